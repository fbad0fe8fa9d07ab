"""Places: the main order of links, and how far a pair stands from where its neighbours put it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[int, int]

_NEAR = (-2, -1, 1, 2)  # how far a moved neighbour lends its place


def main_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Find the longest chain of pairs that climbs on both sides (Fredman 1975).

    Args:
        pairs: one-to-one pairs in any order.

    Returns:
        The chain in order; pairs not in it are moves.
    """
    ordered = sorted(pairs)
    tails: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for position, (_, j) in enumerate(ordered):
        at = bisect_left(tails, j)
        back.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        last[at : at + 1] = [position]
    chain: list[Pair] = []
    position = last[-1] if last else -1
    while position >= 0:
        chain.append(ordered[position])
        position = back[position]
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each text should stand on the other side, and the places of texts that moved."""

    on_new: tuple[float, ...]
    on_old: tuple[float, ...]
    moved: dict[int, int]

    def distance(self, i: int, j: int) -> float:
        """Tell how many places a pair stands from where it should.

        The neighbours in the main order say where; a text whose neighbour moved may have moved with it.
        """
        away = (abs(self.on_new[i] - j) + abs(self.on_old[j] - i)) / 2
        if self.moved:
            for step in _NEAR:
                there = self.moved.get(i + step)
                if there is not None:
                    away = min(away, abs(j - there + step) + (abs(step) - 1) / 2)
        return away


def places(pairs: Sequence[Pair], old_length: int, new_length: int) -> Places:
    """Read off pairs that are sure where every other text should stand.

    Args:
        pairs: the sure pairs.
        old_length: how many old texts there are.
        new_length: how many new texts there are.

    Returns:
        The places, interpolated between the nearest sure pairs in the main order.
    """
    chain = main_order(pairs)
    main = set(chain)
    return Places(
        _interpolate(chain, old_length, new_length),
        _interpolate([(j, i) for i, j in chain], new_length, old_length),
        {i: j for i, j in pairs if (i, j) not in main},
    )


def _interpolate(chain: Sequence[Pair], length: int, other_length: int) -> tuple[float, ...]:
    """Spread the texts between two pairs of the chain evenly over the places between them."""
    spread = [0.0] * length
    ends = [(-1, -1), *chain, (length, other_length)]
    for (a, b), (c, d) in pairwise(ends):
        step = (d - b) / (c - a)
        for i in range(max(a, 0), min(c, length)):
            spread[i] = b + (i - a) * step
    return tuple(spread)
