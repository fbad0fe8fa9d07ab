"""One quantity: a number with its sign, its currency and its unit, read from the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.figures.currencies import CODES
from reportdiff.figures.number_words import OPENERS, SCALES, Number, read_number
from reportdiff.figures.tokens import Tokens
from reportdiff.figures.units import Kind, money_before, time_unit, unit_after

_MINUS = frozenset("-−–")
_ARTICLES = frozenset({"a", "an"})
_WHOLE = frozenset({"all", "full", "whole", "another", "entire"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit, spelled by the tokens ``first`` up to ``after``.

    ``kind`` is ``COUNT`` where no unit of money, time or percent was read; then ``unit`` is
    ``None`` until the counted noun is known. ``number`` is the first number read.
    """

    value: float
    unit: str | None
    kind: Kind
    first: int
    after: int
    number: Number


def may_open(t: Tokens, at: int) -> bool:
    """Whether a quantity could begin at ``at``: a quick look that spares most words the reading."""
    word = t.words[at]
    return word[0].isdecimal() or word in OPENERS or word in _ARTICLES or word in _WHOLE or word == "couple"


def read_quantity(t: Tokens, at: int) -> Quantity | None:
    """Read the quantity whose number begins at ``at``; its currency sign may stand before ``at``."""
    word = t.words[at]
    if word in _ARTICLES:
        return _with_article(t, at)
    if word in _WHOLE and not t.is_numeral(at):
        return _whole_time(t, at)
    if word == "couple":
        return _couple(t, at, at)
    number = read_number(t, at)
    return None if number is None else _with_unit(t, number, number.first)


def _with_unit(t: Tokens, number: Number, first: int) -> Quantity:
    """Add what stands around the number: minus, currency before or behind, unit, a smaller unit behind."""
    value, after = number.value, number.after
    if t.is_numeral(first) and t.word(first - 1) == "." and t.touches(first) and not t.is_numeral(first - 2):
        value, first = float(f"0.{t.words[first]}"), first - 1  # ".240"
        number = Number(value, first, after, digits=True, scaled=True)
    before = money_before(t, first)
    if before is not None:
        code, begin = before
        factor, code = (1e6, code[1:]) if code not in CODES and code[1:] in CODES and code[0] == "M" else (1.0, code)
        return Quantity(value * factor, code, Kind.MONEY, _minus(t, begin), after, number)
    wordy = not number.digits and not number.scaled
    unit = unit_after(t, after, wordy=wordy)
    if _negative(t, first):
        value, first = -value, first - 1
    if unit is None:
        return Quantity(value, None, Kind.COUNT, first, after, number)
    whole = Quantity(_exact(value * unit.factor), unit.unit, unit.kind, first, unit.after, number)
    return _half_behind(t, _minor_behind(t, whole))


def _exact(value: float) -> float:
    return round(value, 6) if value >= 1 else value


def _minus(t: Tokens, first: int) -> int:
    return first - 1 if first and t.words[first - 1] in _MINUS and t.touches(first) else first


def _negative(t: Tokens, first: int) -> bool:
    """Whether a minus stands before: the word, or a sign that does not join it to something before."""
    before = t.word(first - 1)
    if before in {"minus", "negative"}:
        return True
    return (
        before in {"-", "−"}
        and t.touches(first)
        and not t.touches(first - 1)
        and first > 1
        or (before in {"-", "−"} and t.touches(first) and first == 1)
    )


def _minor_behind(t: Tokens, whole: Quantity) -> Quantity:
    """ "3 dollars 50 cents", "four years, one month", "four years and six months": one quantity."""
    at = whole.after
    if whole.kind is Kind.MONEY and len(whole.unit or "") == 3:  # noqa: PLR2004 - an ISO code
        joint = at + 1 if t.word(at) == "and" else at
        small = read_number(t, joint) if t.is_numeral(joint) or t.word(joint) in OPENERS else None
        if small is None or small.value >= 100 or small.scaled or small.share or small.ordinal:  # noqa: PLR2004
            return whole
        minor = unit_after(t, small.after)
        cents = minor is not None and minor.unit in {"cents", "pence"}
        bare = minor is None and (small.after >= len(t) or not t.word(small.after)[0].isalnum())
        if cents and minor is not None:
            return _grown(whole, small.value / 100, minor.after)
        return (
            _grown(whole, small.value / 100, small.after)
            if bare and t.word(small.after) not in {"$", "€", "£"}
            else whole
        )
    if whole.kind is not Kind.TIME:
        return whole
    joint = at + 1 if t.word(at) in {"and", ","} else at
    if t.word(joint) == "and":
        joint += 1
    small = read_number(t, joint) if t.is_numeral(joint) or t.word(joint) in OPENERS else None
    timed = time_unit(t.word(small.after)) if small is not None else None
    if small is None or timed is None or small.share:
        return whole
    ratio = _RATIOS.get((whole.unit or "", timed[0]))
    if ratio is None or small.value * timed[1] >= ratio:
        return whole
    read = unit_after(t, small.after)
    return _grown(whole, small.value * timed[1] / ratio, read.after if read else small.after + 1)


_RATIOS = {("years", "months"): 12.0, ("years", "days"): 365.0, ("years", "weeks"): 52.0, ("months", "days"): 30.4,
           ("months", "weeks"): 4.35, ("weeks", "days"): 7.0, ("days", "hours"): 24.0, ("hours", "minutes"): 60.0,
           ("minutes", "seconds"): 60.0}  # fmt: skip


def _grown(whole: Quantity, part: float, after: int) -> Quantity:
    return Quantity(round(whole.value + part, 6), whole.unit, whole.kind, whole.first, after, whole.number)


def _half_behind(t: Tokens, whole: Quantity) -> Quantity:
    """ "an hour and a half", "two years and a half"."""
    at = whole.after
    if (
        whole.kind is Kind.TIME
        and t.word(at) == "and"
        and t.word(at + 1) == "a"
        and t.word(at + 2) in {"half", "quarter"}
    ):
        return _grown(whole, 0.5 if t.word(at + 2) == "half" else 0.25, at + 3)
    return whole


def _with_article(t: Tokens, at: int) -> Quantity | None:
    """ "a hundred", "a dozen", "a quarter", "an hour", "a couple of weeks"."""
    word = t.word(at + 1)
    if word == "couple":
        return _couple(t, at, at + 1)
    if word in {"hundred", "dozen"} or word in SCALES:
        number = read_number(t, at + 1)
        return None if number is None else _with_unit(t, _from(number, at), at)
    if word in {"half", "quarter", "third", "fifth", "tenth", "fourth"} and _plain_share(t, at + 2):
        number = read_number(t, at + 1)
        value = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "fifth": 0.2, "tenth": 0.1, "fourth": 0.25}[word]
        if number is not None and number.scaled:
            return _with_unit(t, _from(number, at), at)
        return _with_unit(t, Number(value, at, at + 2, share=True), at)
    timed = time_unit(word)
    if timed is not None and not word.endswith(("s", "'s")):
        return _one_time(t, at)
    return None


def _from(number: Number, first: int) -> Number:
    return Number(number.value, first, number.after, share=number.share, scaled=number.scaled)


def _plain_share(t: Tokens, at: int) -> bool:
    word = t.word(at)
    return word in {"of", "million", "billion", "hour", "year", "an", "a"} or not word or not word[0].isalnum()


def _one_time(t: Tokens, at: int) -> Quantity | None:
    """ "an hour", "a year" as a length of time, not as a rate ("twice a year", "$5 a day")."""
    unit = unit_after(t, at + 1)
    if unit is None or unit.kind is not Kind.TIME:
        return None
    one = Quantity(unit.factor, unit.unit, Kind.TIME, at, unit.after, Number(1.0, at, at + 1))
    return _minor_behind(t, _half_behind(t, one))


def _couple(t: Tokens, first: int, at: int) -> Quantity | None:
    if t.word(at + 1) != "of":
        return None
    return _with_unit(t, Number(2.0, first, at + 2), first)


def _whole_time(t: Tokens, at: int) -> Quantity | None:
    """ "all day", "a full year", "another hour" are one unit of time."""
    here = at + 2 if t.word(at + 1) in {"-", "‐"} else at + 1
    word = t.word(here)
    timed = time_unit(word)
    if timed is None or word.endswith("s"):
        return None
    return Quantity(timed[1], timed[0], Kind.TIME, at, here + 1, Number(1.0, at, at + 1))
