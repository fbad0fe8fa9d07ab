"""A Comparison -> a page for a browser; ``page`` is the whole of it in one self-contained file."""

from reportdiff.faces.html.page import page, pages
from reportdiff.faces.html.views import Frame

__all__ = ["Frame", "page", "pages"]
