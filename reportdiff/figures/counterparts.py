"""The current figure that an earlier value is told beside: "12 cases, compared with nine in 2016"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.figures.mention import PEOPLE, TIME_UNITS, Mention, Reading

_WITHIN = re.compile(r"\s(?:in|across|involving|against|at)\s(?:the\s)?")
_TENFOLD = 10


def counterpart(
    reading: Reading, mention: Mention, candidates: Sequence[Mention], joints: Sequence[int]
) -> Mention | None:
    """Find the current figure that an earlier value is told beside, or ``None``.

    Args:
        reading: the sentence.
        mention: the earlier value.
        candidates: the figures that it may be told beside, in order.
        joints: where the clauses of the sentence end.
    """
    own = [m for m in candidates if not m.earlier and m.relation != "comparison"]
    if mention.kind is None and mention.unit not in TIME_UNITS:  # "73 permits for the 30-day period (85 in 2018)"
        own = [m for m in own if m.kind not in ("time", "age")]
    if mention.kind == "money" and (same := [m for m in own if m.kind == "money" and m.unit == mention.unit]):
        return same[-1]
    own = [m for m in own if m.relation != "converted" and m.again == mention.again]
    aside = reading.regions[mention.region].kind != "main" and mention.bare and _may_be_money(mention)
    if aside and own and own[-1].kind == "money" and _of_one_size(mention, own[-1]):
        mention.kind, mention.unit = "money", own[-1].unit  # "4,000 hryvnias, up from 1,921"
        return own[-1]
    own = [m for m in own if _comparable(mention, m)] or [m for m in own if _people_or_cases(mention, m)]
    if not own:
        return None
    clause = max([j for j in joints if j < mention.start], default=-1)
    if mention.bare and (near := [m for m in own if clause < m.start < mention.start]):
        own = near  # "...; nine received suspended sentences, compared with 15": nine, not the total before
    elif mention.kind == "cases" and not _names_its_measure(reading, mention):
        own = [m for m in own if m.kind == "cases" and not m.bare] or own  # "2,111 cases involving 5,325 suspects"
    if mention.groups and (same := [m for m in own if m.groups == mention.groups]):
        return same[-1]
    return _answering(reading, mention, own)


def _may_be_money(mention: Mention) -> bool:
    """Whether a bare number has no unit of its own, or is only known for money by the sum in brackets behind it."""
    return mention.kind is None or (mention.kind == "money" and not (mention.unit or "").isupper())


def _names_its_measure(reading: Reading, mention: Mention) -> bool:
    """Whether the noun says what was done ("18 prosecutions", not "18 cases")."""
    return any(one.nouns.first(reading.laid.low, *mention.noun) is not None for one in reading.words.measures)


def _of_one_size(mention: Mention, other: Mention) -> bool:
    """Whether neither of two values is more than ten times the other."""
    a, b = mention.value or 0, other.value or 0
    return 0 < a <= b * _TENFOLD and b <= a * _TENFOLD


def _answering(reading: Reading, mention: Mention, own: Sequence[Mention]) -> Mention:
    """Of several current figures, the one that an earlier value answers to: in the same order, else the last."""
    rivals = [m for m in reading.found if m.region == mention.region and m.period == mention.period]
    plain = [m for m in own if (m.relation == "part") == mention.of_whole]
    for pool in (plain, own):  # "471 and 28, compared to 425 and 14, respectively"
        if len(rivals) > 1 and len(rivals) == len(pool):
            return pool[rivals.index(mention)]
    pool = plain or own
    latest = pool[-len(rivals) :]  # "21 networks and arrested 238 and 38, compared with 216 and 30"
    if 1 < len(rivals) == len(latest) and len({m.kind for m in latest}) == 1:
        return latest[rivals.index(mention)]
    if len(pool) > 1 and _WITHIN.fullmatch(reading.laid.low, pool[-2].noun[1], pool[-1].start):
        return pool[-2]  # "four suspects in two cases, compared with six": the suspects
    return pool[-1]


def _people_or_cases(mention: Mention, other: Mention) -> bool:
    """Whether people stand against cases ("24 cases, compared with 52 suspects"): one matter in two units."""
    kinds = {mention.kind, other.kind}
    return "cases" in kinds and bool(kinds & PEOPLE)


def _comparable(mention: Mention, other: Mention) -> bool:
    if (mention.kind == "percent") != (other.kind == "percent") or (mention.kind == "money") != (other.kind == "money"):
        return False
    if mention.kind is None or mention.kind == other.kind:
        return mention.kind != "things" or mention.unit == other.unit
    return other.kind is None or {mention.kind, other.kind} <= PEOPLE
