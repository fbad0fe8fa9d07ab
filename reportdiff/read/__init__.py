"""A source -> Report: text, identity, sections and units.

``reading`` puts it together; ``plain_text`` and ``markdown`` make paragraphs of a text, ``identity``
finds out which report it is.
"""

from __future__ import annotations

from reportdiff.read.markdown import front_matter
from reportdiff.read.reading import read, read_canonical, read_text

__all__ = ["front_matter", "read", "read_canonical", "read_text"]
