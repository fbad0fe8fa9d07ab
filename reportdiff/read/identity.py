"""Which report a text is: family, country, edition and tier, from what says so and in which order.

Front matter, then title lines, then the page's own metadata, then the path; conflicts are noted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from reportdiff.countries import Country, find
from reportdiff.families import Family
from reportdiff.model import Block, Identity
from reportdiff.read.recognition import HEAD, LONGEST_TITLE
from reportdiff.sections import tier_line

_PARAGRAPH = 300  # characters: no title, caption or note before the narrative is as long
_BEFORE_TIER = 120  # characters in which a sentence leads up to the tier it names
_SHORT = 60  # characters of a line that is a country's name and nothing else
_SAID_YEAR = re.compile(
    r"\b(20[0-4]\d) (?:TIP|Trafficking in Persons) Report\b"
    r"|\b(?:TIP|Trafficking in Persons) (?:Report,? )?(20[0-4]\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)(?!\d)")
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Clue:
    """What one source of identity says; ``whence`` names the source for notes."""

    whence: str
    country: str | None = None
    edition: int | None = None


def clues(
    blocks: Sequence[Block], family: Family, front: Mapping[str, str], meta: Clue, address: str
) -> tuple[Clue, ...]:
    """List what is said about the report's country and edition, the most trusted first."""
    year = _YEAR.search(front.get("edition", "") or front.get("year", ""))
    stated = Clue("front matter", front.get("country") or None, int(year.group(1)) if year else None)
    lines = tuple(_title_clues(blocks, family))
    return (stated, *lines, meta, path_clue(address))


def _title_clues(blocks: Sequence[Block], family: Family) -> Iterator[Clue]:
    for block in blocks[:HEAD]:
        line = block.text
        if len(line) > _PARAGRAPH:
            return  # the narrative has begun
        if len(line) > LONGEST_TITLE:
            continue
        tier = tier_line(line, family)
        titled = next((found for key, found in family.lines.find(line) if key == "title"), None)
        year = _SAID_YEAR.search(line)
        if tier:
            yield Clue("title line", tier[0])
        elif titled:
            said = titled.groupdict()
            edition = said.get("edition")
            yield Clue("title line", _name(said.get("country")), int(edition) if edition else None)
        elif year:
            yield Clue("title line", None, int(year.group(1) or year.group(2)))
        elif len(line) <= _SHORT and find(line):
            yield Clue("title line", line)


def _name(words: str | None) -> str | None:
    return words.strip(" -–—,:") if words else None


def path_clue(address: str) -> Clue:
    """Read country and year off a file name or an address, as in ``kosovo/2012.md`` or ``Kosovo-2012.txt``."""
    path = unquote(urlsplit(address).path) if "://" in address else address.replace("\\", "/")
    parts = [part for part in PurePosixPath(path).parts if part not in ("/", ".", "..")][-4:]
    country: str | None = None
    edition: int | None = None
    for part in reversed(parts):
        year = _YEAR.search(part)
        if edition is None and year:
            edition = int(year.group(1))
        if country is None:
            country = _country_in(part)
    return Clue("path", country, edition)


def _country_in(part: str) -> str | None:
    """Find a country's name in a part of a path: the longest run of its words that is one."""
    stem = re.sub(r"\.(?:txt|md|markdown|html?|pdf|docx|text)$", "", part, flags=re.IGNORECASE)
    words = [w for w in re.split(r"[\s._\-+,()]+", stem) if w and not w.isdigit()][:8]
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if find(name):
                return name
    return None


def decide(said: Sequence[Clue]) -> tuple[str | None, str | None, int | None, tuple[str, ...]]:
    """Decide on country, ISO code and edition by the first clue that tells each; note the others that differ."""
    country: Country | None = None
    name: str | None = None
    notes: list[str] = []
    for clue in said:
        if clue.country is None:
            continue
        known = find(clue.country)
        if country is None and known is not None:
            country, name = known, known.name
        elif country is not None and known is not None and known.iso3 != country.iso3 and clue.whence != "path":
            notes.append(f"The {clue.whence} names {known.name}, not {country.name}.")
    if name is None:
        name = next((_tidy(clue.country) for clue in said if clue.country), None)
    editions = [(clue.whence, clue.edition) for clue in said if clue.edition is not None]
    edition = editions[0][1] if editions else None
    notes.extend(f"The {whence} says {year}, not {edition}." for whence, year in editions if year != edition)
    return name, country.iso3 if country else None, edition, tuple(dict.fromkeys(notes))


def _tidy(name: str) -> str:
    return name.title() if name.isupper() or name.islower() else name


def tier_of(line: str | None, text: str, family: Family, stated: str | None, titles: Sequence[str] = ()) -> str | None:
    """Find the tier: in the tier line, else a title line of its own, front matter, or a sentence that says it."""
    if line:
        found = _any_tier(family).search(line)
        if found:
            return family.tiers.get(" ".join(found.group().lower().split()))
    alone = next((tier for line in titles for tier in [family.tiers.get(_bare(line))] if tier), None)
    if alone:
        return alone
    if stated:
        known = family.tiers.get(" ".join(stated.lower().split()), stated)
        return known if known in family.tiers.values() else None
    return _tier_in_a_sentence(text, family)


def _tier_in_a_sentence(text: str, family: Family) -> str | None:
    """Find the first place where running text says on which tier the country is."""
    for named in _any_tier(family).finditer(text):
        window = text[max(0, named.start() - _BEFORE_TIER) : named.end() + 1]
        for pattern in family.tier_sentences:
            found = pattern.search(window)
            if found:
                return family.tiers.get(" ".join(found.group("tier").lower().split()))
    return None


def _bare(line: str) -> str:
    return " ".join(line.lower().strip("() .:").split())


@cache
def _any_tier(family: Family) -> re.Pattern[str]:
    spellings = sorted(family.tiers, key=lambda t: (-len(t), t))
    sources = "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in spellings) or "(?!)"
    return re.compile(rf"\b(?:{sources})", re.IGNORECASE)


def tier_line_clue(line: str | None, family: Family) -> Clue:
    """Read the country off the narrative's own tier line, where a running head may have doubled the name."""
    named = tier_line(" ".join(line.split()), family) if line else None
    words = named[0].split() if named else []
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    return Clue("tier line", " ".join(words) or None)


def identity(
    said: Sequence[Clue], family: Family, tier: str | None, title: str | None, code: str | None = None
) -> tuple[Identity, tuple[str, ...]]:
    """Put the identity together; notes tell of clues that contradict it.

    Args:
        said: the clues, the most trusted first.
        family: the family of reports.
        tier: the tier, where one was found.
        title: the title, where one was found.
        code: the country's code as front matter states it; it joins the names of one country.
    """
    country, iso3, edition, notes = decide(said)
    if code and _CODE.fullmatch(code):
        if iso3 is not None and iso3 != code:
            notes = (*notes, f"The front matter gives the code {code}, but {country} has {iso3}.")
        iso3 = code
    return Identity(country, iso3, edition, family.name, tier, title), notes


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
