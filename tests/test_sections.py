"""How reports are split: one readable case a layout, and what holds for all of them.

A case file in ``tests/cases/sections`` has three parts between lines of five dashes: how the source is
called, the source, and what is read from it. All countries are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff import families
from reportdiff.model import Confidence, Report, UnitKind
from reportdiff.read import read_text
from reportdiff.sections import grade

CASES = sorted((Path(__file__).parent / "cases" / "sections").glob("*.txt"))
BORDER = "\n-----\n"


def told(report: Report) -> str:
    """Write down what was read, one line a fact."""
    who = report.identity
    lines = [f"{who.country} | {who.edition} | tier {who.tier} | {who.family}"]
    lines += [f"note: {note}" for note in report.notes]
    for section in report.sections:
        heading = f" [{section.heading}]" if section.heading else ""
        text = " ".join(section.text.split())
        lines.append(f"{section.name}{heading}: {section.found_by}, {section.confidence}, {len(section.units)} units")
        lines.append(f"    {text[:60]} ... {text[-40:]}" if len(text) > 100 else f"    {text}")
        lines += [f"    * {unit.text}" for unit in section.units if unit.kind is UnitKind.RECOMMENDATION]
    lines += [f"outside, {piece.why}: {' '.join(piece.text.split())[:100]}" for piece in report.outside]
    return "\n".join(lines)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_layout_is_read_as_its_case_says(case: Path) -> None:
    address, source, expected = case.read_text(encoding="utf-8").split(BORDER)
    kind = "markdown" if address.endswith(".md") else "text"
    assert told(read_text(source, address=address, format=kind)) == expected.strip()


def test_there_is_a_case_for_every_kind_of_list_and_heading() -> None:
    assert len(CASES) >= 49


def sections(*paragraphs: str, address: str = "velmora-2020.txt") -> dict[str, str]:
    return {s.name: s.text for s in read_text("\n\n".join(paragraphs), address=address).sections}


OVERVIEW = (
    "The Government of Velmora does not fully meet the minimum standards but is making significant efforts to do so."
)


def test_a_heading_is_no_part_of_its_section() -> None:
    report = read_text(f"VELMORA: Tier 2\n\n{OVERVIEW}\n\nPROTECTION\n\nThe government helped nine victims.")
    protection = report.sections[-1]
    assert (protection.heading, protection.text) == ("PROTECTION", "The government helped nine victims.")
    assert "PROTECTION" in [piece.text for piece in report.outside]


def test_a_subject_named_in_passing_is_no_heading() -> None:
    found = sections(
        OVERVIEW,
        "PREVENTION",
        "The government increased efforts to prevent trafficking. It adopted the Prevention Strategy of 2019. "
        "Protection Teams Act provisions stood. A plan on prosecution, protection, and prevention was drafted.",
    )
    assert list(found) == ["overview", "prevention"]


def test_weak_evidence_is_never_called_sure() -> None:
    report = read_text("Officials spoke of the matter at length.\n\nNothing more was said about it by anyone there.")
    assert report.sections
    assert all(section.confidence is Confidence.LOW for section in report.sections)


def test_a_section_is_no_surer_than_the_place_where_the_next_begins() -> None:
    report = read_text(
        f"VELMORA: Tier 2\n\n{OVERVIEW}\n\nPROSECUTION\n\nThe government convicted two traffickers.\n\n"
        "The government maintained efforts to protect victims. It ran a shelter."
    )
    assert [(s.name, s.confidence) for s in report.sections][1:] == [
        ("prosecution", Confidence.MEDIUM),
        ("protection", Confidence.MEDIUM),
    ]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("The government increased law enforcement efforts.", "increased"),
        (
            "The Government of Velmora slightly decreased its anti-trafficking law enforcement efforts.",
            "slightly decreased",
        ),
        ("The government made uneven efforts to protect victims.", "made uneven efforts"),
        ("The Velmoran government demonstrated strong efforts to prevent trafficking.", "made strong efforts"),
        ("The government did not demonstrate any discernible prevention efforts.", "made no discernible efforts"),
        ("During the year, the government maintained its prevention efforts.", "maintained"),
        ("A report that was made on the shelters' services praised them.", None),
        ("Courts convicted nine traffickers.", None),
    ],
)
def test_the_grade_is_the_verb_of_the_first_sentence(first: str, expected: str | None) -> None:
    report = read_text(f"VELMORA: Tier 2\n\n{OVERVIEW}\n\nPROSECUTION\n\n{first} It did more.")
    assert grade(report.sections[-1], families.load("tip")) == expected


HRR_OLD = """2022 Country Reports on Human Rights Practices: Velmora

EXECUTIVE SUMMARY

There were credible reports of abuses.

Section 1. Respect for the Integrity of the Person

a. Arbitrary Deprivation of Life and Other Unlawful or Politically Motivated Killings

There were no such reports.

b. Disappearance

One fisherman disappeared.

h. Tolls on the Bridge of Sighs

Guards took tolls.

Section 6. Discrimination and Societal Abuses

Women

The law prohibits rape.

Section 7. Worker Rights

e. Acceptable Conditions of Work

Mines were not inspected.
"""


def test_numbered_and_lettered_parts_have_names_that_do_not_depend_on_letters() -> None:
    text = "\n".join(f"# {line}" if line and line[-1] != "." else line for line in HRR_OLD.split("\n"))
    report = read_text(text, format="markdown")
    assert (report.identity.family, report.identity.country, report.identity.edition) == ("hrr", "Velmora", 2022)
    assert [(s.level, s.name) for s in report.sections] == [
        (1, "executive-summary"),
        (1, "integrity"),
        (2, "integrity.killings"),
        (2, "integrity.disappearance"),
        (2, "integrity.tolls-on-the-bridge"),
        (1, "discrimination"),
        (2, "discrimination.women"),
        (1, "worker-rights"),
        (2, "worker-rights.conditions"),
    ]
    assert report.sections[4].confidence is Confidence.MEDIUM


def test_the_outline_of_2024_shares_no_part_with_that_of_2023() -> None:
    report = read_text(
        "# 2024 Country Reports on Human Rights Practices: Velmora\n\n## Executive Summary\n\nLittle changed.\n\n"
        "Section 1.\n\n## Life\n\n### a. Extrajudicial Killings\n\nNone were reported.\n\nSection 2.\n\n## Liberty\n\n"
        "### e. Trafficking in Persons\n\nSee the other report.\n",
        format="markdown",
    )
    assert [(s.name, s.heading) for s in report.sections] == [
        ("executive-summary", "Executive Summary"),
        ("life", "Section 1. Life"),
        ("life.killings", "a. Extrajudicial Killings"),
        ("liberty", "Section 2. Liberty"),
        ("liberty.trafficking", "e. Trafficking in Persons"),
    ]


def test_short_items_without_end_marks_are_no_publishers_lines() -> None:
    found = read_text(
        f"VELMORA: Tier 2\n\n{OVERVIEW}\n\nPRIORITIZED RECOMMENDATIONS:\n\nFund shelters\n\nTrain judges and police\n\n"
        "Screen migrants\n"
    ).sections[-1]
    assert [unit.text for unit in found.units] == ["Fund shelters", "Train judges and police", "Screen migrants"]


def test_lines_of_a_page_behind_the_narrative_stand_outside() -> None:
    report = read_text(f"VELMORA: Tier 2\n\n{OVERVIEW}\n\nMore stories\n\nAbout this site\n\nContact")
    assert [section.name for section in report.sections] == ["overview", "other"]
    assert not report.sections[1].units


def test_a_child_labor_chapter_opens_with_its_summary_known_by_its_first_words() -> None:
    text = (
        "# 2018 Findings on the Worst Forms of Child Labor: Velmora\n\nIn 2018, Velmora made {} advancement in efforts "
        "to eliminate the worst forms of child labor.\n\n## I. Prevalence and Sectoral Distribution\n\nBoys dive.\n"
    )
    for grade_given in ("a moderate", "minimal"):
        summary = read_text(text.format(grade_given), format="markdown").sections[0]
        assert (summary.name, summary.found_by, summary.confidence) == ("summary", "opening phrase", Confidence.HIGH)
    other = text.replace("In 2018, Velmora made {} advancement in", "Nobody knows the")
    assert read_text(other, format="markdown").sections[0].confidence is Confidence.LOW


def test_what_a_paragraph_is_about_heads_no_section_that_was_told_already() -> None:
    text = (
        "# 2020 Country Reports on Human Rights Practices: Velmora\n\n## Section 2. Respect for Civil Liberties\n\n"
        "### d. Freedom of Movement\n\nThe law let all travel.\n\n### f. Protection of Refugees\n\n"
        "The island took in ten.\n\n"
        "Freedom of Movement: Refugees had to stay on the island at night. Guards let some leave.\n\n"
        "Employment: Refugees could mend nets.\n\n### g. Stateless Persons\n\nNone were known.\n"
    )
    found = [
        (section.name.split(".")[-1], len(section.units)) for section in read_text(text, format="markdown").sections
    ]
    assert found == [("civil-liberties", 0), ("movement", 1), ("refugees", 4), ("stateless", 1)]
