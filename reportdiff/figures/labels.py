"""Numbers that name: articles of law, tiers, document numbers, notes, list marks, numbers in names."""

from __future__ import annotations

import re

from reportdiff.figures.nouns import Counted
from reportdiff.figures.number_tables import OPENERS
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.tokens import YEAR, Tokens, word_set

_LABELS = word_set(
    """
    article articles art arts section sections sec chapter chapters paragraph paragraphs para paras tier clause
    clauses subsection subsections subparagraph annex appendix resolution resolutions convention conventions
    protocol decree decrees ordinance no nos nr nrs № bill title rule regulation directive proclamation statute
    figure fig figs figures table tables page pages pp footnote note volume vol goal target phase version room
    channel route highway document dokument id zone block unit building apartment step stage schedule amendment
    law laws act code recommendation indicator objective pillar sdg agenda edition grade level class category type
    form item part order group number equation equations eq eqs example embodiment claim experiment column ward
    precinct survey round wave region village district camp sector area station gate platform categories phases levels
    stages classes types tiers zones pillars goals annexes steps grades
    """
)
#: Labels that are also common words: believed only before a numeral, never before a number word.
_WEAK = word_set(
    """
    law laws act code order group number form type item part class unit target note title table figure tables
    figures column example claim bill rule goal round wave survey region village district camp sector area station
    gate platform round wave survey
    """
)
_ROMAN = word_set("i ii iii iv v vi vii viii ix x")
_JOINTS = frozenset({",", "and", "or", "to", "-", "–", "—", "through", "&", "(", ")", "/", "§", ".", ":"})
_REACH = 40  # tokens over which a list of articles is followed back to its label
_LAST_MARK = 20  # "(12)" opens an item of a list, "(574)" does not
_LINES = word_set("hotline helpline line number emergency")
_OPENING = frozenset({"The", "In", "At", "Of", "Some", "About", "Nearly", "Over", "Only", "All"})
_NOTE = re.compile(r"[.;]\s?\(\d{1,3}(?:[,;–-]\s?\d{1,3}){0,20}\)")
_NOTE_JOINTS = frozenset({",", ";", "-", "–"})
_FEWEST_NOTES = 3
_LONGEST_NOTE = 3  # digits


def numbers_its_notes(text: str) -> bool:
    """Whether a text carries numbered notes in brackets behind its sentences: "... child labor. (5,12)"."""
    return any(seen == _FEWEST_NOTES for seen, _ in enumerate(_NOTE.finditer(text), 1))


def _begins_note(t: Tokens, first: int, after: int) -> bool:
    """Whether the number heads a note of its own, or a page: first in its line, and a name behind."""
    begins = first == 0 or t.text[t.starts[first] - 1] == "\n"
    return begins and len(t.words[first]) <= _LONGEST_NOTE and after == first + 1 and t.raw(after)[:1].isupper()


def _is_note_number(t: Tokens, at: int) -> bool:
    """Whether a numeral can be note numbers: "5", "59,122" behind a full stop, but not "927,591" elsewhere."""
    parts = t.words[at].split(",")
    thousands = len(parts) > 1 and all(len(part) == _LONGEST_NOTE for part in parts[1:])
    return all(len(part) <= _LONGEST_NOTE for part in parts) and (not thousands or t.word(at - 2) == ".")


def is_note(t: Tokens, first: int, after: int) -> bool:
    """Whether the number stands alone in brackets, or among other small numbers, as notes do."""
    if _begins_note(t, first, after):
        return True
    at = first
    while at and (t.is_numeral(at) or t.words[at] in _NOTE_JOINTS):
        if t.is_numeral(at) and not _is_note_number(t, at):
            return False
        at -= 1
    if t.words[at] != "(":
        return False
    while t.is_numeral(after) or t.word(after) in _NOTE_JOINTS:
        after += 1
    return t.word(after) == ")"


def is_identifier(t: Tokens, first: int, after: int) -> bool:
    """Numerals grown together with letters or marks: "COVID-19", "271-A", "A4", "#17", "800-1000-22"."""
    if t.touches(first):
        before = t.word(first - 1)
        if before[0].isalpha() or before in {"#", "№", "§", "/", "_", "@", "=", "&", "%"}:
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


def in_a_name(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Numbers in names: "the Beyond Zero campaign", "IFO 2 camp", "the 911 hotline", "Petition 150 of 2016"."""
    first, after = q.number.first, q.number.after
    before = t.raw(first - 1)
    if q.number.digits:
        bracketed = t.word(first - 1) == "(" and t.word(first - 2) in _LINES
        if t.words[first].isdecimal() and (t.word(after) in _LINES or bracketed):
            return True
        if t.word(after) == "of" and YEAR.fullmatch(t.word(after + 1)) and before[:1].isupper():
            return True
        initial = (
            t.word(first - 1) == "."
            and t.touches(first - 1)
            and len(t.raw(first - 2)) == 1
            and t.raw(first - 2).isupper()
        )
        shouted = len(before) > 1 and before.isupper() and before.isalpha()
        return noun.unit is None and (initial or shouted)  # "ILO C. 182", "IFO 2"
    spelled = t.raw(first)
    if first == 0 or after > first + 1 or not spelled[0].isupper() or not spelled[1:].islower():
        return False
    behind = t.raw(after)
    return (before[:1].isupper() and before not in _OPENING) or (before[:1].isalpha() and behind[:1].isupper())


# What may follow a number behind the number of an article, which then counts it.
_COUNTED = frozenset({"persons", "cases", "convictions", "arrests", "acquittals"})


def is_list_mark(t: Tokens, q: Quantity) -> bool:
    """List marks, "(1) train judges", and notes, "[12]"."""
    first, after = q.number.first, q.number.after
    if t.word(first - 1) == "[" and t.word(after) == "]":
        return True
    if first == 0 and t.word(after) in {".", ")"} and t.touches(after) and len(t) > after + 1:
        return True
    enclosed = t.word(first - 1) == "(" and t.word(after) == ")" and q.value < _LAST_MARK
    return enclosed and t.word(first - 2) in {"", ":", ";", ",", "and", "or"}


def is_labelled(t: Tokens, q: Quantity, noun: Counted) -> bool:
    """Whether a label stands before, directly or over other labelled numbers: "articles 137 and 139".

    "Nine convictions under Article 138, 22 convictions under Article 140, and four under others" counts 22 and four.
    """
    counts = (noun.first == q.number.after and noun.unit in _COUNTED) or t.word(q.number.after) == "under"
    at = q.number.first - 1
    others, joined = False, False
    for steps in range(_REACH):
        word = t.word(at)
        if word in _LABELS:
            return (others or not joined) and not (joined and counts) and _label_holds(t, q, at, steps)
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
