"""What a number counts: the noun phrase behind it, and the unit that its head noun stands for.

There is no tagger here: a counted noun phrase runs from the number to its head, and in English the
head of a count above one is the first plural that is not itself an adjunct ("human rights
organizations"). Persons go by many names, hence lists and endings.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.figures.number_tables import OPENERS, ORDINALS
from reportdiff.figures.persons import CASES, LEANING, PERSONS, SINGULARS, is_person, is_plural, unit_of
from reportdiff.figures.tokens import Tokens, word_set

#: Words at which a noun phrase cannot go on.
STOPS = word_set(
    """
    in on at by for from with without within under over into onto through throughout during before after since
    until till against among amongst between about across along around behind below beneath beside beyond despite
    except inside near off out outside per than toward towards upon via as to of up down and or but nor so yet
    because if when while where whereas although though that which who whom whose whether is are was were be been
    being am has have had do does did can could may might must shall should will would a an the these those this
    its their his her our your my it he she they we i you them him us cannot not also only both either neither
    then there here however still already each every all any some no none came went took gave made received found
    said told got saw held led ran left began brought kept fell rose won sent sold lost died fled told
    respectively compared including regarding concerning according involving following receiving serving awaiting
    facing using seeking having requiring alleging covering totaling totalling obtained accepted declined entered
    paid sought spent lacked concerned involved comprised wrote underwent withdrew
    remained participated testified cooperated agreed pleaded escaped joined benefited opted chose appealed refused
    """
)
_COMPOUNDS = frozenset({("task", "forces"), ("health", "centers")})
_COLLECTIVES = frozenset({"police", "staff", "personnel", "youth", "forces", "services"})
_CARDINALS = OPENERS - ORDINALS.keys()
_ADJECTIVAL = word_set(
    "criminal minor individual juvenile adult female male national professional child youth student civilian"
)
_FOR_VICTIMS = word_set("protection assistance support advocate identification coordinator services center relocation")
_ANAPHORS = frozenset({"others", "ones"})
_CITED = frozenset({"article", "articles", "section", "sections"})
_HYPHENS = frozenset("-‐‑–/+")
_CONTRACTIONS = ("'m", "'ll", "'ve", "'re", "'d")
_VERB_ENDINGS = ("ed", "ing", "ly")
#: Participles that describe the noun behind them ("one specialized shelter"); others are mostly its verb.
_DESCRIBING = word_set(
    """
    specialized dedicated designated licensed unlicensed registered combined accredited standardized unified updated
    revised expanded renovated abandoned fixed advanced detailed coordinated anti-trafficking training existing ongoing
    pending outstanding working standing
    """
)
_PARTITIVE = word_set("the these those its their his her all our such")
_LONGEST = 9
_FARTHEST = 60  # tokens over which a noun phrase is followed, whatever is stepped over


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun phrase: tokens ``first`` up to ``after``, as written in ``subject``.

    ``unit`` is "persons", "cases" or the plural head noun; ``None`` with no ``subject`` for a
    number that stands alone and takes its noun from what was said before.
    """

    subject: str | None
    unit: str | None
    first: int
    after: int


def counted(t: Tokens, after: int, *, one: bool) -> Counted:
    """Read what the number before token ``after`` counts.

    ``one`` asks for a singular noun ("one shelter", "no case" takes either).
    """
    if t.word(after) in {"-", "‐", "‑"} and t.touches(after) and t.touches(after + 1) and t.word(after + 1).isalpha():
        return Counted(t.raw(after + 1), unit_of(t.words[after + 1]), after + 1, after + 2)  # "a 15-member panel"
    at = _past_partitive(t, after)
    if at is None:
        return Counted(None, None, after, after)
    head = _head(t, at, one=one)
    if head is None:
        return Counted(None, None, after, after)
    end = _past_pair(t, head)
    word = t.words[head]
    unit = unit_of(word, raw=t.raw(head))
    if (t.word(head - 1), word) in _COMPOUNDS:
        unit = f"{t.word(head - 1)} {word}"
    return Counted(" ".join(t.span(at, end).strip('“”"').split()), unit, at, end)


def _past_partitive(t: Tokens, after: int) -> int | None:
    """Step over "of the", "of these 58"; ``None`` where only a pronoun follows ("of them", "of whom")."""
    at = after + (t.words[after : after + 2] == ["out", "of"])
    if t.word(at) == "of":
        if t.word(at + 1) in {"them", "whom", "which"}:
            return None
        at += 1
        if t.word(at) not in _PARTITIVE and not (t.word(at).endswith("'s") and _numbered(t, at + 1)):
            return None
        while (
            t.word(at) in _PARTITIVE
            or t.is_numeral(at)
            or t.word(at) in OPENERS
            or (t.word(at).endswith("'s") and _numbered(t, at + 1))
            or (t.word(at + 1) in {"'", "’"} and t.is_numeral(at + 2))  # "of the shelters' 140 spaces"
        ):
            at += 1 + (t.word(at + 1) in {"'", "’"})
    while t.word(at) in {"more", "other", "further", "additional", "such"}:
        at += 1
    return at


def _numbered(t: Tokens, at: int) -> bool:
    """Whether a number stands at ``at``, in digits or in words: "of the country's five magistrates"."""
    return t.is_numeral(at) or t.word(at) in OPENERS


def _head(t: Tokens, at: int, *, one: bool) -> int | None:
    """The token of the head noun of the phrase that begins at ``at``, or ``None``."""
    run = _run(t, at)
    if one:
        return _one_head(t, run)
    plurals = [k for k in run if is_plural(t.words[k])]
    if not plurals and run and t.words[run[0]] in SINGULARS:
        return run[0]  # "a 12 member panel"
    if not plurals:
        return next((k for k in reversed(run) if t.words[k] in LEANING), None)
    if t.words[plurals[0]] in _ANAPHORS:
        return None
    first = plurals[0]
    leans = len(plurals) > 1 and plurals[1] == first + 1 and _leans(t, first)
    return plurals[1] if leans else first


def _leans(t: Tokens, first: int) -> bool:
    """Whether a plural leans on the plural behind it: "police officers", "war crimes cases"."""
    behind = t.words[first + 1]
    if behind in CASES or t.words[first] in _COLLECTIVES:
        return True
    person = is_person(behind, t.raw(first + 1))
    if person and t.raw(first)[0].isupper() and t.raw(first + 1)[0].islower():
        return True  # "600 Samsung Electronics workers"
    return person == is_person(t.words[first], t.raw(first)) and t.words[first] not in CASES


def _one_head(t: Tokens, run: list[int]) -> int | None:
    """The head of a singular phrase: the first noun known for a person or case, else as far as words go."""
    for k in run:
        word = t.words[k]
        if is_plural(word) and word in _COLLECTIVES and k != run[0] and _goes_on(t, run, k + 1):
            continue  # "one former police officer"
        if is_plural(word):
            slip = k == run[0] and (word in CASES or is_person(word))  # "one cases", as tables have it
            return k if slip else None
        if word in SINGULARS or is_person(word):
            leans = word in _COLLECTIVES or word in _ADJECTIVAL or (unit_of(word) == "cases" and word != "case")
            leans = leans or (word in {"witness", "victim"} and t.word(k + 1) in _FOR_VICTIMS)
            if not (leans and _goes_on(t, run, k + 1)):
                return k
            return _one_head(t, [later for later in run if later > k])
    return _singular(t, run)


def _goes_on(t: Tokens, run: list[int], k: int) -> bool:
    """Whether a noun follows that the one before leans on: "one investigation panel"."""
    return k in run and not t.words[k].endswith(_VERB_ENDINGS) and not is_plural(t.words[k])


def _run(t: Tokens, at: int) -> list[int]:
    """The tokens that can belong to the noun phrase; words only, hyphens and joints stepped over."""
    run: list[int] = []
    k = at
    while k < min(len(t), at + _FARTHEST) and len(run) < _LONGEST:
        word = t.words[k]
        if t.word(k + 1) in _HYPHENS and t.touches(k + 2) and (t.is_numeral(k) or word in _CARDINALS):
            k += 3  # "seven two-day workshops"
            continue
        if word in _CARDINALS or (word in _CITED and t.raw(k)[0].isupper() and t.is_numeral(k + 1)):
            break
        if word[0].isalpha() and word not in STOPS and not word.endswith(_CONTRACTIONS):
            run.append(k)
        elif word in _HYPHENS or (word == "(" and t.word(k + 2) == ")" and run):
            if not (t.touches(k) or t.touches(k + 1)):
                break
            if word == "(":
                k += 2
        elif word in {"“", "”", '"'} or (run and t.touches(k) and t.word(k - 1) in _HYPHENS):
            pass  # quotes, and the "19" of "a COVID-19-positive citizen"
        elif not (word in {"and", "or"} and _joins(t, k, run)) and not (word == "," and _goes_on_listing(t, k, run)):
            break
        k += 1
    return run


def _joins(t: Tokens, k: int, run: list[int]) -> bool:
    """Whether "and"/"or" joins two adjectives before the head: "official and potential victims"."""
    if not run or any(is_plural(t.words[j]) for j in run):
        return False
    ahead = t.word(k + 1)
    return bool(ahead) and ahead[0].isalpha() and ahead not in STOPS


def _goes_on_listing(t: Tokens, k: int, run: list[int]) -> bool:
    """Whether a comma stands between adjectives: "government-run, government-funded shelters"."""
    return t.word(k - 2) in _HYPHENS and t.word(k + 2) in _HYPHENS and _joins(t, k, run)


def _past_pair(t: Tokens, head: int) -> int:
    """Take further person nouns into the phrase: "women and girls", "men, women, and children"."""
    end = head + 1
    while t.words[head] in PERSONS:
        at = end + (t.word(end) == ",")
        paired = at > end and end == head + 1 and t.word(at) in {"and", "or"}  # "23 victims, and police opened"
        at += t.word(at) in {"and", "or"}
        if at == end or paired or t.word(at) not in PERSONS:
            break
        end = at + 1
    return end


def _singular(t: Tokens, run: list[int]) -> int | None:
    """The head of a singular phrase of unknown words: the last before a stop, a verb form or a gap."""
    best: int | None = None
    for k in run[:4]:
        word = t.words[k]
        if best is not None and (k != best + 1 and t.word(best + 1) not in "-‐‑–/"):
            break
        described = word in _DESCRIBING and k + 1 in run
        if (
            (word.endswith(_VERB_ENDINGS) and not described)
            or is_plural(word)
            or (best is None and t.word(k + 1) == "by")
        ):
            break  # the last: "one run by the government"
        best = k
    return best
