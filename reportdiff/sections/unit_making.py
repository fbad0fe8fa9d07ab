"""A section's paragraphs -> its units, as slices of the report's text."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.model import BlockKind, Unit, UnitKind
from reportdiff.sections.carving import Piece
from reportdiff.units import items, opening_mark, sentences


def make_units(
    text: str, pieces: Sequence[Piece], holds: str, family: Family, *, semicolons: bool | None = None
) -> tuple[Unit, ...]:
    """Make the units of a section.

    Args:
        text: the report's text.
        pieces: the section's paragraphs.
        holds: "sentences" or "recommendations".
        family: how its recommendations begin.
        semicolons: whether its list parts items by semicolons; ``None`` if unknown.
    """
    if holds == "recommendations" and not any(p.block.kind is BlockKind.ROW for p in pieces):
        spots = items(text, [(p.start, p.end) for p in pieces], family.list_words, semicolons=semicolons)
        return tuple(
            Unit(UnitKind.RECOMMENDATION, text[start:end], start, end, _paragraph(pieces, start))
            for start, end in spots
        )
    units: list[Unit] = []
    for number, piece in enumerate(pieces, 1):
        body = text[piece.start : piece.end]
        if piece.block.kind is BlockKind.ROW:
            units.append(Unit(UnitKind.TABLE_ROW, body, piece.start, piece.end, number))
            continue
        mark = opening_mark(body) if piece.block.kind is BlockKind.ITEM else 0
        for start, end in sentences(body[mark:]):
            a, b = piece.start + mark + start, piece.start + mark + end
            units.append(Unit(UnitKind.SENTENCE, text[a:b], a, b, number))
    return tuple(units)


def _paragraph(pieces: Sequence[Piece], start: int) -> int:
    return sum(piece.start <= start for piece in pieces)
