"""The sample library under reports/ holds what was planted in it, and the tool finds it.

The truth is tests/cases/sample_library.toml, written by the same hand as the reports, before any
of them was compared.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportdiff.compare import compare
from reportdiff.corpus import digest_of, house_edits
from reportdiff.history import history_of, with_past
from reportdiff.model import Added as AddedUnit
from reportdiff.model import (
    Change,
    Comparison,
    Fate,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Kept,
    Lined,
    Merged,
    NotReported,
    Passage,
    Report,
    Restated,
    Reworded,
    Split,
    TierMove,
    UnitChanged,
)
from reportdiff.model import Removed as RemovedUnit
from reportdiff.read import read

REPORTS = Path(__file__).parent.parent / "reports"
TRUTH: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "cases" / "sample_library.toml").read_text(encoding="utf-8")
)
FILES = sorted(REPORTS.glob("*/*.md"))
PAIRS = [pytest.param(pair, id=f"{pair['old']} {pair['new']}") for pair in TRUTH["pair"]]


@cache
def report(name: str) -> Report:
    return read(REPORTS / name)


@cache
def comparison(old: str, new: str) -> Comparison:
    return compare(report(old), report(new))


def of(pair: dict[str, Any]) -> Comparison:
    return comparison(pair["old"], pair["new"])


def front_matter(path: Path) -> tuple[dict[str, str], str]:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return {key: value.strip('"') for key, value in fields.items()}, body.removeprefix("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_text_says_on_its_face_that_it_is_invented_and_its_front_matter_is_true(path: Path) -> None:
    fields, body = front_matter(path)
    assert list(fields) == ["country", "iso3", "edition", "family", "title", "source", "retrieved", "sha256"]
    assert fields["edition"] == path.stem
    assert fields["iso3"] in {"XCI", "XOM", "XSD", "XTV", "XVL"}, "a code that ISO 3166 leaves to its users"
    assert fields["sha256"] == hashlib.sha256(body.encode()).hexdigest()
    assert "invented country" in body
    assert "this report was invented with it" in body


@pytest.mark.parametrize("pair", PAIRS)
def test_what_the_truth_names_stands_in_the_texts(pair: dict[str, Any]) -> None:
    old, new = ((REPORTS / pair[side]).read_text(encoding="utf-8") for side in ("old", "new"))
    for fate in pair["recommendations"]:
        assert all(words in old for words in fate["old"]), fate
        assert all(words in new for words in fate["new"]), fate
    for moved in pair.get("moved", []):
        assert moved["words"] in old
        assert moved["words"] in new
    for claim in pair.get("claims", []):
        assert claim["words"] in new


@pytest.mark.parametrize("layout", TRUTH["layout"], ids=lambda layout: str(layout["file"]))
def test_a_report_is_split_into_its_sections(layout: dict[str, Any]) -> None:
    found = report(layout["file"])
    assert [s.name for s in found.sections if s.units and s.level == 1] == layout["order"]
    recommendations = next(s for s in found.sections if s.name == "recommendations")
    assert len(recommendations.units) == layout["items"]
    said = [unit.text for section in found.sections for unit in section.units if "invented" in unit.text]
    assert not said, "the statement is no part of the report"


@pytest.mark.parametrize("pair", PAIRS)
def test_tiers_and_countries_are_read(pair: dict[str, Any]) -> None:
    found = of(pair)
    assert [found.old.identity.tier, found.new.identity.tier] == pair["tier"]
    codes = [front_matter(REPORTS / pair[side])[0]["iso3"] for side in ("old", "new")]
    assert [found.old.identity.iso3, found.new.identity.iso3] == codes
    assert not any("different countries" in note for note in found.notes)
    assert not found.drift.suppressed


@pytest.mark.parametrize("pair", PAIRS)
def test_the_departments_own_grade_of_each_section_is_read(pair: dict[str, Any]) -> None:
    found = {s.name: [s.old_grade, s.new_grade] for s in of(pair).sections}
    assert {name: found[name] for name in pair["grades"]} == pair["grades"]


@pytest.mark.parametrize("pair", PAIRS)
def test_every_planted_figure_is_lined_up(pair: dict[str, Any]) -> None:
    found = [row for change in of(pair).figures if (row := told(change))]
    missing = [wanted for wanted in pair["figures"] if not any(fits(wanted, row) for row in found)]
    assert missing == [], [one for one in found if one["measure"] in {wanted["measure"] for wanted in missing}]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_told_differently_a_year_later_is_found_and_nothing_else(pair: dict[str, Any]) -> None:
    found = [
        {"measure": c.new.measure, "unit": c.new.unit, "period": c.period, "old": c.old.low, "new": c.new.low}
        for c in of(pair).figures
        if isinstance(c, Restated)
    ]
    assert found == pair.get("restated", [])


@pytest.mark.parametrize("pair", PAIRS)
def test_every_recommendation_has_its_fate(pair: dict[str, Any]) -> None:
    found = [(str(f.fate), texts(f.change, "old"), texts(f.change, "new")) for f in of(pair).recommendations]
    # Two editions alone can't know that a demand was made before.
    alone = {"returned": "new"}
    missing = [
        wanted
        for wanted in pair["recommendations"]
        if wanted.get("certain", True)
        and not any(
            fate == alone.get(wanted["fate"], wanted["fate"])
            and begin(old, wanted["old"])
            and begin(new, wanted["new"])
            for fate, old, new in found
        )
    ]
    assert missing == [], [one for one in found if any(near(one, wanted) for wanted in missing)]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_sentence_that_changed_its_section_is_shown_as_moved(pair: dict[str, Any]) -> None:
    for wanted in pair.get("moved", []):
        found = [
            (change.old.section, section.name)
            for section in of(pair).sections
            for change in section.changes
            if isinstance(change, Kept | Reworded) and change.moved and wanted["words"] in change.new.unit.text
        ]
        assert found == [(wanted["from"], wanted["to"])]


@pytest.mark.parametrize("pair", PAIRS)
def test_a_claim_against_its_figures_and_parts_against_their_total_are_flagged(pair: dict[str, Any]) -> None:
    newest = of(pair).new.identity.edition
    against = [
        {"about": c.about, "direction": str(c.direction)}
        for c in of(pair).claims
        if c.edition == newest and c.agrees is False
    ]
    wanted = [{"about": c["about"], "direction": c["direction"]} for c in pair.get("claims", [])]
    assert against == wanted
    open_sums = [
        {"edition": s.edition, "total": s.total.low, "parts": [p.low for p in s.parts], "closes": s.closes}
        for s in of(pair).sums
        if s.edition == newest and not s.closes
    ]
    assert open_sums == pair.get("sums", [])


@pytest.mark.parametrize("code", ["XVL", "XSD", "XCI"])
def test_a_demand_that_comes_back_is_known_since_it_was_first_made(code: str) -> None:
    pairs = [pair for pair in TRUTH["pair"] if front_matter(REPORTS / pair["new"])[0]["iso3"] == code]
    comparisons = [of(pair) for pair in pairs]
    history = history_of([comparisons[0].old, *(c.new for c in comparisons)], comparisons)
    for pair, plain in zip(pairs, comparisons, strict=True):
        back = {text: f.since for f in with_past(plain, history).recommendations for text in texts(f.change, "new")
                if f.fate is Fate.RETURNED}  # fmt: skip
        wanted = {r["new"][0]: r["since"] for r in pair["recommendations"]
                  if r["fate"] == "returned" and r.get("certain", True)}  # fmt: skip
        for words, since in wanted.items():
            assert [year for text, year in back.items() if begin([text], [words])] == [since]


@pytest.mark.parametrize(
    "edit", [e for e in TRUTH["house_style"] if len(e["countries"]) >= 5], ids=lambda e: str(e["new"])
)
def test_an_edit_made_in_every_narrative_is_house_style(edit: dict[str, Any]) -> None:
    pairs = [pair for pair in TRUTH["pair"] if [years(pair["old"]), years(pair["new"])] == edit["editions"]]
    found = house_edits([digest_of(of(pair), TierMove.UNKNOWN) for pair in pairs])
    # An edit is told as its changed words, with a neighbour where these alone say nothing.
    assert [
        e
        for e in found
        if e.old in edit["old"] and e.new in edit["new"] and len(e.narratives) == len(edit["countries"])
    ]


def years(name: str) -> int:
    return int(Path(name).stem)


def told(change: FigureChange) -> dict[str, Any] | None:
    """Give a change of figures as the truth file tells it; ``None`` for a restatement."""
    match change:
        case Lined(trend=trend, old=old, new=new):
            return row(str(trend), old, new)
        case FirstReported(new=new):
            return row("new", None, new)
        case Gone(old=old):
            return row("gone", old, None)
        case NotReported(old=olds, new=new):
            return row("not_reported", olds[0] if olds else None, new)
        case UnitChanged(old=old, new=new):
            return row("unit_changed", old, new)
        case Restated():
            return None


def row(status: str, old: Figure | None, new: Figure | None) -> dict[str, Any]:
    either = new or old
    return {
        "status": status,
        "measure": either.measure if either else None,
        "unit": either.unit if either else None,
        "old": old.low if old else None,
        "new": new.low if new else None,
    }


def fits(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    return all(found[key] == value for key, value in wanted.items())


def texts(change: Change, side: str) -> list[str]:
    """Give the texts of one side of a change."""
    old: tuple[Passage, ...] = ()
    new: tuple[Passage, ...] = ()
    match change:
        case Kept() | Reworded():
            old, new = (change.old,), (change.new,)
        case Split():
            old, new = (change.old,), change.new
        case Merged():
            old, new = change.old, (change.new,)
        case AddedUnit():
            new = (change.new,)
        case RemovedUnit():
            old = (change.old,)
    return [passage.unit.text for passage in (old if side == "old" else new)]


def begin(found: list[str], wanted: list[str]) -> bool:
    """Tell whether the texts are those that begin with the words wanted, in any order; a joining "and" aside."""
    bare = [text.removeprefix("and ") for text in found]
    return len(found) == len(wanted) and all(any(text.startswith(words) for text in bare) for words in wanted)


def near(found: tuple[str, list[str], list[str]], wanted: dict[str, Any]) -> bool:
    """Tell whether a fate found is about a demand wanted, for the message of a failed test."""
    shown = " ".join((*found[1], *found[2]))
    return any(words in shown for words in (*wanted["old"], *wanted["new"]))
