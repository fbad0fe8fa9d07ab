"""Bytes -> text: which character set, and page breaks of plain text.

Order: byte order mark, strict UTF-8, the declared set with latin-1 read as Windows-1252 (as the
WHATWG encoding standard does), else Windows-1252. Guessing libraries did worse on real reports.
"""

from __future__ import annotations

import codecs
import re

from reportdiff.errors import UnreadableSource
from reportdiff.intake.canonical import Page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN = {"iso8859-1", "ascii"}
_BREAK = re.compile(r"(\S?)([ \t]{0,99}\n)?\f+(\n{0,99}[ \t]{0,99})(\S?)")
_PROBE = 8192
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    r"""Decode a source.

    Args:
        data: the bytes as they came.
        where: what to call the source in an error.
        declared: the character set that a header or the page names, if any.

    Returns:
        The text, line ends as ``\n`` and without a byte order mark, and notes on what was untidy.

    Raises:
        UnreadableSource: the bytes are no text.
    """
    text, notes = _decode(data, where, declared)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, notes


def _decode(data: bytes, where: str, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), ()
            except UnicodeDecodeError as wrong:
                raise UnreadableSource(where, f"begins with a {name} mark but is not {name}", "text") from wrong
    if _looks_binary(data):
        raise UnreadableSource(where, "is binary data, not text", "text, Markdown, HTML, PDF or DOCX")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    known = _known(declared)
    if known is not None and known not in _LATIN:
        try:
            return data.decode(known), ()
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode("cp1252", errors="replace"), ("not UTF-8: read as Windows-1252",)


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        found = codecs.lookup(declared.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # bytes-to-bytes codecs such as "zlib" must not be reachable from a page's declaration
    return found.name if found._is_text_encoding and found.name != "utf-8" else None  # noqa: SLF001 - no public name


def _looks_binary(data: bytes) -> bool:
    """Tell text from other bytes: a NUL, or many control characters among the first few thousand."""
    probe = data[:_PROBE]
    if b"\x00" in probe or b"\x00" in data:
        return True
    control = len(probe) - len(probe.translate(None, _CONTROL))
    return control * 20 > len(probe)


def read_text(text: str) -> Page:
    """Take bare text as it is, page breaks (form feeds) replaced in place so that offsets hold."""
    if "\f" not in text:
        return Page(text)
    return Page(_BREAK.sub(_page_break, text))


def _page_break(found: re.Match[str]) -> str:
    """A page break within a sentence is white space; after a full stop it ends the paragraph."""
    before, after = found.group(1), found.group(4)
    ends = not before or (before in '.!?:;"”’)' and not after.islower())
    fill = "\n" if ends or after in "•*" else " "
    return found.group().replace("\f", fill)
