"""Figures of one measure that two editions tell in different units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportdiff.figures.series import Side, value
from reportdiff.figures.trend import lined
from reportdiff.model import Confidence, Figure, Lined, UnitChanged

_MONTHS = {"months": 1, "years": 12}  # lengths of time that one counts in the other without rounding


def unit_changes(
    olds: Sequence[Figure], news: Sequence[Figure], before: Side, after: Side
) -> list[UnitChanged | Lined]:
    """Find measures told in another unit: one figure on each side, neither unit told by the other side.

    None is none in any unit: a zero is lined up with what the other side counts.
    """
    found: list[UnitChanged | Lined] = []
    gone, come = _by_matter(olds), _by_matter(news)
    for matter, figures in come.items():
        others = gone.get(matter, [])
        if matter[0] in (None, "other"):
            continue
        if len(figures) != 1 or len(others) != 1:
            found += _nothing_of_each(others, figures)
            continue
        old, new = others[0], figures[0]
        if old.unit is None or new.unit is None or old.unit == new.unit:
            continue
        if old.unit in _MONTHS and new.unit in _MONTHS:
            found += [c for c in (lined(_in_months(old), _in_months(new), Confidence.MEDIUM),) if c is not None]
        elif (change := _from_nothing(old, new, _sureness(old, new, before, after))) is not None:
            found.append(change)
        elif new.unit not in before.units(new) and old.unit not in after.units(old):
            found.append(UnitChanged(old, new, Confidence.MEDIUM))
    return found


def _nothing_of_each(olds: Sequence[Figure], news: Sequence[Figure]) -> list[UnitChanged | Lined]:
    """Line up the one zero of a side with what the other counts in several units: no money for nobody."""
    zero, several = (news, olds) if len(news) == 1 else (olds, news)
    if len(zero) != 1 or value(zero[0]) != 0 or any(f.part_of is not None or f.unit is None for f in several):
        return []
    if len({f.unit for f in several}) < len(several) or any(f.section != zero[0].section for f in several):
        return []
    pairs = [(f, zero[0]) if zero is news else (zero[0], f) for f in several]
    told = [_from_nothing(old, new, Confidence.MEDIUM) for old, new in pairs]
    return [change for change in told if change is not None]


def _sureness(old: Figure, new: Figure, before: Side, after: Side) -> Confidence:
    """How sure a zero is of the same as a count: both surely read, and both told first of their measure."""
    first = before.leads_with(old) and after.leads_with(new) and old.section == new.section
    sure = old.confidence is new.confidence is Confidence.HIGH and first
    return Confidence.HIGH if sure else Confidence.MEDIUM


def alike(figure: Figure) -> tuple[str, ...]:
    """The units that are of one dimension with a figure's own."""
    return tuple(_MONTHS) if figure.unit in _MONTHS else ()


def _in_months(figure: Figure) -> Figure:
    """A length of time in months, so that years and months can be compared."""
    by = _MONTHS[figure.unit or ""]
    low, high = (None if end is None else end * by for end in (figure.low, figure.high))
    return replace(figure, low=low, high=high, unit="months")


def _from_nothing(old: Figure, new: Figure, confidence: Confidence) -> Lined | None:
    """Line up a zero with what the other side counts; ``None`` where neither is one."""
    if 0 not in (value(old), value(new)):
        return None
    unit = old.unit if value(new) == 0 else new.unit
    return lined(replace(old, unit=unit), replace(new, unit=unit), confidence)


def unit_echoes(olds: Sequence[Figure], news: Sequence[Figure], after: Side) -> list[UnitChanged | Lined]:
    """Find figures told beside the old one in the old one's unit ("24 cases, compared with 52 suspects")."""
    told = {(f.measure, f.unit, f.period, f.low, f.high): f for f in reversed(olds) if f.measure != "other"}
    found: list[UnitChanged | Lined] = []
    for figure in news:
        for earlier in after.beside.get(figure.start, ()):
            old = told.pop((figure.measure, earlier.unit, earlier.period, earlier.low, earlier.high), None)
            if old is not None and earlier.unit != figure.unit and figure.unit is not None:
                zero = _from_nothing(old, figure, Confidence.HIGH)
                found.append(UnitChanged(old, figure, Confidence.HIGH) if zero is None else zero)
                break
    return found


def _by_matter(figures: Iterable[Figure]) -> dict[tuple[str | None, str | None, str | None], list[Figure]]:
    found: dict[tuple[str | None, str | None, str | None], list[Figure]] = {}
    for figure in figures:
        found.setdefault((figure.measure, figure.subgroup, figure.actor), []).append(figure)
    return found
