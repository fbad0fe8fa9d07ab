"""Exports to pandas."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from reportdiff.compare import compare
from reportdiff.frames import to_frame
from reportdiff.history import history_of, with_past
from reportdiff.model import Comparison, History
from reportdiff.read import read_text


def edition(year: int, convicted: str, item: str) -> str:
    """A short narrative of an invented country."""
    return (
        f"{year} Trafficking in Persons Report: Velmora\n\nVELMORA (Tier 2)\n\n"
        "The Government of Velmora does not fully meet the minimum standards for the elimination of trafficking.\n\n"
        f"PRIORITIZED RECOMMENDATIONS:\n\n* Train judges on the law against forced labor.\n* {item}\n\n"
        f"PROSECUTION\n\nThe government increased law enforcement efforts. Courts convicted {convicted}.\n"
    )


@pytest.fixture(scope="module")
def values() -> tuple[Comparison, History]:
    old = read_text(edition(2019, "12 traffickers (9 in 2017)", "Fund shelters for men."), address="velmora/2019.txt")
    new = read_text(edition(2020, "15 traffickers (11 in 2018)", "=Open a hotline."), address="velmora/2020.txt")
    comparison = compare(old, new)
    history = history_of([old, new], [comparison])
    return with_past(comparison, history), history


def test_every_change_has_a_row(values: tuple[Comparison, History]) -> None:
    comparison, _ = values
    frame = to_frame(comparison)
    assert len(frame) == sum(len(section.changes) for section in comparison.sections)
    assert set(frame["status"]) <= {"kept", "reworded", "split", "merged", "added", "removed"}
    assert str(frame["new_edition"].dtype) == "Int64"
    assert frame["id"].is_unique


def test_figures_are_numbers(values: tuple[Comparison, History]) -> None:
    comparison, history = values
    frame = to_frame(comparison, "figures")
    assert len(frame) == len(comparison.figures)
    told = to_frame(history, "figures")
    assert set(told["low"].dropna()) >= {12.0, 15.0}
    assert told[(told["period"] == 2018) & (told["edition"] == 2020)]["restated"].all()


def test_an_edition_without_a_figure_has_a_row_that_says_why() -> None:
    refused = "traffickers (9 in 2017). The government did not report the number of convictions"
    reports = [
        read_text(edition(year, told, "Open a hotline."), address=f"velmora/{year}.txt")
        for year, told in ((2019, "12 traffickers"), (2020, refused), (2021, "15 traffickers"))
    ]
    history = history_of(reports, [compare(old, new) for old, new in pairwise(reports)])
    frame = to_frame(history, "figures")
    told = {(s.id, c.edition): c.telling.value for s in history.series for c in s.points}
    assert "not_reported" in told.values() or "silent" in told.values()
    for (series, year), telling in told.items():
        row = frame[(frame["series"] == series) & (frame["edition"] == year) & (frame["period"] == year - 1)]
        assert list(row["telling"]) == [telling]
        assert row["low"].isna().all() == (telling != "reported")


def test_recommendations_have_fates_and_stages(values: tuple[Comparison, History]) -> None:
    comparison, history = values
    fates = to_frame(comparison, "recommendations")
    assert sorted(fates["fate"]) == ["dropped", "kept", "new"]
    stages = to_frame(history, "recommendations")
    assert sorted(stages["stage"]) == ["dropped", "kept", "new", "new", "new"]
    assert "=Open a hotline" in " ".join(fates["new"].dropna()), "a frame holds the words as they are"


def test_a_history_has_tiers_and_grades(values: tuple[Comparison, History]) -> None:
    frame = to_frame(values[1])
    assert list(frame[frame["what"] == "tier"]["value"]) == ["2", "2"]
    assert "prosecution" in set(frame["what"])


def test_an_unknown_table_is_refused(values: tuple[Comparison, History]) -> None:
    with pytest.raises(ValueError, match="expected changes, figures or recommendations"):
        to_frame(values[0], "pictures")  # type: ignore[arg-type]  # what a careless caller does


def test_pandas_stays_shut_until_a_frame_is_asked_for() -> None:
    code = "import sys, reportdiff.frames; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
