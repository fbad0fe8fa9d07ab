"""A page that holds several countries' narratives -> one source for each, cut at the tier lines.

Until 2010 the Department published one page for each range of letters; whole reports come as one PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportdiff.countries import Country, find
from reportdiff.families import Family
from reportdiff.intake import Canonical
from reportdiff.sections import tier_line

_TITLE = 160  # characters: no title line is longer
_MARKS = re.compile(r"^[#>*_\s]+|[*_\s]+$|\\(?=\W)")


@dataclass(frozen=True, slots=True)
class Part:
    """One country's narrative cut out of a source."""

    country: Country
    source: Canonical


def by_country(found: Canonical, family: Family, edition: int | None) -> tuple[Part, ...]:
    """Cut a source at the tier lines of different countries.

    Args:
        found: the source as loaded.
        family: how tier lines look.
        edition: the edition of the whole, for parts that no longer stand under its title.

    Returns:
        The parts in order; nothing where the source is about one country.
    """
    lines = found.markdown.split("\n")
    starts = list(_starts(lines, family))
    if len({country.iso3 for _, country in starts}) < 2:  # noqa: PLR2004 - one country needs no cutting
        return ()
    ends = [at for at, _ in starts[1:]] + [len(lines)]
    texts: dict[str, list[str]] = {}
    countries: dict[str, Country] = {}
    for (start, country), end in zip(starts, ends, strict=True):
        countries[country.iso3] = country
        texts.setdefault(country.iso3, []).extend([*lines[start:end], ""])
    note = f"Cut out of a source that holds {len(countries)} countries."
    whole = replace(found, furniture=(), notes=(*found.notes, note))
    return tuple(
        Part(country, _source(whole, "\n".join(texts[iso3]).strip() + "\n", country, edition))
        for iso3, country in countries.items()
    )


def _source(found: Canonical, text: str, country: Country, edition: int | None) -> Canonical:
    meta = replace(found.meta, country=country.name, edition=edition)
    return replace(found, markdown=text, meta=meta)


def _starts(lines: list[str], family: Family) -> Iterator[tuple[int, Country]]:
    """Give where each country begins: at its tier line, or at a line before it that is only its name."""
    current: str | None = None
    named = -1
    for number, line in enumerate(lines):
        plain = _MARKS.sub("", line) if len(line) <= _TITLE else ""
        if not plain:
            continue
        titled = tier_line(plain, family)
        country = find(titled[0]) if titled else None
        if country is not None and country.iso3 != current:
            current = country.iso3
            before = find(_MARKS.sub("", lines[named])) if named >= 0 else None
            yield (named if before is country else number), country
        named = number if find(plain) is not None else -1
