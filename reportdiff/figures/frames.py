"""The words around a figure, by which two figures are known to be of one matter."""

from __future__ import annotations

import re

from reportdiff.figures.unspoken import likeness
from reportdiff.model import Figure

_AROUND = 120  # characters to each side
# Beyond these the words are of another count of the sentence ("; the women's hotline received 900 calls").
_CLAUSE = re.compile(r";|\swhile\s|\swhereas\s|\sand the\s")


def frame_likeness(old: Figure, new: Figure) -> float:
    """Give the share of the words around two figures that both have, from 0 to 1."""
    return likeness(frame(old), frame(new))


def frame(figure: Figure, *, clause: bool = False) -> frozenset[str]:
    """Give the words around a figure in its sentence, each with its side; numbers blanked.

    Args:
        figure: the figure.
        clause: only those of its clause.
    """
    at = figure.start - figure.sentence_start
    before = figure.sentence[max(0, at - _AROUND) : at]
    after = figure.sentence[figure.end - figure.sentence_start :][:_AROUND]
    sides = (_CLAUSE.split(before)[-1], _CLAUSE.split(after)[0]) if clause else (before, after)
    return frozenset(
        side_ + ("#" if not word.isalpha() and any(map(str.isdigit, word)) else word.lower().strip(".,;:()"))
        for side_, text in zip("<>", sides, strict=True)
        for word in text.split()
    )
