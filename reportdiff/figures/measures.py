"""Which measure a figure is of: the cue word that governs it, or the figure that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lexicon import Hit
from reportdiff.figures.mention import Mention, Reading
from reportdiff.figures.regions import region_of
from reportdiff.figures.sentence import Laid

# Costs are in words of distance: a comma weighs as much as a few words, a new clause as a dozen.
_COMMA, _JOINT, _FIGURE, _BRACKET, _AFTER, _ACTIVE, _MODIFIER, _TARGET = 3, 14, 2, 30, 4, 25, 6, 10
_RIGHT_AFTER = 2  # characters
_NEAR = 12.0  # a cue cheaper than this governs its figure surely
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|so|also|of whom|whom|that)\s(?:\w+ly\s|also\s|further\s|so\s|not\s)*$"
)
_ACTIVE_LEAD = re.compile(
    r"(?:\band|,|;|\bor|\bit|\bthey|\bwhich|\bwho|\bauthorities|\bofficials|\bgovernment|\bpolice|\bcourts|\bto)\s+(?:\w+ly\s|also\s|then\s|has\s|had\s|have\s)*$"
)
_TOGETHER = re.compile(r"\s(?:and|or|and/or)(?:\s\w+ly|\s\w+)?\s(?:to\s)?$|,\s(?:and\s)?$|/$")
_TOWARDS = re.compile(r"\bto\s(?:\w+\s){0,2}$")  # "referred to shelter services": where to, not what was done


def measure(reading: Reading) -> None:
    """Set the measure of each mention of a sentence, heads before what belongs to them."""
    for mention in sorted(reading.found, key=lambda m: (m.relation is not None, m.start)):
        _measure_one(reading, mention)


def _measure_one(reading: Reading, mention: Mention) -> None:
    laid, words = reading.laid, reading.words
    own: tuple[float, Hit] | None = None
    if (named := _named(laid, mention, words)) is not None:
        mention.measure, mention.sure = named, True
        return
    head = mention.head
    if head is not None and head.measure is not None and _allowed(head.measure, mention, words):
        cues = [c for c in laid.cues if _nearer(reading, c, mention, head)]
        own = _governing(reading, mention, cues)
        if own is None or own[0] > _NEAR or (own[1].label == "other" and mention.relation == "comparison"):
            mention.measure, mention.sure = head.measure, head.sure
            return
    own = _governing(reading, mention, laid.cues) if own is None else own
    if own is not None:
        mention.measure, mention.sure = own[1].label, own[0] <= _NEAR
        return
    twin = next(
        (
            m
            for m in reversed(reading.before)
            if m.measure is not None and m.value == mention.value and m.kind == mention.kind
        ),
        None,
    )
    if twin is not None:
        mention.measure = twin.measure


def _named(laid: Laid, mention: Mention, words: FigureWords) -> str | None:
    """Give the measure that the counted noun itself names: "45 investigations", "nine shelters"."""
    best: tuple[int, str] | None = None
    for one in words.measures:
        if mention.kind not in one.kinds:
            continue
        hits = one.nouns.find(laid.low, mention.start, mention.noun[1])
        if hits and hits[-1].end >= mention.noun[1] - 1 and (best is None or hits[-1].end > best[0]):
            best = (hits[-1].end, one.name)
    return best[1] if best else None


def _allowed(name: str, mention: Mention, words: FigureWords) -> bool:
    known = words.measure(name)
    if known is None:
        return False
    return mention.kind is None or mention.kind in known.kinds


def _governing(reading: Reading, mention: Mention, cues: Sequence[Hit]) -> tuple[float, Hit] | None:
    """Find the cheapest cue whose measure can be of this kind of thing."""
    words = reading.words
    best: tuple[float, Hit] | None = None
    kind = mention.kind or (mention.head.kind if mention.head is not None else None)
    allowed = {m.name for m in words.measures if kind is None or kind in m.kinds}
    for cue in cues:
        if cue.label not in allowed:
            continue
        cost = _cost(reading, cue, mention)
        if best is None or cost < best[0]:
            best = (cost, cue)
    if best is None:
        return None
    return _first_of(reading, best, mention, allowed)


def _cost(reading: Reading, cue: Hit, mention: Mention) -> float:
    """Weigh, in words of distance, how far a cue is from governing a figure."""
    laid, regions = reading.laid, reading.regions
    if cue.start < mention.end and cue.end > mention.start:
        return 1.0
    if mention.noun[0] <= cue.start and cue.end <= mention.noun[1]:  # "two identified victims"
        return float(_MODIFIER)
    a, b = (cue.end, mention.start) if cue.end <= mention.start else (mention.end, cue.start)
    cost = float(laid.low.count(" ", a, b))
    cost += _COMMA * sum(a <= c < b for c in laid.commas) + _JOINT * sum(a <= j < b for j in laid.joints)
    cost += _FIGURE * sum(a <= m.start < b for m in reading.found)
    place = region_of(regions, cue.start)
    if place != mention.region:
        inner, outer = regions[place], regions[mention.region]
        if inner.kind == "bracket" or outer.kind == "bracket":
            cost += _BRACKET
        elif inner.kind == "comparison" and place != mention.region:
            cost += _JOINT
    if _TOWARDS.search(laid.low, max(0, cue.start - 30), cue.start):
        cost += _TARGET
    if cue.end <= mention.start:
        return cost
    lead = laid.low[max(0, cue.start - 40) : cue.start]
    if _PASSIVE.search(lead) and not _ACTIVE_LEAD.search(lead):
        return cost + 1
    if cue.start - mention.noun[1] <= _RIGHT_AFTER and cue.start >= mention.noun[1]:  # "victims identified"
        return cost + 1
    return cost + (_ACTIVE if _ACTIVE_LEAD.search(lead) else _AFTER)


def _first_of(reading: Reading, best: tuple[float, Hit], mention: Mention, allowed: set[str]) -> tuple[float, Hit]:
    """Of verbs done to the same people ("identified and assisted 12"), take the one that the count belongs to."""
    laid = reading.laid
    cost, cue = best
    before = [c for c in laid.cues if c.end <= cue.start and c.label in allowed and c.label in reading.words.first_of]
    if cue.end <= mention.start and before and _TOGETHER.search(laid.low[before[-1].end : cue.start]):
        return cost, before[-1]
    return best


def _nearer(reading: Reading, cue: Hit, mention: Mention, head: Mention) -> bool:
    """Whether a cue is the figure's own: between it and what it belongs to, or after it in its own region."""
    region = reading.regions[mention.region]
    if mention.relation == "converted":
        return False
    if region.kind != "main" and not region.start <= cue.start < region.end:
        return False
    if cue.start >= mention.end:
        later = [a for a, _ in reading.laid.spots if a >= mention.end]
        return not later or cue.start < later[0] or cue.start <= mention.noun[1]
    own_sentence = head.start < mention.start and head.figure.sentence_start == mention.figure.sentence_start
    return cue.start >= (head.end if own_sentence else 0) and not (
        head.noun[0] <= cue.start < head.noun[1] and own_sentence
    )
