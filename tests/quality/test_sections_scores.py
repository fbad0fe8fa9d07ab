"""How well real reports are split, against labels made by reading: identity, sections, items, sentences.

Each test prints its table and fails below its floor. The floors are the scores that the project asks for.
"""

from __future__ import annotations

import collections
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportdiff.model import Confidence, Report, UnitKind
from reportdiff.read import read, read_text

SECTIONS, ITEMS, SENTENCES = 0.98, 0.98, 0.995
SEEN = Path(__file__).parent / "sentences_seen.json"
OLD_OUTLINE = [
    "executive-summary", "integrity", "civil-liberties", "participation", "corruption", "posture", "discrimination",
    "worker-rights",
]  # fmt: skip
NEW_OUTLINE = ["executive-summary", "life", "liberty", "security"]


def fold(text: str) -> str:
    return " ".join(text.split())


def labelled(gold: Path) -> Iterator[tuple[str, dict[str, Any], Report]]:
    for path in sorted((gold / "tip").glob("*/*.gold.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        name = f"{label['country'].replace(' ', '-')}-{label['year']}.txt"
        yield f"{path.parent.name}/{path.name}", label, read_text(text, address=name)


def test_country_edition_and_tier_are_right_wherever_a_tier_is_stated(gold: Path) -> None:
    wrong = []
    for name, label, report in labelled(gold):
        who = report.identity
        if label.get("tier") and (who.iso3, who.edition, who.tier) != (label["iso3"], label["year"], label["tier"]):
            wrong.append((name, who))
    assert wrong == []


def test_sections_are_found_and_never_wrongly_called_sure(gold: Path) -> None:
    counts: collections.Counter[str] = collections.Counter()
    silent, missed = [], []
    for name, label, report in labelled(gold):
        held: dict[str, str] = collections.defaultdict(str)
        sure: dict[str, set[Confidence]] = collections.defaultdict(set)
        for section in report.sections:
            held[section.name] += " " + fold(section.text)
            sure[section.name].add(section.confidence)
        for section in label["sections"]:
            first, last = fold(section["starts_with"]), fold(section["ends_with"])
            right = first in held[section["name"]] and last in held[section["name"]]
            counts["labelled"] += 1
            counts["right"] += right
            if not right:
                where = [key for key, text in held.items() if first in text]
                missed.append((name, section["name"], where))
                silent += [(name, key) for key in where if Confidence.HIGH in sure[key]]
    print(f"\nsections {counts['right']}/{counts['labelled']}, wrong while sure {len(silent)}\n{missed}")
    assert silent == []
    assert counts["right"] / counts["labelled"] >= SECTIONS


def test_recommendation_items_are_right_text_for_text(gold: Path) -> None:
    want_all = got_all = right = 0
    for _, label, report in labelled(gold):
        want = collections.Counter(fold(item).strip(" ;.") for item in label["recommendations"])
        if not want:
            continue
        units = [u for s in report.sections for u in s.units if u.kind is UnitKind.RECOMMENDATION]
        got = [fold(unit.text).strip(" ;.") for unit in units]
        found = collections.Counter(got[:-1] if got and got[-1] not in want else got)  # the excerpt's end cuts one off
        want_all, got_all, right = want_all + want.total(), got_all + found.total(), right + (want & found).total()
    print(f"\nitems: precision {right}/{got_all}, recall {right}/{want_all}")
    assert right / got_all >= ITEMS
    assert right / want_all >= ITEMS


def test_the_whole_narrative_of_2012_with_its_headings_stripped_is_split(corpus: Path) -> None:
    report = read(corpus / "tip" / "kosovo" / "2012.txt")
    names = [section.name for section in report.sections]
    assert names == ["profile", "overview", "recommendations", "prosecution", "protection", "prevention", "other"]
    assert len(report.sections[2].units) == 13
    assert not report.sections[6].units
    assert any("Associated documents" in piece.text for piece in report.outside)
    assert all(section.confidence is not Confidence.HIGH for section in report.sections[3:6])


def test_every_human_rights_page_splits_into_its_numbered_parts(corpus: Path) -> None:
    pages = sorted((corpus / "hrr").glob("*/*.html"))
    wrong = []
    for page in pages:
        report = read(page)
        names = [s.name for s in report.sections if s.level == 1 and s.name != "other"]
        year = int(page.stem)
        if names != (OLD_OUTLINE if year < 2024 else NEW_OUTLINE) or report.identity.edition != year:
            wrong.append((page.parent.name, page.stem, names))
    print(f"\nhuman-rights pages split: {len(pages) - len(wrong)}/{len(pages)}")
    assert wrong == []


def test_sentences_end_where_a_reader_says_they_end(corpus: Path) -> None:
    """300 sentences sampled by hash over all reports and judged by eye; only their hashes are kept."""
    seen: dict[str, list[str]] = json.loads(SEEN.read_text(encoding="utf-8"))
    right = total = 0
    for name, hashes in seen.items():
        report = read(corpus.parent / name)
        texts = [u.text for s in report.sections for u in s.units if u.kind is UnitKind.SENTENCE]
        found = {hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts}
        right += sum(one in found for one in hashes)
        total += len(hashes)
    print(f"\nsentences as judged by eye: {right}/{total}")
    assert total == 300
    assert right / total >= SENTENCES
