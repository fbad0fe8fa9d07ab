"""Marked text as markup, written in one go: a page holds thousands of runs, too many to go through the templates.

This is the one place beside the templates that writes markup; every text passes ``html.escape``.
Quotation marks may stand in text as they are, in an attribute never.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from reportdiff.faces.html.views import Piece
from reportdiff.model import Mark, Span

_SAME, _ADDED = Mark.SAME, Mark.ADDED


def spoken(language: str) -> Markup:
    """Write the attribute that names the language of quoted text; none where it is that of the page."""
    return Markup(f' lang="{escape(language)}"' if language else "")  # noqa: S704 - escaped


def quote(piece: Piece, language: str = "") -> Markup:
    """Write a piece as a quoted paragraph with where it stands in its report."""
    return Markup(f'<p class="q" dir="auto"{spoken(language)}{_places(piece)}>{_spans(piece.spans)}</p>')  # noqa: S704 - all escaped


def half(piece: Piece) -> Markup:
    """Write the old words of a change, or all its words marked; what holds both says which way they run."""
    return Markup(f'<p class="q"{_places(piece)}>{_spans(piece.spans)}</p>')  # noqa: S704 - all escaped


def unfolded(units: Iterable[tuple[str, Piece]], language: str = "") -> Markup:
    """Write the units of a folded paragraph, each with the id of its change, parted by spaces."""
    written = (f'<span id="{escape(id_)}"{_places(piece)}>{_spans(piece.spans)}</span>' for id_, piece in units)
    return Markup(f'<p class="q" dir="auto"{spoken(language)}>{" ".join(written)}</p>')  # noqa: S704 - all escaped


def verbatim(text: str) -> Markup:
    """Write plain text that stands in an element, never in an attribute."""
    return Markup(escape(text, quote=False))  # noqa: S704 - all escaped


def _places(piece: Piece) -> str:
    old = f' data-old="{escape(piece.old)}"' if piece.old else ""
    return f'{old} data-new="{escape(piece.new)}"' if piece.new else old


def _spans(spans: Iterable[Span]) -> str:
    return "".join([escape(span.text, quote=False) if span.mark is _SAME else _tagged(span) for span in spans])


def _tagged(span: Span) -> str:
    tag = "ins" if span.mark is _ADDED else "del"
    return f"<{tag}>{escape(span.text, quote=False)}</{tag}>"
