"""Numbers that are no figures: years, dates, articles of law, tiers, document numbers, pronoun "one".

A number in prose is a figure when it measures or counts something; these name something instead.
In a bare number phrase ("fifth", "twenty one"), where nothing but the number is said, ordinals and
"one" count too.
"""

from __future__ import annotations

from reportdiff.figures.nouns import Counted
from reportdiff.figures.number_tables import OPENERS
from reportdiff.figures.pronouns import is_pronoun
from reportdiff.figures.qualifiers import LOWER, UPPER
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import YEAR, Tokens, word_set
from reportdiff.figures.units import Kind, time_unit
from reportdiff.model import Qualifier

_LABELS = word_set(
    """
    article articles art arts section sections sec chapter chapters paragraph paragraphs para paras tier clause
    clauses subsection subsections subparagraph annex appendix resolution resolutions convention conventions
    protocol decree decrees ordinance no nos nr nrs № bill title rule regulation directive proclamation statute
    figure fig figs figures table tables page pages pp footnote note volume vol goal target phase version room
    channel route highway document dokument id zone block unit building apartment step stage schedule amendment
    law laws act code recommendation indicator objective pillar sdg agenda edition grade level class category type
    form item part order group number equation equations eq eqs example embodiment claim experiment column ward
    precinct
    """
)
#: Labels that are also common words: believed only before a numeral, never before a number word.
_WEAK = word_set(
    """
    law laws act code order group number form type item part class unit target note title table figure tables
    figures column example claim bill rule goal
    """
)
_MONTHS = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
    """
)
_MANNERS = word_set("fold way sided pronged time tier tiered star point step part track dimensional digit tolerance")
_ROMAN = word_set("i ii iii iv v vi vii viii ix x")
_JOINTS = frozenset({",", "and", "or", "to", "-", "–", "—", "through", "&", "(", ")", "/", "§", "."})
_REACH = 40  # tokens over which a list of articles is followed back to its label
_LAST_DAY = 31
_LAST_MARK = 20  # "(12)" opens an item of a list, "(574)" does not


def is_bare(t: Tokens) -> bool:
    """Whether a sentence is a number phrase in words and nothing else, so that every number in it counts."""
    plain = {"and", "the", "a", "an", "minus", "plus", "negative", "point", "st", "nd", "rd", "th"}
    spoken = any(word[0].isalpha() for word in t.words)
    return spoken and all(not word[0].isalpha() or word in OPENERS or word in plain for word in t.words)


def names_something(t: Tokens, amount: Amount, noun: Counted, *, bare: bool) -> bool:
    """Whether the number is no figure but a year, a date, a label, an ordinal, a period or a pronoun."""
    q = amount.told
    if amount.kind is Kind.TIME:
        return _round_the_clock(t, amount) or (not bare and _period(t, amount))
    if q.kind is not Kind.COUNT:
        return not bare and q.number.share and _nth_part(t, q)
    if q.number.ordinal:
        ranks = amount.qualifier is Qualifier.RANGE and not t.word(amount.after)[:1].isalnum()
        return not (bare or ranks)
    if (
        q.number.digits
        and amount.kind is Kind.COUNT
        and (_identifier(t, q.number.first, amount.after) or _list_mark(t, q))
    ):
        return True
    if amount.kind is Kind.COUNT and (_named(t, q, noun) or _labelled(t, q) or _dated(t, amount, noun) or _clock(t, q)):
        return True
    if t.word(q.first - 1) == "per" or (t.word(amount.after) in {"-", "‐"} and t.word(amount.after + 1) in _MANNERS):
        return True  # "per 100,000 births", "a two-pronged approach"
    if t.word(q.first - 1) in {"several", "few", "many"} and (q.number.scaled or t.words[q.first] == "hundred"):
        return True  # "several thousand": how many was not told
    if bare or amount.kind is not Kind.COUNT:
        return False
    if q.number.share and _nth_part(t, q):
        return True
    lone_one = t.words[q.number.first] == "one" and amount.after == q.number.first + 1
    return lone_one and is_pronoun(t, q, noun)


def _period(t: Tokens, amount: Amount) -> bool:
    """As in "the first six months of 2020", "the past two years": a period, not a length that was measured."""
    first = amount.told.first
    before = t.word(first - 1)
    if before in {
        "past",
        "previous",
        "preceding",
        "coming",
        "next",
        "recent",
        "last",
        "first",
        "final",
        "following",
        "prior",
    }:
        return t.word(first - 2) in {"the", "its", "their", "over", "in", "during", "for", "these", "those", "this"}
    return False


def _nth_part(t: Tokens, q: Quantity) -> bool:
    """As in "the first half of 2020", "the third quarter", "half-brother", "half day"."""
    first, after = q.first, q.after
    before = t.word(first - 1)
    if before in OPENERS or before in {"latter", "other", "last", "each", "the", "this", "final", "second"}:
        return before != "the" or t.word(q.number.after) != "of" or t.words[q.number.first] in {"quarter", "half"}
    if before == "than":
        return False
    return q.kind is Kind.COUNT and t.words[q.number.first] in {"half", "quarter"} and after == q.number.first + 1


def _identifier(t: Tokens, first: int, after: int) -> bool:
    """Numerals grown together with letters or marks: "COVID-19", "271-A", "A4", "#17", "800-1000-22"."""
    if t.touches(first):
        before = t.word(first - 1)
        if before[0].isalpha() or before in {"#", "№", "§", "/", "_", "@"}:
            return True
        if before in {"-", "–", "‐"} and t.touches(first - 1) and t.word(first - 2)[:1].isalnum():
            return True
    if not t.touches(after):
        return False
    behind = t.raw(after)
    if behind[0].isalpha() or behind in {"_", "@"}:
        return True
    if behind == "/" and t.touches(after + 1):
        return True
    joined = behind in {"-", "‐"} and t.touches(after + 1)
    return joined and ((len(t.raw(after + 1)) == 1 and t.raw(after + 1).isupper()) or t.is_numeral(after + 1))


_LINES = word_set("hotline helpline line number emergency")


def _named(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Numbers in names: "the Beyond Zero campaign", "IFO 2 camp", "the 911 hotline", "Petition 150 of 2016"."""
    first, after = q.number.first, q.number.after
    before = t.raw(first - 1)
    if q.number.digits:
        if t.word(after) in _LINES and t.words[first].isdecimal():
            return True
        if t.word(after) == "of" and YEAR.fullmatch(t.word(after + 1)) and before[:1].isupper():
            return True
        return (
            noun.unit is None
            and len(before) > 1
            and before.isupper()
            and before.isalpha()
            and before.lower() not in _MONTHS
        )
    spelled = t.raw(first)
    if first == 0 or after > first + 1 or not spelled[0].isupper() or not spelled[1:].islower():
        return False
    behind = t.raw(after)
    return (before[:1].isupper() and before not in _OPENING) or (before[:1].isalpha() and behind[:1].isupper())


_OPENING = frozenset({"The", "In", "At", "Of", "Some", "About", "Nearly", "Over", "Only", "All"})


def _list_mark(t: Tokens, q: Quantity) -> bool:
    """List marks, "(1) train judges", and notes, "[12]"."""
    first, after = q.number.first, q.number.after
    if t.word(first - 1) == "[" and t.word(after) == "]":
        return True
    if first == 0 and t.word(after) in {".", ")"} and t.touches(after) and len(t) > after + 1:
        return True
    enclosed = t.word(first - 1) == "(" and t.word(after) == ")" and q.value < _LAST_MARK
    return enclosed and t.word(first - 2) in {"", ":", ";", ",", "and", "or"}


def _labelled(t: Tokens, q: Quantity) -> bool:
    """Whether a label stands before, directly or over other labelled numbers: "articles 137 and 139"."""
    at = q.number.first - 1
    others, joined = False, False
    for steps in range(_REACH):
        word = t.word(at)
        if word in _LABELS:
            return (others or not joined) and _label_holds(t, q, at, steps)
        others = others or t.is_numeral(at) or word in OPENERS
        joined = joined or word in {",", "and", "or", "to"}
        lettered = len(word) == 1 and word.isalpha() and (word not in {"a", "i"} or t.touches(at) or t.touches(at + 1))
        if not (t.is_numeral(at) or word in OPENERS or lettered or word in _ROMAN or word in _JOINTS):
            return False
        at -= 1
    return False


def _label_holds(t: Tokens, q: Quantity, at: int, steps: int) -> bool:
    """Whether the label at ``at`` really labels: "No. 8", not "no 8"; "phase two", not "code two"."""
    word = t.words[at]
    if word in {"no", "nos", "nr", "nrs"} and t.word(at + 1) != "." and t.raw(at) != "No":
        return False
    if word == "number" and t.word(at - 1) not in {"", "the", "document", "id", "case", "law", "phone"}:
        return False
    return q.number.digits or (word not in _WEAK and (steps == 0 or t.raw(q.number.first)[0].isupper()))


def _dated(t: Tokens, amount: Amount, noun: Counted) -> bool:
    """Years, spans of years, and days of a month."""
    number = amount.told.number
    first, after = number.first, number.after
    if not number.digits or number.scaled:
        return False
    if after == first + 1 and YEAR.fullmatch(t.words[first]):
        bounded = amount.told.first - amount.first > 1 and amount.qualifier in LOWER | UPPER
        return not bounded and not _counts_things(t, first, noun)
    if amount.told.value > _LAST_DAY:
        return False
    if _month(t, first - 1) or (t.word(first - 1) == "." and _month(t, first - 2)):
        counts = noun.unit in {"persons", "cases"} and t.word(first - 2) in {"in", "since", "during"}
        return not counts or t.word(after) in {"and", "to", "-", "–", "of"}
    if _month(t, after) or (t.word(after) == "of" and _month(t, after + 1)):
        return True
    joints = {"-", "–", "and", "to"}
    if t.word(first - 1) in joints and t.is_numeral(first - 2) and _month(t, first - 3):
        return noun.unit is None
    return t.word(after) in joints and t.is_numeral(after + 1) and _month(t, after + 2)


def _month(t: Tokens, at: int) -> bool:
    return t.word(at) in _MONTHS and t.raw(at)[:1].isupper()


_TIME_WORDS = _MONTHS | word_set(
    """
    in since by until till from to before after during of the for this its year early late mid through and between
    around circa ca or a an as fy
    """
)


def _counts_things(t: Tokens, first: int, noun: Counted) -> bool:
    """Whether a four-digit number like 2012 counts the noun behind it ("identified 2012 victims")."""
    if noun.unit not in {"persons", "cases"} or noun.first != first + 1:
        return False
    before = t.word(first - 1)
    return before[:1].isalpha() and before not in _TIME_WORDS


def _clock(t: Tokens, q: Quantity) -> bool:
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


#: A "24-hour limit" is a length of time; a "24-hour hotline" is always open.
_LIMITED = word_set("advance notice period limit deadline detention curfew rule waiting hold shift strike")


def _round_the_clock(t: Tokens, amount: Amount) -> bool:
    """As in "24-hour hotline", "24 hours a day", "seven days a week" are opening hours."""
    if (amount.unit, amount.low) not in {("hours", 24.0), ("days", 7.0), ("days", 365.0)}:
        return False
    rate = (
        t.word(amount.after) in {"a", "per", "each", "every", "/"} and time_unit(t.word(amount.after + 1)) is not None
    )
    hyphened = t.word(amount.told.number.after) in {"-", "‐"} and amount.unit == "hours"
    return rate or (hyphened and t.word(amount.after) not in _LIMITED)
