"""The method page: docs/method.md, as it ships with the package."""

from __future__ import annotations

from functools import cache
from importlib import resources

from reportdiff.faces.html.engine import render
from reportdiff.faces.html.prose import blocks
from reportdiff.faces.html.views import Frame
from reportdiff.faces.wording import Wording, english


def method_page(frame: Frame, wording: Wording | None = None) -> str:
    """Show how comparisons are made and where their limits are."""
    return render("method.html.j2", wording or english(), frame=frame, blocks=blocks(_document()))


@cache
def _document() -> str:
    """Give the document: beside this file in an installed package, in docs/ in a working copy."""
    here = resources.files("reportdiff.faces.html")
    shipped = here.joinpath("method.md")
    source = shipped if shipped.is_file() else here.joinpath("..", "..", "..", "docs", "method.md")
    return source.read_text("utf-8")
