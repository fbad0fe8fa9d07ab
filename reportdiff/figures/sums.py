"""Parts told beside their total, and whether they add up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.figures.series import value
from reportdiff.model import Figure, Qualifier, Report, Sum

# Between a total and its first part: what follows is all of it, not a few picked out.
_ALL = re.compile(r"[(—:]|\s–\s|\b(?:made up of|comprising|comprised|consisting of|composed of|divided into)\b")
_SOME = re.compile(r"\b(?:including|included|among|of whom|of which|at least|some|only|mostly)\b")
_FEWEST = 2


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
    axes = {label: axis for axis, lexicon in family.figures.subgroups for label in lexicon.plain.values()}
    parts: dict[int, dict[tuple[str, int], list[Figure]]] = {}
    totals = {f.start: f for f in figures if f.reported and f.part_of is None}
    totals |= {f.start: f for f in figures if f.reported and f.part_of is not None and f.start not in totals}
    for figure in figures:
        total = totals.get(figure.part_of) if figure.part_of is not None else None
        if total is not None and figure.reported and figure.unit == total.unit:
            way = _way(total, figure, axes), figure.sentence_start
            parts.setdefault(total.start, {}).setdefault(way, []).append(figure)
    found = (_sum(report, totals[start], run) for start in sorted(parts) for run in parts[start].values())
    return tuple(one for one in found if one is not None)


def _way(total: Figure, part: Figure, axes: dict[str, str]) -> str:
    """By what a part is told apart from its total: the first group that the total has not."""
    known = set((total.subgroup or "").split("; "))
    own = [label for label in (part.subgroup or "").split("; ") if label and label not in known]
    ways = [axes[label] for label in own if label in axes]
    return ways[0] if ways else "words"


def _sum(report: Report, total: Figure, run: Sequence[Figure]) -> Sum | None:
    numbers = [value(f) for f in run]
    whole = value(total)
    if len(run) < _FEWEST or whole is None or any(n is None for n in numbers):
        return None
    added = sum(n for n in numbers if n is not None)
    if added == whole:
        return Sum(report.identity.edition, total, tuple(run), closes=True)
    lead = report.text[total.end : run[0].start] if total.end <= run[0].start else ""
    exact = all(f.qualifier is Qualifier.EXACT for f in (total, *run))
    if exact and _ALL.search(lead) and not _SOME.search(lead):
        return Sum(report.identity.edition, total, tuple(run), closes=False)
    return None
