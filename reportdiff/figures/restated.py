"""What the new edition tells of an earlier year against what the old edition told of that year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.figures.series import Key, headline, in_table, key, same_told, value
from reportdiff.model import Confidence, Figure, Restated, Role


def restated(old: Sequence[Figure], new: Sequence[Figure]) -> list[Restated]:
    """Find the years that two editions tell differently.

    A restatement needs the same measure, unit and group for the same year, and one value for it in
    the old edition. Where that has several, the total against the total told beside the new one is
    meant; where one of them agrees, or none is plainly meant, nothing is shown.
    """
    told: dict[tuple[Key, int], list[Figure]] = {}
    by_group: dict[tuple[Key, int], list[Figure]] = {}
    for figure in old:
        if figure.reported and figure.period is not None and (figure.measure != "other" or in_table(figure)):
            told.setdefault((key(figure), figure.period), []).append(figure)
            by_group.setdefault((_anyone(figure), figure.period), []).append(figure)
    totals = {f.start for f in (headline(figures) for figures in _current(new).values()) if f is not None}
    found: list[Restated] = []
    seen: set[tuple[Key, int, float | None, float | None]] = set()
    for figure in new:
        if figure.role is not Role.COMPARISON or not figure.reported or figure.period is None:
            continue
        mark = (key(figure), figure.period, figure.low, figure.high)
        if mark in seen or figure.confidence is Confidence.LOW:
            continue
        seen.add(mark)
        before = told.get((key(figure), figure.period), [])
        if not before and figure.subgroup is not None:
            before = by_group.get((_anyone(figure), figure.period), [])
        one = _meant(figure, before, totals)
        if one is not None:
            found.append(_restated(one, figure, figure.period, sure=key(one) == key(figure) and _one_value(before)))
    return found


def _anyone(figure: Figure) -> Key:
    """The series of a figure whoever counts."""
    return replace(key(figure), actor=None)


def _current(figures: Sequence[Figure]) -> dict[Key, list[Figure]]:
    found: dict[Key, list[Figure]] = {}
    for figure in figures:
        if figure.reported and figure.role is Role.CURRENT:
            found.setdefault(key(figure), []).append(figure)
    return found


def _one_value(figures: Sequence[Figure]) -> bool:
    return len({(f.low, f.high) for f in figures}) == 1


def _meant(figure: Figure, before: Sequence[Figure], totals: set[int]) -> Figure | None:
    """The old figure that an earlier value contradicts; ``None`` where one agrees or none is plainly meant."""
    if not before or any(same_told(one, figure) for one in before):
        return None
    if _one_value(before):
        return before[0]
    return headline(before) if figure.beside in totals else None


def _restated(old: Figure, new: Figure, period: int, *, sure: bool) -> Restated:
    a, b = value(old), value(new)
    sure = (
        sure
        and old.confidence is Confidence.HIGH
        and new.confidence is Confidence.HIGH
        and old.qualifier == new.qualifier
    )
    return Restated(
        period=period,
        old=old,
        new=new,
        difference=None if a is None or b is None else round(b - a, 6),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )
