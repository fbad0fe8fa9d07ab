"""A History's series as text for a terminal: a row a year, years without a figure told together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportdiff.faces.ink import Ink
from reportdiff.faces.own_words import keeps_no_statistics, own_name
from reportdiff.faces.quantities import quantity
from reportdiff.faces.safe import visible
from reportdiff.faces.wording import Wording
from reportdiff.model import Cell, History, Series, Telling

_FEW = 2  # editions; a series told by fewer is no series, and stands in the JSON and CSV only
_INDENT = "    "


def figures(history: History, ink: Ink, w: Wording) -> Iterator[str]:
    """Show every series: each year's value, and what other editions tell of that year."""
    order = {name: at for at, name in enumerate(w.names("measure"))}
    shown = [s for s in history.series if sum(c.telling is Telling.REPORTED for c in s.points) >= _FEW]
    own = keeps_no_statistics(history.family)
    if own:  # told in the report's own words: first what moved
        shown.sort(key=lambda s: not _moved(s))
    else:
        shown.sort(key=lambda s: (order.get(s.measure, len(order)), s.subgroup or "", s.unit or ""))
    for series in shown:
        yield ink.paragraph(_name(series, w, own=own), first="  ", rest="  ")
        yield from _years(series, w, own=own)


def _moved(series: Series) -> bool:
    return len({(figure.low, figure.high) for cell in series.points for figure in cell.figures}) > 1


def _years(series: Series, w: Wording, *, own: bool) -> Iterator[str]:
    """Show a series year by year; a run of years without a figure is one line."""
    rows = {row[0].period: row for row in series.triangle.rows}
    lines: list[tuple[str, int, str]] = []
    before = None
    for cell in series.points:
        if before is not None:
            lines += [("absent", year, "") for year in range(before + 1, cell.period)]
        before = cell.period
        others = _others(cell, rows.get(cell.period, ()), w)
        nothing = cell.telling in {Telling.SILENT, Telling.CUT_OFF} and not others
        silent = "other_words" if own and cell.telling is Telling.SILENT else cell.telling.value
        lines.append((silent if nothing else "", cell.period, "; ".join((_cell(cell, w), *others))))
    for kind, run in groupby(lines, key=lambda line: line[0]):
        told = list(run)
        if kind:
            first, last = told[0][1], told[-1][1]
            years = str(first) if first == last else w.say("history.years", first=first, last=last)
            yield f"{_INDENT}{years}  {w.say(f'history.{kind}', n=len(told))}"
        else:
            yield from (f"{_INDENT}{year}  {visible(text)}" for _, year, text in told)


def _others(own: Cell, row: tuple[Cell, ...], w: Wording) -> tuple[str, ...]:
    """Tell what other editions say of a year, as far as it is another value or the only one.

    An edition that tells of a year before the one that reports on it tells of a part of it only.
    """
    told = [cell for cell in row if cell.edition > own.edition and cell.telling is Telling.REPORTED]
    if own.telling is Telling.REPORTED:
        key, told = "history.restated", [cell for cell in told if cell.restated]
    else:
        key = "history.told_by"
    return tuple(w.say(key, edition=cell.edition, value=_cell(cell, w)) for cell in told)


def _name(series: Series, w: Wording, *, own: bool) -> str:
    if own and (told := [figure for cell in series.points for figure in cell.figures]):
        return own_name(told[-1], w)
    parts = [w.label("measure", series.measure) or series.measure]
    counted = w.label("counted", series.unit) or series.unit
    parts += [part for part in (counted, series.subgroup, series.actor) if part]
    return w.say("list.comma").join(parts)


def _cell(cell: Cell, w: Wording) -> str:
    match cell.telling:
        case Telling.REPORTED:
            return quantity(cell.figures[0], w)
        case Telling.UNCLEAR:
            values = tuple(dict.fromkeys(quantity(figure, w) for figure in cell.figures))
            return w.say("history.unclear", values=w.listed(values))
        case Telling.NOT_REPORTED:
            return w.say("history.not_reported")
        case Telling.SILENT:
            return w.say("history.silent", n=1)
        case Telling.CUT_OFF:
            return w.say("history.cut_off", n=1)
