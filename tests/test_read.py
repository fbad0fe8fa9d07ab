"""What reading promises for any text: nothing lost, nothing twice, offsets that hold, and no failure."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest
from hostile import HOSTILE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportdiff.model import Report
from reportdiff.read import read, read_text

LAYOUTS = [
    path.read_text(encoding="utf-8").split("\n-----\n")[1]
    for path in sorted((Path(__file__).parent / "cases" / "sections").glob("*.txt"))
]
pieces = st.lists(
    st.one_of(
        st.sampled_from([line for text in LAYOUTS for line in text.split("\n") if line]),
        st.sampled_from(list(HOSTILE.values())),
        st.text(max_size=40),
    ),
    max_size=12,
)
texts = st.builds(
    lambda parts, gap: gap.join(parts), pieces, st.sampled_from(["\n", "\n\n", " ", "", "\n\n\n", "\r\n"])
)
law = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def check(report: Report, source: str | None) -> None:
    spots = sorted(
        [(unit.start, unit.end) for section in report.sections for unit in section.units]
        + [(piece.start, piece.end) for piece in report.outside if piece.start >= 0]
    )
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spots)), "a word stands twice"
    assert letters("".join(report.text[a:b] for a, b in spots)) == letters(report.text), "a word is lost"
    for section in report.sections:
        assert section.text == report.text[section.start : section.end]
        for unit in section.units:
            assert unit.text == report.text[unit.start : unit.end] == unit.text.strip() != ""
            assert section.start <= unit.start < unit.end <= section.end
    for piece in report.outside:
        if piece.start >= 0:
            assert piece.text == report.text[piece.start : piece.end]
    if source is not None:
        assert letters(report.text) == letters(source)


@law
@given(texts)
def test_every_word_of_a_text_stands_in_exactly_one_unit_or_outside_piece(text: str) -> None:
    check(read_text(text), text)


@law
@given(texts)
def test_reading_markdown_fails_on_no_text_and_loses_no_word_of_its_own(text: str) -> None:
    check(read_text(text, format="markdown"), None)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_inside_a_report_is_read_like_any_other(name: str) -> None:
    text = "\n\n".join([LAYOUTS[0], HOSTILE[name], LAYOUTS[-1]])
    check(read_text(text), text)
    check(read_text(text, format="markdown"), None)


@law
@given(texts)
def test_offsets_lead_back_to_the_source(text: str) -> None:
    report = read_text(text)
    steps = [*report.source_map, (len(report.text), len(text))]
    for (start, there), (end, _) in itertools.pairwise(steps):
        run = report.text[start:end].rstrip()
        source = text[there : there + len(run)]
        assert [c for c in run if not c.isspace()] == [c for c in source if not c.isspace()]
        assert len(run) == len(source)


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("word ", "text"),
        ("The government made ", "text"),
        ("PROTECTION ", "text"),
        (". ", "text"),
        ("(", "text"),
        ("[*", "markdown"),
    ],
)
def test_one_line_of_two_megabytes_is_read_in_time_in_proportion(piece: str, kind: str) -> None:
    text = piece * (2_000_000 // len(piece))
    start = time.process_time()
    check(read_text(text, format=kind), None)
    assert time.process_time() - start < 30  # a square of the length would take hours


def test_an_empty_text_is_a_report_without_sections() -> None:
    report = read_text("")
    assert (report.sections, report.outside, report.text) == ((), (), "")


def test_the_same_file_reads_the_same_whatever_it_is_read_after(tmp_path: Path) -> None:
    path = tmp_path / "velmora-2020.txt"
    path.write_text(LAYOUTS[0], encoding="utf-8")
    first = read(path)
    read_text(LAYOUTS[1])
    assert read(path) == first


def test_front_matter_comes_before_title_lines_and_they_before_the_path() -> None:
    text = "---\ncountry: Essandor\nedition: 2011\n---\n\n"
    titles = "# 2012 Trafficking in Persons Report: Velmora\n\n## VELMORA (Tier 2)\n"
    who = read_text(text + titles, address="graustark/2013.md", format="markdown").identity
    assert (who.country, who.edition, who.tier) == ("Essandor", 2011, "2")
    who = read_text(titles, address="graustark/2013.md", format="markdown").identity
    assert (who.country, who.edition) == ("Velmora", 2012)


def test_clues_that_contradict_each_other_are_noted() -> None:
    report = read_text(
        "2012 Trafficking in Persons Report: Kenya\n\nKENYA (Tier 2)\n\nText.", address="reports/kenya/2013.txt"
    )
    assert report.identity.edition == 2012
    assert "The path says 2013, not 2012." in report.notes


@pytest.mark.parametrize(
    ("address", "country", "edition"),
    [
        ("reports/cabo-verde/2019.md", "CPV", 2019),
        ("Cabo-Verde-2019.txt", "CPV", 2019),
        ("https://www.state.gov/reports/2023-trafficking-in-persons-report/north-macedonia/", "MKD", 2023),
        ("tip report 2011 (kosovo).txt", "XKX", 2011),
        ("notes.txt", None, None),
    ],
)
def test_a_path_tells_country_and_year_where_nothing_else_does(
    address: str, country: str | None, edition: int | None
) -> None:
    who = read_text("The government helped victims.", address=address).identity
    assert (who.iso3, who.edition) == (country, edition)


@pytest.mark.parametrize(
    ("line", "tier"),
    [
        ("KENYA (Tier 2)", "2"),
        ("KENYA: Tier 2 Watch List", "2WL"),
        ("Kenya (TIER 3)", "3"),
        ("KENYA: TIER 1", "1"),
        ("SPECIAL CASE: KENYA", "special"),
        ("Kenya (Special Case)", "special"),
        ("KENYA (Tier 2) [Extracted from the 2009 report]", "2"),
        ("The police of Kenya (Tier 2) left.", None),
    ],
)
def test_every_form_of_tier_line_is_read(line: str, tier: str | None) -> None:
    assert read_text(f"{line}\n\nThe government helped nine victims.").identity.tier == tier


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("therefore Kenya remained on Tier 2.", "2"),
        ("Kenya was downgraded to Tier 3.", "3"),
        ("therefore Kenya was upgraded to Tier 2 Watch List.", "2WL"),
        ("Kenya is nonetheless placed on Tier 2 Watch List for a second year.", "2WL"),
        ("an otherwise required downgrade to Tier 3 was waived.", None),
    ],
)
def test_a_tier_is_read_from_a_sentence_where_no_line_states_it(words: str, tier: str | None) -> None:
    assert (
        read_text(f"The Government of Kenya does not fully meet the minimum standards; {words}").identity.tier == tier
    )


def test_wrapped_lines_are_joined_and_paragraphs_kept_apart() -> None:
    lines = [
        "The government increased its efforts to protect victims of all",
        "kinds. Officials of the ministry identified nine victims in",
        "the marsh villages and took them to a shelter.",
        "Police trained with the courts during the spring of that",
        "year and learned about the law on forced labor from",
        "judges.",
    ]
    report = read_text("\n".join(lines), address="kenya-2012.txt")
    assert [unit.paragraph for section in report.sections for unit in section.units] == [1, 1, 2]


def test_table_rows_are_units_of_their_own() -> None:
    table = "| Inspections | 2017 | 2018 |\n| --- | --- | --- |\n| Mines | 4 | 9 |\n"
    report = read_text(f"# III. Enforcement of Laws\n\n{table}", format="markdown", family="dol")
    units = [unit.text for section in report.sections for unit in section.units]
    assert units == ["Inspections | 2017 | 2018", "Mines | 4 | 9"]


def test_marks_of_markdown_are_no_part_of_the_text() -> None:
    report = read_text(
        "A **bold** word, a [link](https://example.org/x), 5 \\* 3, snake_case and `code`.", format="markdown"
    )
    assert report.text == "A bold word, a link, 5 * 3, snake_case and code."


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (
            "2013 Findings on the Worst Forms of Child Labor: Velmora\n\nAnti-trafficking teams fought trafficking.",
            "dol",
        ),
        ("Children work in mines. Child labor is common; the worst forms of child labor are hazardous work.", "dol"),
        ("# 2022 Country Reports on Human Rights Practices: Velmora\n\nTrafficking in persons was a problem.", "hrr"),
        ("Traffickers exploit victims. The government convicted traffickers under the trafficking law.", "tip"),
        ("A text that tells nothing.", "tip"),
    ],
)
def test_the_family_is_told_by_a_title_or_else_by_the_words_used_most(text: str, family: str) -> None:
    assert read_text(text).identity.family == family
    assert read_text(text, family="dol").identity.family == "dol"


def test_a_text_that_comes_to_its_references_does_not_break_off() -> None:
    said = "# III. Enforcement of Laws\n\nInspectors visited two slate quarries in the hills of the north last year"
    noted = "# References\n\n1. Ministry of Labor. Letter to the consul in Mornas. March 4, 2021 https://reports.example/a_1"
    assert read_text(said, format="markdown", family="dol").cut_off
    assert not read_text(f"{said}.\n\n{noted}\n", format="markdown", family="dol").cut_off


def test_a_list_that_ends_in_the_first_word_of_its_next_item_or_a_heading_in_its_midst_breaks_off() -> None:
    said = "VELMORA (Tier 2)\n\nRecommendations for Velmora: Train judges on the law; fund shelters of NGOs; increase"
    assert read_text(said, family="tip").cut_off
    assert not read_text(f"{said} fines.", family="tip").cut_off
    listed = "VELMORA (Tier 2)\n\nPRIORITIZED RECOMMENDATIONS:\n\n• Train judges on the new law.\n• Fund shelters."
    assert read_text(f"{listed}\n\nPROSECUTIO", family="tip").cut_off
    assert not read_text(f"{listed}\n\nPROSECUTION\n\nPolice arrested nobody.", family="tip").cut_off


NO_REPORT = "The town opened its summer festival on Saturday. About 300 visitors came, and bands played until midnight."


@pytest.mark.parametrize(
    "text",
    [
        NO_REPORT,
        "Prevention\n\nWash your hands before every meal.\n\nProtection\n\nWear gloves in the laboratory.",
        "Velmora is a country of islands. " * 300
        + "Trafficking, traffickers and trafficked goods passed through its port.",
    ],
)
def test_a_text_that_nothing_shows_to_be_a_report_is_doubted(text: str) -> None:
    found = read_text(text)
    assert "Nothing in this text shows that it is from the Trafficking in Persons Report" in found.doubt
    assert found.doubt in found.notes


@pytest.mark.parametrize(
    "text",
    [
        "VELMORA (Tier 2)\n\nThe country is small.",
        "PREVENTION\n\nThe ministry ran a campaign on human trafficking and paid for a hotline.",
        "The government maintained efforts to identify and protect victims. It paid for a shelter.",
        "Courts convicted nine traffickers. Police trained officers on human trafficking and investigated trafficking.",
    ],
)
def test_what_shows_a_text_to_be_a_report_takes_the_doubt_away(text: str) -> None:
    assert read_text(text).doubt == ""


def test_an_excerpt_from_the_middle_of_a_rights_report_is_known_by_its_headings() -> None:
    text = "b. Disappearance\n\nThere were no reports of any.\n\nc. Freedom of Religion\n\nSee the other report."
    found = read_text(text)
    assert (found.identity.family, found.doubt) == ("hrr", "")


def test_a_text_that_ends_in_a_heading_breaks_off() -> None:
    text = "VELMORA (Tier 2)\n\nPROSECUTION\n\nCourts convicted nine traffickers.\n\nPROTECTION\n\nPolice found nine."
    assert not read_text(text).cut_off
    assert read_text(text[: text.index("\n\nPolice")]).cut_off


def test_a_heading_of_one_family_outweighs_a_few_more_words_of_another() -> None:
    words = "Human trafficking and trafficking for forced begging hurt children, who are also in child labor."
    assert read_text(f"{words}\n\nVelmora is small.").identity.family == "tip"
    headed = f"{words}\n\nI. Prevalence and Sectoral Distribution of Child Labor\n\nBoys dive for sponges."
    assert read_text(headed).identity.family == "dol"
