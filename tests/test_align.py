"""Alignment: cases as a careful person would decide them, and laws that hold for any two lists."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hostile import HOSTILE
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportdiff.align import align, band, explain
from reportdiff.align.assign import best_assignment
from reportdiff.model import Confidence, Link, LinkKind

CASES = sorted((Path(__file__).parent / "cases" / "align").glob("*.toml"))

SENTENCES = (
    "The government did not report how many victims it identified.",
    "The government did not report how many traffickers it convicted.",
    "Police identified 26 victims, compared with 15 in 2018.",
    "Police identified 31 victims, compared with 26 in 2019.",
    "Fund shelters in the northern valleys;",
    "fund shelters in the northern valleys.",
    "Train judges and prosecutors on trafficking law.",
    "Train judges on trafficking law and train prosecutors on evidence.",
    "Courts convicted no one.",
    "Courts convicted one.",
)
texts = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(list(HOSTILE.values())),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=40),
)
sides = st.lists(texts, max_size=12)
law = settings(deadline=None)
OTHER = "Zymurgy quixotically vexes fjords."


def spell(link: Link) -> str:
    """Write a link as the case files do."""
    positions = [",".join(map(str, side)) for side in (link.old, link.new)]
    return f"{positions[0]} -> {positions[1]} {link.kind}{' moved' if link.moved else ''}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_aligned_as_a_careful_person_would(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    links = align(case["old"], case["new"], old_groups=case.get("old_groups"), new_groups=case.get("new_groups"))
    assert sorted(map(spell, links)) == sorted(case["links"]), case["about"]


@law
@given(sides, sides)
def test_every_text_is_in_at_most_one_link(old: list[str], new: list[str]) -> None:
    links = align(old, new)
    for side in ([i for link in links for i in link.old], [j for link in links for j in link.new]):
        assert len(side) == len(set(side))
    assert all(0 <= i < len(old) for link in links for i in link.old)
    assert all(0 <= j < len(new) for link in links for j in link.new)
    assert all(0 <= link.score <= 1 for link in links)


@law
@given(sides, sides)
def test_swapping_the_sides_mirrors_the_links(old: list[str], new: list[str]) -> None:
    turned = {LinkKind.SPLIT: LinkKind.MERGED, LinkKind.MERGED: LinkKind.SPLIT}
    mirrored = {(turned.get(x.kind, x.kind), x.new, x.old, x.score, x.moved) for x in align(old, new)}
    assert mirrored == {(x.kind, x.old, x.new, x.score, x.moved) for x in align(new, old)}


@law
@given(sides, sides)
def test_equal_texts_always_pair(old: list[str], new: list[str]) -> None:
    equal = Counter(
        old[x.old[0]] for x in align(old, new) if x.kind is LinkKind.KEPT and old[x.old[0]] == new[x.new[0]]
    )
    assert equal == Counter(old) & Counter(new)


@law
@given(sides, sides, st.integers(0, 12), st.booleans())
def test_an_unrelated_text_breaks_no_link_between_equal_texts(
    old: list[str],
    new: list[str],
    at: int,
    on_old: bool,  # noqa: FBT001 - Hypothesis fills it in
) -> None:
    assume(OTHER not in old and OTHER not in new)

    def equal_links(old: list[str], new: list[str]) -> set[tuple[int, int]]:
        pairs = {(x.old[0], x.new[0]) for x in align(old, new) if x.kind is LinkKind.KEPT}
        return {(i, j) for i, j in pairs if old[i] == new[j]}

    before = equal_links(old, new)
    if on_old:
        at = min(at, len(old))
        after = equal_links([*old[:at], OTHER, *old[at:]], new)
        assert after == {(i + (i >= at), j) for i, j in before}
    else:
        at = min(at, len(new))
        after = equal_links(old, [*new[:at], OTHER, *new[at:]])
        assert after == {(i, j + (j >= at)) for i, j in before}


def test_copies_keep_their_partners_when_an_unrelated_text_is_put_in_front() -> None:
    old = ["Copy.", "Left.", "Right.", "Copy."]
    new = ["Copy.", "Copy.", "Right.", "Copy.", "Left."]
    before = {(x.old, x.new[0]) for x in align(old, new)}
    for front in ("", "A first line.", "Zymurgy."):
        assert {(x.old, x.new[0] - 1) for x in align(old, [front, *new])} == before


@law
@given(sides)
def test_a_list_against_itself_is_kept_in_place(side: list[str]) -> None:
    assert align(side, side) == tuple(Link(LinkKind.KEPT, (k,), (k,), 1.0) for k in range(len(side)))


@law
@given(sides, sides, st.data())
def test_sections_keep_the_laws_and_links_across_them_are_moved(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    names = st.sampled_from(["protection", "prevention", "profile"])
    old_groups = data.draw(st.lists(names, min_size=len(old), max_size=len(old)))
    new_groups = data.draw(st.lists(names, min_size=len(new), max_size=len(new)))
    links = align(old, new, old_groups=old_groups, new_groups=new_groups)
    for link in links:
        sections = {old_groups[i] for i in link.old} | {new_groups[j] for j in link.new}
        assert link.moved or len(sections) == 1
    equal = Counter(old[x.old[0]] for x in links if x.kind is LinkKind.KEPT and old[x.old[0]] == new[x.new[0]])
    assert equal == Counter(old) & Counter(new)
    turned = align(new, old, old_groups=new_groups, new_groups=old_groups)
    assert {(x.new, x.old, x.moved) for x in links} == {(x.old, x.new, x.moved) for x in turned}


@law
@given(sides, sides)
def test_every_link_is_explained(old: list[str], new: list[str]) -> None:
    reasons = explain(old, new)
    assert [r.link for r in reasons] == list(align(old, new))
    for reason in reasons:
        assert reason.evidence.score == reason.link.score
        assert 0 <= reason.evidence.old_covered <= 1
        assert all(e.old != reason.link.old or e.new != reason.link.new for e in reason.rejected)


def test_an_explanation_names_the_words_and_the_runner_up() -> None:
    old = ["Train judges in Karsa on evidence.", "Train nurses in Karsa on burns.", "Fund the port clinic."]
    new = ["Train judges from Karsa on fresh evidence.", "Train nurses from Karsa on severe burns.", "Ban salt."]
    first, second = explain(old, new)
    assert {"judges", "evidence"} <= set(first.evidence.words)
    assert first.evidence.old_covered > 0.5
    assert second.link.old == (1,)
    assert all(r.score < first.link.score for r in first.rejected)


def test_the_answer_is_the_same_under_any_hash_seed() -> None:
    program = (
        "from reportdiff.align import explain\n"
        f"sentences = {[*SENTENCES, *(h for h in HOSTILE.values() if h.isprintable())]!r}\n"
        "print(explain(sentences, [s.replace('victims', 'survivors') + ' x' for s in reversed(sentences)]))\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_paired_with_itself_among_others(name: str) -> None:
    old, new = [*SENTENCES[:3], HOSTILE[name]], [HOSTILE[name], *SENTENCES[:3]]
    assert any(link.old == (3,) and link.new == (0,) for link in align(old, new))


@pytest.mark.parametrize(("old", "new"), [([], []), ([], ["a"]), (["a"], []), ([""], [""]), (["…"], ["—"])])
def test_next_to_nothing_is_no_trouble(old: list[str], new: list[str]) -> None:
    assert len(align(old, new)) <= 1


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 9)))
def test_the_assignment_has_the_best_total(gains: dict[tuple[int, int], int]) -> None:
    def best(row: int, free: frozenset[int]) -> int:
        if row == 5:
            return 0
        taken = [gains[row, c] + best(row + 1, free - {c}) for c in free if (row, c) in gains]
        return max([best(row + 1, free), *taken])

    chosen = best_assignment(gains)
    assert len(set(chosen.values())) == len(chosen)
    assert sum(gains[pair] for pair in chosen.items()) == best(0, frozenset(range(5)))


def test_bands_rise_with_the_score() -> None:
    assert [band(s) for s in (0.0, 0.69, 0.7, 0.89, 0.9, 1.0)] == [
        Confidence.LOW,
        Confidence.LOW,
        Confidence.MEDIUM,
        Confidence.MEDIUM,
        Confidence.HIGH,
        Confidence.HIGH,
    ]


def test_sentences_of_few_words_still_find_their_partners() -> None:
    who = ("A court", "The coast guard", "An aid group", "The labor office", "The ministry")
    did = ("identified", "referred", "trained", "fined", "sheltered", "counted", "convicted")
    whom = ("weavers", "divers", "brickmakers", "recruiters", "judges", "cleaners")
    where = ("near the salt lake", "in the harbor", "at the border", "upriver")
    old = [
        f"{who[i % 5]} {did[i % 7]} {i * 37 % 211} {whom[i % 6]} {where[i % 4]} and {did[(i + 3) % 7]}"
        f" {i * 53 % 97} {whom[(i + 1) % 6]} {where[(i + 2) % 4]}."
        for i in range(300)
    ]
    new = [re.sub(r"\d+", lambda m: str(int(m.group()) + 5), sentence) for sentence in old if len(sentence) % 9]
    right = {(old.index(sentence), k) for k, sentence in enumerate(s for s in old if len(s) % 9)}
    found = {(x.old[0], x.new[0]) for x in align(old, new)}
    assert len(right & found) >= 0.9 * len(right)


def test_near_identical_texts_by_the_thousand_come_back_in_time() -> None:
    old = [f"The state of Morna identified {i} victims in district {i % 50}." for i in range(1500)]
    new = [f"The state of Morna identified {i + 7} victims in district {i % 50} again." for i in range(1500)]
    start = time.process_time()
    assert len(align(old, new)) > 1000
    assert time.process_time() - start < 20
