"""Adding published pages to a library."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import test_library
from test_library import narrative

from reportdiff.adding import Added, Refused, Skipped, add_sources
from reportdiff.errors import LibraryError
from reportdiff.read import read
from reportdiff.read.markdown import front_matter

TODAY = "2026-03-01"


def page(country: str, edition: int, *, more: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in narrative(country, edition, more=more).split("\n\n")[1:])
    return f"<html><body><h1>{edition} Trafficking in Persons Report: {country}</h1>{paragraphs}</body></html>"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "a.html").write_text(page("Swaziland", 2016), encoding="utf-8")
    (folder / "b.html").write_text(page("Eswatini", 2020), encoding="utf-8")
    (folder / ".hidden.html").write_text("x", encoding="utf-8")
    (folder / "notes.xyz").write_text("x", encoding="utf-8")
    return folder


def test_a_folder_of_pages_becomes_canonical_markdown_with_where_it_came_from(sources: Path, tmp_path: Path) -> None:
    library = tmp_path / "reports"
    steps: list[int] = []
    done = add_sources([str(sources)], str(library), today=TODAY, progress=lambda number, *_: steps.append(number))
    assert [(type(o), getattr(o, "path", "")) for o in done] == [
        (Added, "eswatini/2016.md"),
        (Added, "eswatini/2020.md"),
    ]
    assert steps == [1, 2]
    front, _ = front_matter((library / "eswatini" / "2016.md").read_text(encoding="utf-8"))
    assert {key: front[key] for key in ("country", "iso3", "edition", "family", "title", "source", "retrieved")} == {
        "country": "Swaziland", "iso3": "SWZ", "edition": "2016", "family": "tip",
        "title": "2016 Trafficking in Persons Report: Swaziland", "source": "a.html", "retrieved": TODAY,
    }  # fmt: skip
    assert len(front["sha256"]) == 64


def test_the_report_reads_the_same_from_the_library_as_from_the_page(sources: Path, tmp_path: Path) -> None:
    add_sources([str(sources)], str(tmp_path / "reports"), today=TODAY)
    first, second = read(sources / "b.html"), read(tmp_path / "reports" / "eswatini" / "2020.md")
    assert first.text == second.text
    assert first.sections == second.sections
    assert first.identity == second.identity
    assert first.source.sha256 == second.source.sha256


def test_text_keeps_its_gaps_and_its_marks(tmp_path: Path) -> None:
    text = "KOSOVO (Tier 2)\n\nThe Government of Kosovo *does* not; 1. see # there.\n\n\n\n"
    text += "# The second\nline of a wide gap.\n"
    (tmp_path / "kosovo-2012.txt").write_text(text, encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "kosovo-2012.txt")], str(tmp_path / "reports"), today=TODAY)
    assert isinstance(done, Added)
    written = (tmp_path / "reports" / done.path).read_text(encoding="utf-8")
    assert "not; 1. see # there.\n\n\n\n\\# The second line of a wide gap.\n" in written
    assert read(tmp_path / "kosovo-2012.txt").text == read(tmp_path / "reports" / done.path).text


def test_the_same_source_twice_changes_nothing(sources: Path, tmp_path: Path) -> None:
    library = tmp_path / "reports"
    add_sources([str(sources)], str(library), today=TODAY)
    before = {path: path.read_bytes() for path in library.rglob("*.md")}
    again = add_sources([str(sources)], str(library), today="2027-01-01")
    assert all(isinstance(o, Skipped) for o in again)
    forced = add_sources([str(sources)], str(library), replace=True, today="2027-01-01")
    assert all(isinstance(o, Skipped) for o in forced)
    assert {path: path.read_bytes() for path in library.rglob("*.md")} == before


def test_the_same_text_from_a_page_served_anew_is_skipped(sources: Path, tmp_path: Path) -> None:
    library = tmp_path / "reports"
    add_sources([str(sources)], str(library), today=TODAY)
    (sources / "a.html").write_text(
        page("Swaziland", 2016).replace("<body>", "<body><nav>News 2</nav>"), encoding="utf-8"
    )
    assert isinstance(add_sources([str(sources / "a.html")], str(library), today=TODAY)[0], Skipped)


def test_a_different_text_is_refused_until_replace_is_said(sources: Path, tmp_path: Path) -> None:
    library = tmp_path / "reports"
    add_sources([str(sources)], str(library), today=TODAY)
    before = (library / "eswatini" / "2016.md").read_bytes()
    (sources / "a.html").write_text(page("Swaziland", 2016, more="A sentence that is new."), encoding="utf-8")
    (refused,) = add_sources([str(sources / "a.html")], str(library), today=TODAY)
    assert isinstance(refused, Refused)
    assert "--replace" in refused.hint
    assert (library / "eswatini" / "2016.md").read_bytes() == before
    (done,) = add_sources([str(sources / "a.html")], str(library), replace=True, today=TODAY)
    assert isinstance(done, Added)
    assert done.replaced
    assert b"A sentence that is new." in (library / "eswatini" / "2016.md").read_bytes()


def test_an_edition_goes_to_the_folder_that_holds_the_country_already(sources: Path, tmp_path: Path) -> None:
    library = tmp_path / "reports"
    test_library.put(library, "swaziland/2015.md", narrative("Swaziland", 2015))
    done = add_sources([str(sources / "b.html")], str(library), today=TODAY)
    assert isinstance(done[0], Added)
    assert done[0].path == "swaziland/2020.md"


@pytest.mark.parametrize(
    ("name", "text", "options", "why", "hint"),
    [
        ("x.txt", "A text that names no country. It says nothing.", {}, "which country", "--country"),
        ("x.txt", "KOSOVO (Tier 2)\n\nThe Government of Kosovo does little.", {}, "which edition", "--edition"),
        ("kosovo-2012.txt", "KOSOVO (Tier 2)\n\nThe Government.", {"country": "Ghana"}, "is about Kosovo", "--country"),
        ("kosovo-2012.txt", "KOSOVO (Tier 2)\n\nThe Government.", {"edition": 2013}, "edition of 2012", "--edition"),
        ("x-2012.txt", "GHANA (Tier 2)\n\nIt.\n\nMALI (Tier 1)\n\nIt.", {"country": "Mali"}, "countries", "--country"),
        ("x-2012.pdf", "no pdf", {}, "is no PDF", "PDF"),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_hint(  # noqa: PLR0913, PLR0917 - a table of cases
    tmp_path: Path, name: str, text: str, options: dict[str, object], why: str, hint: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (done,) = add_sources([str(tmp_path / name)], str(tmp_path / "reports"), today=TODAY, **options)  # type: ignore[arg-type]
    assert isinstance(done, Refused)
    assert why in done.why
    assert hint in done.hint
    assert not (tmp_path / "reports").exists()


def test_a_page_of_many_countries_becomes_a_file_for_each(tmp_path: Path) -> None:
    body = "<h1>2008 Trafficking in Persons Report</h1><p>Countries G through K, and some words before the first.</p>"
    for name, number in (("Ghana", 7), ("Guinea-Bissau", 8), ("Kenya", 9)):
        body += f"<h3>{name}</h3><p><b>{name.upper()} (Tier 2)</b></p>"
        body += f"<p>The Government of {name} does not fully comply. It convicted {number} traffickers, not Togo.</p>"
        body += "<p><b>Prosecution</b></p><p>The government made some progress in law enforcement.</p>"
    (tmp_path / "g-k.html").write_text(f"<html><body><main>{body}</main></body></html>", encoding="utf-8")
    done = add_sources([str(tmp_path / "g-k.html")], str(tmp_path / "r"), today=TODAY)
    assert [getattr(o, "path", o) for o in done] == ["ghana/2008.md", "guinea-bissau/2008.md", "kenya/2008.md"]
    text = (tmp_path / "r" / "guinea-bissau" / "2008.md").read_text(encoding="utf-8")
    assert "convicted 8 traffickers" in text
    assert "### Guinea-Bissau\n\n**GUINEA-BISSAU (Tier 2)**" in text
    assert "Kenya" not in text
    assert isinstance(done[0], Added)
    assert "Cut out of a source that holds 3 countries." in done[0].notes
    again = add_sources([str(tmp_path / "g-k.html")], str(tmp_path / "r"), today=TODAY)
    assert all(isinstance(o, Skipped) for o in again)


def test_a_country_may_be_said_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("The Government does not fully meet the minimum standards.", encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "x.txt")], str(tmp_path / "r"), country="xkx", edition=2019, today=TODAY)
    assert isinstance(done, Added)
    assert done.path == "kosovo/2019.md"


def test_a_report_of_another_family_is_not_put_in_place_of_one(sources: Path, tmp_path: Path) -> None:
    add_sources([str(sources)], str(tmp_path / "r"), today=TODAY)
    other = "---\ncountry: Eswatini\nedition: 2020\nfamily: hrr\n---\n\nThere were no reports of anything.\n"
    (tmp_path / "o.md").write_text(other, encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "o.md")], str(tmp_path / "r"), replace=True, today=TODAY)
    assert isinstance(done, Refused)
    assert "another family (tip)" in done.why


def test_what_the_source_does_not_tell_the_caller_may_say(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("The Government does not fully meet the minimum standards.", encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "x.txt")], str(tmp_path / "r"), country="Turkey", edition=2019, today=TODAY)
    assert isinstance(done, Added)
    assert (done.path, done.country) == ("turkiye/2019.md", "Turkey")


def test_a_library_file_keeps_its_provenance_when_it_is_added_elsewhere(samples: Path, tmp_path: Path) -> None:
    (done,) = add_sources([str(samples / "velmora" / "2014.md")], str(tmp_path / "r"), today=TODAY)
    assert isinstance(done, Added)
    old, _ = front_matter((samples / "velmora" / "2014.md").read_text(encoding="utf-8"))
    new, _ = front_matter((tmp_path / "r" / done.path).read_text(encoding="utf-8"))
    assert new == old


def test_front_matter_holds_strings_that_yaml_does_not_turn_into_something_else(tmp_path: Path) -> None:
    title = "The \"No\": a title # with 'marks'"
    (tmp_path / "x.html").write_text(f"<title>{title}</title><p>NORWAY (Tier 1)</p><p>It does.</p>", encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "x.html")], str(tmp_path / "r"), edition=2020, today=TODAY)
    assert isinstance(done, Added)
    lines = (tmp_path / "r" / done.path).read_text(encoding="utf-8").split("\n")
    assert "title: '" in "\n".join(lines[:10])
    for line in lines[1:8]:
        value = line.split(": ", 1)[1]
        if value[0] == '"':
            assert json.loads(value)


def test_a_link_out_of_the_library_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "r" / "kosovo").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "kosovo-2012.txt").write_text("KOSOVO (Tier 2)\n\nThe Government.", encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "kosovo-2012.txt")], str(tmp_path / "r"), today=TODAY)
    assert isinstance(done, Refused)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_empty_folder_of_sources_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="holds no files"):
        add_sources([str(tmp_path)], str(tmp_path / "r"), today=TODAY)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("../../x", "x"),
        ("/etc/x", "etc-x"),
        ("C:\\x", "c-x"),
        ("NUL", "nul-country"),
        ("..", "country"),
        ("Velmora\nedition: 1999", "velmora-edition-1999"),
        ("v" * 5000, "v" * 60),
    ],
)
def test_whatever_the_caller_calls_a_country_its_file_lies_in_one_plain_folder_of_the_library(
    tmp_path: Path, name: str, folder: str
) -> None:
    (tmp_path / "x.txt").write_text("The Government does not fully meet the minimum standards.", encoding="utf-8")
    library = tmp_path / "r"
    (done,) = add_sources([str(tmp_path / "x.txt")], str(library), country=name, edition=2019, today=TODAY)
    assert isinstance(done, Added), done
    assert done.path == f"{folder}/2019.md"
    assert {path.name for path in tmp_path.iterdir()} == {"x.txt", "r"}
    stated, _ = front_matter((library / done.path).read_text(encoding="utf-8"))
    assert stated["edition"] == "2019"


def test_a_page_that_nothing_shows_to_be_a_report_is_added_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "kenya-2019.txt").write_text("The ferry to Lamu ran every 20 minutes.\n", encoding="utf-8")
    (done,) = add_sources([str(tmp_path / "kenya-2019.txt")], str(tmp_path / "r"), today=TODAY)
    assert isinstance(done, Added)
    assert "Nothing in this text shows that it is from the Trafficking in Persons Report" in " ".join(done.notes)
    assert read(tmp_path / "r" / "kenya" / "2019.md").doubt  # front matter that we wrote is no proof
