"""Zero said in words: "no officials were convicted", "none were employed", "no prosecutions or convictions"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.number_tables import Number
from reportdiff.figures.persons import CASES, SINGULARS, is_person, is_plural
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind
from reportdiff.model import Qualifier

#: What reports count besides persons and cases: "no" before these is a count of zero.
COUNTABLE = CASES | word_set(
    """
    convictions arrests shelters sentences complaints inspections raids calls referrals deportations extraditions
    killings deaths attacks incidents violations executions disappearances centers hotlines facilities hearings
    acquittals fines strikes clinics schools campaigns trainings
    """
)
_BE = word_set("were was are is have has had")
#: "No cases were reported" is silence about cases, not a count of them.
_HEARSAY = word_set("reported verified documented known confirmed substantiated recorded")
_PERFECT = frozenset({"have", "has"})
_LONGEST = 8  # tokens of a noun phrase behind "no"; more run over a verb
_REACH = 14  # tokens from the noun to its verb


@dataclass(frozen=True, slots=True)
class Zero:
    """A count of nothing; ``first`` is the token where it begins."""

    first: int
    amount: Amount
    noun: Counted


def zeros(t: Tokens) -> dict[int, Zero]:
    """The counts of nothing of a sentence, by the token where they begin."""
    found: dict[int, Zero] = {}
    for at, word in enumerate(t.words):
        if word == "no" and t.word(at + 1) not in {"longer", "more", "less", "fewer"}:
            found |= {zero.first: zero for zero in _no(t, at)}
        elif word == "none" and (t.word(at + 1) in _BE or t.word(at + 1) in {"of", "reported", "in"}):
            noun = counted(t, at + 1, one=False) if t.word(at + 1) == "of" else Counted(None, None, at + 1, at + 1)
            found[at] = _zero(at, at + 1, noun)
    return found


def _no(t: Tokens, at: int) -> list[Zero]:
    noun = counted(t, at + 1, one=False)
    if noun.unit is None or not _countable(t, noun):
        noun = counted(t, at + 1, one=True)
        if noun.unit is None or not _one_thing(t.words[noun.after - 1]) or t.word(noun.after) != "was":
            return []
        return [] if t.word(noun.after + 1) in _HEARSAY else [_zero(at, at + 1, noun)]
    long = noun.after - noun.first > _LONGEST or _goes_over_a_verb(t.words[noun.first : noun.after])
    if noun.first != at + 1 or long or _open_ended(t, noun):
        return []
    found = [_zero(at, at + 1, noun)]
    joint = noun.after
    if t.word(joint) in {"or", "and", "nor"} and t.word(joint + 1) in COUNTABLE:
        second = counted(t, joint + 1, one=False)
        if second.unit is not None:
            found.append(_zero(joint + 1, joint + 2, second))
    return found


def _one_thing(word: str) -> bool:
    """Whether a singular noun names a person or a case."""
    return word in SINGULARS or is_person(word)


def _goes_over_a_verb(phrase: list[str]) -> bool:
    """Whether what looks like one noun phrase runs over a verb: "no oversight and putting children at risk"."""
    return any(a in {"and", "or"} and b.endswith("ing") for a, b in pairwise(phrase))


def _countable(t: Tokens, noun: Counted) -> bool:
    head = noun.after - 1
    return is_plural(t.words[head]) and (t.words[head] in COUNTABLE or is_person(t.words[head], t.raw(head)))


def _open_ended(t: Tokens, noun: Counted) -> bool:
    """Whether the sentence tells of no reports, or of all time so far, instead of a count in a period."""
    if any(word in _HEARSAY for word in t.words[noun.first : noun.after]):
        return True
    for at in range(noun.after, min(noun.after + _REACH, len(t))):
        word = t.words[at]
        if word in _PERFECT:
            return True
        if word in _BE:
            return t.word(at + 1) in _HEARSAY
        if word in {".", ";", ","}:
            return False
    return False


def _zero(first: int, after: int, noun: Counted) -> Zero:
    number = Number(0.0, first, after)
    nothing = Quantity(0.0, None, Kind.COUNT, first, after, number)
    amount = Amount(0.0, 0.0, None, Kind.COUNT, Qualifier.EXACT, first, after, nothing, nothing)
    return Zero(first, amount, noun)
