"""Reference numbers, which a publisher deals anew in each edition: they are told as such, and as no rewording."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportdiff import compare, families, find_figures
from reportdiff.cli import main
from reportdiff.model import Kept, Nature, Reworded
from reportdiff.read import read_text
from reportdiff.units import uncited, unnumbered

DOL = families.load("dol")
REFERENCES = next(kind for kind in DOL.sections if kind.name == "references")

REPORT = """# 2018 Findings on the Worst Forms of Child Labor: Velmora

In 2018, Velmora made a moderate advancement in efforts to eliminate the worst forms of child labor.(1-3)

## I. Prevalence and Sectoral Distribution of Child Labor

Children dive for sponges off the coast.(1-3) Table 2 tells more of it (Table 2). Inspectors found {found} children.

| Services | Selling ferry tickets (4, 7) |

## References

4 Ministry of Ferries. Tickets and Those Who Sell Them.

5 Ministry of Harbors. Sponges.
"""


def edition(year: int, *changes: tuple[str, str], found: int = 12) -> str:
    text = REPORT.replace("2018", str(year)).format(found=found)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Children dive for sponges.(1-3) They are tired. (2, 5; 11)", "Children dive for sponges. They are tired."),
        ("Selling tickets (4, 7) | Yes (3) | 16", "Selling tickets | Yes | 16"),
        ("Funding | $1,375 (8) | $1,419 (9)", "Funding | $1,375 | $1,419"),
        ("It forbids hazardous work (Table 4).", "It forbids hazardous work."),
        ("Table 4. Laws on child labor", ". Laws on child labor"),
        ("They work in mines,(3) on farms,(4, 5) and at sea.(1,2,4)", "They work in mines, on farms, and at sea."),
    ],
)
def test_reference_numbers_are_left_out(text: str, bare: str) -> None:
    assert uncited(text, DOL) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors found children (12) on three boats.",
        "Working children: 14 (4,371,604)",
        "It fined the owners (107,116).",
        "Table 4 shows that boys dive.",
        "(1-3)",
        "Article 98 (in 2015)",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert uncited(text, DOL) == text


def test_families_without_such_numbers_keep_every_text() -> None:
    assert uncited("Courts convicted nine.(1)", families.load("tip")) == "Courts convicted nine.(1)"


def test_an_entry_is_read_without_its_number() -> None:
    assert unnumbered("12. Ministry of Ferries.", REFERENCES) == "Ministry of Ferries."
    assert unnumbered("12 Ministry of Ferries.", REFERENCES) == "Ministry of Ferries."
    assert unnumbered("2015. On file.", REFERENCES) == "2015. On file."
    assert unnumbered("34.", REFERENCES) == "34."
    assert unnumbered("12. Ministry of Ferries.", REFERENCES, first=False) == "Ministry of Ferries."
    assert unnumbered("12 May 2014.", REFERENCES, first=False) == "12 May 2014."


def test_a_change_of_reference_numbers_only_is_kept_and_has_a_nature_of_its_own() -> None:
    new = edition(
        2018, (".(1-3)", ".(1-5)"), ("(4, 7)", "(9; 12)"), ("(Table 2)", "(Table 3)"), ("5 Ministry", "6 Ministry")
    )
    found = compare(read_text(edition(2018), format="markdown"), read_text(new, format="markdown"))
    changes = [change for section in found.sections for change in section.changes]
    assert all(isinstance(change, Kept) for change in changes)
    cited = [c.new.unit.text for c in changes if isinstance(c, Kept) and c.nature is Nature.CITATIONS]
    assert [text[:12] for text in cited] == [
        "In 2018, Vel",
        "Children div",
        "Table 2 tell",
        "| Services |",
        "6 Ministry o",
    ]


def test_a_changed_word_or_count_beside_reference_numbers_is_a_rewording() -> None:
    new = edition(2018, (".(1-3)", ".(1-5)"), ("dive for sponges", "dive for corals"), found=15)
    found = compare(read_text(edition(2018), format="markdown"), read_text(new, format="markdown"))
    reworded = [c.new.unit.text for s in found.sections for c in s.changes if isinstance(c, Reworded)]
    assert reworded == ["Children dive for corals off the coast.(1-5)", "Inspectors found 15 children."]
    assert find_figures(reworded[1])


def test_every_face_says_what_it_is(tmp_path: Path) -> None:
    old, new = tmp_path / "velmora-2018.md", tmp_path / "velmora-2019.md"
    old.write_text(edition(2018), encoding="utf-8")
    new.write_text(edition(2018, ("coast.(1-3)", "coast.(1-5)")), encoding="utf-8")

    def told(form: str) -> str:
        return CliRunner().invoke(main, ["diff", str(old), str(new), "--format", form]).stdout

    assert "1 change of reference numbers only" in told("text")
    assert "1 change of reference numbers only" in told("md")
    assert "1 change of reference numbers only" in told("html")
    changes = [c for s in json.loads(told("json"))["sections"] for c in s["changes"]]
    assert [c["nature"] for c in changes].count("citations") == 1
    rows = csv.DictReader(io.StringIO(told("csv")))
    assert [row["nature"] for row in rows if row["record"] == "change"].count("citations") == 1
