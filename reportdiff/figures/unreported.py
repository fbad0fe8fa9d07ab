"""Statements that a figure was not given: "did not report how many", "statistics were not available".

Silence is a finding of its own: such a statement is a figure without numbers. What it is silent
about is the ``subject``; that "no cases were reported" is silence too, and not a count of zero.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.persons import is_person, is_plural
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.zeros import COUNTABLE

_NOT = word_set("not never unable failed cannot declined refused without neither nor")
_TELL = word_set(
    """
    report provide disclose release publish specify share collect maintain keep track indicate record compile
    supply furnish give submit state know have make reported provided disclosed released published specified
    shared collected maintained kept tracked indicated recorded compiled supplied given submitted known available
    reporting providing disclosing specifying collecting
    """
)
#: Of these verbs the things themselves can be the object: "did not report any convictions".
_NAME = word_set("report reported disclose disclosed reporting indicate specify")
_DATA = word_set("data statistics figures numbers information details totals number amount total breakdown statistic")
_WEAK = frozenset({"information", "details"})
_HIDDEN = word_set("unknown unclear unavailable undisclosed unspecified unreported")
_FIRST = _TELL | _HIDDEN | {"no"}  # no statement is found but at one of these
_BE = word_set("was were is are remained be been being")
_LINKS = word_set("on of about regarding concerning for")
_CLAUSE = frozenset({",", ";", ".", ":", "(", ")", "—", "–", "!", "?"})
_TURNS = word_set("but although though while because however so")
_STATED = word_set("data statistics figures numbers number totals total amount")
_LEADS_AWAY = word_set("whether if that when why against by for in to with from at")
_TOWARDS_NOUN = word_set("the of these its their number numbers total on")
_REACH = 9


@dataclass(frozen=True, slots=True)
class Silence:
    """A statement of silence: tokens ``first`` up to ``after``, and what it is silent about."""

    first: int
    after: int
    noun: Counted


def silences(t: Tokens) -> list[Silence]:
    """Find the statements of a sentence that a figure was not given, in order, without overlap."""
    found: list[Silence] = []
    floor = at = 0
    while at < len(t):
        silence = _at(t, at) if t.words[at] in _FIRST else None
        if silence is None or silence.first < floor:
            at += 1
        else:
            found.append(silence)
            floor = at = max(silence.noun.after, silence.after)
    return found


def _at(t: Tokens, at: int) -> Silence | None:
    word = t.words[at]
    if word in _TELL and _denied(t, at):
        return _not_told(t, at)
    if word in _HIDDEN and t.word(at - 1) in _BE:
        return _hidden(t, at)
    if word == "no" and (data := _data_noun(t, at + 1)) is not None:
        return _about_a_count(t, at, data)
    return None


def _about_a_count(t: Tokens, first: int, data: int) -> Silence | None:
    """Silence told with a word for data at ``data``; "information" counts only when it is about persons or cases."""
    silence = _silence(t, first, data + 1)
    if t.words[data] not in _WEAK or (t.word(data + 1) == "on" and t.word(data + 2) == "how"):
        return silence
    head = silence.noun.after - 1
    linked = t.word(data + 1) in _LINKS and silence.noun.unit is not None
    return silence if linked and _countable(t, head) else None


def _denied(t: Tokens, verb: int) -> int:
    """How many tokens before the verb it is denied ("did not also report"); 0 where it is not."""
    for back in range(1, 4):
        word = t.word(verb - back)
        if word in _NOT or word.endswith("n't"):
            return back
        if word in _CLAUSE:
            return 0
    return 0


def _not_told(t: Tokens, verb: int) -> Silence | None:
    """The object of a denied verb of telling, if it is a figure; or its subject ("data were not available")."""
    first = verb - _denied(t, verb)
    if t.word(first - 1) in {"did", "do", "does", "could", "was", "were", "has", "have", "had", "is", "are"}:
        first -= 1
    if t.word(first) in _BE and (subject := _data_before(t, first)) is not None:
        return _silence(t, subject, verb + 1, subject + 1)
    for at in range(verb + 1, min(verb + _REACH, len(t))):
        word = t.words[at]
        if word in _CLAUSE or word in _LEADS_AWAY:
            return None
        if word == "how" and t.word(at + 1) in {"many", "much"}:
            return _silence(t, first, at + 2)
        if word in _DATA:
            return _about_a_count(t, first, at)
        if t.words[verb] in _NAME and _countable(t, at) and not _merits_of(t, verb, at):
            return Silence(first, verb + 1, counted(t, _phrase_start(t, verb + 1, at), one=False))
    return None


def _merits_of(t: Tokens, verb: int, head: int) -> bool:
    """As in "did not report on the merits of the complaints": silence, but about no count."""
    ofs = [at for at in range(verb + 2, head) if t.words[at] == "of"]
    return any(t.words[at - 1] not in {"any", "number", "numbers"} for at in ofs)


def _countable(t: Tokens, at: int) -> bool:
    word = t.words[at]
    return is_plural(word) and (word in COUNTABLE or is_person(word, t.raw(at)))


def _phrase_start(t: Tokens, low: int, head: int) -> int:
    """Where the noun phrase with this head begins: behind "any", a verb or a preposition."""
    at = head
    while at > low and t.words[at - 1] not in {"any", "the", "of", "to", ","} and not t.words[at - 1].endswith("ing"):
        at -= 1
    return at


def _hidden(t: Tokens, at: int) -> Silence | None:
    """As in "the number of victims was unknown" and "it was unclear how many"."""
    if t.word(at + 1) == "how" and t.word(at + 2) in {"many", "much"}:
        return _silence(t, at, at + 3)
    subject = _data_before(t, at - 1)
    return None if subject is None else _silence(t, subject, at + 1, subject + 1)


def _data_before(t: Tokens, verb: int) -> int | None:
    """The word for data in the subject of the verb: "statistics on victims were"."""
    for at in range(verb - 1, max(verb - _REACH, -1), -1):
        word = t.words[at]
        if word in _CLAUSE or word in _TURNS:
            return None
        if word in _STATED:
            return at
    return None


def _data_noun(t: Tokens, at: int) -> int | None:
    """The word for data within a few words of "no": "no comprehensive official statistics"."""
    for here in range(at, min(at + 4, len(t))):
        word = t.words[here]
        if word in {"data", "statistics", "figures", "information", "numbers"}:
            return here
        if not word.isalpha() or word in _LINKS or word in _BE:
            return None
    return None


def _silence(t: Tokens, first: int, after: int, noun_at: int | None = None) -> Silence:
    """Put the statement together with what it is about, named behind "how many" or "data on"."""
    at = after if noun_at is None else noun_at
    at += t.word(at) in _LINKS
    while t.word(at) in _TOWARDS_NOUN:
        at += 1
    return Silence(first, after, counted(t, at, one=False))
