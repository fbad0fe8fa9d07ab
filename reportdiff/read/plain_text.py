"""Bare text -> blocks: which line ends are the text's own and which only the page's width.

Nothing is left out: list marks stay in the text, and every word keeps its offset in the source.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportdiff.model import BlockKind
from reportdiff.read.drafts import Draft, DraftBuilder

_MARK = re.compile(r"[•●▪‣◦·]|[*–—-]\s|\(?\d{1,2}[.)]\s")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_HANGS = re.compile(
    r"(?:[,(–—-]|\b(?:of|the|and|or|to|in|for|a|an|with|by|on|at|from|as|that|which|its|their))$", re.IGNORECASE
)
_FIRST = re.compile(r"\S+")
LONGEST_WRAPPED = 200  # no page is set wider than this; longer lines are whole paragraphs
AHEAD = 500  # characters that show how a paragraph begins
SHORT = 120  # a heading or title line is not longer than this


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    indent: int
    gap: int  # blank lines before it


@dataclass(frozen=True, slots=True)
class Judge:
    """What only someone who knows the reports can tell about lines.

    ``stands_alone``: whether a line is a heading or title, which no other line continues.
    ``begins``: whether a new paragraph begins with the words given second, the first being how the
    present paragraph begins; asked where the page's width leaves that open.
    """

    stands_alone: Callable[[str], bool]
    begins: Callable[[str, str], bool]


def read_plain(text: str, judge: Judge) -> Draft:
    """Find the blocks of a bare text.

    Args:
        text: the text as decoded, a line feed at the end of each line.
        judge: knows headings and the ways in which paragraphs begin.

    Returns:
        The draft; blocks are paragraphs and, where a line begins with a list mark, list items.
    """
    lines = _lines(text)
    fill = _fill(lines)
    builder = DraftBuilder()
    run: list[_Line] = []
    for line in lines:
        if run and (
            not _goes_on(run[-1], line, fill, judge.stands_alone)
            or (_open(run[-1], line) and judge.begins(_words(text, run[0]), _words(text, line)))
        ):
            _flush(builder, text, run)
            run = []
        run.append(line)
    if run:
        _flush(builder, text, run)
    return builder.done()


def _lines(text: str) -> list[_Line]:
    lines = []
    at = gap = 0
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            lines.append(_Line(at, body, len(raw) - len(raw.lstrip()), gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return lines


def _fill(lines: Sequence[_Line]) -> int | None:
    """Learn from lines that surely go on (no end mark, small letter next) how full a wrapped line is.

    Returns:
        The length from which on a line counts as full, counting the word that had no room any more;
        ``None`` where lines are whole paragraphs.
    """
    if not lines or sum(len(line.text) > LONGEST_WRAPPED for line in lines) * 10 > len(lines):
        return None
    sure = sorted(
        len(a.text) + 1 + len(_word(b.text))
        for a, b in itertools.pairwise(lines)
        if not b.gap and b.text[0].islower() and not _ENDS.search(a.text[-4:])
    )
    if len(sure) < 3:  # noqa: PLR2004 - two lines teach nothing
        return None
    return min(sure[len(sure) // 10], max(len(line.text) for line in lines))


def _word(text: str) -> str:
    found = _FIRST.match(text)
    return found.group() if found else ""


def _goes_on(before: _Line, line: _Line, fill: int | None, stands_alone: Callable[[str], bool]) -> bool:
    """Tell whether a line continues the one before it."""
    a, b = before.text, line.text
    ends = _ENDS.search(a[-4:]) is not None
    lower = b[0].islower()
    if line.gap:
        # a page break inside a sentence leaves a blank line there
        return lower and line.gap == 1 and not ends and len(a) > SHORT // 2 and not stands_alone(a)
    if _MARK.match(b) or (len(b) <= SHORT and stands_alone(b)):
        return False
    if len(a) <= SHORT and stands_alone(a):
        return lower and not ends
    full = fill is not None and len(a) + 1 + len(_word(b)) >= fill
    if ends:
        return full or (lower and a[-1] in ":;" and fill is not None)
    return lower or full or (_HANGS.search(a[-6:]) is not None and len(a) > SHORT // 3)


def _open(before: _Line, line: _Line) -> bool:
    """Tell whether a line that may go on may as well begin a paragraph: behind a full stop, with a capital."""
    return before.text[-1] in '.!?”"' and line.text[0].isupper()


def _words(text: str, line: _Line) -> str:
    return " ".join(text[line.start : line.start + AHEAD].split())


def _flush(builder: DraftBuilder, text: str, run: Sequence[_Line]) -> None:
    first, last = run[0], run[-1]
    raw = text[first.start + first.indent : last.start + last.indent + len(last.text)]
    item = _MARK.match(first.text) is not None
    builder.add(
        BlockKind.ITEM if item else BlockKind.PARAGRAPH,
        raw,
        first.start + first.indent,
        level=1 if item else 0,
        gap=first.gap,
    )
