"""Many editions of one country -> its History; and what that history adds to each comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff import families
from reportdiff.history.lifelines import Lifelines
from reportdiff.history.series import series_of
from reportdiff.history.standing import grade_years, tier_move, tier_years
from reportdiff.model import (
    Added,
    Asked,
    Comparison,
    Dropped,
    EditionHeld,
    Fate,
    Figure,
    History,
    Lifeline,
    Merged,
    Passage,
    RecommendationFate,
    Removed,
    Report,
    Split,
)

__all__ = ["history_of", "tier_move", "with_past"]


def history_of(reports: Sequence[Report], comparisons: Sequence[Comparison]) -> History:
    """Follow one country through all editions held.

    Args:
        reports: the editions, oldest first; at least one, each with its edition known.
        comparisons: the comparisons of each with the next (one fewer).

    Returns:
        The History. Gaps between editions are named; what stands on both sides of a gap is still
        followed across it.

    Raises:
        ValueError: the reports are not in order or the comparisons are not theirs.
    """
    years = [report.identity.edition for report in reports]
    held = [(year, report) for year, report in zip(years, reports, strict=True) if year is not None]
    numbers = [year for year, _ in held]
    if not reports or len(held) < len(reports) or numbers != sorted(set(numbers)):
        raise ValueError("a history needs at least one edition, each with its year, in order")
    if len(comparisons) != len(reports) - 1:
        raise ValueError("a history needs the comparison of each edition with the next")
    latest = reports[-1].identity
    family = families.load(latest.family or "tip")
    lines = Lifelines()
    lines.start(reports[0], numbers[0])
    for (edition, _), comparison in zip(held[1:], comparisons, strict=True):
        lines.follow(comparison, edition)
    return History(
        country=latest.country or "",
        iso3=latest.iso3,
        family=latest.family,
        editions=tuple(EditionHeld(year, r.identity.title, r.source, _length(r)) for year, r in held),
        gaps=tuple(year for year in range(numbers[0], numbers[-1]) if year not in set(numbers)),
        tiers=tier_years(held, family),
        grades=grade_years(held, comparisons, family),
        lifelines=lines.finish(),
        series=series_of(_figures(numbers, comparisons), comparisons),
        notes=tuple(lines.notes),
    )


def _length(report: Report) -> int:
    """Count the words of the narrative, without what stands outside it."""
    return sum(len(section.text.split()) for section in report.sections)


def _figures(years: list[int], comparisons: Sequence[Comparison]) -> list[tuple[int, tuple[Figure, ...]]]:
    if not comparisons:
        return []
    return [
        (years[0], comparisons[0].old_figures),
        *((year, comparison.new_figures) for year, comparison in zip(years[1:], comparisons, strict=True)),
    ]


def with_past(comparison: Comparison, history: History) -> Comparison:
    """Tell a comparison's recommendations what the editions before it know.

    Args:
        comparison: the comparison of two editions of the history's country.
        history: the country through the years.

    Returns:
        The comparison with ``since`` and ``editions`` counted over all editions up to its new one,
        new recommendations that are back again marked ``returned``, and leads for dropped ones.
    """
    asked = {
        (stage.edition, stage.passage.unit.start): (line, stage)
        for line in history.lifelines
        for stage in line.stages
        if isinstance(stage, Asked)
    }
    fates = tuple(_with_past(fate, comparison, asked) for fate in comparison.recommendations)
    return replace(comparison, recommendations=fates)


_AskedAt = dict[tuple[int, int], tuple[Lifeline, Asked]]


def _with_past(fate: RecommendationFate, comparison: Comparison, asked: _AskedAt) -> RecommendationFate:
    removed = isinstance(fate.change, Removed)
    edition = (comparison.old if removed else comparison.new).identity.edition
    found = [
        asked[edition, passage.unit.start]
        for passage in _shown(fate)
        if edition is not None and (edition, passage.unit.start) in asked
    ]
    if not found or edition is None:
        return fate
    line, stage = min(found, key=lambda pair: pair[0].since)
    known = {year for other, _ in found for year in other.editions if year <= edition}
    back = isinstance(fate.change, Added) and stage.fate is not Fate.NEW
    return replace(
        fate,
        fate=Fate.RETURNED if back else fate.fate,
        since=line.since,
        editions=len(known),
        leads=fate.leads or _leads(line, comparison) if removed else fate.leads,
    )


def _shown(fate: RecommendationFate) -> tuple[Passage, ...]:
    """Give the passages by which a fate's lifelines are found: the new ones, the old one of a dropped one."""
    match fate.change:
        case Removed(old=passage):
            return (passage,)
        case Split(new=several):
            return several
        case Merged(new=passage):
            return (passage,)
        case change:
            return (change.new,)


def _leads(line: Lifeline, comparison: Comparison) -> tuple[tuple[Passage, float], ...]:
    year = comparison.new.identity.edition
    return next((s.leads for s in line.stages if isinstance(s, Dropped) and s.edition == year), ())
