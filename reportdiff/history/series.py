"""Figures through the years: one series a measure, with the revision triangle and what was told differently."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportdiff.figures.series import every_measure
from reportdiff.model import Cell, Figure, Restated, RevisionTriangle, Role, Series, Telling

# What makes two figures tell of the same thing.
Key = tuple[str, str | None, str | None, str | None]
_Told = Mapping[tuple[int, int], list[Figure]]


@dataclass(frozen=True, slots=True)
class Span:
    """The editions held, oldest first; each tells of the year ``reporting`` years from its own.

    ``cut`` are those whose text breaks off: what they do not hold may stand beyond the break.
    """

    editions: tuple[int, ...]
    reporting: int = -1
    cut: frozenset[int] = frozenset()

    def period(self, figure: Figure, edition: int) -> int | None:
        """Give the year a figure is for; the edition's own where the text leaves a current one open."""
        if figure.period is not None:
            return figure.period
        return edition + self.reporting if figure.role is Role.CURRENT else None

    def cell(self, edition: int, period: int, figures: Sequence[Figure], refused: Sequence[Figure] = ()) -> Cell:
        """Say what an edition tells of a year. Two different values are unclear: which is meant is not guessed."""
        if figures:
            telling = Telling.REPORTED if len({_ends(figure) for figure in figures}) == 1 else Telling.UNCLEAR
            return Cell(edition, period, telling, tuple(figures))
        if refused:
            return Cell(edition, period, Telling.NOT_REPORTED, tuple(refused))
        return Cell(edition, period, Telling.CUT_OFF if edition in self.cut else Telling.SILENT, ())


def key_of(figure: Figure) -> Key | None:
    """Give what a figure measures (measure, unit, subgroup, actor), ``None`` where that was not told."""
    if figure.measure is None or figure.measure == "other":
        return None
    return (figure.measure, figure.unit, figure.subgroup, figure.actor)


def series_of(
    editions: Sequence[tuple[int, tuple[Figure, ...]]],
    told_differently: Iterable[Restated],
    lined: Mapping[int, frozenset[int]] | None = None,
    span: Span | None = None,
) -> tuple[Series, ...]:
    """Line up figures over the editions, by what they measure.

    Args:
        editions: every edition held with its figures, oldest first.
        told_differently: what the comparisons of consecutive editions found restated.
        lined: for each edition the places of figures that were lined up with another edition's: of
            several values of one measure they are the ones that go on.
        span: which year each edition tells of; the one before its own when left out.

    Returns:
        One series for every measure, unit, subgroup and actor that at least one edition gives a
        value of, in the order of those names.
    """
    span = span or Span(tuple(edition for edition, _ in editions))
    told: defaultdict[Key, defaultdict[tuple[int, int], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    refused: defaultdict[str, defaultdict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for edition, figures in editions:
        for figure in every_measure(figures):
            key = key_of(figure)
            if key is None:
                continue
            if not figure.reported:
                refused[key[0]][edition].append(figure)
            elif (period := span.period(figure, edition)) is not None and _ends(figure) != (None, None):
                told[key][period, edition].append(figure)
    for cells in told.values():
        for (_, edition), figures_told in cells.items():
            _put_first(figures_told, (lined or {}).get(edition, frozenset()))
    restated: defaultdict[Key, list[Restated]] = defaultdict(list)
    for change in told_differently:
        if (key := key_of(change.new)) is not None:
            restated[key].append(change)
    return tuple(
        _by_measure(key, span, told[key], refused[key[0]], restated[key])
        for key in sorted(told, key=lambda k: tuple(part or "" for part in k))
    )


def _put_first(figures: list[Figure], lined: frozenset[int]) -> None:
    """Of several different values, let the one that was lined up with another edition stand alone, if it is one."""
    if len({_ends(figure) for figure in figures}) > 1:
        going_on = [figure for figure in figures if figure.start in lined]
        if len({_ends(figure) for figure in going_on}) == 1:
            figures[:] = going_on


def _by_measure(
    key: Key, span: Span, told: _Told, refused: Mapping[int, list[Figure]], restated: Sequence[Restated]
) -> Series:
    silent = {
        edition: [f for f in refused.get(edition, ()) if f.subgroup in {None, key[2]}] for edition in span.editions
    }
    points = []
    for edition in span.editions:
        period = edition + span.reporting
        points.append(span.cell(edition, period, told.get((period, edition), ()), silent[edition]))
    return make_series(key, span, points, told, restated)


def make_series(  # noqa: PLR0913 - a series is made of all of these
    key: Key,
    span: Span,
    points: Sequence[Cell],
    told: _Told,
    restated: Sequence[Restated],
    *,
    mark: Sequence[str] = (),
) -> Series:
    """Put a series together.

    Args:
        key: what it measures.
        span: the editions.
        points: what each edition tells of its own year.
        told: the figures by (year told about, edition telling).
        restated: what was told differently.
        mark: what tells it from others of the same key; its id is made from both.
    """
    periods = tuple(sorted({period for period, _ in told}))
    own = {cell.edition: cell for cell in points}
    rows = tuple(_row(period, span, told, own) for period in periods)
    digest = hashlib.sha256(
        "\x1f".join(part or "" for part in (*key, *mark)).encode("utf-8", "surrogatepass")
    ).hexdigest()[:12]
    triangle = RevisionTriangle(periods, span.editions, rows)
    return Series(f"s-{digest}", *key, tuple(points), triangle, tuple(restated))


def _row(period: int, span: Span, told: _Told, own: Mapping[int, Cell]) -> tuple[Cell, ...]:
    """Give what every edition tells of one year, marking values that differ from the last one told.

    An edition that tells of a year it does not report on yet tells of a part of it: nothing to hold others against.
    """
    row: list[Cell] = []
    last: Cell | None = None
    for edition in span.editions:
        figures = told.get((period, edition), ())
        cell = own[edition] if not figures and own[edition].period == period else span.cell(edition, period, figures)
        if cell.telling is Telling.REPORTED and period <= edition + span.reporting:
            if last is not None and _ends(last.figures[0]) != _ends(cell.figures[0]):
                cell = Cell(cell.edition, cell.period, cell.telling, cell.figures, restated=True)
            last = cell
        row.append(cell)
    return tuple(row)


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high
