"""Numbers with meaning: found in prose, measured, dated, and matched year to year."""

from reportdiff.figures.claims import find_claims
from reportdiff.figures.find import find_figures
from reportdiff.figures.match import match_figures
from reportdiff.figures.meaning import report_figures
from reportdiff.figures.sums import find_sums

__all__ = ["find_claims", "find_figures", "find_sums", "match_figures", "report_figures"]
