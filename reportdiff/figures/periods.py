"""The year that each figure is for, and whether it is an earlier value told beside the current one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.figures.mention import Mention, Reading, heads_first
from reportdiff.figures.regions import Region
from reportdiff.figures.sentence import Laid
from reportdiff.figures.times import Time

_WHICH = re.compile(r",\s(?:which|who|whose|where|when)\s")
_BOTH = re.compile(r"\bboth\s$")  # "five traffickers in both 2018 and 2019": the later one's figure
_AFTER_COMMA = re.compile(r",\s(?:in|during)\s(?:the\s)?$")
# A time at the head of a clause; one within it ("the guard investigated in 2017") gives way to it.
_HEADS = re.compile(
    r"(?:^|[,;:(—–]|\b(?:and|while|but|whereas|although|that))\s*"
    r"(?:(?:in|during|by|throughout|over|from|as of|since)\s)?(?:the\s)?(?:[a-z]+\s(?:\d{1,2},?\s)?){0,3}$"
)
# After these, a year is that of what was done, not of what is counted.
_ASIDE = re.compile(
    r"\s(?:for|over|related|regarding|accused|suspected|alleged|allegedly|connection|stemming|with|found|involving|committed|who|that|which|following|after)\s"
)
# "from April 2007 to March 2008": the later year is the one reported on.
_UNTIL = re.compile(r"(?:19|20)\d\d,?\s(?:to|through|until|and)\s(?:[a-z]+\s(?:\d{1,2},?\s)?)?$")
_WITHIN_REACH = 8  # words between a figure and its year, where a day at the sentence's head dates it already
_FOUND = re.compile(r"\s(?:found|showed|shows|revealed|concluded|estimated|indicated)\s(?:that\s)?(?:\w+\s)?$")
_STUDIED = 6  # words between "a study identified" and its figure


def date(reading: Reading) -> None:
    """Set the year that the text itself gives each figure, and whether it is an earlier one.

    A year after the figure goes before one at the head of its clause; in a list the year at its end
    is for all of it. ``period`` stays ``None`` and ``dated`` unset where the sentence gives no time.
    """
    laid, regions = reading.laid, reading.regions
    times = [t for t in laid.times if not t.reference or t.relative or _names_bracket(laid, t)]
    placed = [(t, _region(regions, t)) for t in times]
    for number, region in enumerate(regions):
        inside = [m for m in reading.found if m.region == number]
        if not inside:
            continue
        own = [t for t, r in placed if r == number]
        before = [t for t in times if region.kind == "bracket" and 0 <= region.start - t.end <= 1]
        _date_region(reading, inside, own, region, before[-1] if before else None)
        for mention in inside:
            mention.earlier = _is_earlier(mention, region, reading.reporting)
    _bracket_by_bracket(reading)
    _latest(reading)


def _bracket_by_bracket(reading: Reading) -> None:
    """Let a bracket with nothing but a number be of the year of the bracket before: "73 (85 in 2018) and 54 (50)"."""
    last: Mention | None = None
    for mention in reading.found:
        region = reading.regions[mention.region]
        if region.kind != "bracket":
            continue
        alone = region.start + 1 == mention.start and mention.end == region.end and mention.bare
        if mention.dated and mention.earlier and mention.bare:
            last = mention
        elif alone and last is not None and not mention.dated and region.outer == reading.regions[last.region].outer:
            mention.period, mention.dated, mention.earlier = last.period, True, True


def _latest(reading: Reading) -> None:
    """Let an earlier year's value that is itself compared with a year before be the current one, the latest known.

    "In 2017, the latest year with data, courts convicted 138, compared with 163 in 2016" in a report on 2018.
    """
    aside = [m for m in reading.found if reading.regions[m.region].kind in ("comparison", "bracket") and m.dated]
    told = [m for m in reading.found if m not in aside and m.dated]
    latest = min((m.period or 0 for m in told), default=0)
    if aside and all(m.earlier for m in told) and all((m.period or latest) < latest for m in aside):
        for mention in told:
            mention.earlier = False


def _names_bracket(laid: Laid, time: Time) -> bool:
    """Whether a bracket right after a time tells its figure ("fewer than in 2014 (61)")."""
    return any(0 <= a - time.end <= 1 for a, _ in laid.brackets)


def _region(regions: tuple[Region, ...], time: Time) -> int:
    """The region that a time stands in; a relative clause takes the time out of its comparison's head."""
    return max(n for n, r in enumerate(regions) if r.start <= time.start < max(r.end, r.start + 1) or n == 0)


def _date_region(
    reading: Reading, inside: Sequence[Mention], times: Sequence[Time], region: Region, lead: Time | None
) -> None:
    laid, reporting = reading.laid, reading.reporting
    compared = [c.start for c in laid.compares]
    for at, mention in enumerate(inside):
        last = inside[at - 1].end if at else region.start
        after = inside[at + 1].start if at + 1 < len(inside) else region.end
        stop = min([after, *(c for c in compared if mention.end <= c)])  # a time beyond is the comparison's
        opening = [t for t in times if last <= t.start < mention.start and _opens(laid, t, mention)]
        heading = [t for t in opening if _HEADS.search(laid.low, 0, t.start) or _UNTIL.search(laid.low, 0, t.start)]
        lead = heading[-1] if heading else lead or (opening[-1] if opening else None)
        trailing = [t for t in times if mention.end <= t.start < stop and not _leads(laid, t, mention, region)]
        trailing = [
            t for t in trailing if not (t.years or "").startswith("since") or not _comma(laid, mention, t.start)
        ]
        if lead is not None and at + 1 < len(inside):  # "in 2018 it trained 200, in 2019 the academy trained 350"
            trailing = [t for t in trailing if not _AFTER_COMMA.search(laid.low, mention.end, t.start)]
        if (
            lead is not None and lead.head and trailing
        ):  # "In May, prosecutors charged six for crimes committed in 2015"
            trailing = [t for t in trailing if not _of_something_else(laid, mention, t)]
        if trailing:
            both = len(trailing) > 1 and _BOTH.search(laid.low, mention.end, trailing[0].start)
            _set(mention, trailing[1] if both else trailing[0], reporting)
            for other in inside[:at] if region.kind != "main" else ():
                if not other.dated:
                    _set(other, trailing[0], reporting)
        elif lead is not None:
            _set(mention, lead, reporting)
    if region.kind == "main":
        _spread_back(laid, inside)


def _spread_back(laid: Laid, inside: Sequence[Mention]) -> None:
    """In running text a year after the last figure of a clause is for all of it ("found 3 and referred 2 in 2016")."""
    later: Mention | None = None
    for mention in reversed(inside):
        if mention.dated:
            later = mention
        elif later is not None and not any(mention.end < j < later.start for j in _ends(laid)):
            if later.groups.get("months", "").startswith("since") and _comma(laid, mention, later.start):
                continue  # "received 200 complaints, for a total of 900 since 2012"
            mention.period, mention.dated, mention.partial = later.period, later.dated, later.partial
            mention.groups |= {axis: group for axis, group in later.groups.items() if axis == "months"}


def _ends(laid: Laid) -> list[int]:
    """Where a stretch ends that one year can be for: at a new clause, and before what is compared."""
    return [*laid.joints, *(hit.start for hit in laid.compares)]


def _comma(laid: Laid, mention: Mention, stop: int) -> bool:
    """Whether a comma stands between a figure and a place behind it."""
    return any(mention.end <= comma < stop for comma in laid.commas)


def _of_something_else(laid: Laid, mention: Mention, time: Time) -> bool:
    """Whether a year far behind a figure, or behind "for", "with", "who", dates what was done and not the count."""
    between = laid.low[mention.end : time.start]
    return "," in between or between.count(" ") > _WITHIN_REACH or _ASIDE.search(between) is not None


def _opens(laid: Laid, time: Time, mention: Mention) -> bool:
    """Whether a time before a figure leads its clause rather than closing what went before."""
    if time.several and not _HEADS.search(laid.low, 0, time.start):
        return False
    return not any(time.end < j < mention.start and laid.low[j] == ";" for j in laid.joints) or time.start == 0


def _leads(laid: Laid, time: Time, mention: Mention, region: Region) -> bool:
    """Whether a time after a figure belongs to the next clause ("...; in 2010, there were 81")."""
    if region.kind != "main":
        return False
    if _WHICH.search(laid.low, mention.end, time.start):  # "..., which had received no grant in 2015"
        return True
    return any(mention.end <= j < time.start and laid.low[j] != ":" for j in laid.joints)


def _set(mention: Mention, time: Time, reporting: int | None) -> None:
    mention.dated, mention.partial = True, time.partial
    if time.years is not None and mention.kind != "time":
        mention.groups["months"] = time.years
    if time.several:
        mention.period, mention.earlier = None, False
        return
    if time.year is not None:
        mention.period = time.year
    elif reporting is not None:
        mention.period = reporting - time.ago
    mention.earlier = mention.earlier or time.ago > 0


def _is_earlier(mention: Mention, region: Region, reporting: int | None) -> bool:
    if mention.dated and mention.period is not None and reporting is not None:
        return mention.period < reporting
    return mention.earlier or region.kind == "comparison"


def settle(reading: Reading) -> None:
    """Give the figures without a time of their own the time of what they belong to, or the edition's."""
    reporting = reading.reporting
    for mention in heads_first(reading.found):
        if mention.dated:
            continue
        head = mention.head
        if mention.earlier:
            base = head.period if head is not None and head.period is not None and not head.earlier else reporting
            mention.period = None if base is None else base - 1
        elif head is not None and mention.relation in ("part", "converted", "repeat"):
            mention.period, mention.partial = head.period, head.partial
            mention.earlier, mention.dated = head.earlier, head.dated
        else:
            mention.period = reporting


def _leave(mention: Mention) -> None:
    mention.measure, mention.sure, mention.open = "other", False, True
    if not mention.dated:
        mention.period = None


def leave_open(reading: Reading) -> None:
    """Leave the year of a study's or an estimate's figure open, and count it under no measure.

    Such a figure is of the study's own time, which the text does not tell, and nobody's result.
    """
    laid, words = reading.laid, reading.words
    for mention in reading.found:
        clause = max([j for j in (*laid.joints, *laid.commas) if j < mention.start], default=0)
        near = _FOUND.search(laid.low, 0, mention.start)
        if near is not None and (studied := words.undated.find(laid.low, 0, near.start())):
            _leave(mention)
            continue
        studied = words.undated.find(laid.low, clause, mention.end)  # "an estimated 3,000": within the quantity
        if studied and laid.low.count(" ", studied[-1].end, mention.start) <= _STUDIED:
            _leave(mention)
    for mention in reading.found:  # "a study found 4,500 children; 30 percent were girls"
        head = mention.head
        if head is not None and head in reading.found and mention.relation == "part" and head.open:
            mention.measure, mention.sure, mention.open, mention.period = "other", False, True, head.period
