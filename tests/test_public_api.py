"""What the shop window shows."""

from __future__ import annotations

import subprocess
import sys

import reportdiff


def test_the_promised_names_are_functions_whatever_was_imported_first() -> None:
    script = (
        "import reportdiff.compare, reportdiff.read, reportdiff.align, reportdiff.history, reportdiff\n"
        "assert all(callable(getattr(reportdiff, n)) for n in ('read', 'compare', 'align', 'diff_words',"
        " 'find_figures', 'history_of'))"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_links_and_spans_have_the_promised_attributes() -> None:
    (link,) = reportdiff.align(["Train judges."], ["Train the judges."])
    assert (link.old, link.new, link.kind, link.moved) == ((0,), (0,), "reworded", False)
    assert 0 <= link.score <= 1
    spans = reportdiff.diff_words("Train judges.", "Train the judges.")
    assert [(s.mark, s.text.strip()) for s in spans if s.mark != "same"] == [("added", "the")]


def test_figures_are_found_in_any_prose() -> None:
    (figure,) = reportdiff.find_figures("Police arrested at least 30 people.")
    assert (figure.low, figure.unit, figure.qualifier) == (30, "persons", "at_least")


def test_every_name_in_the_window_is_there() -> None:
    for name in reportdiff.__all__:
        assert getattr(reportdiff, name) is not None


def test_an_interpreter_offers_every_name_of_the_window() -> None:
    assert set(reportdiff.__all__) <= set(dir(reportdiff))
