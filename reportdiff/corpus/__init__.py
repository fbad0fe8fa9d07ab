"""Many countries, one pair of editions: the edits made everywhere, and what stands out."""

from __future__ import annotations

from reportdiff.corpus.edits import digest_of, edits_of, names_of, spelled
from reportdiff.corpus.house_style import house_edits
from reportdiff.corpus.overview import edition_view

__all__ = ["digest_of", "edition_view", "edits_of", "house_edits", "names_of", "spelled"]
