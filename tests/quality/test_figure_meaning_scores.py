"""What figures mean, against labels made by reading: measure, year and role, and restatements.

Scores with floors; the table is printed. A labelled figure counts when it was found at all: finding
has its own scores.
"""

from __future__ import annotations

import collections
import json
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportdiff import families
from reportdiff.figures import match_figures, report_figures
from reportdiff.model import Figure, Report, Restated, Role
from reportdiff.read import read_text

FLOORS = {"measure": 0.96, "period": 0.98, "role": 0.98}
RESTATED_FLOOR = 0.80
SAME = {"victims_sheltered": "victims_assisted", "shelter_capacity": "shelters"}
TIP = families.load("tip")
MEASURES = {m.name for m in TIP.figures.measures} - {"other"}


def _read(path: Path) -> tuple[dict[str, Any], Report]:
    label = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    name = f"{label['country'].replace(' ', '-')}-{label['year']}.txt"
    return label, read_text(text, address=name, family="tip")


def _in_source(report: Report, offset: int) -> int:
    if not report.source_map:
        return offset
    at = bisect_right(report.source_map, (offset, 1 << 60)) - 1
    here, there = report.source_map[max(at, 0)]
    return offset - here + there


def _values(value: Any) -> set[float]:
    return {float(v) for v in (value if isinstance(value, list) else [value]) if v is not None}


def _hit(report: Report, free: list[Figure], want: dict[str, Any]) -> Figure | None:
    start, end = want["offset"], want["offset"] + len(want["text"])
    for figure in free:
        held = {v for v in (figure.low, figure.high) if v is not None}
        overlaps = _in_source(report, figure.start) < end and _in_source(report, figure.end) > start
        if overlaps and held == _values(want["value"]):
            free.remove(figure)
            return figure
    return None


def test_measure_year_and_role_are_read_as_labelled(gold: Path) -> None:
    asked: collections.Counter[str] = collections.Counter()
    right: collections.Counter[str] = collections.Counter()
    for path in sorted((gold / "tip").glob("*/*.gold.json")):
        label, report = _read(path)
        if label.get("figures_labelled") is False:
            continue
        free = [f for f in report_figures(report, TIP) if f.reported]
        for want in label["figures"]:
            if (figure := _hit(report, free, want)) is None:
                continue
            measure = SAME.get(want["measure"], want["measure"])
            if measure in MEASURES:
                asked["measure"] += 1
                right["measure"] += SAME.get(figure.measure or "", figure.measure) == measure
            if isinstance(want["period"], int):
                asked["period"] += 1
                right["period"] += figure.period == want["period"]
            asked["role"] += 1
            right["role"] += (figure.role is Role.COMPARISON) == want["is_comparison"]
    assert asked["role"] > 250
    for name, floor in FLOORS.items():
        print(f"\n{name:8} {right[name] / asked[name]:.3f} ({right[name]}/{asked[name]})")
        assert right[name] / asked[name] >= floor, name


def _rows(gold: Path) -> list[tuple[str, dict[str, Any]]]:
    files = sorted((gold / "tip").glob("*/restatements.json"))
    return [(path.parent.name, row) for path in files for row in json.loads(path.read_text(encoding="utf-8"))["rows"]]


def _edition(gold: Path, country: str, year: int) -> tuple[Figure, ...] | None:
    files = sorted((gold / "tip" / country).glob(f"{year}.protection.*.gold.json"))
    return report_figures(_read(files[0])[1], TIP) if files else None


def test_agreeing_years_are_not_restated_and_planted_differences_are_found(gold: Path) -> None:
    planted = found = 0
    for country, row in _rows(gold):
        old, new = (_edition(gold, country, row[k]) for k in ("edition_current", "edition_comparison"))
        if old is None or new is None:
            pytest.fail(f"{country}: an edition of {row} is not here")
        restated = [c for c in match_figures(old, new) if isinstance(c, Restated)]
        if row["agree"]:
            assert not [c for c in restated if c.new.low == row["value_comparison"]], (country, row)
            planted += 1
            changed = tuple(_moved(f, row) for f in new)
            found += any(
                c.new.low == row["value_comparison"] + 7 and c.period == row["data_year"]
                for c in match_figures(old, changed)
                if isinstance(c, Restated)
            )
        else:
            assert [c for c in restated if (c.period, c.new.low) == (row["data_year"], row["value_comparison"])], row
    print(f"\nplanted restatements found {found}/{planted}")
    assert found / planted >= RESTATED_FLOOR


def _moved(figure: Figure, row: dict[str, Any]) -> Figure:
    """The figure seven higher where it is the labelled earlier value."""
    told = (figure.role, figure.low, figure.period)
    if told != (Role.COMPARISON, row["value_comparison"], row["data_year"]):
        return figure
    return replace(figure, low=(figure.low or 0) + 7, high=(figure.low or 0) + 7)
