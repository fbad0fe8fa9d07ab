"""Names of countries, of all years -> one country with its ISO 3166 code.

The names are data (countries.toml). No fuzzy search: a name that is not in the file is no country,
because a near miss ("Niger" for "Nigeria") would put a report in the wrong series.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportdiff.errors import SettingsError

_WORD = re.compile(r"[a-z0-9]+")
_AS_WRITTEN = re.compile(r"\w[\w.]*")
_STATE = re.compile(
    r"\b(?:u\.?s\.?|united states(?: of america)?)\s+(?=department|state|embassy|mission|government)", re.IGNORECASE
)
_SPELT = {"st": "saint", "&": "and", "und": "and"}
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name used up to and including a year."""

    name: str
    to: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory: ``iso3`` its alpha-3 code, ``name`` its name in the reports of today.

    ``names`` are other names, ``former`` those given up; ``first``/``last`` the years it existed
    where that matters for these reports, else ``None``.
    """

    iso3: str
    name: str
    names: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    first: int | None = None
    last: int | None = None

    def called_in(self, year: int) -> str:
        """Give the name that the reports used in a calendar year."""
        for former in self.former:
            if year <= former.to:
                return former.name
        return self.name


@cache
def countries() -> tuple[Country, ...]:
    """Give all countries, in the order of the file."""
    text = Path(__file__).with_name("countries.toml").read_text(encoding="utf-8")
    return tuple(_country(iso3, entry) for iso3, entry in tomllib.loads(text).items())


def _country(iso3: str, entry: Mapping[str, object]) -> Country:
    match entry:
        case {"name": str(name)}:
            pass
        case _:
            raise SettingsError(f"countries.toml [{iso3}]", "has no name", 'name = "..."')
    names, former = entry.get("names", []), entry.get("former", [])
    first, last = entry.get("from"), entry.get("to")
    if not isinstance(names, list) or not isinstance(former, list):
        raise SettingsError(f"countries.toml [{iso3}]", "names and former must be lists", "a list")
    return Country(
        iso3,
        name,
        tuple(str(other) for other in names),
        tuple(FormerName(str(old["name"]), int(old["to"])) for old in former),
        first if isinstance(first, int) else None,
        last if isinstance(last, int) else None,
    )


@cache
def _by_name() -> dict[tuple[str, ...], Country]:
    table: dict[tuple[str, ...], Country] = {}
    for country in countries():
        for name in (country.name, *country.names, *(old.name for old in country.former)):
            key = _key(name)
            if table.setdefault(key, country) is not country:
                raise SettingsError("countries.toml", f"{name!r} names two countries", "one")
    return table


@cache
def _by_code() -> dict[str, Country]:
    return {country.iso3: country for country in countries()}


def _key(name: str) -> tuple[str, ...]:
    """Fold a name to its words: no case, accents, points or "the"."""
    flat = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("&", " and ").replace("’", "'"))
    plain = "".join(letter for letter in flat if not unicodedata.combining(letter)).lower()
    words = _WORD.findall(plain.replace(".", "").replace("'", ""))
    return tuple(_SPELT.get(word, word) for word in words if word != "the")


def find(name: str) -> Country | None:
    """Find the country that a name stands for.

    Any name of any year, also as a folder is called ("north-macedonia") or as a sentence gives it
    ("the Government of the Kingdom of Eswatini"). Returns ``None`` for anything else, also for codes:
    AND and CAN are words.
    """
    if name.strip() == "us":
        return None  # a word, not the United States
    words = _key(name.replace("_", " "))
    table = _by_name()
    found = table.get(words)
    if found is None and words[:2] == ("government", "of"):
        found = table.get(words[2:])
    return found


def by_code(code: str) -> Country | None:
    """Find the country of an alpha-3 code, in any case."""
    return _by_code().get(code.strip().upper())


def find_in(line: str) -> Country | None:
    """Find the one country that a title line names ("2019 Trafficking in Persons Report: Kosovo").

    The longest name wins where names overlap (Papua New Guinea is not Guinea); the publisher's own
    country ("U.S. Department of State") does not count. ``None`` when no country is named, or when
    two are: a wrong country is worse than none.
    """
    found = named_in(line)
    return found[0] if len(found) == 1 else None


def named_in(line: str) -> tuple[Country, ...]:
    """Give every country that a line names, each once, in the order of the line."""
    words = _key(_STATE.sub(" ", line.replace("_", " ")))
    lone = {word.lower() for word in _AS_WRITTEN.findall(line) if word.islower()}
    table = _by_name()
    found: dict[str, Country] = {}
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            country = table.get(words[at : at + length])
            # a lone short word in lower case is a word ("us", "per"), not a code or an abbreviation
            if country is None or (length == 1 and len(words[at]) <= 3 and words[at] in lone):  # noqa: PLR2004
                continue
            found.setdefault(country.iso3, country)
            at += length - 1
            break
        at += 1
    return tuple(found.values())
