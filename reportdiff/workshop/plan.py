"""What to build: the countries of a library, their editions, and a digest of all that goes into each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportdiff.cache import digest, program
from reportdiff.library import Entry, Library, Shelf


@dataclass(frozen=True, slots=True)
class Held:
    """An edition as the library holds it; ``digest`` names its bytes and where in the library they lie."""

    edition: int
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a library is built (names or codes of countries, none for all; years) and how it is shown."""

    countries: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    family: str | None = None
    address: str | None = None

    def key(self) -> str:
        """Name what of this shows in the pages of a country."""
        return digest("shown", self.family or "", self.address or "")


@dataclass(frozen=True, slots=True)
class CountryJob:
    """One country to build into the folder of the site that is its own; editions oldest first."""

    folder: str
    editions: tuple[Held, ...]
    wanted: Wanted
    site: str
    cache: str | None

    def key(self) -> str:
        """Name all that goes into the country's pages."""
        held = (part for one in self.editions for part in (str(one.edition), one.digest))
        return digest("country", program(), self.folder, self.wanted.key(), *held)


def plan(library: Library, wanted: Wanted, site: str, cache: str | None) -> tuple[tuple[CountryJob, ...], list[str]]:
    """Find out what there is to build.

    Returns:
        A job for each country, and what can't be built, one line each.
    """
    jobs: list[CountryJob] = []
    problems: list[str] = []
    folders: set[str] = set()
    for shelf in library.shelves:
        if wanted.countries and not _asked_for(shelf, wanted.countries):
            continue
        held = tuple(_held(library, shelf, wanted, problems))
        if held:
            folder = _folder(shelf, folders)
            folders.add(folder)
            jobs.append(CountryJob(folder, held, wanted, site, cache))
    return tuple(jobs), problems


def _asked_for(shelf: Shelf, countries: Sequence[str]) -> bool:
    own = {shelf.key, shelf.country, *(entry.country for entry in shelf.entries)}
    own |= {entry.path.split("/")[0] for entry in shelf.entries} | {entry.iso3 or "" for entry in shelf.entries}
    return bool({name.casefold() for name in own} & {name.casefold() for name in countries})


def _held(library: Library, shelf: Shelf, wanted: Wanted, problems: list[str]) -> Iterator[Held]:
    """Give a country's editions with the digests of their bytes; of two files of one edition the first counts."""
    seen: set[int] = set()
    for entry in shelf.entries:
        path, year = library.path(entry), entry.edition
        if year is None:
            problems.append(f"{path}: no edition found; expected a year in its front matter or name")
        elif year in seen:
            problems.append(f"{path}: a second text of the {year} edition; the first counts")
        elif (wanted.first or year) <= year <= (wanted.last or year):
            seen.add(year)
            try:
                yield Held(year, path, digest(entry.path, Path(path).read_bytes()))
            except OSError as trouble:
                problems.append(f"{path}: could not be read: {trouble.strerror or trouble}")


def _folder(shelf: Shelf, taken: set[str]) -> str:
    """Name a country's folder in the site after the one of its newest edition in the library."""
    newest: Entry = shelf.entries[-1]
    parts = newest.path.split("/")
    name = _plain(parts[-2] if len(parts) > 1 else shelf.country) or _plain(shelf.key) or "country"
    while name in taken:
        name = f"{name}-{_plain(shelf.key) or 'other'}"
    return name


def _plain(text: str) -> str:
    """Spell a name so that it is a folder everywhere and nothing else."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")[:80]
