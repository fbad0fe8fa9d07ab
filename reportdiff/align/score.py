"""What a link's score means, and its bands."""

from __future__ import annotations

from reportdiff.model import Confidence

HIGH, MEDIUM = 0.85, 0.6


def band(score: float) -> Confidence:
    """Name the band of a score: high, medium or low."""
    if score >= HIGH:
        return Confidence.HIGH
    return Confidence.MEDIUM if score >= MEDIUM else Confidence.LOW
