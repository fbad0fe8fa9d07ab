"""What a paragraph says about the section it belongs to: its opening words, its form, its subjects.

A small, transparent score: the words and their weights are the family's (``families/*.toml``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from reportdiff.families import Family
from reportdiff.families.phrases import Phrasing
from reportdiff.model import BlockKind
from reportdiff.units.items import begins_item, opening_mark
from reportdiff.units.sentence_ends import STARTERS, first_of, sentences

FIRST_WORDS, OPENING, HINT, LIST_FORM, NO_LIST = 9.0, 6.0, 1.5, 6.0, -5.0
SUBJECTS = 3.0  # what the cue words of the best section are worth at most
_READ = 3000  # characters of a paragraph that are looked at: its subject shows by then
_FIRST = 400  # characters that a first sentence may have
_SHORT_SUBJECT = 3  # words of a subject that is a country's name
_ASKING = 4  # words in which a sentence that tells something has its verb, and one that asks has none of these
_FAR = 160  # characters that may stand before the verb of a grading sentence
_OTHER_VERB = re.compile(r"\b(?:was|were|is|are|that|which|who|has been|have been)\b")
_FINITE = re.compile(r"\b(?:was|were|is|are|did|does|had|has|have|remained|continued|reported)\b")
_PAST = re.compile(r"\b(?:was|were|did|had|remained|continued|reported|prosecuted|convicted|identified)\b")
_WORDS = re.compile(r"[a-z][a-z-]*")
_PROSE = frozenset(word.lower() for word in STARTERS)  # words that begin sentences of prose


@dataclass(frozen=True, slots=True)
class Evidence:
    """Scores for a paragraph by section name, and the section whose first words it opens with."""

    scores: dict[str, float] = field(default_factory=dict)
    opens: str | None = None
    surely: bool = False
    list_form: bool = False
    best: str | None = None
    margin: float = 0.0


def evidence(text: str, kind: BlockKind, family: Family) -> Evidence:
    """Weigh what one paragraph says about its section.

    Returns:
        For each section a score: up to 3 for its subjects, 6 for an opening phrase with the
        department's grading verb, 9 for first words that open no other section; and whether the
        paragraph has the form of a list of recommendations.
    """
    subjects = cue_scores(text[:_READ], family)
    top = sorted(subjects.values(), reverse=True)
    scale = SUBJECTS / (top[0] + 3.0) if top else 0.0
    scores = {kind_.name: scale * subjects.get(kind_.name, 0.0) for kind_ in family.sections}
    best = max(subjects, key=lambda name: subjects[name]) if top and top[0] > 0 else None
    margin = (top[0] - (top[1] if len(top) > 1 else 0.0)) * scale if top else 0.0
    opens, surely, hints = opening(text, family)
    for name in hints:
        scores[name] += HINT
    if opens:
        scores[opens] += FIRST_WORDS if surely else OPENING
    listed = [k.name for k in family.sections if k.holds == "recommendations"]
    list_form = bool(listed) and opens is None and _list_form(text, kind, family)
    for name in listed:
        scores[name] = LIST_FORM if list_form else NO_LIST
    return Evidence(scores, opens, surely, list_form, best, margin)


def begins_paragraph(before: str, words: str, family: Family) -> bool:
    """Tell whether a paragraph begins with these words, where a mere line end parts them from the text before.

    Args:
        before: how the paragraph before begins.
        words: the words in question.
        family: how its sections open and its lists go.
    """
    if opening(words, family)[0] is not None:
        return True
    if not begins_item(words, family.list_words):
        return False
    spans = sentences(words)
    others = [before, words.partition("; ")[2], *(words[start:end] for start, end in spans[1:2])]
    return imperative(words, family) or any(begins_item(other, family.list_words) for other in others)


def imperative(words: str, family: Family) -> bool:
    """Tell whether a text asks for something: it begins as an item does, and nobody did or was anything."""
    if not words[:1].isupper():
        return False
    first = words.split(None, _ASKING)[:_ASKING]
    told = _FINITE.search(" ".join(first))
    return begins_item(words, family.list_words) and (not told or first[0].lower() in family.list_words.asking)


def tells(item: str, family: Family) -> bool:
    """Tell whether an item tells what was done instead of asking for something, as text of another section does."""
    words = family.list_words
    return any(_PAST.search(item, a, b) and not begins_item(item[a:b], words) for a, b in sentences(item))


def cue_scores(text: str, family: Family) -> dict[str, float]:
    """Add up the weights of the words and word pairs that speak for each section; each counts three times at most."""
    words = _WORDS.findall(text.lower())
    starts, told_by = _cues(family)
    cues = Counter([word for word in words if word in told_by])
    cues.update([pair for a, b in pairwise(words) if a in starts and (pair := f"{a} {b}") in told_by])
    found: dict[str, list[tuple[int, float]]] = {kind.name: [] for kind in family.sections if kind.cues}
    for cue, count in cues.items():
        for name, place, weight in told_by[cue]:
            found[name].append((place, weight * min(count, 3)))
    return {name: sum(weight for _, weight in sorted(told)) for name, told in found.items()}


def first_sentence(text: str) -> str:
    """Give the first sentence of a text, or its first 400 characters."""
    head = text[:_FIRST]
    spans = sentences(head)[:1] if "\n" in head else (first_of(head),)
    return "".join([head[span[0] : span[1]] for span in spans if span])


def graded(sentence: str, family: Family) -> str | None:
    """Find the grade that a sentence gives a government's efforts: "The government increased its ... efforts".

    Returns:
        The family's word for the grade; ``None`` where no subject that is graded stands before such a verb.
    """
    if family.graders is None:
        return None
    found = _grade_at(sentence, family.any_grade, family.grades)
    if found is not None:
        start, name = found
        subject = family.graders.search(sentence, 0, start)
        if subject is not None:
            return name if start <= _FAR and not _OTHER_VERB.search(sentence, subject.end(), start) else None
        words = sentence[:start].rpartition(",")[2].split()
        if 0 < len(words) <= _SHORT_SUBJECT and not family.not_graded & {word.lower() for word in words}:
            return name  # "Velmora made no discernible efforts", "With help from NGOs, Velmora increased ..."
    behind = _grade_at(sentence, family.any_state, family.states)
    return behind[1] if behind and behind[0] <= _FAR else None


def _grade_at(
    sentence: str, any_grade: Phrasing | None, grades: tuple[tuple[str, Phrasing], ...]
) -> tuple[int, str] | None:
    """Give where the first grade stands and which it is, the longest of those that begin there."""
    first = any_grade.search(sentence) if any_grade else None
    if first is None:
        return None
    found = [
        (-len(m.group("verb")), name, m.group("verb")) for name, p in grades if (m := p.match(sentence, first.start()))
    ]
    return (first.start(), _own_words(*min(found)[1:])) if found else None


def _own_words(name: str, verb: str) -> str:
    """Give the family's word for a grade where the report uses it, and else the report's own: a grade is quoted."""
    told = verb.lower().split()
    plain = [word for word in name.split() if word not in {"made", "no", "efforts"}]
    if all(word in told for word in plain) or told[:2] == ["did", "not"]:
        return name
    return " ".join(told) + (" efforts" if name.endswith("efforts") else "")


@cache
def _cues(family: Family) -> tuple[frozenset[str], dict[str, list[tuple[str, int, float]]]]:
    """The words that cues of two words begin with; and what each cue speaks for: section, place in its list, weight."""
    told_by: dict[str, list[tuple[str, int, float]]] = {}
    for kind in family.sections:
        for place, (cue, weight) in enumerate(kind.cues.items()):
            told_by.setdefault(cue, []).append((kind.name, place, weight))
    return frozenset(cue.split(" ")[0] for cue in told_by if " " in cue), told_by


def opening(text: str, family: Family) -> tuple[str | None, bool, tuple[str, ...]]:
    """Find the section that a text's first sentence opens, whether surely, and others that it only hints at."""
    return _opened_by(first_sentence(text), family)


@lru_cache(maxsize=1024)  # half of an edition's paragraphs begin as they did the year before
def _opened_by(first: str, family: Family) -> tuple[str | None, bool, tuple[str, ...]]:
    if not first or first[0].islower():
        return None, False, ()
    for kind in family.sections:
        if kind.first_words and kind.first_words.search(first):
            return kind.name, True, ()
    found = [(m.start(), kind.name) for kind in family.sections if kind.openings and (m := kind.openings.search(first))]
    hints = tuple(name for _, name in sorted(found))
    if hints and graded(first, family):
        return hints[0], False, hints[1:]
    return None, False, hints


def _list_form(text: str, kind: BlockKind, family: Family) -> bool:
    """Tell whether a paragraph is a list of what should be done, if need be one that begins inside an item."""
    words = family.list_words
    mark = opening_mark(text)
    if mark or kind is BlockKind.ITEM:
        return begins_item(text[mark:], words, own=True)
    if imperative(text, family):
        return True
    head = text[:_READ]
    first = head.partition(" ")[0].lower()
    if head[:1].isupper() and "•" not in head and (first in words.never or first in _PROSE):
        return False
    borders = [m.end() for m in _BORDER.finditer(head)]
    asked = sum(begins_item(head[at : at + _ITEM], words) for at in borders)
    if not (head[:1].islower() or "•" in head):  # its first item may begin with a verb that nobody listed
        return asked >= _ASKED and asked * 4 >= len(borders) * 3
    return asked >= (1 if "•" in head else _ASKED) and asked * 2 >= len(borders)


_BORDER = re.compile(r";\s+|•\s*|\.(?<=[a-z]\.)\s*(?=[A-Z])")
_ITEM = 120  # characters of an item that show how it begins
_ASKED = 3  # items that make a paragraph a list although it begins inside one
