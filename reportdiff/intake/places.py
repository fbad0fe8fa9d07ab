"""A page as it was walked: which place each piece stands in, and which place holds the running text.

Plain values; the HTML library does not come here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from reportdiff.countries import find_in
from reportdiff.intake.canonical import Heading, Meta, Page, Piece, Table, left_out
from reportdiff.intake.markdown import to_markdown

_YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)(?!\d)")
_ELSEWHERE = "outside the page's main text"
_PROSE = 60
_NEARLY_ALL = 0.98
_MOST = 0.9


@dataclass(slots=True)
class Place:
    """An element of the page while it is read: its parent's number and why it is furniture, if it is."""

    parent: int
    why: str | None
    node_id: int


@dataclass(slots=True)
class Walked:
    """What one walk over a page found: its places by number, its pieces with the number of their place."""

    places: list[Place] = field(default_factory=list)
    found: list[tuple[Piece, int]] = field(default_factory=list)


def main_place(walk: Walked, wanted: Sequence[int]) -> int:
    """Find the element of the running text: a known one with most of the prose, or the smallest with nearly all.

    Args:
        walk: the page; reasons for furniture are taken back where it holds most of the prose.
        wanted: the known elements, by ``node_id``, the most trusted first.

    Returns:
        The number of the place.
    """
    prose = _prose(walk, [None] * len(walk.places))
    for place, inside in zip(walk.places, prose, strict=True):
        if place.why is not None and inside * 2 > prose[0]:
            place.why = None  # named like furniture, but it is the text
    prose = _prose(walk, _reasons(walk))
    by_node = {place.node_id: number for number, place in enumerate(walk.places)}
    for node_id in wanted:
        number = by_node.get(node_id)
        if number is not None and prose[number] >= _MOST * prose[0] > 0:
            return number
    best = 0
    for number, place in enumerate(walk.places):  # parents come before their children
        if place.parent == best and prose[number] >= _NEARLY_ALL * prose[0] > 0:
            best = number
    return best


def _prose(walk: Walked, reasons: Sequence[str | None]) -> list[int]:
    """Count the characters of prose in and below each place, without those in furniture."""
    prose = [0] * len(walk.places)
    for piece, place in walk.found:
        if not isinstance(piece, Table) and len(piece.text) >= _PROSE and reasons[place] is None:
            prose[place] += len(piece.text)
    for number in range(len(prose) - 1, 0, -1):
        prose[walk.places[number].parent] += prose[number]
    return prose


def _reasons(walk: Walked) -> list[str | None]:
    """Say of each place why it is furniture, by the outermost reason above it."""
    reasons: list[str | None] = []
    for place in walk.places:
        above = reasons[place.parent] if place.parent >= 0 else None
        reasons.append(above or place.why)
    return reasons


def _below(walk: Walked, main: int) -> list[bool]:
    below: list[bool] = []
    for number, place in enumerate(walk.places):
        below.append(number == main or (place.parent >= 0 and below[place.parent]))
    return below


def assemble(walk: Walked, main: int, meta: Meta) -> Page:
    """Put the running text together as canonical Markdown, under the page's own headline, and all else aside."""
    reasons, below = _reasons(walk), _below(walk, main)
    kept: list[Piece] = []
    out: dict[str, list[str]] = {}
    headline = None
    for piece, place in walk.found:
        first = headline is None and not kept and isinstance(piece, Heading) and _is_headline(piece)
        if reasons[place] is None and (below[place] or first):
            if isinstance(piece, Heading) and headline is None and piece.level == 1:
                headline = piece.text
            kept.append(piece)
        else:
            words = " ".join(" ".join(row) for row in piece.rows) if isinstance(piece, Table) else piece.text
            out.setdefault(reasons[place] or _ELSEWHERE, []).append(words)
    furniture = tuple(left_out(why, "\n".join(texts)) for why, texts in out.items())
    apart = sum(len(words.split()) for words in out.get(_ELSEWHERE, []) if len(words) >= _PROSE)
    notes = (f"{apart} words of prose stand outside the page's main text and were left out.",) if apart else ()
    return Page(to_markdown(kept), _hints(meta, headline), furniture, notes)


def _is_headline(piece: Heading) -> bool:
    """A headline above the main text says which report this is; the site's own name does not."""
    return piece.level == 1 and (_YEAR.search(piece.text) is not None or find_in(piece.text) is not None)


def _hints(meta: Meta, headline: str | None) -> Meta:
    """Say which country and year the headline, the title or the page's own address name, in that order."""
    said = [text for text in (headline, meta.title, unquote(urlsplit(meta.address or "").path)) if text]
    countries = [
        country for text in said for country in [find_in(text.replace("-", " ").replace("/", " : "))] if country
    ]
    years = [found for text in said for found in [set(_YEAR.findall(text))] if len(found) == 1]
    return replace(
        meta,
        title=headline or meta.title,
        country=countries[0].name if countries else None,
        edition=int(years[0].pop()) if years else None,
    )
