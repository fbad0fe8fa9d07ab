"""Markdown -> blocks; the only door to markdown-it.

Only the block rules of markdown-it run. What marks up words inside a line (emphasis, links, code,
escapes: CommonMark 0.31, chapter 6) is taken off here, because each word must keep its offset in the
source, which markdown-it does not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from reportdiff.model import BlockKind
from reportdiff.read.drafts import Draft, DraftBuilder

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT = re.compile(r"---[^\S\n]*\n(.*?)(?:\n---[^\S\n]*(?:\n|$)|\n?\Z)", re.DOTALL)
_KEY = re.compile(r"([A-Za-z][\w-]*)\s*:\s*(.*)")
# Escape, image or link (text kept, target dropped), emphasis mark, code mark, entity of a mark.
_MARKUP = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|!?\[(?P<label>[^\[\]\n\\]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"
    r"|(?<![*\w])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![*\w])|(?<=[^\s*])\*{2,3}"
    r"|(?<![_\w])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![_\w])|`+"
    r"|&(?:amp|lt|gt|quot|nbsp|#39);"
)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&#39;": "'"}
_SPECIAL = re.compile(r"[\\\[*_`&]")
_ODD_SPACE = re.compile(r"\s{2,}|[^\S ]")  # white space other than the single space that stays as it is
_ANY_WORD = re.compile(r"\w")
_CELL = re.compile(r"(?<!\\)\|")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """Read the front matter of a Markdown source: flat ``key: value`` lines between two ``---`` lines.

    Returns:
        Keys and values as they are written, quotes taken off, and the offset at which the text begins;
        an empty table and 0 where there is none.
    """
    if not text.startswith("---"):
        return {}, 0
    found = _FRONT.match(text)
    if found is None:
        return {}, 0
    lines = (_KEY.fullmatch(line.strip()) for line in found.group(1).split("\n"))
    return {m.group(1).lower(): m.group(2).strip().strip("\"'") for m in lines if m}, found.end()


def read_markdown(text: str, at: int = 0) -> Draft:
    """Find the blocks of a Markdown source.

    Args:
        text: the source as decoded.
        at: where its front matter ends.

    Returns:
        The draft: headings with their level, paragraphs, list items with their depth, table rows with
        their cells parted by " | ". Marks are no part of the text; every word is.
    """
    # the parser counts these as line ends; each keeps its length, so that offsets hold
    text = text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")
    page = _Page(text, [at, *(m.end() for m in re.compile("\n").finditer(text, at)), len(text)])
    depth = 0
    kind, level, row = BlockKind.PARAGRAPH, 0, False
    for token in _parser().parse(text[at:]):
        match token.type:
            case "list_item_open":
                depth += 1
            case "list_item_close":
                depth -= 1
            case "heading_open":
                kind, level = BlockKind.HEADING, int(token.tag[1:])
            case "heading_close":
                kind, level = BlockKind.PARAGRAPH, 0
            case "tr_close":
                row = False
            case "tr_open" if token.map:
                row = True
                page.add(BlockKind.ROW, token.map, None, 0)
            case "inline" if token.map and not row:
                shape = BlockKind.ITEM if depth and kind is BlockKind.PARAGRAPH else kind
                page.add(shape, token.map, token.content, level or depth)
    page.leave_over(len(page.starts) - 1)
    return page.builder.done()


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy: imported when a Markdown source is read

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    return parser.disable(["inline", "reference", "code", "html_block", "fence", "hr"], ignoreInvalid=True)


@dataclass(slots=True)
class _Page:
    """A Markdown source while it is read: where its lines start, and how many of them are done."""

    text: str
    starts: list[int]
    done: int = 0
    builder: DraftBuilder = field(default_factory=DraftBuilder)

    def add(self, kind: BlockKind, lines: Sequence[int], content: str | None, level: int) -> None:
        """Add the block on these lines, the marks taken off; ``content`` is ``None`` for a table row."""
        first, last = lines
        gap = first - self.done
        self.leave_over(first)
        spot = (self.starts[first], self.starts[last])
        at = self.text.find(content, *spot) if content and _is_plain(content) else -1
        if content and at >= 0:  # plain words on one line: most of what is read
            self.builder.add_mapped(kind, content, [(0, at)], level=level, gap=gap)
            self.done = max(self.done, last)
            return
        pieces = _cells(self.text, *spot) if content is None else _lines(self.text, spot, content)
        folded, steps = _fold(pieces)
        self.builder.add_mapped(kind, folded, steps, level=level, gap=gap)
        self.done = max(self.done, last)

    def leave_over(self, last: int) -> None:
        """Keep the words of lines that the parser gave up (it does so deep inside nested lists and quotes)."""
        for line in range(self.done, last):
            raw = self.text[self.starts[line] : self.starts[line + 1]]
            if _ANY_WORD.search(raw):
                self.builder.add(BlockKind.PARAGRAPH, raw, self.starts[line])
        self.done = max(self.done, last)


def _is_plain(content: str) -> bool:
    """Tell whether a block's content holds no marks, and no white space but single spaces between words."""
    return not _SPECIAL.search(content) and " ".join(content.split()) == content


def _lines(text: str, spot: tuple[int, int], content: str) -> list[tuple[str, int]]:
    """Find each line of a block in the source."""
    pieces: list[tuple[str, int]] = []
    cursor = spot[0]
    for line in content.split("\n"):
        found = text.find(line, cursor, spot[1])
        if found < 0:  # a tab inside became spaces: the words are there all the same
            found = cursor
        cursor = found + len(line)
        pieces.extend(_plain(line, found))
        pieces.append((" ", cursor))
    return pieces


def _cells(text: str, start: int, end: int) -> list[tuple[str, int]]:
    line = text[start:end].strip().removeprefix("|").removesuffix("|")
    offset = text.find(line, start)
    pieces: list[tuple[str, int]] = []
    at = 0
    for cut in [*(m.start() for m in _CELL.finditer(line)), len(line)]:
        if pieces:
            pieces.append((" | ", offset + at - 1))
        pieces.extend(_plain(line[at:cut], offset + at))
        at = cut + 1
    return pieces


def _plain(line: str, at: int) -> Iterator[tuple[str, int]]:
    """Take the marks off a line: pieces of plain text, each with its offset in the source."""
    cursor = 0
    for mark in _MARKUP.finditer(line):
        if mark.start() > cursor:
            yield line[cursor : mark.start()], at + cursor
        if mark.group(1):
            yield mark.group(1), at + mark.start() + 1
        elif mark.group("label"):
            yield mark.group("label"), at + mark.start("label")
        elif mark.group() in _ENTITIES:
            yield _ENTITIES[mark.group()], at + mark.start()
        cursor = mark.end()
    if cursor < len(line):
        yield line[cursor:], at + cursor


def _fold(pieces: Sequence[tuple[str, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Join pieces with white space folded; give the steps at which text and source part ways."""
    out: list[str] = []
    steps: list[tuple[int, int]] = []
    size = 0
    blank = True  # white space at the start is dropped
    for piece, at in pieces:
        cursor = 0
        for run in [*_ODD_SPACE.finditer(piece), None]:
            stop = run.start() if run else len(piece)
            if blank and piece.startswith(" ", cursor, stop):
                cursor += 1
            if piece[cursor:stop] == " ":
                out.append(" ")
                size += 1
                blank = True
            elif stop > cursor:
                if not steps or at + cursor - steps[-1][1] != size - steps[-1][0]:
                    steps.append((size, at + cursor))
                out.append(piece[cursor:stop])
                size += stop - cursor
                blank = piece[stop - 1] == " "
            if run and not blank:
                out.append(" ")
                size += 1
                blank = True
            cursor = run.end() if run else stop
    return "".join(out).rstrip(), steps
