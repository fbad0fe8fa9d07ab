"""Numbers of the calendar and the clock: years, days, hours, and periods told of."""

from __future__ import annotations

from reportdiff.figures.nouns import Counted
from reportdiff.figures.number_tables import OPENERS
from reportdiff.figures.qualifiers import LOWER, UPPER
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import YEAR, Tokens, word_set
from reportdiff.figures.units import Kind, time_unit

_MONTHS = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
    """
)
_LAST_DAY = 31
_PLANS = frozenset({"plan", "plans", "strategy", "strategies", "roadmap"})
_PLAN_NAME = 5  # tokens
_PAST = word_set("past previous preceding coming next recent last first final following prior")

_BEFORE_PAST = word_set("the its their over in during for these those this")
_TIME_WORDS = _MONTHS | word_set(
    """
    in since by until till from to before after during of the for this its year early late mid through and between
    around circa ca or a an as fy
    """
)
#: A "24-hour limit" is a length of time; a "24-hour hotline" is always open.
_LIMITED = word_set("advance notice period limit deadline detention curfew rule waiting hold shift strike break rest")


def is_plan(t: Tokens, amount: Amount) -> bool:
    """As in "a five-year national action plan": part of the name of a plan."""
    hyphened = t.word(amount.told.number.after) in {"-", "‐", "‑"}
    return hyphened and any(word in _PLANS for word in t.words[amount.after : amount.after + _PLAN_NAME])


def is_period(t: Tokens, amount: Amount) -> bool:
    """As in "the first six months of 2020", "the past two years": a period, not a length that was measured."""
    first = amount.told.first
    return t.word(first - 1) in _PAST and t.word(first - 2) in _BEFORE_PAST


def is_nth_part(t: Tokens, q: Quantity) -> bool:
    """As in "the first half of 2020", "the third quarter", "half-brother", "half day"."""
    first, after = q.first, q.after
    before = t.word(first - 1)
    if before in OPENERS or before in {"latter", "other", "last", "each", "the", "this", "final", "second"}:
        return before != "the" or t.word(q.number.after) != "of" or t.words[q.number.first] in {"quarter", "half"}
    if before == "than":
        return False
    return q.kind is Kind.COUNT and t.words[q.number.first] in {"half", "quarter"} and after == q.number.first + 1


def is_date(t: Tokens, amount: Amount, noun: Counted) -> bool:
    """Years, spans of years, and days of a month."""
    number = amount.told.number
    first, after = number.first, number.after
    if not number.digits or number.scaled:
        return False
    if after == first + 1 and YEAR.fullmatch(t.words[first]):
        bounded = amount.told.first - amount.first > 1 and amount.qualifier in LOWER | UPPER
        bounded = bounded and t.word(amount.first - 1) not in {"until", "since", "by", "before", "after", "in"}
        return not bounded and not _counts_things(t, first, noun)
    return amount.told.value <= _LAST_DAY and _is_day(t, first, after, noun)


def _is_day(t: Tokens, first: int, after: int, noun: Counted) -> bool:
    """Whether a small number is the day of a month, beside it or over another day: "May 3 and 5"."""
    if _month(t, first - 1) or (t.word(first - 1) == "." and _month(t, first - 2)):
        counts = noun.unit in {"persons", "cases"} and t.word(first - 2) in {"in", "since", "during"}
        return not counts or t.word(after) in {"and", "to", "-", "–", "of"}
    if _month(t, after) or (t.word(after) == "of" and _month(t, after + 1)):
        return True
    joints = {"-", "–", "and", "to", "through"}
    if t.word(first - 1) in joints and t.is_numeral(first - 2) and _month(t, first - 3):
        return noun.unit is None
    return t.word(after) in joints and t.is_numeral(after + 1) and _month(t, after + 2)


def _month(t: Tokens, at: int) -> bool:
    return t.word(at) in _MONTHS and t.raw(at)[:1].isupper()


def _counts_things(t: Tokens, first: int, noun: Counted) -> bool:
    """Whether a four-digit number like 2012 counts the noun behind it ("identified 2012 victims")."""
    if noun.unit not in {"persons", "cases"} or noun.first != first + 1:
        return False
    before = t.word(first - 1)
    if t.raw(noun.first)[0].isupper() or before.endswith("'s"):
        return False  # "the commission's 2020 National Survey"
    return before[:1].isalpha() and before not in _TIME_WORDS


def is_clock(t: Tokens, q: Quantity) -> bool:
    """As in "10:30", "8 p.m."."""
    first, after = q.number.first, q.number.after
    if not q.number.digits:
        return False
    if t.word(after) == ":" and t.touches(after) and t.touches(after + 1) and t.is_numeral(after + 1):
        return True
    if t.word(first - 1) == ":" and t.touches(first) and t.touches(first - 1) and t.is_numeral(first - 2):
        return True
    word = t.word(after)
    return word in {"am", "pm"} or (word in {"a", "p"} and t.words[after + 1 : after + 3] == [".", "m"])


def is_round_the_clock(t: Tokens, amount: Amount) -> bool:
    """As in "24-hour hotline", "24 hours a day", "seven days a week" are opening hours."""
    if (amount.unit, amount.low) not in {("hours", 24.0), ("days", 7.0), ("days", 365.0)}:
        return False
    rate = (
        t.word(amount.after) in {"a", "per", "each", "every", "/"} and time_unit(t.word(amount.after + 1)) is not None
    )
    hyphened = t.word(amount.told.number.after) in {"-", "‐"} and amount.unit == "hours"
    return rate or (hyphened and t.word(amount.after) not in _LIMITED)
