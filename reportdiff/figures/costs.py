"""What it costs a cue word to govern a figure, in words of distance."""

from __future__ import annotations

import re

from reportdiff.figures.mention import Mention, Reading
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
_ANOTHERS = 20
_APART = re.compile(r",(?!\d)|;|\b(?:and|or|but|while)\b")
# Between a verb and the number of its object.
_OBJECT = re.compile(r"\s(?:(?:the|a|an|its|their|his|her|another|additional|only|some|all|up to)\s)*")
_RIGHT_AFTER = 2  # characters
_IS_SUBJECT = 0.5
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|so|also|of whom|whom|that)\s(?:\w+ly\s|also\s|further\s|so\s|not\s)*$"
)
# The figure is the subject: "six had been convicted", "12 victims were also identified".
_SUBJECT = re.compile(r"\s(?:had|have|has)?\s?(?:were|was|been|being|are|is)\s(?:\w+ly\s|also\s|further\s|then\s)?")
_ACTIVE_LEAD = re.compile(
    r"(?:\band|,|;|\bor|\bit|\bthey|\bwhich|\bwho|\bauthorities|\bofficials|\bgovernment|\bpolice|\bcourts|\bto)\s+(?:\w+ly\s|also\s|then\s|has\s|had\s|have\s)*$"
)
_GIVEN_AS = re.compile(r"\s(?:in|of|as)\s(?:[a-z]+\s)?")  # "paid 10 million reais in back wages"
# "referred to shelter services", "at the shelter": where, not what was done.
_TOWARDS = re.compile(r"\bto\s(?:\w+\s){0,2}$|\b(?:at|in)\s(?:the|a|an|its|their)\s(?:\w+\s)?$")


def cost_of(reading: Reading, cue: Cue, mention: Mention) -> float:
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
    if cue.start >= mention.end and any(
        m.noun[0] <= cue.start < m.noun[1] and _APART.search(laid.low, mention.end, m.start)
        for m in reading.found
        if m is not mention and m.kind != "time"
    ):
        cost += _ANOTHERS  # "heard 64 cases and handed down 19 guilty verdicts"
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
    done = mention.bare and cue.start == mention.end + 1 and laid.low.endswith("ed", cue.start, cue.end)
    if done or _SUBJECT.fullmatch(laid.low, close, cue.start):  # "four were convicted and one acquitted"
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


def takes(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether a verb takes the figure behind it as its object: "exploited 37 women", not "were exploited, 12 of"."""
    passive = _PASSIVE.search(laid.low, max(0, cue.start - 40), cue.start) is not None
    return cue.end <= mention.start and not passive and _OBJECT.fullmatch(laid.low, cue.end, mention.start) is not None


def _verb_follows(laid: Laid, mention: Mention) -> bool:
    """Whether a verb follows the figure's noun at once, so that the figure is its subject."""
    at = laid.past_bracket(mention.noun[1]) + 1
    return any(c.start == at and laid.low.endswith("ed", c.start, c.end) for c in laid.cues)
