"""Text for a terminal: wrapped lines whose words may be marked by colour or, without it, by brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportdiff.faces.safe import visible
from reportdiff.model import Mark, Span

# Blue and orange stay apart for red-green blindness; underline and strike-through carry the mark without colour.
_STYLE = {
    Mark.ADDED: ("\x1b[4;34m", "\x1b[0m"),
    Mark.REMOVED: ("\x1b[9;33m", "\x1b[0m"),
    Mark.SAME: ("", ""),
}
_BRACKETS = {Mark.ADDED: ("{+", "+}"), Mark.REMOVED: ("[-", "-]"), Mark.SAME: ("", "")}


@dataclass(frozen=True, slots=True)
class Ink:
    """How marked text is written: with or without colour, and how wide lines may be (in characters)."""

    color: bool
    width: int = 100

    def bold(self, text: str) -> str:
        """Write a heading or a status word."""
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def dim(self, text: str) -> str:
        """Write something of second rank."""
        return f"\x1b[2m{text}\x1b[0m" if self.color else text

    def paragraph(self, text: str, *, first: str = "", rest: str = "") -> str:
        """Wrap plain text; ``first`` and ``rest`` begin the first and the other lines."""
        return self.spans((Span(Mark.SAME, text),), first=first, rest=rest)

    def spans(self, spans: Iterable[Span], *, first: str = "", rest: str = "") -> str:
        """Wrap marked text; a line breaks only where the text has white space."""
        lines: list[list[str]] = [[]]
        room = self.width - len(first)
        for length, word in self._words(spans):
            if lines[-1] and length + 1 > room:
                lines.append([])
                room = self.width - len(rest)
            room -= length + (1 if lines[-1] else 0)
            lines[-1].append(word)
        return "\n".join((rest if n else first) + " ".join(line) for n, line in enumerate(lines))

    def _words(self, spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
        """Cut spans into words: each with its visible length and as written, marks included."""
        length, written = 0, ""
        for span in spans:
            before, after = (_STYLE if self.color else _BRACKETS)[span.mark]
            parts = re.split(r"\s+", visible(span.text))
            filled = [n for n, part in enumerate(parts) if part]
            for n, part in enumerate(parts):
                if n and length:
                    yield length, written
                    length, written = 0, ""
                if part:
                    opens, closes = self.color or n == filled[0], self.color or n == filled[-1]
                    marked = (before if opens else "") + part + (after if closes else "")
                    length += len(part) if self.color else len(marked)
                    written += marked
        if length:
            yield length, written


def table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset(), gap: str = "  ") -> list[str]:
    """Lay rows out in columns of equal width.

    Args:
        rows: cells, the first row being the header; all rows have as many cells.
        right: columns that are aligned right (numbers).
        gap: what stands between columns.
    """
    if not rows:
        return []
    widths = [max(len(row[c]) for row in rows) for c in range(len(rows[0]))]
    return [
        gap.join(cell.rjust(widths[c]) if c in right else cell.ljust(widths[c]) for c, cell in enumerate(row)).rstrip()
        for row in rows
    ]
