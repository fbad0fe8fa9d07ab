"""Shows exactly what changed between one year's official country report and the next.

    report = reportdiff.read("reports/kosovo/2012.md")      # Report
    change = reportdiff.compare(old_report, new_report)      # Comparison
    links = reportdiff.align(old_texts, new_texts)           # tuple[Link, ...]
    spans = reportdiff.diff_words(old_text, new_text)        # tuple[Span, ...]
    found = reportdiff.find_figures(text)                    # tuple[Figure, ...]

This file is the shop window: it names what outsiders may use and defines nothing. Some rooms share
their name with the function in the window (``align``, ``compare``, ``read``); because all are opened
here, the function is what the name stands for.
"""

from __future__ import annotations

from reportdiff._version import __version__
from reportdiff.align import align
from reportdiff.words import diff_words

__all__ = [
    "__version__",
    "align",
    "diff_words",
]
