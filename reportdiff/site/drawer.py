"""The small things that one country's builds keep, together in one entry of the cache: a file each would cost more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from reportdiff.faces.notes import PairNote
from reportdiff.model import EditionStrand, PairStrand
from reportdiff.site.cache import Cache

Small = EditionStrand | PairStrand | PairNote
Kind = TypeVar("Kind", EditionStrand, PairStrand, PairNote)


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies in a drawer: each value with the name of what went into it."""

    values: tuple[tuple[str, Small], ...]


class Drawer:
    """A drawer of the cache; what a build does not ask for is not in it any more when it is closed."""

    def __init__(self, cache: Cache, place: str) -> None:
        """Open the drawer at a place of the cache; it is empty where nothing sound lies there."""
        self._cache, self._place = cache, place
        found = cache.get(place)
        self._before = dict(found.values) if isinstance(found, Kept) else {}
        self._now: dict[str, Small] = {}

    def has(self, key: str) -> bool:
        """Tell whether a value lies under the key."""
        return key in self._before or key in self._now

    def get(self, key: str, kind: type[Kind]) -> Kind | None:
        """Give the value of a kind under a key, ``None`` where there is none."""
        found = self._now.get(key, self._before.get(key))
        if not isinstance(found, kind):
            return None
        self._now[key] = found
        return found

    def put(self, key: str, value: Small) -> None:
        """Lay a value into the drawer."""
        self._now[key] = value

    def close(self) -> None:
        """Keep what lies in the drawer now."""
        if self._now.keys() != self._before.keys():  # a value is as its name says
            self._cache.put(self._place, Kept(tuple(self._now.items())))
