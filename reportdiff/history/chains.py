"""Figures of reports that keep no statistics: followed only where editions tell them in much the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reportdiff.history.series import Span, make_series
from reportdiff.model import Cell, Figure, PairStrand, Restated, Series

_Spot = tuple[int, int]  # an edition and where a figure begins in it


def chains_of(
    editions: Sequence[tuple[int, tuple[Figure, ...]]], pairs: Sequence[PairStrand], span: Span
) -> tuple[Series, ...]:
    """Follow figures from edition to edition by what comparisons lined up, and by nothing else.

    Args:
        editions: every edition held with its figures, oldest first.
        pairs: of each edition with the next.
        span: which year each edition tells of.

    Returns:
        One series for every figure that at least two editions in a row tell, in the order in which the
        newest edition telling it does.
    """
    figures = {(edition, figure.start): figure for edition, several in editions for figure in several}
    came_from: dict[_Spot, _Spot] = {}
    for pair in pairs:
        came_from.update({(pair.new, new): (pair.old, old) for old, new in pair.lined})
    differently: defaultdict[_Spot, list[tuple[int, Restated]]] = defaultdict(list)
    for pair in pairs:
        for change in pair.restated:
            differently[pair.old, change.old.start].append((pair.new, change))
    went_on = set(came_from.values())
    chains = []
    for last in sorted((spot for spot in came_from if spot not in went_on), key=lambda spot: (-spot[0], spot[1])):
        chain = [last]
        while chain[-1] in came_from:
            chain.append(came_from[chain[-1]])
        chains.append(_series({edition: figures[edition, start] for edition, start in chain}, differently, span))
    return tuple(chains)


def _series(
    chain: Mapping[int, Figure], differently: Mapping[_Spot, Sequence[tuple[int, Restated]]], span: Span
) -> Series:
    points: list[Cell] = []
    told: defaultdict[tuple[int, int], list[Figure]] = defaultdict(list)
    restated = []
    for edition in span.editions:
        figure = chain.get(edition)
        own = edition + span.reporting
        period = own if figure is None else span.period(figure, edition) or own
        points.append(span.cell(edition, period, [figure] if figure else ()))
        if figure is not None:
            told[period, edition].append(figure)
            for teller, change in differently.get((edition, figure.start), ()):
                told[change.period, teller].append(change.new)
                restated.append(change)
    newest = chain[max(chain)]
    oldest = chain[min(chain)]
    key = (newest.measure or "other", newest.unit, newest.subgroup, newest.actor)
    mark = (str(min(chain)), oldest.sentence, oldest.text, str(oldest.start - oldest.sentence_start))
    return make_series(key, span, points, told, restated, mark=mark)
