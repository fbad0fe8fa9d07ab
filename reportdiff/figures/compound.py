"""Quantities told in a larger and a smaller unit, or twice: one figure.

"four years, one month", "3 dollars 50 cents", "an hour and a half", "ten (10)", "17 of 31 states".
"""

from __future__ import annotations

from dataclasses import replace

from reportdiff.figures.number_tables import OPENERS, Number, exact
from reportdiff.figures.number_words import read_number
from reportdiff.figures.persons import is_plural
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.tokens import Tokens
from reportdiff.figures.units import Kind, time_unit, unit_after

#: How many of the smaller unit make the larger.
_RATIOS = {("years", "months"): 12.0, ("years", "days"): 365.0, ("years", "weeks"): 52.0, ("months", "days"): 30.4,
           ("months", "weeks"): 4.35, ("weeks", "days"): 7.0, ("days", "hours"): 24.0, ("hours", "minutes"): 60.0,
           ("minutes", "seconds"): 60.0}  # fmt: skip
_CENTS = 100.0


def completed(t: Tokens, whole: Quantity) -> Quantity:
    """The quantity together with what goes on with it behind, or as it is."""
    match whole.kind:
        case Kind.MONEY:
            return _cents(t, whole)
        case Kind.TIME:
            return _smaller_time(t, _half_behind(t, whole))
        case Kind.COUNT:
            return _out_of(t, _said_again(t, whole))
        case Kind.PERCENT | Kind.MEASURE:
            return whole


def _number_at(t: Tokens, at: int) -> Number | None:
    return read_number(t, at) if t.is_numeral(at) or t.word(at) in OPENERS else None


def _grown(whole: Quantity, part: float, after: int) -> Quantity:
    return replace(whole, value=round(whole.value + part, 6), after=after)


def _cents(t: Tokens, whole: Quantity) -> Quantity:
    """As in "3 dollars 50 cents", "15 dollars and 50"."""
    if len(whole.unit or "") != 3 or whole.after == whole.number.after:  # noqa: PLR2004 - an ISO code, spelled behind
        return whole
    at = whole.after + (t.word(whole.after) == "and")
    small = _number_at(t, at)
    if small is None or small.value >= _CENTS or small.scaled or small.share or small.ordinal or small.value % 1:
        return whole
    minor = unit_after(t, small.after)
    if minor is not None:
        return _grown(whole, small.value / _CENTS, minor.after) if minor.unit in {"cents", "pence"} else whole
    behind = t.word(small.after)
    return (
        whole
        if behind[:1].isalnum() or behind in {"$", "€", "£", "%"}
        else _grown(whole, small.value / _CENTS, small.after)
    )


def _smaller_time(t: Tokens, whole: Quantity) -> Quantity:
    """As in "four years, one month", "four years and six months", "1 year, 2 days, 3 hours"."""
    unit = whole.unit or ""
    while True:
        at = whole.after
        at += t.word(at) == ","
        at += t.word(at) == "and"
        small = _number_at(t, at)
        timed = time_unit(t.word(small.after)) if small is not None else None
        if small is None or timed is None or small.share or small.ordinal:
            return whole
        ratio = _RATIOS.get((unit, timed[0]))
        read = unit_after(t, small.after)
        if ratio is None or read is None or small.value * timed[1] >= ratio:
            return whole
        whole = _grown(whole, small.value * timed[1] / ratio, read.after)


def _half_behind(t: Tokens, whole: Quantity) -> Quantity:
    """As in "an hour and a half"."""
    at = whole.after
    if t.word(at) != "and":
        return whole
    at += 2 if t.word(at + 1) == "a" else 1
    match t.word(at):
        case "half":
            return _grown(whole, 0.5, at + 1)
        case "quarter":
            return _grown(whole, 0.25, at + 1)
        case _:
            return whole


def _said_again(t: Tokens, whole: Quantity) -> Quantity:
    """As in "ten (10)": the number in words and again in brackets."""
    at = whole.after
    if t.word(at) == "(" and t.is_numeral(at + 1) and t.word(at + 2) == ")" and not whole.number.digits:
        again = read_number(t, at + 1)
        if again is not None and again.value == whole.value:
            return replace(whole, after=at + 3)
    return whole


def _opens_as_share(t: Tokens, whole: Quantity) -> bool:
    """As in "Two in five victims were boys": two small numbers in words before a plural, at a statement's head."""
    total = _number_at(t, whole.after + 1)
    before = t.word(whole.first - 1)
    small = total is not None and not total.digits and not whole.number.digits and total.value <= 10  # noqa: PLR2004
    return (
        small
        and total is not None
        and before in {"", "that", ",", "nearly", "almost"}
        and is_plural(t.word(total.after))
    )


def _out_of(t: Tokens, whole: Quantity) -> Quantity:
    """As in "17 of 31 states" counts 17 states; "one in five children" is a percentage."""
    at = whole.after
    if t.word(at) == "out" and t.word(at + 1) == "of":
        at += 2
    elif t.word(at) == "of" or (t.word(at) == "in" and (whole.value == 1 or _opens_as_share(t, whole))):
        at += 1
    else:
        return whole
    share = t.word(at - 1) == "in" or (whole.value == 1 and t.word(at - 2) == "out")
    at += t.word(at) == "every"
    total = _number_at(t, at)
    if total is None or total.ordinal or total.share or not whole.value < total.value or total.value % 1:
        return whole
    behind = t.word(total.after)
    if share:
        ends = whole.first > 0 and not behind[:1].isalnum()
        counts = ends or behind == "of" or is_plural(behind) or is_plural(t.word(total.after + 1))
        if total.value > 1000 or not counts:  # noqa: PLR2004 - "one in 2019"
            return whole
        return Quantity(
            exact(100 * whole.value / total.value), "percent", Kind.PERCENT, whole.first, total.after, whole.number
        )
    return replace(whole, after=total.after) if behind[:1].isalpha() and unit_after(t, total.after) is None else whole
