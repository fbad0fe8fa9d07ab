"""One country of a library -> the files of its part of the site. A pure function of the reports' bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import quote

from reportdiff.compare import compare
from reportdiff.faces import as_json
from reportdiff.faces.atom import feed
from reportdiff.faces.html import Frame, country_page, pages
from reportdiff.faces.html.index_page import Single
from reportdiff.faces.notes import PairNote, note_of, pair_title
from reportdiff.faces.tables import tables
from reportdiff.faces.wording import Wording
from reportdiff.history import history_of, with_past
from reportdiff.model import Comparison, History, Report

UP = "../"
HOME = "index.html"
FEED = "feed.xml"
METHOD = "method.html"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A finished file: its name within the site, with forward slashes, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CountryBuilt:
    """What a country adds to the site: its files, its notes for the lists, or that it has one edition only."""

    files: tuple[SiteFile, ...]
    notes: tuple[PairNote, ...]
    single: Single | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country's editions, oldest first, and the folder of the site that is its own."""

    folder: str
    reports: tuple[Report, ...]


def build_country(country: Country, address: str | None, w: Wording) -> CountryBuilt:
    """Make all pages, tables, JSON documents and the feed of one country.

    Args:
        country: its editions, each with its year.
        address: where the site is published, for absolute links in feeds and tables; may be ``None``.
        w: the language.
    """
    reports = country.reports
    plain = tuple(compare(old, new) for old, new in pairwise(reports))
    history = history_of(reports, plain)
    known = tuple(with_past(one, history) for one in plain)
    whole = (with_past(compare(reports[0], reports[-1]), history),) if len(reports) > len("12") else ()
    notes = tuple(note_of(one, country.folder, page_name(one), w) for one in (*known, *whole))
    files: list[SiteFile] = []
    for n, one in enumerate((*known, *whole)):
        files += _pair_files(country, one, _frame(notes[: len(known)], n, notes[len(known) :], w), address, w)
    consecutive = notes[: len(known)]
    files.append(_country_file(country, history, notes, w))
    title = w.say("site.feed_country", country=history.country or country.folder)
    files.append(_file(country, FEED, feed(consecutive, title, UP, address, w)))
    latest = reports[-1].identity
    single = None if plain else Single(latest.country or country.folder, country.folder, latest.edition or 0)
    return CountryBuilt(tuple(files), consecutive, single)


def page_name(comparison: Comparison, part: int = 0) -> str:
    """Name a change page, or a further part of it."""
    years = f"{comparison.old.identity.edition}-{comparison.new.identity.edition}"
    return f"{years}.html" if part == 0 else f"{years}-part-{part + 1}.html"


def _frame(consecutive: Sequence[PairNote], at: int, whole: Sequence[PairNote], w: Wording) -> Frame:
    """Say what stands around the change page number ``at``; past the last of them stands the whole span."""
    here = (*consecutive, *whole)[at]
    years = f"{here.old}-{here.new}"
    around = [(w.say("site.all_years"), HOME)]
    if at < len(consecutive):
        if at:
            around.append((w.say("site.before", pair=pair_title(consecutive[at - 1], w)), consecutive[at - 1].page))
        if at + 1 < len(consecutive):
            around.append((w.say("site.after", pair=pair_title(consecutive[at + 1], w)), consecutive[at + 1].page))
        around += [(w.say("site.first_last", pair=pair_title(note, w)), note.page) for note in whole]
    return Frame(
        trail=((w.say("site.home"), UP + HOME), (here.country, HOME)),
        editions=tuple(around),
        downloads=(
            (w.say("site.csv_changes"), f"{years}-changes.csv"),
            (w.say("site.csv_figures"), f"{years}-figures.csv"),
            (w.say("site.csv_recommendations"), f"{years}-recommendations.csv"),
            (w.say("site.json"), f"{years}.json"),
        ),
        feed=FEED,
        home=UP + HOME,
        method=UP + METHOD,
    )


def _pair_files(
    country: Country, comparison: Comparison, frame: Frame, address: str | None, w: Wording
) -> list[SiteFile]:
    """Make the page of a comparison, in parts where it is long, and its data."""
    made = pages(comparison, lambda part: page_name(comparison, part), frame, w)
    document = as_json.diff(comparison)
    base = f"{address.rstrip('/')}/{quote(country.folder)}/" if address else ""
    data = tables(comparison, document, base + page_name(comparison))
    years = page_name(comparison).removesuffix(".html")
    texts = {page.name: page.html for page in made} | {
        f"{years}.json": as_json.encode(document),
        f"{years}-changes.csv": data.changes,
        f"{years}-figures.csv": data.figures,
        f"{years}-recommendations.csv": data.recommendations,
    }
    return [_file(country, name, text) for name, text in texts.items()]


def _country_file(country: Country, history: History, notes: Sequence[PairNote], w: Wording) -> SiteFile:
    """Make the page through the years."""
    frame = Frame(
        trail=((w.say("site.home"), UP + HOME),),
        downloads=((w.say("site.feed"), FEED),),
        feed=FEED,
        home=UP + HOME,
        method=UP + METHOD,
    )
    names = dict.fromkeys(report.identity.country for report in country.reports if report.identity.country)
    former = tuple(name for name in names if name != history.country)
    named = replace(history, country=history.country or country.folder)
    return _file(country, HOME, country_page(named, notes, frame, former, w))


def _file(country: Country, name: str, text: str) -> SiteFile:
    return SiteFile(f"{country.folder}/{name}", text.encode("utf-8", "replace"))
