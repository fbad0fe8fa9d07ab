"""A report's blocks -> canonical sections: how each was found, how sure that is, and what stands outside them."""

from reportdiff.sections.carving import Shape, line_shape, tier_line
from reportdiff.sections.evidence import begins_paragraph
from reportdiff.sections.splitting import Outline, grade, split

__all__ = ["Outline", "Shape", "begins_paragraph", "grade", "line_shape", "split", "tier_line"]
