"""Two lists of texts -> links: which belong together, how sure, and why."""

from reportdiff.align.core import align
from reportdiff.align.score import band
from reportdiff.align.why import explain

__all__ = ["align", "band", "explain"]
