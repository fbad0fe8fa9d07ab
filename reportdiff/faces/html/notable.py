"""Notes of the newest edition's change pages -> what is notable in it, by what it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.faces.editions import rank_word
from reportdiff.faces.figure_names import is_whole, what_counts
from reportdiff.faces.html.views import Where
from reportdiff.faces.notes import PairNote
from reportdiff.faces.quantities import quantity
from reportdiff.faces.wording import Wording
from reportdiff.model import EditionView, Lined, Trend

MOST_OF_A_KIND = 3  # sentences; of figures that moved
MOST_MOVEMENTS = 5
# What the groups are called and which kinds of sentence each holds, in the order of the page.
_GROUPS = (("figures", ("claim", "restated")), ("silence", ("not_reported", "gone")), ("grade", ("grade",)))


@dataclass(frozen=True, slots=True)
class NotableLine:
    """Countries and what is told of them; ``many`` where what is told stands before them."""

    countries: tuple[Where, ...]
    text: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class NotableGroup:
    """Lines about one thing."""

    title: str
    lines: tuple[NotableLine, ...]


def notable(notes: Sequence[PairNote], view: EditionView | None, w: Wording) -> tuple[NotableGroup, ...]:
    """Choose what a reader of the newest edition should see first: all ranks that moved, then a few of each kind.

    Args:
        notes: of change pages; those of the newest edition are looked at.
        view: that edition across the countries, for the largest movements; each country's own where ``None``.
        w: the language.
    """
    newest = max(note.new for note in notes)
    here = sorted((note for note in notes if note.new == newest), key=lambda note: sorted_as(note.country))
    told = {title: tuple(line for kind in kinds for line in _few(here, kind)) for title, kinds in _GROUPS}
    told["figures"] = (*(_largest(here, view, w) if view else _few(here, "figure")), *told["figures"])
    found = [("tier", tuple(_ranks(here, w))), *told.items()]
    rank = rank_word(next((note.family for note in here), None), w)
    return tuple(NotableGroup(w.say(f"headline.{title}", rank=rank), lines) for title, lines in found if lines)


def sorted_as(name: str) -> str:
    """Sort names as a reader looks for them: accents and case aside."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _ranks(notes: Sequence[PairNote], w: Wording) -> Iterator[NotableLine]:
    """Gather the countries that moved from one rank to the same other."""
    moved: dict[tuple[str, str], list[Where]] = {}
    for note in notes:
        if note.old_tier and note.new_tier and note.old_tier != note.new_tier:
            place = Where(note.country, f"{note.folder}/{note.address('tier-changed')}")
            moved.setdefault((note.new_tier, note.old_tier), []).append(place)
    for (new, old), countries in sorted(moved.items()):
        yield NotableLine(tuple(countries), w.say("site.rank_moved", new=new, old=old), many=True)


def _few(notes: Sequence[PairNote], kind: str) -> tuple[NotableLine, ...]:
    """Give the first sentence of a kind of the first countries that have one."""
    found = []
    for note in notes:
        sentence = next((s for s in note.sentences if s.kind == kind), None)
        if sentence:
            address = f"{note.folder}/{note.address(sentence.anchor)}"
            found.append(NotableLine((Where(note.country, address),), sentence.text))
    return tuple(found[:MOST_OF_A_KIND])


def _largest(notes: Sequence[PairNote], view: EditionView, w: Wording) -> tuple[NotableLine, ...]:
    """Give the largest movement of each measure, the most important measures first."""
    pages = {note.country: note for note in notes}
    seen: set[str] = set()
    lines = []
    for moved in sorted(view.movements, key=lambda one: w.rank("measure", one.measure)):
        change, note = moved.change, pages.get(moved.country)
        if note is None or moved.measure in seen or not isinstance(change, Lined) or not is_whole(change.new):
            continue
        if change.trend is Trend.SAME:
            continue
        seen.add(moved.measure)
        new, old = quantity(change.new, w), quantity(change.old, w, unit=False)
        text = w.say(f"summary.figure_{change.trend.value}", what=what_counts(change.new, w), new=new, old=old)
        lines.append(NotableLine((Where(note.country, f"{note.folder}/{note.address('figures')}"),), text))
    return tuple(lines[:MOST_MOVEMENTS])
