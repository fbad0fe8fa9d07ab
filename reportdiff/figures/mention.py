"""A figure while it is read: what it counts, what it belongs to, when it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.currencies import ISSUERS
from reportdiff.figures.regions import Region
from reportdiff.figures.sentence import Laid
from reportdiff.model import Figure

PEOPLE = frozenset({"victims", "suspects", "officials", "persons", "inmates"})
#: Units of a length of time.
TIME_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
#: Units of money of which nothing tells the country.
_CURRENCIES = frozenset(f"{name}s" for name, issuers in ISSUERS.items() if len(issuers) > 1)
_REACH = 90
_DEEPEST = 6
_ENDS = re.compile(
    r"[;:,.()—–]|\b(?:was|were|is|are|be|been|being|in|by|for|to|from|who|whom|that|which|whose|and|or|during|with|without|through|throughout|at|on|as"
    r"|compared|had|have|has|did|than|while|but|into|under|after|before|since|over|within|against|per|including|until|because|among|near|upon|when|where|via|across|so|not"
    r"|took|gave|made|held|went|led|began|became|left|saw|said|sent|spent|told|joined|underwent|obtained|testified|died|fled"
    r"|chose|cooperated|appealed|enrolled|applied|awaited|ran|met|won|got|kept|rose|fell|involved|involving|alleging|accusing|including|containing|resulting|concerned|concerning|regarding|about|related|received|participated|attended|refused|declined|entered|accepted|sought|lived|resided|opted|agreed|remained|came|faced|served|pleaded|pled)\b"
)
_NUMBERED = re.compile(r"\s(?:numbered|totall?ed|stood at|reached|amounted to)\s(?:\w+\s)?$")
_AGED = re.compile(r"\b(?:ages?|aged|old)\b")
_AGE_LEADS = re.compile(
    r"\b(?:ages?|aged)\b(?:(?!\sare\b|\s(?:range|jail|prison|term|sentence|penalt|imprison)\w*)[^.;,\d]){0,40}(?:\d+\s(?:to|and|or)\s)?$"
)
_YOUNGER = re.compile(r"(?:under|over|below|above|younger|older)\b")
_LENGTH = re.compile(r"year|month|week|day|hour|minute")
# "The victim is 16 or 17": years of nobody's term.
_SOMEBODY_IS = re.compile(
    r"\b(?:s?he|who|child|minor|girl|boy|victim|survivor|person|one|another|youngest|oldest)\s(?:is|was)\s(?:\w+\s(?:or|and)\s)?$"
)
# "13,869 (82 percent) workers": the noun stands behind the share.
_SHARE = re.compile(r"\s\([\d.,]+\s?(?:percent|per cent|%)\)\s")
_JOINED = re.compile(r"[-‐‑]([a-z]+)(?=\s[a-z])")
_OF = re.compile(r"\s+of\b")
_GROUP = re.compile(r"\s*of\s+(?:the|these|those|them|whom|which|its|all|their|this|an|a)\b(?:\s+other\b)?\s*")
_PARTICIPLE = re.compile(r"\w{3,}ed\b")
_PLURAL = re.compile(r"\w+s|women|men|children|people|police|personnel|staff|\w*men|youth|troops")


@dataclass(slots=True)
class Mention:
    """A figure in its sentence. ``start``/``end`` count from the sentence's start.

    ``noun`` is the span of the counted noun phrase in the sentence, ``kind`` what is counted;
    ``head`` the figure that this one is ``relation`` to: "part", "comparison", "converted", "repeat".
    ``cue`` is where the word that governs it begins, ``earlier`` is set for a value of an earlier
    year, ``dated`` when the text itself tells the time,
    ``partial`` names the part of a year that the figure covers, ``again`` is set for a total that is
    only named so that a part of it can be told ("66 of the 70 victims"), ``of_whole`` for an earlier such part.

    ``noun_told`` is the noun of another figure that a bare one takes, ``open`` is set for what a study
    found. ``whom`` is set before "of whom". ``tail`` holds the axes of ``groups`` that were read after the noun.
    """

    figure: Figure
    start: int
    end: int
    noun: tuple[int, int]
    kind: str | None
    grouped: bool
    region: int = 0
    relation: str | None = None
    head: Mention | None = None
    measure: str | None = None
    cue: int | None = None
    sure: bool = False
    unit: str | None = None
    period: int | None = None
    dated: bool = False
    earlier: bool = False
    groups: dict[str, str] = field(default_factory=dict)
    noun_told: str | None = None
    tail: set[str] = field(default_factory=set)
    actor: str | None = None
    partial: str | None = None
    again: bool = False
    open: bool = False
    of_whole: bool = False
    whom: bool = False

    @property
    def value(self) -> float | None:
        """The number, the upper one of a range."""
        return self.figure.high if self.figure.high is not None else self.figure.low

    @property
    def bare(self) -> bool:
        """Whether no counted noun stands with the number ("740 in 2016")."""
        return self.noun[0] == self.noun[1]


def heads_first(found: Sequence[Mention]) -> list[Mention]:
    """Order mentions so that what others belong to comes before them."""
    return sorted(found, key=lambda m: (_depth(m), m.start))


def _depth(mention: Mention) -> int:
    """How many figures a figure belongs to, one through the other."""
    depth, head = 0, mention.head
    while head is not None and depth < _DEEPEST:
        depth, head = depth + 1, head.head
    return depth


@dataclass(slots=True)
class Reading:
    """A sentence being read: how it is laid out, its mentions, and those of its paragraph before it.

    ``adjacent`` says that the last of ``before`` stand in the sentence right before; ``reporting``
    is the year that the edition reports on, ``section`` what was told before in other paragraphs.
    """

    laid: Laid
    words: FigureWords
    reporting: int | None
    regions: tuple[Region, ...]
    found: list[Mention]
    before: list[Mention]
    adjacent: bool = False
    section: list[Mention] = field(default_factory=list)


def mentions(laid: Laid, words: FigureWords) -> list[Mention]:
    """Read what each figure of a sentence counts."""
    found = []
    for at, (figure, (start, end)) in enumerate(zip(laid.figures, laid.spots, strict=True)):
        stop = laid.spots[at + 1][0] if at + 1 < len(laid.spots) else len(laid.low)
        noun, grouped = _noun(laid.low, end, min(stop, end + _REACH), words, one=figure.low == figure.high == 1)
        own = (figure.subject or "").lower()
        shared = _SHARE.match(laid.low, end)
        begin = shared.end() if shared else end + 1
        if noun[0] == noun[1] and own and laid.low.startswith(f" {own}", begin - 1):  # "seven two-day workshops"
            noun = (begin, begin + len(own))
        verb = not grouped and any(c.start == noun[0] for c in laid.cues) and _PARTICIPLE.match(laid.low, *noun)
        if verb and figure.unit == "persons" and words.kinds.first(laid.low, *noun) is None:
            noun = (end, end)  # "40 were assisted and 56 referred to shelters"
        kind = _kind(figure, laid.low, start, noun, words)
        if joined := _JOINED.match(laid.low, end):  # "a four-member panel", "a 16-bed shelter": no members, but beds
            noun, known = joined.span(1), words.kinds.first(joined.group(1))
            kind = known.label if known is not None and known.label not in PEOPLE else "things"
        if kind == "things" and only_a_group(laid.low, noun, words):  # "18 forced labor, one domestic servitude"
            kind = None
        whom = laid.low.startswith(" of whom", end)
        found.append(Mention(figure, start, end, noun, kind, grouped, unit=figure.unit, whom=whom))
    for one, after in pairwise(found):  # "21 million kronas ($2.4 million)": money of any name
        if (
            one.kind in ("things", None)
            and after.kind == "money"
            and laid.low[one.noun[1] : after.start].strip() == "("
        ):
            one.kind = "money"
    return found


def _is_age(text: str, low: str, start: int) -> bool:
    """Whether years are somebody's: "16 years old", "under 18", "the minimum age from 13 to 15 years"."""
    return (
        _AGED.search(text) is not None
        or _AGE_LEADS.search(low, max(0, start - _REACH // 2), start) is not None
        or (
            _LENGTH.search(text) is None
            and (
                _YOUNGER.match(text) is not None
                or _SOMEBODY_IS.search(low, max(0, start - _REACH // 2), start) is not None
            )
        )
    )


def _noun(low: str, end: int, stop: int, words: FigureWords, *, one: bool) -> tuple[tuple[int, int], bool]:
    """Find the counted noun phrase after a number, and whether it is a group of people named before."""
    begin, grouped = end, False
    if group := _GROUP.match(low, end, stop):
        begin, grouped = group.end(), True
    elif _OF.match(low, end, stop):  # "80 of labor trafficking"
        return (end, end), False
    last = _ENDS.search(low, begin, stop)
    joins = last is not None and last.group() in ("and", "or") and _unfinished(low, begin, last.start())
    if last is not None and joins and not (one and words.kinds.first(low, begin, last.start())):
        last = _ENDS.search(low, last.end(), stop)
    close = last.start() if last else stop
    of = _OF.search(low, begin, close)
    if of and words.kinds.first(low, begin, of.start()):
        close = of.start()
    while close > begin and low[close - 1].isspace():
        close -= 1
    while begin < close and low[begin].isspace():
        begin += 1
    return (begin, close), grouped


def _unfinished(low: str, begin: int, end: int) -> bool:
    """Whether a noun phrase has come to no noun yet ("32 official and potential victims")."""
    said = low[begin:end].split()
    return bool(said) and _PLURAL.fullmatch(said[-1]) is None


def only_a_group(low: str, noun: tuple[int, int], words: FigureWords) -> bool:
    """Whether the noun phrase names a group of people and nobody in it."""
    hits = [lexicon.first(low, *noun) for _, lexicon in words.subgroups]
    return any(hit is not None and hit.start <= noun[0] + 1 and hit.end >= noun[1] - 1 for hit in hits)


def _numbered(figure: Figure, low: str, start: int, words: FigureWords) -> str | None:
    """Tell what a number counts whose noun stands before its verb: "shelter staff numbered 64"."""
    told = _NUMBERED.search(low, max(0, start - _REACH), start)
    if figure.subject is None:
        return None
    if (at := low.find(f"number of {figure.subject.lower()}", max(0, start - _REACH), start)) >= 0:
        known = words.kinds.find(low, at, at + 10 + len(figure.subject))  # "the number of states with"
        return known[-1].label if known else "things"
    if told is None:
        return None
    named = words.kinds.find(low, max(0, start - _REACH), told.start())
    return named[-1].label if named and named[-1].end == told.start() else None


def _kind(figure: Figure, low: str, start: int, noun: tuple[int, int], words: FigureWords) -> str | None:
    """Tell what a figure counts: by its unit, else by the last known noun of its phrase."""
    unit = figure.unit
    if unit == "percent" or unit in TIME_UNITS:
        return "percent" if unit == "percent" else "age" if _is_age(figure.text.lower(), low, start) else "time"
    if unit in _CURRENCIES or (unit is not None and len(unit) == 3 and unit.isupper()):  # noqa: PLR2004 - ISO 4217 codes have three letters
        return "money"
    # "no officials": there the noun is part of the quantity itself.
    known = words.kinds.find(low, start, noun[1])
    if noun[0] == noun[1] and not known:
        return _numbered(figure, low, start, words)
    named = bool(known) and known[-1].end == noun[1]
    if unit is not None and unit not in ("persons", "cases") and not named:  # "five child rescue centers": no children
        known = words.kinds.find(unit.lower())
        return known[-1].label if known else "things"
    own = [hit for hit in known if not low.endswith((" a ", " an "), start, hit.start)]  # "the three officers a budget"
    return (own or known)[-1].label if known else unit
