"""The sentences that every face shows first: true, plain, and the most important first."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from extremes import PAIRS, report

from reportdiff.compare import FATES, compare
from reportdiff.errors import FamilyError
from reportdiff.faces import as_json, as_markdown, as_text
from reportdiff.faces.notes import newsworthy, note_of
from reportdiff.faces.places import figure_ids, places
from reportdiff.faces.quantities import number, outline_share, percent, quantity, signed, with_unit
from reportdiff.faces.summary import sentences
from reportdiff.faces.wording import english, load
from reportdiff.model import Change, Comparison, Figure, Qualifier
from reportdiff.read import read, read_text

VELMORA = Path(__file__).resolve().parent.parent / "reports" / "velmora"
ORDER = (
    "tier", "cut", "drift", "grade", "answer", "figure", "more", "restated", "claim", "sum", "gone", "not_reported",
    "silent", "recommendations", "kept", "section", "nothing",
)  # fmt: skip


@cache
def velmora(old: int, new: int) -> Comparison:
    return compare(read(VELMORA / f"{old}.md"), read(VELMORA / f"{new}.md"))


def said(comparison: Comparison) -> list[str]:
    return [sentence.text for sentence in sentences(comparison)]


def made(old: str, new: str) -> Comparison:
    return compare(read_text(old, format="markdown"), read_text(new, format="markdown"))


def test_figures_are_said_as_a_reader_would_say_them() -> None:
    assert "Convictions rose: 19 people, up from 11." in said(velmora(2014, 2015))
    assert "Convictions unchanged: 17 people in both editions." in said(velmora(2018, 2019))


def test_what_stayed_is_told_on_the_page_and_is_no_news_elsewhere() -> None:
    told = {sentence.text: sentence.kind for sentence in sentences(velmora(2018, 2019))}
    assert told["Convictions unchanged: 17 people in both editions."] == "stays"
    note = note_of(velmora(2018, 2019), "velmora", "{}.html".format, english())
    assert not any("unchanged" in sentence.text for sentence in newsworthy(note))


def test_an_earlier_year_told_by_the_new_edition_only_is_said_to_be_its_telling() -> None:
    old = report(2019, prosecution="The government maintained law enforcement efforts.")
    new = report(2020, prosecution="Courts convicted 37 traffickers in 2019, an increase from 11 traffickers in 2018.")
    assert "Convictions rose: 37 people, up from 11 in 2018, as the 2020 edition tells it." in said(made(old, new))


def test_the_tier_comes_first_then_grades_figures_and_recommendations() -> None:
    for year in range(2014, 2020):
        told = [sentence.kind for sentence in sentences(velmora(year, year + 1))]
        kinds = [ORDER.index("figure" if kind == "stays" else kind) for kind in told]
        assert kinds == sorted(kinds)
        assert kinds[0] == 0
    assert said(velmora(2015, 2016))[0] == "Tier changed: Tier 2 Watch List, before Tier 2."


def test_recommendations_are_counted_in_one_sentence() -> None:
    told = [text for text in said(made(*PAIRS["everything changed"])) if text.startswith("Recommendations")]
    assert told == ["Recommendations: 2 new, 2 dropped."]


def test_two_texts_alike_are_said_to_be_alike() -> None:
    old = report(2019)
    assert said(made(old, old))[-1] == "Nothing changed: the two editions say the same in the same words."


def test_every_sentence_leads_to_the_words_that_say_so() -> None:
    comparison = velmora(2018, 2019)
    shown = {change.id for section in comparison.sections for change in section.changes}
    for sentence in sentences(comparison):
        assert {place.change for place in sentence.places} <= shown
        if sentence.kind in {"figure", "gone", "restated"}:
            assert sentence.places
            assert sentence.anchor in figure_ids(comparison)


def test_a_place_is_found_by_any_offset_within_its_unit_and_nowhere_else() -> None:
    comparison = velmora(2018, 2019)
    index = places(comparison)
    for section in comparison.new.sections:
        for unit in section.units:
            for offset in (unit.start, unit.end - 1):
                found = index.find("new", offset)
                assert found is not None
                assert (found.start, found.end) == (unit.start, unit.end)
    assert index.find("new", len(comparison.new.text)) is None


def test_figure_ids_are_made_from_content_and_never_twice() -> None:
    comparison = velmora(2018, 2019)
    ids = figure_ids(comparison)
    assert len(set(ids)) == len(ids)
    assert ids == figure_ids(compare(comparison.old, comparison.new))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (37, "persons", "37 people"), (1, "persons", "1 person"), (153000, "USD", "$153,000"),
        (83_800_000, "USD", "$83.8 million"), (83_812_345, "USD", "$83,812,345"), (1200, "MKD", "MKD 1,200"),
        (5.5, "years", "5.5 years"), (12, "boats", "12 boats"), (0.1 + 0.2, None, "0.3"),
    ],
)  # fmt: skip
def test_quantities_keep_their_value_and_unit(value: float, unit: str | None, text: str) -> None:
    assert with_unit(value, unit, english()) == text


def test_bounds_and_silence_are_said_in_words() -> None:
    def figure(low: float | None, high: float | None, qualifier: Qualifier) -> Figure:
        return Figure(0, 4, "as written", low, high, "persons", qualifier)

    w = english()
    assert quantity(figure(300, None, Qualifier.MORE_THAN), w) == "more than 300 people"
    assert quantity(figure(None, 12, Qualifier.AT_MOST), w) == "at most 12 people"
    assert quantity(figure(0, 0, Qualifier.EXACT), w) == "none"
    assert quantity(figure(2, 5, Qualifier.RANGE), w) == "as written"
    assert quantity(figure(None, None, Qualifier.NONE), w) == "as written"
    assert number(1_000_000_000, w) == "1 billion"


def test_differences_carry_their_sign_and_percentages_no_false_precision() -> None:
    w = english()
    assert signed(-63216, "USD", w) == "−$63,216"
    assert signed(26, "persons", w) == "+26"
    assert signed(5, "percent", w) == "+5 percentage points"
    assert (percent(236.36), percent(-4.545), percent(0)) == ("+236 %", "−4.5 %", "0 %")


@pytest.mark.parametrize(
    "text",
    [
        "[a]\nb = 'no language'",
        "language = 'en'\n[a]\nb = 3",
        "language = 'en'\n[a]\nb = {one = 'x', two = 'y'}",
        "language = 'en'\n[a]\nb = '{0.__class__}'",
        "language = 'en'\n[a]\nb = 'open {brace'",
    ],
)
def test_a_wording_file_that_does_not_keep_to_its_form_is_refused(text: str) -> None:
    with pytest.raises(FamilyError):
        load(text, "other.toml")


def test_persons_and_cases_of_one_sentence_are_told_in_one_line() -> None:
    old = report(2019, prosecution="Prosecutors charged 6 defendants in 4 trafficking cases.")
    new = report(2020, prosecution="Prosecutors charged 9 defendants in 5 trafficking cases.")
    told = [text for text in said(made(old, new)) if text.startswith("Prosecutions")]
    assert told == ["Prosecutions rose: 9 people in 5 cases, up from 6 in 4."]


def test_what_was_dropped_and_what_is_new_among_the_recommendations_is_quoted() -> None:
    old = report(2019, recommendations="* Fund the shelter in the north.\n* Train border guards.")
    new = report(2020, recommendations="* Train border guards.\n* Publish court decisions.")
    told = said(made(old, new))
    dropped = "Dropped from the recommendations: “Fund the shelter in the north”."
    assert f"{dropped} Absence from the report is not evidence of improvement." in told
    assert "New among the recommendations: “Publish court decisions”." in told


def test_of_a_text_that_breaks_off_nothing_is_said_to_be_dropped() -> None:
    old = report(2019, recommendations="* Fund the shelter in the north.\n* Train border guards.\n* Publish laws.")
    new = report(2020, recommendations="* Train border guards.\n* Open more offices for the")
    cut = made(old, new[: new.index("Open more offices for the") + len("Open more offices for the")])
    assert cut.new.cut_off
    told = " ".join(said(cut))
    assert "dropped" not in told.lower()
    assert "No longer" not in told
    assert "held part of the 2020 edition" in told


def test_what_stood_before_the_break_is_dropped_or_removed() -> None:
    old = report(
        2019,
        overview="The ferry law remained unchanged.",
        recommendations="* Fund the shelter in the north.\n* Train border guards.",
        prosecution="Courts convicted nine traffickers. Police raided two harbors.",
    )
    new = report(2020, recommendations="* Train border guards.", prosecution="Courts convicted nine traffickers of")
    cut = made(old, new[: new.index("traffickers of") + len("traffickers of")])
    assert cut.new.cut_off
    assert "Dropped from the recommendations: “Fund the shelter in the north”." in " ".join(said(cut))
    told = as_text.comparison(cut)
    assert "- removed: [-The ferry law remained unchanged.-]" in told
    assert "not in the held part of the 2020 edition: [-Police raided two harbors.-]" in told


def test_silence_in_both_editions_is_said_to_be_so() -> None:
    silent = "The government did not report the number of victims it identified."
    told = said(made(report(2019, protection=silent), report(2020, protection=silent)))
    assert f"Not reported in both editions: “{silent}”" in told


def test_few_groups_of_one_measure_stand_among_the_main_changes() -> None:
    for year in range(2014, 2020):
        told = [text for text in said(velmora(year, year + 1)) if text.startswith("Victims identified (")]
        assert len(told) <= 2


def test_what_may_stand_beyond_a_break_is_nowhere_called_removed() -> None:
    old = report(
        2019, prosecution="Courts convicted nine traffickers.", protection="NGOs ran two shelters. Police help."
    )
    whole = report(2020, prosecution="Courts convicted nine traffickers.", protection="The mayor of the port said that")
    broken = whole[: whole.index("said that")] + "said that"
    for text in (as_text.comparison(made(old, broken)), as_markdown.comparison(made(old, broken))):
        assert "removed" not in text
        assert "not in the held part of the 2020 edition" in text


def test_a_movement_says_where_the_earlier_year_is_told_differently() -> None:
    old = report(2019, prosecution="Courts convicted nine traffickers.")
    new = report(2020, prosecution="Courts convicted 12 traffickers, compared with 10 in 2018.")
    assert "Convictions rose: 12 people, up from 9. (For 2018 the 2020 edition gives 10 people.)" in said(
        made(old, new)
    )


def test_figures_of_reports_that_keep_no_statistics_are_told_in_their_own_words() -> None:
    title = "# Velmora {} Human Rights Report\n\n## Section 1. Respect for the Integrity of the Person\n\n"
    text = "Courts convicted {} traffickers of forced labor. In January the minimum wage rose to ${} a month."
    comparison = compare(
        *(
            read_text(title.format(year) + text.format(*values), format="markdown", family="hrr")
            for year, values in ((2019, (11, 513)), (2020, (19, 519)))
        )
    )
    told = said(comparison)
    assert "19, up from 11: “Courts convicted 19 traffickers of forced labor.”" in told
    assert not any("Convictions" in sentence or "Funding" in sentence for sentence in told)


def test_every_kind_of_change_has_a_fate() -> None:
    assert set(FATES) == set(get_args(Change))


def test_two_bounds_are_not_said_to_be_one_value() -> None:
    old = report(2019, protection="The government identified at least 40 victims.")
    new = report(2020, protection="The government identified more than 40 victims.")
    assert "Victims identified: more than 40 people; before, at least 40." in said(made(old, new))


def test_one_court_of_several_is_not_told_as_the_total() -> None:
    old = report(
        2019, prosecution="A court in Halvik convicted three traffickers. A court in Orsa convicted two traffickers."
    )
    new = report(
        2020, prosecution="A court in Halvik convicted four traffickers. A court in Tarn convicted one trafficker."
    )
    assert not any(text.startswith("Convictions") for text in said(made(old, new)))


def test_none_after_some_leads() -> None:
    old = report(2019, prosecution="Courts convicted one trafficker.")
    new = report(2020, prosecution="There were no convictions.")
    assert "Convictions fell: none, down from 1 person." in said(made(old, new))


def test_a_count_that_is_not_the_first_of_its_measure_is_named_by_the_reports_words() -> None:
    old = report(2019, prosecution="Police investigated 41 suspects. Police took part in six parallel investigations.")
    new = report(2020, prosecution="Police investigated 52 suspects. Police took part in four parallel investigations.")
    told = said(made(old, new))
    assert "Investigations (“parallel investigations”) fell: 4 cases, down from 6." in told


def test_a_bound_is_not_said_to_have_fallen_below_what_it_leaves_open() -> None:
    old = report(2019, protection="The government identified 530 victims.")
    new = report(2020, protection="The government identified at least 400 victims.")
    assert any("at least 400 people; before, 530" in text for text in said(made(old, new)))
    assert not any(" fell: " in text or " rose: " in text for text in [*said(made(old, new)), *said(made(new, old))])


def test_a_sum_that_the_new_edition_tells_again_is_not_told_as_no_longer_reported() -> None:
    old = report(2019, protection="A court awarded restitution of $12,400 to two victims, who had not received it.")
    new = report(2020, protection="The two victims to whom a court awarded $12,400 in 2018 received the money.")
    assert not any("12,400" in text for text in said(made(old, new)) if text.startswith("No longer"))
    silent = report(2020, protection="The only shelter stayed open.")
    assert any("12,400" in text for text in said(made(old, silent)) if text.startswith("No longer"))


def test_a_sentence_that_an_appeal_cut_is_no_movement_between_editions() -> None:
    old = report(2019, prosecution="Courts heard appeals.")
    new = report(2020, prosecution="The court reduced the sentence of a trafficker from 26 to 22 years in prison.")
    changes = as_json.diff(made(old, new)).figures
    assert changes
    assert not any(change.told_by_new for change in changes)


RIGHTS = """# {year} Country Reports on Human Rights Practices: Velmora

## Section 7. Worker Rights

c. Prohibition of Child Labor and Minimum Age for Employment

The law let no child dive for sponges.

d. Discrimination {more}

e. Acceptable Conditions of Work

The law set a wage for divers and for the crews of ferries.
"""


def test_a_section_of_which_the_heading_alone_is_left_is_not_told_as_gone() -> None:
    old = RIGHTS.format(year=2022, more="with Respect to Employment and Occupation\n\nThe law forbade discrimination.")
    found = made(old, RIGHTS.format(year=2023, more="(see section 6)"))
    told = [sentence.text for sentence in sentences(found) if sentence.kind == "section"]
    assert told[0] == (
        "Only the heading is left in the 2023 edition: Discrimination with respect to employment and occupation "
        "(“d. Discrimination (see section 6)”). Absence from the report is not evidence of improvement."
    )
    assert not any("no longer" in text or "not in the" in text for text in told)


def test_outlines_are_called_the_same_only_where_no_section_came_or_went() -> None:
    old = RIGHTS.format(year=2022, more="with Respect to Employment and Occupation\n\nThe law forbade discrimination.")
    assert outline_share(made(old, old.replace("ferries", "barges"))) == "100%"
    shorter = old[: old.index("e. Acceptable")].rstrip() + "\n"
    assert outline_share(made(old, shorter)) == "99%"


def test_other_outlines_are_counted_and_no_section_of_theirs_is_told_as_gone() -> None:
    new = """# 2024 Country Reports on Human Rights Practices: Velmora

## Section 2. Liberty

### b. Worker Rights

The law set a wage for divers and for the crews of ferries. It let no child dive.
"""
    found = made(RIGHTS.format(year=2023, more="(see section 6)"), new)
    assert found.drift.suppressed
    counted, text = [sentence.text for sentence in sentences(found) if sentence.kind == "section"]
    assert counted.startswith("Sections that only the 2023 edition has: 2; that only the 2024 edition has: 1. ")
    assert text == "In the text, wherever it stands: 1 reworded."
