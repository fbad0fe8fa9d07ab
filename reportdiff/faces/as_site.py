"""A site's notes and overviews -> its JSON documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportdiff.faces.html.index_page import Single
from reportdiff.faces.html.notable import sorted_as
from reportdiff.faces.notes import PairNote
from reportdiff.faces.site_documents import (
    HouseEditDoc,
    LengthDoc,
    MovementDoc,
    OverviewDocument,
    SiteCountryDoc,
    SiteDocument,
    SitePageDoc,
    StoppedDoc,
    TierMovedDoc,
    WordDoc,
)
from reportdiff.model import EditionView, Lined, Movement


def site(notes: Sequence[PairNote], singles: Sequence[Single], overviews: Iterable[str]) -> SiteDocument:
    """List all countries by name with their change pages.

    Args:
        notes: every change page of consecutive editions.
        singles: countries with one edition only.
        overviews: addresses of the JSON across the countries, seen from the site's root.
    """
    by_folder: dict[str, list[PairNote]] = {}
    for note in sorted(notes, key=lambda one: one.new):
        by_folder.setdefault(note.folder, []).append(note)
    countries = [_country(its) for its in by_folder.values()]
    countries += [
        SiteCountryDoc(one.country, None, *_home(one.folder), editions=[one.edition], changes=[]) for one in singles
    ]
    return SiteDocument(sorted(countries, key=lambda one: (sorted_as(one.country), one.page)), list(overviews))


def _country(notes: Sequence[PairNote]) -> SiteCountryDoc:
    newest = notes[-1]
    return SiteCountryDoc(
        newest.country,
        newest.iso3,
        *_home(newest.folder),
        editions=[notes[0].old, *(note.new for note in notes)],
        changes=[_page(note) for note in notes],
    )


def _home(folder: str) -> tuple[str, str]:
    return f"{folder}/index.html", f"{folder}/history.json"


def _page(note: PairNote) -> SitePageDoc:
    page = f"{note.folder}/{note.page}"
    return SitePageDoc(
        old_edition=note.old,
        new_edition=note.new,
        page=page,
        data=f"{page.removesuffix('.html')}.json",
        old_tier=note.old_tier,
        new_tier=note.new_tier,
        summary=[sentence.text for sentence in note.sentences],
    )


def overview(view: EditionView) -> OverviewDocument:
    """Write down one pair of editions across the countries."""
    return OverviewDocument(
        old_edition=view.old_edition,
        new_edition=view.new_edition,
        countries=list(view.countries),
        tiers=[TierMovedDoc(one.country, one.old, one.new, one.move.value) for one in view.tiers],
        movements=[_movement(one) for one in view.movements],
        stopped=[StoppedDoc(one.country, one.measure, one.declared) for one in view.stopped],
        lengths=[LengthDoc(one.country, one.old_words, one.new_words) for one in view.resized],
        house_edits=[
            HouseEditDoc(one.key, one.kind.value, one.old, one.new, list(one.narratives), one.of)
            for one in view.house_edits
        ],
        words=[WordDoc(one.word, one.old, one.new) for one in view.words],
    )


def _movement(moved: Movement) -> MovementDoc:
    change = moved.change
    if not isinstance(change, Lined):
        return MovementDoc(moved.country, moved.measure, None, None, None, None, None)
    return MovementDoc(
        moved.country,
        moved.measure,
        change.new.unit,
        change.old.low,
        change.new.low,
        change.difference,
        change.percent,
    )
