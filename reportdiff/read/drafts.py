"""What stands between a source's characters and its sections: plain text in blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportdiff.model import Block, BlockKind

_UNEVEN = re.compile(r"\s{2,}|[^\S ]")
SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """A source as plain text.

    ``text`` is ``Report.text``, ``blocks`` its paragraphs, headings, items and rows in reading order;
    ``source_map`` as in ``Report``.
    """

    text: str
    blocks: tuple[Block, ...]
    source_map: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class DraftBuilder:
    """Puts a draft together block by block, keeping count of offsets on both sides."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0

    def add(self, kind: BlockKind, raw: str, at: int, *, level: int = 0, gap: int = 1) -> None:
        """Add a block whose words stand in the source as ``raw`` from offset ``at`` on.

        Nothing is added for white space alone.
        """
        text = " ".join(raw.split())
        if not text:
            return
        lead = len(raw) - len(raw.lstrip())
        start = self._begin()
        self.steps.append((start, at + lead))
        if len(text) != len(raw):
            self._uneven(raw, lead, at, start)
        self._end(kind, text, start, level, gap)

    def add_mapped(
        self, kind: BlockKind, text: str, steps: list[tuple[int, int]], *, level: int = 0, gap: int = 1
    ) -> None:
        """Add a block of folded text whose own source steps, relative to its start, are known."""
        if not text:
            return
        start = self._begin()
        self.steps.extend((start + offset, source) for offset, source in steps)
        self._end(kind, text, start, level, gap)

    def done(self) -> Draft:
        """Give the finished draft."""
        return Draft("".join(self.parts), tuple(self.blocks), tuple(self.steps))

    def _begin(self) -> int:
        if self.parts:
            self.parts.append(SEPARATOR)
            self.size += len(SEPARATOR)
        return self.size

    def _end(self, kind: BlockKind, text: str, start: int, level: int, gap: int) -> None:
        self.parts.append(text)
        self.size += len(text)
        self.blocks.append(Block(kind, text, start, self.size, level, gap))

    def _uneven(self, raw: str, lead: int, at: int, start: int) -> None:
        """Note a step wherever a run of white space is longer than the one space it became."""
        end = len(raw.rstrip())
        shrunk = 0
        for run in _UNEVEN.finditer(raw, lead, end):
            longer = run.end() - run.start() - 1
            if longer:
                shrunk += longer
                self.steps.append((start + run.end() - lead - shrunk, at + run.end()))
