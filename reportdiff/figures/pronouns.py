"""When "one" counts one thing, and when it only stands for a noun ("a growing one", "one of the main causes")."""

from __future__ import annotations

from reportdiff.figures.nouns import Counted
from reportdiff.figures.number_tables import OPENERS, ORDINALS
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.tokens import Tokens, word_set

_BACK = 60  # tokens
_IDIOMS = word_set("stop time on off sided way size by")
_NEVER_BEFORE = word_set("no any every some each day this that which another the")
#: What can stand around a "one" that goes on with a list: "four men and one from abroad".
_LIST_BEFORE = word_set("and , ; ( with to only but of while including — – than")
_LIST_BEHIND = word_set("was for in from under with as at , . ; ) received had to is who whom")


def is_pronoun(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Whether the "one" of a quantity stands for a noun instead of counting one."""
    first, after = q.number.first, q.number.after
    before, behind = t.word(first - 1), t.word(after)
    if before in _NEVER_BEFORE and not (before in {"the", "this", "that", "which"} and noun.unit is not None):
        return True
    if behind in {"-", "‐"} and t.touches(after) and t.word(after + 1) in _IDIOMS:
        return True
    if behind in {"in", "out"} and _of_a_number(t, after + 1 + (behind == "out")):
        return False
    if behind == "of":
        return t.word(after + 1) not in {"whom", "them"} and not _part_of_number(t, after + 1)
    if noun.unit is not None and noun.first == after:
        towards = t.word(noun.after) == "to" and t.word(noun.after + 1) in {"the", "another"}
        return (towards and before == "from") or noun.unit in {
            "hands",
            "anothers",
            "times",
            "points",
            "examples",
            "instances",
        }
    return not _goes_on(t, first)


def _of_a_number(t: Tokens, at: int) -> bool:
    """Whether a number that is no year stands at ``at``: "one in five", "one out of three"."""
    return t.word(at) in OPENERS or (t.is_numeral(at) and len(t.words[at]) < 4)  # noqa: PLR2004 - a year


def _part_of_number(t: Tokens, at: int) -> bool:
    """As in "one of the four officials" counts; "one of the officials" does not."""
    behind = t.word(at + 1)
    cardinal = behind in OPENERS and behind not in ORDINALS
    return t.word(at) in {"the", "these", "those", "its"} and (t.is_numeral(at + 1) or cardinal)


def _goes_on(t: Tokens, first: int) -> bool:
    """Whether another count stands earlier in the sentence, so that "one" goes on counting."""
    described = t.word(first + 2) == "by" or t.word(first + 1).endswith("ed")
    if not (described or t.word(first + 1) in _LIST_BEHIND) or t.word(first - 1) not in _LIST_BEFORE:
        return False
    return any(
        (t.is_numeral(k) and not (len(t.words[k]) == 4 and t.words[k].isdecimal())) or t.words[k] in OPENERS  # noqa: PLR2004 - a year
        for k in range(max(first - _BACK, 0), first)
    )
