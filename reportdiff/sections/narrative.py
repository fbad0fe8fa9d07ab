"""Where the narrative begins and ends in what a publisher printed, and what around it is not part of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportdiff.families import Family
from reportdiff.model import BlockKind
from reportdiff.sections.carving import Piece, Shape
from reportdiff.units import begins_item

PUBLISHER = "publisher's matter"
OTHER_COUNTRY = "another country's narrative"
_LINE = 12  # words: a line of a menu, a caption or a date has no more
_PROSE = 40  # words: a paragraph of a narrative has more
_NO_PROSE = re.compile(r"^[\W\d]*$|^\W*\w+\W*$|[|»]")  # a page number, one word, the parts of a menu
_ENDS = (".", "!", "?", ":", ";", "”", '"', ")", "…")


@dataclass(frozen=True, slots=True)
class Narrative:
    """``pieces`` in reading order; those that are not part of the narrative carry why in ``why``.

    ``tier`` is the number of the piece that is the narrative's own tier line, if it has one.
    """

    pieces: tuple[Piece, ...]
    tier: int | None
    notes: tuple[str, ...] = ()


def bound(text: str, pieces: Sequence[Piece], family: Family, owns: Callable[[str], bool | None]) -> Narrative:
    """Find the bounds of the narrative.

    Args:
        text: the report's text.
        pieces: its pieces.
        family: what a narrative of the family looks like.
        owns: tells of a tier line whether it names the report's own country; ``None`` if unknown.
    """
    tiers = [n for n, piece in enumerate(pieces) if piece.shape is Shape.TIER]
    own, first, last = _segment(text, pieces, tiers, family, owns)
    out = list(pieces)
    notes = []
    before = OTHER_COUNTRY if _has_narrative(text, pieces[:first], family) else PUBLISHER
    for n in [*range(first), *range(last, len(pieces))]:
        out[n] = _outside(pieces[n], before if n < first else OTHER_COUNTRY)
    if any(piece.why == OTHER_COUNTRY for piece in out):
        notes.append("The text holds more than one country's narrative; only one of them is read.")
    begin = _front(text, out, first, last, family)
    end = _tail(text, out, begin, last, family)
    for n in [*range(first, begin), *range(end, last)]:
        out[n] = _outside(out[n], PUBLISHER)
    return Narrative(tuple(out), own, tuple(notes))


def _outside(piece: Piece, why: str) -> Piece:
    if piece.shape is Shape.TEXT or why == OTHER_COUNTRY:
        return replace(piece, shape=Shape.FRONT, name="", why=why)
    if piece.shape is Shape.HEADING:
        return replace(piece, shape=Shape.TITLE, name="", why="title line")
    return piece


def _segment(
    text: str, pieces: Sequence[Piece], tiers: Sequence[int], family: Family, owns: Callable[[str], bool | None]
) -> tuple[int | None, int, int]:
    """Choose the narrative among those of a text: its tier line, its first piece, and the piece behind its last."""
    if not tiers:
        return None, 0, len(pieces)
    answers = [owns(text[pieces[n].start : pieces[n].end]) for n in tiers]
    if True not in answers and answers[0] is False and _has_narrative(text, pieces[: tiers[0]], family):
        return None, 0, tiers[0]
    own = answers.index(True) if True in answers else 0
    same = [n for n, answer in zip(tiers[own:], answers[own:], strict=True) if answer == answers[own] is True]
    end = next((n for n in tiers[own + 1 :] if n not in same), len(pieces))
    return tiers[own], tiers[own], end


def _has_narrative(text: str, pieces: Sequence[Piece], family: Family) -> bool:
    """Tell whether text before a tier line is another country's narrative rather than a page's head."""
    if any(piece.shape is Shape.HEADING for piece in pieces):
        return True
    for piece in pieces:
        body = text[piece.start : piece.end]
        if piece.shape is Shape.TEXT and len(body.split()) >= _PROSE and family.detect:
            hits = sum(1 for _ in family.detect.finditer(body[:3000]))
            if hits >= 2 and "disclaimer" not in body[:20].lower():  # noqa: PLR2004 - one mention may be a caption
                return True
    return False


def _front(text: str, pieces: Sequence[Piece], first: int, last: int, family: Family) -> int:
    """Skip title lines, publishers' lines and short lines without an end mark before the first prose."""
    begin = first
    for n in range(first, last):
        piece = pieces[n]
        if piece.shape is Shape.HEADING:
            break
        if piece.shape is not Shape.TEXT:
            begin = n + 1
        elif piece.block.kind is not BlockKind.PARAGRAPH or not _is_line(text[piece.start : piece.end], family):
            break
    if begin < last and any(p.shape is Shape.TIER for p in pieces[first : begin + 1]):
        return begin
    # Lines before the first prose that nobody knows: a page's head, unless the prose begins with them.
    while (
        begin < last - 1
        and pieces[begin].shape is Shape.TEXT
        and _is_line(text[pieces[begin].start : pieces[begin].end], family)
    ):
        begin += 1
    return begin


def _tail(text: str, pieces: Sequence[Piece], first: int, last: int, family: Family) -> int:
    """Find the piece from which on a publisher's own matter follows."""
    heads = [n for n in range(first, last) if pieces[n].shape is Shape.HEADING]
    after = max(heads, default=first)
    end = next((n for n in range(after, last) if pieces[n].shape is Shape.TAIL), last)
    while end > first and pieces[end - 1].shape in (Shape.FRONT, Shape.TITLE):
        end -= 1
    lines = 0
    while end - lines - 1 > after and _is_tail_line(text, pieces[end - lines - 1], family):
        lines += 1
    alone = lines == 1 and _NO_PROSE.search(text[pieces[end - 1].start : pieces[end - 1].end])
    return end - lines if lines > 1 or alone else end


def _is_tail_line(text: str, piece: Piece, family: Family) -> bool:
    return (
        piece.shape is not Shape.HEADING
        and piece.block.kind is BlockKind.PARAGRAPH
        and not piece.run_in
        and _is_line(text[piece.start : piece.end], family)
    )


def _is_line(body: str, family: Family) -> bool:
    """Tell a line of a menu, a caption or a date from prose, and from an item of a list without an end mark."""
    body = body.strip()
    return len(body.split()) <= _LINE and not body.endswith(_ENDS) and not begins_item(body, family.list_words)
