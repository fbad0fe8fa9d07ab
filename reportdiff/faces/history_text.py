"""A History as text for a terminal: tiers, grades, recommendations by how long they have been asked, figures."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.faces.editions import rank_word
from reportdiff.faces.ink import Ink, table
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.quantities import quantity
from reportdiff.faces.safe import visible
from reportdiff.faces.summary import tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import (
    Asked,
    Cell,
    Dropped,
    Figure,
    GradeYear,
    History,
    Joined,
    Lifeline,
    Series,
    Stage,
    Telling,
    TierYear,
)

_FEW = 2  # years; a series told for fewer is no series, and stands in the JSON and CSV only
_INDENT = "    "


def text(history: History, *, color: bool = False) -> str:
    """Show a country through the years.

    Args:
        history: the country.
        color: whether marks and headings may use colour; without it changes read ``[-old-]{+new+}``.
    """
    ink, w = Ink(color), english()
    first, last = history.editions[0].edition, history.editions[-1].edition
    title = w.say("history.title", country=history.country, first=first, last=last, n=len(history.editions))
    lines = [ink.bold(visible(title))]
    if history.gaps:
        lines.append(w.say("history.gaps", years=w.listed(tuple(map(str, history.gaps)))))
    lines += history.notes
    if w.label("rank", history.family) or any(tier.tier for tier in history.tiers):  # not every family ranks
        lines += _part(rank_word(history.family, w), _tiers(history.tiers, w), ink)
    lines += _part(w.say("history.grades"), _grades(history.grades, w), ink)
    standing = [line for line in history.lifelines if isinstance(line.stages[-1], Asked)]
    ended = [line for line in history.lifelines if not isinstance(line.stages[-1], Asked)]
    standing.sort(key=lambda line: (-len(line.editions), line.since))
    ended.sort(key=lambda line: (-line.stages[-1].edition, line.since))
    lines += _part(w.say("history.standing"), (t for line in standing for t in _lifeline(line, ink, w)), ink)
    lines += _part(w.say("history.ended"), (t for line in ended for t in _lifeline(line, ink, w)), ink)
    lines += _part(w.say("history.figures"), _figures(history, w), ink)
    return "\n".join(lines) + "\n"


def _part(title: str, body: Iterator[str] | list[str], ink: Ink) -> list[str]:
    lines = list(body)
    return ["", ink.bold(title), *lines] if lines else []


def _tiers(tiers: tuple[TierYear, ...], w: Wording) -> Iterator[str]:
    for tier in tiers:
        name = tier_label(tier.tier, w) if tier.tier else w.say("history.no_tier")
        told = [f"{_INDENT}{tier.edition}  {name}"]
        if tier.watch_list:
            key = "history.clock_open" if tier.open_count else "history.clock"
            told.append(w.say(key, n=tier.watch_list))
        move = w.label("history", f"move_{tier.move.value}")
        yield ", ".join([*told, *([move] if move else [])])


def _grades(grades: tuple[GradeYear, ...], w: Wording) -> list[str]:
    years = list(dict.fromkeys(grade.edition for grade in grades))
    titles = list(dict.fromkeys(grade.title for grade in grades))
    told = {(grade.title, grade.edition): grade.grade for grade in grades}
    none = w.say("history.none")
    rows = [["", *titles], *([str(y), *(told.get((title, y)) or none for title in titles)] for y in years)]
    return [f"{_INDENT}{line}" for line in table(rows)] if titles else []


def _lifeline(line: Lifeline, ink: Ink, w: Wording) -> Iterator[str]:
    last = next(stage for stage in reversed(line.stages) if isinstance(stage, Asked))
    key = "history.asked_open" if line.open_start else "history.asked"
    yield ink.paragraph(last.passage.unit.text, first="  * ", rest=_INDENT)
    yield _INDENT + ink.dim(w.say(key, n=len(line.editions), since=line.since))
    if line.printed is not None:
        told = printed_words(line.printed, w, known=True)
        yield ink.dim(ink.paragraph(told, first=_INDENT, rest=_INDENT))
    for stage in line.stages:
        yield from _stage(stage, ink, w)


def _stage(stage: Stage, ink: Ink, w: Wording) -> Iterator[str]:
    """Tell a stage; an edition that only keeps the words is told by the count alone."""
    match stage:
        case Asked(edition=edition, fate=fate, spans=spans, leaning=leaning) if spans:
            told = [w.say(f"status.{fate.value}")]
            if leaning:
                words = w.say("history.words", gone=leaning.gone or "-", come=leaning.come or "-")
                told.append(f"{w.say(f'history.{leaning.shift.value}')} ({words})")
            yield f"{_INDENT}{edition} {', '.join(told)}:"
            yield ink.spans(spans, first=_INDENT * 2, rest=_INDENT * 2)
        case Asked():
            pass
        case Dropped(edition=edition, leads=leads):
            yield f"{_INDENT}{edition} {w.say('status.dropped')}"
            for passage, score in leads:
                lead = w.say("history.lead", score=f"{score:.0%}", text=passage.unit.text)
                yield ink.paragraph(lead, first=_INDENT * 2, rest=_INDENT * 2)
        case Joined(edition=edition):
            yield f"{_INDENT}{edition} {w.say('history.joined')}"


def _figures(history: History, w: Wording) -> Iterator[str]:
    """Show every series as a row a year: its value, and how later editions tell it."""
    order = {name: at for at, name in enumerate(w.names("measure"))}
    shown = [s for s in history.series if sum(c.telling is Telling.REPORTED for c in s.points) >= _FEW]
    for series in sorted(shown, key=lambda s: (order.get(s.measure, len(order)), s.subgroup or "", s.unit or "")):
        yield f"  {visible(_name(series, w))}"
        restated = {
            row[0].period: [c for c in row if c.restated]
            for row in series.triangle.rows
            if any(c.restated for c in row)
        }
        for cell in series.points:
            line = f"{_INDENT}{cell.period}  {visible(_cell(cell, w))}"
            for other in restated.get(cell.period, ()):
                line += "; " + w.say("history.restated", edition=other.edition, value=visible(_cell(other, w)))
            yield line


def _name(series: Series, w: Wording) -> str:
    parts = [w.label("measure", series.measure) or series.measure]
    counted = w.label("counted", series.unit) or series.unit
    parts += [part for part in (counted, series.subgroup, series.actor) if part]
    return ", ".join(parts)


def _cell(cell: Cell, w: Wording) -> str:
    match cell.telling:
        case Telling.REPORTED:
            return quantity(cell.figures[0], w)
        case Telling.UNCLEAR:
            return w.say("history.unclear", values=w.listed(tuple(dict.fromkeys(_value(f, w) for f in cell.figures))))
        case Telling.NOT_REPORTED:
            return w.say("history.not_reported")
        case Telling.SILENT:
            return w.say("history.silent")


def _value(figure: Figure, w: Wording) -> str:
    return quantity(figure, w)
