"""Parts against their totals."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.model import Figure, Report, Sum


def find_sums(report: Report, figures: Sequence[Figure], family: Family) -> tuple[Sum, ...]:
    """Find the totals whose parts are told."""
    del report, figures, family
    return ()
