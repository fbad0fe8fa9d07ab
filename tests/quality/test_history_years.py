"""Lifelines against the years that the Labor Department prints beside its suggested actions.

Once on the lists alone, as another party took them from the chapters, and once through the commands:
``add`` on published chapters, then ``history``.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from reportdiff.cli import main
from reportdiff.compare import compare
from reportdiff.history import history_of, with_past
from reportdiff.model import Asked, Confidence, Identity, Report, Section, Source, Unit, UnitKind

# Share of actions whose first year (not earlier than the first edition held) is the printed one, and
# of those whose years held are all the printed ones.
FIRST_YEAR, ALL_YEARS = 0.87, 0.85
# Share of lifelines of whole chapters whose years held are all the printed ones.
CHAPTERS, AGREEING = ("bolivia", "kosovo", "thailand"), 0.82


def edition(country: str, year: int, actions: list[str]) -> Report:
    """A report that holds nothing but its list of actions."""
    text, units = "", []
    for action in actions:
        units.append(Unit(UnitKind.RECOMMENDATION, action, len(text), len(text) + len(action), 1))
        text += action + "\n\n"
    section = Section("recommendations", "Actions", "", "heading", Confidence.HIGH, text, 0, len(text), tuple(units))
    who = Identity(country, None, year, "dol")
    return Report(who, Source(f"{country}/{year}", "text", ""), text, (section,), (), ())


def runs(editions: dict[str, Any]) -> list[list[int]]:
    """Cut a country's editions into runs without a gap."""
    years = sorted(map(int, editions))
    found = [[years[0]]]
    for before, after in pairwise(years):
        if after == before + 1:
            found[-1].append(after)
        else:
            found.append([after])
    return [run for run in found if len(run) > 1]


def test_lifelines_show_the_years_that_the_publisher_prints(gold: Path) -> None:
    told = json.loads((gold / "recommendations" / "dol_suggested_actions.json").read_text(encoding="utf-8"))
    first = every = total = 0
    long: list[tuple[int, list[int], list[int], str]] = []
    for country, editions in told.items():
        for run in runs(editions):
            reports = [edition(country, year, [a["text"] for a in editions[str(year)]]) for year in run]
            comparisons = [compare(old, new) for old, new in pairwise(reports)]
            history = history_of(reports, comparisons)
            by_place = {
                (stage.edition, stage.passage.unit.start): line
                for line in history.lifelines
                for stage in line.stages
                if isinstance(stage, Asked)
            }
            for report, year in zip(reports[1:], run[1:], strict=True):
                for unit, action in zip(report.sections[0].units, editions[str(year)], strict=True):
                    printed = [y for y in action["years"] if run[0] <= y <= year]
                    held = [y for y in by_place[year, unit.start].editions if y <= year]
                    total += 1
                    first += held[0] == printed[0]
                    every += held == printed
                    if year == run[-1]:
                        long.append((len(printed), printed, held, unit.text))
            assert with_past(comparisons[-1], history).recommendations
    print(f"first year {first / total:.3f}, all years {every / total:.3f} of {total} actions")
    long.sort(key=lambda one: (-one[0], one[3]))
    right = [one for one in long if one[1] == one[2]]
    print(f"newest editions: {len(right)} of {len(long)} actions with all their years; the longest:")
    for _, printed, _, text in right[:10]:
        print(f"  {printed[0]}-{printed[-1]}  {len(text.split())} words")
    assert first / total >= FIRST_YEAR
    assert every / total >= ALL_YEARS
    assert len(right) >= 10


def test_history_shows_the_years_that_published_chapters_print(corpus: Path, tmp_path: Path) -> None:
    library = str(tmp_path / "library")
    lines = []
    for country in CHAPTERS:
        added = CliRunner().invoke(main, ["add", str(corpus / "dol" / country), "--to", library])
        assert added.exit_code == 0, added.output
        shown = CliRunner().invoke(main, ["history", library, country, "--format", "json"])
        lines += [line for line in json.loads(shown.stdout)["recommendations"] if line["printed"]]
    right = [line for line in lines if not line["printed"]["not_found"] and not line["printed"]["not_printed"]]
    right.sort(key=lambda line: (-len(line["editions"]), line["id"]))
    print(f"{len(right)} of {len(lines)} lifelines have all their years; the longest:")
    for line in right[:10]:
        printed = line["printed"]["years"]
        print(f"  {line['editions'][0]}-{line['editions'][-1]}, printed {printed[0]}-{printed[-1]}")
    assert len(lines) >= 110
    assert len(right) / len(lines) >= AGREEING
    assert sum(len(line["editions"]) >= 5 for line in right) >= 10
