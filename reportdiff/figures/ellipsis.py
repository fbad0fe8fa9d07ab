"""Numbers that stand alone take their noun from what was counted before: "compared with 740 in 2016"."""

from __future__ import annotations

from reportdiff.figures.nouns import STOPS, Counted, counted
from reportdiff.figures.persons import is_person, is_plural, unit_of
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import Tokens, word_set

_BE = frozenset({"were", "was", "are", "is"})
_REACH = 4  # sentences
_BACK = 60  # tokens
_CLAUSE_LENGTH = 14  # tokens


_STATING = _BE | word_set("totaled totalled numbered reached exceeded")
_PREPOSITIONS = word_set("in of at by for from with to under on whom that which")
_CLAUSE = frozenset({",", ";", ".", ":", "(", ")"})


def _number_of(t: Tokens, amount: Amount) -> Counted | None:
    """The noun behind "number of" in the same clause: "the number of arrests rose to 12"."""
    for at in range(amount.first - 1, max(amount.first - _CLAUSE_LENGTH, 0), -1):
        word = t.words[at]
        if word in {",", ";", ":", "."} and not t.is_numeral(at - 1):
            return None
        if word == "of" and t.words[at - 1] in {"number", "numbers", "total"}:
            noun = counted(t, at + 1, one=False)
            return noun if noun.unit is not None and noun.after <= amount.first else None
    return None


def _subject_of_verb(t: Tokens, amount: Amount) -> Counted | None:
    """The noun before the verb that states the number: "the number of arrests was 12", "agreements signed were 411"."""
    verb = amount.first - 1
    if t.word(verb) not in _STATING:
        return None
    for at in range(verb - 1, max(verb - _CLAUSE_LENGTH, -1), -1):
        word = t.words[at]
        if word in _CLAUSE:
            return None
        led = t.word(at - 1) in _PREPOSITIONS and t.word(at - 2) not in {"number", "total", "numbers"}
        if is_plural(word) and not led and word not in STOPS:
            return Counted(t.raw(at), unit_of(word, raw=t.raw(at)), amount.after, amount.after)
    return None


class Antecedent:
    """The noun last counted, remembered over a few sentences."""

    __slots__ = ("_age", "_noun")

    def __init__(self) -> None:
        """Nothing was counted yet."""
        self._noun: Counted | None = None
        self._age = 0

    def new_sentence(self) -> None:
        """Go on to the next sentence; what was counted too long ago is forgotten."""
        self._age += 1
        if self._age > _REACH:
            self._noun = None

    def tell(self, noun: Counted) -> None:
        """Remember a noun that was counted."""
        if noun.unit is not None:
            self._noun, self._age = noun, 0

    def resolve(self, t: Tokens, amount: Amount, noun: Counted) -> Counted:
        """The noun of a count: its own, that of its complement ("150 were Kenyans"), or the one before."""
        if noun.unit is not None:
            self.tell(noun)
            return noun
        bracketed = t.word(amount.first - 1) == "(" and t.word(amount.after) == ")"
        behind = amount.after + bracketed
        if t.word(behind) in _BE or bracketed:
            at = behind + (t.word(behind) in _BE)
            told = counted(t, at, one=amount.low == 1)
            if told.unit == "persons" and told.first == at:
                self.tell(told)
                return told
        before = amount.first - 2
        if bracketed and is_plural(t.word(before)) and t.word(before) not in STOPS:
            return Counted(t.raw(before), unit_of(t.words[before], raw=t.raw(before)), amount.after, amount.after)
        stated = self._people(t, noun.after) or _number_of(t, amount) or _subject_of_verb(t, amount)
        if stated is not None:
            return stated
        if t.word(amount.after) == "others" and (self._noun is None or self._noun.unit not in {"persons", "cases"}):
            return Counted("others", "persons", amount.after, amount.after + 1)
        if self._noun is not None:
            return Counted(self._noun.subject, self._noun.unit, amount.after, amount.after)
        return self._from_sentence(t, amount)

    @staticmethod
    def _people(t: Tokens, at: int) -> Counted | None:
        """A people's name without an ending: "400 Ashkali, Roma, and Egyptians"."""
        name, behind = t.raw(at), t.word(at + 1)
        alone = not behind[:1].isalnum() or (behind in STOPS and behind != "of")
        if name[:1].isupper() and name[1:].islower() and alone and name.lower() not in STOPS and behind != ".":
            return Counted(name, "persons", at, at + 1)
        return None

    def _from_sentence(self, t: Tokens, amount: Amount) -> Counted:
        """The nearest plural noun of persons before the number in its own sentence."""
        for at in range(amount.first - 1, max(amount.first - _BACK, -1), -1):
            if is_plural(t.words[at]) and is_person(t.words[at], t.raw(at)):
                return Counted(t.raw(at), unit_of(t.words[at], raw=t.raw(at)), amount.after, amount.after)
        return Counted(None, None, amount.after, amount.after)
