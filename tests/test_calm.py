"""Marks that are no news are left out where words changed."""

from __future__ import annotations

import pytest

from reportdiff import diff_words
from reportdiff.faces.calm import calmed, worded
from reportdiff.model import Mark, Span


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (
            "Velmora's police freed nine boys.",
            "Velmora’s police freed two boys.",
            "Velmora’s police freed [nine|two] boys.",
        ),
        ("From 2013-2015 it paid some.", "From 2013–2015 it paid all.", "From 2013–2015 it paid [some|all]."),
        ("It paid 20 % of all fees.", "It paid 20% of all debts.", "It paid 20% of all [fees|debts]."),
        ("It paid 20 percent.", "It paid 25 percent.", "It paid [20 percent|25 percent]."),
        ("Ferries sail, mostly at night.", "Ferries sail mostly by night.", "Ferries sail[,|] mostly [at|by] night."),
    ],
)
def test_other_quotes_and_dashes_in_the_same_words_are_unmarked(old: str, new: str, marked: str) -> None:
    spans = worded(diff_words(old, new))
    assert "".join(s.text for s in spans if s.mark is not Mark.REMOVED) == new
    shown = "".join(
        s.text if s.mark is Mark.SAME else f"[{s.text}|]" if s.mark is Mark.REMOVED else f"[|{s.text}]" for s in spans
    )
    assert shown.replace("|][|", "|") == marked
    assert "".join(s.text for s in calmed(spans, joined=False) if s.mark is not Mark.REMOVED) == new


def test_neighbours_of_one_mark_are_one_run() -> None:
    spans = worded(
        (Span(Mark.SAME, "the "), Span(Mark.REMOVED, "boys'"), Span(Mark.ADDED, "boys’"), Span(Mark.SAME, " home"))
    )
    assert spans == (Span(Mark.SAME, "the boys’ home"),)
