"""A History as text for a terminal: tiers, grades, recommendations by how long they have been asked, figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportdiff.faces.calm import calmed
from reportdiff.faces.editions import rank_word
from reportdiff.faces.history_series import figures
from reportdiff.faces.ink import Ink, table
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.safe import visible
from reportdiff.faces.summary import tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import (
    Asked,
    Dropped,
    GradeYear,
    History,
    Joined,
    Lifeline,
    Mark,
    Stage,
    TierYear,
)

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
        lines += _part(rank_word(history.family, w), _tiers(history.tiers, ink, w), ink)
    lines += _part(w.say("history.grades"), _grades(history.grades, w), ink)
    standing, ended = (
        [line for line in history.lifelines if (last in line.editions) is here] for here in (True, False)
    )
    standing.sort(key=lambda line: (-len(line.editions), line.since))
    ended.sort(key=lambda line: (-line.stages[-1].edition, line.since))
    texts = {line.id: _last(line).passage.unit.text for line in history.lifelines}
    lines += _part(w.say("history.standing"), (t for line in standing for t in _lifeline(line, texts, ink, w)), ink)
    gone = w.say("history.ended_cut" if history.editions[-1].list_cut else "history.ended")
    lines += _part(gone, (t for line in ended for t in _lifeline(line, texts, ink, w)), ink)
    lines += _part(w.say("history.figures"), figures(history, ink, w), ink)
    return "\n".join(lines) + "\n"


def _part(title: str, body: Iterator[str] | list[str], ink: Ink) -> list[str]:
    lines = list(body)
    return ["", ink.bold(title), *lines] if lines else []


def _tiers(tiers: tuple[TierYear, ...], ink: Ink, w: Wording) -> Iterator[str]:
    """Tell each edition's tier, how it moved, how long on the Watch List, and the report's own sentences on it."""
    for tier in tiers:
        name = tier_label(tier.tier, w) if tier.tier else w.say("history.no_tier")
        told = [f"{_INDENT}{tier.edition}  {name}"]
        if tier.watch_list:
            key = "history.clock_open" if tier.open_count else "history.clock"
            told.append(w.say(key, n=tier.watch_list))
        move = w.label("history", f"move_{tier.move.value}")
        yield ", ".join([*told, *([move] if move else [])])
        for reason in tier.reasons:
            quoted = w.say("history.reason", text=reason.unit.text)
            yield ink.dim(ink.paragraph(quoted, first=_INDENT * 2, rest=_INDENT * 2))


def _grades(grades: tuple[GradeYear, ...], w: Wording) -> list[str]:
    years = list(dict.fromkeys(grade.edition for grade in grades))
    titles = list(dict.fromkeys(grade.title for grade in grades))
    told = {(grade.title, grade.edition): grade.grade for grade in grades}
    none = w.say("history.none")
    rows = [["", *titles], *([str(y), *(told.get((title, y)) or none for title in titles)] for y in years)]
    return [f"{_INDENT}{line}" for line in table(rows)] if titles else []


def _last(line: Lifeline) -> Asked:
    return next(stage for stage in reversed(line.stages) if isinstance(stage, Asked))


def _lifeline(line: Lifeline, texts: Mapping[str, str], ink: Ink, w: Wording) -> Iterator[str]:
    key = "history.asked_open" if line.open_start else "history.asked"
    yield ink.paragraph(texts[line.id], first="  * ", rest=_INDENT)
    yield _INDENT + ink.dim(w.say(key, n=len(line.editions), since=line.since))
    if line.printed is not None:
        told = printed_words(line.printed, w, known=True)
        yield ink.dim(ink.paragraph(told, first=_INDENT, rest=_INDENT))
    for stage in line.stages:
        yield from _stage(stage, texts, ink, w)


def _stage(stage: Stage, texts: Mapping[str, str], ink: Ink, w: Wording) -> Iterator[str]:
    """Tell a stage; an edition that only keeps the words is told by the count alone."""
    match stage:
        case Asked(edition=edition, fate=fate, spans=spans, leaning=leaning) if spans:
            told = [w.say(f"status.{fate.value}")]
            if leaning:
                words = w.say("history.words", gone=leaning.gone or "-", come=leaning.come or "-")
                told.append(f"{w.say(f'history.{leaning.shift.value}')} ({words})")
            marked = calmed(spans, joined=True)
            same = all(span.mark is Mark.SAME for span in marked)
            yield f"{_INDENT}{edition} {', '.join(told)}{'' if same else ':'}"
            if not same:
                yield ink.spans(marked, first=_INDENT * 2, rest=_INDENT * 2)
        case Asked():
            pass
        case Dropped(edition=edition, leads=leads, beyond=beyond):
            yield f"{_INDENT}{edition} {w.say('history.not_held' if beyond else 'status.dropped')}"
            for passage, score in leads:
                lead = w.say("history.lead", score=f"{score:.0%}", text=passage.unit.text)
                yield ink.paragraph(lead, first=_INDENT * 2, rest=_INDENT * 2)
        case Joined(edition=edition, into=into):
            told_of = f"{_INDENT}{edition} {w.say('history.joined', text=texts[into])}"
            yield ink.paragraph(told_of.strip(), first=_INDENT, rest=_INDENT * 2)
