"""A PDF -> canonical Markdown; the only door to pypdfium2.

Letters, rules and shaded boxes are taken off the pages here; what they mean (running heads,
columns, tables, paragraphs) is told from where they stand, in running.py, grids.py, columns.py.
"""

from __future__ import annotations

import ctypes
import shlex
import sys
from collections.abc import Iterator
from typing import Any

from reportdiff.errors import UnreadableSource
from reportdiff.intake.canonical import Meta, Page
from reportdiff.intake.columns import set_pages
from reportdiff.intake.markdown import fold
from reportdiff.intake.printed import Box, Rule, Sheet, Word

MAX_PAGES = 2000
"""Pages read; the longest whole report has about 600."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SOFT = {"\x02": "\u00ad", "\ufffe": "\u00ad", "\uffff": "\u00ad", "\u00ad": "\u00ad"}
_BOLD = ("bold", "black", "heavy", "semibold", "-bd")
_THIN, _LONG = 3.0, 12.0
_WHITE = 250
_Drawn = tuple[tuple[Rule, ...], tuple[Box, ...], tuple[tuple[float, float], ...]]


def read_pdf(data: bytes, where: str, declared: str | None = None) -> Page:
    """Read a PDF.

    Args:
        data: the file.
        where: what to call it in an error.
        declared: a character set, of no use here (every reader takes one).

    Returns:
        Its text in reading order, with running heads and page numbers as furniture.

    Raises:
        UnreadableSource: truncated, encrypted, without a text layer, or pypdfium2 is not installed.
    """
    del declared
    if b"%%EOF" not in data[-4096:]:
        raise UnreadableSource(where, "is a truncated PDF (its end mark is missing)", "the whole file")
    try:
        import pypdfium2 as pdfium  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise UnreadableSource(
            where,
            "is a PDF, and the PDF reader is not installed",
            f"{shlex.quote(sys.executable or 'python3')} -m pip install '.[pdf]' in reportdiff's folder",
        ) from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as wrong:
        what = "is an encrypted PDF" if "password" in str(wrong).lower() else f"is a damaged PDF ({wrong})"
        raise UnreadableSource(where, what, "a PDF that opens without a password") from None
    try:
        return _read(document, where)
    finally:
        document.close()


def _read(document: Any, where: str) -> Page:  # noqa: ANN401 - pypdfium2 has no types
    if len(document) > MAX_PAGES:
        raise UnreadableSource(where, f"has more than {MAX_PAGES} pages", "one report")
    title = fold(document.get_metadata_dict().get("Title", "")) or None
    sheets = list(_sheets(document, where))
    if not any(sheet.words for sheet in sheets):
        raise UnreadableSource(where, "holds no text (a scan without a text layer?)", "a PDF with text")
    page = set_pages(sheets)
    return Page(page.markdown, Meta(title or page.meta.title, edition=page.meta.edition), page.furniture, page.notes)


def _sheets(document: Any, where: str) -> Iterator[Sheet]:  # noqa: ANN401 - as above
    import pypdfium2 as pdfium  # noqa: PLC0415 - as above

    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError as wrong:
            raise UnreadableSource(where, f"page {number + 1} is damaged ({wrong})", "the whole file") from None
        width, height = page.get_size()
        rules, boxes, marks = _drawn(page, height)
        yield Sheet(width, height, tuple(_words(text.raw, height)), rules, boxes, marks)
        text.close()
        page.close()


def _drawn(page: Any, height: float) -> _Drawn:  # noqa: ANN401 - as above
    """Take the straight lines, filled rectangles and small shapes; a thin rectangle is a line."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    rules, boxes, marks = [], [], []
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        x0, y0, x1, y1 = drawn.get_bounds()
        if x1 - x0 < _LONG:
            if min(x1 - x0, y1 - y0) > _THIN and y1 - y0 < _LONG:
                marks.append(((x0 + x1) / 2, height - (y0 + y1) / 2))
            continue
        if y1 - y0 <= _THIN:
            inset = min((y1 - y0) / 2, 1.0)  # the bounds of a stroked line include half its width
            rules.append(Rule(x0 + inset, x1 - inset, height - (y0 + y1) / 2))
        elif raw.FPDFPageObj_GetFillColor(drawn.raw, red, green, blue, alpha):
            shaded = alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE
            boxes.append(Box(x0, height - y1, x1, height - y0, shaded))
    return tuple(rules), tuple(boxes), tuple(marks)


def _words(text: Any, height: float) -> Iterator[Word]:  # noqa: ANN401 - as above
    """Put letters together to words: up to white space, a jump, or a wide gap."""
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    letters: list[str] = []
    x0 = y0 = x1 = y1 = left = size = 0.0
    bold = False
    for index in range(raw.FPDFText_CountChars(text)):
        letter = chr(raw.FPDFText_GetUnicode(text, index) or 32)
        letter = _SOFT.get(letter, letter)
        if letter.isspace() or not raw.FPDFText_GetLooseCharBox(text, index, box):
            if letters:
                yield Word("".join(letters), x0, y0, x1, y1, size, bold)
                letters = []
            continue
        top, bottom = height - box.top, height - box.bottom
        if letters and (box.left - x1 > 0.35 * size or box.left < left - 0.5 * size or abs(bottom - y1) > 0.5 * size):
            yield Word("".join(letters), x0, y0, x1, y1, size, bold)
            letters = []
        if not letters:
            x0, y0, y1 = box.left, top, bottom
            raw.FPDFText_GetMatrix(text, index, matrix)  # the font size alone says nothing where the matrix scales it
            size = round(raw.FPDFText_GetFontSize(text, index) * abs(matrix.d), 1) or round(bottom - top, 1)
            bold = _is_bold(text, index)
        letters.append(_LIGATURES.get(letter, letter))
        left, x1 = box.left, box.right
    if letters:
        yield Word("".join(letters), x0, y0, x1, y1, size, bold)


def _is_bold(text: Any, index: int) -> bool:  # noqa: ANN401 - as above
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, buffer, 128, flags)
    name = buffer.value.decode("utf-8", "replace").lower()
    return any(mark in name for mark in _BOLD)
