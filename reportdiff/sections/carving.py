"""Blocks -> pieces: text, headings and what publishers put around a narrative, by their wording alone.

A block that holds its heading within (run in, or glued to the text on one or both sides) is cut there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from reportdiff.families import Family
from reportdiff.model import Block, BlockKind
from reportdiff.sections.run_in import inside

_SMALL = frozenset({"of", "and", "the", "de", "da", "do", "du", "la", "d’Ivoire", "d'Ivoire", "e", "y", "in"})
_SENTENCE_END = re.compile(r"(?<!\bst)\. ", re.IGNORECASE)  # but "St. Lucia"
# A sentence behind the words that lead it in: a paragraph that a heading is run into, however short.
_LED = re.compile(r"^[^:]{2,80}:\s+[A-Z“\"‘'](?:\S*\s+){5,}\S*[.!?][”\"’')]?$")
_LONG_NAME = 12  # words of the longest country's name
LONGEST_LINE = 160  # a heading or title line is not longer than this


class Shape(StrEnum):
    """What a piece is by its wording."""

    TEXT = "text"
    HEADING = "heading"
    TITLE = "title line"
    TIER = "tier line"
    FRONT = "front"
    TAIL = "tail"


_SHAPES = {"tier": Shape.TIER, "title": Shape.TITLE, "tail": Shape.TAIL, "front": Shape.FRONT}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text. ``name`` is the section that a heading names, ``why`` the reason a
    publisher's line stands outside, ``block`` the block it was cut from. A heading
    without a ``name`` only numbers the one that follows.
    """

    shape: Shape
    start: int
    end: int
    block: Block
    name: str = ""
    why: str = ""
    run_in: bool = False
    level: int = 1


def carve(blocks: Sequence[Block], family: Family, country: str | None = None) -> tuple[Piece, ...]:
    """Tell headings, title lines and publishers' lines from text.

    Args:
        blocks: the report's blocks.
        family: what its headings and lines look like.
        country: the country's name, a word that may begin the text behind a run-in heading.
    """
    own = frozenset((country or "").title().split())
    pieces: list[Piece] = []
    within = present = ""
    told: set[str] = set()
    for block in blocks:
        for piece in _carve(block, family, own, within, frozenset(told - {present})):
            pieces.append(piece)
            if piece.shape is Shape.HEADING and piece.name:
                present = piece.name
                told.add(present)
            kind = family.section(piece.name)
            if piece.shape is Shape.HEADING and piece.name and (kind.level if kind else piece.level) == 1:
                within = piece.name
    if pieces and pieces[-1].shape is Shape.TEXT and _cut_off(pieces[-1].block.text, family):
        pieces[-1] = replace(pieces[-1], shape=Shape.TITLE, why="heading cut off")
    return tuple(pieces)


def _cut_off(line: str, family: Family) -> bool:
    """Tell whether an excerpt's last line is a heading in capitals of which only the beginning is left."""
    heads = (head for kind in family.sections for head in kind.heads)
    return len(line) > 3 and line.isupper() and line.isalpha() and any(head.startswith(line.lower()) for head in heads)  # noqa: PLR2004


@lru_cache(maxsize=4096)  # lines are asked about when they are joined and again when they are carved
def line_shape(line: str, family: Family, within: str = "") -> tuple[Shape, str, str]:
    """Tell what one whole line is: its shape, the section a heading names, why it stands outside."""
    if len(line) > LONGEST_LINE or _LED.search(line):
        return Shape.TEXT, "", ""
    named: list[str] = []
    for key, found in family.lines.find(line):
        what, _, rest = key.partition(" ")
        if what == "heading" and not _wrapped(line) and _like_a_name(found.groupdict().get("country") or "It"):
            named.append(rest)
        elif named or (what == "tier" and not _like_a_name(found.group("country"))):
            continue
        elif what != "heading":
            return _SHAPES[what], "", rest or "title line"
    name = _fitting(named, family, within)
    return (Shape.HEADING, name, "heading") if name else (Shape.TEXT, "", "")


def tier_line(line: str, family: Family) -> tuple[str, str] | None:
    """Take a title line apart that states a tier: the country's name and the tier as written; ``None`` for others."""
    for key, found in family.lines.find(line):
        if key == "tier" and _like_a_name(found.group("country")):
            return found.group("country").strip(" -–—,:"), found.group("tier")
    return None


def _like_a_name(words: str) -> bool:
    """Tell a country's name from the running text that a page's width happened to break behind a tier."""
    parts = words.replace("-", " ").split()
    small = [part for part in parts if part[0].islower() and part not in _SMALL]
    return 0 < len(parts) <= _LONG_NAME and not small and parts[0][0].isupper() and not _SENTENCE_END.search(words)


def _wrapped(line: str) -> bool:
    """A last word that the page's width put on a line of its own ("protection.") is no heading."""
    return line[0].islower() and line[1:2].isalpha()


def _fitting(named: Sequence[str], family: Family, within: str) -> str:
    """Choose among the sections that a heading may name: a part of the section it stands in before any other."""
    kinds = [kind for name in named for kind in [family.section(name)] if kind]
    fitting = [kind for kind in kinds if not kind.within or within in kind.within]
    own = [kind for kind in fitting if kind.within] or fitting
    return own[0].name if own else ""


def _carve(block: Block, family: Family, own: frozenset[str], within: str, told: frozenset[str]) -> Iterator[Piece]:
    shape, name, why = line_shape(block.text, family, within)
    level = 1
    if shape is Shape.TEXT and block.kind is not BlockKind.ROW:
        shape, name, why, level = _unlisted(block, family, within)
    if shape is not Shape.TEXT:
        yield Piece(shape, block.start, block.end, block, name, why, level=level)
        return
    if block.kind is BlockKind.ROW:
        yield Piece(Shape.TEXT, block.start, block.end, block)
        return
    at = block.start
    for spot in inside(block.text, family, own, within):
        start, end = block.start + spot.start, block.start + spot.end
        if spot.name in told and family.lettering and not family.lettering.match(block.text, spot.start):
            continue  # "Freedom of Movement: Refugees could not travel." in a later part: what a paragraph is about
        if start > at:
            yield Piece(Shape.TEXT, at, start, block)
        shape, why = (Shape.HEADING, "heading") if spot.name else (Shape.TIER, "title line")
        yield Piece(shape, start, end, block, spot.name, why, run_in=True)
        at = end
    if at < block.end:
        yield Piece(Shape.TEXT, at, block.end, block)


def _unlisted(block: Block, family: Family, within: str) -> tuple[Shape, str, str, int]:
    """Tell what a heading is that names no known section: by its number or letter it may open one of its own."""
    for level, pattern in ((1, family.numbering), (2, family.lettering)):
        mark = pattern.match(block.text) if pattern else None
        if mark is None or len(block.text) > LONGEST_LINE:
            continue
        rest = block.text[mark.end() :].strip(" .:")
        if not rest and level == 1:
            return Shape.HEADING, "", "heading", 1
        if rest and block.kind is BlockKind.HEADING:
            name = "-".join(re.findall(r"[a-z]+", rest.lower())[:4]) or "unnamed"
            return Shape.HEADING, f"{within}.{name}" if level > 1 and within else name, "heading", level
    return (Shape.TITLE, "", "heading", 1) if block.kind is BlockKind.HEADING else (Shape.TEXT, "", "", 1)
