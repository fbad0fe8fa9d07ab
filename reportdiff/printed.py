"""The years that publishers print beside recommendations, held against those found by pairing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportdiff.model import Printed, Unit


def check_printed(units: Iterable[Unit], edition: int, found: Collection[int], held: Collection[int]) -> Printed | None:
    """Hold the printed years of a recommendation against the editions in which pairing found it.

    Args:
        units: the recommendation as the edition makes it, in several parts where it was split.
        edition: that edition's year.
        found: the editions in which the demand was found.
        held: the editions in which it could be found: those held that list any recommendations.

    Returns:
        The years, with those on which the two differ; ``None`` where none are printed. Years of editions
        that are not held are not checked, and years after the edition are not asked of it.
    """
    years = sorted({year for unit in units for year in unit.printed})
    if not years:
        return None
    able = sorted(year for year in held if year <= edition)
    return Printed(
        edition,
        tuple(years),
        not_found=tuple(year for year in able if year in years and year not in found),
        not_printed=tuple(year for year in able if year in found and year not in years),
    )
