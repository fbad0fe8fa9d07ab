"""Sources of every other kind: text in any character set, Markdown, DOCX, and input that is no report."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.errors import ReportdiffError, UnreadableSource
from reportdiff.intake import load
from reportdiff.intake.canonical import Heading, Item, Paragraph, Piece, Table
from reportdiff.intake.markdown import fold, to_markdown
from reportdiff.read import read_text

TEXT = "The government “maintained” efforts – it convicted 12 traffickers in the Côte of Graustark."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32"])
def test_text_is_decoded_whatever_its_character_set(codec: str) -> None:
    assert load("x.txt", data=TEXT.encode(codec)).markdown == TEXT


def test_what_was_guessed_is_noted() -> None:
    assert load("x.txt", data=TEXT.encode("utf-8")).notes == ()
    assert load("x.txt", data=TEXT.encode("cp1252")).notes == ("not UTF-8: read as Windows-1252",)


def test_line_ends_of_all_systems_are_one() -> None:
    assert load("x.txt", data=b"one\r\ntwo\rthree\n").markdown == "one\ntwo\nthree\n"


def test_a_page_break_parts_paragraphs_but_not_sentences() -> None:
    data = b"It convicted twelve\n\fof them.\n\fThe second paragraph\n\fis short."
    found = load("x.txt", data=data).markdown
    assert found == "It convicted twelve\n of them.\n\nThe second paragraph\n is short."
    assert len(found) == len(data)


def test_markdown_is_canonical_already() -> None:
    source = "---\ncountry: Graustark\n---\n\n# Title\n\n* item\n"
    assert load("x.md", data=source.encode()).markdown == source


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.txt", b"", "is empty"),
        ("x.txt", b" \n\t ", "is empty"),
        ("x.txt", bytes(range(256)) * 20, "binary"),
        ("x.txt", b"\x7fELF\x02\x01\x01" + bytes(200), "binary"),
        ("x.pdf", b"only text, no PDF", "is named .pdf but is no PDF"),
        ("x.docx", b"only text, no DOCX", "is named .docx but is no DOCX"),
        ("x.docx", b"PK\x03\x04 and then nothing", "damaged"),
        ("x.txt", "\ufeffhalf".encode("utf-16-le") + b"a", "utf-16"),
        ("x.txt", b"a " * 9_000_000, "larger than 16 MB"),
        ("x.html", b"<p>" + b"a " * 9_000_000, "larger than 16 MB"),
    ],
)
def test_input_that_is_no_report_is_told_in_one_line(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as told:
        load(name, data=data)
    assert "\n" not in str(told.value)
    assert str(told.value).startswith(f"{name}: ")


def test_a_file_of_fifty_megabytes_is_refused_at_once_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    with path.open("wb") as file:
        file.truncate(80 * 1024 * 1024)
    begun = time.perf_counter()
    tracemalloc.start()
    with pytest.raises(UnreadableSource, match="larger than 64 MB"):
        load(str(path))
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
    assert time.perf_counter() - begun < 1


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        load(str(tmp_path / "none.txt"))
    with pytest.raises(UnreadableSource, match="is a folder"):
        load(str(tmp_path))


def test_a_wrong_ending_does_not_mislead() -> None:
    assert load("x.txt", data=b"<!DOCTYPE html><html><body><p>A page named text.</p></body></html>").format == "html"
    assert load("x.html", data=b"No page at all, only text.").format == "text"
    assert load("x", data=b"Text without any ending.").format == "text"


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_any_line_gives_a_source_or_one_line(name: str) -> None:
    for line in HOSTILE:
        told = ""
        try:
            load(name, data=line.encode("utf-8", "surrogatepass"))
        except ReportdiffError as trouble:
            told = str(trouble)
        assert "\n" not in told


words = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=60
)
pieces = st.one_of(
    st.builds(Paragraph, words, st.integers(0, 12)),
    st.builds(Heading, words, st.integers(1, 6)),
    st.builds(Item, words),
    st.builds(lambda a, b: Table(((a, b), (b, a))), words, words),
)


@settings(deadline=None)
@given(st.lists(pieces, min_size=1, max_size=6))
def test_canonical_markdown_reads_back_as_the_same_words(made: list[Piece]) -> None:
    folded = [_folded(piece) for piece in made]
    folded = [piece for piece in folded if _words(piece).strip()]
    report = read_text(to_markdown(folded), format="markdown")
    said = "".join(" ".join(_words(piece) for piece in folded).split()).replace("|", "")
    assert "".join(report.text.split()).replace("|", "") == said


def _folded(piece: Piece) -> Piece:
    match piece:
        case Paragraph(text, bold):
            return Paragraph(fold(text), min(bold, len(fold(text))))
        case Heading(text, level):
            return Heading(fold(text), level)
        case Item(text):
            return Item(fold(text))
        case Table(rows):
            return Table(tuple(tuple(map(fold, row)) for row in rows))


def _words(piece: Piece) -> str:
    return " ".join(" ".join(row) for row in piece.rows) if isinstance(piece, Table) else piece.text


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **others: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in others.items():
            file.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


def paragraph(text: str, style: str = "", run: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document_keeps_its_headings_items_tables_and_drops_what_was_deleted() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>'
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>Fund shelters.</w:t></w:r></w:p>'
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("What", "2020"))
    rows = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    changed = "<w:p><w:r><w:t>It convicted </w:t></w:r><w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"
    changed += "<w:ins><w:r><w:t>ten</w:t></w:r></w:ins><w:r><w:t> of them.</w:t></w:r></w:p>"
    body = (
        paragraph("GRAUSTARK (Tier 2)", "H1")
        + paragraph("Prosecution", run="<w:rPr><w:b/></w:rPr>")
        + changed
        + item
        + rows
    )
    header = f"<w:hdr {W}>{paragraph('Some office')}</w:hdr>"
    found = load("x.docx", data=docx(body, styles=styles, header1=header))
    assert found.markdown == (
        "# GRAUSTARK (Tier 2)\n\n**Prosecution**\n\nIt convicted ten of them.\n\n-   Fund shelters.\n\n"
        "| What | 2020 |\n| --- | --- |\n| What | 2020 |\n"
    )
    assert [(o.why, o.text) for o in found.furniture] == [("running heads, feet and page numbers", "Some office")]


def test_a_word_document_made_to_harm_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", bomb)
    with pytest.raises(UnreadableSource, match="no word processor writes"):
        load("x.docx", data=packed.getvalue())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * (130 * 1024 * 1024))
    with pytest.raises(UnreadableSource, match="unpacks to more"):
        load("x.docx", data=packed.getvalue())


def test_a_zip_file_is_no_word_document() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("readme.txt", "nothing")
    with pytest.raises(UnreadableSource, match="no Word document"):
        load("x.docx", data=packed.getvalue())
