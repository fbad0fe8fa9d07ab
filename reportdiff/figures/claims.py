"""What a report says of its own numbers ("a significant increase"), checked against the figures it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.families import Family
from reportdiff.families.figure_words import SHARED, FigureWords
from reportdiff.families.lexicon import Hit, lowered
from reportdiff.figures.series import key, value
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
_NEAR, _CALM = 6, 0.25  # words between a claim and what it is about; how far apart "similar" numbers may be


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, the figures in it, and those of its section."""

    section: Section
    unit: Unit
    low: str
    inside: Sequence[Figure]
    around: Sequence[Figure]


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
    told = [f for f in figures if f.reported]
    found: list[Claim] = []
    for section in report.sections:
        mine = [f for f in told if f.section == section.name and section.start <= f.start < section.end]
        at = 0
        for unit in section.units:
            while at < len(mine) and mine[at].start < unit.start:
                at += 1
            stop = at
            while stop < len(mine) and mine[stop].start < unit.end:
                stop += 1
            if unit.kind is UnitKind.SENTENCE:
                place = _Place(section, unit, lowered(unit.text), mine[at:stop], mine)
                found += _in_sentence(report, place, earlier, words)
    return tuple(found)


def _in_sentence(report: Report, place: _Place, earlier: Sequence[Figure], words: FigureWords) -> list[Claim]:
    found: list[Claim] = []
    end = -1
    for hit in words.claims.find(place.low):
        if hit.start < end or not _counts(place, hit, words):
            continue
        begin, end = _extent(place.low, hit)
        pair = _spoken_of(hit, place)
        about = pair[0].measure if pair else _about(place.low, hit, words)
        if pair is None and about is None:
            continue
        if pair is None and not _RATE.search(place.low, max(0, begin - 40), end):
            pair = _elsewhere(about, place.around, earlier)
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
    low, unit = place.low, place.unit
    if _WISH.search(low, max(0, hit.start - 30), hit.start) or _BOUND.match(low, hit.end):
        return False
    if any(f.start - unit.start <= hit.start < f.end - unit.start for f in place.inside):
        return False
    clause = _CLAUSE.search(low, hit.end)
    close = clause.start() if clause else len(low)
    effort = words.efforts.first(low, hit.end, close)
    counted = words.kinds.first(low, hit.end, close)
    return effort is None or (counted is not None and counted.start < effort.start)


def _extent(low: str, hit: Hit) -> tuple[int, int]:
    """The words of a claim: from its article or adverb to the end of its clause."""
    lead = _LEAD.search(low, max(0, hit.start - 60), hit.start)
    clause = _CLAUSE.search(low, hit.end)
    end = clause.start() if clause else len(low.rstrip(" ."))
    return (lead.start() if lead else hit.start), max(end, hit.end)


def _spoken_of(hit: Hit, place: _Place) -> tuple[Figure, Figure] | None:
    """The current figure and the earlier one that a claim in the same sentence speaks of."""
    pairs = []
    for figure in place.inside:
        if figure.role is Role.COMPARISON and figure.beside is not None:
            head = next((f for f in place.around if f.start == figure.beside), None)
            if head is not None:
                pairs.append((head, figure))
    if not pairs:
        return None
    at = place.unit.start + hit.start
    after = [p for p in pairs if p[1].start > at]
    chosen = after[0] if after else pairs[0] if len({p[0].start for p in pairs}) == 1 else None
    if chosen is None:
        return None
    return chosen if abs(chosen[1].start - at) <= len(place.unit.text) else None


def _about(low: str, hit: Hit, words: FigureWords) -> str | None:
    """The measure that a claim without figures names, close by: "fewer victims were identified"."""
    clause = _CLAUSE.search(low, hit.end)
    close = clause.start() if clause else len(low)
    begin = max((m.end() for m in _CLAUSE.finditer(low, 0, hit.start)), default=0)
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
        Hit(c.start, c.end, name)
        for c in words.cues.find(low, begin, close)
        for name in c.label.split(SHARED)
        if name != "other"
    ]
    allowed = {m.name for m in words.measures if counted is None or counted.label in m.kinds}
    near = [c for c in cues if c.label in allowed]
    return min(near, key=lambda c: (abs(c.start - hit.start), c.start)).label if near else None


def _elsewhere(about: str | None, around: Sequence[Figure], earlier: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The one total of a measure in the section with an earlier value, beside it or in the edition before."""
    totals = [
        f
        for f in around
        if f.measure == about
        and f.role is Role.CURRENT
        and f.subgroup is None
        and f.actor is None
        and f.part_of is None
    ]
    if not totals or len({(f.low, f.high, f.unit) for f in totals}) > 1:
        return None
    head = totals[0]
    beside = [f for f in around if f.beside in {t.start for t in totals} and f.period is not None]
    if beside:
        return head, max(beside, key=lambda f: (f.period or 0, -f.start))
    before = [
        f
        for f in earlier
        if f.reported
        and f.role is Role.CURRENT
        and key(f) == key(head)
        and f.period is not None
        and f.period != head.period
    ]
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
