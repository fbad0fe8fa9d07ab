"""What a report says of how its numbers moved, read from case files with the figures it was checked against."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff import families
from reportdiff.figures import find_claims, find_sums, report_figures
from reportdiff.model import Claim, Sum
from reportdiff.read import read_text

CASES = Path(__file__).parent / "cases" / "claims"
TIP = families.load("tip")
ANSWERS = {True: "yes", False: "no", None: "open"}


def _claims(text: str) -> tuple[Claim, ...]:
    report = read_text(text, address="velmora-2019.txt", family="tip")
    return find_claims(report, report_figures(report, TIP), TIP)


def _line(claim: Claim) -> str:
    figures = ", ".join(figure.text for figure in claim.figures)
    return f"{claim.direction} {ANSWERS[claim.agrees]}" + (f": {figures}" if figures else "")


def _sums(text: str) -> tuple[Sum, ...]:
    report = read_text(text, address="velmora-2019.txt", family="tip")
    return find_sums(report, report_figures(report, TIP), TIP)


def _sum_line(one: Sum) -> str:
    parts = " + ".join(f"{part.low:g}" for part in one.parts)
    return f"{'closes' if one.closes else 'open'} {one.total.low:g} = {parts}"


def _blocks(name: str) -> list[list[str]]:
    text = (CASES / name).read_text(encoding="utf-8")
    blocks = [[line for line in block.splitlines() if not line.startswith("#")] for block in text.split("\n\n")]
    return [block for block in blocks if block]


@pytest.mark.parametrize("block", _blocks("checked.txt"), ids=lambda block: block[0][:60])
def test_a_claim_is_checked_against_the_figures_that_it_speaks_of(block: list[str]) -> None:
    text, *expected = block
    assert [_line(claim) for claim in _claims(text)] == expected


@pytest.mark.parametrize("text", [text for block in _blocks("none.txt") for text in block])
def test_words_that_speak_of_no_number_are_no_claims(text: str) -> None:
    assert _claims(text) == ()


def test_a_claim_of_the_overview_is_checked_against_the_one_total_of_the_report() -> None:
    text = """VELMORA: Tier 2

The Government of Velmora does not fully meet the minimum standards. It convicted more traffickers than in 2017.

PROSECUTION

Courts convicted nine traffickers in 2018, compared with 12 in 2017."""
    (claim,) = (claim for claim in _claims(text) if claim.section == "overview")
    assert (claim.agrees, [figure.low for figure in claim.figures]) == (False, [9, 12])
    (claim,) = (claim for claim in _claims(text.replace("than in", "since")) if claim.section == "overview")
    assert claim.agrees is False
    (claim,) = (claim for claim in _claims(text.replace("than in 2017", "than in 2015")) if claim.section == "overview")
    assert claim.agrees is None


def test_a_claim_quotes_by_how_much_it_says() -> None:
    (claim,) = _claims("The government convicted 20 traffickers, a 20 percent increase from 10 in 2017.")
    assert claim.text == "a 20 percent increase from 10 in 2017"


@pytest.mark.parametrize("block", _blocks("sums.txt"), ids=lambda block: block[0][:60])
def test_parts_are_added_up_where_they_are_the_whole_division(block: list[str]) -> None:
    text, *expected = block
    assert [_sum_line(one) for one in _sums(text)] == expected


def test_a_claim_right_behind_a_figure_is_checked_against_the_edition_before() -> None:
    old = read_text("Courts convicted 13 traffickers in 2017.", address="velmora-2018.txt", family="tip")
    new = read_text(
        "Courts convicted 12 traffickers in 2018, the same number as in 2017.", address="velmora-2019.txt", family="tip"
    )
    (claim,) = find_claims(new, report_figures(new, TIP), TIP, report_figures(old, TIP))
    assert (claim.agrees, [figure.low for figure in claim.figures]) == (False, [12, 13])
