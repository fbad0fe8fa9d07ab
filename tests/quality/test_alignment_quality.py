"""How well texts are paired, against links made by people; prints a table, fails below its floors.

Every set is run with the one setting that ships. ``changed`` leaves out links between identical
texts. The floors lie a little below what was measured when they were set, so that a change for
the worse is seen; the bars of the project are in the table beside them.
"""

from __future__ import annotations

import hashlib
import json
import re
import runpy
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportdiff import align
from reportdiff.align import band
from reportdiff.read import read

OWN = Path(__file__).parent / "alignment_by_reading.json"

# Each set with its floor and its bar.
CHANGED = {
    "argrewrite.dev": (0.943, 0.945),
    "argrewrite-moved.dev": (0.92, 0.94),
    "deplain-ll.dev": (0.956, 0.95),
    "porsimples.dev": (0.988, 0.975),
}
MOVED_FLOOR = 0.96


@pytest.mark.parametrize("name", CHANGED)
def test_sentence_links_made_by_hand(gold: Path, name: str) -> None:
    floor, bar = CHANGED[name]
    result = runpy.run_path(str(gold / "score_alignment.py"))["score"](gold / "alignment" / f"{name}.jsonl")
    precision, recall, f1 = result["changed"]
    print(
        f"{name:24} changed P {precision:.3f} R {recall:.3f} F1 {f1:.4f} (bar {bar})  moved {result['moved'] or 0:.3f}"
    )
    assert f1 >= floor
    if "moved" in name:
        assert result["moved"] >= MOVED_FLOOR


def test_suggested_actions_against_the_years_the_publisher_prints(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = runpy.run_path(str(gold / "score_recommendations.py"))
    script["main"](gold / "recommendations" / "dol_suggested_actions.json")
    line = capsys.readouterr().out
    print(line, "(bars: new F1 0.89, accuracy 0.96, first year 0.90)")
    words = line.replace("(", " ").split()
    assert float(words[words.index("F1") + 1]) >= 0.845
    assert float(words[words.index("accuracy") + 1]) >= 0.939
    assert float(words[words.index("year") + 1]) >= 0.877


def fates(gold: Path) -> Iterator[tuple[list[str], list[str], dict[str, Any]]]:
    """Give each fate read by hand, with the two lists of items as they stand in the excerpts."""
    folder = gold / "tip" / "kosovo"
    told = json.loads((folder / "recommendation_fates.json").read_text(encoding="utf-8"))
    for pair in (*told["pairs"], *told["bridging_pairs"]):
        if pair["assessable"]:
            lists = []
            for which, cut in (("from_edition", "earlier_cut_off_item"), ("to_edition", "later_cut_off_item")):
                label = json.loads((folder / f"{pair[which]}.opening.1.gold.json").read_text(encoding="utf-8"))
                lists.append([*label["recommendations"], *([pair[cut]] if pair[cut] else [])])
            for fate in pair["fates"]:
                yield lists[0], lists[1], fate


def test_every_certain_fate_of_the_kosovo_recommendations_is_right(gold: Path) -> None:
    count = Counter[str]()
    wrong = []
    for old, new, fate in fates(gold):
        before = sorted(old.index(t) for t in (*fate["from"], *filter(None, [fate.get("from_cut_off")])))
        after = sorted(new.index(t) for t in (*fate["to"], *filter(None, [fate.get("to_cut_off")])))
        found = [x for x in align(old, new) if set(x.old) & set(before) or set(x.new) & set(after)]
        expected = [(fate["fate"], tuple(before), tuple(after))] if before and after else []
        right = [(str(x.kind), x.old, x.new) for x in found] == expected
        count["right" if right else "wrong"] += 1
        if fate["certain"] and not right:
            wrong.append((fate["fate"], fate["from"], fate["to"]))
    print("fates:", dict(count))
    assert wrong == []


@dataclass(frozen=True)
class ReadPair:
    """A pair of editions with links decided by reading, its units looked up by their hashes."""

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    links: frozenset[tuple[int, int]]
    unsure: frozenset[tuple[int, int]]
    missing: int


def digest(text: str) -> str:
    """Name a unit by its words alone, so that a cleaner reading of quotes or marks changes no name."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@cache
def units(path: Path) -> dict[str, str]:
    return {digest(u.text): u.text for section in read(path).sections for u in section.units}


def look_up(path: Path, hashes: Iterable[str]) -> tuple[list[str], dict[int, int]]:
    """Find the units of a report by hash; positions of those not found are left out of the map."""
    known = units(path)
    texts: list[str] = []
    places: dict[int, int] = {}
    for position, one in enumerate(hashes):
        if one in known:
            places[position] = len(texts)
            texts.append(known[one])
    return texts, places


def read_pairs(shared: Path) -> Iterator[ReadPair]:
    for pair in json.loads(OWN.read_text(encoding="utf-8"))["pairs"]:
        old, old_places = look_up(shared / pair["old"], pair["old_units"])
        new, new_places = look_up(shared / pair["new"], pair["new_units"])
        links, unsure = (
            frozenset((old_places[i], new_places[j]) for i, j in pair[key] if i in old_places and j in new_places)
            for key in ("links", "unsure")
        )
        missing = len(pair["old_units"]) - len(old) + len(pair["new_units"]) - len(new)
        yield ReadPair(f"{pair['old']} -> {pair['new'].split('/')[-1]}", tuple(old), tuple(new), links, unsure, missing)


def test_links_decided_by_reading_in_real_editions(gold: Path, corpus: Path) -> None:
    right = said = true = 0
    bands: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    lost = total = 0
    for pair in read_pairs(corpus.parent):
        assert gold.parent == corpus.parent
        lost, total = lost + pair.missing, total + len(pair.old) + len(pair.new) + pair.missing
        trivial = pair.unsure | {
            (i, j) for i, a in enumerate(pair.old) for j, b in enumerate(pair.new) if digest(a) == digest(b)
        }
        links = align(pair.old, pair.new)
        found = {(i, j) for x in links for i in x.old for j in x.new} - trivial
        wanted = pair.links - trivial
        right, said, true = right + len(found & wanted), said + len(found), true + len(wanted)
        for link in links:
            for i in link.old:
                for j in link.new:
                    if (i, j) not in trivial:
                        bands[band(link.score)][0] += (i, j) in wanted
                        bands[band(link.score)][1] += 1
        print(
            f"{pair.name:60} wanted {len(wanted):3} found {len(found):3} right {len(found & wanted):3}"
            f" lost {pair.missing}"
        )
    precision, recall = right / said, right / true
    f1 = 2 * precision * recall / (precision + recall)
    print(f"by reading, changed: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; units not found {lost} of {total}")
    print("bands:", {name: f"{a}/{b} = {a / b:.2f}" for name, (a, b) in sorted(bands.items())})
    assert lost <= 0.1 * total, "too many units are cut otherwise than when they were read: look at them again"
    assert f1 >= 0.96
