"""An EditionView -> the page of one edition across the countries: what moved, what stopped, what is house style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportdiff.faces.editions import rank_word
from reportdiff.faces.figure_names import is_whole, what_counts
from reportdiff.faces.html.engine import foot_line, fragment, render
from reportdiff.faces.html.views import Frame, Where
from reportdiff.faces.notes import PairNote
from reportdiff.faces.own_words import around
from reportdiff.faces.places import sides
from reportdiff.faces.quantities import percent, quantity, signed
from reportdiff.faces.summary import tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import EditionView, Figure, HouseEdit, Lined, Movement, Stopped

MOST_RESIZED = 5  # narratives shown at each end
MOST_NAMED = 1200  # narratives named on a page, over all its edits
LONGEST_QUOTE = 100  # characters that tell apart two figures of one name


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of one country that moved much."""

    where: Where
    what: str
    old: str
    new: str
    difference: str
    unit: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class House:
    """An edit made everywhere: words before and after, how many narratives show it, and which (``named`` says so)."""

    key: str
    kind: str
    old: str
    new: str
    count: str
    narratives: tuple[Where, ...]
    named: str


def edition_page(
    view: EditionView, notes: Sequence[PairNote], frame: Frame, up: str, wording: Wording | None = None
) -> str:
    """Show one pair of editions across all countries compared.

    Args:
        view: what stands out.
        notes: the change pages of that pair of editions, to which names link.
        frame: the site's frame.
        up: what leads from the page to the root of the site.
        wording: the language; English when left out.
    """
    w = wording or english()
    pages = {note.country: f"{up}{note.folder}/{note.page}" for note in notes}
    resized = [
        (_where(r.country, pages), r.old_words, r.new_words, percent((r.new_words / max(1, r.old_words) - 1) * 100))
        for r in view.resized
    ]
    return render(
        "edition.html.j2",
        w,
        own=foot_line(w.say("edition.title", old=view.old_edition, new=view.new_edition)),
        frame=frame,
        view=view,
        ranked=rank_word(notes[0].family if notes else None, w).lower(),
        tiers=tuple(
            (_where(t.country, pages), _tier(t.old, w), _tier(t.new, w), w.say(f"move.{t.move.value}"))
            for t in view.tiers
        ),
        movements=_movements(view, pages, w),
        stopped=tuple(
            (_where(country, pages), _stopped(tuple(its), w))
            for country, its in groupby(view.stopped, key=lambda one: one.country)
        ),
        shrunk=tuple(r for r in resized[:MOST_RESIZED] if r[2] < r[1]),
        grown=tuple(r for r in reversed(resized[-MOST_RESIZED:]) if r[2] > r[1]),
        house=_all_house(view, pages, w),
        come=tuple(word for word in view.words if word.new > word.old),
        gone=tuple(word for word in view.words if word.new <= word.old),
    )


def house_mark(edit: HouseEdit, page: str, wording: Wording | None = None) -> str:
    """Give the markup that marks a change as house style, for its place on a change page.

    Args:
        edit: the edit made in many narratives.
        page: address of the page of its pair of editions, as seen from the change page.
        wording: the language; English when left out.
    """
    return fragment("house.html.j2", wording or english(), edit=edit, page=page)


def _where(country: str, pages: Mapping[str, str]) -> Where:
    return Where(country, pages.get(country, ""))


def _tier(tier: str | None, w: Wording) -> str:
    return tier_label(tier, w) if tier else w.say("tiers.none")


def _movements(view: EditionView, pages: Mapping[str, str], w: Wording) -> tuple[tuple[str, tuple[Moved, ...]], ...]:
    """Gather the movements by what they count, the most important measures first."""
    ranked = sorted(
        view.movements, key=lambda one: (w.rank("measure", one.measure), not is_whole(_named(one)), one.measure)
    )
    gathered: dict[str, list[Moved]] = {}
    for movement in ranked:
        moved = _moved(movement, pages, w)
        gathered.setdefault(moved.what, []).append(moved)
    return tuple((what, _apart(its)) for what, its in gathered.items())


def _apart(its: Sequence[Moved]) -> tuple[Moved, ...]:
    """Keep the report's own words only where one country stands more than once with what is counted alike."""
    rows = Counter((one.where.text, one.unit) for one in its)
    return tuple(one if rows[one.where.text, one.unit] > 1 else replace(one, quote=None) for one in its)


def _named(movement: Movement) -> Figure:
    """Give the figure that names a movement: the new edition's, where it has one."""
    old, new = sides(movement.change)
    return (new or old)[0]


def _stopped(told: Sequence[Stopped], w: Wording) -> str:
    """Name the measures of which a country gives no more figure, and those of which its report says so."""
    names = {
        here: [w.label("measure", s.measure) or s.measure for s in told if s.declared is here] for here in (False, True)
    }
    said = w.say("list.comma").join(names[False])
    declared = w.say("edition.declared", what=w.say("list.comma").join(names[True])) if names[True] else ""
    return w.say("list.semicolon").join(part for part in (said, declared) if part)


def _moved(movement: Movement, pages: Mapping[str, str], w: Wording) -> Moved:
    old, new = sides(movement.change)
    difference = movement.change.difference if isinstance(movement.change, Lined) else None
    relative = movement.change.percent if isinstance(movement.change, Lined) else None
    figure = _named(movement)
    told = "" if difference is None else signed(difference, figure.unit, w)
    if relative is not None:
        told = w.say("edition.difference", number=told, percent=_whole(percent(relative)))
    return Moved(
        where=_where(movement.country, pages),
        what=what_counts(figure, w),
        old=w.say("list.comma").join(quantity(f, w) for f in old),
        new=w.say("list.comma").join(quantity(f, w) for f in new),
        difference=told,
        unit=figure.unit,
        quote=around(figure, LONGEST_QUOTE),
    )


def _whole(told: str) -> str:
    """Keep a short text on one line."""
    return told.replace(" ", "\N{NO-BREAK SPACE}")


def _all_house(view: EditionView, pages: Mapping[str, str], w: Wording) -> tuple[House, ...]:
    """Show all edits, each with the narratives that show it: all of them, where the page has room for that."""
    each = max(1, MOST_NAMED // max(1, len(view.house_edits)))
    return tuple(_house(edit, pages, each, w) for edit in view.house_edits)


def _house(edit: HouseEdit, pages: Mapping[str, str], most: int, w: Wording) -> House:
    n = len(edit.narratives)
    return House(
        key=edit.key,
        kind=w.say(f"house.{edit.kind.name.lower()}"),
        old=edit.old,
        new=edit.new,
        count=w.say("house.count", n=n, of=edit.of),
        narratives=tuple(_where(country, pages) for country in edit.narratives[:most]),
        named=w.say("house.named", n=n) if n <= most else w.say("house.named_most", n=n, shown=most),
    )
