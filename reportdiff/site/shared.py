"""What a site is made of: the countries of a library to build, and the pages that belong to no country.

The pages of each country are worked out by ``country_files``, the whole is put together by ``build``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

from reportdiff.errors import LibraryError
from reportdiff.faces import as_json, as_site
from reportdiff.faces.atom import feed
from reportdiff.faces.html import Frame, edition_page, index_page, method_page
from reportdiff.faces.html.index_page import Single
from reportdiff.faces.notes import PairNote
from reportdiff.faces.wording import Wording, english
from reportdiff.library import Library
from reportdiff.model import EditionView
from reportdiff.publish import folder_name
from reportdiff.site.cache import digest
from reportdiff.site.country_files import FEED, HOME, METHOD, UP, SiteFile

DATA = "index.json"
EDITIONS = "editions"  # the folder of pages across countries; no country has this name


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What a build did: numbers of countries, change pages and files, and what could not be read.

    ``changed`` are the files whose content differs from what the earlier build made, with the ``removed`` ones, which
    it made and this one did not, and those ``put_back``, which somebody had changed or deleted since.
    """

    countries: int
    comparisons: int
    files: int
    changed: int
    problems: tuple[str, ...]
    removed: int = 0
    put_back: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What the user chose that shows in pages."""

    family: str | None = None
    address: str | None = None
    notice: str = ""

    def key(self) -> str:
        """Name the choice."""
        return digest("shown", self.family or "", self.address or "", self.notice)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a library is built: names or ISO codes of countries (empty: all), years, family."""

    countries: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    family: str | None = None

    @property
    def whole(self) -> bool:
        """Whether that is all the library holds."""
        return not self.countries and self.first is None and self.last is None


@dataclass(frozen=True, slots=True)
class Job:
    """One country to build: its folder in the site, and its editions as (year, path, country's name then)."""

    folder: str
    editions: tuple[tuple[int, str, str], ...]


def shared_files(
    notes: Sequence[PairNote], singles: Sequence[Single], views: Sequence[EditionView], shown: Shown
) -> tuple[SiteFile, ...]:
    """Make what belongs to no country: index, editions across countries, method and the feed of all change pages.

    Args:
        notes: of every change page of consecutive editions.
        singles: countries with one edition only.
        views: of every pair of editions across countries.
        shown: what the user chose that shows in pages.
    """
    w = english().with_notice(shown.notice)
    editions = _edition_pages(notes, views, w)
    links = tuple(
        (w.say("edition.link", old=old, new=new), edition_name(old, new)) for old, new in sorted(editions, reverse=True)
    )
    downloads = ((w.say("site.json"), DATA), (w.say("site.feed"), FEED))
    frame = Frame(feed=FEED, home=HOME, method=METHOD, editions=links, downloads=downloads)
    made = {
        HOME: index_page(notes, singles, frame, w, _newest(notes, views)),
        METHOD: method_page(Frame(feed=FEED, home=HOME, trail=((w.say("site.home"), HOME),)), w),
        FEED: feed(notes, w.say("site.title"), "", shown.address, w),
    }
    made |= {edition_name(old, new): html for (old, new), html in editions.items()}
    made |= _data(notes, singles, [view for view in views if (view.old_edition, view.new_edition) in editions])
    return tuple(SiteFile(name, text.encode("utf-8", "replace")) for name, text in made.items())


def _newest(notes: Sequence[PairNote], views: Sequence[EditionView]) -> EditionView | None:
    """Give the view of the newest edition: that with most countries, should they compare it with different ones."""
    year = max((note.new for note in notes), default=None)
    found = [view for view in views if view.new_edition == year and len(view.countries) > 1]
    return max(found, key=lambda view: (len(view.countries), view.old_edition), default=None)


def _data(notes: Sequence[PairNote], singles: Sequence[Single], views: Sequence[EditionView]) -> dict[str, str]:
    """Write the JSON beside the index and the pages across the countries."""
    data = {
        edition_name(view.old_edition, view.new_edition, "json"): as_json.encode(as_site.overview(view))
        for view in views
    }
    return data | {DATA: as_json.encode(as_site.site(notes, singles, sorted(data)))}


def edition_name(old: int, new: int, ending: str = "html") -> str:
    """Name the page of a pair of editions across countries, or its JSON, as seen from the root of the site."""
    return f"{EDITIONS}/{old}-{new}.{ending}"


def _edition_pages(notes: Sequence[PairNote], views: Sequence[EditionView], w: Wording) -> dict[tuple[int, int], str]:
    """Show each pair of editions that more than one country was compared in."""
    frame = Frame(feed=UP + FEED, home=UP + HOME, method=UP + METHOD, trail=((w.say("site.home"), UP + HOME),))
    by_pair: dict[tuple[int, int], list[PairNote]] = {}
    for note in notes:
        by_pair.setdefault((note.old, note.new), []).append(note)
    return {
        pair: edition_page(view, by_pair.get(pair, []), _with_data(frame, pair, w), UP, w)
        for view in sorted(views, key=lambda view: (view.old_edition, view.new_edition))
        if len(view.countries) > 1
        for pair in [(view.old_edition, view.new_edition)]
    }


def _with_data(frame: Frame, pair: tuple[int, int], w: Wording) -> Frame:
    """Lead from a page across countries to the JSON beside it."""
    return replace(frame, downloads=((w.say("site.json"), f"{pair[0]}-{pair[1]}.json"),))


def jobs_of(library: Library, wanted: Wanted) -> tuple[Job, ...]:
    """Say what is to be built: the countries and editions asked for, each country with a folder of its own."""
    asked = [library.shelf(country) for country in wanted.countries] or list(library.shelves)
    for name, shelf in zip(wanted.countries, asked, strict=False):
        if shelf is None:
            raise LibraryError(library.folder, f"holds no country '{name}'", "a name, an earlier name or an ISO code")
    chosen = [shelf for shelf in library.shelves if shelf in asked]
    folders = _folders([shelf.country for shelf in library.shelves])
    jobs = []
    for shelf in chosen:
        years: dict[int, tuple[int, str, str]] = {}
        for entry in shelf.entries:
            if entry.edition is not None and (wanted.first or 0) <= entry.edition <= (wanted.last or entry.edition):
                years.setdefault(entry.edition, (entry.edition, library.path(entry), entry.country))
        if years:
            jobs.append(Job(folders[library.shelves.index(shelf)], tuple(years[year] for year in sorted(years))))
    return tuple(jobs)


def _folders(countries: Sequence[str]) -> list[str]:
    """Give each country a folder named after it, in letters that every file system and address can hold."""
    folders = [EDITIONS]
    for country in countries:
        plain = unicodedata.normalize("NFKD", country).encode("ascii", "ignore").decode().lower()
        name = folder_name(re.sub(r"[^a-z0-9]+", "-", plain).strip("-"))
        others = (f"{name}-{number}" for number in count(2))
        folders.append(name if name not in folders else next(other for other in others if other not in folders))
    return folders[1:]


def left_out(library: Library) -> list[str]:
    """Name the reports that can't stand in a country's row of editions."""
    told = []
    for shelf in library.shelves:
        seen: set[int] = set()
        for entry in shelf.entries:
            if entry.edition is None:
                told.append(f"{library.path(entry)}: no edition found; expected a year in its front matter or name")
            elif entry.edition in seen:
                told.append(f"{library.path(entry)}: a second text of {entry.country} {entry.edition}; left out")
            else:
                seen.add(entry.edition)
    return told
