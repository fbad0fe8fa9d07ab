"""Numbers that are no figures: years, dates, articles of law, tiers, document numbers, pronoun "one".

A number in prose is a figure when it measures or counts something; these name something instead.
In a bare number phrase ("fifth", "2011"), where nothing but the number is said, nothing is left out.
"""

from __future__ import annotations

import re

from reportdiff.figures.nouns import Counted
from reportdiff.figures.number_words import OPENERS
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.tokens import Tokens
from reportdiff.figures.units import Kind, time_unit

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LABELS = frozenset(
    """article articles art arts section sections sec chapter chapters paragraph paragraphs para paras tier clause
    clauses subsection subsections subparagraph annex appendix resolution resolutions convention conventions protocol
    decree decrees ordinance no nos nr nrs № bill title rule regulation directive proclamation statute figure fig table
    page pages pp footnote note volume vol goal target phase version room channel route highway document dokument id
    zone block unit building apartment step stage schedule amendment law laws act code recommendation indicator
    objective pillar sdg covid agenda edition grade level class category type form item part order group number
    """.split()
)
#: Labels that are also common words: believed only before a numeral, never before a number word.
_WEAK = frozenset(
    "law laws act code order group number form type item part class unit target note title table figure".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec""".split()
)
_JOINTS = frozenset({",", "and", "or", "to", "-", "–", "—", "through", "&", "(", ")", "/", "§", "."})
_AFTER_ONE = frozenset(
    """of another must can cannot could may might should would will who that which is 's has had does did s
    on-one by to in at for from with as if when or and but nor not
    """.split()
)
_IDIOMS = frozenset("stop time on off sided way size by".split())


def is_bare(t: Tokens) -> bool:
    """Whether a sentence is a number phrase and nothing else, so that every number in it counts."""
    return all(
        not w[0].isalpha() or w in OPENERS or w in {"and", "the", "a", "minus", "plus", "negative", "point"}
        for w in t.words
    )


def names_something(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Whether the quantity is no figure but a year, a date, a label, an ordinal or a pronoun."""
    number = q.number
    if number.ordinal:
        return True
    if q.kind is Kind.COUNT and number.digits and (_identifier(t, q) or _enumerates(t, q)):
        return True
    if q.kind is Kind.COUNT and _labelled(t, q):
        return True
    if _dated(t, q, noun) or _clock(t, q):
        return True
    if q.kind is Kind.TIME and _round_the_clock(t, q):
        return True
    return (
        q.kind is Kind.COUNT
        and t.words[number.first] == "one"
        and number.after == number.first + 1
        and _pronoun(t, q, noun)
    )


def _identifier(t: Tokens, q: Quantity) -> bool:
    """Numerals grown together with letters: "COVID-19", "271-A", "A4", "#17"."""
    first, after = q.number.first, q.number.after
    if t.touches(first):
        before = t.word(first - 1)
        if before[0].isalpha() or before in {"#", "№", "§", "/", "_"}:
            return True
        if before in {"-", "–", "‐"} and t.touches(first - 1) and t.word(first - 2)[:1].isalpha():
            return True
    if t.touches(after):
        behind = t.raw(after)
        if behind[0].isalpha() or behind in {"_", "@"}:
            return True
        if behind == "/" and t.touches(after + 1):
            return True
        if behind in {"-", "‐"} and t.touches(after + 1) and len(t.raw(after + 1)) == 1 and t.raw(after + 1).isupper():
            return True
    return False


def _enumerates(t: Tokens, q: Quantity) -> bool:
    """List marks, "(1) train judges", and notes, "[12]"."""
    first, after = q.number.first, q.number.after
    if t.word(first - 1) == "[" and t.word(after) == "]":
        return True
    if first == 0 and t.word(after) in {".", ")"} and t.touches(after) and len(t) > after + 1:
        return True
    return (
        t.word(first - 1) == "("
        and t.word(after) == ")"
        and q.value < 20
        and t.word(first - 2) in {"", ":", ";", ",", "and", "or"}
    )


def _labelled(t: Tokens, q: Quantity) -> bool:
    """Whether a label stands before, directly or over other labelled numbers: "articles 137 and 139"."""
    at = q.number.first - 1
    steps = 0
    while at >= 0 and steps < 40:
        word = t.words[at]
        if word in _LABELS:
            if word == "no" and t.word(at + 1) != "." and t.raw(at) != "No":
                return False
            if word in {"no", "nos", "nr", "nrs"} and t.word(at + 1) == "." and not t.is_numeral(at + 2):
                return False
            return q.number.digits or (word not in _WEAK and steps == 0)
        numbered = t.is_numeral(at) or (len(word) == 1 and word.isalpha() and word not in {"a", "i"} or word in _ROMAN)
        if not numbered and word not in _JOINTS:
            return False
        if word == "." and steps and not (t.touches(at) and t.touches(at + 1)) and t.word(at - 1) not in _LABELS:
            return False
        at, steps = at - 1, steps + 1
    return False


_ROMAN = frozenset("i ii iii iv v vi vii viii ix x".split())


def _dated(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Years, spans of years, and days of a month."""
    number = q.number
    first, after = number.first, number.after
    if q.kind is not Kind.COUNT:
        return False
    if number.digits and after == first + 1 and _YEAR.fullmatch(t.words[first]):
        return not _counts_things(t, first, noun)
    if not number.digits or q.value > 31 or number.scaled:
        return False
    before, behind = t.raw(first - 1), t.raw(after)
    if before.lower() in _MONTHS and before[:1].isupper():
        return noun.unit is None or t.word(after) in {"and", "to", "-", "–", "of"}
    if before == "." and t.raw(first - 2).lower() in _MONTHS and t.raw(first - 2)[:1].isupper():
        return noun.unit is None
    if behind.lower() in _MONTHS and behind[:1].isupper():
        return True
    if (
        before in {"-", "–", "and", "to"}
        and t.is_numeral(first - 2)
        and t.raw(first - 3).lower() in _MONTHS
        and t.raw(first - 3)[:1].isupper()
    ):
        return noun.unit is None
    return (
        behind in {"-", "–", "and", "to"}
        and t.is_numeral(after + 1)
        and t.raw(after + 2).lower() in _MONTHS
        and t.raw(after + 2)[:1].isupper()
    )


_TIME_WORDS = (
    frozenset(
        """in since by until till from to before after during of the for this its year early late mid through and between
    around circa ca or a an as""".split()
    )
    | _MONTHS
)


def _counts_things(t: Tokens, first: int, noun: Counted) -> bool:
    """Whether a four-digit number like 2012 counts the noun behind it ("identified 2012 victims")."""
    if noun.unit not in {"persons", "cases"} or noun.first != first + 1:
        return False
    before = t.word(first - 1)
    return before[:1].isalpha() and before not in _TIME_WORDS


def _clock(t: Tokens, q: Quantity) -> bool:
    """ "10:30", "8 p.m."."""
    first, after = q.number.first, q.number.after
    if q.kind is not Kind.COUNT or not q.number.digits:
        return False
    if t.word(after) == ":" and t.touches(after) and t.touches(after + 1) and t.is_numeral(after + 1):
        return True
    if t.word(first - 1) == ":" and t.touches(first) and t.touches(first - 1) and t.is_numeral(first - 2):
        return True
    word = t.word(after)
    return word in {"am", "pm"} or (word in {"a", "p"} and t.word(after + 1) == "." and t.word(after + 2) == "m")


def _round_the_clock(t: Tokens, q: Quantity) -> bool:
    """ "24-hour hotline", "24 hours a day", "seven days a week" are opening hours."""
    rate = t.word(q.after) in {"a", "per", "each", "every"} or t.word(q.after) == "/"
    everyday = (q.unit, q.value) in {("hours", 24.0), ("days", 7.0), ("days", 365.0)}
    if not everyday:
        return False
    hyphened = t.word(q.number.after) in {"-", "‐"}
    return (rate and time_unit(t.word(q.after + 1)) is not None) or (hyphened and q.unit == "hours")


def _pronoun(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Whether "one" stands for a noun instead of counting one."""
    first, after = q.number.first, q.number.after
    before, behind = t.word(first - 1), t.word(after)
    if (
        before in {"no", "the", "this", "that", "any", "every", "some", "which", "each", "another"}
        and noun.unit is None
    ):
        return True
    if before in {"no", "any", "every", "some", "each", "day", "this"}:
        return True
    if behind in {"-", "‐"} and t.touches(after) and t.word(after + 1) in _IDIOMS:
        return True
    if behind == "of":
        return t.word(after + 1) not in {"whom", "them"} and not _part_of_number(t, after + 1)
    if noun.unit is not None and noun.first == after:
        return t.word(noun.after) == "to" and t.word(noun.after + 1) in {"the", "another"} and before == "from"
    return not _in_list(t, first)


def _part_of_number(t: Tokens, at: int) -> bool:
    """ "one of the four officials" counts; "one of the officials" does not."""
    return t.word(at) in {"the", "these", "those", "its"} and (t.is_numeral(at + 1) or t.word(at + 1) in OPENERS)


def _in_list(t: Tokens, first: int) -> bool:
    """Whether another count stands earlier in the sentence, so that "one" goes on counting."""
    verbs = {"was", "for", "in", "from", "under", "with", "as", "at", ",", ".", ";", ")", "received", "had"}
    if t.word(first + 1) not in verbs or t.word(first - 1) not in {
        "and",
        ",",
        ";",
        "(",
        "with",
        "to",
        "only",
        "but",
        "of",
        "while",
    }:
        return False
    return any(t.is_numeral(k) and not _YEAR.fullmatch(t.words[k]) or t.words[k] in OPENERS for k in range(first))
