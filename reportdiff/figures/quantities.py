"""One quantity: a number with its sign, its currency and its unit, read from the words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportdiff.figures.currencies import CODES
from reportdiff.figures.number_tables import DOZENS, ONE_PARTS, OPENERS, SCALES, Number, exact
from reportdiff.figures.number_words import read_number
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind, UnitRead, money_before, time_unit, unit_after

_MINUS = frozenset("-−")
_ARTICLES = frozenset({"a", "an"})
_WHOLE = frozenset({"full", "whole", "another", "entire"})
#: Before "a year" these say that a length is meant; "twice a year" and "$5 a day" are rates.
_BEFORE_LENGTH = word_set(
    """
    for of than to least most about approximately nearly almost around within in over between and or from after
    under exceeding last lasted lasting lasts took take takes taking serve served serving spend spent half only
    just roughly every up
    """
)
_AFTER_LENGTH_NOT = word_set("ago earlier later before after long old hence apart prior")
_SHARE_OF = word_set("of that the all were was are is its their these those")


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
    guessed: bool = False


def may_open(t: Tokens, at: int) -> bool:
    """Whether a quantity could begin at ``at``: a quick look that spares most words the reading."""
    return may_begin(t.words[at])


def may_begin(word: str) -> bool:
    """Whether a quantity could begin with this word."""
    return word[0].isdecimal() or word in OPENERS or word in _ARTICLES or word in _WHOLE or word in {"couple", "all"}


def read_quantity(t: Tokens, at: int, floor: int = 0) -> Quantity | None:
    """Read the quantity whose number begins at token ``at``, or ``None``.

    A currency sign before ``at`` belongs to it, but nothing before token ``floor``, which is where
    the quantity before ended.
    """
    word = t.words[at]
    if word in _ARTICLES:
        return _with_article(t, at, floor)
    if word in _WHOLE or word == "all":
        return _whole_time(t, at)
    if word == "couple":
        return _couple(t, at, at, floor)
    number = read_number(t, at)
    return None if number is None else with_unit(t, number, floor)


def with_unit(t: Tokens, number: Number, floor: int = 0) -> Quantity:
    """Add what stands around a number: minus, point, currency before or behind, unit."""
    number = _and_a_half(t, _point_before(t, number))
    first, after = number.first, number.after
    before = money_before(t, first, floor)
    if before is not None:
        code, begin = before
        millions = code not in CODES and code[:1] == "M" and code[1:] in CODES  # "MUSD 30"
        value = exact(number.value * 1e6) if millions else number.value
        signed = begin > floor and t.words[begin - 1] in _MINUS and t.touches(begin)
        after = _code_again(t, after)
        return Quantity(value, code[1:] if millions else code, Kind.MONEY, begin - signed, after, number)
    value = number.value
    if _negative(t, first, floor):
        value, first = -value, first - 1
    if number.share and (shared := _share(t, number, value)) is not None:
        return shared
    unit = unit_after(t, after, wordy=not number.digits and not number.scaled)
    if unit is None:
        return Quantity(value, None, Kind.COUNT, first, after, number)
    return Quantity(exact(value * unit.factor), unit.unit, unit.kind, first, unit.after, number, unit.guessed)


def _and_a_half(t: Tokens, number: Number) -> Number:
    """As in "five-and-a-half years", "two-and-one-half percent"."""
    joined = " ".join(t.words[number.after : number.after + 6])
    if joined not in {"- and - a - half", "- and - one - half"}:
        return number
    return replace(number, value=number.value + 0.5, after=number.after + 6)


def _code_again(t: Tokens, after: int) -> int:
    """As in "$10 USD", "$ 10 dollars", which say the currency twice."""
    if t.is_numeral(after + 2):  # "$1,740-$6,080": the sign is the next sum's
        return after
    unit = unit_after(t, after)
    again = unit is not None and unit.kind is Kind.MONEY and unit.unit in CODES and unit.factor == 1
    return unit.after if unit is not None and again else after


def _point_before(t: Tokens, number: Number) -> Number:
    """As in ".240" is a decimal without its zero."""
    first = number.first
    digits = t.words[first]
    point = t.word(first - 1) == "." and t.touches(first) and digits.isdecimal() and len(digits) < 16  # noqa: PLR2004
    if not point or (t.touches(first - 1) and t.word(first - 2)[:1].isalnum()):
        return number
    return replace(number, value=exact(float(f"0.{digits}") * number.scale), first=first - 1)


def _negative(t: Tokens, first: int, floor: int) -> bool:
    """Whether a minus stands before: the word, or a sign that joins the number to nothing before it."""
    before = t.word(first - 1) if first > floor else ""
    if before in {"minus", "negative"}:
        return True
    if before not in _MINUS:
        return False
    joined = t.touches(first - 1) and (t.word(first - 2)[-1].isalnum() or t.word(first - 2) in {")", "]", "%"})
    return not joined and (t.touches(first) or (before == "−" and first < 2))  # noqa: PLR2004 - at the start


def _share(t: Tokens, number: Number, value: float) -> Quantity | None:
    """A share of something is a percentage ("two thirds of the victims"), one of time a length."""
    after = number.after
    here = after + 1 if t.word(after) in _ARTICLES else after
    length = unit_after(t, here) if time_unit(t.word(here)) else None
    if length is not None:
        return Quantity(exact(value * length.factor), length.unit, length.kind, number.first, length.after, number)
    if t.word(after) in _SHARE_OF:
        return Quantity(exact(value * 100), "percent", Kind.PERCENT, number.first, after, number)
    return None


def _with_article(t: Tokens, at: int, floor: int) -> Quantity | None:
    """As in "a hundred", "a dozen", "a quarter", "an hour", "a couple of weeks", "a couple dozen"."""
    word = t.word(at + 1)
    if word == "couple":
        return _couple(t, at, at + 1, floor)
    if word == "hundred" or word in DOZENS or word in SCALES:
        number = read_number(t, at + 1)
        return None if number is None else with_unit(t, replace(number, first=at), floor)
    behind = t.word(at + 2)
    if word in ONE_PARTS and (
        behind in _SHARE_OF or behind in SCALES or behind in _ARTICLES or not behind[:1].isalnum()
    ):
        scale = SCALES.get(behind, 1.0)
        if word in {"half", "quarter"} or behind == "of" or not behind:
            number = Number(exact(scale / ONE_PARTS[word]), at, at + 2 + (scale > 1), share=scale == 1, scale=scale)
            return with_unit(t, number, floor)
    timed = time_unit(word)
    return _length(t, at) if timed is not None and not word.endswith("s") else None


def _length(t: Tokens, at: int) -> Quantity | None:
    """As in "an hour", "a year" where a length of time is meant and not a rate."""
    unit = unit_after(t, at + 1)
    if unit is None or (at > 0 and t.words[at - 1] not in _BEFORE_LENGTH):
        return None
    behind = t.word(unit.after)
    if t.word(at + 1) == "second" and (behind[:1].isalpha() or not behind):
        return None
    hyphened = behind == "-" and t.touches(unit.after)
    if t.word(at - 1) in {"in", "per"} and time_unit(t.word(at - 2)) is not None:
        return None  # "eight hours in a day"
    if behind in _AFTER_LENGTH_NOT or hyphened or (behind == "," and t.word(at - 1) in {"in", "of"}):
        return None
    return _one(unit, at)


def _one(unit: UnitRead, first: int) -> Quantity:
    return Quantity(unit.factor, unit.unit, Kind.TIME, first, unit.after, Number(1.0, first, first + 1))


def _couple(t: Tokens, first: int, at: int, floor: int) -> Quantity | None:
    scaled = at + 1 + (t.word(at + 1) == "of")
    if t.word(scaled) in DOZENS or t.word(scaled) in SCALES or t.word(scaled) == "hundred":
        number = read_number(t, scaled)
        return None if number is None else with_unit(t, replace(number, first=first, value=2 * number.value), floor)
    if t.word(at + 1) != "of":
        return Quantity(2.0, None, Kind.COUNT, first, at + 1, Number(2.0, first, at + 1)) if at + 1 >= len(t) else None
    return with_unit(t, Number(2.0, first, at + 2), floor)


def _whole_time(t: Tokens, at: int) -> Quantity | None:
    """As in "for all day", "a full year", "another hour" are one unit of time."""
    here = at + 2 if t.word(at + 1) in {"-", "‐"} else at + 1
    timed = time_unit(t.word(here))
    if timed is None or t.word(here).endswith("s") or (t.words[at] == "all" and t.word(at - 1) != "for"):
        return None
    return _one(UnitRead(timed[0], Kind.TIME, here + 1, timed[1]), at)
