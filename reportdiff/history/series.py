"""Figures through the years: one series a measure, with the revision triangle and what was told differently."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportdiff.model import Cell, Figure, Restated, RevisionTriangle, Role, Series, Telling

# What makes two figures tell of the same thing.
Key = tuple[str, str | None, str | None, str | None]


def key_of(figure: Figure) -> Key | None:
    """Give what a figure measures (measure, unit, subgroup, actor), ``None`` where that was not told."""
    if figure.measure is None or figure.measure == "other":
        return None
    return (figure.measure, figure.unit, figure.subgroup, figure.actor)


def series_of(
    editions: Sequence[tuple[int, tuple[Figure, ...]]],
    told_differently: Iterable[Restated],
    lined: Mapping[int, frozenset[int]] | None = None,
) -> tuple[Series, ...]:
    """Line up figures over the editions.

    Args:
        editions: every edition held with its figures, oldest first.
        told_differently: what the comparisons of consecutive editions found restated.
        lined: for each edition the places of figures that were lined up with another edition's: of
            several values of one measure they are the ones that go on.

    Returns:
        One series for every measure, unit, subgroup and actor that at least one edition gives a
        value of, in the order of those names.
    """
    told: defaultdict[Key, defaultdict[tuple[int, int], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    refused: defaultdict[str, defaultdict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for edition, figures in editions:
        for figure in figures:
            key = key_of(figure)
            if key is None:
                continue
            if not figure.reported:
                refused[key[0]][edition].append(figure)
            elif (period := _period(figure, edition)) is not None and not (figure.low is None and figure.high is None):
                told[key][period, edition].append(figure)
    for cells in told.values():
        for (_, edition), figures_told in cells.items():
            _put_first(figures_told, (lined or {}).get(edition, frozenset()))
    restated: defaultdict[Key, list[Restated]] = defaultdict(list)
    for change in told_differently:
        if (key := key_of(change.new)) is not None:
            restated[key].append(change)
    years = [edition for edition, _ in editions]
    return tuple(
        _series(key, years, told[key], refused[key[0]], restated[key])
        for key in sorted(told, key=lambda k: tuple(part or "" for part in k))
    )


def _put_first(figures: list[Figure], lined: frozenset[int]) -> None:
    """Of several different values, let the one that was lined up with another edition stand alone, if it is one."""
    if len({(figure.low, figure.high) for figure in figures}) > 1:
        going_on = [figure for figure in figures if figure.start in lined]
        if len({(figure.low, figure.high) for figure in going_on}) == 1:
            figures[:] = going_on


def _period(figure: Figure, edition: int) -> int | None:
    """Give the year a figure is for; the edition's own year where the text leaves a current one open."""
    if figure.period is not None:
        return figure.period
    return edition - 1 if figure.role is Role.CURRENT else None


def _series(
    key: Key,
    years: list[int],
    told: Mapping[tuple[int, int], list[Figure]],
    refused: Mapping[int, list[Figure]],
    restated: list[Restated],
) -> Series:
    measure, unit, subgroup, actor = key
    no_values = {edition: [f for f in refused.get(edition, ()) if f.subgroup in {None, subgroup}] for edition in years}
    points = tuple(_cell(year, year - 1, told.get((year - 1, year), []), no_values[year]) for year in years)
    periods = tuple(sorted({period for period, _ in told}))
    rows = tuple(_row(period, years, told, no_values) for period in periods)
    name = hashlib.sha256("\x1f".join(part or "" for part in key).encode()).hexdigest()[:12]
    triangle = RevisionTriangle(periods, tuple(years), rows)
    return Series(f"s-{name}", measure, unit, subgroup, actor, points, triangle, tuple(restated))


def _row(
    period: int,
    years: list[int],
    told: Mapping[tuple[int, int], list[Figure]],
    no_values: Mapping[int, list[Figure]],
) -> tuple[Cell, ...]:
    """Give what every edition tells of one year, marking values that differ from the last one told."""
    row: list[Cell] = []
    last: Cell | None = None
    for year in years:
        cell = _cell(year, period, told.get((period, year), []), no_values[year] if year - 1 == period else [])
        if cell.telling is Telling.REPORTED:
            if last is not None and _value(last) != _value(cell):
                cell = Cell(cell.edition, cell.period, cell.telling, cell.figures, restated=True)
            last = cell
        row.append(cell)
    return tuple(row)


def _cell(edition: int, period: int, figures: Sequence[Figure], refused: Sequence[Figure]) -> Cell:
    """Say what an edition tells of a year. Two different values are unclear: which one is meant is not guessed."""
    if figures:
        values = {(figure.low, figure.high) for figure in figures}
        telling = Telling.REPORTED if len(values) == 1 else Telling.UNCLEAR
        return Cell(edition, period, telling, tuple(figures))
    if refused:
        return Cell(edition, period, Telling.NOT_REPORTED, tuple(refused))
    return Cell(edition, period, Telling.SILENT, ())


def _value(cell: Cell) -> tuple[float | None, float | None]:
    return cell.figures[0].low, cell.figures[0].high
