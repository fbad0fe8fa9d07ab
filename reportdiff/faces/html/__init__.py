"""A Comparison or a History -> pages for a browser; ``page`` is a whole comparison in one self-contained file."""

from reportdiff.faces.html.country_page import country_page
from reportdiff.faces.html.edition_page import edition_page, house_mark
from reportdiff.faces.html.index_page import index_page
from reportdiff.faces.html.method_page import method_page
from reportdiff.faces.html.page import Page, page, pages, way_on
from reportdiff.faces.html.views import Frame

__all__ = [
    "Frame", "Page", "country_page", "edition_page", "house_mark", "index_page", "method_page", "page", "pages",
    "way_on",
]  # fmt: skip
