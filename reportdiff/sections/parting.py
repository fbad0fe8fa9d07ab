"""Paragraphs in which a second section begins without a heading: parted where its first words show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.families import Family, SectionKind
from reportdiff.sections.carving import Piece, Shape
from reportdiff.sections.evidence import imperative
from reportdiff.units.items import begins_item, opening_mark
from reportdiff.units.sentence_ends import sentences

_SHORT = 300  # characters: a shorter paragraph holds no second section
_EARLY = 4  # words: no more than a country's name stands before first words
_TOLD = re.compile(r"\b(?:was|were|did|had|has|have|remained|continued|reported)\b")
_LIST = 2  # sentences or clauses that ask for something: one may be an accident


def part(text: str, pieces: Sequence[Piece], family: Family) -> tuple[Piece, ...]:
    """Part paragraphs at the beginning of a second section.

    Two cases are known. A text layer on one line keeps no paragraphs: where a paragraph holds a heading
    or tier line, first words ("The Government of X does not fully comply with the minimum standards")
    part it too. And a list of recommendations may follow the overview without so much as a line end.
    """
    dense = {id(piece.block) for piece in pieces if piece.run_in}
    sure = [kind for kind in family.sections if kind.first_words]
    parted: list[Piece] = []
    for piece in pieces:
        if piece.shape is not Shape.TEXT or piece.end - piece.start < _SHORT or not sure:
            parted.append(piece)
            continue
        body = text[piece.start : piece.end]
        first = _begins(body[:_SHORT], sure)
        cuts: list[int] = []
        if first or id(piece.block) in dense:
            cuts.extend(_first_words(body, sure, first))
        if first or cuts:
            cuts.extend(_list_start(body, family))
        borders = [0, *sorted(set(cuts)), len(body)]
        parted.extend(replace(piece, start=piece.start + a, end=piece.start + b) for a, b in pairwise(borders) if b > a)
    return tuple(parted)


def _begins(words: str, kinds: Sequence[SectionKind]) -> str | None:
    """Name the section that these words surely begin."""
    found = ((k.name, k.first_words.search(words)) for k in kinds if k.first_words)
    return next((name for name, m in found if m and len(words[: m.start()].split()) <= _EARLY), None)


def _first_words(body: str, kinds: Sequence[SectionKind], current: str | None) -> Iterator[int]:
    """Find where another section than the present one surely begins."""
    for start, end in sentences(body)[1:]:
        name = _begins(body[start:end], kinds)
        if name and name != current:
            current = name
            yield start


def _list_start(body: str, family: Family) -> Iterator[int]:
    """Find where the sentences that end a paragraph turn into a list of what should be done.

    The last of them may be torn, and with bullets inside the line the first item has none before it.
    """
    spans = sentences(body)
    start, asked = len(body), 0
    for n, (a, b) in reversed(list(enumerate(spans))):
        mark = opening_mark(body[a:b])
        sentence = body[a + mark : b]
        torn = b == len(body.rstrip()) and sentence[-1:] not in ".!?”"
        if not (torn or mark or imperative(sentence, family)):
            break
        start = a
        asked += 1 + sum(begins_item(clause.lstrip(), family.list_words) for clause in sentence.split(";")[1:])
        before = body[slice(*spans[n - 1])] if n else ""
        if mark and before and not opening_mark(before) and not _TOLD.search(before):
            start, asked = spans[n - 1][0], asked + 1
            break
    if asked >= _LIST and 0 < start < len(body):
        yield start
