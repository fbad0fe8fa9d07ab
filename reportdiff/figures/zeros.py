"""Zero said in words: "no officials were convicted", "none were employed", "no prosecutions or convictions"."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.figures.nouns import CASES, Counted, counted, is_person, is_plural
from reportdiff.figures.number_words import Number
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import Tokens
from reportdiff.figures.units import Kind
from reportdiff.model import Qualifier

#: What a report counts, besides persons and cases: of these, "no" means a count of zero.
_COUNTABLE = CASES | frozenset(
    """convictions prosecutions investigations arrests shelters sentences complaints inspections raids calls referrals
    deportations extraditions killings deaths attacks incidents violations executions disappearances centers hotlines
    allegations-things""".split()
)
_WERE = frozenset("were was are is have has had been".split())


@dataclass(frozen=True, slots=True)
class Zero:
    """A count of nothing; ``first`` is the token where it begins."""

    first: int
    amount: Amount
    noun: Counted


def zeros(t: Tokens) -> list[Zero]:
    """Find the counts of nothing of a sentence, in order."""
    found: list[Zero] = []
    for at, word in enumerate(t.words):
        if word == "no":
            found.extend(_no(t, at))
        elif word == "none":
            found.extend(_none(t, at))
    return found


def _no(t: Tokens, at: int) -> list[Zero]:
    noun = counted(t, at + 1, one=False)
    if noun.unit is None or noun.first != at + 1 or not _countable(t, noun):
        return []
    found = [_zero(t, at, at + 1, noun)]
    joint = noun.after
    if t.word(joint) in {"or", "and", "nor"} and t.word(joint + 1) in _COUNTABLE:
        second = counted(t, joint + 1, one=False)
        if second.unit is not None:
            found.append(_zero(t, joint + 1, joint + 2, second))
    return found


def _countable(t: Tokens, noun: Counted) -> bool:
    head = t.words[noun.after - 1]
    return is_plural(head) and (head in _COUNTABLE or is_person(head, t.raw(noun.after - 1)))


def _none(t: Tokens, at: int) -> list[Zero]:
    behind = t.word(at + 1)
    if behind in _WERE or behind == "of":
        noun = counted(t, at + 1, one=False) if behind == "of" else Counted(None, None, at + 1, at + 1)
        return [_zero(t, at, at + 1, noun)]
    return []


def _zero(t: Tokens, first: int, after: int, noun: Counted) -> Zero:
    number = Quantity(0.0, None, Kind.COUNT, first, after, Number(0.0, first, after))
    amount = Amount(0.0, 0.0, None, Kind.COUNT, Qualifier.EXACT, first, after, number)
    return Zero(first, amount, noun)
