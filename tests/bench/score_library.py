"""Score reportdiff on a library made by make_library.py, where every change is known.

    python tests/bench/score_library.py FOLDER [--countries N] [--style [POSITION ...]]

links       pairs of units (reworded, split, merged; kept ones are given) found / right, added and removed units
kinds       the same by what became of the units: reworded, split, merged, with all units of both sides right
moved       units that went to another section
figures     measure, unit, year, value and role, all right; statements that nothing was reported
restated    years told differently, with both values
grades      the department's own verb for each section; tiers: of each edition
lifelines   recommendations of every edition but the first whose first edition is right
house       narratives in which a house-style edit was made, found; edits found that nobody made

With --style only house style is scored, and only in the pairs whose newer edition stands at these positions
(from 0; without any: in all): most of a large library's pairs hold none, and the rest costs the most.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, pairwise, repeat
from pathlib import Path
from typing import Any

from editions import key
from evolve import PHRASES

from reportdiff.changes import new_side, old_side
from reportdiff.compare import compare
from reportdiff.corpus import digest_of, house_edits, spelled
from reportdiff.history import history_of, with_past
from reportdiff.model import (
    Added,
    Comparison,
    Digest,
    Fate,
    Figure,
    HouseEdit,
    Kept,
    Removed,
    Restated,
    Reworded,
    TierMove,
)
from reportdiff.read import read

Score = Counter[tuple[str, str]]


def tally(score: Score, what: str, found: set[Any], true: set[Any]) -> None:
    """Count what was found, true, and both."""
    score[what, "found"] += len(found)
    score[what, "true"] += len(true)
    score[what, "both"] += len(found & true)


def score_changes(score: Score, comparison: Comparison, truth: dict[str, Any]) -> None:
    """Score links, added, removed and moved units of one pair."""
    pairs, added, removed, moved = set(), set(), set(), set()
    kinds: defaultdict[str, set[Any]] = defaultdict(set)
    for change in chain.from_iterable(section.changes for section in comparison.sections):
        olds, news = ([key(p.unit.text) for p in side(change)] for side in (old_side, new_side))
        if set(olds) != set(news):
            kinds[type(change).__name__.lower()].add((frozenset(olds), frozenset(news)))
        match change:
            case Added():
                added |= set(news)
            case Removed():
                removed |= set(olds)
            case Kept() | Reworded():
                pairs |= {(o, n) for o in olds for n in news if o != n}
                moved |= {n for n in news if change.moved and change.old.section != change.new.section}
            case _:
                pairs |= {(o, n) for o in olds for n in news}
    true = {(o, n) for o, n in truth["reworded"]}
    true |= {(o, n) for o, ns in truth["split"] for n in ns} | {(o, n) for os, n in truth["merged"] for o in os}
    openings = {key(f"The government {grade} {about}.") for grade in GRADES for about in ABOUT}
    tally(score, "links", {p for p in pairs if not set(p) & openings}, true)
    tally(score, "added", added - openings, set(truth["added"]))
    tally(score, "removed", removed - openings, set(truth["removed"]))
    tally(score, "moved", moved, set(truth["moved"]))
    known: dict[str, list[tuple[list[str], list[str]]]] = {
        "reworded": [([old], [new]) for old, new in truth["reworded"]],
        "split": [([old], news) for old, news in truth["split"]],
        "merged": [(olds, [new]) for olds, new in truth["merged"]],
    }
    for kind, those in known.items():
        found = {one for one in kinds[kind] if not (one[0] | one[1]) & openings}
        tally(score, kind, found, {(frozenset(olds), frozenset(news)) for olds, news in those})


GRADES = ("increased", "maintained", "sustained", "decreased", "improved")
ABOUT = ("law enforcement efforts", "efforts to protect victims", "efforts to prevent trafficking")


def told(figures: tuple[Figure, ...]) -> set[tuple[Any, ...]]:
    """Name figures as the truth does."""
    return {
        (f.measure, f.unit, f.period, f.low, f.role.value) if f.reported else (f.measure, "not reported")
        for f in figures
        if f.measure not in {None, "other"}
    }


def score_figures(score: Score, figures: tuple[Figure, ...], truth: list[dict[str, Any]]) -> None:
    """Score the figures of one edition."""
    true = {
        (t["measure"], "not reported")
        if t.get("status")
        else (t["measure"], t["unit"], t["period"], float(t["value"]), t["role"])
        for t in truth
    }
    tally(score, "figures", told(figures), true)


def score_restated(score: Score, comparison: Comparison, truth: list[dict[str, Any]]) -> None:
    """Score what a pair tells differently."""
    true = {(t["measure"], t["period"], float(t["restated"]), float(t["value"])) for t in truth if "restated" in t}
    found = {(c.new.measure, c.period, c.old.low, c.new.low) for c in comparison.figures if isinstance(c, Restated)}
    tally(score, "restated", found, true)


def country(folder: Path, name: str) -> tuple[Score, list[Digest], dict[int, list[int]]]:
    """Score one country; give its digests and the house-style edits truly made, by edition."""
    score: Score = Counter()
    truth = json.loads((folder / "truth" / f"{name}.json").read_text(encoding="utf-8"))["editions"]
    reports = [read(folder / "reports" / name / f"{t['edition']}.md") for t in truth]
    comparisons = [compare(old, new) for old, new in pairwise(reports)]
    history = history_of(reports, comparisons)
    grades = {(g.edition, g.section): g.grade for g in history.grades}
    for t, report in zip(truth, reports, strict=True):
        score["tiers", "true"] += 1
        score["tiers", "both"] += report.identity.tier == t["tier"]
        for section, grade in t["grades"].items():
            score["grades", "true"] += 1
            score["grades", "both"] += grades.get((t["edition"], section)) == grade
    score_figures(score, comparisons[0].old_figures, truth[0]["figures"])
    for t, comparison in zip(truth[1:], comparisons, strict=True):
        score_changes(score, comparison, t["changes"])
        score_figures(score, comparison.new_figures, t["figures"])
        score_restated(score, comparison, t["figures"])
        score_lifelines(score, with_past(comparison, history), t)
    digests = [digest_of(comparison, TierMove.SAME) for comparison in comparisons]
    return score, digests, {t["edition"]: t["house"] for t in truth}


def style(folder: Path, name: str, positions: list[int]) -> tuple[Score, list[Digest], dict[int, list[int]]]:
    """Do as ``country``, but for house style alone and in some pairs only."""
    truth = json.loads((folder / "truth" / f"{name}.json").read_text(encoding="utf-8"))["editions"]
    digests = []
    for at in positions or range(1, len(truth)):
        old, new = (read(folder / "reports" / name / f"{t['edition']}.md") for t in truth[at - 1 : at + 1])
        digests.append(digest_of(compare(old, new), TierMove.SAME))
    return Counter(), digests, {t["edition"]: t["house"] for t in truth}


def score_lifelines(score: Score, comparison: Comparison, truth: dict[str, Any]) -> None:
    """Score the first edition of every recommendation of one edition, and which are back again."""
    since = {item["unit"]: item["since"] for item in truth["items"]}
    found = {}
    for fate in comparison.recommendations:
        for passage in new_side(fate.change):
            found[key(passage.unit.text)] = fate.since
    score["lifelines", "true"] += len(since)
    score["lifelines", "both"] += sum(found.get(unit) == year for unit, year in since.items())
    added = set(truth["changes"]["added"])
    back = {key(f.change.new.unit.text) for f in comparison.recommendations
            if f.fate is Fate.RETURNED and isinstance(f.change, Added)}  # fmt: skip
    tally(score, "returned", back, {u for u, y in since.items() if u in added and y < truth["edition"]})


def same_edit(found: HouseEdit, number: int) -> bool:
    """Tell whether a house-style edit found is the one made: no word goes or comes that does not there."""
    edit = PHRASES["house"][number]
    gone, come = Counter(spelled(found.old).split()), Counter(spelled(found.new).split())
    gone, come = gone - come, come - gone
    true_gone, true_come = Counter(spelled(edit["old"]).split()), Counter(spelled(edit["new"]).split())
    true_gone, true_come = true_gone - true_come, true_come - true_gone
    return gone <= true_gone and come <= true_come and bool(gone or come)


def score_house(score: Score, digests: list[Digest], made: dict[str, list[int]]) -> list[str]:
    """Score the house style of one pair of editions; give the edits that nobody made."""
    found = house_edits(digests)
    true = {(number, country) for country, numbers in made.items() for number in numbers}
    both = {(n, c) for n, c in true for house in found if c in house.narratives and same_edit(house, n)}
    score["house", "true"] += len(true)
    score["house", "both"] += len(both)
    numbers = {number for number, _ in true}
    invented = [h for h in found if not any(same_edit(h, number) for number in numbers)]
    score["house edits", "true"] += len(numbers)
    score["house edits", "found"] += len(found)
    score["house edits", "both"] += len({n for n in numbers if any(same_edit(h, n) for h in found)})
    return [f"{h.kind.value}: {h.old!r} -> {h.new!r} ({len(h.narratives)} of {h.could}, {h.of})" for h in invented]


def main() -> None:
    """Score and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--countries", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--style", type=int, nargs="*", metavar="POSITION")
    asked = parser.parse_args()
    work = country if asked.style is None else partial(style, positions=asked.style)
    names = sorted(path.stem for path in (asked.folder / "truth").glob("*.json"))[: asked.countries]
    score: Score = Counter()
    by_edition: defaultdict[int, list[Digest]] = defaultdict(list)
    made: defaultdict[int, dict[str, list[int]]] = defaultdict(dict)
    with ProcessPoolExecutor(asked.jobs) as pool:
        for one, digests, house in pool.map(work, repeat(asked.folder), names):
            score.update(one)
            for digest in digests:
                by_edition[digest.new_edition].append(digest)
                made[digest.new_edition][digest.country] = house[digest.new_edition]
    invented = [
        f"{edition}: {edit}" for edition, ds in by_edition.items() for edit in score_house(score, ds, made[edition])
    ]
    for what in dict.fromkeys(what for what, _ in score):
        true, both, found = (score[what, k] for k in ("true", "both", "found"))
        precision = f"{both / found:.4f}" if found else "      "
        print(f"{what:12} recall {both / max(1, true):.4f}  precision {precision}  ({true} true, {found or '-'} found)")
    print(f"house-style edits that nobody made: {len(invented)}", *invented[:20], sep="\n  ")


if __name__ == "__main__":
    main()
