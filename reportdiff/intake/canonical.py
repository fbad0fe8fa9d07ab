"""What an intake reader hands on: canonical Markdown, and what it knows about where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model import Outside


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the page marks it; ``level`` 1..6. Levels shift from year to year: a hint, no more."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose; ``bold`` counts the characters at its start that the page sets in bold."""

    text: str
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A list item; ``depth`` from 1, ``number`` in a numbered list. ``more`` continues the item before."""

    text: str
    depth: int = 1
    number: int | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[str, ...], ...]


Piece = Heading | Paragraph | Item | Table


@dataclass(frozen=True, slots=True)
class Meta:
    """What the source says about itself outside its running text.

    ``title`` is the page's or document's own title, ``address`` the address the page gives itself;
    ``country`` is a name as written there and ``edition`` a year, each ``None`` where not told.
    """

    title: str | None = None
    country: str | None = None
    edition: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Canonical:
    """A source as canonical Markdown.

    ``markdown`` is Markdown, or for ``format == "text"`` the bare text itself (no Markdown in it);
    for text and Markdown sources it is the source as decoded, so that offsets into it hold.
    ``address`` is what the source was called, ``sha256`` the digest of its bytes, ``retrieved`` an
    ISO date where known. ``furniture`` are the words left out and why; ``notes`` are complaints.
    """

    markdown: str
    format: str
    address: str
    sha256: str
    retrieved: str | None = None
    meta: Meta = Meta()
    furniture: tuple[Outside, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What one format's reader gives back: Markdown or text, and what it left out."""

    markdown: str
    meta: Meta = Meta()
    furniture: tuple[Outside, ...] = ()
    notes: tuple[str, ...] = ()


def left_out(why: str, text: str) -> Outside:
    """Give words that do not stand in the canonical text as an Outside piece without offsets."""
    return Outside(why, text, -1, -1)
