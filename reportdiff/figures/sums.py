"""Parts told beside their total, and whether they add up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.figures.series import value
from reportdiff.model import Figure, Qualifier, Report, Sum

# Between a total and its first part: what follows is all of it, not a few picked out.
_ALL = re.compile(
    r"[(—:]|\s–\s|\b(?:made up of|comprising|comprised|consisting of|composed of|divided into|of these|of those)\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:including|included|among|of whom|of which|at least|some|only|mostly|most)\b", re.IGNORECASE)
# One more of the list without a number: "and held one in detention", "the deputy chief, three officers", "the rest".
_UNCOUNTED = re.compile(
    r"\b(?:one|another|others?|the rest|remaining|remainder|several|some|a few|dozens|no information)\b", re.IGNORECASE
)
_PEOPLE = {"people", "age"}  # the axes of women, men, girls, boys, and of children, adults
_FEWEST = 2
_LEAD = 60  # characters before the first part that say what it is a part of
_SIGNS = {"(", "—", "–", ":"}
_NUMBER = re.compile(r"\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)
# A total this small is soon met by chance: parts of another noun must be told as such ("of whom", a bracket, a colon).
_BY_CHANCE = 20
# Parts that lack more than this of the total, or go beyond it by more, are another division than it seems.
_NEARLY = 0.2


def find_sums(report: Report, figures: Sequence[Figure], family: Family) -> tuple[Sum, ...]:
    """Find the totals whose parts are told, and whether the parts add up.

    Args:
        report: the report.
        figures: its figures, as ``report_figures`` gives them.
        family: its family.

    Returns:
        One sum for each way in which a total is divided (by sex, by kind of exploitation, ...), in
        reading order. One that does not close is told only where the text gives it as the whole
        division (in brackets, between dashes, after a colon), with exact numbers.
    """
    words = family.figures
    axes = {label: axis for axis, lexicon in words.subgroups for label in lexicon.plain.values()} | dict(
        words.divisions
    )
    totals = {f.start: f for f in figures if f.reported}
    parts: dict[tuple[int, int], list[Figure]] = {}
    for figure in figures:
        total = totals.get(figure.part_of) if figure.part_of is not None else None
        if total is not None and figure.reported and figure.unit == total.unit:
            parts.setdefault((total.start, figure.sentence_start), []).append(figure)
    found: list[Sum] = []
    for start, sentence in sorted(parts):
        found += _divided(report, totals[start], parts[start, sentence], axes)
    return tuple(found)


def _divided(report: Report, total: Figure, parts: Sequence[Figure], axes: dict[str, str]) -> list[Sum]:
    """The sums of one total in one sentence: each way of dividing it that closes, else all parts, else what is open."""
    ways: dict[str, list[Figure]] = {}
    for part in parts:
        ways.setdefault(_way(total, part, axes), []).append(part)
    if set(ways) == _PEOPLE and len(ways["age"]) == 1:
        ways = {"people": list(parts)}  # women, men, and children
    closing = [tuple(run) for run in (*ways.values(), list(parts)) if _closes(total, run) and _told(report, total, run)]
    if closing:
        return [Sum(report.identity.edition, total, run, closes=True) for run in dict.fromkeys(closing)]
    open_ = [run for way, run in ways.items() if len(ways) == 1 and _is_whole(report, total, run, known=way != "words")]
    return [Sum(report.identity.edition, total, tuple(run), closes=False) for run in open_]


def _told(report: Report, total: Figure, run: Sequence[Figure]) -> bool:
    """Whether parts that add up are told as parts, or are too many to add up by chance."""
    whole = value(total) or 0
    lead = report.text[max(total.end, run[0].start - _LEAD) : run[0].start]
    apart = run[0].sentence_start != total.sentence_start  # "three of them were women"
    marked = apart or total.end > run[0].start or bool(_ALL.search(lead) or _SOME.search(lead))
    return whole >= _BY_CHANCE or marked or all(part.subject in {None, total.subject} for part in run)


def _way(total: Figure, part: Figure, axes: dict[str, str]) -> str:
    """By what a part is told apart from its total: the first group that the total has not."""
    known = set((total.subgroup or "").split("; "))
    own = [label for label in (part.subgroup or "").split("; ") if label and label not in known]
    ways = [axes[label] for label in own if label in axes]
    return ways[0] if ways else "words"


def _closes(total: Figure, run: Sequence[Figure]) -> bool:
    numbers = [value(f) for f in run]
    return len(run) >= _FEWEST and None not in numbers and sum(n or 0 for n in numbers) == value(total)


def _is_whole(report: Report, total: Figure, run: Sequence[Figure], *, known: bool) -> bool:
    """Whether the text gives the parts as the whole division of the total, in exact numbers that nearly add up.

    Between the words that open the list and its end there must be nothing but these parts; a way of dividing that
    is not ``known`` (by sex, by age, ...) must stand in a bracket, between dashes or after a colon.
    """
    if len(run) < _FEWEST or not total.end <= run[0].start or any(value(f) is None for f in (total, *run)):
        return False
    lead = report.text[max(total.end, run[0].start - _LEAD) : run[0].start]
    opener = list(_ALL.finditer(lead))
    if not opener or _SOME.search(lead) or (not known and opener[-1].group().strip() not in _SIGNS):
        return False
    whole, parts = value(total) or 0, sum(value(f) or 0 for f in run)
    rest = run[0].sentence[run[-1].end - run[0].sentence_start :]
    between = report.text[run[0].start : run[-1].end]
    counted = sum(f.text in between for f in run)
    exact = all(f.qualifier is Qualifier.EXACT for f in (total, *run))
    alone = not _NUMBER.search(rest) and len(_NUMBER.findall(between)) <= counted
    first = lead[opener[-1].end() :].lstrip(" ,")
    others = "," in first or _UNCOUNTED.search(first + rest) is not None
    return exact and alone and not others and abs(parts - whole) <= _NEARLY * whole
