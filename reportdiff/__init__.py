"""Shows exactly what changed between one year's official country report and the next.

    report = reportdiff.read("reports/kosovo/2012.md")      # Report
    change = reportdiff.compare(old_report, new_report)      # Comparison
    links = reportdiff.align(old_texts, new_texts)           # tuple[Link, ...]
    spans = reportdiff.diff_words(old_text, new_text)        # tuple[Span, ...]
    found = reportdiff.find_figures(text)                    # tuple[Figure, ...]

This file is the shop window: it names what outsiders may use and defines nothing. The rooms behind
it are opened when a name is first used (``_window``), so that ``import reportdiff`` stays quick.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reportdiff._version import __version__
from reportdiff._window import Window

if TYPE_CHECKING:
    from reportdiff.align import align
    from reportdiff.compare import compare
    from reportdiff.errors import ReportdiffError
    from reportdiff.figures import find_figures, report_figures
    from reportdiff.frames import to_frame
    from reportdiff.history import history_of
    from reportdiff.library import find_library
    from reportdiff.model import Comparison, Figure, History, Link, Report, Span
    from reportdiff.read import read, read_text
    from reportdiff.words import diff_words

__all__ = [
    "Comparison",
    "Figure",
    "History",
    "Link",
    "Report",
    "ReportdiffError",
    "Span",
    "__version__",
    "align",
    "compare",
    "diff_words",
    "find_figures",
    "find_library",
    "history_of",
    "read",
    "read_text",
    "report_figures",
    "to_frame",
]

sys.modules[__name__].__class__ = Window
