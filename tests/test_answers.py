"""Rows of tables that answer yes or no: an answer that turned is a main change."""

from __future__ import annotations

from reportdiff import compare
from reportdiff.faces.summary import sentences
from reportdiff.model import Comparison
from reportdiff.read import read_text

REPORT = """# 2018 Findings on the Worst Forms of Child Labor: Velmora

In 2018, Velmora made a moderate advancement in efforts to eliminate the worst forms of child labor.

## II. Legal Framework for Child Labor

| Standard | Meets International Standards: Yes/No | Age | Legislation |
| --- | --- | --- | --- |
| Minimum Age for Work at Sea | No | 14 | Article 3 of the Sea Code (12) |
| Prohibition of Diving | Yes | 18 | Article 9 of the Sea Code (12, 13) |

## III. Enforcement of Laws on Child Labor

| Overview of Enforcement | 2017 | 2018 |
| --- | --- | --- |
| Number of Inspectors | 12 (3) | 14 (5) |
| Harbors Inspected at Night | Yes (3) | Yes (4) |
| Complaint Line Exists | No (3) | Unknown |
"""


def told(*changes: tuple[str, str]) -> list[str]:
    return [sentence.text for sentence in sentences(made(*changes)) if sentence.kind == "answer"]


def made(*changes: tuple[str, str]) -> Comparison:
    new = REPORT
    for before, after in changes:
        assert before in new
        new = new.replace(before, after)
    return compare(read_text(REPORT, format="markdown"), read_text(new, format="markdown"))


def test_an_answer_that_turned_is_told_under_what_heads_its_column() -> None:
    assert told(
        ("Sea | No | 14", "Sea | Yes* | 15"), ("at Night | Yes (3) | Yes (4)", "at Night | Yes (4) | No (7)")
    ) == [
        "Minimum Age for Work at Sea: “Yes” (Meets International Standards); before, “No”.",
        "Harbors Inspected at Night: “No” (2018); before, “Yes”.",
    ]


def test_it_leads_to_the_row_on_both_sides() -> None:
    found = next(s for s in sentences(made(("Sea | No", "Sea | Yes"))) if s.kind == "answer")
    assert found.anchor is not None
    assert [(place.side, place.section) for place in found.places] == [
        ("old", "Legal framework"), ("new", "Legal framework"),
    ]  # fmt: skip


def test_other_changes_of_a_row_are_no_answer() -> None:
    assert (
        told(("(12, 13)", "(14)"), ("Sea | No | 14", "Sea | No | 15"), ("Yes (3) | Yes (4)", "Yes (4) | Yes (9)")) == []
    )


def test_the_answer_of_another_year_is_not_taken_for_that_of_the_last() -> None:
    assert told(("No (3) | Unknown", "Unknown | Yes (4)")) == []


def test_a_table_whose_head_says_only_yes_or_no_is_told_without_it() -> None:
    plain = (": Yes/No |", "|"), ("Meets International Standards", "Yes/No")
    assert told(*plain, ("Diving | Yes", "Diving | No")) == ["Prohibition of Diving: “No”; before, “Yes”."]


def test_more_than_six_are_counted() -> None:
    things = ("rope", "sail", "tar", "net", "oar", "salt", "keel", "mast")
    rows = "".join(f"| Prohibition of {n} | No | 18 | Article {n} of the {n} Code |\n" for n in things)
    old = REPORT.replace("| Prohibition of Diving", rows + "| Prohibition of Diving")
    new = old.replace(" | No | 18 |", " | Yes | 18 |")
    found = compare(read_text(old, format="markdown"), read_text(new, format="markdown"))
    said = [sentence.text for sentence in sentences(found) if sentence.kind == "answer"]
    assert len(said) == 7
    assert said[-1] == "2 more rows of tables answer otherwise than before."
