"""Numbers that are no figures: years, dates, articles of law, tiers, document numbers, pronoun "one".

A number in prose is a figure when it measures or counts something; these name something instead.
In a bare number phrase ("fifth", "twenty one"), where nothing but the number is said, ordinals and
"one" count too.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.figures.dates import is_clock, is_date, is_nth_part, is_period, is_plan, is_round_the_clock
from reportdiff.figures.labels import in_a_name, is_identifier, is_labelled, is_list_mark, is_note
from reportdiff.figures.nouns import Counted
from reportdiff.figures.number_tables import OPENERS
from reportdiff.figures.pronouns import is_pronoun
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind
from reportdiff.model import Qualifier

_RUNS = word_set("consecutive straight successive running row")
_MANNERS = word_set("fold way sided pronged time tier tiered star point step part track dimensional digit tolerance")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a number stands: in a bare number phrase, in a text that numbers its notes or has coins of its own."""

    bare: bool
    noted: bool
    coins: frozenset[str] = frozenset()


def is_bare(t: Tokens) -> bool:
    """Whether a sentence is a number phrase in words and nothing else, so that every number in it counts."""
    plain = {"and", "the", "a", "an", "minus", "plus", "negative", "point", "st", "nd", "rd", "th"}
    spoken = any(word[0].isalpha() for word in t.words)
    return spoken and all(not word[0].isalpha() or word in OPENERS or word in plain for word in t.words)


def names_something(t: Tokens, amount: Amount, noun: Counted, setting: Setting) -> bool:
    """Whether the number is no figure but a year, a date, a label, a note, an ordinal, a period or a pronoun."""
    q = amount.told
    if amount.kind is Kind.TIME:
        if q.number.ordinal and not setting.bare and not _RUNS.intersection(t.words[q.first : amount.after]):
            return True  # "the first week of May"
        return is_round_the_clock(t, amount) or (not setting.bare and (is_period(t, amount) or is_plan(t, amount)))
    if q.kind is not Kind.COUNT:
        return not setting.bare and q.number.share and is_nth_part(t, q)
    if q.number.ordinal:
        ranks = amount.qualifier is Qualifier.RANGE and not t.word(amount.after)[:1].isalnum()
        return not (setting.bare or ranks)
    if amount.kind is not Kind.COUNT:
        return False
    return _names(t, amount, noun, setting) or (not setting.bare and _stands_for_nothing(t, amount, noun))


def _names(t: Tokens, amount: Amount, noun: Counted, setting: Setting) -> bool:
    """Whether the number names a date, a place in a law, a note, a thing."""
    q = amount.told
    first, after = q.number.first, amount.after
    written = q.number.digits and (
        is_identifier(t, first, after) or is_list_mark(t, q) or (setting.noted and is_note(t, first, after))
    )
    return written or in_a_name(t, q, noun) or is_labelled(t, q, noun) or is_date(t, amount, noun) or is_clock(t, q)


def _stands_for_nothing(t: Tokens, amount: Amount, noun: Counted) -> bool:
    """Whether the number is the base of a rate, a manner, a count that was not told, or a pronoun."""
    q = amount.told
    before = t.word(q.first - 1)
    if before == "per" or (t.word(amount.after) in {"-", "‐"} and t.word(amount.after + 1) in _MANNERS):
        return True  # "per 100,000 births", "a two-pronged approach"
    if before in {"several", "few", "many"} and (q.number.scaled or t.words[q.first] == "hundred"):
        return True
    if q.number.share and is_nth_part(t, q):
        return True
    lone_one = t.words[q.number.first] == "one" and amount.after == q.number.first + 1
    return lone_one and is_pronoun(t, q, noun)
