"""What each figure of a report is about: read from case files with the answers marked in the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdiff import families
from reportdiff.figures import find_claims, find_sums, match_figures, report_figures
from reportdiff.model import (
    Claim,
    Confidence,
    Direction,
    Figure,
    Identity,
    Report,
    Restated,
    Role,
    Section,
    Source,
    Sum,
    Unit,
    UnitKind,
)
from reportdiff.read import read_text

CASES = Path(__file__).parent / "cases" / "meaning"
MARK = re.compile(r"\{([^{}:]+): ([^{}]+)\}")
TIP = families.load("tip")


def _case(path: Path) -> tuple[int, str, list[tuple[int, str, list[str]]]]:
    """Give a case's edition, its text, and each marked quantity: where it stands and what must be read of it."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    edition = int(lines[0].removeprefix("edition: "))
    body = "\n".join(lines[1:]).strip()
    text, marks, last = "", [], 0
    for mark in MARK.finditer(body):
        text += body[last : mark.start()]
        marks.append((len(text), mark.group(1), [part.strip() for part in mark.group(2).split(",")]))
        text += mark.group(1)
        last = mark.end()
    return edition, text + body[last:], marks


def _report(text: str, edition: int = 2019) -> Report:
    return read_text(text, address=f"velmora-{edition}.txt", family="tip")


def _figures(text: str, edition: int = 2019) -> tuple[Figure, ...]:
    return report_figures(_report(text, edition), TIP)


def _claims(text: str) -> tuple[Claim, ...]:
    report = _report(text)
    return find_claims(report, report_figures(report, TIP), TIP)


def _sums(text: str) -> tuple[Sum, ...]:
    report = _report(text)
    return find_sums(report, report_figures(report, TIP), TIP)


def _told(figure: Figure) -> list[str]:
    period = "open" if figure.period is None else str(figure.period)
    role = ["comparison"] if figure.role is Role.COMPARISON else []
    return [figure.measure or "", period, *role]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda p: p.stem)
def test_marked_figures_are_read_as_marked(path: Path) -> None:
    edition, text, marks = _case(path)
    report = _report(text, edition)
    assert report.text == text
    figures = [f for f in report_figures(report, TIP) if f.reported]
    wrong = []
    for at, words, want in marks:
        hit = next((f for f in figures if f.start < at + len(words) and f.end > at), None)
        groups = [] if hit is None else (hit.subgroup or "").split("; ")
        told = [word for word in want[1:] if word not in groups]
        if hit is None or told != _told(hit)[1:] or hit.measure not in want[0].split("|"):
            wrong.append((text[max(0, at - 60) : at + 30], want, hit and (_told(hit), hit.subgroup)))
    assert not wrong


def test_a_figure_without_a_year_is_for_the_year_that_the_edition_reports_on() -> None:
    assert [f.period for f in _figures("The government identified 12 victims.", 2014)] == [2013]


def test_without_an_edition_a_figure_has_only_the_year_that_the_text_gives() -> None:
    report = read_text("The police identified 12 victims in 2015 and three victims this week.", family="tip")
    assert report.identity.edition is None
    assert [(f.low, f.period) for f in report_figures(report, TIP)] == [(12, 2015), (3, 2015)]


def test_years_of_laws_and_plans_date_nothing() -> None:
    text = "Under the 2009 law, amended in 2012, and the plan for 2016-2020, courts convicted four traffickers."
    assert [(f.text, f.period) for f in _figures(text)] == [("four", 2018)]


def test_offsets_are_those_of_the_report() -> None:
    report = _report("TIER 2\n\nPolice found nothing.\n\nThe police identified 12 victims (15 in 2017).")
    for figure in report_figures(report, TIP):
        assert report.text[figure.start : figure.end] == figure.text
        assert report.text[figure.sentence_start :].startswith(figure.sentence)


def test_an_earlier_value_points_to_the_current_one_and_a_part_to_its_total() -> None:
    total, women, men, earlier = _figures(
        "Police identified 12 victims (seven women and five men), up from nine in 2017."
    )
    assert (women.part_of, men.part_of, earlier.beside) == (total.start, total.start, total.start)
    assert total.part_of is None
    assert total.beside is None


def test_part_of_a_year_is_kept_apart_from_the_whole_year() -> None:
    (figure,) = _figures("The government identified 12 victims in the first half of 2018.")
    assert (figure.period, figure.subgroup) == (2018, "first 6 months of the year")


def test_counts_of_others_carry_their_name() -> None:
    actors = [
        f.actor
        for f in _figures(
            "NGOs identified nine victims. The ATU identified four victims. Police identified two victims."
        )
    ]
    assert actors == ["NGOs", "ATU", None]


def test_a_study_gives_no_result_of_the_year() -> None:
    (figure,) = _figures("A survey identified approximately 300 children in begging.")
    assert (figure.measure, figure.period) == ("other", None)


def test_what_was_not_reported_is_told_by_measure() -> None:
    figures = _figures("The government did not report the number of investigations or convictions.")
    assert {(f.measure, f.reported, f.low) for f in figures} == {
        ("investigations", False, None),
        ("convictions", False, None),
    }


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Police identified 12 victims, a significant increase from nine in 2017.", (Direction.INCREASE, True)),
        ("Police identified 12 victims, a decrease from nine in 2017.", (Direction.DECREASE, False)),
        (
            "Police identified 12 victims. This was a decrease compared with 20 victims in 2017.",
            (Direction.DECREASE, True),
        ),
        ("Police identified 12 victims (12 in 2017), the same number as the year before.", (Direction.SAME, True)),
        ("Fewer victims were identified than in the previous year.", (Direction.DECREASE, None)),
        (
            "Courts more than doubled convictions, convicting 21 traffickers compared with 10 in 2017.",
            (Direction.INCREASE, True),
        ),
    ],
)
def test_claims_are_checked_against_the_figures_beside_them(text: str, answer: tuple[Direction, bool | None]) -> None:
    claim = _claims(text)[0]
    assert (claim.direction, claim.agrees) == answer


@pytest.mark.parametrize(
    "text",
    [
        "The government increased efforts to identify victims.",
        "The government should increase the number of victims assisted.",
        "Police identified more than 12 victims.",
        "Officials dropped the charges against three suspects.",
    ],
)
def test_effort_wishes_and_bounds_are_no_claims(text: str) -> None:
    assert not _claims(text)


def test_a_claim_without_figures_beside_it_is_checked_against_the_totals_of_its_section() -> None:
    text = "The government identified fewer victims. Police identified 12 victims, compared with nine in 2017."
    assert [(c.about, c.agrees) for c in _claims(text)] == [("victims_identified", False)]


def test_parts_are_added_up_against_their_total() -> None:
    (one,) = _sums("The police identified 12 victims (seven women and five men).")
    assert (one.total.low, [p.low for p in one.parts], one.closes) == (12, [7, 5], True)
    (other,) = _sums("The police identified 12 victims: seven women and six men.")
    assert not other.closes


def test_a_few_parts_picked_out_are_not_added_up() -> None:
    assert not _sums("The police identified 12 victims, including three women and two men.")


def test_confidence_is_low_where_no_measure_is_known() -> None:
    (figure,) = _figures("The committee met four times.")
    assert (figure.measure, figure.confidence) == ("other", Confidence.LOW)


TABLE = """Enforcement of the law | 2017 | 2018

Number of Labor Inspections Conducted | 310 (4) | 295 (7)

Number of Labor Inspectors | 12 (4) | 15 (7)

Labor Inspectorate Funding | Unknown (4) | $40,000 (7)"""


def _table_report(edition: int, text: str) -> Report:
    units: list[Unit] = []
    at = 0
    for row in text.split("\n\n"):
        units.append(Unit(UnitKind.TABLE_ROW, row, at, at + len(row), len(units) + 1))
        at += len(row) + 2
    section = Section("enforcement", "Enforcement", "", "heading", Confidence.HIGH, text, 0, len(text), tuple(units))
    identity = Identity(country="Velmora", edition=edition, family="dol")
    return Report(identity, Source("-", "text", "0" * 64), text, (section,), (), ())


def test_a_table_row_is_counted_by_its_label_and_dated_by_its_column() -> None:
    figures = report_figures(_table_report(2018, TABLE), families.load("dol"))
    told = [(f.measure, f.unit, f.low, f.period, str(f.role)) for f in figures]
    assert told == [
        ("inspections", "inspections", 310, 2017, "comparison"),
        ("inspections", "inspections", 295, 2018, "current"),
        ("other", "persons", 12, 2017, "comparison"),
        ("other", "persons", 15, 2018, "current"),
        ("funding", "USD", 40000, 2018, "current"),
    ]


def test_a_prior_year_column_that_differs_from_the_year_before_is_restated() -> None:
    dol = families.load("dol")
    old = report_figures(
        _table_report(2017, TABLE.replace("2018", "2016").replace("2017 | 2016", "2016 | 2017").replace("295", "299")),
        dol,
    )
    new = report_figures(_table_report(2018, TABLE), dol)
    restated = [c for c in match_figures(old, new) if isinstance(c, Restated)]
    assert [(c.period, c.old.low, c.new.low) for c in restated] == [(2017, 299, 310), (2017, 15, 12)]


def test_sources_in_brackets_are_no_figures() -> None:
    figures = _figures("Children work in quarries. (2,39) Inspectors visited 12 farms. (4)")
    assert [f.low for f in figures] == [12]


def test_a_claim_can_be_checked_against_the_edition_before() -> None:
    old = _figures("The government identified 12 victims.", 2018)
    report = _report("The government identified nine victims. It identified fewer victims than in the previous year.")
    claims = find_claims(report, report_figures(report, TIP), TIP, old)
    assert [c.agrees for c in claims] == [True]


def test_what_several_count_together_and_what_calls_led_to_is_not_the_governments_own_count() -> None:
    texts = {
        "The government and NGOs identified 150 victims.": "government and NGOs",
        "150 victims were identified by NGOs and the government.": "government and NGOs",
        "In coordination with the government and NGOs, police identified 140 victims.": None,
        "Calls to the hotline led to 43 investigations.": "hotline",
    }
    assert {text: _figures(text)[0].actor for text in texts} == texts


def test_an_empty_cell_keeps_its_column() -> None:
    table = "Children | Age | Percent\n\nPrimary Completion Rate (%) | | 98.7\n\nAttending School (%) | 5 to 14 | 92.5"
    told = report_figures(_table_report(2018, table), families.load("dol"))
    assert [(f.low, f.unit) for f in told] == [(98.7, "percent"), (5, "years"), (92.5, "percent")]
    years = report_figures(
        _table_report(2018, "Law | 2017 | 2018\n\nNumber of Convictions | | 5 (7)"), families.load("dol")
    )
    assert [(f.low, f.period, f.role) for f in years] == [(5, 2018, Role.CURRENT)]


def test_sources_in_the_notes_under_a_table_are_no_figures() -> None:
    notes = (
        "Minimum Age | Yes | 18 | Forces Eligibility (Recruits) (45)\n\n* No conscription (41) ‡ Age calculated (33,42)"
    )
    told = report_figures(_table_report(2018, notes), families.load("dol"))
    assert [f.low for f in told] == [18]


def test_the_shelters_that_money_is_for_do_not_pay_it() -> None:
    text = (
        "PROTECTION\n\nThe government funded six NGO shelters with 40 million lumens ($3.1 million), "
        "compared with 38 million lumens ($2.9 million) in 2017."
    )
    assert {f.actor for f in _figures(text) if f.measure == "funding"} == {None}


def test_the_victims_of_cases_are_not_the_group_told_in_the_sentence_before() -> None:
    text = (
        "PROTECTION\n\nTwenty foreign victims received residence permits in 2018. Courts ordered traffickers to pay "
        "restitution in three cases, but none of the victims received a payment."
    )
    none = next(f for f in _figures(text) if f.text == "none")
    assert (none.measure, none.subgroup) == ("restitution", None)


@pytest.mark.parametrize(
    ("said", "silent"),
    [
        ("did not report how much it spent on the care of victims", {"funding"}),
        ("did not provide data on its spending for the transport and medical care of victims", {"funding"}),
        (
            "did not report the amount of funding for shelters or the number of victims assisted",
            {"funding", "victims_assisted"},
        ),
        ("did not report the number of victims identified, and there was no shelter", {"victims_identified"}),
    ],
)
def test_a_silence_about_money_is_none_about_people(said: str, silent: set[str]) -> None:
    assert {f.measure for f in _figures(f"PROTECTION\n\nThe government {said}.") if not f.reported} == silent


def test_others_of_those_counted_restate_nothing() -> None:
    old = _figures("PROSECUTION\n\nPolice investigated five border guards in 2017.", 2018)
    told = (
        "In October 2018, a court convicted one border guard. "
        "Police closed the investigation of the three other border guards investigated in 2017."
    )
    new = _figures(f"PROSECUTION\n\n{told}", 2019)
    assert not [c for c in match_figures(old, new) if isinstance(c, Restated)]
