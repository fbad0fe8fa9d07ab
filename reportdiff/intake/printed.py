"""What stands on a printed page: words with their places, rules and shaded boxes.

Lengths are PDF points (1/72 inch), ``x`` from the left, ``y`` from the top of the page downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; ``y1`` is the bottom of its letters' box, ``size`` the font's."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line from ``x0`` to ``x1`` at height ``y``."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``shaded`` unless it is white."""

    x0: float
    y0: float
    x1: float
    y1: float
    shaded: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a document; ``marks`` are the middles of small drawn shapes, such as a check mark."""

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    boxes: tuple[Box, ...]
    marks: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, left to right.

    ``y1`` is the bottom of its largest letters, the nearest there is to a baseline; ``size`` the font
    size of most of its letters; ``bold`` whether all its words are.
    """

    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool

    @classmethod
    def of(cls, words: Sequence[Word]) -> Line:
        """Make a line of words in their order."""
        weight: dict[float, int] = {}
        for word in words:
            weight[word.size] = weight.get(word.size, 0) + len(word.text)
        return cls(
            tuple(words),
            " ".join(word.text for word in words),
            words[0].x0,
            max(word.x1 for word in words),
            min(word.y0 for word in words),
            max(words, key=lambda word: word.size).y1,
            max(weight, key=lambda size: (weight[size], size)),
            all(word.bold for word in words),
        )


def lines_of(words: list[Word]) -> list[Line]:
    """Put words on their baselines, top to bottom; a raised note mark stays on its line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y1, word.x0)):
        for row in reversed(rows[-4:]):
            if _same_line(row[0], word):
                row.append(word)
                break
        else:
            rows.append([word])
    made = [Line.of(sorted(row, key=lambda word: word.x0)) for row in rows]
    return sorted(made, key=lambda line: (line.y1, line.x0))


def _same_line(first: Word, word: Word) -> bool:
    overlap = min(first.y1, word.y1) - max(first.y0, word.y0)
    low = min(first.y1 - first.y0, word.y1 - word.y0)
    return overlap > 0.6 * low and abs(first.y1 - word.y1) < 0.6 * max(first.size, word.size)
