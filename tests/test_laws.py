"""What holds for any two reports, whatever stands in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hostile import HOSTILE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportdiff.changes import new_side, old_side
from reportdiff.compare import compare
from reportdiff.faces import as_csv, as_json, as_markdown, as_text
from reportdiff.faces.html import page
from reportdiff.faces.selection import differs
from reportdiff.model import Comparison, Mark, Report
from reportdiff.read import read_text

ORDINARY = (
    "VELLMARK (Tier 2)",
    "The Government of Vellmark does not fully meet the minimum standards but is making significant efforts to do so.",
    "PRIORITIZED RECOMMENDATIONS:",
    "• Train judges. • Fund shelters run by NGOs; include those in rural areas.",
    "Recommendations for Vellmark: Train judges; fund shelters; and punish complicit officials.",
    "PROSECUTION",
    "The government increased law enforcement efforts. Courts convicted 37 traffickers (11 in 2018).",
    "PROTECTION",
    "The government did not report how many victims it identified. It funded nine shelters.",
    "The government maintained its efforts to protect victims.",
    "It identified 26 victims, down from 31 in the previous reporting period.",
)
lines = st.lists(
    st.one_of(
        st.sampled_from(ORDINARY),
        st.sampled_from(list(HOSTILE.values())),
        st.text(st.characters(codec=None, exclude_categories=()), max_size=60),
    ),
    max_size=14,
)
texts = st.builds(lambda parts, gap: gap.join(parts), lines, st.sampled_from(["\n", "\n\n", "\n \n", " "]))
law = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def both(old: str, new: str) -> Comparison:
    return compare(read_text(old, address="old.txt"), read_text(new, address="new.txt"))


def with_hostile(name: str) -> tuple[str, str]:
    old = "\n\n".join([*ORDINARY[:6], HOSTILE[name], *ORDINARY[6:]])
    return old, "\n\n".join([*ORDINARY[:2], *ORDINARY[3:], f"{HOSTILE[name]} changed"])


def nothing_is_lost(text: str) -> None:
    report = read_text(text)
    told = sum((words(u.text) for s in report.sections for u in s.units), Counter())
    told += sum((words(o.text) for o in report.outside), Counter())
    assert told == words(text)


@law
@given(texts)
def test_every_word_of_a_source_stands_in_exactly_one_unit_or_outside(text: str) -> None:
    nothing_is_lost(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_word_is_lost_beside_a_hostile_line(name: str) -> None:
    for text in with_hostile(name):
        nothing_is_lost(text)


def units_are_slices(report: Report) -> None:
    last = -1
    for section in report.sections:
        for unit in section.units:
            assert report.text[unit.start : unit.end] == unit.text
            assert section.start <= unit.start < unit.end <= section.end
            assert unit.start >= last
            last = unit.end


@law
@given(texts, texts)
def test_every_unit_comes_out_exactly_once_and_spans_rebuild_both_texts(old: str, new: str) -> None:
    comparison = both(old, new)
    units_are_slices(comparison.old)
    units_are_slices(comparison.new)
    changes = [c for s in comparison.sections for c in s.changes]
    for report, side in ((comparison.old, old_side), (comparison.new, new_side)):
        shown = Counter(p.unit.start for c in changes for p in side(c))
        assert shown == Counter(u.start for s in report.sections for u in s.units)
    for change in changes:
        spans = getattr(change, "spans", None)
        if spans is not None:
            assert "".join(s.text for s in spans if s.mark is not Mark.ADDED) == " ".join(
                p.unit.text for p in old_side(change)
            )
            assert "".join(s.text for s in spans if s.mark is not Mark.REMOVED) == " ".join(
                p.unit.text for p in new_side(change)
            )
    assert len({c.id for c in changes}) == len(changes)


@law
@given(texts)
def test_a_report_does_not_differ_from_itself(text: str) -> None:
    assert not differs(both(text, text))


@law
@given(texts, texts)
def test_every_face_can_show_any_comparison(old: str, new: str) -> None:
    comparison = both(old, new)
    as_text.comparison(comparison)
    as_text.comparison(comparison, color=True, unchanged=True)
    as_markdown.comparison(comparison, unchanged=True)
    as_csv.comparison(comparison)
    as_json.encode(as_json.diff(comparison)).encode()
    page(comparison)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_stays_text_in_every_face(name: str) -> None:
    comparison = both(*with_hostile(name))
    html = page(comparison)
    assert "<img src=x" not in html
    assert "<script>alert" not in html
    assert not re.search(r"<a\b[^>]*href=[\"']?\s*(javascript|data):", html, re.IGNORECASE)
    for shown in (as_text.comparison(comparison, unchanged=True), as_markdown.comparison(comparison, unchanged=True)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)
    assert "<img" not in re.sub(r"\\.", "", as_markdown.comparison(comparison))
    assert not re.search(r'(^|,)"?\s*[=+@|]', as_csv.comparison(comparison), re.MULTILINE)


def test_a_line_of_two_megabytes_is_read_and_compared_in_bounded_time() -> None:
    line = "The courts convicted 12 traffickers in 2019, up from seven, e.g. in the capital. " * 25_000
    comparison = both(line, line.replace("12", "13", 5))
    assert differs(comparison)


def test_an_empty_text_is_a_report_without_sections() -> None:
    comparison = both("", "")
    assert comparison.sections == ()
    assert not differs(comparison)


def test_the_same_inputs_give_the_same_bytes_under_any_hash_seed_and_from_any_folder(tmp_path: Path) -> None:
    old, new = with_hostile("markup")
    (tmp_path / "old.txt").write_text(old, encoding="utf-8")
    (tmp_path / "new.txt").write_text(new, encoding="utf-8")
    for form in ("text", "json", "csv", "md", "html"):
        given_out = set()
        for seed, folder in (("0", tmp_path), ("1", tmp_path), ("4711", Path("/"))):
            done = subprocess.run(
                [sys.executable, "-m", "reportdiff", "diff", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"),
                 "--format", form],
                capture_output=True, check=False, cwd=folder, env={**os.environ, "PYTHONHASHSEED": seed},
            )  # fmt: skip
            assert done.returncode == 1, done.stderr
            given_out.add(done.stdout)
        assert len(given_out) == 1, form
