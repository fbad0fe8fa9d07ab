"""A History's lifelines -> what the country page shows of them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from reportdiff.faces.calm import calmed
from reportdiff.faces.html.country_views import LifeView, StageView
from reportdiff.faces.html.marked import quote
from reportdiff.faces.html.views import Piece
from reportdiff.faces.notes import PairNote
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.wording import Wording
from reportdiff.model import Asked, Dropped, History, Joined, Lifeline, Mark, Stage


def lives(
    history: History, pages: Mapping[int, PairNote], language: str, w: Wording
) -> tuple[tuple[LifeView, ...], tuple[LifeView, ...]]:
    """Show the recommendations that stand in the newest edition, and those that do not, asked longest first.

    Args:
        history: the country.
        pages: its change pages, by the later edition.
        language: that of the reports.
        w: the language of the page.
    """
    newest = history.editions[-1].edition
    order = sorted(history.lifelines, key=lambda line: (-len(line.editions), line.since, line.id))
    standing, gone = (
        tuple(_life(line, pages, language, w) for line in order if (newest in line.editions) is here)
        for here in (True, False)
    )
    return standing, gone


def _life(line: Lifeline, pages: Mapping[int, PairNote], language: str, w: Wording) -> LifeView:
    """Tell a demand's life: its last wording, how often and since when, and what became of it each year."""
    asked = [stage for stage in line.stages if isinstance(stage, Asked)]
    stages = []
    for stage in line.stages:
        page = pages[stage.edition].page if stage.edition in pages else None
        href = f"{page}#s-recommendations" if page else None
        stages.append(StageView(str(stage.edition), _stage(stage, w), href, _words(stage, language)))
    key = "life.asked_open" if line.open_start else "life.asked"
    text = asked[-1].passage.unit.text if asked else ""
    told = w.say(key, n=len(line.editions), since=line.since)
    if line.printed is not None:
        told = w.say("list.semicolon").join((told, printed_words(line.printed, w, known=True)))
    return LifeView(line.id, text, told, tuple(stages))


def _words(stage: Stage, language: str) -> Markup | None:
    """Mark what an edition changed in a demand's words; ``None`` where that is no more than a capital or a stop."""
    if not isinstance(stage, Asked):
        return None
    spans = calmed(stage.spans, joined=True)
    if all(span.mark is Mark.SAME for span in spans):
        return None
    return Markup(quote(Piece(spans), language))  # noqa: S704 - all escaped


def _stage(stage: Stage, w: Wording) -> str:
    """Say what an edition does with a demand."""
    match stage:
        case Asked(fate=fate, leaning=leaning):
            word = w.say(f"life.{fate.value}")
            if leaning is None:
                return word
            words = w.say("history.words", gone=leaning.gone or "-", come=leaning.come or "-")
            return w.say("life.leaning", word=word, shift=w.say(f"life.{leaning.shift.value}"), words=words)
        case Dropped(leads=leads, beyond=beyond):
            word = w.say("life.not_held" if beyond else "life.dropped")
            return w.say("life.with_leads", word=word, leads=w.say("life.leads", n=len(leads))) if leads else word
        case Joined():
            return w.say("life.joined")
