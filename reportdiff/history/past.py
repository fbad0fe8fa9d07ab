"""What the editions before a comparison know of its recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdiff.model import (
    Added,
    Asked,
    Dropped,
    Fate,
    History,
    Lifeline,
    Merged,
    Passage,
    RecommendationFate,
    Removed,
    Split,
)
from reportdiff.printed import check_printed

_AskedAt = dict[tuple[int, int], Lifeline]


def fates_with_past(
    fates: Sequence[RecommendationFate], old: int, new: int, history: History
) -> tuple[RecommendationFate, ...]:
    """Count since when and in how many editions each recommendation was asked.

    Args:
        fates: of the comparison of the editions ``old`` and ``new``.
        old: the old edition.
        new: the new edition.
        history: the country through the years.

    Returns:
        The fates with ``since`` and ``editions`` counted over all editions up to the one that holds
        the recommendation, those back again marked ``returned``, and leads for dropped ones.
    """
    stages = [(line, s) for line in history.lifelines for s in line.stages if isinstance(s, Asked)]
    asked: _AskedAt = {
        (stage.edition, stage.passage.unit.start): line for line, stage in stages if stage.edition in {old, new}
    }
    held = frozenset(stage.edition for _, stage in stages)
    return tuple(_with_past(fate, (old, new), asked, held) for fate in fates)


def _with_past(
    fate: RecommendationFate, pair: tuple[int, int], asked: _AskedAt, held: frozenset[int]
) -> RecommendationFate:
    removed = isinstance(fate.change, Removed)
    edition = pair[0] if removed else pair[1]
    spots = [(edition, passage.unit.start) for passage in _shown(fate)]
    found = [asked[spot] for spot in spots if spot in asked]
    if not found:
        return fate
    line = min(found, key=lambda line: line.since)
    known = {year for other in found for year in other.editions if year <= edition}
    # In an old text that breaks off it may stand beyond the break, and so was never away.
    waited = any(isinstance(s, Dropped) and s.beyond and s.edition == pair[0] for s in line.stages)
    back = isinstance(fate.change, Added) and min(known) < pair[0] and not waited
    return replace(
        fate,
        fate=Fate.RETURNED if back else fate.fate,
        since=line.since,
        editions=len(known),
        open_start=line.open_start,
        leads=fate.leads or _leads(line, pair[1]) if removed else fate.leads,
        printed=check_printed([passage.unit for passage in _shown(fate)], edition, known, held),
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


def _leads(line: Lifeline, year: int) -> tuple[tuple[Passage, float], ...]:
    return next((s.leads for s in line.stages if isinstance(s, Dropped) and s.edition == year), ())
