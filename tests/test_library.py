"""A folder of reports: what lies in it, what follows what, and what is wrong with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportdiff.errors import FamilyError, LibraryError
from reportdiff.library import Kind, check, find_library, of_one_family

NARRATIVE = """---
country: {country}
edition: {edition}
family: tip
---

{COUNTRY} (Tier 2)

The Government of {country} does not fully meet the minimum standards but is making significant efforts to do so.

PRIORITIZED RECOMMENDATIONS:

* Train the {edition} judges of the capital in how to hear victims who are children.
* Fund the shelters of the coast so that they can take in men as well as women.

PROSECUTION

The government increased prosecution efforts. In {edition} courts convicted {n} traffickers. {more}

PROTECTION

The government maintained efforts to protect victims. It gave {n} victims shelter, food and advice. {more}

PREVENTION

The government increased efforts to prevent trafficking. It paid for {n} posters in the towns on the coast. {more}
"""


def narrative(country: str, edition: int, *, more: str = "") -> str:
    said = more or f"An inspector wrote letter number {edition} of {country} about nothing else in particular."
    return NARRATIVE.format(country=country, COUNTRY=country.upper(), edition=edition, n=edition % 90, more=said)


def put(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def problems(root: Path) -> list[tuple[Kind, str]]:
    return [(problem.kind, problem.path) for problem in check(find_library(root))]


def test_editions_stand_by_country_oldest_first_whatever_the_name_of_the_time(tmp_path: Path) -> None:
    for folder, country, edition in (
        ("swaziland", "Swaziland", 2017),
        ("eswatini", "Eswatini", 2019),
        ("swaziland", "Swaziland", 2018),
    ):
        put(tmp_path, f"{folder}/{edition}.md", narrative(country, edition))
    put(tmp_path, "albania/2019.md", narrative("Albania", 2019))
    library = find_library(tmp_path)
    assert [shelf.country for shelf in library.shelves] == ["Albania", "Eswatini"]
    assert [(e.country, e.edition, e.iso3) for e in library.shelves[1].entries] == [
        ("Swaziland", 2017, "SWZ"), ("Swaziland", 2018, "SWZ"), ("Eswatini", 2019, "SWZ"),
    ]  # fmt: skip
    assert [(old.edition, new.edition) for old, new in library.shelves[1].pairs()] == [(2017, 2018), (2018, 2019)]
    for name in ("Swaziland", "eswatini", "SWZ", "swaziland"):
        assert library.shelf(name) is library.shelves[1]
    assert library.shelf("Graustark") is None


def test_without_front_matter_the_path_tells(tmp_path: Path) -> None:
    put(tmp_path, "north-macedonia/2012.txt", "MACEDONIA (Tier 1)\n\nThe Government of Macedonia fully complies.")
    put(tmp_path, "README.md", "# About this folder")
    put(tmp_path, "reportdiff.toml", "")
    library = find_library(tmp_path)
    assert [(e.country, e.iso3, e.edition) for e in library.entries] == [("Macedonia", "MKD", 2012)]
    assert library.ignored == ("README.md",)


def test_a_country_without_a_code_goes_by_its_folder(samples: Path) -> None:
    library = find_library(samples)
    assert {shelf.country: len(shelf.entries) for shelf in library.shelves}["Velmora"] == 7
    assert library.shelf("velmora") is not None
    assert library.shelf("XVL") is not None


@pytest.mark.parametrize("make", [lambda _: None, lambda p: p.mkdir(), lambda p: p.write_text("x")])
def test_a_folder_without_reports_is_told(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "lib")
    with pytest.raises(LibraryError):
        find_library(tmp_path / "lib")


def test_a_sound_library_has_no_problems(tmp_path: Path) -> None:
    for edition in (2019, 2020, 2021):
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition))
    # Only the year differs in most sentences: that is nearly the same text, and rightly told.
    assert {kind for kind, _ in problems(tmp_path)} <= {Kind.NEARLY_SAME}


def test_gaps_and_double_editions_are_told(tmp_path: Path) -> None:
    for edition in (2016, 2019):
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition))
    put(
        tmp_path,
        "albania/2019.txt",
        "ALBANIA (Tier 2)\n\nThe Government of Albania convicted nobody at all in the year.",
    )
    found = check(find_library(tmp_path))
    assert (Kind.GAP, "albania/2019.md", "no edition of 2017 to 2018 between 2016 and 2019") in {
        (p.kind, p.path, p.text) for p in found
    }
    assert (Kind.DOUBLE, "albania/2019.txt") in {(p.kind, p.path) for p in found}


def test_the_same_text_under_two_editions_or_countries_is_told(tmp_path: Path) -> None:
    letters = [
        f"An inspector wrote to the ministry {how} about the shelters that it had promised."
        for how in ("twice", "late", "again")
    ]
    text = narrative("Albania", 2019, more=" ".join(letters))
    put(tmp_path, "albania/2019.md", text)
    put(tmp_path, "albania/2020.md", text.replace("edition: 2019", "edition: 2020"))
    put(tmp_path, "kenya/2019.md", narrative("Kenya", 2019))
    found = problems(tmp_path)
    assert (Kind.SAME_TEXT, "albania/2020.md") in found
    assert (Kind.NEARLY_SAME, "kenya/2019.md") not in found


def test_a_text_under_the_wrong_country_is_told(tmp_path: Path) -> None:
    put(tmp_path, "albania/2019.md", narrative("Ghana", 2019).replace("country: Ghana", "country: Albania"))
    put(tmp_path, "kenya/2019.md", narrative("Kenya", 2019))
    found = [(p.kind, p.path, p.text) for p in check(find_library(tmp_path))]
    assert any(
        kind in {Kind.COUNTRY, Kind.IDENTITY} and "Ghana" in text
        for kind, path, text in found
        if path == "albania/2019.md"
    )
    assert not any(kind in {Kind.COUNTRY, Kind.IDENTITY} for kind, path, _ in found if path == "kenya/2019.md")


def test_a_missing_section_and_one_of_unusual_size_are_told(tmp_path: Path) -> None:
    for edition in (2017, 2018, 2019, 2020):
        long = f"In the year {edition} the inspector of letters wrote once more. " * 12
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition, more=long))
    cut = narrative("Albania", 2021, more="Nothing else.")
    put(tmp_path, "albania/2021.md", cut[: cut.index("PREVENTION")])
    found = [(p.kind, p.text) for p in check(find_library(tmp_path)) if p.path == "albania/2021.md"]
    assert (Kind.MISSING, "no section “Prevention”, which 4 of 4 other editions have") in found
    assert any(kind is Kind.SIZE and "section “Protection”" in text for kind, text in found)


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    put(tmp_path, "albania/2019.md", narrative("Albania", 2019))
    (tmp_path / "albania" / "2020.pdf").write_bytes(b"no PDF")
    steps: list[str] = []
    found = check(find_library(tmp_path), progress=lambda done, total, path: steps.append(f"{done}/{total} {path}"))
    assert [(p.kind, p.edition) for p in found] == [(Kind.UNREADABLE, 2020)]
    assert steps == ["1/2 albania/2019.md", "2/2 albania/2020.pdf"]


def test_the_sample_library_is_sound(samples: Path) -> None:
    assert [p for p in check(find_library(samples)) if p.kind is not Kind.NO_CODE] == []


def rights(country: str, edition: int) -> str:
    """A report of another family."""
    return (
        f"---\ncountry: {country}\nedition: {edition}\nfamily: hrr\n---\n\n"
        f"# {edition} Country Reports on Human Rights Practices: {country}\n\n"
        "## Section 1. Respect for the Integrity of the Person\n\n### b. Disappearance\n\n"
        f"There were no reports of disappearances by or on behalf of government authorities in {edition}.\n"
    )


def test_families_are_checked_each_by_itself_and_the_rarer_one_is_told(tmp_path: Path) -> None:
    for edition in (2018, 2019, 2020):
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition))
    put(tmp_path, "albania/rights-2019.md", rights("Albania", 2019))
    put(tmp_path, "kenya/2019.md", rights("Kenya", 2019))
    found = problems(tmp_path)
    assert (Kind.FAMILY, "albania/rights-2019.md") in found
    assert (Kind.FAMILY, "kenya/2019.md") in found
    told = next(p.text for p in check(find_library(tmp_path)) if p.kind is Kind.FAMILY)
    assert told == "is from the Country Reports on Human Rights Practices, most from the Trafficking in Persons Report"
    assert not {Kind.DOUBLE, Kind.GAP, Kind.DRIFT, Kind.IDENTITY, Kind.MISSING} & {kind for kind, _ in found}


def test_one_family_is_taken_of_a_mixed_library_and_the_others_are_named(tmp_path: Path) -> None:
    for edition in (2018, 2019):
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition))
    put(tmp_path, "albania/rights-2019.md", rights("Albania", 2019))
    put(tmp_path, "kenya/2019.txt", "KENYA (Tier 2)\n\nThe Government of Kenya convicted nobody.")
    library = find_library(tmp_path)
    most, told = of_one_family(library)
    assert [entry.path for entry in most.entries] == ["albania/2018.md", "albania/2019.md", "kenya/2019.txt"]
    assert told == (
        f"{tmp_path}/albania/rights-2019.md: of another family of reports (hrr) than most here (tip); left out",
    )
    asked, told = of_one_family(library, "hrr")
    assert [entry.path for entry in asked.entries] == ["albania/rights-2019.md", "kenya/2019.txt"]
    assert told == ()
    assert of_one_family(library, "dol") == (library, ())


def test_a_mixed_library_is_checked_for_the_family_asked_for_alone(tmp_path: Path) -> None:
    for edition in (2018, 2019, 2020):
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition))
    for edition in (2017, 2019):
        put(tmp_path, f"albania/rights-{edition}.md", rights("Albania", edition))
    found = [(p.kind, p.path) for p in check(find_library(tmp_path), family="hrr")]
    assert found == [(Kind.GAP, "albania/rights-2019.md")]
    with pytest.raises(FamilyError):
        check(find_library(tmp_path), family="cookbooks")


def test_a_text_that_nothing_shows_to_be_a_report_is_told(tmp_path: Path) -> None:
    put(tmp_path, "albania/2019.md", narrative("Albania", 2019))
    put(tmp_path, "albania/2020.txt", "The ferry to Albania ran every twenty minutes on Saturday. Bands played.")
    assert (Kind.DOUBT, "albania/2020.txt") in problems(tmp_path)
    assert (Kind.DOUBT, "albania/2019.md") not in problems(tmp_path)


def test_a_text_that_breaks_off_is_told_and_not_blamed_for_what_it_lacks(tmp_path: Path) -> None:
    for edition in (2017, 2018, 2019, 2020):
        put(tmp_path, f"albania/{edition}.md", narrative("Albania", edition))
    whole = narrative("Albania", 2021)
    put(tmp_path, "albania/2021.md", whole[: whole.index("food and advice")].rstrip())
    found = [(p.kind, p.text) for p in check(find_library(tmp_path)) if p.path == "albania/2021.md"]
    assert (Kind.CUT_OFF, "ends in mid-sentence (… It gave 41 victims shelter,); what follows is missing") in found
    assert Kind.MISSING not in {kind for kind, _ in found}
    put(tmp_path, "albania/2022.md", whole[: whole.index("PREVENTION") + len("PREVENTION")].replace("2021", "2022"))
    told = [p.text for p in check(find_library(tmp_path)) if p.path == "albania/2022.md" and p.kind is Kind.CUT_OFF]
    assert told == ["ends in a heading (PREVENTION); what follows is missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_library_is_not_waited_for_and_a_link_into_nothing_is_told(tmp_path: Path) -> None:
    put(tmp_path, "kenya/2019.md", narrative("Kenya", 2019))
    os.mkfifo(tmp_path / "kenya" / "2020.md")
    (tmp_path / "kenya" / "2021.md").symlink_to(tmp_path / "nowhere.md")
    found = problems(tmp_path)
    assert (Kind.IGNORED, "kenya/2020.md") in found
    assert (Kind.UNREADABLE, "kenya/2021.md") in found
