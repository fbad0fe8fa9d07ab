"""What a figure counts takes more than its own words: the phrase that several counts share, what was not done."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportdiff import families
from reportdiff.cli import main
from reportdiff.figures import report_figures
from reportdiff.model import Figure
from reportdiff.read import read_text

TIP = families.load("tip")


def figures_of(text: str) -> tuple[Figure, ...]:
    return report_figures(read_text(text, address="velmora-2019.txt", family="tip"), TIP)


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("There were no prosecutions or convictions of government officials.", ["officials", "officials"]),
        ("There were no investigations, prosecutions, or convictions of police officers.", ["officials"] * 3),
        ("There were no prosecutions or convictions.", [None, None]),
        ("Police investigated four cases involving five government officials.", ["officials", "officials"]),
        ("The other two cases involving government officials remained under investigation.", ["officials"]),
        ("Officers opened 12 investigations of traffickers; officials closed three cases.", [None, None]),
        ("Courts reached 12 convictions of traffickers for bribing government officials.", [None]),
    ],
)
def test_cases_of_officials_are_told_apart_from_all_cases(sentence: str, groups: list[str | None]) -> None:
    assert [f.subgroup for f in figures_of(sentence)] == groups


def test_what_people_are_suspected_of_is_no_law_used_against_them() -> None:
    of = "convictions of officials suspected of trafficking-related crimes."
    assert [f.subgroup for f in figures_of(f"There were no {of}")] == ["officials"]
    assert figures_of("Courts convicted nine offenders under other laws.")[0].subgroup == "other laws"


def test_the_terminal_says_none_for_a_zero_without_a_number_and_names_rows_of_no_measure(tmp_path: Path) -> None:
    text = "PROSECUTION\n\nIn 2018, there were no prosecutions or convictions. The state has 31 provinces.\n"
    (tmp_path / "velmora-2019.txt").write_text(text, encoding="utf-8")
    table = CliRunner().invoke(main, ["figures", str(tmp_path / "velmora-2019.txt"), "--family", "tip"]).stdout
    rows = [line for line in table.splitlines() if "prosecution " in line]
    assert [row.split("current")[1].split()[0] for row in rows] == ["none", "none", "31"]
    pivot = CliRunner().invoke(main, ["figures", str(tmp_path / "velmora-2019.txt"), "--family", "tip", "--pivot"])
    assert "other: provinces" in pivot.stdout


@pytest.mark.parametrize(
    "sentence",
    [
        "Police closed the investigation into a complaint by 12 foreign workers.",
        "Prosecutors reviewed an appeal filed by four workers before a court convicted their employer.",
        "One of the convicted traffickers was a chief who had required 20 boys to herd cattle.",
        "Police investigated a company that lodged 30 workers in huts.",
    ],
)
def test_people_who_complain_or_whom_a_suspect_used_are_no_count_of_suspects(sentence: str) -> None:
    counts = [f.measure for f in figures_of(sentence) if (f.low or 0) > 1]
    assert counts == ["other"]


def test_a_relative_clause_that_only_says_who_they_are_leaves_the_count_to_its_verb() -> None:
    told = figures_of("Police arrested smugglers, who included 12 officials. An NGO that identified 30 victims closed.")
    assert [f.measure for f in told] == ["arrests", "victims_identified"]


def test_a_year_between_a_sum_and_a_verb_makes_the_sum_nobodys_object() -> None:
    (sum_,) = figures_of("The two victims to whom a court awarded $3,000 in 2017 received the money in October.")[1:]
    assert sum_.measure == "restitution"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Courts have convicted 112 traffickers since 2004.", [("since 2004", None)]),
        ("Since its founding in 2012, the unit has investigated 67 cases.", [("since 2012", None)]),
        ("Military courts have convicted 40 traffickers since the 2014 coup.", [("since 2014", None)]),
        ("Police arrested four suspects, for a total of 13 arrests since 2012.", [(None, 2018), ("since 2012", None)]),
        ("The fund paid 1,671 victims since 2014, including 75 in 2018.", [("since 2014", None), ("part", 2018)]),
        ("Courts convicted three traffickers, the first such convictions since 2010.", [(None, 2018)]),
        ("Courts convicted 37 traffickers, an increase since 2015.", [(None, 2018)]),
    ],
)
def test_a_running_total_is_a_series_of_its_own(sentence: str, told: list[tuple[str | None, int | None]]) -> None:
    assert [(f.subgroup, f.period) for f in figures_of(sentence)] == told


def test_a_word_for_what_money_is_for_goes_before_one_that_only_says_that_it_changed_hands() -> None:
    told = figures_of("Victims could ask for compensation from a fund; five victims received a total of $34,700.")
    assert told[-1].measure == "restitution"


def test_victims_who_accepted_shelter_were_assisted() -> None:
    told = figures_of("Authorities identified 84 victims. Sixty-one of the victims accepted a place in a shelter.")
    assert [f.measure for f in told] == ["victims_identified", "victims_assisted"]


def test_a_list_of_deeds_that_is_compared_is_of_the_year_before_and_nothing_else_is() -> None:
    told = figures_of(
        "The government reported investigating 61 cases, prosecuting 23 defendants, and convicting eight traffickers, "
        "compared with investigating 55 cases, prosecuting 30, and convicting 12 in the previous reporting period."
    )
    assert [(f.low, f.period) for f in told[:3]] == [(61, 2018), (23, 2018), (8, 2018)]
    assert [(f.low, f.period, f.unit) for f in told[3:]] == [
        (55, 2017, "cases"),
        (30, 2017, "persons"),
        (12, 2017, "persons"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve victims did not receive any assistance.",
        "Eight victims received no services.",
        "Five victims were not referred to shelters.",
        "Six victims refused government services.",
        "Four victims declined assistance.",
        "Three victims left the shelter.",
        "Forty-two victims took part in trials, and prosecutors granted protection to some.",
        "In three cases, prosecutors reduced charges from trafficking to pimping.",
    ],
)
def test_what_was_not_done_for_those_counted_is_no_measure_of_it(sentence: str) -> None:
    assert {f.measure for f in figures_of(sentence)} == {"other"}


def test_parts_are_of_the_total_that_they_add_up_to() -> None:
    told = figures_of(
        "Police investigated 29 cases involving 54 suspects, including 22 for sex trafficking and seven for begging."
    )
    assert [(f.low, f.unit) for f in told] == [(29, "cases"), (54, "persons"), (22, "cases"), (7, "cases")]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Appellate courts upheld the convictions of three traffickers.", "on appeal"),
        ("Prosecutors brought other charges against nine traffickers.", "other laws"),
        ("Police arrested two immigration officers.", "officials"),
        ("Courts convicted nine traffickers; appellate courts acquitted some.", None),
    ],
)
def test_words_before_a_count_of_cases_or_suspects_may_name_its_group(sentence: str, group: str | None) -> None:
    assert figures_of(sentence)[0].subgroup == group


def test_a_list_of_who_counted_how_many_gives_each_number_to_its_own() -> None:
    told = figures_of("Law enforcement identified 110 victims, social workers 32, and NGOs 15.")
    assert [(f.low, f.measure, f.actor) for f in told] == [
        (110, "victims_identified", None),
        (32, "victims_identified", "social workers"),
        (15, "victims_identified", "NGOs"),
    ]
    spent = figures_of("Police identified 36 victims, women and girls 19.")
    assert spent[0].actor is None


def test_who_stands_between_dashes_counts_nothing_outside_them() -> None:
    told = figures_of("It trained 1,200 officials—police, judges, and labor inspectors—compared to 870 in 2017.")
    assert [f.actor for f in told] == [None, None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The committee planned to compensate the remaining 39,000 victims.",
        "Authorities found the children had no relatives in the area.",
        "The academy intends to train 40 officers.",
    ],
)
def test_what_is_only_planned_or_found_to_be_so_is_no_result(sentence: str) -> None:
    assert [f.measure for f in figures_of(sentence)] == ["other"]


def test_a_name_in_the_plural_is_not_what_is_counted() -> None:
    told = figures_of("Police detained 600 Sandor Electronics workers. There were no arrests or charges.")
    assert [(f.low, f.unit) for f in told] == [(600, "persons"), (0, "arrests"), (0, "charges")]


def test_one_former_police_officer_is_counted_as_an_official() -> None:
    (told,) = figures_of("Courts convicted one former police officer under the law.")
    assert (told.low, told.measure, told.subgroup) == (1, "convictions", "officials")


def test_a_share_of_the_victims_is_one_of_all_and_not_of_the_last_group_told() -> None:
    told = figures_of(
        "The government identified 353 victims and funded the return of 12 foreign victims. "
        "More than half of the victims were children."
    )
    assert told[-1].measure == "victims_identified"
    assert told[-1].subgroup == "children"


def test_money_spent_to_assist_victims_counts_those_assisted() -> None:
    told = figures_of("The trust fund disbursed $27,550 to assist 30 victims.")
    assert [f.measure for f in told] == ["funding", "victims_assisted"]


@pytest.mark.parametrize(
    ("sentence", "unit", "measure"),
    [
        ("The number of convictions more than doubled, from six to 14.", "convictions", "convictions"),
        ("Prosecutors pursued 15 trafficking cases.", "cases", "prosecutions"),
        ("Sentences ranged from fines to eight years' imprisonment.", "years", "prison_sentence"),
        ("Five victims assisted in the prosecution of traffickers.", "persons", "other"),
        ("The hotline referred 18 cases to police.", "cases", "other"),
        ("The government provided support to 109 victims.", "persons", "victims_assisted"),
    ],
)
def test_what_a_verb_of_the_reports_counts(sentence: str, unit: str, measure: str) -> None:
    told = figures_of(sentence)
    assert (told[-1].unit, told[-1].measure) == (unit, measure)


def test_a_total_named_again_without_its_noun_is_of_what_it_counted_before() -> None:
    told = figures_of("The court convicted 25 traffickers in 19 cases. Of the 25, 10 were sentenced to prison.")
    assert [f.unit for f in told] == ["persons", "cases", "persons", "persons"]


def test_two_unspecified_forms_of_trafficking_are_two_cases() -> None:
    told = figures_of(
        "Authorities initiated 34 investigations (28 sex trafficking, four labor trafficking, "
        "and two unspecified forms of trafficking)."
    )
    assert (told[-1].low, told[-1].unit, told[-1].measure) == (2, "cases", "investigations")


def test_a_list_of_parts_goes_on_before_the_same_word() -> None:
    told = figures_of(
        "Authorities identified 48 victims. "
        "Thirty-three of the victims were subjected to sex trafficking and 15 to forced labor."
    )
    assert [f.measure for f in told] == ["victims_identified"] * 3


def test_what_is_left_out_of_a_count_is_no_count_of_shelters() -> None:
    assert figures_of("In all but one shelter, victims could not leave alone.")[0].measure == "other"


def test_words_behind_a_comma_name_the_next_part() -> None:
    told = figures_of("Police identified 78 victims. Of the 78 victims, police identified 41, labor inspectors 20.")
    assert [(f.subgroup, f.actor) for f in told[2:]] == [("part", None), ("part", "labor inspectors")]


def test_the_twelve_months_that_an_edition_covers_are_the_year_that_it_reports_on() -> None:
    told = figures_of(
        "Between April 2018 and March 2019, police identified 78 victims. The law of 2017-2018 helped 12."
    )
    assert told[0].period == 2018
    assert figures_of("From April 2016 to March 2017, police identified 78 victims.")[0].period == 2017


def test_since_the_enactment_of_a_law_is_a_running_total() -> None:
    told = figures_of("In total, courts have convicted 31 traffickers since the law's enactment in 2011.")
    assert [(f.subgroup, f.period) for f in told] == [("since 2011", None)]


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("None of the politicians arrested in the spring remained in detention.", "other"),
        ("None of the defendants appeared in court.", "other"),
        ("None of the defendants were convicted.", "convictions"),
    ],
)
def test_none_of_those_arrested_is_no_count_of_arrests(sentence: str, measure: str) -> None:
    assert figures_of(sentence)[0].measure == measure


def test_numbers_behind_an_article_of_law_that_count_something_are_figures() -> None:
    told = figures_of(
        "Authorities reported 9 convictions under Article 138, 22 convictions under Article 140, and 4 under others."
    )
    assert [(f.low, f.measure) for f in told] == [(9, "convictions"), (22, "convictions"), (4, "convictions")]
    assert not figures_of("The law prohibits it in Articles 137, 139, and 140.")


@pytest.mark.parametrize("verb", ["entered government shelters", "accepted shelter", "sought shelter"])
def test_victims_who_went_to_a_shelter_are_no_count_of_shelters(verb: str) -> None:
    assert figures_of(f"Eighteen victims {verb}.")[0].measure == "victims_assisted"


def test_permits_denied_are_no_help() -> None:
    told = figures_of("Authorities issued residence permits to 12 victims and denied permits to three.")
    assert [f.measure for f in told] == ["victims_assisted", "other"]


def test_those_who_refused_are_no_part_of_those_helped_and_a_count_of_years_is_a_series_of_its_own() -> None:
    told = figures_of("Social services provided 28 of the 34 victims with assistance, and five refused.")
    assert told[-1].measure == "other"
    (span,) = figures_of("Between 2015 and 2018, authorities convicted 43 traffickers.")
    assert (span.subgroup, span.period) == ("2015-2018", None)
