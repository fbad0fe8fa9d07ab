"""Many editions of one country -> its History; and what that history adds to each comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff import families
from reportdiff.figures import report_figures
from reportdiff.history.chains import chains_of
from reportdiff.history.lifelines import Lifelines
from reportdiff.history.past import fates_with_past
from reportdiff.history.series import Span, series_of
from reportdiff.history.standing import grade_years, tier_move, tier_years
from reportdiff.history.strands import edition_strand, pair_strand
from reportdiff.model import Comparison, EditionHeld, EditionStrand, History, PairStrand, Report, Series

__all__ = ["edition_strand", "fates_with_past", "history_of", "pair_strand", "tier_move", "weave", "with_past"]


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
    if not reports or len(comparisons) != len(reports) - 1:
        raise ValueError("a history needs at least one edition and the comparison of each with the next")
    family = families.load(reports[-1].identity.family or "tip")
    if comparisons:
        figures = [comparisons[0].old_figures, *(comparison.new_figures for comparison in comparisons)]
    else:
        figures = [report_figures(reports[0], family)]
    editions = [edition_strand(report, told, family) for report, told in zip(reports, figures, strict=True)]
    return weave(editions, [pair_strand(comparison) for comparison in comparisons])


def weave(editions: Sequence[EditionStrand], pairs: Sequence[PairStrand]) -> History:
    """Follow one country through its editions, from what was kept of each and of each comparison.

    Args:
        editions: oldest first.
        pairs: of each edition with the next.

    Raises:
        ValueError: the editions are not in order or the pairs are not theirs.
    """
    years = [strand.edition for strand in editions]
    if not years or years != sorted(set(years)):
        raise ValueError("a history needs at least one edition, each with its year, in order")
    if [(pair.old, pair.new) for pair in pairs] != list(pairwise(years)):
        raise ValueError("a history needs the comparison of each edition with the next")
    latest = editions[-1].identity
    family = families.load(latest.family or "tip")
    lines = Lifelines()
    lines.start(editions[0])
    for pair, new in zip(pairs, editions[1:], strict=True):
        lines.follow(pair, new)
    return History(
        country=latest.country or "",
        iso3=latest.iso3,
        family=latest.family,
        editions=tuple(
            EditionHeld(s.edition, s.identity.title, s.source, s.words, s.cut_off, s.list_cut) for s in editions
        ),
        gaps=tuple(year for year in range(years[0], years[-1]) if year not in set(years)),
        tiers=tier_years(editions, family),
        grades=grade_years(editions, family),
        lifelines=lines.finish(),
        series=_series(editions, pairs, family),
        notes=tuple(lines.notes),
    )


def _series(
    editions: Sequence[EditionStrand], pairs: Sequence[PairStrand], family: families.Family
) -> tuple[Series, ...]:
    words = family.figures
    cut = frozenset(strand.edition for strand in editions if strand.cut_off)
    span = Span(tuple(strand.edition for strand in editions), words.reporting_year, cut)
    told = [(strand.edition, strand.figures) for strand in editions]
    if words.alike_only:
        return chains_of(told, pairs, span)
    return series_of(told, [change for pair in pairs for change in pair.restated], _lined(pairs), span)


def _lined(pairs: Sequence[PairStrand]) -> dict[int, frozenset[int]]:
    """Collect by edition the places of figures that were lined up, with the edition before or the next."""
    found: dict[int, set[int]] = {}
    for pair in pairs:
        found.setdefault(pair.old, set()).update(old for old, _ in pair.lined)
        found.setdefault(pair.new, set()).update(new for _, new in pair.lined)
    return {edition: frozenset(places) for edition, places in found.items()}


def with_past(comparison: Comparison, history: History) -> Comparison:
    """Tell a comparison's recommendations what the editions before it know.

    Args:
        comparison: the comparison of two editions of the history's country.
        history: the country through the years.

    Returns:
        The comparison with ``since`` and ``editions`` counted over all editions up to its new one,
        new recommendations that are back again marked ``returned``, and leads for dropped ones.
    """
    old, new = comparison.old.identity.edition, comparison.new.identity.edition
    if old is None or new is None:
        return comparison
    return replace(comparison, recommendations=fates_with_past(comparison.recommendations, old, new, history))
