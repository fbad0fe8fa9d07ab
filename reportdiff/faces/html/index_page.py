"""Notes of all change pages -> the site's first page: what is notable in the newest edition, and every country."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.faces.html.engine import render
from reportdiff.faces.html.views import Frame, Where
from reportdiff.faces.notes import KINDS, PairNote, newsworthy, pair_title
from reportdiff.faces.wording import Wording, english

# What a reader sees of each country before opening its page, and of the newest edition at the top.
MOST_SENTENCES = 3
MOST_NOTABLE = 12
_NOTABLE = ("tier", "claim", "restated", "figure", "not_reported", "gone", "grade")
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
    notes: Sequence[PairNote], singles: Sequence[Single], frame: Frame, wording: Wording | None = None
) -> str:
    """Show the whole library on one page.

    Args:
        notes: every change page of consecutive editions.
        singles: countries with one edition only.
        frame: the site's frame.
        wording: the language; English when left out.
    """
    w = wording or english()
    by_folder: dict[str, list[PairNote]] = {}
    for note in notes:
        by_folder.setdefault(note.folder, []).append(note)
    titles = _section_titles(notes)
    lines = [_line(sorted(its, key=lambda n: n.new), titles, w) for its in by_folder.values()]
    lines += [_single(one, w) for one in singles]
    newest = max((note.new for note in notes), default=None)
    return render(
        "index.html.j2",
        w,
        frame=frame,
        lines=tuple(sorted(lines, key=lambda line: (_sorted_as(line.name), line.home))),
        newest=newest,
        notable=_notable([note for note in notes if note.new == newest], w),
        kinds=tuple((kind, w.say(f"filter.{kind}")) for kind in KINDS if any(kind in n.kinds for n in notes)),
        sections=tuple((f"x{n}", title) for n, title in enumerate(titles.values())),
        compared=len(notes),
    )


def _sorted_as(name: str) -> str:
    """Sort names as a reader looks for them: accents and case aside."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _section_titles(notes: Sequence[PairNote]) -> dict[str, str]:
    """Give the sections worth a filter, as the first reports order them: none when they are too many to choose from."""
    titles = {name: title for note in notes for name, title in note.sections}
    return titles if len(titles) <= _SECTIONS else {}


def _line(notes: Sequence[PairNote], titles: dict[str, str], w: Wording) -> CountryLine:
    note = notes[-1]
    order = list(titles)
    told = tuple(s.text for s in newsworthy(note))
    classes = [f"k-{kind}" for kind in note.kinds] + [f"k-x{order.index(n)}" for n, _ in note.sections if n in titles]
    tiers = (note.old_tier, note.new_tier)
    return CountryLine(
        name=note.country,
        home=f"{note.folder}/index.html",
        newest=Where(pair_title(note, w), f"{note.folder}/{note.page}"),
        pages=len(notes),
        editions=w.say("site.editions", n=len(notes) + 1, first=notes[0].old, last=note.new),
        tiers=(tiers[0], tiers[1]) if tiers[0] and tiers[1] else None,
        sentences=told[:MOST_SENTENCES],
        more=max(0, len(told) - MOST_SENTENCES),
        classes=" ".join(classes),
    )


def _single(one: Single, w: Wording) -> CountryLine:
    text = w.say("site.single", edition=one.edition)
    return CountryLine(one.country, f"{one.folder}/index.html", None, 0, text, None, (), 0, "")


def _notable(notes: Sequence[PairNote], w: Wording) -> tuple[tuple[str, str, Where], ...]:
    """Pick the most notable sentences of one edition: by kind first, then in turn from each country."""
    ranked = []
    for note in sorted(notes, key=lambda n: _sorted_as(n.country)):
        seen: dict[str, int] = {}
        for sentence in note.sentences:
            if sentence.kind not in _NOTABLE or (sentence.kind == "tier" and "tier" not in note.kinds):
                continue
            turn = seen[sentence.kind] = seen.get(sentence.kind, 0) + 1
            page = f"{note.folder}/{note.address(sentence.anchor)}"
            rank = (sentence.kind != "tier", turn, _NOTABLE.index(sentence.kind))
            ranked.append((rank, note.country, sentence.text, Where(pair_title(note, w), page)))
    ranked.sort(key=lambda row: row[0])
    return tuple((country, text, where) for _, country, text, where in ranked[:MOST_NOTABLE])
