"""Ages: numbers that measure years without saying so ("the minimum age is 15", "children under 18")."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.figures.persons import PERSONS, SINGULARS, is_person
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind

_AGE = word_set("age ages aged")
_OF_AGE = word_set("younger older young")
_LIMIT = word_set("under over below above")
_THOSE = word_set("those anyone were was are is")
_SOMEBODY = word_set("one another youngest oldest she he who eldest")
_CLAUSE = frozenset({";", ".", ":"})
_HYPHENS = frozenset("-‐‑–")
_OLDEST = 120
_REACH = 22  # tokens back to the word "age"


def is_age(t: Tokens, amount: Amount) -> bool:
    """Whether a count without a noun of its own is an age in years."""
    if amount.kind is not Kind.COUNT or amount.low is None or amount.low > _OLDEST:
        return False
    first = amount.first
    if says_age(t, amount):
        return True
    before = t.word(first - 1)
    limited = t.word(first) in _LIMIT and first < amount.told.first
    limited = limited or (t.word(first) == "between" and amount.high is not None and amount.high <= _OLDEST)
    if limited and (before in PERSONS or is_person(before) or before in _THOSE):
        return True
    return t.word(first - 1) in {"turned", "turning"} or _somebody_was(t, amount) or _after_age(t, first)


def _somebody_was(t: Tokens, amount: Amount) -> bool:
    """As in "one victim was 13", "the youngest was nine", "if the victim is 16 or 17"."""
    behind, at = t.word(amount.after), amount.first
    if t.word(at - 1) == "or" and t.is_numeral(at - 2):
        at -= 2
    ends = behind in {"and", "or"} or not behind[:1].isalnum()
    who = t.word(at - 2)
    return ends and t.word(at - 1) in {"was", "is"} and (who in SINGULARS or who in _SOMEBODY)


def says_age(t: Tokens, amount: Amount) -> bool:
    """Whether the words of the amount say that it is an age: "younger than 21", "age 15 or older"."""
    around = (*range(amount.first, amount.told.first), *range(amount.told.after, amount.after))
    return any(t.word(k) in _OF_AGE or t.word(k) in _AGE for k in around)


def of_age(t: Tokens, amount: Amount) -> Amount:
    """Take in what makes a length an age: "16-year-old", "16 years old", "16 years of age"."""
    if amount.kind is not Kind.TIME or amount.unit not in {"years", "months"}:
        return amount
    after = amount.after
    if t.word(after) in _HYPHENS and t.word(after + 1) == "old" and t.touches(after + 1):
        return replace(amount, after=after + 2)
    if t.word(after) == "old":
        return replace(amount, after=after + 1)
    return replace(amount, after=after + 2) if t.words[after : after + 2] == ["of", "age"] else amount


def _after_age(t: Tokens, first: int) -> bool:
    """Whether the word "age" leads to the number: "age of 16", "ages 17, 17, and 19", "age for work is 15"."""
    stated = t.word(first - 1) in {"is", "was", "be", "to", "at"}
    listed = True
    for back in range(1, _REACH):
        word = t.word(first - back)
        if word in _AGE:
            return stated or listed
        if word in _CLAUSE or not word:
            return False
        listed = listed and (t.is_numeral(first - back) or word in {",", "and", "or", "of", "the", "to"})
    return False
