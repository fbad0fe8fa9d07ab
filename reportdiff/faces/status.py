"""What became of a unit or a figure, in the words that JSON, style sheet and wording know it by."""

from __future__ import annotations

from reportdiff.model import (
    Added,
    Change,
    FigureChange,
    FirstReported,
    Gone,
    Kept,
    Lined,
    Merged,
    NotReported,
    Removed,
    Restated,
    Reworded,
    Split,
    UnitChanged,
)


def change_status(change: Change) -> str:
    """Name what became of a unit: kept, reworded, split, merged, added or removed."""
    match change:
        case Kept():
            return "kept"
        case Reworded():
            return "reworded"
        case Split():
            return "split"
        case Merged():
            return "merged"
        case Added():
            return "added"
        case Removed():
            return "removed"


def figure_status(change: FigureChange) -> str:
    """Name what became of a figure: up, down, same, new, gone, told_again, not_reported, unit_changed or restated."""
    match change:
        case Lined():
            return change.trend.value
        case FirstReported():
            return "new"
        case Gone():
            return "gone" if change.again is None else "told_again"
        case NotReported():
            return "not_reported"
        case UnitChanged():
            return "unit_changed"
        case Restated():
            return "restated"
