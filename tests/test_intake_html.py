"""Web pages as publishers publish them -> canonical Markdown; the pages are cases in cases/intake."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from reportdiff.errors import UnreadableSource
from reportdiff.intake import load
from reportdiff.read import read_canonical

CASES = sorted((Path(__file__).parent / "cases" / "intake").glob("*.txt"))


def parts(path: Path) -> tuple[str, str, list[str]]:
    pieces = re.split(r"^=== .*\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return pieces[1], pieces[2].strip("\n"), [line for line in pieces[3].split("\n") if line]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_published_page_becomes_its_text_and_nothing_of_it_is_lost_unseen(path: Path) -> None:
    page, canonical, left_out = parts(path)
    found = load("page.html", data=page.encode())
    assert found.markdown.rstrip("\n") == canonical
    for line in left_out:
        why, words = line.split(": ", 1)
        assert any(piece.why == why and words in piece.text for piece in found.furniture), line


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_canonical_markdown_reads_back_as_the_words_of_the_page(path: Path) -> None:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - the page's words, by another hand

    page, _, _ = parts(path)
    tree = LexborHTMLParser(page)
    for node in tree.css("script, style, head"):
        node.decompose()
    assert tree.body is not None
    report = read_canonical(load("page.html", data=page.encode()))
    pieces = [section.text for section in report.sections]
    pieces += [o.text for o in report.outside if not any(s.start <= o.start < s.end for s in report.sections)]
    marks = str.maketrans("", "", "|")  # a table row's cells are parted by bars when read
    assert sorted("".join(" ".join(pieces).translate(marks).split())) == sorted(
        "".join(tree.body.text(deep=True).translate(marks).split())
    )


def test_what_the_page_says_of_itself_is_kept() -> None:
    page, _, _ = parts(Path(__file__).parent / "cases" / "intake" / "state-gov-today.txt")
    meta = load("page.html", data=page.replace("Graustark", "Kosovo").encode()).meta
    assert meta.title == "2021 Trafficking in Persons Report: Kosovo"
    assert (meta.country, meta.edition) == ("Kosovo", 2021)
    assert meta.address is not None
    assert meta.address.endswith("/graustark/")


def test_text_named_like_furniture_is_text_where_it_is_most_of_the_page() -> None:
    body = (
        "<div class='sidebar'>"
        + "<p>The government convicted four traffickers in the capital last year.</p>" * 4
        + "</div>"
    )
    assert load("x.html", data=f"<body>{body}<p>Short end.</p></body>".encode()).markdown.count("convicted") == 4


def test_a_hundred_thousand_nested_elements_are_refused_in_a_second() -> None:
    begun = time.perf_counter()
    with pytest.raises(UnreadableSource, match="nested"):
        load("deep.html", data=b"<html>" + b"<div>" * 100_000 + b"text")
    assert time.perf_counter() - begun < 1


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        load("x.html", data=b"<html><body><nav>Home</nav><script>1</script></body></html>")


def test_a_page_declares_its_characters() -> None:
    page = "<html><head><meta charset='iso-8859-2'></head><body><p>Žák přišel pozdě do školy.</p></body></html>"
    assert "Žák přišel" in load("x.html", data=page.encode("iso-8859-2")).markdown


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    page = (
        "<html><meta http-equiv='content-type' content='text/html; charset=iso-8859-1'><p>the “taxes” – paid</p></html>"
    )
    assert "“taxes” –" in load("x.html", data=page.encode("cp1252")).markdown


ARCHIVE = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://www.reports.example/kosovo/2021\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="cut"\r\n\r\n'
    "--cut\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://www.reports.example/kosovo/2021\r\n\r\n"
    "<html><body><p>The government =96 at last =96 convicted twelve of them in the cap=\r\nital.</p></body></html>\r\n"
    "--cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--cut--\r\n"
)


def test_a_page_saved_as_one_file_is_read_as_the_page() -> None:
    found = load("x.mhtml", data=ARCHIVE.encode())
    assert found.format == "html"
    assert found.markdown == "The government – at last – convicted twelve of them in the capital.\n"
    assert found.meta.address == "https://www.reports.example/kosovo/2021"


def test_a_saved_page_says_where_it_was_saved_from() -> None:
    page = "<!DOCTYPE html>\n<!-- saved from url=(0035)https://www.reports.example/kosovo/2021 -->\n"
    page += "<html><body><p>Text of it.</p>"
    assert load("x.html", data=page.encode()).meta.address == "https://www.reports.example/kosovo/2021"


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        load("x.mhtml", data=ARCHIVE.replace("text/html", "text/css").encode())
