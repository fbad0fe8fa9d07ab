"""Zero said in words: "no officials were convicted", "none were employed", "no prosecutions or convictions"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from reportdiff.figures.nouns import STOPS, Counted, counted
from reportdiff.figures.number_tables import Number
from reportdiff.figures.persons import CASES, SINGULARS, is_person, is_plural
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind
from reportdiff.model import Qualifier

#: What reports count besides persons and cases: "no" before these is a count of zero.
COUNTABLE = CASES | word_set(
    """
    convictions arrests shelters sentences complaints inspections raids calls referrals deportations extraditions
    killings deaths attacks incidents violations executions disappearances centers hotlines facilities hearings
    acquittals fines strikes clinics schools campaigns trainings
    """
)
_BE = word_set("were was are is have has had")
# "No arrests or charges"; alone "no charges had been filed" tells of one matter only.
_JOINED = COUNTABLE | {"charges"}
#: "No cases were reported" is silence about cases, not a count of them.
_HEARSAY = word_set("reported verified documented known confirmed substantiated recorded")
_PERFECT = frozenset({"have", "has"})
#: "Did not convict any traffickers" counts nobody convicted; "did not report any" is silence, and no count.
_DONE = word_set(
    """
    convict prosecute initiate investigate identify arrest sentence secure achieve obtain refer repatriate screen
    train detain indict charge open launch conduct assist operate convicted prosecuted initiated investigated
    identified arrested sentenced secured achieved obtained referred repatriated screened trained detained
    indicted charged opened launched conducted assisted operated begin commence pursue complete make have certify
    fund funded establish hold organize
    """
)
#: Who gives nothing, and what: "did not provide services to any victims", "did not allocate funding".
_GIVE = word_set(
    "allocate appropriate award budget disburse earmark give grant order pay provide dedicate secure obtain"
)
_GIVEN = word_set("services assistance care shelter protection support aid counseling damages")
_SUMS = word_set("funding funds restitution compensation")
_DENIES = frozenset({"not", "nor", "neither"})
_CLAUSE = frozenset({",", ";", ".", ":", "(", ")"})
_DENIED = 8  # tokens from "not" to "any": "did not prosecute or convict any"
_LONGEST = 8  # tokens of a noun phrase behind "no"; more run over a verb
_REACH = 14  # tokens from the noun to its verb


@dataclass(frozen=True, slots=True)
class Zero:
    """A count of nothing; ``first`` is the token where it begins."""

    first: int
    amount: Amount
    noun: Counted


def zeros(t: Tokens) -> dict[int, Zero]:
    """The counts of nothing of a sentence, by the token where they begin."""
    found: dict[int, Zero] = {}
    for at, word in enumerate(t.words):
        if word == "no" and t.word(at + 1) not in {"longer", "more", "less", "fewer"} and not _of_all_time(t, at):
            found |= {zero.first: zero for zero in _no(t, at)}
        elif word == "none" and (
            t.word(at + 1) in _BE
            or t.word(at + 1).endswith("ed")
            or t.word(at + 1) in {"of", "reported", "in", "during", "the"}
        ):
            if t.word(at + 1) == "of" and t.word(at + 2) in {"it", "this", "that"}:
                continue
            noun = counted(t, at + 1, one=False) if t.word(at + 1) == "of" else Counted(None, None, at + 1, at + 1)
            if t.word(at + 1) == "of" and t.word(at + 2) == "whom":
                noun = Counted(None, "persons", at + 1, at + 1)
            found[at] = _zero(at, at + 1, noun)
        elif word == "any" and (t.word(at - 1) in _DONE or t.word(at - 1) == "new" or _given(t, at)):
            found |= {zero.first: zero for zero in _not_any(t, at)}
        elif word in _SUMS and (zero := _no_sum(t, at)) is not None:
            found[zero.first] = zero
    return found


def _given(t: Tokens, at: int) -> bool:
    """Whether "any" names those to whom nothing was given: "did not provide services to any victims"."""
    return t.word(at - 1) == "to" and t.word(at - 2) in _GIVEN and _refuses(t, at - 3, _GIVE)


def _refuses(t: Tokens, verb: int, verbs: frozenset[str]) -> bool:
    """Whether the verb that ends at a token is denied: "did not provide", "did not allocate or disburse"."""
    if t.word(verb) not in verbs:
        return False
    verb -= 2 if t.word(verb - 1) == "or" and t.word(verb - 2) in verbs else 0
    return t.word(verb - 1) == "not" and t.word(verb - 2) == "did"


def _no_sum(t: Tokens, at: int) -> Zero | None:
    """A sum of nothing: "did not allocate funding to the shelter", "did not award any restitution"."""
    first = at - (t.word(at - 1) == "any")
    behind = t.word(at + 1)
    ends = behind in STOPS or not behind[:1].isalnum()
    if not ends or behind in {"and", "or"} or not _refuses(t, first - 1, _GIVE):
        return None
    return _zero(first, at + 1, Counted(t.raw(at), t.words[at], at + 1, at + 1))


def _not_any(t: Tokens, at: int) -> list[Zero]:
    """Counts of nothing told by what was not done: "did not initiate any prosecutions or convict any traffickers"."""
    for back in range(at - 2, max(at - _DENIED, 0), -1):
        word = t.words[back]
        if word in _DENIES or word.endswith("n't"):
            break
        if word in _CLAUSE and (word != "," or t.word(back - 1) not in _DONE):
            return []
    else:
        return []
    noun = counted(t, at + 1, one=False)
    if noun.unit is None or noun.first != at + 1 or not _countable(t, noun) or noun.after - noun.first > _LONGEST:
        return []
    if any(word in _HEARSAY for word in t.words[noun.first : noun.after]):
        return []
    return [_zero(at, at + 1, noun), *_joined(t, noun)]


def _of_all_time(t: Tokens, at: int) -> bool:
    """Whether "there have been no" tells of all time so far, since no time is named beside it."""
    if t.word(at - 1) != "been" or t.word(at - 2) not in _PERFECT:
        return False
    beside = t.words[max(0, at - _LONGEST) : at + _REACH + _REACH]
    return not ("during" in beside or "reporting" in beside or "year" in beside or any(map(_is_year, beside)))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in {"19", "20"}  # noqa: PLR2004 - digits of a year


def _no(t: Tokens, at: int) -> list[Zero]:
    noun = counted(t, at + 1, one=False)
    if noun.unit is None or not _countable(t, noun):
        noun = counted(t, at + 1, one=True)
        if noun.unit is None or not _one_thing(t.words[noun.after - 1]) or t.word(noun.after) != "was":
            return []
        return [] if t.word(noun.after + 1) in _HEARSAY else [_zero(at, at + 1, noun)]
    long = noun.after - noun.first > _LONGEST or _goes_over_a_verb(t.words[noun.first : noun.after])
    if noun.first != at + 1 or long or _open_ended(t, noun):
        return []
    return [_zero(at, at + 1, noun), *_joined(t, noun)]


def _joined(t: Tokens, noun: Counted) -> list[Zero]:
    """What else there was none of: "no prosecutions or convictions"."""
    found: list[Zero] = []
    joint = noun.after
    while t.word(joint) in {"or", "and", "nor", ","}:
        joint += 1 + (t.word(joint + 1) in {"or", "and", "nor"})
        if t.word(joint) not in _JOINED or (next_ := counted(t, joint, one=False)).unit is None:
            break
        found.append(_zero(joint, joint + 1, next_))
        joint = next_.after
    return found


def _one_thing(word: str) -> bool:
    """Whether a singular noun names a person or a case."""
    return word in SINGULARS or is_person(word)


def _goes_over_a_verb(phrase: list[str]) -> bool:
    """Whether what looks like one noun phrase runs over a verb: "no oversight and putting children at risk"."""
    return any(a in {"and", "or"} and b.endswith("ing") for a, b in pairwise(phrase))


def _countable(t: Tokens, noun: Counted) -> bool:
    head = noun.after - 1
    return is_plural(t.words[head]) and (t.words[head] in COUNTABLE or is_person(t.words[head], t.raw(head)))


def _open_ended(t: Tokens, noun: Counted) -> bool:
    """Whether the sentence tells of no reports, or of all time so far, instead of a count in a period."""
    if any(word in _HEARSAY for word in t.words[noun.first : noun.after]):
        return True
    for at in range(noun.after, min(noun.after + _REACH, len(t))):
        word = t.words[at]
        if word in {"and", "but"} and t.word(at + 1) in _PERFECT | {"did", "does"}:
            return False  # "identified no victims in 2016 and has not identified any since"
        if word in _PERFECT:
            return True
        if word in _BE:
            return t.word(at + 1) in _HEARSAY
        if word in {".", ";", ","}:
            return False
    return False


def _zero(first: int, after: int, noun: Counted) -> Zero:
    number = Number(0.0, first, after)
    nothing = Quantity(0.0, None, Kind.COUNT, first, after, number)
    amount = Amount(0.0, 0.0, None, Kind.COUNT, Qualifier.EXACT, first, after, nothing, nothing)
    return Zero(first, amount, noun)
