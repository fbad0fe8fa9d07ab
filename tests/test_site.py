"""A library becomes a site: the same bytes each time, whole, within its folder, with tables and feeds."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from extremes import OTHER, PLAIN, report

from reportdiff.errors import LibraryError
from reportdiff.faces import division
from reportdiff.site import build

EQUAL = {part: PLAIN[part] for part in ("recommendations", "prosecution", "protection")}
ATOM = "{http://www.w3.org/2005/Atom}"


def library(folder: Path, *years: int, country: str = "Estavia", **parts: str) -> Path:
    """Lay out a small library of one invented country, every other edition different."""
    place = folder / "reports" / country.lower()
    place.mkdir(parents=True, exist_ok=True)
    for year in years:
        text = report(year, **((OTHER if year % 2 else {}) | {"country": country} | parts))
        (place / f"{year}.md").write_text(text, "utf-8")
    return folder / "reports"


def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def table(site: Path, name: str) -> list[dict[str, str]]:
    with (site / name).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_the_same_library_gives_the_same_bytes_with_any_number_of_workers(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "one", jobs=1)
    copied = shutil.copytree(samples, tmp_path / "elsewhere" / "reports")
    build(copied, tmp_path / "two", jobs=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_the_sample_site_holds_every_kind_of_page(samples: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    result = build(samples, tmp_path / "site", jobs=1, progress=lambda *step: told.append(step))
    files = content(tmp_path / "site")
    assert {"index.html", "method.html", "feed.xml", "velmora/index.html", "velmora/feed.xml"} <= set(files)
    assert {"velmora/history.csv", "velmora/history.json"} <= set(files)
    for pair in (*(f"{year}-{year + 1}" for year in range(2014, 2020)), "2014-2020"):
        for ending in (".html", ".json", "-changes.csv", "-figures.csv", "-recommendations.csv"):
            assert f"velmora/{pair}{ending}" in files
    assert "editions/2018-2019.html" in files
    assert "editions/2014-2015.html" not in files  # of one country only
    assert result.problems == ()
    assert result.files == len(files) - 1
    assert [done for done, _, _ in told] == list(range(1, result.countries + 1))


def test_a_country_that_changed_its_name_has_one_page_under_its_newest(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1)
    files = content(tmp_path / "site")
    assert "essandor/2017-2018.html" in files
    assert not any(name.startswith("sandorra/") for name in files)
    assert "formerly Sandorra" in files["essandor/index.html"].decode()


def test_building_again_changes_nothing_and_a_vanished_edition_takes_its_pages_along(tmp_path: Path) -> None:
    reports = library(tmp_path, 2018, 2019, 2020)
    first = build(reports, tmp_path / "site", jobs=1)
    assert first.changed == first.files
    assert build(reports, tmp_path / "site", jobs=1).changed == 0
    (reports / "estavia" / "2020.md").unlink()
    assert build(reports, tmp_path / "site", jobs=1).changed > 0
    assert "estavia/2019-2020.html" not in content(tmp_path / "site")


def test_a_single_edition_is_listed_without_a_comparison(tmp_path: Path) -> None:
    build(library(tmp_path, 2019), tmp_path / "site", jobs=1)
    assert "nothing to compare yet" in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert (tmp_path / "site" / "estavia" / "index.html").is_file()


def test_a_broken_report_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    reports = library(tmp_path, 2018, 2019)
    (reports / "estavia" / "2020.md").write_bytes(b"\x00\x01\x02" * 500)
    result = build(reports, tmp_path / "site", jobs=1)
    assert len(result.problems) == 1
    assert "2020.md" in result.problems[0]
    assert (tmp_path / "site" / "estavia" / "2018-2019.html").is_file()


def test_an_empty_library_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    with pytest.raises(LibraryError):
        build(tmp_path / "reports", tmp_path / "site")


def test_only_the_countries_and_years_asked_for_are_built(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1, countries=["velmora"], first=2017, last=2019)
    pages = {name for name in content(tmp_path / "site") if name.endswith(".html")}
    assert pages == {
        "index.html", "method.html", "velmora/index.html",
        "velmora/2017-2018.html", "velmora/2018-2019.html", "velmora/2017-2019.html",
    }  # fmt: skip


def test_every_row_of_a_table_links_to_its_place_on_the_page(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1, countries=["velmora"], first=2018, last=2019)
    page = (tmp_path / "site" / "velmora" / "2018-2019.html").read_text("utf-8")
    for name in ("changes", "figures", "recommendations"):
        rows = table(tmp_path / "site", f"velmora/2018-2019-{name}.csv")
        assert rows
        for row in rows:
            address, _, anchor = row["link"].partition("#")
            assert address == "2018-2019.html"
            assert anchor == row["id"]
            assert f'id="{anchor}"' in page


def test_every_address_into_a_divided_page_names_the_part_that_holds_the_place(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(division, "_largest", lambda _: 60_000)
    build(samples, tmp_path / "site", jobs=1, countries=["velmora"], first=2018, last=2019, cache=tmp_path / "cache")
    folder = tmp_path / "site" / "velmora"
    ids = {page.name: set(re.findall(r' id="([^"]+)"', page.read_text("utf-8"))) for page in folder.glob("*.html")}
    kinds = ("changes", "figures", "recommendations")
    links = [row["link"] for kind in kinds for row in table(folder, f"2018-2019-{kind}.csv")]
    for feed in (folder / "feed.xml", tmp_path / "site" / "feed.xml", tmp_path / "site" / "index.html"):
        links += re.findall(r'href="(?:\.\./)?velmora/([^"]*#[^"]*)"', feed.read_text("utf-8"))
    astray = [link for link in links if link.partition("#")[2] not in ids[link.partition("#")[0]]]
    assert astray == []
    assert any("-part-2.html#c-" in link for link in links)


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("https://evil.example"). +1+1 is two. @SUM(A1) stands here. -2 fell.'
    library(tmp_path, 2018)
    reports = library(tmp_path, 2019, protection=hostile, recommendations='* =cmd|" /C calc"!A0')
    build(reports, tmp_path / "site", jobs=1)
    for name in ("changes", "figures", "recommendations"):
        for row in table(tmp_path / "site", f"estavia/2018-2019-{name}.csv"):
            for cell in (row.get("old_text", ""), row.get("new_text", ""), row.get("new_sentence", "")):
                assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_feeds_are_atom_and_carry_the_changes(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1, address="https://changes.example/tip")
    for name in ("feed.xml", "velmora/feed.xml"):
        root = ET.fromstring((tmp_path / "site" / name).read_text("utf-8"))  # noqa: S314 - our own file
        entries = root.findall(f"{ATOM}entry")
        assert entries
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            link = entry.find(f"{ATOM}link")
            assert link is not None
            address = link.get("href", "")
            assert (tmp_path / "site" / address.removeprefix("https://changes.example/tip/")).is_file()
            assert entry.findtext(f"{ATOM}updated", "").endswith("T00:00:00Z")
            content_of = entry.find(f"{ATOM}content")
            assert content_of is not None
            assert "".join(content_of.itertext()).strip()


def test_a_feed_keeps_to_its_form_whatever_a_source_says_of_its_day(tmp_path: Path) -> None:
    reports = library(tmp_path, 2018, 2019)
    for path in (reports / "estavia").iterdir():
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"retrieved: {path.stem}-07-01", "retrieved: some day <in> May"), "utf-8")
    build(reports, tmp_path / "site", jobs=1)
    root = ET.fromstring((tmp_path / "site" / "feed.xml").read_text("utf-8"))  # noqa: S314 - our own file
    assert root.findtext(f"{ATOM}updated") == "2019-01-01T00:00:00Z"


def test_the_json_beside_a_page_says_what_the_page_says(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1, countries=["velmora"], first=2018, last=2019)
    document = json.loads((tmp_path / "site" / "velmora" / "2018-2019.json").read_text("utf-8"))
    page = (tmp_path / "site" / "velmora" / "2018-2019.html").read_text("utf-8")
    assert document["format"] == "reportdiff/diff/1"
    for section in document["sections"]:
        for change in section["changes"]:
            assert f'id="{change["id"]}"' in page
    assert {one["fate"] for one in document["recommendations"]} >= {"kept", "reworded"}


def test_the_json_of_the_site_leads_to_every_page(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1)
    site = tmp_path / "site"
    document = json.loads((site / "index.json").read_text("utf-8"))
    assert document["format"] == "reportdiff/site/1"
    listed = {"index.html", "method.html", *(name.replace(".json", ".html") for name in document["overviews"])}
    for country in document["countries"]:
        listed.add(country["page"])
        for change in country["changes"]:
            listed.add(change["page"])
            assert json.loads((site / change["data"]).read_text("utf-8"))["summary"] == change["summary"]
    spans = {name for name in content(site) if name.endswith(".html")} - listed
    assert all(int(name[-9:-5]) - int(name[-14:-10]) > 1 for name in spans)  # many years in one step
    across = json.loads((site / "editions" / "2018-2019.json").read_text("utf-8"))
    assert across["format"] == "reportdiff/overview/1"
    assert len(across["house_edits"]) == (site / "editions" / "2018-2019.html").read_text("utf-8").count('<li id="h-')


def test_what_moved_across_the_countries_stands_once_under_each_name(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1)
    html = (tmp_path / "site" / "editions" / "2018-2019.html").read_text("utf-8")
    names = re.findall(r'<th scope="rowgroup"[^>]*>(.*?)</th>', html)
    assert len(set(names)) == len(names)
    changes = re.findall(r'<td class="num"[^>]*>([+\N{MINUS SIGN}][^<]*)</td>', html)
    assert any("%" in told for told in changes)
    assert not any(") (" in told for told in changes)  # the share is said once


def test_a_build_writes_nowhere_but_into_its_folder(tmp_path: Path) -> None:
    reports = library(tmp_path, 2018, 2019)
    strange = reports / "..hidden ; rm -rf"
    shutil.copytree(reports / "estavia", strange)
    text = (strange / "2018.md").read_text("utf-8")
    (strange / "2018.md").write_text(text.replace("country: Estavia", "country: ../../../etc/passwd"), "utf-8")
    out = tmp_path / "within" / "site"
    out.parent.mkdir()
    build(reports, out, jobs=1)
    assert os.listdir(out.parent) == ["site"]  # noqa: PTH208 - names, hidden ones too
    assert sorted(os.listdir(tmp_path)) == ["reports", "within"]  # noqa: PTH208 - as above


def test_an_edit_made_in_every_narrative_is_marked_on_each_change_page(tmp_path: Path) -> None:
    for n in range(12):
        place = f"The ministry met in the town of Port {'ABCDEFGHIJKL'[n]}."
        for year, word in ((2019, "comply with"), (2020, "meet")):
            opening = f"The government does not fully {word} the minimum standards. {place}"
            library(tmp_path, year, country=f"Land{'abcdefghijkl'[n]}ia", overview=opening, tier="2", **EQUAL)
    build(tmp_path / "reports", tmp_path / "site", jobs=1)
    page = (tmp_path / "site" / "landaia" / "2019-2020.html").read_text("utf-8")
    assert page.count("Same edit in 12 of 12 narratives") == 1
    across = (tmp_path / "site" / "editions" / "2019-2020.html").read_text("utf-8")
    assert "comply with" in across
    (named,) = re.findall(r"<summary>The 12 countries, with their change pages.*?</details>", across)
    assert len(re.findall(r'href="\.\./land[a-l]ia/2019-2020\.html"', named)) == 12


def test_tables_of_a_site_have_room_on_a_phone_and_count_what_they_hold(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path / "site", jobs=1, cache=tmp_path / "cache")
    country = (tmp_path / "site" / "velmora" / "index.html").read_text("utf-8")
    shown = re.findall(r"<summary>All (\d+) values<.*?</table>", country, re.DOTALL)
    tables = re.findall(r"<summary>All \d+ values<(.*?)</table>", country, re.DOTALL)
    assert any("not reported" in one for one in tables)
    assert [int(n) for n in shown] == [one.count("<tr>") - 1 - one.count("not reported:") for one in tables]
    again = re.findall(r'<details class="told">.*?<table class="stack">(.*?)</table>', country, re.DOTALL)
    assert again
    heads = [re.findall(r'<th scope="col" class="num">(\d+)', one) for one in again]
    assert all(years == sorted(years, reverse=True) for years in heads)
    assert all(not re.search(r'<td class="num">[^<]', one) for one in again)
    for page in (tmp_path / "site" / "editions").glob("*.html"):
        across = page.read_text("utf-8")
        assert "in 1 narratives" not in across
        for one in re.findall(r'<table class="plain(?: stack)?">.*?</table>', across, re.DOTALL):
            assert all("data-l=" in cell for cell in re.findall(r"<td[^>]*>(?=[^<]|<b)", one))


RIGHTS = (
    "# 2020 Country Reports on Human Rights Practices: Estavia\n\n"
    "## Section 1. Respect for the Integrity of the Person\n\n### b. Disappearance\n\nNobody disappeared.\n"
)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            "---\ncountry: Estavia\nedition: 2020\nfamily: hrr\n---\n\n",
            "of another family of reports (hrr) than most here (tip)",
        ),
        ("", "another family of reports (hrr)"),
    ],
)
def test_a_report_of_another_family_is_left_out_and_named(tmp_path: Path, head: str, told: str) -> None:
    reports = library(tmp_path, 2018, 2019)
    (reports / "estavia" / "2020.md").write_text(head + RIGHTS, "utf-8")
    result = build(reports, tmp_path / "site", cache=tmp_path / "cache")
    assert [line.partition("2020.md: ")[2] for line in result.problems] == [f"{told}; left out"]
    assert (tmp_path / "site" / "estavia" / "2018-2019.html").is_file()
    assert not list((tmp_path / "site").rglob("*2020*"))
