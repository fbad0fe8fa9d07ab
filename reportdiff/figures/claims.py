"""What a report says of its own numbers ("a significant increase"), checked against the figures it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdiff.families import Family
from reportdiff.families.figure_words import SHARED, WEAK, FigureWords
from reportdiff.families.lexicon import Hit, lowered
from reportdiff.figures.series import Key, key, value
from reportdiff.model import Claim, Direction, Figure, Report, Role, Section, Unit, UnitKind

_CLAUSE = re.compile(r"[;:()—]|\.\s|\s–\s|,\s(?!\d)|\s(?:while|whereas|although|but|and\sthe)\s")
_BOUND = re.compile(
    r"\s(?:than|of)\s(?:the\s)?[\d$€£]|\s(?:than|of)\s(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice)\b"
)
_WISH = re.compile(r"\b(?:to|should|must|will|would|could|can|may|might)\s(?:\w+ly\s|also\s)?$")
_LEAD = re.compile(
    r"(?:\b(?:an?|the|was|were|is|which|this|represented|more than|nearly|almost|also|overall|[a-z]+ly|significant"
    r"|substantial|sharp|dramatic|considerable|marked|slight|small|large|steady)\s)+$"
)
_RATE = re.compile(r"\brates?\b")  # a share of something that the counts do not tell
_REACH = 240  # characters of a clause that are read
_NEAR, _CALM = 6, 0.25  # words between a claim and what it is about; how far apart "similar" numbers may be


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence: its figures' spans, and each earlier value told in it with the current one it is told beside."""

    section: Section
    unit: Unit
    low: str
    spans: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[Figure, Figure], ...]
    totals: Mapping[str | None, tuple[Figure, Figure | None] | None]


def find_claims(
    report: Report, figures: Sequence[Figure], family: Family, earlier: Sequence[Figure] = ()
) -> tuple[Claim, ...]:
    """Find what a report says of how its numbers moved, and check it.

    Args:
        report: the report.
        figures: its figures, as ``report_figures`` gives them.
        family: its family.
        earlier: the figures of the edition before, for claims whose earlier value is told only there.

    Returns:
        Claims in reading order. ``agrees`` is ``None`` where no figures stand beside the claim, or
        where it is not plain of which figures it speaks.
    """
    words = family.figures
    told: dict[Key, list[Figure]] = {}
    for figure in earlier:
        if figure.reported and figure.role is Role.CURRENT:
            told.setdefault(key(figure), []).append(figure)
    found: list[Claim] = []
    for section in report.sections:
        mine = [f for f in figures if f.reported and section.start <= f.start < section.end]
        by_start = {f.start: f for f in mine}
        totals = _totals(mine)
        starts = [f.start for f in mine]
        for unit in section.units:
            if unit.kind is not UnitKind.SENTENCE:
                continue
            inside = mine[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
            pairs = tuple((by_start[f.beside], f) for f in inside if f.beside is not None and f.beside in by_start)
            spans = tuple((f.start - unit.start, f.end - unit.start) for f in inside)
            place = _Place(section, unit, lowered(unit.text), spans, pairs, totals)
            found += _in_sentence(report, place, told, words)
    return tuple(found)


def _totals(figures: Sequence[Figure]) -> dict[str | None, tuple[Figure, Figure | None] | None]:
    """The one total of each measure in a section and its latest earlier value; ``None`` where totals differ."""
    beside: dict[int, Figure] = {}
    for figure in figures:
        if figure.beside is not None and figure.period is not None:
            known = beside.setdefault(figure.beside, figure)
            if (figure.period, -figure.start) > (known.period or 0, -known.start):
                beside[figure.beside] = figure
    found: dict[str | None, tuple[Figure, Figure | None] | None] = {}
    for figure in figures:
        if figure.role is Role.CURRENT and figure.subgroup is None and figure.actor is None and figure.part_of is None:
            pair = (figure, beside.get(figure.start))
            known_pair = found.setdefault(figure.measure, pair)
            if known_pair is None or known_pair[0] is figure:
                continue
            one = known_pair[0]
            if (one.low, one.high, one.unit) != (figure.low, figure.high, figure.unit):
                found[figure.measure] = None
            elif known_pair[1] is None:
                found[figure.measure] = pair
    return found


def _in_sentence(report: Report, place: _Place, earlier: Mapping[Key, list[Figure]], words: FigureWords) -> list[Claim]:
    found: list[Claim] = []
    end = -1
    hits = words.claims.find(place.low)
    for at, hit in enumerate(hits):
        if hit.start < end or not _counts(place, hit, words):
            continue
        begin, end = _extent(place.low, hit, hits[at + 1].start if at + 1 < len(hits) else len(place.low))
        pair = _spoken_of(hit, place)
        about = pair[0].measure if pair else _about(place.low, hit, words)
        if pair is None and about is None:
            continue
        if pair is None and not _RATE.search(place.low, max(0, begin - 40), end):
            pair = _elsewhere(about, place, earlier)
        found.append(
            Claim(
                edition=report.identity.edition,
                text=place.unit.text[begin:end],
                about=about,
                direction=_direction(hit.label),
                agrees=_agrees(hit, place.low, pair, words) if pair else None,
                sentence=place.unit.text,
                section=place.section.name,
                start=place.unit.start + begin,
                end=place.unit.start + end,
                figures=pair or (),
            )
        )
    return found


def _direction(label: str) -> Direction:
    match label:
        case "increase":
            return Direction.INCREASE
        case "decrease":
            return Direction.DECREASE
        case "same" | "similar":
            return Direction.SAME
        case _:
            return Direction.NONE


def _counts(place: _Place, hit: Hit, words: FigureWords) -> bool:
    """Whether the words speak of a number: not of effort, not of a bound, not of a wish."""
    low = place.low
    if _WISH.search(low, max(0, hit.start - 30), hit.start) or _BOUND.match(low, hit.end):
        return False
    at = bisect_right(place.spans, (hit.start, len(low))) - 1
    if at >= 0 and hit.start < place.spans[at][1]:
        return False
    close = _clause_end(low, hit.end)
    effort = words.efforts.first(low, hit.end, close)
    counted = words.kinds.first(low, hit.end, close)
    return effort is None or (counted is not None and counted.start < effort.start)


def _extent(low: str, hit: Hit, follower: int) -> tuple[int, int]:
    """The words of a claim: from its article or adverb to the end of its clause or to the next claim."""
    lead = _LEAD.search(low, max(0, hit.start - 60), hit.start)
    end = _clause_end(low, hit.end)
    if low.endswith(" and ", 0, follower) and follower < end:
        end = follower - len(" and ")
    return (lead.start() if lead else hit.start), max(end, hit.end)


def _clause_end(low: str, at: int) -> int:
    """Where the clause that goes on at ``at`` ends, the sentence's end mark left out."""
    reach = min(len(low), at + _REACH)
    clause = _CLAUSE.search(low, at, reach)
    if clause is not None:
        return clause.start()
    while reach > at and low[reach - 1] in " .":
        reach -= 1
    return reach


def _spoken_of(hit: Hit, place: _Place) -> tuple[Figure, Figure] | None:
    """The current figure and the earlier one that a claim in the same sentence speaks of."""
    begin = place.unit.start + place.low.rfind(";", 0, hit.start) + 1
    close = place.low.find(";", hit.end)
    end = place.unit.start + (close if close >= 0 else len(place.low))
    first = bisect_left(place.pairs, begin, key=lambda p: p[1].start)
    pairs = place.pairs[first : bisect_left(place.pairs, end, key=lambda p: p[1].start)]
    if not pairs:
        return None
    at = place.unit.start + hit.start
    after = bisect_right(pairs, at, key=lambda p: p[1].start)
    if after < len(pairs):
        return pairs[after]
    return pairs[0] if pairs[0][0].start == pairs[-1][0].start else None


def _about(low: str, hit: Hit, words: FigureWords) -> str | None:
    """The measure that a claim without figures names, close by: "fewer victims were identified"."""
    close = _clause_end(low, hit.end)
    begin = max(0, hit.start - _REACH)
    begin = max((m.end() for m in _CLAUSE.finditer(low, begin, hit.start)), default=begin)
    counted = words.kinds.first(low, hit.end, close)
    if counted is not None and low.count(" ", hit.end, counted.start) > _NEAR:
        counted = None
    number = re.search(r"\b(?:number|amount|funding|budget|rate|total|allocation)\b", low[begin:close])
    if counted is None and number is None:
        return None
    for one in words.measures:
        named = one.nouns.first(low, hit.end, close)
        if named is not None and counted is not None and named.start <= counted.start:
            return one.name
    cues = [
        Hit(c.start, c.end, name.removesuffix(WEAK))
        for c in words.cues.find(low, begin, close)
        for name in c.label.split(SHARED)
        if name != "other"
    ]
    allowed = {m.name for m in words.measures if counted is None or counted.label in m.kinds}
    near = [c for c in cues if c.label in allowed]
    return min(near, key=lambda c: (abs(c.start - hit.start), c.start)).label if near else None


def _elsewhere(about: str | None, place: _Place, earlier: Mapping[Key, list[Figure]]) -> tuple[Figure, Figure] | None:
    """The one total of a measure in the section with an earlier value, beside it or in the edition before."""
    pair = place.totals.get(about)
    if pair is None:
        return None
    head, then = pair
    if then is not None:
        return head, then
    before = [f for f in earlier.get(key(head), ()) if f.period is not None and f.period != head.period]
    return (head, before[0]) if len({(f.low, f.high) for f in before}) == 1 else None


def _agrees(hit: Hit, low: str, pair: tuple[Figure, Figure], words: FigureWords) -> bool | None:
    """Whether the figures moved as the words say; ``None`` for ranges, other units, and zeros doubled."""
    now, then = value(pair[0]), value(pair[1])
    if now is None or then is None or pair[0].unit != pair[1].unit:
        return None
    factor = next((f for word, f in words.factors.items() if low[hit.start : hit.end].startswith(word)), None)
    match hit.label:
        case "increase" | "decrease" if factor is not None:
            return _multiplied(low, hit, now, then, factor)
        case "increase":
            return now > then
        case "decrease":
            return now < then
        case "same":
            return now == then
        case _:
            return abs(now - then) <= max(2.0, _CALM * max(now, then))


def _multiplied(low: str, hit: Hit, now: float, then: float, factor: float) -> bool | None:
    """Check "doubled" and its kin, with "more than" and "nearly" before it."""
    if then == 0:
        return None
    ratio, lead = now / then, low[max(0, hit.start - 12) : hit.start]
    if lead.endswith("more than "):
        return ratio > factor if factor > 1 else ratio < factor
    if lead.endswith(("nearly ", "almost ")):
        return 0.8 * factor <= ratio <= factor if factor > 1 else ratio <= 1.2 * factor
    return 0.9 * factor <= ratio <= 1.2 * factor
