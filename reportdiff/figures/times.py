"""Times in a sentence: years that say when, and words for them ("the previous reporting period")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.families.figure_words import FigureWords

_YEAR = re.compile(r"(?:(?<=\bfy)|(?<![\w$€£.,/-]))(?:19|20)\d\d(?![\w%/]|[-–]\s?\d|[.,]\d)")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
# What must stand before a year for it to say when. A law's or a plan's year has an article or a name there.
_LEADS = re.compile(
    r"(?:\b(?:in|during|throughout|for|through|by|until|since|than|as of|early|late|mid|over|between|from|to|before"
    r"|after|both|and)"
    r"(?:\s(?:early|late|mid|the year|calendar year|fiscal year|fy|both|all of|most of))?"
    r"|\b(?:half|halves|quarter|end|beginning|start|spring|summer|fall|autumn|winter|part|rest|remainder|months?|weeks"
    r"|close|course|middle|period|all|most|whole|year)\sof"
    r"|\b(?!(?:laws|acts|amendments|codes|plans|regulations|decrees|elections|articles|revisions|protests)\b)[a-z]+s\sof"
    r"|\bfy|(?:^|,\s)the\syear|\bfiscal\syears?|\bcalendar\syears?|\bcy|\bmid-?|\bcompared\swith|\bversus|(?:^|\()"
    rf"|\b{_MONTH}(?:\s\d{{1,2}}(?:st|nd|rd|th)?,?|\sof)?)[\s-]?$"
)
# Before these a year is a point of reference, not the time of what is told.
_ONCE = re.compile(
    r"\b(?:since|until|before|after|by)\s(?:the\s)?(?:(?:early|late|mid|end of|beginning of|start of)\s)?"
    rf"(?:{_MONTH}\s)?(?:\d{{1,2}},?\s)?$"
    rf"|\bsince\s(?:[^\s\d,]+\s){{1,4}}in\s(?:{_MONTH}\s)?$"  # "since its inception in 2012"
)
_PREPOSITION = re.compile(
    r"(?:\b(?:in|during|for|over|throughout|of|within)\s)?(?:the\s)?(?:calendar\s|fiscal\s)?(?:year\s)?$"
)
_INTO = re.compile(r"\b(from|in|during)\s(?:the\s)?$")
_WHICH = re.compile(r",?\s(?:in|during)\s(?:which|when)\b|,?\s(?:when|where)\b")
_LEAD = 40
_PARTIAL = re.compile(
    r"\b(first|second|last|final)\s(half|quarter|third|(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|few|several)\smonths)\sof\s"
    r"(?:the\s)?(?:calendar\s|fiscal\s)?(?:year\s)?$"
)
_MONTHS = {"half": "6 months", "quarter": "3 months", "third": "4 months"}
# Several years in one: "between 2008 and 2018", "from January 2018 to January 20, 2019", "between 2009-15".
_DAY = rf"(?:{_MONTH}\s(?:\d{{1,2}},?\s)?)?"
_SPAN = re.compile(
    rf"\b(?:between\s{_DAY}((?:19|20)\d\d),?\sand\s{_DAY}((?:19|20)\d\d)"
    rf"|from\s{_DAY}((?:19|20)\d\d),?\s(?:to|through|until|till)\s{_DAY}((?:19|20)\d\d)"
    rf"|between\s{_DAY}((?:19|20)\d\d),?\sand\s{_MONTH}(?!\s(?:\d{{1,2}},?\s)?(?:19|20)\d\d)"
    rf"|from\s{_DAY}((?:19|20)\d\d),?\s(?:to|through|until)\s{_MONTH}(?!\s(?:\d{{1,2}},?\s)?(?:19|20)\d\d)"
    r"|(?:between|from|during|in)\s((?:19|20)\d\d)\s?[-–]\s?((?:19|20)?\d\d))\b(?![\w%/]|[-–]\d|[.,]\d)"
)
# A count since a year is of all years since; a change or a first since then is not.
_SINCE = re.compile(
    r"(?<!first )(?<!time )(?<!highest )(?<!lowest )(?<!largest )(?<!only )"
    rf"\bsince\s(?:(?:early|late|mid)[\s-])?(?:(?:[^\s\d,]+\s){{1,4}}in\s)?(?:{_MONTH}\s)?(?:\d{{1,2}},?\s)?$"
)
_FIRST_SINCE = re.compile(r"\bfirst\s(?:\w+\s){1,4}since\s(?:\w+\s)?$")  # "the first such convictions since"
# "Since the 2014 coup": the year is the event's.
_SINCE_EVENT = re.compile(r"\bsince\s(?:the|its|their)\s$")
# "In January", "On March 7,": a day of the year that the edition reports on.
_MONTH_HEAD = re.compile(
    rf"^\W*(?:in|on|as of|by|during|through|at the end of)\s(?:early\s|late\s|mid-)?{_MONTH}(?:\s\d{{1,2}})?"
    r"(?=,|\s(?!\d|of\b|and\b|to\b|through\b))"
)
_COUNTS = dict(
    zip(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"), range(2, 12), strict=True)
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time told: ``year`` as a calendar year, or ``ago`` years back from the reporting period.

    ``reference`` times are only compared with ("than in 2013"); nothing told happened in them,
    unless ``relative`` ("similar to the previous period, in which ..."). ``partial`` is the part of
    the year that is meant, in months ("first 6 months"), where it is not the whole. ``several`` years
    together are nobody's year and named by ``years`` ("since 2004", "2008-2018"); a day without a year at a sentence's
    ``head`` is in the edition's.
    """

    start: int
    end: int
    year: int | None = None
    ago: int = 0
    reference: bool = False
    relative: bool = False
    partial: str | None = None
    several: bool = False
    head: bool = False
    years: str | None = None


def find_times(low: str, words: FigureWords, edition: int | None) -> tuple[Time, ...]:
    """Find the times of a sentence in small letters, in order.

    Years of laws and plans, spans of years and years after the edition's own are no times.
    """
    found = [*_years(low, words, edition), *_told(low, words)]
    if head := _MONTH_HEAD.match(low):
        found.append(Time(head.start(), head.end(), head=True))
    return tuple(sorted(found, key=lambda t: (t.start, t.end)))


def _years(low: str, words: FigureWords, edition: int | None) -> list[Time]:
    found: list[Time] = [t for m in _SPAN.finditer(low) if (t := _span(m, edition, words)) is not None]
    spans = [(t.start, t.end) for t in found]
    for m in _YEAR.finditer(low):
        if any(a <= m.start() < b for a, b in spans):
            continue
        year, before = int(m.group()), low[max(0, m.start() - _LEAD) : m.start()]
        if edition is not None and year > edition:
            continue
        if _SINCE_EVENT.search(before) and low[m.end() : m.end() + 2].strip().isalpha():
            found.append(Time(*m.span(), several=True, years=f"since {year}"))
            continue
        if _LEADS.search(before) is None and not (found and low[found[-1].end : m.start()] in (" and ", ", ", " or ")):
            continue
        reference = _ONCE.search(before) is not None or _refers(low, m.start(), words)
        counted = _SINCE.search(before) and not _FIRST_SINCE.search(before)
        if reference and counted and words.changes.first(before) is None:
            found.append(Time(*m.span(), several=True, years=f"since {year}"))
            continue
        if (
            before.endswith((" over ", " on ")) and words.changes.first(before) is not None
        ):  # "an increase of 12 over 2015"
            reference = True
        found.append(_time(low, m.span(), year=year, reference=reference))
    return found


def _span(m: re.Match[str], edition: int | None, words: FigureWords) -> Time | None:
    """Two years in one are told as the later, but those that the edition covers as the one that it reports on.

    More are nobody's year. ``None`` where the second is no later year.
    """
    first, *later = (int(year) for year in m.groups() if year)
    last = later[0] if later else first + 2  # "between 2018 and July": of the edition's year
    last += first // 100 * 100 if last < 100 else 0  # noqa: PLR2004 - "2009-15"
    if last <= first or (edition is not None and first > edition):
        return None
    start = m.end() - len(m.group()) + m.group().index(" ") + 1
    if last > first + 1:
        return Time(start, m.end(), several=True, years=f"{first}-{last}" if later else None)
    return Time(start, m.end(), year=last if edition is None else min(last, edition + words.reporting_year))


def _told(low: str, words: FigureWords) -> list[Time]:
    found = []
    for hit in words.periods.find(low):
        if hit.label == "earlier" or (hit.label == "previous" and _carried(low, hit.start, words)):
            continue
        ago = 1 if hit.label == "previous" else 0
        found.append(_time(low, (hit.start, hit.end), ago=ago, reference=_refers(low, hit.start, words)))
    return found


def _time(low: str, span: tuple[int, int], *, year: int | None = None, ago: int = 0, reference: bool) -> Time:
    start, end = span
    partial = None
    if part := _PARTIAL.search(low, max(0, start - _LEAD), start):
        which, length = part.groups()
        count, _, unit = length.partition(" ")
        partial = f"{which} " + (_MONTHS.get(length) or f"{_COUNTS.get(count, count)} {unit}")
    return Time(start, end, year, ago, reference, reference and _WHICH.match(low, end) is not None, partial)


def _refers(low: str, start: int, words: FigureWords) -> bool:
    """Whether what stands before a time makes it a point of reference ("than in", "compared with")."""
    raw = low[max(0, start - _LEAD) : start].rstrip()
    plain = _PREPOSITION.sub("", raw + " ").rstrip()
    return any(hit.end == len(before) for before in (raw, plain) for hit in words.references.find(before))


def _carried(low: str, start: int, words: FigureWords) -> bool:
    """Whether a time only says where work was carried over from ("35 suspects from the previous period")."""
    into = _INTO.search(low, max(0, start - _LEAD), start)
    if into is None:
        return False
    before = low[max(0, into.start() - _LEAD) : into.start()].rstrip()
    if any(hit.end == len(before) for hit in words.carried.find(before)):
        return into.group(1) == "from" or before.endswith(("ed", "un", "ing"))
    return False
