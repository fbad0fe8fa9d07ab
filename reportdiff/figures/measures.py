"""Which measure a figure is of: the cue word that governs it, or the figure that it belongs to."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.mention import Mention, Reading, heads_first
from reportdiff.figures.regions import region_of
from reportdiff.figures.sentence import Cue, Laid

# Costs are in words of distance: a comma weighs as much as a few words, a new clause as a dozen.
_COMMA, _JOINT, _FIGURE, _BRACKET, _AFTER, _ACTIVE, _MODIFIER, _TARGET, _WEAK, _CROSSED = (
    3,
    14,
    2,
    30,
    4,
    25,
    6,
    10,
    15,
    10,
)
_OBJECT = 4  # spaces between a verb and the number of its object
_SUMS = frozenset({"money", "time", "percent"})
_RIGHT_AFTER = 2  # characters
_IS_SUBJECT = 0.5
_BEYOND = 30.0  # a cue after its figure that costs more than this speaks of something else
_NEAR = 12.0  # a cue cheaper than this governs its figure surely
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|so|also|of whom|whom|that)\s(?:\w+ly\s|also\s|further\s|so\s|not\s)*$"
)
# The figure is the subject: "six had been convicted", "12 victims were also identified".
_SUBJECT = re.compile(r"\s(?:had|have|has)?\s?(?:were|was|been|being|are|is)\s(?:\w+ly\s|also\s|further\s|then\s)?")
_ACTIVE_LEAD = re.compile(
    r"(?:\band|,|;|\bor|\bit|\bthey|\bwhich|\bwho|\bauthorities|\bofficials|\bgovernment|\bpolice|\bcourts|\bto)\s+(?:\w+ly\s|also\s|then\s|has\s|had\s|have\s)*$"
)
_DONE = re.compile(
    r".?(?:\s?\w+(?:ed|ly|ing|wide))*(?:\s?(?:the|last|this|a|each|per|from)\b.*)?"
)  # after a noun that names a measure: "10 shelters fully funded"
_GIVEN_AS = re.compile(r"\s(?:in|of|as)\s(?:\w+\s)?")  # "paid 10 million reais in back wages"
_TOGETHER = re.compile(r"\s(?:and|or|and/or)\s(?:\w+ly\s|\w+\s)?(?:to\s)?|,\s(?:and\s)?|/")
# "referred to shelter services", "at the shelter": where, not what was done.
_TOWARDS = re.compile(r"\bto\s(?:\w+\s){0,2}$|\b(?:at|in)\s(?:the|a|an|its|their)\s(?:\w+\s)?$")
# A figure that is the subject of a verb of its own is governed by none before it ("and 29 involved forced labor").
_OF_THOSE = re.compile(r"\b([a-z]+)\sof\s(?:the|these|those|its|their)\s$")
_HAS_VERB = re.compile(r"\s(?:\w+ed|were|was|came|had|concerned)\b")


def measure(reading: Reading) -> None:
    """Set the measure of each mention of a sentence, heads before what belongs to them."""
    for mention in heads_first(reading.found):
        _measure_one(reading, mention)
    if any(m.measure in reading.words.topical for m in reading.found) and not _on_topic(reading):
        for mention in reading.found:
            if mention.measure in reading.words.topical:
                mention.measure, mention.sure = "other", False


def _on_topic(reading: Reading) -> bool:
    """Whether the sentence speaks of what the topical measures are about, or goes on with one that did."""
    if reading.words.topic.first(reading.laid.low) is not None:
        return True
    return reading.adjacent and bool(reading.before) and reading.before[-1].measure in reading.words.topical


def _measure_one(reading: Reading, mention: Mention) -> None:
    laid, words = reading.laid, reading.words
    own: tuple[float, Cue] | None = None
    cues = [c for c in laid.cues if c.start >= mention.start] if mention.again else laid.cues
    if (named := _named(laid, mention, words)) is not None:
        mention.measure, mention.sure = named, True
        return
    head = mention.head
    if mention.again and mention.bare and head is not None and head.measure is not None:
        mention.measure, mention.sure = head.measure, head.sure
        return
    if head is None and _names_those(reading, mention):
        mention.measure = "other"
        return
    if head is not None and head.measure is not None and _allowed(head.measure, mention, words):
        own = _governing(reading, mention, [c for c in cues if _nearer(reading, c, mention, head)])
        if own is None or own[0] > _NEAR or _is_aside(own[1], mention):
            mention.measure, mention.sure = head.measure, head.sure
            return
    own = _governing(reading, mention, cues) if own is None else own
    if (
        mention.kind == "time"
        and (own is None or own[1].label == "other")
        and (before := _term_before(reading, mention))
    ):
        mention.measure = before
        return
    if own is not None:
        mention.measure, mention.sure, mention.cue = own[1].label, own[0] <= _NEAR, own[1].start
        return
    twin = next(
        (
            m
            for m in reversed(reading.before)
            if m.measure is not None and m.value == mention.value and m.kind == mention.kind and m.unit == mention.unit
        ),
        None,
    )
    if twin is not None:
        mention.measure = twin.measure


def _names_those(reading: Reading, mention: Mention) -> bool:
    """Whether a figure only says whose matter it is ("the disappearances of the 43 students"): nobody's count."""
    led = _OF_THOSE.search(reading.laid.low, max(0, mention.start - 60), mention.start)
    return led is not None and not any(c.start <= led.end(1) and c.end >= led.start(1) for c in reading.laid.cues)


def _is_aside(cue: Cue, mention: Mention) -> bool:
    """Whether a word for what is not measured leaves a figure that belongs to another under that one's measure."""
    return cue.label == "other" and (cue.ahead or mention.relation == "comparison")


def _term_before(reading: Reading, mention: Mention) -> str | None:
    """The measure of the prison term told before in the same sentence, of which this one is the like."""
    terms = [m.measure for m in reading.found if m.start < mention.start and m.kind == "time"]
    terms = [name for name in terms if name not in (None, "other")]
    joined = (
        reading.laid.low.startswith(("imprisonment", "in prison"), mention.noun[0])
        or "prison" in reading.laid.low[mention.end : mention.end + 20]
    )
    return terms[-1] if terms and joined else None


def _named(laid: Laid, mention: Mention, words: FigureWords) -> str | None:
    """Give the measure that the counted noun itself names: "45 investigations", "nine shelters"."""
    best: tuple[int, str] | None = None
    for one in words.measures:
        if mention.kind is None or not one.counts(mention.kind, mention.unit):
            continue
        hits = one.nouns.find(laid.low, mention.start, mention.noun[1])
        if (
            hits
            and _DONE.fullmatch(laid.low, hits[-1].end, mention.noun[1])
            and (best is None or hits[-1].end > best[0])
        ):
            best = (hits[-1].end, one.name)
    return best[1] if best else None


def _allowed(name: str, mention: Mention, words: FigureWords) -> bool:
    known = words.measure(name)
    return known is not None and known.counts(mention.kind, mention.unit)


def _governing(reading: Reading, mention: Mention, cues: Sequence[Cue]) -> tuple[float, Cue] | None:
    """Find the cheapest cue whose measure can be of this kind of thing."""
    laid, words = reading.laid, reading.words
    best: tuple[float, Cue] | None = None
    kind = mention.kind or (mention.head.kind if mention.head is not None else None)
    kinds = _kinds(reading, mention, kind)
    allowed = {m.name for m in words.measures if any(m.counts(k, mention.unit) for k in kinds)}
    weakly = {m.name for m in words.measures if m.name in allowed and m.weak_kinds & kinds}
    for cue in cues:
        if cue.label not in (weakly if cue.weak else allowed):
            continue
        cost = _cost(reading, cue, mention)
        after = cue.start >= mention.end
        if cue.ahead and not _takes(laid, cue, mention):
            continue
        if cost > (_NEAR if mention.kind == "percent" else _BEYOND if after else math.inf):
            continue
        if best is None or cost < best[0]:
            best = (cost, cue)
    if best is None:
        return None
    return _first_of(reading, best, mention, allowed)


def _kinds(reading: Reading, mention: Mention, kind: str | None) -> frozenset[str]:
    """What a figure may count: of a share what it is a share of, of a figure without a noun no money and no time."""
    words = reading.words
    if kind == "percent" and not mention.bare and (known := words.kinds.find(reading.laid.low, *mention.noun)):
        return frozenset({known[-1].label})
    every = frozenset[str]().union(*(m.kinds for m in words.measures))
    if kind is not None:
        return frozenset({kind})
    return every - _SUMS if mention.unit is not None else every


def _cost(reading: Reading, cue: Cue, mention: Mention) -> float:
    """Weigh, in words of distance, how far a cue is from governing a figure."""
    laid = reading.laid
    weak = _WEAK if cue.weak else 0
    if cue.start < mention.end and cue.end > mention.start:
        return 1.0
    if mention.noun[0] <= cue.start and cue.end <= mention.noun[1]:  # "two identified victims"
        return float((1 if mention.again else _MODIFIER) + weak)
    a, b = (cue.end, mention.start) if cue.end <= mention.start else (mention.end, cue.start)
    cost = float(weak + laid.low.count(" ", a, b) + _across(reading, cue, mention))
    cost += _COMMA * sum(a <= c < b for c in laid.commas) + _JOINT * sum(a <= j < b for j in laid.joints)
    cost += _FIGURE * sum(a <= m.start < b for m in reading.found)
    if cue.label in reading.words.targets and _TOWARDS.search(laid.low, max(0, cue.start - 30), cue.start):
        cost += _TARGET
    return cost if cue.end <= mention.start else _after(laid, cue, mention, cost)


def _across(reading: Reading, cue: Cue, mention: Mention) -> int:
    """What it costs a cue to govern a figure in another region of the sentence."""
    place = region_of(reading.regions, cue.start)
    if place == mention.region:
        return 0
    kinds = {reading.regions[place].kind, reading.regions[mention.region].kind}
    if "bracket" in kinds:
        return _BRACKET
    return _JOINT if reading.regions[place].kind == "comparison" else 0


def _after(laid: Laid, cue: Cue, mention: Mention, cost: float) -> float:
    """Weigh a cue that stands after its figure: as its verb, right after its noun, or in the next clause."""
    close = laid.past_bracket(mention.noun[1])
    if _SUBJECT.fullmatch(laid.low, close, cue.start):
        return _IS_SUBJECT + (_WEAK if cue.weak else 0)
    if mention.kind == "money" and _GIVEN_AS.fullmatch(laid.low, close, cue.start):
        return _IS_SUBJECT
    lead = laid.low[max(0, cue.start - 40) : cue.start]
    passive = _PASSIVE.search(lead) is not None and _ACTIVE_LEAD.search(lead) is None
    right_after = 0 <= cue.start - mention.noun[1] <= _RIGHT_AFTER and "," not in laid.low[mention.noun[1] : cue.start]
    if passive or right_after:  # "victims identified"
        return cost + 1
    takes = laid.low.endswith("ing", cue.start, cue.end) and any(
        0 <= a - cue.end <= 1 for a, _ in laid.spots
    )  # "31 suspects, charging 21 of them"
    fresh = _ACTIVE if takes or _ACTIVE_LEAD.search(lead) else 0
    if any(max(mention.end, close) <= a < cue.start for a, _ in laid.spots):  # it governs the figure between
        return cost + _CROSSED + fresh
    if _verb_follows(laid, mention):  # "23 received only counseling"
        return cost
    return cost + (fresh or _AFTER)


def _takes(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether a verb takes the figure behind it as its object: "exploited 37 women", not "were exploited, 12 of"."""
    between = laid.low[cue.end : mention.start]
    passive = _PASSIVE.search(laid.low, max(0, cue.start - 40), cue.start) is not None
    return cue.end <= mention.start and not passive and between.count(" ") <= _OBJECT and "," not in between


def _verb_follows(laid: Laid, mention: Mention) -> bool:
    """Whether a verb follows the figure's noun at once, so that the figure is its subject."""
    at = laid.past_bracket(mention.noun[1]) + 1
    return any(c.start == at and laid.low.endswith("ed", c.start, c.end) for c in laid.cues)


def _first_of(reading: Reading, best: tuple[float, Cue], mention: Mention, allowed: set[str]) -> tuple[float, Cue]:
    """Of verbs done to the same people ("identified and assisted 12"), take the one that the count belongs to."""
    laid = reading.laid
    cost, cue = best
    before = [c for c in laid.cues if c.end <= cue.start and c.label in allowed and c.label in reading.words.first_of]
    if cue.end <= mention.start and before and _TOGETHER.fullmatch(laid.low, before[-1].end, cue.start):
        return cost, before[-1]
    return best


def _nearer(reading: Reading, cue: Cue, mention: Mention, head: Mention) -> bool:
    """Whether a cue is the figure's own: between it and what it belongs to, or after it in its own region."""
    region = reading.regions[mention.region]
    if mention.relation == "converted":
        return False
    if region.kind != "main" and not region.start <= cue.start < region.end:
        return False
    if cue.start >= mention.end:
        later = [a for a, _ in reading.laid.spots if a >= reading.laid.past_bracket(mention.noun[1])]
        return not later or cue.start < later[0] or cue.start <= mention.noun[1]
    if mention.bare and _HAS_VERB.match(reading.laid.low, mention.end):
        return False
    if region.kind != "main" and any(cue.end <= c < mention.start for c in reading.laid.commas):
        return False  # "103 in forced labor or services, eight in forced begging"
    own_sentence = head.start < mention.start and head.figure.sentence_start == mention.figure.sentence_start
    return cue.start >= (head.end if own_sentence else 0) and not (
        head.noun[0] <= cue.start < head.noun[1] and own_sentence
    )
