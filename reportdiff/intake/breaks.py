"""What a page break prints again: the caption of a table and its head, above the rows that go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.intake.canonical import Heading, Paragraph, Piece, Table

_CAPTION = re.compile(r"(?:table|figure|box|chart|map)\s+(?:\d{1,3}[a-z]?|[ivx]{1,5})\b", re.IGNORECASE)
_CONTINUED = re.compile(r"(?:\s*[(\[–-]?\s*\b(?:cont(?:inued|[’']d|d)?|continues)\b\.?\s*[)\]]?)+\s*$", re.IGNORECASE)


def without_repeats(pieces: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """Put tables that a page break cut together again.

    A caption is printed again if it is the last one once more, a note that the table goes on aside, or an earlier one
    with such a note; a head is if the table before has the same one and no other caption stands between.

    Returns:
        The pieces without what was printed again, rows that go on joined to those before where nothing stands
        between them; and the words left out.
    """
    kept: list[Piece] = []
    gone: list[str] = []
    captions: dict[str, str] = {}
    last = ""
    head: tuple[str, ...] | None = None
    for piece in pieces:
        if isinstance(piece, Paragraph | Heading) and (caption := _caption(piece.text)) is not None:
            number, title, goes_on = caption
            if captions.get(number) == title and (goes_on or number == last):
                gone.append(piece.text)
                continue
            captions[number] = title
            last = number
            head = None
        if isinstance(piece, Table) and len(piece.rows) > 1:
            if head is not None and _folded(piece.rows[0]) == head:
                gone.append(" | ".join(piece.rows[0]))
                _go_on(kept, Table(piece.rows[1:]))
                continue
            head = _folded(piece.rows[0])
        kept.append(piece)
    return kept, gone


def _caption(text: str) -> tuple[str, str, bool] | None:
    """Give the number and the words of a caption, and whether it says that a table goes on."""
    found = _CAPTION.match(text)
    if found is None:
        return None
    title, goes_on = _CONTINUED.subn("", text[found.end() :])
    return _letters(found.group()), _letters(title), goes_on > 0


def _go_on(kept: list[Piece], table: Table) -> None:
    """Add the rows that go on."""
    before = kept[-1] if kept else None
    if isinstance(before, Table):
        kept[-1] = Table((*before.rows, *table.rows))
    else:
        kept.append(table)


def _folded(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(_letters, row))


def _letters(text: str) -> str:
    """Fold a text to its letters and digits: the two prints may differ in spaces and marks of notes."""
    return "".join(char for char in text.casefold() if char.isalnum())
