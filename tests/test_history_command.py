"""``reportdiff history`` on libraries in which not all is well: what can be shown is shown, the rest is told."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdiff.cli import main


def put(root: Path, name: str, family: str, edition: int, body: str) -> None:
    """Write a report of Velmora into a library."""
    path = root / "velmora" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"---\ncountry: Velmora\niso3: XVL\nedition: {edition}\nfamily: {family}\n---\n\n"
    path.write_text(head + body, encoding="utf-8")


def narrative(edition: int) -> str:
    """A short narrative."""
    return (
        "VELMORA (Tier 2)\n\nThe Government of Velmora does not fully meet the minimum standards.\n\n"
        "PRIORITIZED RECOMMENDATIONS:\n\n* Train judges.\n* Fund shelters on the coast.\n\n"
        "PROSECUTION\n\nThe government increased law enforcement efforts. "
        f"Courts convicted {edition % 9 + 2} traffickers.\n"
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three editions of one family."""
    for edition in (2018, 2019, 2020):
        put(tmp_path, f"{edition}.md", "tip", edition, narrative(edition))
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_an_edition_that_cannot_be_read_is_told_and_the_others_are_followed(library: Path) -> None:
    (library / "velmora" / "2019.md").write_bytes(b"\0\1\2" * 100)
    (library / "velmora" / "2017.pdf").write_bytes(b"no PDF at all")
    done = run("history", library, "XVL", "--format", "json")
    assert done.exit_code == 2
    assert [held["edition"] for held in json.loads(done.stdout)["editions"]] == [2018, 2020]
    assert "2019.md: " in done.stderr
    assert "2017.pdf: " in done.stderr


def test_a_country_of_which_nothing_can_be_read_is_trouble_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "kenya").mkdir()
    (tmp_path / "kenya" / "2019.pdf").write_bytes(b"no PDF at all")
    done = run("history", tmp_path, "kenya")
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_editions_of_two_families_are_never_one_row(library: Path) -> None:
    body = "## Section 1. Respect for the Integrity of the Person\n\n### b. Disappearance\n\nNobody disappeared.\n"
    put(library, "rights-2021.md", "hrr", 2021, body)
    done = run("history", library, "Velmora", "--format", "json")
    assert done.exit_code == 2
    assert [held["edition"] for held in json.loads(done.stdout)["editions"]] == [2018, 2019, 2020]
    assert "rights-2021.md: of another family of reports (hrr)" in done.stderr
    asked = run("history", library, "Velmora", "--family", "hrr", "--format", "json")
    assert (asked.exit_code, asked.stderr) == (0, "")
    assert [held["edition"] for held in json.loads(asked.stdout)["editions"]] == [2021]


def test_years_are_those_of_the_library_where_the_text_tells_none(library: Path) -> None:
    bare = library / "velmora" / "2021.txt"
    bare.write_text(narrative(2021), encoding="utf-8")
    done = run("history", library, "Velmora", "--format", "json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["editions"][-1]["edition"] == 2021


def test_a_family_is_found_out_where_nothing_names_it_and_a_second_text_is_told(library: Path) -> None:
    for path in (library / "velmora").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("family: tip\n", ""), encoding="utf-8")
    rights = (
        "# 2020 Country Reports on Human Rights Practices: Velmora\n\n"
        "## Section 1. Respect for the Integrity of the Person\n\n### b. Disappearance\n\nNobody disappeared.\n"
    )
    (library / "velmora" / "2020-rights.md").write_text(rights, encoding="utf-8")
    (library / "velmora" / "2019.txt").write_text(narrative(2019), encoding="utf-8")
    done = run("history", library, "Velmora", "--format", "json")
    assert done.exit_code == 2
    assert [held["edition"] for held in json.loads(done.stdout)["editions"]] == [2018, 2019, 2020]
    assert "2020-rights.md: of another family of reports (hrr); left out" in done.stderr
    assert "2019.txt: a second text of Velmora 2019; left out" in done.stderr
    asked = run("history", library, "Velmora", "--family", "hrr", "--format", "json")
    assert [held["edition"] for held in json.loads(asked.stdout)["editions"]] == [2020]


def test_the_table_tells_of_every_edition_what_the_json_tells_also_that_it_gives_no_figure() -> None:
    reports = Path(__file__).parents[1] / "reports"
    document = json.loads(run("history", reports, "Velmora", "--format", "json").stdout)
    points = [(s["id"], p["edition"], p["period"], p["telling"]) for s in document["figures"] for p in s["points"]]
    assert {telling for *_, telling in points} >= {"reported", "not_reported", "silent"}
    table = csv.DictReader(io.StringIO(run("history", reports, "Velmora", "--format", "csv").stdout))
    rows = {(r["id"], int(r["edition"]), int(r["period"]), r["status"]): r for r in table if r["record"] == "figure"}
    assert not set(points) - set(rows)
    assert all(not r["value"] for (*_, telling), r in rows.items() if telling in {"not_reported", "silent"})
    assert all(r["text"] for (*_, telling), r in rows.items() if telling == "not_reported")
