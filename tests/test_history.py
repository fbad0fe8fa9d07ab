"""One invented country through the years: lifelines, series, tiers, grades."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportdiff.changes import new_side
from reportdiff.compare import compare
from reportdiff.history import history_of, with_past
from reportdiff.history.force import leaning
from reportdiff.history.series import series_of
from reportdiff.leads import find_leads, prose
from reportdiff.model import (
    Asked,
    Comparison,
    Confidence,
    Dropped,
    Fate,
    Figure,
    History,
    Joined,
    Lifeline,
    Qualifier,
    Report,
    Role,
    Shift,
    Telling,
    TierMove,
)
from reportdiff.read import read_text

SHELTER = "Open a shelter for male victims in the port of Halvik"
JUDGES = "Train judges and prosecutors on the law against forced labor"
DATA = "Publish data on investigations, prosecutions, and convictions every year"
FISHING = "Inspect fishing vessels for signs of forced labor before they leave port"
FINES = "Stop fining children whom traffickers force to beg"
WITNESSES = "Protect witnesses before, during, and after trial"


def edition(year: int, items: list[str], *, tier: str = "Tier 2", grade: str = "increased", more: str = "") -> Report:
    """An edition of Velmora's report that asks for these things."""
    bullets = "\n".join(f"* {item}." for item in items)
    asked = f"PRIORITIZED RECOMMENDATIONS:\n\n{bullets}\n\n" if items else ""
    return read_text(
        f"{year} Trafficking in Persons Report: Velmora\n\nVELMORA ({tier})\n\n"
        "The Government of Velmora does not fully meet the minimum standards for the elimination of trafficking "
        "but is making significant efforts to do so. The ministry opened an office in the capital. "
        f"Therefore Velmora remained on {tier}.\n\n{asked}"
        f"PROSECUTION\n\nThe government {grade} law enforcement efforts. Police raided a quarry. {more}\n\n"
        "PROTECTION\n\nThe government maintained efforts to protect victims. Nurses visited the islands. "
        "The health office lent two boats to the coast guard.\n\n"
        "PREVENTION\n\nThe government maintained efforts to prevent trafficking. Schools held a week of lessons.\n",
        address=f"velmora/{year}.txt",
    )


def through(*reports: Report) -> tuple[History, list[Comparison]]:
    """Compare and follow editions."""
    comparisons = [compare(old, new) for old, new in pairwise(reports)]
    return history_of(reports, comparisons), comparisons


def line_of(history: History, words: str) -> Lifeline:
    """Find the lifeline that some edition words like this."""
    found = [
        line
        for line in history.lifelines
        if any(isinstance(s, Asked) and words in s.passage.unit.text for s in line.stages)
    ]
    assert len(found) == 1, [line.stages for line in found]
    return found[0]


def fates(line: Lifeline) -> list[tuple[int, str]]:
    """Tell a lifeline in short."""
    told = []
    for stage in line.stages:
        match stage:
            case Asked(edition=year, fate=fate):
                told.append((year, fate.value))
            case Dropped(edition=year):
                told.append((year, "dropped"))
            case Joined(edition=year):
                told.append((year, "joined"))
    return told


def test_a_demand_is_followed_from_the_edition_that_first_makes_it() -> None:
    history, _ = through(
        edition(2019, [SHELTER, JUDGES]),
        edition(2020, [SHELTER, JUDGES, DATA]),
        edition(2021, [DATA, SHELTER, JUDGES]),
    )
    data = line_of(history, DATA)
    assert fates(data) == [(2020, "new"), (2021, "kept")]
    assert (data.since, data.editions, data.open_start) == (2020, (2020, 2021), False)
    shelter = line_of(history, SHELTER)
    assert shelter.editions == (2019, 2020, 2021)
    assert shelter.open_start, "it stands in the first edition held and may be older"


def test_a_demand_that_comes_back_after_years_is_the_same_demand() -> None:
    history, comparisons = through(
        edition(2019, [SHELTER, JUDGES, FISHING]),
        edition(2020, [SHELTER, JUDGES]),
        edition(2021, [SHELTER, JUDGES]),
        edition(2022, [SHELTER, JUDGES, FISHING, DATA]),
    )
    fishing = line_of(history, FISHING)
    assert fates(fishing) == [(2019, "new"), (2020, "dropped"), (2022, "returned")]
    assert fishing.editions == (2019, 2022)
    by_words = {new_side(f.change)[0].unit.text: f for f in with_past(comparisons[-1], history).recommendations}
    back = next(f for text, f in by_words.items() if FISHING in text)
    fresh = next(f for text, f in by_words.items() if DATA in text)
    kept = next(f for text, f in by_words.items() if SHELTER in text)
    assert (back.fate, back.since, back.editions) == (Fate.RETURNED, 2019, 2)
    assert (fresh.fate, fresh.since, fresh.editions) == (Fate.NEW, 2022, 1)
    assert (kept.fate, kept.since, kept.editions) == (Fate.KEPT, 2019, 4)


def test_a_demand_first_made_between_two_distant_editions_is_new_to_the_later_and_not_back_again() -> None:
    reports = (edition(2019, [SHELTER]), edition(2020, [SHELTER, DATA]), edition(2021, [SHELTER, DATA]))
    history, _ = through(*reports)
    fates_of = {f.fate: f for f in with_past(compare(reports[0], reports[-1]), history).recommendations}
    assert set(fates_of) == {Fate.NEW, Fate.KEPT}
    assert (fates_of[Fate.NEW].since, fates_of[Fate.NEW].editions, fates_of[Fate.NEW].open_start) == (2020, 2, False)
    assert fates_of[Fate.KEPT].open_start


def test_an_unlike_demand_is_not_taken_for_one_that_comes_back() -> None:
    history, _ = through(
        edition(2019, [SHELTER, FISHING]),
        edition(2020, [SHELTER]),
        edition(2021, [SHELTER, "Inspect brick kilns and quarries, and fine employers who withhold wages"]),
    )
    assert fates(line_of(history, "brick kilns")) == [(2021, "new")]


def test_an_edition_without_a_list_does_not_cut_lifelines() -> None:
    history, comparisons = through(
        edition(2019, [SHELTER, JUDGES]), edition(2020, []), edition(2021, [SHELTER, JUDGES, DATA])
    )
    assert fates(line_of(history, SHELTER)) == [(2019, "new"), (2021, "kept")]
    assert fates(line_of(history, DATA)) == [(2021, "new")]
    assert any("2020" in note for note in history.notes)
    since = [f.since for f in with_past(comparisons[-1], history).recommendations]
    assert sorted(year for year in since if year) == [2019, 2019, 2021]


def test_a_dropped_demand_points_to_passages_that_speak_of_it() -> None:
    more = "In March inspectors boarded fishing vessels in port and looked for signs of forced labor among their crews."
    history, comparisons = through(
        edition(2019, [SHELTER, JUDGES, FISHING]), edition(2020, [SHELTER, JUDGES], more=more)
    )
    dropped = line_of(history, FISHING).stages[-1]
    assert isinstance(dropped, Dropped)
    assert [passage.unit.text for passage, _ in dropped.leads] == [more]
    assert 0 < dropped.leads[0][1] <= 1
    fate = next(f for f in with_past(comparisons[0], history).recommendations if f.fate is Fate.DROPPED)
    assert fate.leads == dropped.leads


def test_no_passage_is_offered_that_does_not_speak_of_a_demand() -> None:
    report = edition(2020, [SHELTER])
    assert find_leads([FISHING, "", DATA], prose(report)) == ((), (), ())
    assert find_leads([FISHING], ()) == ((),)


@pytest.mark.parametrize(
    ("old", "new", "shift", "gone", "come"),
    [
        ("Amend the law", "Consider amending the law", Shift.WEAKENED, "", "consider"),
        ("The ministry must fund shelters", "The ministry should fund shelters", Shift.WEAKENED, "must", "should"),
        ("Take steps to fund shelters", "Fund shelters", Shift.STRENGTHENED, "take steps to", ""),
        ("Encourage screening", "Ensure screening", Shift.STRENGTHENED, "encourage", "ensure"),
        ("Investigate cases", "Vigorously investigate cases", Shift.STRENGTHENED, "", "vigorously"),
    ],
)
def test_a_demand_that_loses_or_gains_force_says_by_which_words(
    old: str, new: str, shift: Shift, gone: str, come: str
) -> None:
    found = leaning(old, new)
    assert found is not None
    assert (found.shift, found.gone, found.come) == (shift, gone, come)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Fund shelters", "Fund shelters and hotlines"),
        ("Ensure care", "ensure  care"),
        ("Publish data on inspections", "Ensure that data on inspections are published"),
        ("Ensure that inspectors are trained", "Train inspectors"),
        ("Work with the provinces on plans", "Encourage the provinces to make plans"),
        ("Vigorously investigate those who sell children", "Adopt a policy on those who sell children"),
        ("Raise the minimum age for work to the age", "Raise the minimum age for work to match the age"),
        ("Take steps to end fees", "Increase efforts to end fees"),
        ("Establish a shelter", "Strengthen and fully fund the shelter"),
        ("Seek sentences", "Seek sentences, which should involve prison terms"),
        (
            "Train the police",
            "Train the police on cases of victims who may be, or might become, witnesses, and ensure pay",
        ),
    ],
)
def test_added_specifics_do_not_change_the_force(old: str, new: str) -> None:
    assert leaning(old, new) is None


def test_the_watch_list_clock_counts_editions_in_a_row() -> None:
    watch = "Tier 2 Watch List"
    history, _ = through(
        edition(2019, [SHELTER]),
        edition(2020, [SHELTER], tier=watch),
        edition(2021, [SHELTER], tier=watch),
        edition(2022, [SHELTER], tier="Tier 3"),
    )
    assert [(t.tier, t.move, t.watch_list) for t in history.tiers] == [
        ("2", TierMove.FIRST, 0),
        ("2WL", TierMove.DOWN, 1),
        ("2WL", TierMove.SAME, 2),
        ("3", TierMove.DOWN, 0),
    ]
    assert not any(t.open_count for t in history.tiers)
    assert "remained on" in history.tiers[1].reasons[-1].unit.text


def test_the_clock_is_open_where_the_edition_before_is_not_held() -> None:
    watch = "Tier 2 Watch List"
    history, _ = through(edition(2019, [SHELTER], tier=watch), edition(2021, [SHELTER], tier=watch))
    assert history.gaps == (2020,)
    assert [(t.watch_list, t.open_count) for t in history.tiers] == [(1, True), (1, True)]


def test_grades_stand_in_a_strip() -> None:
    history, _ = through(edition(2019, [SHELTER], grade="increased"), edition(2020, [SHELTER], grade="decreased"))
    strip = [(g.edition, g.grade) for g in history.grades if g.section == "prosecution"]
    assert strip == [(2019, "increased"), (2020, "decreased")]


def test_one_edition_alone_has_a_history() -> None:
    history = history_of([edition(2019, [SHELTER, JUDGES])], [])
    assert len(history.lifelines) == 2
    assert [g.grade for g in history.grades if g.section == "prosecution"] == ["increased"]


def test_editions_out_of_order_are_refused() -> None:
    one, two = edition(2019, [SHELTER]), edition(2020, [SHELTER])
    with pytest.raises(ValueError, match="in order"):
        history_of([two, one], [compare(two, one)])
    with pytest.raises(ValueError, match="comparison"):
        history_of([one, two], [])


def figure(value: float, period: int, role: Role = Role.CURRENT, *, reported: bool = True) -> Figure:
    """A number of convictions."""
    return Figure(
        0, 1, str(value), value if reported else None, value if reported else None, "persons" if reported else None,
        Qualifier.EXACT, measure="convictions", period=period, role=role, reported=reported, confidence=Confidence.HIGH,
    )  # fmt: skip


def test_the_revision_triangle_marks_what_a_later_edition_tells_differently() -> None:
    (series,) = series_of(
        [
            (2019, (figure(10, 2018),)),
            (2020, (figure(12, 2019), figure(11, 2018, Role.COMPARISON))),
            (2021, (figure(0, 2020, reported=False),)),
            (2022, ()),
            (2023, (figure(9, 2022), figure(8, 2022))),
        ],
        [],
    )
    assert [c.telling for c in series.points] == [
        Telling.REPORTED,
        Telling.REPORTED,
        Telling.NOT_REPORTED,
        Telling.SILENT,
        Telling.UNCLEAR,
    ]
    assert series.triangle.periods == (2018, 2019, 2022)
    row = series.triangle.rows[0]
    assert [(c.edition, c.restated) for c in row if c.telling is Telling.REPORTED] == [(2019, False), (2020, True)]


def test_words_of_force_that_went_to_the_other_half_of_a_split_demand_are_not_lost() -> None:
    whole = "Cease to detain children whom traffickers force to beg, and refer such children to the health office"
    halves = ["Cease to detain children whom traffickers force to beg", "Refer such children to the health office"]
    history, _ = through(edition(2019, [whole, SHELTER]), edition(2020, [*halves, SHELTER]))
    asked = [s for line in history.lifelines for s in line.stages if isinstance(s, Asked) and s.fate is Fate.SPLIT]
    assert len(asked) == 2
    assert [stage.leaning for stage in asked] == [None, None]
