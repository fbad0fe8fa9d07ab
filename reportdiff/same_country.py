"""Whether a tier line names the report's own country."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportdiff.carving import tier_line
from reportdiff.countries import find
from reportdiff.families import Family
from reportdiff.identity import Clue


def owner(said: Sequence[Clue], family: Family) -> Callable[[str], bool | None]:
    """Make the judge of tier lines.

    Args:
        said: what is known about the report's country; front matter, metadata and path count here,
            for the tier lines are what is judged.
        family: how tier lines look.

    Returns:
        A function from a tier line to whether it names that country; ``None`` where either is unknown.
    """
    named = next(
        (c for clue in said if clue.country and clue.whence != "title line" for c in [find(clue.country)] if c), None
    )

    def owns(line: str) -> bool | None:
        country = _in_line(line, family)
        if named is None or country is None:
            return None
        return country == named.iso3

    return owns


def _in_line(line: str, family: Family) -> str | None:
    named = tier_line(line.strip(), family)
    known = find(named[0]) if named else None
    return known.iso3 if known else None
