"""Marked text as markup, written in one go: a page holds thousands of runs, too many to go through the templates.

This is the one place beside the templates that writes markup; every text passes ``html.escape``.
Quotation marks may stand in text as they are, in an attribute never. What the templates take is
``Markup``; what is a part of it is plain text already escaped, as joining ``Markup`` copies all of it.
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
    return Markup(in_language(language))  # noqa: S704 - escaped


def in_language(language: str) -> str:
    """Write that attribute as a part of markup."""
    return f' lang="{escape(language)}"' if language else ""


def quote(piece: Piece, language: str = "") -> str:
    """Write a piece as a quoted paragraph with where it stands in its report."""
    return f'<p class="q" dir="auto"{in_language(language)}{_places(piece)}>{_spans(piece.spans)}</p>'


def half(piece: Piece) -> str:
    """Write the old words of a change, or all its words marked; what holds both says which way they run."""
    return f'<p class="q"{_places(piece)}>{_spans(piece.spans)}</p>'


def unfolded(units: Iterable[tuple[str, Piece]], language: str = "") -> str:
    """Write the units of a folded paragraph, each with the id of its change, parted by spaces."""
    written = [f'<span id="{escape(id_)}"{_places(piece)}>{_spans(piece.spans)}</span>' for id_, piece in units]
    return f'<p class="q" dir="auto"{in_language(language)}>{" ".join(written)}</p>'


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
