"""Where moved text stood before: for each moved change the place on the page that comes before its old one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportdiff.changes import new_side, old_side
from reportdiff.faces.division import Part, anchor_of
from reportdiff.faces.summary import RECOMMENDATIONS, section_anchor
from reportdiff.model import Added, Change, Comparison, Removed


@dataclass(frozen=True, slots=True)
class Moves:
    """Moved changes and where they stood.

    ``origin`` gives for a moved change the id on the page after which it stood; nothing where its old
    section is not shown. ``gone`` gives for such an id the changes that moved away from behind it, to
    another paragraph or section.
    """

    origin: Mapping[str, str]
    gone: Mapping[str, tuple[Change, ...]]


def moves(comparison: Comparison, shown: Part) -> Moves:
    """Find the old places of all moved changes.

    Args:
        comparison: the comparison.
        shown: what the page shows of it, section by section.
    """
    anchors = {section.name: anchor_of(section, comparison) for section, _ in shown}
    if comparison.recommendations:
        anchors.setdefault(RECOMMENDATIONS, section_anchor(RECOMMENDATIONS))
    told = [*(one.change for one in comparison.recommendations), *(c for _, changes in shown for c in changes)]
    moved = sorted(filter(_is_moved, told), key=lambda c: old_side(c)[0].unit.start)
    left = {old_side(change)[0].section for change in moved}
    stood = {section.name: _standing(changes, section.name) for section, changes in shown if section.name in left}
    origin: dict[str, str] = {}
    gone: dict[str, list[Change]] = {}
    for change in moved:
        before = old_side(change)[0]
        if before.section not in anchors:
            continue
        starts, ids = stood.get(before.section, ((), ()))
        at = bisect_left(starts, before.unit.start)
        origin[change.id] = ids[at - 1] if at else anchors[before.section]
        after = new_side(change)[0]
        listed = before.section == RECOMMENDATIONS and bool(comparison.recommendations)
        if not listed and (before.section, before.unit.paragraph) != (after.section, after.unit.paragraph):
            gone.setdefault(origin[change.id], []).append(change)
    return Moves(origin, {key: tuple(changes) for key, changes in gone.items()})


def stub(change: Change) -> str:
    """Name the note that stands where a moved change stood before."""
    return f"m{change.id[1:]}"


def _is_moved(change: Change) -> bool:
    return not isinstance(change, Added | Removed) and change.moved


def _standing(changes: Iterable[Change], section: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Give where the changes that did not move begin in the old text, in rising order, and their ids."""
    found = sorted(
        (passages[0].unit.start, change.id)
        for change in changes
        if not _is_moved(change) and (passages := old_side(change)) and passages[0].section == section
    )
    return tuple(start for start, _ in found), tuple(id_ for _, id_ in found)
