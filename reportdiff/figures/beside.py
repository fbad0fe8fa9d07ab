"""An earlier year's value that one edition tells beside its own: "37 offenders, an increase from 11 in 2010"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.figures.trend import lined
from reportdiff.model import Figure, FigureChange, FirstReported, Role, Trend

# A comparison stands in the same sentence or the next one; farther off it may belong to another figure.
NEAR = 300  # characters between the two quantities
# Terms told one beside the other are of one matter, not of two years: "an appeal cut his sentence from 26 to 22 years".
_TERMS = frozenset({"years", "months", "weeks", "days"})


def told_beside(current: Figure, figures: Sequence[Figure]) -> Figure | None:
    """Find the earlier value that the same edition tells beside a figure.

    Args:
        current: one of the figures of an edition, for the edition's own year.
        figures: all figures of that edition.

    Returns:
        The nearest comparison value of the same measure, unit, subgroup and actor, of the latest year
        before; ``None`` where there is none near, where it stands nearer to another figure, or for
        lengths of time.
    """
    year = current.period
    if not _is_point(current) or year is None or current.unit in _TERMS:
        return None
    alike = [f for f in figures if _key(f) == _key(current) and _is_point(f)]
    earlier = [
        (year - f.period, _gap(f, current), f)
        for f in alike
        if f.role is Role.COMPARISON and f.period is not None and f.period < year and _gap(f, current) <= NEAR
    ]
    if not earlier:
        return None
    _, _, found = min(earlier, key=lambda one: one[:2])
    rivals = [f for f in alike if f.role is Role.CURRENT]
    return found if min(rivals, key=lambda f: _gap(f, found)) == current else None


def lined_beside(change: FigureChange, figures: Sequence[Figure]) -> FigureChange:
    """Line a figure without a counterpart up with what its own edition tells of the year before.

    Args:
        change: any figure change; only one that the old edition has no counterpart for may turn.
        figures: all figures of the new edition.

    Returns:
        A ``Lined`` with ``told_by_new`` where the new edition tells both years, else the change as it is.
    """
    before = told_beside(change.new, figures) if isinstance(change, FirstReported) else None
    if before is None or not isinstance(change, FirstReported):
        return change
    pair = lined(before, change.new, change.confidence)
    return change if pair is None else replace(pair, told_by_new=True)


def trend_between(old: Figure, new: Figure) -> tuple[Trend, float] | None:
    """Say how one value moved to another and by how much; ``None`` unless both are single numbers."""
    if old.low is None or new.low is None or not (_is_point(old) and _is_point(new)):
        return None
    difference = new.low - old.low
    return (Trend.UP if difference > 0 else Trend.DOWN if difference < 0 else Trend.SAME), difference


def _key(figure: Figure) -> tuple[str | None, ...]:
    return figure.measure, figure.unit, figure.subgroup, figure.actor


def _is_point(figure: Figure) -> bool:
    return figure.reported and figure.low is not None and figure.low == figure.high


def _gap(one: Figure, other: Figure) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
