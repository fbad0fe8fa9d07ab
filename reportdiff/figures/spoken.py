"""Which two figures a claim speaks of: those told in its own words, those beside it, or the totals elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdiff.figures.series import Key, key
from reportdiff.model import Confidence, Figure, Role, Section, Unit

Pair = tuple[Figure, Figure]
Totals = Mapping[tuple[str | None, str | None], "tuple[Figure, Figure | None] | None"]

# What stands right before a number that a claim starts from, and before the one that it leads to.
_FROM = re.compile(
    r"\b(?:from|over|than|compared (?:with|to)|in comparison (?:with|to)|similar to|comparable to|(?:same|many) as"
    r"|equal to|relative to)(?:\s(?:the|those|its|a total of|an average of|the (?:equivalent|total) of|the previous))?$"
)
_TO = re.compile(r"\bto(?:\s(?:a total of|an average of|the equivalent of))?$")
_AMOUNT = re.compile(r"\b(?:by|of)(?:\s(?:some|about))?$")
_APART = re.compile(r"[;:]|\s(?:while|whereas|although|but)\s|,\swh(?:ich|o)\s(?!was|were|is|represent|mark)")
_BESIDE = re.compile(
    r"(?:which|this|that|these|was|were|represent|mark|an?\s|the\s|constitut|amount"
    r"|[\d.]+\spercent|twice|half|three times|four times|more\s|fewer\s|up\s|down\s)"
)
_FAR = 14  # words between a claim and the first of its numbers
_CLOSE = 3  # words before an amount; commas between figures and the claim that says what they show


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence in small letters, with its figures, the pairs told in it, and the totals that it may speak of."""

    section: Section
    unit: Unit
    low: str
    figures: tuple[Figure, ...]
    pairs: tuple[Pair, ...]
    totals: Totals
    everywhere: Totals

    def span(self, figure: Figure) -> tuple[int, int]:
        """The figure's offsets in the sentence."""
        return figure.start - self.unit.start, figure.end - self.unit.start


def amount_of(place: Place, start: int, end: int) -> Figure | None:
    """The figure that says by how much something moved: "a 20 percent increase", "increased by 20 percent"."""
    for figure in place.figures:
        at, after = place.span(figure)
        if after <= start and figure.unit == "percent" and place.low[after:start].strip(" -") == "":
            return figure
        if at >= end and _AMOUNT.search(place.low[end:at].rstrip()) and place.low.count(" ", end, at) <= _CLOSE:
            return figure
    return None


def declared(place: Place, start: int, end: int, follower: int) -> Pair | None:
    """The current and the earlier figure that a claim itself names: "rose to 12 from nine", "down from nine"."""
    amount = amount_of(place, start, end)
    begin = earlier = current = None
    for figure in place.figures:
        at, _ = place.span(figure)
        if at < end or figure is amount:
            continue
        if at >= follower or _APART.search(place.low, end, at) or place.low.count(" ", end, at) > _FAR + _words(begin):
            break
        lead = place.low[max(0, end - 24, at - 40) : at].rstrip()
        if earlier is None and _FROM.search(lead):
            earlier, begin = figure, at
        elif current is None and _TO.search(lead):
            current, begin = figure, at
    if earlier is None and current is None:
        return None
    by_start = {f.start: f for pair in place.pairs for f in pair}
    if earlier is None and current is not None:
        earlier = next((then for now, then in place.pairs if now is current), None)
    elif current is None and earlier is not None and earlier.role is Role.COMPARISON and earlier.beside is not None:
        current = by_start.get(earlier.beside)
        nearer = any(f.unit == earlier.unit and place.span(f)[1] <= start for f in place.figures)
        if nearer and current not in place.figures:
            return None
    return None if current is None or earlier is None or amount in {current, earlier} else (current, earlier)


def _words(begin: int | None) -> int:
    return 0 if begin is None else _FAR


def beside(place: Place, begin: int, end: int, about: str | None) -> tuple[Pair | None, bool]:
    """The pair that stands in a claim's own part of the sentence, and whether the claim says what just was told.

    "12 victims, compared with nine, a significant increase" says so; "identified fewer victims: nine, compared
    with 12" only stands beside it. ``None`` where several current figures of what it is ``about`` stand there.
    """
    low, amount = place.low, amount_of(place, begin, end)
    cuts = [m.start() for m in _APART.finditer(low)]
    left = max((c for c in cuts if c < begin and low[c] != ":"), default=-1)
    right = min((c for c in cuts if c >= end and low[c] != ":"), default=len(low))
    pairs = [p for p in place.pairs if left < place.span(p[1])[0] < right and amount not in p]
    if any(p[0].start != pairs[0][0].start for p in pairs):
        pairs = [p for p in pairs if p[0].measure == about and about is not None]
    if not pairs or any(p[0].start != pairs[0][0].start for p in pairs):
        return None, False
    last = max(place.span(f)[1] for f in pairs[0])
    says = last <= begin and _BESIDE.match(low, begin) is not None and low.count(",", last, begin) < _CLOSE
    return pairs[0], says


def apposed(place: Place, begin: int, earlier: Mapping[Key, list[Figure]]) -> Pair | None:
    """The one figure that a claim right behind it speaks of, and its value in the edition before.

    "Courts convicted 12 traffickers, the same number as in 2017", where only the old edition gives that number.
    """
    before = [f for f in place.figures if place.span(f)[1] <= begin and f.role is Role.CURRENT]
    if len(before) != 1 or _BESIDE.match(place.low, begin) is None:
        return None
    gap = place.low[place.span(before[0])[1] : begin].rstrip()
    if not gap.endswith((",", "—", "–")) or gap.count(",") > 1 or " and " in gap:
        return None
    return _with_earlier((before[0], None), earlier)


def total(place: Place, about: str | None, units: Sequence[str], earlier: Mapping[Key, list[Figure]]) -> Pair | None:
    """The one total of a measure in the section, else in the report, and its earlier value there or in the old one."""
    for totals in (place.totals, place.everywhere):
        found = [unit for unit in units if (about, unit) in totals]
        if not found and any(measure == about for measure, _ in totals):
            return None
        if found:
            return _with_earlier(totals[about, found[0]], earlier)
    return None


def _with_earlier(head: tuple[Figure, Figure | None] | None, earlier: Mapping[Key, list[Figure]]) -> Pair | None:
    if head is None or head[0].confidence is not Confidence.HIGH:
        return None
    now, then = head
    if then is not None:
        return now, then
    before = [f for f in earlier.get(key(now), ()) if f.period is not None and f.period != now.period]
    sure = bool(before) and len({(f.low, f.high) for f in before}) == 1 and before[0].confidence is Confidence.HIGH
    return (now, before[0]) if sure else None


def totals_of(figures: Sequence[Figure]) -> Totals:
    """The one total of each measure and unit and its latest earlier value; ``None`` where totals differ."""
    beside_: dict[int, Figure] = {}
    for figure in figures:
        if figure.beside is not None and figure.period is not None:
            known = beside_.setdefault(figure.beside, figure)
            if (figure.period, -figure.start) > (known.period or 0, -known.start):
                beside_[figure.beside] = figure
    found: dict[tuple[str | None, str | None], tuple[Figure, Figure | None] | None] = {}
    for figure in figures:
        if figure.role is Role.CURRENT and figure.subgroup is None and figure.actor is None and figure.part_of is None:
            pair = (figure, beside_.get(figure.start))
            known_pair = found.setdefault((figure.measure, figure.unit), pair)
            if known_pair is None or known_pair[0] is figure:
                continue
            one = known_pair[0]
            if (one.low, one.high) != (figure.low, figure.high):
                found[figure.measure, figure.unit] = None
            elif known_pair[1] is None:
                found[figure.measure, figure.unit] = pair
    return found
