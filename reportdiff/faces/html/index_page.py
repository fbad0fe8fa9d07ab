"""Notes of all change pages -> the site's first page: what is notable in the newest edition, and every country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.faces.html.engine import foot_line, render
from reportdiff.faces.html.notable import notable, sorted_as
from reportdiff.faces.html.views import Frame, Where
from reportdiff.faces.notes import KINDS, PairNote, first_of_each, newsworthy, pair_title
from reportdiff.faces.wording import Wording, english
from reportdiff.model import EditionView

MOST_SENTENCES = 3  # of each country, before its page is opened
MANY = 24  # countries, from which on letters lead into their list
_SECTIONS = 8  # filters for more sections than this would be a list of their own


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country in the list: its newest change page and the classes by which the filters choose it."""

    name: str
    home: str
    newest: Where | None
    pages: int
    editions: str
    tiers: tuple[str, str] | None
    sentences: tuple[str, ...]
    more: int
    classes: str


@dataclass(frozen=True, slots=True)
class Single:
    """A country of which only one edition is held, so that nothing can be compared."""

    country: str
    folder: str
    edition: int


def index_page(
    notes: Sequence[PairNote],
    singles: Sequence[Single],
    frame: Frame,
    wording: Wording | None = None,
    view: EditionView | None = None,
) -> str:
    """Show the whole library on one page.

    Args:
        notes: every change page of consecutive editions.
        singles: countries with one edition only.
        frame: the site's frame.
        wording: the language; English when left out.
        view: the newest pair of editions across the countries, where there are several.
    """
    w = wording or english()
    titles = _section_titles(notes)
    ordered = _lines(notes, singles, titles, w)
    newest = max((note.new for note in notes), default=None)
    return render(
        "index.html.j2",
        w,
        own=foot_line(w.say("site.title")),
        frame=frame,
        lines=ordered,
        newest=newest,
        notable=notable(notes, view, w) if newest else (),
        letters=_letters(ordered),
        kinds=tuple((kind, w.say(f"filter.{kind}")) for kind in KINDS if any(kind in n.kinds for n in notes)),
        sections=tuple((f"x{n}", title) for n, title in enumerate(titles.values())),
        compared=len(notes),
    )


def _lines(
    notes: Sequence[PairNote], singles: Sequence[Single], titles: dict[str, str], w: Wording
) -> tuple[CountryLine, ...]:
    """List all countries by name."""
    by_folder: dict[str, list[PairNote]] = {}
    for note in notes:
        by_folder.setdefault(note.folder, []).append(note)
    lines = [_line(sorted(its, key=lambda n: n.new), titles, w) for its in by_folder.values()]
    lines += [_single(one, w) for one in singles]
    return tuple(sorted(lines, key=lambda line: (sorted_as(line.name), line.home)))


def _letters(lines: Sequence[CountryLine]) -> dict[str, str]:
    """Give the letters with which many names begin, each with the address of the first country that has it."""
    firsts: dict[str, str] = {}
    for line in lines:
        firsts.setdefault(sorted_as(line.name)[:1].upper(), line.home)
    return firsts if len(lines) >= MANY else {}


def _section_titles(notes: Sequence[PairNote]) -> dict[str, str]:
    """Give the sections worth a filter, as the first reports order them: none when they are too many to choose from."""
    titles = {name: title for note in notes for name, title in note.sections}
    return titles if len(titles) <= _SECTIONS else {}


def _line(notes: Sequence[PairNote], titles: dict[str, str], w: Wording) -> CountryLine:
    note = notes[-1]
    order = list(titles)
    told = tuple(s.text for s in first_of_each(note, MOST_SENTENCES))
    classes = [f"k-{kind}" for kind in note.kinds] + [f"k-x{order.index(n)}" for n, _ in note.sections if n in titles]
    tiers = (note.old_tier, note.new_tier)
    return CountryLine(
        name=note.country,
        home=f"{note.folder}/index.html",
        newest=Where(pair_title(note, w), f"{note.folder}/{note.page}"),
        pages=len(notes),
        editions=w.say("site.editions", n=len(notes) + 1, first=notes[0].old, last=note.new),
        tiers=(tiers[0], tiers[1]) if tiers[0] and tiers[1] else None,
        sentences=told,
        more=len(newsworthy(note)) - len(told),
        classes=" ".join(classes),
    )


def _single(one: Single, w: Wording) -> CountryLine:
    text = w.say("site.single", edition=one.edition)
    return CountryLine(one.country, f"{one.folder}/index.html", None, 0, text, None, (), 0, "")
