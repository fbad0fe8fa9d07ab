"""Recommendations that stand in a table, and the years that the publisher prints beside them."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from reportdiff import families, frames
from reportdiff.compare import compare
from reportdiff.errors import FamilyError
from reportdiff.faces import as_history, as_json, as_markdown, as_text, tables
from reportdiff.families.parse import parse
from reportdiff.figures import report_figures
from reportdiff.history import history_of, with_past
from reportdiff.model import Asked, Comparison, Fate, History, Report, UnitKind
from reportdiff.read import read_text
from reportdiff.sections.unit_making import printed_years

SURVEY = "Survey child labor in the slate quarries of the north."
AGE = "Raise the minimum age for work to the age at which compulsory schooling ends."
BUSES = "Pay for school buses to the outer islands."
CLERKS = "Hire clerks who register births in fishing villages."


def chapter(edition: int, *rows: tuple[str, str, str], head: str = "Year(s) Suggested") -> Report:
    """A chapter on Velmora that ends with a table of suggested actions."""
    listed = "\n".join(f"| {area} | {action} | {years} |" for area, action, years in rows)
    return read_text(
        f"# {edition} Findings on the Worst Forms of Child Labor: Velmora\n\n"
        f"In {edition}, Velmora made a moderate advancement. Children cut slate.\n\n"
        "## VII. Suggested Government Actions to Eliminate Child Labor\n\n"
        "Based on the reporting above, suggested actions are identified (Table 11).\n\n"
        f"| Area | Suggested Action | {head} |\n| --- | --- | --- |\n{listed}\n",
        format="markdown",
        address=f"velmora/{edition}.md",
    )


def through(*reports: Report) -> tuple[History, list[Comparison]]:
    """Compare and follow editions."""
    comparisons = [compare(old, new) for old, new in pairwise(reports)]
    return history_of(reports, comparisons), comparisons


def three() -> tuple[History, list[Comparison]]:
    """Three editions: one demand older than the first, one new, one whose years the publisher counts otherwise."""
    return through(
        chapter(2018, ("Laws", AGE, "2012 – 2018"), ("", SURVEY, "2018")),
        chapter(2019, ("Laws", AGE, "2012 – 2019"), ("", SURVEY, "2018 – 2019"), ("", BUSES, "2019")),
        chapter(2020, ("Laws", AGE, "2012 – 2020"), ("", SURVEY, "2020"), ("", CLERKS, "2018 – 2020")),
    )


def test_each_row_of_the_list_is_a_recommendation_and_its_other_cells_stand_outside() -> None:
    report = chapter(2019, ("Laws", AGE, "2012, 2014–2016"), ("", SURVEY, "2019"))
    section = report.sections[-1]
    asked = [unit for unit in section.units if unit.kind is UnitKind.RECOMMENDATION]
    assert [(unit.text, unit.printed) for unit in asked] == [(AGE, (2012, 2014, 2015, 2016)), (SURVEY, (2019,))]
    assert all(report.text[unit.start : unit.end] == unit.text for unit in section.units)
    beside = [piece.text for piece in report.outside if piece.why == "beside an item"]
    assert beside == ["Laws", "2012, 2014–2016", "2019"]
    head = next(unit for unit in section.units if unit.kind is UnitKind.TABLE_ROW)
    assert head.text == "Area | Suggested Action | Year(s) Suggested"


def test_a_row_of_another_shape_stays_a_row() -> None:
    table = "| Suggested Action | Year Suggested |\n| --- | --- |\n| Mines | |\n| | 2019 |\n"
    report = read_text(
        f"## VII. Suggested Government Actions\n\n{table}\n| Mines | 4 | 9 |\n| --- | --- | --- |\n",
        format="markdown",
        family="dol",
    )
    kinds = [(unit.kind.value, unit.text) for section in report.sections for unit in section.units]
    assert kinds == [
        ("table row", "Suggested Action | Year Suggested"),
        ("recommendation", "Mines"),
        ("table row", "| 2019"),
        ("table row", "Mines | 4 | 9"),
    ]


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("2013", (2013,)),
        ("2011 – 2013", (2011, 2012, 2013)),
        ("2009—2010", (2009, 2010)),
        ("2010, 2012 – 2013", (2010, 2012, 2013)),
        ("2010 and 2012", (2010, 2012)),
        ("2009 –2 011", (2009, 2010, 2011)),
        ("2013 – 2011", ()),
        ("since 2013", ()),
        ("20133", ()),
        ("1901 – 2099", ()),
        ("", ()),
        ("2013 (see note)", ()),
    ],
)
def test_years_are_read_only_where_a_cell_holds_nothing_else(cell: str, years: tuple[int, ...]) -> None:
    assert printed_years(cell) == years


def test_printed_years_are_no_figures() -> None:
    report = chapter(2019, ("Laws", AGE, "2009 –2 019"), ("", SURVEY, "2019"))
    assert not [f for f in report_figures(report, families.load("dol")) if f.section == "recommendations"]


def test_a_lifeline_is_held_against_the_years_that_the_publisher_prints() -> None:
    history, _ = three()
    printed = {
        stage.passage.unit.text: line.printed
        for line in history.lifelines
        for stage in line.stages
        if isinstance(stage, Asked)
    }
    age, survey, clerks = printed[AGE], printed[SURVEY], printed[CLERKS]
    assert age is not None
    assert age.agrees
    assert age.years == tuple(range(2012, 2021))
    assert survey is not None
    assert (survey.edition, survey.years, survey.not_printed, survey.not_found) == (2020, (2020,), (2018, 2019), ())
    assert clerks is not None
    assert (clerks.not_found, clerks.not_printed) == ((2018, 2019), ())


def test_a_comparison_says_which_years_are_printed_and_marks_what_differs() -> None:
    history, comparisons = three()
    printed = {fate.fate: fate.printed for fate in comparisons[1].recommendations if fate.printed}
    assert printed[Fate.NEW].not_found == (2019,)
    assert printed[Fate.DROPPED].edition == 2019
    whole = {fate.fate: fate.printed for fate in with_past(comparisons[1], history).recommendations if fate.printed}
    assert whole[Fate.NEW].not_found == (2018, 2019)


def test_every_face_shows_printed_years() -> None:
    history, comparisons = three()
    shown = with_past(comparisons[1], history)
    assert "printed by the publisher: 2012–2020" in as_text.comparison(shown)
    assert "printed by the publisher: 2018–2020; not found here in 2018–2019" in " ".join(
        as_text.comparison(shown).split()
    )
    assert "printed by the publisher: 2012–2020" in as_markdown.comparison(shown)
    text = " ".join(as_history.text(history).split())
    assert (
        "asked in 3 editions held since 2018, maybe earlier printed by the publisher: 2012–2020; the same here" in text
    )
    assert "printed by the publisher: 2020; found here also in 2018–2019" in text
    document = json.loads(as_history.json(history))
    survey = next(one for one in document["recommendations"] if one["stages"][0]["text"] == SURVEY)
    assert survey["printed"] == {"edition": 2020, "years": [2020], "not_found": [], "not_printed": [2018, 2019]}
    rows = as_history.csv(history).splitlines()
    assert any(SURVEY in row and ",2020,2018–2019," in row for row in rows)
    assert "2012–2020" in tables.tables(shown, as_json.diff(shown), "page.html#{}".format).recommendations


def test_frames_hold_printed_years() -> None:
    pytest.importorskip("pandas")
    history, comparisons = three()
    stages = frames.to_frame(history, "recommendations")
    age = stages[stages["text"] == AGE].iloc[0]
    assert (age["printed"], age["printed_agrees"]) == (tuple(range(2012, 2021)), True)
    fates = frames.to_frame(comparisons[0], "recommendations")
    assert all(fates["printed"])


def test_what_is_no_recommendation_in_the_section_is_still_told() -> None:
    old = chapter(2020, ("Laws", AGE, "2020"))
    new = chapter(2021, ("Laws", AGE, "2020 – 2021"), head="Years Suggested")
    shown = compare(old, new)
    assert "[-Year(s)-]{+Years+} Suggested" in as_text.comparison(shown)
    assert "~~Year(s)~~**Years** Suggested" in as_markdown.comparison(shown)


def test_a_family_file_must_say_which_column_holds_the_items() -> None:
    text = (
        'name = "small"\ntitle = "Small"\n[[sections]]\nname = "asked"\ntitle = "Asked"\n'
        'holds = "recommendations"\n[sections.columns]\nyears = ["year"]\n'
    )
    with pytest.raises(FamilyError, match="columns: no items"):
        parse("small", text)
