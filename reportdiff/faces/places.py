"""Where things stand: from an offset in a report's text to the change that shows it, and ids of figure rows."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Place:
    """A unit on one side: the id of the change that shows it, its section's title and paragraph."""

    side: Side
    change: str
    section: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """All units of both sides by their offsets, each side in rising order."""

    old: tuple[Place, ...]
    new: tuple[Place, ...]

    def find(self, side: Side, offset: int) -> Place | None:
        """Give the unit that holds the offset, or ``None`` where no unit stands (a heading, furniture)."""
        listed = self.old if side == "old" else self.new
        at = bisect_right(listed, offset, key=lambda place: place.start) - 1
        return listed[at] if at >= 0 and offset < listed[at].end else None


@once
def places(comparison: Comparison) -> Places:
    """Index the units of a comparison by where they stand."""
    titles = {s.name: s.title for report in (comparison.old, comparison.new) for s in report.sections}
    found: dict[Side, list[Place]] = {"old": [], "new": []}
    for section in comparison.sections:
        for change in section.changes:
            sides: tuple[tuple[Side, tuple[Passage, ...]], ...] = (("old", old_side(change)), ("new", new_side(change)))
            for side, passages in sides:
                for passage in passages:
                    unit = passage.unit
                    title = titles.get(passage.section, passage.section)
                    found[side].append(Place(side, change.id, title, unit.paragraph, unit.start, unit.end))
    return Places(*(tuple(sorted(found[side], key=lambda place: place.start)) for side in ("old", "new")))


def sides(change: FigureChange) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Give the old and the new figures of a figure change; either may be empty."""
    match change:
        case Lined() | UnitChanged() | Restated():
            return (change.old,), (change.new,)
        case FirstReported():
            return (), (change.new,)
        case Gone():
            return (change.old,), ()
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
