"""PDFs by where their words stand: running heads, columns, hyphens, tables. The pages are made here."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_maker import PdfPage, make_pdf

from reportdiff.errors import UnreadableSource
from reportdiff.intake import load

pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed")


def blocks(pages: list[PdfPage]) -> list[str]:
    return load("x.pdf", data=make_pdf(pages)).markdown.strip().split("\n\n")


def test_wrapped_lines_become_paragraphs_and_broken_words_whole() -> None:
    page = PdfPage().lines(
        72,
        100,
        [
            "The Government of Graustark increased its efforts to prosecute traffick-",
            "ers. It convicted twelve traffickers, some under the anti-trafficking law,",
            "and it fined two of them. Police screened children for anti-",
            "trafficking measures.",
        ],
    )
    page.lines(72, 172, ["Traffickers fled to Ruritania, where nobody prosecuted them in the year."])
    first, second = blocks([page])
    assert first.startswith("The Government of Graustark increased its efforts to prosecute traffickers. It convicted")
    assert first.endswith("and it fined two of them. Police screened children for anti-trafficking measures.")
    assert second == "Traffickers fled to Ruritania, where nobody prosecuted them in the year."


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"Left column line {n} goes on to the next line of it" for n in ("one", "two", "three", "four")]
    right = [f"Right column line {n} goes on to the next line" for n in ("one", "two", "three", "four")]
    page = PdfPage().words(72, 80, "PROTECTION IN GRAUSTARK", 14, bold=True)
    page.lines(72, 110, [*left, "and ends here."]).lines(330, 110, [*right, "and ends there."])
    assert blocks([page]) == [
        "## PROTECTION IN GRAUSTARK",
        " ".join([*left, "and ends here."]),
        " ".join([*right, "and ends there."]),
    ]


def test_running_heads_feet_and_page_numbers_are_taken_off_and_kept_aside() -> None:
    text = [
        "The government sent victims to shelters and told nobody",
        "where the shelters were, which was right and",
        "proper of it to",
    ]
    rest = ["do in that year, and it did so again", "in the year after that, and then it stopped", "doing it."]
    pages = []
    for number, lines in enumerate([text, rest, ["A third page said little that was new."]], start=1):
        page = PdfPage().words(72, 40, "SOME FINDINGS 2019").words(300, 770, str(number)).lines(72, 100, lines)
        pages.append(page.words(72, 755, f"Office of Watching {number}", 8))
    found = load("x.pdf", data=make_pdf(pages))
    assert found.markdown.strip().split("\n\n")[-2:] == [
        " ".join(text + rest),
        "A third page said little that was new.",
    ]
    assert "Office" not in found.markdown
    assert found.furniture[0].why == "running heads, feet and page numbers"
    assert "Office of Watching" in found.furniture[0].text
    assert (found.meta.title, found.meta.edition) == ("SOME FINDINGS 2019", 2019)


def test_a_ruled_table_stays_a_table_and_a_cell_over_rows_stands_once() -> None:
    page = PdfPage().lines(72, 80, ["The figures of two years stand in the table below, as the ministry gave them."])
    page.box(72, 100, 500, 116)
    for x, words in ((76, "Area"), (200, "Action"), (400, "Years")):
        page.words(x, 112, words, 9, bold=True)
    rows = [
        ("Law", "Raise the age", "2018"),
        ("", "Forbid the worst work of children", "2017 - 2019"),
        ("Courts", "Convict traffickers", "2019"),
    ]
    for number, row in enumerate(rows):
        y = 130 + number * 18
        for x, words in zip((76, 200, 400), row, strict=True):
            page.words(x, y, words, 9)
        page.rule(72 if number else 198, 198, y + 5) if number else page
        page.rule(198, 398, y + 5).rule(398, 500, y + 5)
    page.lines(72, 220, ["After the table the text goes on as before, and it crosses every column of it."])
    assert blocks([page])[1] == (
        "| Area | Action | Years |\n| --- | --- | --- |\n| Law | Raise the age | 2018 |\n"
        "|  | Forbid the worst work of children | 2017 - 2019 |\n| Courts | Convict traffickers | 2019 |"
    )
    assert blocks([page])[2].startswith("After the table")


def test_a_drawn_check_mark_is_no_text_and_is_told() -> None:
    page = (
        PdfPage()
        .box(72, 100, 500, 116)
        .words(76, 112, "Convention", 9, bold=True)
        .words(400, 112, "Ratified", 9, bold=True)
    )
    for number, name in enumerate(("On the age of work", "On the worst forms", "On other things")):
        y = 130 + number * 20
        page.words(76, y, name, 9).rule(72, 398, y + 6).rule(398, 500, y + 6)
    page.box(420, 122, 427, 130).box(420, 142, 427, 150).words(420, 170, "no", 9)
    found = load("x.pdf", data=make_pdf([page]))
    assert "| On the worst forms |  |\n| On other things | no |" in found.markdown
    assert found.notes == ("2 table cells hold a drawn mark, which is no text and was not read.",)


def test_bullets_and_headings_are_told_from_text() -> None:
    page = PdfPage().words(72, 100, "PREVENTION", 12, bold=True)
    page.lines(72, 125, ["The government did these things, which it had planned for the year:"])
    page.lines(
        80,
        145,
        [
            "• It paid for posters in the capital and in the towns on the coast,",
            "   and trained teachers.",
            "• It opened a hotline.",
        ],
    )
    heading, text, items = blocks([page])
    assert heading == "## PREVENTION"
    assert text == "The government did these things, which it had planned for the year:"
    assert items.split("\n") == [
        "-   It paid for posters in the capital and in the towns on the coast, and trained teachers.",
        "-   It opened a hotline.",
    ]


def test_a_document_says_its_title() -> None:
    page = PdfPage().lines(72, 100, ["Some text of a report that has a title in its own metadata."])
    assert (
        load("x.pdf", data=make_pdf([page], title="2019 Findings: Graustark")).meta.title == "2019 Findings: Graustark"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf([PdfPage().words(72, 100, "secret")], locked=True), "encrypted"),
        (make_pdf([PdfPage().words(72, 100, "half of it")])[:-200], "truncated"),
        (make_pdf([PdfPage().box(72, 100, 300, 300)]), "holds no text"),
        (b"%PDF-1.4\nnothing at all\n%%EOF\n", "damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as told:
        load("x.pdf", data=data)
    assert "\n" not in str(told.value)


def test_without_the_extra_a_pdf_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "pypdfium2.py").write_text("raise ImportError\n")
    (tmp_path / "x.pdf").write_bytes(make_pdf([PdfPage().words(72, 100, "text")]))
    code = "from reportdiff.intake import load\ntry: load('x.pdf')\nexcept Exception as e: print(e)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (
        run.stdout == "x.pdf: is a PDF, and the PDF reader is not installed; "
        f"expected {shlex.quote(sys.executable)} -m pip install '.[pdf]' in reportdiff's folder\n"
    )


def test_the_labels_of_a_chart_beside_a_text_stand_in_none_of_its_sentences() -> None:
    page = PdfPage().lines(
        72,
        100,
        [
            "Boys dive for sponges off the coast, as reported by",
            "inspectors of the harbor of Graustark, and they sell",
            "them to the owners of boats in the islands, who pay",
            "them little.",
        ],
    )
    page.words(420, 112, "Fishing", 8, bold=True).words(428, 119, "74.5%", 8, bold=True)
    found = blocks([page])
    assert (
        "Boys dive for sponges off the coast, as reported by inspectors of the harbor of Graustark, and they sell them "
        "to the owners of boats in the islands, who pay them little." in found
    )
    assert sorted(block.strip("# ") for block in found if "Boys" not in block) == ["74.5%", "Fishing"]


def test_bold_words_that_go_on_with_a_sentence_are_no_heading() -> None:
    page = PdfPage().words(72, 80, "PROTECTION", 14, bold=True).words(72, 160, "Boys dive for sponges.")
    page.words(72, 120, "of the Republic of Graustark and", bold=True)
    assert blocks([page])[0] == "## PROTECTION"
    assert not any("Republic" in block and block.startswith("#") for block in blocks([page]))
