"""Paragraphs in which a second section begins without a heading: parted where its first words show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.families import Family, SectionKind
from reportdiff.sections.carving import Piece, Shape
from reportdiff.sections.evidence import graded, imperative, opening
from reportdiff.units.items import begins_item, opening_mark
from reportdiff.units.sentence_ends import sentences

_SHORT = 300  # characters: a shorter paragraph holds no second section
_LONG = 1500  # characters: a longer paragraph may be several sections without a line end between them
_TOLD_OF = 200  # characters: what grades a section and goes on for less is a line of a summary
_HEADED = 3  # headings: a text with so many needs no grades to be parted
_MANY = 60  # sentences that open a section; no paragraph has so many
_HEAD = re.compile(r"\s*(?:\S+\s*){0,4}\S?")  # no more than a country's name stands before first words
_WORD_BORDER = re.compile(r"(?<!\w)(?!$)")
_TOLD = re.compile(r"\b(?:was|were|did|had|has|have|remained|continued|reported)\b")
_LIST = 2  # sentences or clauses that ask for something: one may be an accident


def part(text: str, pieces: Sequence[Piece], family: Family) -> tuple[Piece, ...]:
    """Part paragraphs at the beginning of a second section.

    Three cases are known. A text layer on one line keeps no paragraphs: where a paragraph holds a heading
    or tier line, first words ("The Government of X does not fully comply with the minimum standards")
    part it too. A list of recommendations may follow the overview without so much as a line end. And a
    paragraph as long as several sections is parted where its sentences grade one section after the other.
    """
    dense = {id(piece.block) for piece in pieces if piece.run_in}
    sure = [kind for kind in family.sections if kind.first_words]
    headings = sum(piece.shape is Shape.HEADING for piece in pieces)
    parted: list[Piece] = []
    for piece in pieces:
        if piece.shape is not Shape.TEXT or piece.end - piece.start < _SHORT or not sure:
            parted.append(piece)
            continue
        body = text[piece.start : piece.end]
        first = _begins(body[:_SHORT], sure)
        sure_ones = list(_first_words(body, sure, first)) if first or id(piece.block) in dense else []
        cuts = [at for at, _ in sure_ones]
        if len(body) > _LONG and headings < _HEADED:
            cuts.extend(_graded(body, [(0, first), *sure_ones] if first else sure_ones, family))
        if first or cuts:
            borders = [0, *sorted(set(cuts)), len(body)]
            cuts.extend(a + at for a, b in pairwise(borders) for at in _list_start(body[a:b], family))
        borders = [0, *sorted(set(cuts)), len(body)]
        parted.extend(replace(piece, start=piece.start + a, end=piece.start + b) for a, b in pairwise(borders) if b > a)
    return tuple(parted)


def _begins(words: str, kinds: Sequence[SectionKind]) -> str | None:
    """Name the section that these words surely begin."""
    early = _HEAD.match(words)
    starts = [border.start() for border in _WORD_BORDER.finditer(words, 0, early.end() if early else 0)]
    return next((k.name for k in kinds if k.first_words and any(k.first_words.match(words, at) for at in starts)), None)


def _first_words(body: str, kinds: Sequence[SectionKind], current: str | None) -> Iterator[tuple[int, str]]:
    """Find where another section than the present one surely begins, and which."""
    for start, end in sentences(body)[1:]:
        name = _begins(body[start:end], kinds)
        if name and name != current:
            current = name
            yield start, name


def _graded(body: str, known: Sequence[tuple[int, str]], family: Family) -> list[int]:
    """Find where sentences grade one section after the other ("The government maintained efforts to protect victims").

    Of all sentences that open a section the longest run in the usual order is taken, each with more
    than a sentence or two behind it, which would be a summary. ``known`` are the sections that surely
    begin in the paragraph, and where.
    """
    begun = dict(known)
    found = list(known)
    for start, end in sentences(body):
        sentence = body[start : min(end, start + _SHORT)]
        name = opening(sentence, family)[0] if start not in begun and graded(sentence, family) else None
        if name:
            found.append((start, name))
    best = max((_chain(sorted(found), order.sections, len(body)) for order in family.orders), key=len, default=())
    return [at for at in best if at] if len(best) >= _LIST else []


def _chain(found: Sequence[tuple[int, str]], order: Sequence[str], size: int) -> tuple[int, ...]:
    """Take the longest run of beginnings whose sections stand in an order; of equals the earliest."""
    runs: list[tuple[int, int, tuple[int, ...]]] = []  # where the last begins, its place in the order, all
    for at, name in found[:_MANY]:
        if name not in order or size - at < _TOLD_OF:
            continue
        place = order.index(name)
        before = [run for last, its, run in runs if its < place and at - last >= _TOLD_OF]
        runs.append((at, place, (*max(before, key=len, default=()), at)))
    return max((run for _, _, run in runs), key=len, default=())


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
        if mark and not opening_mark(before) and imperative(before, family) and not _TOLD.search(before):
            start, asked = spans[n - 1][0], asked + 1
            break
    if asked >= _LIST and 0 < start < len(body):
        yield start
