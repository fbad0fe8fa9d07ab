"""Where things stand: from an offset in a report's text to the change that shows it, and ids of figure rows."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from reportdiff.changes import new_side, old_side
from reportdiff.faces.once import once
from reportdiff.model import (
    Comparison,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Lined,
    NotReported,
    Passage,
    Restated,
    UnitChanged,
)

Side = Literal["old", "new"]
_begin = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit on one side: the id of the change that shows it, its section's title and paragraph."""

    side: Side
    change: str
    section: str
    paragraph: int
    start: int
    end: int


Standing = tuple[int, str, Passage]  # where a unit begins, the id of the change that shows it, the unit


@dataclass(frozen=True, slots=True)
class Places:
    """All units of both sides, each side in the order of its report, and the titles of their sections."""

    old: tuple[Standing, ...]
    new: tuple[Standing, ...]
    titles: Mapping[str, str]

    def find(self, side: Side, offset: int) -> Place | None:
        """Give the unit that holds the offset, or ``None`` where no unit stands (a heading, furniture)."""
        listed = self.old if side == "old" else self.new
        at = bisect_right(listed, offset, key=_begin) - 1
        if at < 0 or offset >= listed[at][2].unit.end:
            return None
        start, change, passage = listed[at]
        title = self.titles.get(passage.section, passage.section)
        return Place(side, change, title, passage.unit.paragraph, start, passage.unit.end)


@once
def places(comparison: Comparison) -> Places:
    """Index the units of a comparison by where they stand."""
    titles = {s.name: s.title for report in (comparison.old, comparison.new) for s in report.sections}
    changes = [change for section in comparison.sections for change in section.changes]
    old = [(passage.unit.start, change.id, passage) for change in changes for passage in old_side(change)]
    new = [(passage.unit.start, change.id, passage) for change in changes for passage in new_side(change)]
    return Places(tuple(sorted(old, key=_begin)), tuple(sorted(new, key=_begin)), titles)


def sides(change: FigureChange) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Give the old and the new figures of a figure change; either may be empty."""
    match change:
        case Lined() | UnitChanged() | Restated():
            return (change.old,), (change.new,)
        case FirstReported():
            return (), (change.new,)
        case Gone():
            return (change.old,), () if change.again is None else (change.again,)
        case NotReported():
            return change.old, (change.new,)


@once
def figure_ids(comparison: Comparison) -> tuple[str, ...]:
    """Name each figure change by what it says, so that a link to its row survives a rebuild.

    Returns:
        One id per entry of ``comparison.figures``, no two alike.
    """
    seen: Counter[str] = Counter()
    ids = []
    for change in comparison.figures:
        old, new = sides(change)
        told = [type(change).__name__]
        for figure in (*old, None, *new):
            told += [figure.sentence, figure.text, f"{figure.measure}/{figure.subgroup}"] if figure else ["|"]
        key = hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[key] += 1
        ids.append(f"f-{key}" if seen[key] == 1 else f"f-{key}-{seen[key]}")
    return tuple(ids)
