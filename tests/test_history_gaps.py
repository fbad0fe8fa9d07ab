"""What a history may say where little is held: texts that break off, years told in part, reports without statistics."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import pairwise

from reportdiff.compare import compare
from reportdiff.faces import as_history
from reportdiff.faces.html.country_page import country_page
from reportdiff.faces.html.series_views import all_series
from reportdiff.faces.html.views import Frame
from reportdiff.faces.wording import english
from reportdiff.history import history_of, with_past
from reportdiff.history.series import Span, series_of
from reportdiff.model import (
    Asked,
    Comparison,
    Confidence,
    Dropped,
    Fate,
    Figure,
    History,
    Qualifier,
    Report,
    Role,
    Telling,
)
from reportdiff.read import read_text

SHELTER = "Open a shelter for male victims in the port of Halvik"
JUDGES = "Train judges and prosecutors on the law against forced labor"
DATA = "Publish data on investigations, prosecutions, and convictions every year"
CUT = "Publish data on the investigations that police of the islands open ea"
FISHING = "Inspect fishing vessels for signs of forced labor before they leave port"


def through(*reports: Report) -> tuple[History, list[Comparison]]:
    """Compare and follow editions."""
    comparisons = [compare(old, new) for old, new in pairwise(reports)]
    return history_of(reports, comparisons), comparisons


def narrative(year: int, *items: str, broken: str = "") -> Report:
    """An edition of Velmora's report; its text breaks off in the list where ``broken`` says how it ends."""
    bullets = "\n".join(f"* {item}." for item in items)
    rest = (
        f"* {broken}\n"
        if broken
        else "\nPROSECUTION\n\nThe government increased law enforcement efforts. Police raided a quarry. "
        "Courts convicted 12 traffickers.\n\nPROTECTION\n\nThe government maintained efforts to protect victims.\n\n"
        "PREVENTION\n\nThe government decreased efforts to prevent trafficking.\n"
    )
    return read_text(
        f"{year} Trafficking in Persons Report: Velmora\n\nVELMORA (Tier 2)\n\n"
        "The Government of Velmora does not fully meet the minimum standards for the elimination of trafficking "
        "but is making significant efforts to do so. The ministry opened an office in the capital. "
        "The government did not demonstrate overall increasing efforts; therefore Velmora remained on Tier 2.\n\n"
        f"PRIORITIZED RECOMMENDATIONS:\n\n{bullets}\n{rest}",
        address=f"velmora/{year}.txt",
    )


def broken_in_the_middle() -> tuple[History, list[Comparison]]:
    """Three editions; the second breaks off before the third of its recommendations."""
    return through(
        narrative(2019, SHELTER, JUDGES, FISHING),
        narrative(2020, SHELTER, broken="Train judges and prosecutors on the law against for"),
        narrative(2021, SHELTER, JUDGES, FISHING, DATA),
    )


def test_a_demand_that_may_stand_beyond_a_break_is_not_dropped_and_does_not_come_back() -> None:
    history, comparisons = broken_in_the_middle()
    (line,) = [one for one in history.lifelines if FISHING in str(one.stages)]
    kinds = [(s.edition, s.fate if isinstance(s, Asked) else s.beyond if isinstance(s, Dropped) else None)
             for s in line.stages]  # fmt: skip
    assert kinds == [(2019, Fate.NEW), (2020, True), (2021, Fate.KEPT)]
    assert line.editions == (2019, 2021)
    shown = with_past(comparisons[1], history)
    (fate,) = [f for f in shown.recommendations if FISHING in str(f.change)]
    assert (fate.fate, fate.since) == (Fate.NEW, 2019)
    text = as_history.text(history)
    assert "2020 not in the part held of the edition, whose text breaks off" in text
    assert "back again" not in text
    assert '"stage":"not_held"' in as_history.json(history).replace(" ", "")


def test_what_the_newest_text_may_hold_beyond_its_break_has_not_left_the_list() -> None:
    history, _ = through(narrative(2019, SHELTER, FISHING), narrative(2020, SHELTER, broken=CUT))
    text = as_history.text(history)
    assert "Recommendations that the part held of the newest edition does not hold" in text
    assert "left the list" not in text
    page = country_page(history, (), Frame())
    assert "not in the part held of the 2020 edition" in page
    assert "no longer in the list" not in page


def test_a_demand_has_left_a_list_that_is_held_to_its_end_wherever_the_text_breaks_off() -> None:
    whole = narrative(2020, SHELTER).text
    broken = whole[: whole.index("efforts to protect")] + "efforts to"
    history, _ = through(narrative(2019, SHELTER, FISHING), read_text(broken, address="velmora/2020.txt"))
    assert history.editions[-1].cut_off
    text = as_history.text(history)
    assert "left the list" in text
    assert "does not hold" not in text


def test_figures_beyond_a_break_are_not_called_silence() -> None:
    history, _ = through(narrative(2019, SHELTER), narrative(2020, SHELTER, broken=CUT))
    (series,) = [one for one in history.series if one.measure == "convictions"]
    assert [cell.telling for cell in series.points] == [Telling.REPORTED, Telling.CUT_OFF]
    whole, _ = through(narrative(2018, SHELTER), narrative(2019, SHELTER), narrative(2020, SHELTER, broken=CUT))
    assert "2019  not in the part held of the edition" in as_history.text(whole)


def test_grades_and_reasons_stand_in_the_order_of_the_report() -> None:
    history, _ = through(narrative(2019, SHELTER), narrative(2020, SHELTER))
    text = as_history.text(history)
    assert text.index("Prosecution  Protection  Prevention") > 0
    reasons = [passage.unit.text for passage in history.tiers[0].reasons]
    assert len(reasons) == 2
    assert "minimum standards" in reasons[0]
    assert "increasing efforts; therefore" in reasons[1]
    assert "did not demonstrate overall increasing efforts" in " ".join(text.split())
    assert "did not demonstrate overall increasing efforts" in country_page(history, (), Frame())


def test_what_a_demand_was_merged_into_is_named() -> None:
    both = "Train judges on the law against forced labor and inspect fishing vessels for signs of forced labor"
    history, _ = through(
        narrative(
            2019, "Train judges on the law against forced labor", "Inspect fishing vessels for signs of forced labor"
        ),
        narrative(2020, both),
    )
    assert "2020 merged into: Train judges on the law against forced labor and inspect fishing" in " ".join(
        as_history.text(history).split()
    )


def test_capitals_and_stops_at_the_borders_of_a_demand_are_no_edits() -> None:
    history, _ = through(
        narrative(2018, SHELTER), narrative(2019, JUDGES), narrative(2020, JUDGES, SHELTER.replace("Open", "open"))
    )
    text = as_history.text(history)
    assert "2020 back again\n" in text
    assert "[-Open-]" not in text


def told(value: float, period: int | None, role: Role = Role.CURRENT) -> Figure:
    """A number of convictions."""
    return Figure(
        0, 1, str(value), value, value, "persons", Qualifier.EXACT, measure="convictions", period=period, role=role,
        confidence=Confidence.HIGH,
    )  # fmt: skip


def test_a_family_says_which_year_an_edition_reports_on() -> None:
    editions = [(2019, (told(10, 2019),)), (2020, (told(12, None),))]
    (series,) = series_of(editions, [], span=Span((2019, 2020), reporting=0))
    assert [(cell.edition, cell.period, cell.telling) for cell in series.points] == [
        (2019, 2019, Telling.REPORTED),
        (2020, 2020, Telling.REPORTED),
    ]


def test_a_value_told_while_the_year_still_runs_is_no_value_to_hold_others_against() -> None:
    (series,) = series_of([(2019, (told(3, 2018), told(1, 2019))), (2020, (told(12, 2019),))], [])
    assert not any(cell.restated for row in series.triangle.rows for cell in row)


def test_a_year_that_only_a_later_edition_tells_of_is_shown_as_told_by_it() -> None:
    whole = narrative(2020, SHELTER).text
    later = whole.replace("12 traffickers.", "12 traffickers, compared with nine in 2018.")
    history, _ = through(
        narrative(2018, SHELTER),
        narrative(2019, SHELTER, broken=CUT),
        read_text(later, address="velmora/2020.txt"),
    )
    text = " ".join(as_history.text(history).split())
    assert "2018 not in the part held of the edition; told by the 2020 edition: 9 people" in text


def rights(year: int, *sentences: str) -> Report:
    """An edition of a human-rights report, which keeps no statistics."""
    return read_text(
        f"# {year} Country Reports on Human Rights Practices: Velmora\n\n"
        "## Section 1. Respect for the Integrity of the Person\n\n"
        f"### d. Arbitrary Arrest or Detention\n\nThe law prohibits arbitrary arrest. {' '.join(sentences)}\n",
        format="markdown",
        address=f"velmora/{year}.md",
        family="hrr",
    )


def test_reports_that_keep_no_statistics_are_followed_in_their_own_words_only() -> None:
    quarry = "Police arrested {} quarry workers during a strike in the town of Mornas, according to their union."
    history, _ = through(
        rights(2019, quarry.format(12), "In March police arrested nine students in the capital."),
        rights(2020, quarry.format(14), "Authorities arrested a journalist who wrote about two mayors."),
        rights(2021, "Officers arrested 230 farmers."),
    )
    (series,) = history.series
    assert [(c.edition, c.period, c.telling, [f.low for f in c.figures]) for c in series.points] == [
        (2019, 2019, Telling.REPORTED, [12]),
        (2020, 2020, Telling.REPORTED, [14]),
        (2021, 2021, Telling.SILENT, []),
    ]
    text = " ".join(as_history.text(history).split())
    assert "“Police arrested 14 quarry workers during a strike in the town of Mornas" in text
    assert "2021 not told in these words" in text
    assert "Arrests" not in text
    assert "Police arrested 14 quarry workers" in country_page(history, (), Frame())


def test_two_figures_told_in_the_same_word_by_one_sentence_are_two_series() -> None:
    history, _ = through(
        *(rights(year, "The office freed two teachers and two sailors in March.") for year in (2018, 2019))
    )
    ids = [one.id for one in history.series]
    assert len(ids) == len(set(ids)) > 1


def test_a_country_page_names_the_rank_as_its_family_does_and_calls_no_first_one_news() -> None:
    history, _ = through(narrative(2019, JUDGES), narrative(2020, JUDGES))
    page = country_page(history, (), Frame())
    assert "<caption>Tier and the report’s own word" in page
    assert "<b>Tier 2</b>" not in page
    ranked = country_page(replace(history, family="dol", grades=()), (), Frame())
    assert "<caption>Assessment in each edition</caption>" in ranked
    assert '<th scope="col">Assessment</th>' in ranked
    graded = replace(history, tiers=tuple(replace(tier, tier=None) for tier in history.tiers))
    assert "<caption>The report’s own word for each section’s efforts</caption>" in country_page(graded, (), Frame())


def test_the_page_of_a_country_marks_the_words_that_a_demand_gained_and_lost() -> None:
    history, _ = through(narrative(2019, JUDGES), narrative(2020, f"Vigorously {JUDGES[0].lower()}{JUDGES[1:]} at sea"))
    page = country_page(history, (), Frame())
    assert "<ins> at sea</ins>" in page
    assert "strengthened (gone: -; come: vigorously)" in page


def test_the_table_of_a_history_holds_bounds_clock_force_and_leads() -> None:
    text = narrative(2020, f"Vigorously {JUDGES[0].lower()}{JUDGES[1:]}").text
    text = text.replace(
        "12 traffickers.", "at least 12 traffickers. Officers inspected fishing vessels for signs of work."
    )
    last = read_text(text.replace("(Tier 2)", "(Tier 2 Watch List)"), address="velmora/2020.txt")
    history, _ = through(narrative(2019, JUDGES, FISHING), last)
    rows = list(csv.DictReader(io.StringIO(as_history.csv(history))))
    figure = next(row for row in rows if row["record"] == "figure" and row["edition"] == "2020")
    assert (figure["value"], figure["written"]) == ("12", "at least 12")
    tier = next(row for row in rows if row["record"] == "tier" and row["edition"] == "2020")
    assert (tier["value"], tier["watch_list"]) == ("2WL", "1")
    stronger = next(row for row in rows if row["value"] == "strengthened")
    assert (stronger["gone"], stronger["come"]) == ("", "vigorously")
    dropped = next(row for row in rows if row["status"] == "dropped")
    assert "Officers inspected fishing vessels" in dropped["leads"]


def test_a_year_with_several_figures_is_no_silence_in_a_chart() -> None:
    history, _ = through(*(narrative(year, SHELTER) for year in (2019, 2020, 2021)))
    (series,) = [one for one in history.series if one.measure == "convictions"]
    first, middle, last = series.points
    series = replace(series, points=(first, replace(middle, telling=Telling.UNCLEAR), last))
    (shown,), _ = all_series(replace(history, series=(series,)), english())
    assert shown.chart is not None
    assert shown.chart.absent == ()
    assert len(shown.chart.lines) == 2
