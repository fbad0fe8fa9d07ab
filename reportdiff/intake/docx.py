"""A Word document (Office Open XML, ECMA-376) -> canonical Markdown.

Standard library only: a zip file with XML in it. Entities and document types are refused, and
nothing larger than the limit is unpacked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from reportdiff.errors import UnreadableSource
from reportdiff.intake.canonical import Heading, Item, Meta, Page, Paragraph, Piece, Table, left_out
from reportdiff.intake.lines import join
from reportdiff.intake.markdown import fold, to_markdown

MAX_UNPACKED = 128 * 1024 * 1024
"""The most that the text part may unpack to, in bytes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LEVEL = re.compile(r"(?:heading|berschrift|titre|ttulo)\s*(\d)", re.IGNORECASE)
# What the standard library raises for zip files and XML that are not whole, encrypted or unknown to it.
_DAMAGED = (
    zipfile.BadZipFile,
    ET.ParseError,
    RuntimeError,
    ValueError,
    LookupError,
    EOFError,
    OSError,
    zlib.error,
    struct.error,
)
_DROPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"})


def read_docx(data: bytes, where: str, declared: str | None = None) -> Page:
    """Read a DOCX.

    Args:
        data: the file.
        where: what to call it in an error.
        declared: a character set, of no use here (every reader takes one).

    Returns:
        Its paragraphs, headings, list items and tables; headers and footers as furniture.

    Raises:
        UnreadableSource: no Word document, damaged, encrypted, or it unpacks to too much.
    """
    del declared
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if "word/document.xml" not in names:
                raise UnreadableSource(where, "is a zip file but no Word document", "a DOCX")
            body = _xml(packed, "word/document.xml", where).find(f"{_W}body")
            styles = _styles(_xml(packed, "word/styles.xml", where)) if "word/styles.xml" in names else {}
            running = sorted(name for name in names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name))
            margins = [fold(" ".join(_texts(_xml(packed, name, where)))) for name in running]
            title = _title(packed, names, where)
    except _DAMAGED as wrong:
        raise UnreadableSource(where, f"is a damaged or encrypted DOCX ({wrong})", "a whole Word document") from None
    pieces = list(_pieces(body, styles)) if body is not None else []
    if not pieces:
        raise UnreadableSource(where, "holds no text", "a Word document with a report in it")
    gone = "\n".join(dict.fromkeys(filter(None, margins)))
    furniture = (left_out("running heads, feet and page numbers", gone),) if gone else ()
    return Page(to_markdown(pieces), Meta(title), furniture)


def _xml(packed: zipfile.ZipFile, name: str, where: str) -> ET.Element:
    if packed.getinfo(name).file_size > MAX_UNPACKED:
        raise UnreadableSource(where, f"unpacks to more than {MAX_UNPACKED // 2**20} MB", "one report")
    with packed.open(name) as part:
        text = part.read(MAX_UNPACKED + 1)
    if len(text) > MAX_UNPACKED or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise UnreadableSource(where, "holds XML that no word processor writes", "a Word document")
    return ET.fromstring(text)  # noqa: S314 - document types and entities are refused above


def _title(packed: zipfile.ZipFile, names: list[str], where: str) -> str | None:
    if "docProps/core.xml" not in names:
        return None
    return fold(_xml(packed, "docProps/core.xml", where).findtext(_TITLE, "")) or None


def _styles(root: ET.Element) -> dict[str, int]:
    """Give the heading level of each style that is a heading's, by its name or outline level."""
    levels: dict[str, int] = {}
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        found = _LEVEL.match(name.get(f"{_W}val", "") if name is not None else "")
        outline = style.find(f"{_W}pPr/{_W}outlineLvl")
        if found is not None:
            levels[style.get(f"{_W}styleId", "")] = int(found.group(1))
        elif outline is not None and outline.get(f"{_W}val", "9").isdecimal():
            levels[style.get(f"{_W}styleId", "")] = int(outline.get(f"{_W}val", "9")) + 1
        elif name is not None and name.get(f"{_W}val", "").lower() == "title":
            levels[style.get(f"{_W}styleId", "")] = 1
    return levels


def _pieces(body: ET.Element, styles: dict[str, int]) -> Iterator[Piece]:
    for part in _blocks(body):
        if part.tag == f"{_W}tbl":
            rows = tuple(
                tuple(fold(" ".join(_texts(cell))) for cell in row.iter(f"{_W}tc")) for row in part.findall(f"{_W}tr")
            )
            if any(any(row) for row in rows):
                yield Table(tuple(row for row in rows if any(row)))
            continue
        for text in join("".join(_texts(part))):
            yield _paragraph(part, text, styles)


def _blocks(body: ET.Element) -> Iterator[ET.Element]:
    """Give paragraphs and tables in order, also those inside content controls, however deep."""
    stack = list(reversed(body))
    while stack:
        part = stack.pop()
        if part.tag in {f"{_W}p", f"{_W}tbl"}:
            yield part
        elif part.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
            stack.extend(reversed(part))


def _paragraph(part: ET.Element, text: str, styles: dict[str, int]) -> Piece:
    style = part.find(f"{_W}pPr/{_W}pStyle")
    level = styles.get(style.get(f"{_W}val", "") if style is not None else "", 0)
    if 1 <= level <= 6:  # noqa: PLR2004 - Markdown's levels
        return Heading(text, level)
    numbered = part.find(f"{_W}pPr/{_W}numPr")
    if numbered is not None:
        level_mark = numbered.find(f"{_W}ilvl")
        depth = level_mark.get(f"{_W}val", "0") if level_mark is not None else "0"
        return Item(text, int(depth) + 1 if re.fullmatch(r"[0-8]", depth) else 1)
    return Paragraph(text, _bold(part, text))


def _bold(part: ET.Element, text: str) -> int:
    length = 0
    for run in part.iter(f"{_W}r"):
        mark = run.find(f"{_W}rPr/{_W}b")
        words = "".join(_texts(run))
        if words.strip() and (mark is None or mark.get(f"{_W}val") in {"0", "false"}):
            break
        length += len(words)
    return min(length, len(text))


def _texts(part: ET.Element) -> Iterator[str]:
    """Give the words of an element in order, without what tracked changes removed."""
    stack = [part]
    while stack:
        node = stack.pop()
        if node.tag in _DROPPED:
            continue
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag in {f"{_W}tab", f"{_W}noBreakHyphen"}:
            yield " " if node.tag == f"{_W}tab" else "-"
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif node.tag == f"{_W}p" and node is not part:
            yield " "
        stack.extend(reversed(node))
