"""A History's series -> what the country page shows of them: charts, values, revision triangles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.faces.figure_names import what_counts
from reportdiff.faces.html.country_views import Chart, Dot, SeriesView, TriangleView
from reportdiff.faces.own_words import keeps_no_statistics, own_name
from reportdiff.faces.quantities import quantity
from reportdiff.faces.wording import Wording
from reportdiff.figures.tables import BAR
from reportdiff.model import Cell, Figure, History, Series, Telling

WIDTH, HEIGHT, EDGE = 240, 56, 8  # of a chart, in its own units
MOST_CHARTS = 24  # the first by importance; all others stand in a list
_TWO = 2  # a line needs two values
_NOTHING = frozenset({Telling.SILENT, Telling.CUT_OFF})


def _rank(series: Series, w: Wording) -> tuple[int, bool, str]:
    return w.rank("measure", series.measure), series.subgroup is not None, series.id


def _value(cell: Cell) -> float | None:
    """Give the one value that a chart can place, or ``None``."""
    if cell.telling is not Telling.REPORTED or not cell.figures:
        return None
    return cell.figures[0].low if cell.figures[0].low is not None else cell.figures[0].high


def all_series(history: History, w: Wording) -> tuple[tuple[SeriesView, ...], tuple[SeriesView, ...]]:
    """Show all series, by importance of their measures; of reports that keep no statistics those told longest first.

    Returns:
        Those with a chart, and all others.
    """
    own = keeps_no_statistics(history.family)
    ranked = sorted(history.series, key=lambda s: (-_told_by(s) if own else 0, _rank(s, w)))
    named = [(_what(one, w, own=own), one) for one in ranked]
    labels = Counter(what for what, _ in named)
    shown = [_series(one, what, labels, w, own=own) for what, one in named]
    charted = [one for one in shown if one.chart and len(one.values) >= _TWO][:MOST_CHARTS]
    held = {one.id for one in charted}
    return tuple(charted), tuple(one for one in shown if one.id not in held)


def _told_by(series: Series) -> int:
    return sum(bool(cell.figures) for cell in series.points)


def _moved(series: Series) -> bool:
    """Tell whether a series holds more than one value, so that a chart of it shows anything."""
    return len({(figure.low, figure.high) for cell in series.points for figure in cell.figures}) > 1


def _series(series: Series, what: str, labels: Counter[str], w: Wording, *, own: bool) -> SeriesView:
    told = [cell for cell in series.points if cell.telling not in _NOTHING]
    valued = [cell for cell in told if cell.telling is not Telling.NOT_REPORTED]
    if labels[what] > 1 and series.unit:
        what = w.say("series.with_unit", what=what, unit=w.label("counted", series.unit) or series.unit)
    return SeriesView(
        id=series.id,
        what=what,
        quoted=own and not any(BAR in figure.sentence for cell in told for figure in cell.figures),
        chart=None if own and not _moved(series) else _chart(series, what, w),
        latest=_latest(valued, w),
        values=tuple((str(c.edition), str(c.period), _told(c, w), c.telling is Telling.REPORTED) for c in told),
        count=len(valued),
        triangle=_triangle(series, w) if series.restatements or _restated(series) else None,
    )


def _what(series: Series, w: Wording, *, own: bool) -> str:
    """Name a series by what its figures count, or in the report's own words."""
    told = [figure for cell in series.points for figure in cell.figures if figure.reported]
    sample = (told[-1] if own else told[0]) if told else None
    if own and sample is not None:
        return own_name(sample, w)
    return what_counts(sample, w) if sample else w.label("measure", series.measure) or series.measure


def _latest(reported: Sequence[Cell], w: Wording) -> str:
    """Say the first and the last value of a series."""
    if not reported:
        return ""
    first, last = reported[0], reported[-1]
    if first is last:
        return w.say("series.latest", value=_told(last, w), year=last.period)
    return w.say("series.from_to", old=_told(first, w), old_year=first.period, value=_told(last, w), year=last.period)


def _restated(series: Series) -> bool:
    return any(cell.restated for row in series.triangle.rows for cell in row)


def _told(cell: Cell, w: Wording) -> str:
    match cell.telling:
        case Telling.REPORTED | Telling.UNCLEAR:
            values = dict.fromkeys(_shown(figure, w) for figure in cell.figures)
            return w.say("series.or").join(values)
        case Telling.NOT_REPORTED:
            return w.say("series.not_reported")
        case Telling.SILENT | Telling.CUT_OFF:
            return ""


def _shown(figure: Figure, w: Wording) -> str:
    return quantity(figure, w)


def _chart(series: Series, what: str, w: Wording) -> Chart | None:
    """Lay the values out from zero to the largest; equal steps from edition to edition."""
    values = [_value(cell) for cell in series.points]
    known = [value for value in values if value is not None]
    if not known or min(known) < 0 or max(known) == 0:
        return None
    first, last = series.points[0].edition, series.points[-1].edition
    wide = (WIDTH - 2 * EDGE) / max(1, last - first)
    tall = (HEIGHT - 2 * EDGE) / max(known)
    lines: list[list[Dot]] = [[]]
    absent = []
    before = first
    for cell, value in zip(series.points, values, strict=True):
        if cell.edition > before + 1:
            lines.append([])  # no line runs over an edition that is not held
        before = cell.edition
        x = round(EDGE + (cell.edition - first) * wide, 1)
        if value is None:
            lines.append([])
            if cell.telling in {Telling.SILENT, Telling.NOT_REPORTED}:
                absent.append((x, cell.telling is Telling.NOT_REPORTED))
        else:
            lines[-1].append(Dot(x, round(HEIGHT - EDGE - value * tall, 1)))
    told = w.say("list.comma").join(
        w.say("series.point", year=c.period, value=_told(c, w)) for c in series.points if c.telling not in _NOTHING
    )
    return Chart(w.say("series.chart", what=what, values=told), tuple(tuple(d) for d in lines if d), tuple(absent))


def _triangle(series: Series, w: Wording) -> TriangleView:
    triangle = series.triangle
    return TriangleView(
        tuple(str(edition) for edition in reversed(triangle.editions)),
        tuple(
            (str(period), tuple((_told(cell, w), cell.restated) for cell in reversed(row)))
            for period, row in zip(triangle.periods, triangle.rows, strict=True)
        ),
    )
