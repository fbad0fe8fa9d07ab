"""Counts without a number: "dozens of victims", "several officials", "79,7329 calls". Figures without a value."""

from __future__ import annotations

import re

from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.persons import CASES, is_person
from reportdiff.figures.tokens import Tokens, word_set

_MANY = word_set("dozens scores hundreds thousands millions")
_FEW = frozenset({"several"})
#: A comma in the wrong place: the number was told, but not so that it could be read.
_MISPRINT = re.compile(r"\d{1,3},(?:\d{4,6}|\d{1,2},\d{3})")


def vague(t: Tokens, at: int) -> tuple[int, Counted] | None:
    """Read a count without a number at token ``at``: where its words end, and what it counts.

    Only of persons and cases: "several key areas" is no figure.
    """
    word = t.words[at]
    after = at + 1
    if _MISPRINT.fullmatch(word):
        noun = counted(t, after, one=False)
        return (after, noun) if noun.unit is not None else None
    if word in _MANY:
        while t.word(after) == "of" and t.word(after + 1) in _MANY:  # "tens of thousands"
            after += 2
        if t.word(after) != "of":
            return None
        noun = counted(t, after + 1, one=False)
        noun = noun if noun.unit is not None else counted(t, after, one=False)
    elif word in _FEW:
        after += t.word(after) in {"hundred", "thousand", "dozen", "million"}
        noun = counted(t, after, one=False)
    else:
        return None
    if noun.unit is None or noun.after <= after:
        return None
    head = t.words[noun.after - 1]
    return (after, noun) if head in CASES or is_person(head, t.raw(noun.after - 1)) else None


def may_be_vague(word: str) -> bool:
    """Whether a word can open such a count: a quick look."""
    return word in _MANY or word in _FEW or (word[0].isdecimal() and _MISPRINT.fullmatch(word) is not None)
