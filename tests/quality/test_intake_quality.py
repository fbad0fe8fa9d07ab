"""Scores of intake on real pages and chapters; each prints a table and fails below its floor.

Body recall and precision: words of a page's visible article (its ``#report_content``, whole) against words
of the canonical Markdown as it is read back, by multiset.
Suggested actions: items of the publisher's last table, as another party took them from the same PDFs,
that stand whole in one cell, and whose years stand in the same row.
"""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from reportdiff.intake import Canonical, load
from reportdiff.read.markdown import read_markdown

FLOOR = 0.995
PAGES_A_SECOND = 20
ACTIONS = 0.995
FURNITURE = re.compile(r"(?i)cookie|share this page|back to top|in this section|privacy policy|white house\b.*usa\.gov")
INLINE = {"a", "b", "strong", "i", "em", "u", "span", "sup", "sub", "font", "abbr", "cite", "small", "mark"}


def article(page: str) -> str:
    """Give the visible text below ``#report_content``, elements that are no part of a line parted by spaces."""
    tree = LexborHTMLParser(page)
    for node in tree.css("script, style, noscript"):
        node.decompose()
    top = tree.css_first("#report_content")
    assert top is not None
    for node in top.css("*"):
        if node.tag not in INLINE:
            node.insert_before(" ")
            node.insert_after(" ")
    return top.text(deep=True)


def words(text: str) -> Counter[str]:
    return Counter(text.replace("|", " ").split())


def test_every_human_rights_page_gives_its_body_and_none_of_its_furniture(corpus: Path) -> None:
    paths = sorted((corpus / "hrr").glob("*/*.html"))
    seconds = 0.0
    rows = []
    for path in paths:
        begun = time.process_time()
        found = load(str(path))
        seconds += time.process_time() - begun
        body = read_markdown(found.markdown).text
        title = found.meta.title or ""
        assert body.startswith(title), path
        want, got = words(article(path.read_text(encoding="utf-8"))), words(body[len(title) :])
        recall = 1 - (want - got).total() / want.total()
        precision = 1 - (got - want).total() / got.total()
        rows.append((min(recall, precision), recall, precision, f"{path.parent.name}/{path.stem}"))
        assert not FURNITURE.search(body), path
    print(f"\n{len(rows)} pages, {len(rows) / seconds:.0f} pages a second of processor time; the five lowest:")
    for _, recall, precision, name in sorted(rows)[:5]:
        print(f"{name:28} recall {recall:.5f} precision {precision:.5f}")
    assert min(rows)[0] >= FLOOR
    assert len(rows) / seconds >= PAGES_A_SECOND


def test_suggested_actions_stand_whole_in_the_tables_of_child_labor_chapters(corpus: Path, gold: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed")
    wanted = json.loads((gold / "recommendations" / "dol_suggested_actions.json").read_text(encoding="utf-8"))
    total = whole = dated = 0
    for country, years in wanted.items():
        for year, items in years.items():
            path = corpus / "dol" / country.lower() / f"{year}.pdf"
            if not path.exists():
                continue
            rows = _rows(load(str(path)).markdown)
            for item in items:
                total += 1
                row = next((row for row in rows if squeezed(item["text"]) in map(squeezed, row)), None)
                whole += row is not None
                dated += row is not None and _years(row[-1]) == set(item["years"])
    print(f"\nsuggested actions: {total}, whole in a cell {whole / total:.4f}, with their years {dated / total:.4f}")
    assert total > 0
    assert min(whole, dated) / total >= ACTIONS


def _rows(markdown: str) -> list[list[str]]:
    lines = [line for line in markdown.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines]


def _years(cell: str) -> set[int]:
    spans = re.findall(r"(\d{4})(?:\s*[–—-]\s*(\d{4}))?", cell)
    return {year for first, last in spans for year in range(int(first), int(last or first) + 1)}


def squeezed(text: str) -> str:
    return re.sub(r"[\s\\*†‡.]+", "", text.translate(str.maketrans("’“”", '\'""')))


def test_running_heads_are_gone_from_child_labor_chapters_and_no_word_else(corpus: Path) -> None:
    pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed")
    paths = sorted((corpus / "dol").glob("*/*.pdf"))
    for path in paths:
        found = load(str(path))
        lines = found.markdown.split("\n")
        loose = [line for line in lines if re.fullmatch(r"\W*\d{1,3}\W*", line)]
        assert not loose, path
        heads = [line for line in lines if "FINDINGS ON THE WORST FORMS" in line or "BUREAU OF INTERNATIONAL" in line]
        assert not heads, path
        _no_letter_else_is_gone(path, found)
        captions = [n for n, line in enumerate(lines) if re.match(r"\*\*Table \d+\.", line)]
        tables = [n for n in captions if lines[n + 2].startswith("|") or "Figure" in lines[n]]
        assert len(tables) == len(captions), path
    print(f"\n{len(paths)} chapters: every captioned table is a table, no running head left, no other letter gone")


def _no_letter_else_is_gone(path: Path, found: Canonical) -> None:
    """Letters of the file that the text lacks are those of the running heads, at most once a page each."""
    pdfium = pytest.importorskip("pypdfium2", reason="the extra [pdf] is not installed")
    document = pdfium.PdfDocument(path.read_bytes())
    raw = letters(" ".join(page.get_textpage().get_text_range() for page in document))
    kept = letters(found.markdown)
    heads = letters("".join(piece.text for piece in found.furniture) + "".join(found.markdown.split("\n\n")[:2]))
    for letter, count in (raw - kept).items():
        assert count <= heads[letter] * len(document), (path, letter)
    assert not kept - raw, path


def letters(text: str) -> Counter[str]:
    whole = unicodedata.normalize("NFKC", text)
    return Counter(letter for letter in whole if letter.isalpha())
