"""How a figure moved between two editions."""

from __future__ import annotations

from reportdiff.figures.series import value
from reportdiff.model import Confidence, Figure, Lined, Qualifier, Trend


def lined(old: Figure, new: Figure, confidence: Confidence) -> Lined | None:
    """Line up two figures of one series; ``None`` where no one word says how they moved.

    The difference is new - old in the unit (percentage points for percent); the percentage is of
    the old value and ``None`` from zero and for percent. Of two ranges only the trend is told, and
    only when both ends agree on it; a bound against another kind of number lowers the confidence.
    """
    a, b = value(old), value(new)
    if a is None or b is None:
        trend = _of_ranges(old, new)
        return None if trend is None else Lined(trend, old, new, None, None, confidence)
    trend = Trend.SAME if a == b else Trend.UP if b > a else Trend.DOWN
    if (
        old.qualifier != new.qualifier
        and Qualifier.EXACT in (old.qualifier, new.qualifier)
        and confidence is Confidence.HIGH
    ):
        confidence = Confidence.MEDIUM
    relative = None if a == 0 or new.unit == "percent" else round((b - a) / a * 100, 1)
    return Lined(trend, old, new, round(b - a, 6), relative, confidence)


def _of_ranges(old: Figure, new: Figure) -> Trend | None:
    if None in (old.low, old.high, new.low, new.high):
        return (
            Trend.SAME if (old.low, old.high) == (new.low, new.high) and (old.low, old.high) != (None, None) else None
        )
    moves = {_sign((new.low or 0) - (old.low or 0)), _sign((new.high or 0) - (old.high or 0))}
    if moves == {0}:
        return Trend.SAME
    if -1 not in moves:
        return Trend.UP
    return Trend.DOWN if 1 not in moves else None


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
