"""Whether two figures moved as the words of a claim say."""

from __future__ import annotations

from collections.abc import Mapping

from reportdiff.families.lexicon import Hit
from reportdiff.figures.series import same_told, value
from reportdiff.model import Figure, Qualifier

_CALM = 0.25  # how far apart "similar" numbers may be, of the greater one
_SLACK, _POINTS = 0.15, 2.0  # how far a share of change may be off, of itself and in percentage points
_OPEN_UP = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
_OPEN_DOWN = {Qualifier.AT_MOST, Qualifier.LESS_THAN}


def agrees(
    hit: Hit, low: str, pair: tuple[Figure, Figure], factors: Mapping[str, float], amount: Figure | None = None
) -> bool | None:
    """Check a claim against the current and the earlier figure.

    Args:
        hit: the words of change, labelled with their direction.
        low: their sentence in small letters.
        pair: the current figure and the earlier one.
        factors: beginnings of words that multiply ("doubl": 2).
        amount: by how much the claim says that it moved; only a percentage is checked.

    Returns:
        ``None`` for ranges, other units, zeros doubled, and where a bound ("at least 40") leaves it open.
    """
    now, then = value(pair[0]), value(pair[1])
    if now is None or then is None or pair[0].unit != pair[1].unit:
        return None
    factor = next((f for word, f in factors.items() if low[hit.start : hit.end].startswith(word)), None)
    match hit.label:
        case "increase" | "decrease" if factor is not None:
            answer = _multiplied(low, hit, now, then, factor)
        case "increase":
            answer = now > then and _by(amount, now, then)
        case "decrease":
            answer = now < then and _by(amount, now, then)
        case "same":
            answer = same_told(*pair)
        case _:
            answer = abs(now - then) <= max(2.0, _CALM * max(now, then))
    return None if answer is False and _left_open(hit.label, pair, now, then) else answer


def _by(amount: Figure | None, now: float, then: float) -> bool:
    """Whether a move is as large as the claim says; one that is given in numbers is not checked."""
    said = None if amount is None or amount.unit != "percent" else value(amount)
    if amount is None or said is None or then == 0:
        return True
    moved = abs(now - then) / then * 100
    slack = max(_POINTS, _SLACK * said)
    return (moved <= said + slack or amount.qualifier in _OPEN_UP) and (
        moved >= said - slack or amount.qualifier in _OPEN_DOWN
    )


def _left_open(label: str, pair: tuple[Figure, Figure], now: float, then: float) -> bool:
    """Whether a figure that is only a bound may still have moved as said."""
    new, old = pair[0].qualifier, pair[1].qualifier
    if label == "increase":
        return new in _OPEN_UP or old in _OPEN_DOWN
    if label == "decrease":
        return new in _OPEN_DOWN or old in _OPEN_UP
    return (now < then and new in _OPEN_UP) or (then < now and old in _OPEN_UP)


def _multiplied(low: str, hit: Hit, now: float, then: float, factor: float) -> bool | None:
    """Check "doubled" and its kin, with "more than" and "nearly" before it."""
    if then == 0:
        return None
    ratio, lead = now / then, low[max(0, hit.start - 12) : hit.start]
    if lead.endswith("more than "):
        return ratio > factor if factor > 1 else ratio < factor
    if lead.endswith(("nearly ", "almost ")):
        return 0.8 * factor <= ratio <= factor if factor > 1 else ratio <= 1.2 * factor
    return 0.9 * factor <= ratio <= 1.2 * factor
