"""Work done once for a comparison that several faces show."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeVar

from reportdiff.model import Comparison

# The notes of all pairs of a country's editions are made before the page of the first.
KEPT = 32

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """A comparison told from others by being the same object: looking at all it holds would cost more than the work."""

    comparison: Comparison

    def __hash__(self) -> int:
        return id(self.comparison)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.comparison is self.comparison


def once(work: Callable[Concatenate[Comparison, P], T]) -> Callable[Concatenate[Comparison, P], T]:
    """Let a function of a comparison (and further small values) remember what it gave for the last ``KEPT``."""

    @lru_cache(maxsize=KEPT)
    def known(same: _Same, further: tuple[Hashable, ...], named: tuple[tuple[str, Hashable], ...]) -> T:
        return work(same.comparison, *further, **dict(named))  # type: ignore[arg-type]  # as they came

    def ask(comparison: Comparison, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return known(_Same(comparison), args, tuple(kwargs.items()))

    ask.__doc__, ask.__name__ = work.__doc__, work.__name__
    return ask
