"""What the new edition tells of an earlier year against what the old edition told of that year."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.figures.series import Key, key, same_told, value
from reportdiff.model import Confidence, Figure, Restated, Role


def restated(old: Sequence[Figure], new: Sequence[Figure]) -> list[Restated]:
    """Find the years that two editions tell differently.

    A restatement needs the same measure, unit, group and whose count for the same year, and exactly
    one value for it in the old edition; where that has several, one of which agrees or none of
    which can be told to be meant, nothing is shown.
    """
    told: dict[tuple[Key, int], list[Figure]] = {}
    for figure in old:
        if figure.reported and figure.period is not None and figure.measure not in (None, "other"):
            told.setdefault((key(figure), figure.period), []).append(figure)
    found: list[Restated] = []
    seen: set[tuple[Key, int, float | None, float | None]] = set()
    for figure in new:
        if figure.role is not Role.COMPARISON or not figure.reported or figure.period is None:
            continue
        where = (key(figure), figure.period)
        mark = (*where, figure.low, figure.high)
        before = told.get(where, [])
        if not before or mark in seen or figure.confidence is Confidence.LOW:
            continue
        seen.add(mark)
        if any(same_told(one, figure) for one in before) or len({(f.low, f.high) for f in before}) > 1:
            continue
        found.append(_restated(before[0], figure, figure.period))
    return found


def _restated(old: Figure, new: Figure, period: int) -> Restated:
    a, b = value(old), value(new)
    sure = old.confidence is Confidence.HIGH and new.confidence is Confidence.HIGH and old.qualifier == new.qualifier
    return Restated(
        period=period,
        old=old,
        new=new,
        difference=None if a is None or b is None else round(b - a, 6),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )
