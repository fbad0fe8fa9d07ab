"""Pieces of a page -> canonical Markdown, escaped so that reading it gives the same words back.

The rules are those of CommonMark 0.31 (backslash escapes, section 2.4) and the tables of GFM.
Every paragraph is one line, so that nothing in it can begin a block except at its start.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.intake.canonical import Heading, Item, Page, Paragraph, Piece, Table

# Anywhere in a line: what begins code, emphasis, a link, a tag or autolink, strike-through, an entity.
# ":" of "www." and the like needs nothing: bare links are not CommonMark.
_INLINE = re.compile(r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
# At the start of a line: heading, quote, list marks, setext and thematic lines, a definition of a table.
_START = re.compile(r"(?:[#>+=:]|-)|\d{1,9}(?=[.)](?:\s|$))")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\u200b\ufeff]")


def fold(text: str) -> str:
    """Fold runs of white space to one space and drop characters that no reader sees."""
    return " ".join(_CONTROL.sub("", text).split())


def escape(text: str) -> str:
    """Escape one line of plain text so that CommonMark reads it as exactly these characters."""
    line = _INLINE.sub(lambda found: "\\" + found.group(), text)
    start = _START.match(line)
    if start is None:
        return line
    if line[0].isdigit():  # "1. " or "1) ": the mark after the number is what makes a list
        return line[: start.end()] + "\\" + line[start.end() :]
    return "\\" + line


def to_markdown(pieces: Sequence[Piece]) -> str:
    """Write pieces as canonical Markdown: one line a paragraph, blank lines between blocks."""
    lines: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if lines and not (isinstance(piece, Item) and isinstance(before, Item) and not piece.more):
            lines.append("")
        lines.extend(_lines(piece, before))
        before = piece
    return "\n".join(lines) + "\n" if lines else ""


def _lines(piece: Piece, before: Piece | None) -> list[str]:
    match piece:
        case Heading(text, level):
            line = escape(text)
            if line.endswith("#") and not line.endswith("\\#"):
                line = line[:-1] + "\\#"  # a closing run of marks would be taken off
            return ["#" * min(max(level, 1), 6) + " " + line]
        case Paragraph(text, bold):
            return [_paragraph(text, bold)]
        case Item(text, depth, number, more):
            return [_item(text, depth, number, more=more and isinstance(before, Item))]
        case Table(rows):
            return _table(rows)


def _paragraph(text: str, bold: int) -> str:
    """Mark bold at the start where CommonMark is sure to read the closing mark as one."""
    head, tail = text[:bold].rstrip(), text[bold:] if bold else text
    if not head or not head[0].isalnum() or (tail and not tail[0].isspace() and not head[-1].isalnum()):
        return escape(text)
    if tail and not tail[0].isspace() and not tail[0].isalnum():
        return escape(text)
    gap = text[len(head) : len(text) - len(tail.lstrip())] if tail.strip() else ""
    return f"**{_inner(head)}**{gap}{_inner(tail.strip())}"


def _inner(text: str) -> str:
    return _INLINE.sub(lambda found: "\\" + found.group(), text)


def _item(text: str, depth: int, number: int | None, *, more: bool) -> str:
    # Four columns a level: inside "- " and "1. " alike a deeper mark or a further paragraph begins there.
    indent = "    " * (depth - 1)
    if more:
        return f"{indent}    {escape(text)}"
    mark = "-   " if number is None else f"{number}.".ljust(4)
    if not mark.endswith(" "):
        mark += " "
    return f"{indent}{mark}{escape(text)}"


def _table(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    width = max(len(row) for row in rows)
    lines = ["| " + " | ".join([*map(_inner, row), *[""] * (width - len(row))]) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * width)
    return lines


def read_markdown(text: str) -> Page:
    """Take a Markdown source as it is: it is canonical already, front matter and all."""
    return Page(text)
