"""A History and its change pages -> a country's page through the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportdiff.faces.family import foreign
from reportdiff.faces.figure_names import what_counts
from reportdiff.faces.html.cite import family_title
from reportdiff.faces.html.country_views import (
    Chart,
    Dot,
    LifeView,
    SeriesView,
    TriangleView,
    YearLine,
)
from reportdiff.faces.html.engine import render
from reportdiff.faces.html.views import Frame, Where
from reportdiff.faces.notes import PairNote, first_of_each, pair_title
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.quantities import quantity
from reportdiff.faces.summary import Sentence, tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Asked, Cell, Dropped, Figure, History, Joined, Lifeline, Series, Telling, TierMove

WIDTH, HEIGHT, EDGE = 240, 56, 8  # of a chart, in its own units
MOST_SENTENCES = 5
MOST_PAGES = 6  # of the newest editions; those before are folded
MOST_CHARTS = 24  # the first of the measures by importance; all others stand in a list
_Listed = tuple[tuple[str, PairNote, tuple[Sentence, ...]], ...]
_TWO = 2  # a line needs two values


def country_page(
    history: History,
    notes: Sequence[PairNote],
    frame: Frame,
    former: Sequence[str] = (),
    wording: Wording | None = None,
) -> str:
    """Show one country through all editions held.

    Args:
        history: tiers, grades, series and lifelines.
        notes: its change pages, the one from the oldest to the newest edition among them.
        frame: the site's frame.
        former: names that earlier editions give the country.
        wording: the language; English when left out.
    """
    w = wording or english()
    pages = {note.new: note for note in notes if _consecutive(note, history)}
    series = _all_series(history, w)
    charted = tuple(s for s in series if s.chart and len(s.values) >= _TWO)[:MOST_CHARTS]
    newest, sections = history.editions[-1].edition, _graded(history, notes)
    lives = sorted(history.lifelines, key=lambda line: (-len(line.editions), line.since, line.id))
    standing, gone = ([line for line in lives if (newest in line.editions) is here] for here in (True, False))
    listed, spans = _listed(notes, pages, w)
    return render(
        "country.html.j2",
        w,
        frame=frame,
        history=history,
        former=former,
        report=family_title(history.family, w),
        language=foreign(history.family, w.language) or w.language,
        sections=sections,
        has_tiers=any(tier.tier for tier in history.tiers),
        years=tuple(_year(n, history, pages, sections, w) for n in reversed(range(len(history.editions)))),
        main_series=charted,
        other_series=tuple(s for s in series if s not in charted),
        standing=tuple(_life(line, pages, w) for line in standing),
        gone=tuple(_life(line, pages, w) for line in gone),
        newest=newest,
        notes=(*listed[:MOST_PAGES], *spans),
        earlier=listed[MOST_PAGES:],
    )


def _listed(notes: Sequence[PairNote], pages: Mapping[int, PairNote], w: Wording) -> tuple[_Listed, _Listed]:
    """List change pages, newest first, each with the sentences a reader sees before opening it.

    Returns:
        Those of consecutive editions, and those over many years.
    """
    order = sorted(notes, key=lambda note: (-note.old, -note.new))
    told = [(_title(note, pages, w), note, first_of_each(note, MOST_SENTENCES)) for note in order]
    step, span = ([one for one in told if (one[1] in pages.values()) is here] for here in (True, False))
    return tuple(step), tuple(span)


def _title(note: PairNote, pages: Mapping[int, PairNote], w: Wording) -> str:
    title = pair_title(note, w)
    return title if note in pages.values() else w.say("site.first_last", pair=title)


def _consecutive(note: PairNote, history: History) -> bool:
    years = [held.edition for held in history.editions]
    return (note.old, note.new) in pairwise(years)


def _graded(history: History, notes: Sequence[PairNote]) -> tuple[str, ...]:
    """Give the titles of graded sections in the order of the reports."""
    order = [title for note in notes for _, title in note.sections]
    titles = dict.fromkeys(grade.title for grade in history.grades)
    return tuple(sorted(titles, key=lambda title: order.index(title) if title in order else len(order)))


def _year(n: int, history: History, pages: Mapping[int, PairNote], titles: Sequence[str], w: Wording) -> YearLine:
    held = history.editions[n]
    tier = next((t for t in history.tiers if t.edition == held.edition), None)
    grades = {g.title: g.grade for g in history.grades if g.edition == held.edition}
    note = pages.get(held.edition)
    watch = ""
    if tier and tier.watch_list:
        watch = w.say("years.watch_open" if tier.open_count else "years.watch", n=tier.watch_list)
    return YearLine(
        edition=held.edition,
        tier=tier_label(tier.tier, w) if tier and tier.tier else w.say("tiers.none"),
        move=w.say(f"move.{tier.move.value}") if tier and tier.move is not TierMove.SAME else "",
        news=tier is None or tier.move is not TierMove.SAME,
        watch=watch,
        grades=tuple(grades.get(title) or "" for title in titles),
        page=Where(pair_title(note, w), note.page) if note else None,
        source=held.source.address,
    )


def _rank(series: Series, w: Wording) -> tuple[int, bool, str]:
    return w.rank("measure", series.measure), series.subgroup is not None, series.id


def _value(cell: Cell) -> float | None:
    """Give the one value that a chart can place, or ``None``."""
    if cell.telling is not Telling.REPORTED or not cell.figures:
        return None
    return cell.figures[0].low if cell.figures[0].low is not None else cell.figures[0].high


def _all_series(history: History, w: Wording) -> tuple[SeriesView, ...]:
    """Show all series, by importance of their measures."""
    labels = Counter(_what(one, w) for one in history.series)
    return tuple(_series(one, labels, w) for one in sorted(history.series, key=lambda s: _rank(s, w)))


def _series(series: Series, labels: Counter[str], w: Wording) -> SeriesView:
    told = [cell for cell in series.points if cell.telling is not Telling.SILENT]
    reported = [cell for cell in told if cell.telling is Telling.REPORTED]
    what = _what(series, w)
    if labels[what] > 1 and series.unit:
        what = w.say("series.with_unit", what=what, unit=w.label("counted", series.unit) or series.unit)
    return SeriesView(
        id=series.id,
        what=what,
        chart=_chart(series, what, w),
        latest=_latest(reported, w),
        values=tuple((str(c.edition), str(c.period), _told(c, w), c.telling is Telling.REPORTED) for c in told),
        triangle=_triangle(series, w) if series.restatements or _restated(series) else None,
    )


def _what(series: Series, w: Wording) -> str:
    """Name a series by what its figures count."""
    sample = next((figure for cell in series.points for figure in cell.figures if figure.reported), None)
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
        case Telling.SILENT:
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
    for cell, value in zip(series.points, values, strict=True):
        x = round(EDGE + (cell.edition - first) * wide, 1)
        if value is None:
            lines.append([])
            absent.append((x, cell.telling is Telling.NOT_REPORTED))
        else:
            lines[-1].append(Dot(x, round(HEIGHT - EDGE - value * tall, 1)))
    told = w.say("list.comma").join(
        w.say("series.point", year=c.period, value=_told(c, w))
        for c in series.points
        if c.telling is not Telling.SILENT
    )
    return Chart(w.say("series.chart", what=what, values=told), tuple(tuple(d) for d in lines if d), tuple(absent))


def _triangle(series: Series, w: Wording) -> TriangleView:
    triangle = series.triangle
    return TriangleView(
        tuple(str(edition) for edition in triangle.editions),
        tuple(
            (str(period), tuple((_told(cell, w), cell.restated) for cell in row))
            for period, row in zip(triangle.periods, triangle.rows, strict=True)
        ),
    )


def _life(line: Lifeline, pages: Mapping[int, PairNote], w: Wording) -> LifeView:
    """Tell a demand's life: its last wording, how often and since when, and what became of it each year."""
    asked = [stage for stage in line.stages if isinstance(stage, Asked)]
    stages: list[tuple[str, str, str | None]] = []
    for stage in line.stages:
        year = stage.edition
        page = pages[year].page if year in pages else None
        match stage:
            case Asked():
                word = w.say(f"life.{stage.fate.value}")
                if stage.leaning:
                    word = w.say("life.leaning", word=word, shift=w.say(f"life.{stage.leaning.shift.value}"))
            case Dropped():
                word = w.say("life.dropped")
            case Joined():
                word = w.say("life.joined")
        stages.append((str(year), word, f"{page}#s-recommendations" if page else None))
    key = "life.asked_open" if line.open_start else "life.asked"
    text = asked[-1].passage.unit.text if asked else ""
    told = w.say(key, n=len(line.editions), since=line.since)
    if line.printed is not None:
        told = w.say("list.semicolon").join((told, printed_words(line.printed, w, known=True)))
    return LifeView(line.id, text, told, tuple(stages))
