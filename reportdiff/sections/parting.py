"""Paragraphs in which a second section begins without a heading: parted where its first words show it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdiff.families import Family, SectionKind
from reportdiff.sections.carving import Piece, Shape
from reportdiff.units.items import begins_item
from reportdiff.units.sentence_ends import sentences

_SHORT = 300  # characters: a shorter paragraph holds no second section
_EARLY = 5  # characters: first words stand first, an article before them at most
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
        cuts: list[int] = []
        if id(piece.block) in dense:
            cuts.extend(_first_words(body, sure))
        if _begins(body[:_SHORT], sure):
            cuts.extend(_list_start(body, family))
        borders = [0, *sorted(set(cuts)), len(body)]
        parted.extend(
            replace(piece, start=piece.start + a, end=piece.start + b) for a, b in itertools.pairwise(borders) if b > a
        )
    return tuple(parted)


def _begins(words: str, kinds: Sequence[SectionKind]) -> bool:
    return any(k.first_words and (m := k.first_words.search(words)) and m.start() < _EARLY for k in kinds)


def _first_words(body: str, kinds: Sequence[SectionKind]) -> Iterator[int]:
    return (start for start, end in sentences(body)[1:] if _begins(body[start:end], kinds))


def _list_start(body: str, family: Family) -> Iterator[int]:
    """Find where the sentences that end a paragraph turn into a list of what should be done."""
    start, asked = len(body), 0
    for a, b in reversed(sentences(body)):
        sentence = body[a:b]
        if not begins_item(sentence, family.list_words):
            break
        start = a
        asked += 1 + sum(begins_item(clause.lstrip(), family.list_words) for clause in sentence.split(";")[1:])
    if asked >= _LIST and 0 < start < len(body):
        yield start
