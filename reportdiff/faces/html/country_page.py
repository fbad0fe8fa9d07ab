"""A History and its change pages -> a country's page through the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportdiff.faces.editions import address_shown, rank_word
from reportdiff.faces.family import foreign
from reportdiff.faces.html.cite import family_title
from reportdiff.faces.html.country_views import YearLine
from reportdiff.faces.html.engine import foot_line, render
from reportdiff.faces.html.life_views import lives
from reportdiff.faces.html.series_views import all_series
from reportdiff.faces.html.views import Frame, Where
from reportdiff.faces.notes import PairNote, first_of_each, pair_title
from reportdiff.faces.own_words import keeps_no_statistics
from reportdiff.faces.summary import Sentence, tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import History, TierMove

MOST_SENTENCES = 5
MOST_PAGES = 6  # of the newest editions; those before are folded
_NO_NEWS = frozenset({TierMove.FIRST, TierMove.SAME})
_Listed = tuple[tuple[str, PairNote, tuple[Sentence, ...]], ...]


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
    charted, others = all_series(history, w)
    newest, sections = history.editions[-1].edition, _graded(history, notes)
    listed, spans = _listed(notes, pages, w)
    language = foreign(history.family, w.language) or w.language
    standing, gone = lives(history, pages, language, w)
    return render(
        "country.html.j2",
        w,
        own=foot_line(w.say("print.country", country=history.country, report=family_title(history.family, w))),
        frame=frame,
        former=former,
        report=family_title(history.family, w),
        language=language,
        sections=sections,
        years=[_year(n, history, pages, sections, w) for n in reversed(range(len(history.editions)))],
        main_series=list(charted),
        other_series=list(others),
        standing=list(standing),
        gone=list(gone),
        newest=newest,
        notes=(*listed[:MOST_PAGES], *spans),
        earlier=listed[MOST_PAGES:],
        **_held(history, w),
    )


def _held(history: History, w: Wording) -> dict[str, object]:
    """Give what the page says of the whole library of a country, and how it names its rank, silence and absence."""
    return {
        "country": history.country,
        "editions": list(history.editions),
        "gaps": history.gaps,
        "remarks": history.notes,
        "legend_key": "series.legend_own" if keeps_no_statistics(history.family) else "series.legend",
        "gone_key": "life.gone_cut" if history.editions[-1].list_cut else "life.gone",
        "ranked": rank_word(history.family, w) if any(tier.tier for tier in history.tiers) else "",
    }


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
        news=tier is None or tier.move not in _NO_NEWS,
        watch=watch,
        reasons=tuple(passage.unit.text for passage in tier.reasons) if tier else (),
        grades=tuple(grades.get(title) or "" for title in titles),
        page=Where(pair_title(note, w), note.page) if note else None,
        source=address_shown(held.source),
    )
