"""One country of a library -> the files of its part of the site. A pure function of the reports' bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from urllib.parse import quote

from reportdiff.faces import as_history, as_json
from reportdiff.faces.atom import feed
from reportdiff.faces.division import division
from reportdiff.faces.html import Frame, country_page, pages
from reportdiff.faces.notes import PairNote, pair_title
from reportdiff.faces.tables import tables
from reportdiff.faces.wording import Wording
from reportdiff.model import Comparison, History

UP = "../"
HOME = "index.html"
FEED = "feed.xml"
METHOD = "method.html"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A finished file: its name within the site, with forward slashes, and its bytes."""

    name: str
    content: bytes


def page_name(comparison: Comparison, part: int = 0) -> str:
    """Name a change page, or a further part of it."""
    years = f"{comparison.old.identity.edition}-{comparison.new.identity.edition}"
    return f"{years}.html" if part == 0 else f"{years}-part-{part + 1}.html"


def frame_of(consecutive: Sequence[PairNote], at: int, whole: Sequence[PairNote], w: Wording) -> Frame:
    """Say what stands around the change page number ``at``; past the last of them stands the whole span.

    The span from the first edition to the newest has another name with every new edition: it is
    linked from the page of all years, so that the pages of earlier years stay as they are.
    """
    here = (*consecutive, *whole)[at]
    years = f"{here.old}-{here.new}"
    around, after = [(w.say("site.all_years"), HOME)], None
    if 0 < at < len(consecutive):
        around.append((w.say("site.before", pair=pair_title(consecutive[at - 1], w)), consecutive[at - 1].page))
    if at + 1 < len(consecutive):
        after = (w.say("site.after", pair=pair_title(consecutive[at + 1], w)), consecutive[at + 1].page)
    return Frame(
        trail=((w.say("site.home"), UP + HOME), (here.country, HOME)),
        editions=tuple(around),
        after=after,
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


def pair_files(  # noqa: PLR0913, PLR0917 - all that shows on a change page
    folder: str,
    comparison: Comparison,
    frame: Frame,
    address: str | None,
    w: Wording,
    holes: Mapping[str, str] | None = None,
) -> tuple[SiteFile, ...]:
    """Make the page of a comparison, in parts where it is long, and its data."""
    made = pages(comparison, lambda part: page_name(comparison, part), frame, w, holes)
    document = as_json.diff(comparison)
    base = f"{address.rstrip('/')}/{quote(folder)}/" if address else ""
    home = division(comparison).home
    data = tables(comparison, document, lambda id_: f"{base}{page_name(comparison, home.get(id_, 0))}#{id_}")
    years = page_name(comparison).removesuffix(".html")
    texts = {page.name: page.html for page in made} | {
        f"{years}.json": as_json.encode(document),
        f"{years}-changes.csv": data.changes,
        f"{years}-figures.csv": data.figures,
        f"{years}-recommendations.csv": data.recommendations,
    }
    return tuple(_file(folder, name, text) for name, text in texts.items())


def country_files(  # noqa: PLR0913, PLR0917 - all that a country's page and feed show
    folder: str, names: Sequence[str], history: History, notes: Sequence[PairNote], address: str | None, w: Wording
) -> tuple[SiteFile, ...]:
    """Make the page through the years, its data and the country's feed.

    Args:
        folder: the country's folder in the site.
        names: what each edition calls the country, oldest first; empty where it does not say.
        history: the country through the years.
        notes: of its change pages; those of consecutive editions make the feed.
        address: where the site is published; may be ``None``.
        w: the language.
    """
    frame = Frame(
        trail=((w.say("site.home"), UP + HOME),),
        downloads=(
            (w.say("site.csv_history"), "history.csv"),
            (w.say("site.json"), "history.json"),
            (w.say("site.feed"), FEED),
        ),
        feed=FEED,
        home=UP + HOME,
        method=UP + METHOD,
    )
    former = tuple(name for name in dict.fromkeys(names) if name and name != history.country)
    named = replace(history, country=history.country or folder)
    title = w.say("site.feed_country", country=history.country or folder)
    years = [held.edition for held in history.editions]
    consecutive = [note for note in notes if (note.old, note.new) in set(pairwise(years))]
    return (
        _file(folder, HOME, country_page(named, notes, frame, former, w)),
        _file(folder, FEED, feed(consecutive, title, UP, address, w)),
        _file(folder, "history.csv", as_history.csv(named)),
        _file(folder, "history.json", as_history.json(named)),
    )


def _file(folder: str, name: str, text: str) -> SiteFile:
    return SiteFile(f"{folder}/{name}", text.encode("utf-8", "replace"))
