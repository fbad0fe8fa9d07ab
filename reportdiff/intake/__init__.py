"""Whatever publishers publish -> canonical Markdown with provenance; one reader a format."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from reportdiff.errors import UnknownFormat, UnreadableSource
from reportdiff.intake.archived import is_archive, saved_from, unwrap
from reportdiff.intake.canonical import Canonical, Meta, Page
from reportdiff.intake.markdown import read_markdown
from reportdiff.intake.text import decode, read_text

__all__ = ["MAX_BYTES", "MAX_TEXT", "READERS", "SUFFIXES", "Canonical", "Meta", "is_address", "load", "sniff"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest file read, in bytes: whole reports with pictures come as PDFs of some 30 MB."""
MAX_TEXT = 16 * 1024 * 1024
"""The largest text, Markdown or web page read, in bytes; the longest report known has 3 MB."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[A-Za-z_][\w-]{0,30}:[^\r\n]{0,2000}\r?\n){1,50}---[ \t]*\r?\n"
)
SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".mhtml": "html", ".mht": "html", ".pdf": "pdf", ".docx": "docx",
}  # fmt: skip
"""The format that a file's name promises, by its ending."""


def _text(data: bytes, where: str, declared: str | None) -> Page:
    text, notes = decode(data, where, declared)
    page = read_text(text)
    return Page(page.markdown, page.meta, page.furniture, notes)


def _markdown(data: bytes, where: str, declared: str | None) -> Page:
    text, notes = decode(data, where, declared)
    return Page(read_markdown(text).markdown, notes=notes)


def _html(data: bytes, where: str, declared: str | None) -> Page:
    address = None
    if is_archive(data):
        data, declared, address = unwrap(data)
    if declared is None and (named := _CHARSET.search(data[:4096])) is not None:
        declared = named.group(1).decode("ascii")
    from reportdiff.intake.html import read_html  # noqa: PLC0415 - a reader is loaded when its format comes

    text, notes = decode(data, where, declared)
    page = read_html(text, where)
    address = page.meta.address or address or saved_from(text)
    return Page(page.markdown, replace(page.meta, address=address), page.furniture, (*page.notes, *notes))


def _pdf(data: bytes, where: str, declared: str | None) -> Page:
    from reportdiff.intake.pdf import read_pdf  # noqa: PLC0415 - as above

    return read_pdf(data, where, declared)


def _docx(data: bytes, where: str, declared: str | None) -> Page:
    from reportdiff.intake.docx import read_docx  # noqa: PLC0415 - as above

    return read_docx(data, where, declared)


READERS: Mapping[str, Callable[[bytes, str, str | None], Page]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
}
"""The reader of each format: bytes, what to call them, the declared character set -> Page."""


def load(where: str, *, data: bytes | None = None, allow_private: bool = False) -> Canonical:
    """Read a source of any known format.

    Args:
        where: a file name or an http(s) address; with ``data`` only what to call it ("-" for standard input).
        data: the bytes, when the caller has them already.
        allow_private: whether an address may lie on this machine or in a private network.

    Returns:
        The source as canonical Markdown (bare text for ``format == "text"``).

    Raises:
        UnreadableSource: missing, empty, binary, truncated, encrypted or too large.
        UnknownFormat: no reader knows this kind of file.
        FetchError: the address gave no usable page.
    """
    declared = retrieved = None
    address = where
    if data is None and is_address(where):
        from reportdiff.intake.fetch import Limits, fetch  # noqa: PLC0415 - heavy libraries are imported late

        fetched = fetch(where, allow_private=allow_private, limits=Limits(size=MAX_BYTES))
        data, declared, address = fetched.data, fetched.declared, fetched.address
        retrieved = datetime.now(UTC).date().isoformat()
    elif data is None:
        data = _file(where)
    if len(data) > MAX_BYTES:
        raise _too_large(where, MAX_BYTES)
    if not data.strip():
        raise UnreadableSource(where, "is empty", "a report")
    kind = sniff(data, address)
    if kind in {"text", "markdown", "html"} and len(data) > MAX_TEXT:
        raise _too_large(where, MAX_TEXT)
    page = READERS[kind](data, where, declared)
    digest = hashlib.sha256(data).hexdigest()
    return Canonical(page.markdown, kind, address, digest, retrieved, page.meta, page.furniture, page.notes)


def is_address(where: str) -> bool:
    """Tell whether a source is a web address rather than a file's name."""
    return where[:8].lower().startswith(("http://", "https://"))


def _too_large(where: str, limit: int) -> UnreadableSource:
    return UnreadableSource(where, f"is larger than {limit // 2**20} MB", "one country's report")


def _file(where: str) -> bytes:
    if where == "-":
        # One byte more than allowed is enough to know that it is too much.
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(where)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(where, MAX_BYTES)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSource(where, "no such file", "a file, an http(s) address or -") from None
    except IsADirectoryError:
        raise UnreadableSource(where, "is a folder", "a file") from None
    except (OSError, ValueError) as wrong:
        raise UnreadableSource(where, f"cannot be read ({wrong})") from wrong


def sniff(data: bytes, where: str) -> str:
    """Tell a source's format by its first bytes, then by its name; text that names nothing is bare text."""
    start = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").lower()
    if b"%pdf-" in data[:1024].lower():
        return "pdf"
    if start.startswith(b"pk\x03\x04"):
        return "docx"
    if is_archive(data):
        return "html"
    if start.startswith(b"{\\rtf"):
        raise UnknownFormat(where, "is RTF, which has no reader", "HTML, PDF, DOCX, Markdown or text")
    flat = start.replace(b"\x00", b"")
    if flat.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    suffix = PurePosixPath(urlsplit(where).path if "://" in where else where.replace("\\", "/")).suffix.lower()
    # Front matter makes Markdown of a file of a library that comes through a pipe.
    kind = SUFFIXES.get(suffix, "markdown" if _FRONT_MATTER.match(data) else "text")
    if kind in {"pdf", "docx"}:
        raise UnreadableSource(where, f"is named {suffix} but is no {kind.upper()}", f"a {kind.upper()} file")
    if kind == "html" and b"<" not in data:
        return "text"
    if kind not in READERS:
        raise UnknownFormat(where, "no reader for this kind of file", "text, Markdown, HTML, PDF or DOCX")
    return kind
