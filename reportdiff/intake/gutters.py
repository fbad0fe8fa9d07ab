"""Strips on a page that no word stands in: between columns, and between a text and the labels of a chart beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.intake.printed import Line

GUTTER = 8.0
_FAR = 40.0  # points; no two words of a line stand so far apart
_LABEL = 3  # words


@dataclass(frozen=True, slots=True)
class Gap:
    """A strip that no word of a run of lines stands in, and how many of them have words on both its sides."""

    x0: float
    x1: float
    used: int
    first: int

    @property
    def middle(self) -> float:
        """Give the strip's middle: a word left or right of it is on that side."""
        return (self.x0 + self.x1) / 2

    def narrowed(self, others: list[tuple[float, float]], row: list[Line]) -> Iterator[Gap]:
        """Give what stays open of the strip when a line is added."""
        for x0, x1 in others:
            low, high = max(self.x0, x0), min(self.x1, x1)
            if high - low >= GUTTER:
                yield Gap(low, high, self.used + both_sides(row, low), self.first)


def strips(row: list[Line], left: float, right: float) -> list[tuple[float, float]]:
    """Give the strips of a line that no word of it stands in, as left and right edge."""
    found, reach = [], left
    for part in row:
        if part.x0 - reach >= GUTTER:
            found.append((reach, part.x0))
        reach = max(reach, part.x1)
    if right - reach >= GUTTER:
        found.append((reach, right))
    return found


def both_sides(row: list[Line], at: float) -> int:
    """Tell whether a line has words on both sides of a place that no word stands in: 1 or 0."""
    return int(row[0].x1 <= at + 0.01 and row[-1].x0 > at)


def beside(row: list[Line], above: Line | None) -> list[Line]:
    """Give the parts of a line that are labels of a chart beside the text: bold and short, far from what is not bold.

    Args:
        row: the parts of a line, from left to right.
        above: the line of text above it, which a label alone on its line may stand right of.
    """
    found: list[Line] = []
    for before, part in pairwise([above, *row]):
        if part is None or not part.bold or len(part.text.split()) > _LABEL:
            continue
        apart = before is not None and part.x0 - before.x1 >= _FAR and part.size <= before.size and not before.bold
        if apart or (found and found[-1] is before):
            found.append(part)
    return found
