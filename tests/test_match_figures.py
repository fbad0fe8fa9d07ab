"""Figures of two editions lined up: read from case files with both texts and every change expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportdiff import families
from reportdiff.figures import match_figures, report_figures
from reportdiff.model import (
    Confidence,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Identity,
    Lined,
    NotReported,
    Report,
    Restated,
    Section,
    Source,
    Unit,
    UnitChanged,
    UnitKind,
)
from reportdiff.read import read_text

CASES = Path(__file__).parent / "cases" / "pairing"
PARTS = re.compile(r"old: (\d+)\n(.*?)\n\nnew: (\d+)\n(.*?)\n\nexpect:\n(.*)", re.DOTALL)
TIP = families.load("tip")


def _figures(text: str, edition: int) -> tuple[Figure, ...]:
    return report_figures(read_text(text, address=f"velmora-{edition}.txt", family="tip"), TIP)


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _value(figure: Figure) -> str:
    return _number(figure.low) if figure.low == figure.high else f"{_number(figure.low)}-{_number(figure.high)}"


def _name(figure: Figure) -> str:
    return " ".join(part for part in (figure.measure, figure.subgroup) if part)


def _line(change: FigureChange) -> str:
    match change:
        case Lined():
            by = "" if change.difference is None else f" by {_number(change.difference)}"
            return f"{change.trend} {_name(change.new)} {_value(change.old)} -> {_value(change.new)}{by}"
        case Restated():
            by = "" if change.difference is None else f" by {_number(change.difference)}"
            return f"restated {change.period} {_name(change.new)} {_value(change.old)} -> {_value(change.new)}{by}"
        case UnitChanged():
            return f"unit_changed {_name(change.new)} {_value(change.old)} -> {_value(change.new)}"
        case FirstReported():
            return f"new {_name(change.new)} {_value(change.new)}"
        case Gone():
            return f"gone {_name(change.old)} {_value(change.old)}"
        case NotReported():
            return f"not_reported {_name(change.new)} <- {', '.join(map(_value, change.old))}"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda p: p.stem)
def test_every_change_of_a_case_comes_out_and_no_other(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    parts = PARTS.fullmatch("\n".join(lines))
    assert parts is not None
    old, before, new, after, expected = parts.groups()
    changes = match_figures(_figures(before, int(old)), _figures(after, int(new)))
    assert [_line(change) for change in changes] == expected.strip().splitlines()


def test_a_report_against_itself_is_all_the_same() -> None:
    figures = _figures("Police identified 12 victims (nine in 2016). Courts convicted four traffickers.", 2018)
    changes = match_figures(figures, figures)
    assert [_line(c) for c in changes] == ["same victims_identified 12 -> 12 by 0", "same convictions 4 -> 4 by 0"]


def test_every_current_figure_comes_out_once() -> None:
    old = _figures("Police identified 12 victims. NGOs identified 30 victims. Courts convicted four traffickers.", 2018)
    new = _figures("Police identified 15 victims. Courts tried five suspects.", 2019)
    changes = match_figures(old, new)
    sides = [c.old for c in changes if isinstance(c, Lined | Gone | UnitChanged)]
    assert sorted(f.start for f in sides) == sorted(f.start for f in old)


def test_a_figure_is_not_subtracted_from_zero_in_percent() -> None:
    old = _figures("Courts convicted no traffickers.", 2018)
    (change,) = match_figures(old, _figures("Courts convicted three traffickers.", 2019))
    assert isinstance(change, Lined)
    assert (change.difference, change.percent) == (3, None)


def test_percent_moves_in_percentage_points() -> None:
    old = _figures("Police identified 50 victims; 40 percent were women.", 2018)
    new = _figures("Police identified 60 victims; 55 percent were women.", 2019)
    share = next(c for c in match_figures(old, new) if isinstance(c, Lined) and c.new.unit == "percent")
    assert (share.difference, share.percent) == (15, None)


def test_a_value_repeated_beside_the_new_one_makes_a_pair_sure() -> None:
    old = _figures("Police identified 12 victims. Officers at the border identified 40 victims.", 2018)
    new = _figures("Police identified 15 victims, compared with 12 victims in 2017.", 2019)
    pair = next(c for c in match_figures(old, new) if isinstance(c, Lined))
    assert (pair.old.low, pair.new.low, pair.confidence) == (12, 15, Confidence.HIGH)


def test_rounding_is_no_restatement() -> None:
    old = _figures("Police identified 398 victims.", 2018)
    new = _figures("Police identified 410 victims, compared with approximately 400 victims in 2017.", 2019)
    assert not [c for c in match_figures(old, new) if isinstance(c, Restated)]


def test_victims_abroad_are_the_countrys_own_people_named_or_not() -> None:
    text = "Velmora: Tier 2\n\nProtection\n\nThe government identified {} abroad."
    old, new = (
        report_figures(read_text(text.format(who), address="-", family="tip"), TIP)
        for who in ("40 Velmoran victims", "55 victims")
    )
    (change,) = match_figures(old, new)
    assert isinstance(change, Lined)
    assert (change.old.subgroup, change.old.low, change.new.low) == ("abroad", 40, 55)


def test_none_is_lined_up_with_each_unit_that_the_other_edition_counts() -> None:
    old = _figures("Courts awarded $12,000 in restitution to three victims.", 2018)
    new = _figures("Courts did not award restitution to any victims.", 2019)
    changes = match_figures(old, new)
    assert all(isinstance(change, Lined) for change in changes)
    assert [(c.old.low, c.new.low) for c in changes if isinstance(c, Lined)] == [(12000, 0), (3, 0)]


def test_joint_investigations_are_no_series_with_all_investigations() -> None:
    old = _figures("Police investigated 31 trafficking cases. Police conducted five joint investigations.", 2018)
    new = _figures("Police investigated 28 trafficking cases. Police conducted three joint investigations.", 2019)
    pairs = {(c.old.low, c.new.low) for c in match_figures(old, new) if isinstance(c, Lined)}
    assert pairs == {(31, 28), (5, 3)}


def test_an_old_number_that_the_new_edition_tells_again_is_not_gone_without_a_word() -> None:
    old = _figures(
        "A court awarded 30,000 thalers ($2,300) to three victims of forced labor. The state has ten judges.", 2018
    )
    again = "The NGO helped the three victims to whom a court had granted 30,000 thalers ($2,300) in 2017."
    gone = [c for c in match_figures(old, _figures(again, 2019)) if isinstance(c, Gone)]
    assert [(c.old.low, c.again is not None) for c in gone] == [(30000, True), (2300, True), (3, True), (10, False)]
    assert all(c.again is None or (c.again.measure, c.again.period) == (c.old.measure, 2017) for c in gone)


def test_an_earlier_value_of_the_same_measure_and_year_is_told_again_and_a_small_number_elsewhere_is_not() -> None:
    old = _figures("In raids, the border force identified 44 victims. Courts convicted two officials.", 2018)
    new = _figures("In 2017, officers identified 44 victims in bars. The government trained two judges.", 2019)
    gone = {c.old.low: c.again for c in match_figures(old, new) if isinstance(c, Gone)}
    assert gone[44] is not None
    assert gone[2] is None


def test_what_both_editions_say_in_the_same_words_is_unchanged_whatever_group_was_read() -> None:
    words = "the law allows one union for each enterprise and asks {} members of {} to found it."
    old, new = (_figures(f"In the capital, {words.format(30, who)}", 2018) for who in ("women", "persons"))
    changes = [c for c in match_figures(old, new) if isinstance(c, Lined) and c.new.low == 30]
    assert len(changes) == 1
    several = _figures("Among those convicted were several police officers of the capital.", 2018)
    assert [_line(c) for c in match_figures(several, several)] == ["same convictions officials ? -> ?"]


def test_a_new_edition_that_names_the_old_number_beside_its_own_pairs_them_whosever_count_it_was() -> None:
    old = _figures("An international organization trained 41 prosecutors on the law.", 2018)
    new = _figures("The government and an international organization trained 64 prosecutors (41 in 2017).", 2019)
    assert [_line(c) for c in match_figures(old, new)] == ["up officials_trained prosecutors 41 -> 64 by 23"]


def _rows(edition: int, rows: str, prose: str = "") -> tuple[Figure, ...]:
    """Read a table in the form that read() gives it, with the year before and the edition's own for columns."""
    text = f"Enforcement of the law | {edition - 1} | {edition}\n\n{rows}" + (f"\n\n{prose}" if prose else "")
    units: list[Unit] = []
    at = 0
    for part in text.split("\n\n"):
        kind = UnitKind.SENTENCE if part == prose else UnitKind.TABLE_ROW
        units.append(Unit(kind, part, at, at + len(part), len(units) + 1))
        at += len(part) + 2
    section = Section("enforcement", "Enforcement", "", "heading", Confidence.HIGH, text, 0, len(text), tuple(units))
    identity = Identity(country="Velmora", edition=edition, family="dol")
    report = Report(identity, Source("-", "text", "0" * 64), text, (section,), (), ())
    return report_figures(report, families.load("dol"))


def test_numbers_of_sources_in_table_rows_cross_no_pair() -> None:
    old = _rows(2018, "Number of Violations Found | 6 (2) | 4 (26)")
    new = _rows(2019, "Number of Violations Found | 4 (3) | 26 (8)")
    assert [_line(c) for c in match_figures(old, new, alike_only=True)] == ["up other 4 -> 26 by 22"]


def test_prose_that_repeats_a_table_row_is_no_figure_of_its_own() -> None:
    old = _rows(2018, "Number of Investigations | 60 | 62")
    new = _rows(2019, "Number of Investigations | 62 | 124", "In 2019, police conducted 124 investigations.")
    assert [_line(c) for c in match_figures(old, new, alike_only=True)] == ["up investigations 62 -> 124 by 62"]


def test_what_was_done_together_counts_under_each_measure() -> None:
    old = _figures("Prosecutors charged 15 suspects. Courts convicted nine traffickers.", 2018)
    new = _figures("Courts prosecuted and convicted 12 traffickers.", 2019)
    told = sorted(_line(c) for c in match_figures(old, new))
    assert told == ["down prosecutions 15 -> 12 by -3", "up convictions 9 -> 12 by 3"]


def test_none_prosecuted_or_convicted_is_none_of_each_and_some_are_not_all_of_each() -> None:
    none = _figures("Authorities did not investigate, prosecute, or convict any officials.", 2018)
    assert [(none[0].measure, *none[0].also)] == [("convictions", "investigations", "prosecutions")]
    some = _figures("Courts tried or convicted 12 traffickers.", 2018)
    assert some[0].also == ()


def test_a_figure_of_several_measures_told_again_is_gone_under_none_of_them() -> None:
    old = _figures("Consulates identified and assisted 933 citizens in 2017.", 2018)
    new = _figures("By comparison, the victims whom consulates identified and assisted numbered 933 in 2017.", 2019)
    assert all(c.again is not None for c in match_figures(old, new) if isinstance(c, Gone))


def test_vague_numbers_are_the_same_only_in_the_same_word() -> None:
    old = _figures("Courts convicted dozens of protesters of the capital.", 2018)
    new = _figures("Courts convicted hundreds of protesters of the capital.", 2019)
    assert not [c for c in match_figures(old, new) if isinstance(c, Lined)]
