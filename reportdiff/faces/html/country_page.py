"""A History and its change pages -> a country's page through the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportdiff.faces.family import foreign
from reportdiff.faces.html.cite import family_title
from reportdiff.faces.html.country_views import LifeView, YearLine
from reportdiff.faces.html.engine import foot_line, render
from reportdiff.faces.html.series_views import all_series
from reportdiff.faces.html.views import Frame, Where
from reportdiff.faces.notes import PairNote, first_of_each, pair_title
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.summary import Sentence, tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Asked, Dropped, History, Joined, Lifeline, Stage, TierMove

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
    series = all_series(history, w)
    charted = tuple(s for s in series if s.chart and len(s.values) >= _TWO)[:MOST_CHARTS]
    newest, sections = history.editions[-1].edition, _graded(history, notes)
    lives = sorted(history.lifelines, key=lambda line: (-len(line.editions), line.since, line.id))
    standing, gone = ([line for line in lives if (newest in line.editions) is here] for here in (True, False))
    listed, spans = _listed(notes, pages, w)
    return render(
        "country.html.j2",
        w,
        own=foot_line(w.say("print.country", country=history.country, report=family_title(history.family, w))),
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
        gone_key="life.gone_cut" if history.editions[-1].cut_off else "life.gone",
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
        reasons=tuple(passage.unit.text for passage in tier.reasons) if tier else (),
        grades=tuple(grades.get(title) or "" for title in titles),
        page=Where(pair_title(note, w), note.page) if note else None,
        source=held.source.address,
    )


def _life(line: Lifeline, pages: Mapping[int, PairNote], w: Wording) -> LifeView:
    """Tell a demand's life: its last wording, how often and since when, and what became of it each year."""
    asked = [stage for stage in line.stages if isinstance(stage, Asked)]
    stages = []
    for stage in line.stages:
        page = pages[stage.edition].page if stage.edition in pages else None
        stages.append((str(stage.edition), _stage(stage, w), f"{page}#s-recommendations" if page else None))
    key = "life.asked_open" if line.open_start else "life.asked"
    text = asked[-1].passage.unit.text if asked else ""
    told = w.say(key, n=len(line.editions), since=line.since)
    if line.printed is not None:
        told = w.say("list.semicolon").join((told, printed_words(line.printed, w, known=True)))
    return LifeView(line.id, text, told, tuple(stages))


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
