"""Numbers that stand alone take their noun from what was counted before: "compared with 740 in 2016"."""

from __future__ import annotations

from reportdiff.figures.nouns import STOPS, Counted, counted
from reportdiff.figures.persons import is_person, is_plural, unit_of
from reportdiff.figures.ranges import Amount
from reportdiff.figures.sharing import shared_noun, shared_unit
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind

#: Forms that say who the counted are: "150 were Kenyans".
BE = frozenset({"were", "was", "are", "is"})
_STATING = BE | word_set("totaled totalled numbered reached exceeded")
_CHANGED = word_set(
    "increased decreased reduced rose fell grew declined dropped expanded raised lowered doubled tripled climbed jumped"
)
_PREPOSITIONS = word_set("in of at by for from with to under on whom that which")
_CLAUSE = frozenset({",", ";", ".", ":", "(", ")"})
_OF_PEOPLE = word_set("capacity workforce population staff team")
_ANOTHER = word_set("another other others one second third fourth")
_REACH = 4  # sentences
_BACK = 60  # tokens
_CLAUSE_LENGTH = 14  # tokens


class Antecedent:
    """The noun last counted, remembered over a few sentences."""

    __slots__ = ("_age", "_length", "_noun")

    def __init__(self) -> None:
        """Nothing was counted yet."""
        self._noun: Counted | None = None
        self._length: str | None = None
        self._age = 0

    def new_sentence(self) -> None:
        """Go on to the next sentence; what was counted too long ago is forgotten."""
        self._age += 1
        self._length = None
        if self._age > _REACH:
            self._noun = None

    def tell(self, amount: Amount, noun: Counted) -> None:
        """Remember a noun that was counted, or the unit of a length."""
        if amount.kind is Kind.TIME:
            self._length = amount.unit
        elif amount.kind is Kind.COUNT and noun.unit is not None:
            self._noun, self._age = noun, 0

    def unit(self, t: Tokens, amount: Amount) -> tuple[str, Kind] | None:
        """The unit of a number that leaves it out: "three, five, and seven years", "another to 20"."""
        shared = shared_unit(t, amount)
        if shared is not None:
            return (shared.unit, shared.kind) if shared.factor == 1 else None
        goes_on = t.word(amount.first - 1) == "to" and t.word(amount.first - 2) in _ANOTHER
        ends = not t.word(amount.after)[:1].isalnum() or t.word(amount.after) in {"and", "in"}
        return (self._length, Kind.TIME) if self._length is not None and goes_on and ends else None

    def resolve(self, t: Tokens, amount: Amount, noun: Counted) -> Counted:
        """The noun of a count: its own, one told beside it in the sentence, or the one counted before."""
        if noun.unit is not None:
            return noun
        after = amount.after
        if t.word(amount.first - 1) in {"of", "for"} and t.word(amount.first - 2) in _OF_PEOPLE:
            return Counted(None, "persons", after, after)
        beside = shared_noun(t, amount) or _complement(t, amount) or _in_brackets(t, amount) or _people(t, after)
        told = beside or _number_of(t, amount) or _subject_of_verb(t, amount) or self._others(t, after)
        if told is not None:
            return told
        if self._noun is not None:
            return Counted(self._noun.subject, self._noun.unit, after, after)
        return _persons_before(t, amount)

    def _others(self, t: Tokens, at: int) -> Counted | None:
        """As "18 others", who are persons, unless persons or cases were counted before, whose others they are."""
        if t.word(at) != "others" or (self._noun is not None and self._noun.unit in {"persons", "cases"}):
            return None
        joined = any(t.word(k) in {"and", "with"} for k in (at - 2, at - 3))
        return Counted("others", "persons", at, at + 1) if joined else None


def _complement(t: Tokens, amount: Amount) -> Counted | None:
    """As in "150 were Kenyans", "(690) were children", "mostly (558) boys"."""
    bracketed = t.word(amount.first - 1) == "(" and t.word(amount.after) == ")"
    at = amount.after + bracketed
    states = t.word(at) in BE
    if not states and not bracketed:
        return None
    noun = counted(t, at + states, one=amount.low == 1)
    return noun if noun.unit == "persons" and noun.first == at + states else None


def _in_brackets(t: Tokens, amount: Amount) -> Counted | None:
    """As in "were children (574)"."""
    before = amount.first - 2
    bracketed = t.word(amount.first - 1) == "(" and t.word(amount.after) == ")"
    if not bracketed or not is_plural(t.word(before)) or t.words[before] in STOPS or t.raw(before)[0].isupper():
        return None
    return Counted(t.raw(before), unit_of(t.words[before], raw=t.raw(before)), amount.after, amount.after)


def _people(t: Tokens, at: int) -> Counted | None:
    """A people's name without an ending: "400 Ashkali, Roma, and Egyptians"."""
    name, behind = t.raw(at), t.word(at + 1)
    alone = not behind[:1].isalnum() or (behind in STOPS and behind != "of")
    named = name[:1].isupper() and name[1:].islower() and name.lower() not in STOPS
    return Counted(name, "persons", at, at + 1) if named and alone and behind != "." else None


def _number_of(t: Tokens, amount: Amount) -> Counted | None:
    """The noun behind "number of" in the same clause: "the number of arrests rose to 12"."""
    for at in range(amount.first - 1, max(amount.first - _CLAUSE_LENGTH, 0), -1):
        word = t.words[at]
        if word in _CLAUSE and word not in "()" and not t.is_numeral(at - 1):
            return None
        if word == "of" and t.words[at - 1] in {"number", "numbers", "total"}:
            noun = counted(t, at + 1, one=False)
            return noun if noun.unit is not None and noun.after <= amount.first else None
    return None


def _subject_of_verb(t: Tokens, amount: Amount) -> Counted | None:
    """The noun before the verb that states the number: "agreements signed in May were 411"."""
    verb = amount.first - 1
    if t.word(verb) == "from" and t.word(verb - 1) in _CHANGED:  # "projects were reduced from 89 to 32"
        verb -= 1
    elif t.word(verb) not in _STATING:
        return None
    for at in range(verb - 1, max(verb - _CLAUSE_LENGTH, -1), -1):
        word = t.words[at]
        if word in _CLAUSE:
            return None
        led = t.word(at - 1) in _PREPOSITIONS and t.word(at - 2) not in {"number", "total", "numbers"}
        if is_plural(word) and not led and word not in STOPS:
            return Counted(t.raw(at), unit_of(word, raw=t.raw(at)), amount.after, amount.after)
    return None


def _persons_before(t: Tokens, amount: Amount) -> Counted:
    """Persons, where a plural noun for persons stands before the number: who they are is not told."""
    for at in range(amount.first - 1, max(amount.first - _BACK, -1), -1):
        if is_plural(t.words[at]) and is_person(t.words[at], t.raw(at)):
            return Counted(None, "persons", amount.after, amount.after)
    whom = t.word(amount.after) == "of" and t.word(amount.after + 1) == "whom"
    return Counted(None, "persons" if whom else None, amount.after, amount.after)
