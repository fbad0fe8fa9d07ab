"""A section's paragraphs -> its units, as slices of the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdiff.families import Columns, Family, SectionKind
from reportdiff.model import BlockKind, Unit, UnitKind
from reportdiff.sections.carving import Piece
from reportdiff.units import items, opening_mark, sentences

_YEAR = r"(?:1\s?9|2\s?0)\s?\d\s?\d"  # a PDF's letter spacing may part the digits
_YEARS = re.compile(rf"(?P<first>{_YEAR})(?:\s*[-‐-―]\s*(?P<last>{_YEAR}))?(?!\w)")
_BETWEEN_YEARS = re.compile(r"\s*[,;]?\s*(?:and\s+)?")
_LONGEST = 60  # years; a longer span is no span of editions


def make_units(
    text: str, pieces: Sequence[Piece], kind: SectionKind | None, family: Family, *, semicolons: bool | None = None
) -> tuple[Unit, ...]:
    """Make the units of a section.

    Args:
        text: the report's text.
        pieces: the section's paragraphs.
        kind: what is known about the section; ``None`` for one that is not listed.
        family: how its recommendations begin.
        semicolons: whether its list parts items by semicolons; ``None`` if unknown.

    Returns:
        The units in order. A table row that holds a recommendation gives only that: what stands in its
        other cells (the area, the years) is no part of the demand and stands outside.
    """
    rows = any(piece.block.kind is BlockKind.ROW for piece in pieces)
    if kind is not None and kind.holds == "recommendations" and not rows:
        spots = items(text, [(p.start, p.end) for p in pieces], family.list_words, semicolons=semicolons)
        return tuple(
            Unit(UnitKind.RECOMMENDATION, text[start:end], start, end, _paragraph(pieces, start))
            for start, end in spots
        )
    table = _Table(text, kind.columns) if rows and kind and kind.columns else None
    return tuple(unit for number, piece in enumerate(pieces, 1) for unit in _told(text, piece, number, table))


def _told(text: str, piece: Piece, number: int, table: _Table | None) -> Iterator[Unit]:
    """Give the sentences of a paragraph, or what its table holds in a row."""
    body = text[piece.start : piece.end]
    if piece.block.kind is BlockKind.ROW:
        demand = table.demand(piece, number) if table else None
        yield demand or Unit(UnitKind.TABLE_ROW, body, piece.start, piece.end, number)
        return
    mark = opening_mark(body) if piece.block.kind is BlockKind.ITEM else 0
    for start, end in sentences(body[mark:]):
        a, b = piece.start + mark + start, piece.start + mark + end
        yield Unit(UnitKind.SENTENCE, text[a:b], a, b, number)


def _paragraph(pieces: Sequence[Piece], start: int) -> int:
    return sum(piece.start <= start for piece in pieces)


class _Table:
    """A list in a table while its rows are read from the top: which column holds what, by the last head row."""

    def __init__(self, text: str, columns: Columns) -> None:
        self._text = text
        self._columns = columns
        self._width = 0
        self._items: int | None = None
        self._years: int | None = None

    def demand(self, piece: Piece, number: int) -> Unit | None:
        """Give the recommendation of a row; ``None`` for a head row, and where no head says which cell it is."""
        cells = list(self._cells(piece))
        words = [self._text[start:end] for start, end in cells]
        heads = [at for at, word in enumerate(words) if self._columns.items.fullmatch(word)]
        if heads:
            self._width, self._items = len(cells), heads[0]
            years = self._columns.years
            self._years = next((at for at, word in enumerate(words) if years and years.fullmatch(word)), None)
            return None
        if self._items is None or len(cells) != self._width or not words[self._items]:
            return None
        start, end = cells[self._items]
        printed = printed_years(words[self._years]) if self._years is not None else ()
        return Unit(UnitKind.RECOMMENDATION, words[self._items], start, end, number, printed)

    def _cells(self, piece: Piece) -> Iterator[tuple[int, int]]:
        """Find the cells of a row, empty ones too, without the space around them."""
        at = piece.start
        for cell in self._text[piece.start : piece.end].split("|"):
            start = at + len(cell) - len(cell.lstrip())
            yield start, max(start, at + len(cell.rstrip()))
            at += len(cell) + 1


def printed_years(cell: str) -> tuple[int, ...]:
    """Read the years that a publisher prints beside a demand: "2013", "2009 – 2013", "2010, 2012 – 2014".

    Returns:
        All years told, in order; none where the cell says anything else.
    """
    found: set[int] = set()
    at = 0
    while at < len(cell):
        span = _YEARS.match(cell, at)
        if span is None:
            return ()
        first, last = (int("".join(year.split())) for year in (span["first"], span["last"] or span["first"]))
        if not first <= last <= first + _LONGEST:
            return ()
        found.update(range(first, last + 1))
        between = _BETWEEN_YEARS.match(cell, span.end())
        at = between.end() if between else span.end()
    return tuple(sorted(found))
