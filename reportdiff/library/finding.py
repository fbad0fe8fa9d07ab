"""Which editions lie under a library's folder: ``<country>/<edition>.md``, front matter first, then the path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from reportdiff.countries import by_code, find
from reportdiff.errors import LibraryError
from reportdiff.intake import SUFFIXES
from reportdiff.read.markdown import front_matter

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_HEAD = 16384  # bytes: front matter stands within the first few hundred


@dataclass(frozen=True, slots=True)
class Entry:
    """A report that lies in a library.

    ``path`` is relative to the library's folder, with forward slashes. ``key`` joins the editions of
    one country under all its names: the ISO code where there is one, else the folder's name.
    ``country`` is the name as of that edition. What neither front matter nor path tell is ``None``.
    """

    path: str
    key: str
    country: str
    iso3: str | None
    edition: int | None
    family: str | None = None
    title: str | None = None
    source: str | None = None
    retrieved: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """All editions of one country, oldest first; ``country`` is its newest name."""

    key: str
    country: str
    entries: tuple[Entry, ...]

    def pairs(self) -> tuple[tuple[Entry, Entry], ...]:
        """Give each edition with the next one that is there; of two files of one edition the first counts."""
        firsts: dict[int, Entry] = {}
        for entry in self.entries:
            if entry.edition is not None:
                firsts.setdefault(entry.edition, entry)
        return tuple(pairwise(firsts.values()))


@dataclass(frozen=True, slots=True)
class Library:
    """A folder of reports, by country; ``ignored`` are files in it that are no reports, relative to it."""

    folder: str
    shelves: tuple[Shelf, ...]
    ignored: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give all reports: countries in alphabetical order, editions oldest first."""
        return tuple(entry for shelf in self.shelves for entry in shelf.entries)

    def path(self, entry: Entry) -> str:
        """Give an entry's file name, usable from here."""
        return str(Path(self.folder, entry.path))

    def shelf(self, country: str) -> Shelf | None:
        """Find a country by any of its names, its code, or its folder's name."""
        known = find(country)
        wanted = {country.casefold(), known.iso3.casefold() if known else country.casefold()}
        for shelf in self.shelves:
            names = {shelf.key.casefold(), *(entry.country.casefold() for entry in shelf.entries)}
            names |= {entry.path.split("/")[0].casefold() for entry in shelf.entries}
            if names & wanted:
                return shelf
        return None


def find_library(folder: str | os.PathLike[str]) -> Library:
    """Find the reports under a folder.

    Args:
        folder: the library; its reports lie in one folder a country, named by edition.

    Returns:
        The library, in an order that does not depend on the disk.

    Raises:
        LibraryError: no such folder, or no report in it.
    """
    root = Path(folder)
    if not root.is_dir():
        raise LibraryError(str(folder), "is no folder" if root.exists() else "no such folder", "a library of reports")
    entries: list[Entry] = []
    ignored: list[str] = []
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        entry = _entry(path, name)
        if entry is not None:
            entries.append(entry)
        elif path.name != "reportdiff.toml":
            ignored.append(name)
    if not entries:
        raise LibraryError(str(folder), "holds no reports", "<country>/<edition>.md in it")
    return Library(str(folder), _shelves(entries), tuple(ignored))


def _files(root: Path) -> Iterator[Path]:
    """Give all files below a folder, sorted; no hidden ones, and no folder is entered twice through a link."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)


def _entry(path: Path, name: str) -> Entry | None:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES or _is_special(path):
        return None
    front = _front(path) if suffix in {".md", ".markdown"} else {}
    parts = name.split("/")
    year = _YEAR.search(front.get("edition", "")) or _YEAR.search(parts[-1])
    told = front.get("country") or (parts[-2] if len(parts) > 1 else re.sub(r"[\d._-]+", " ", path.stem))
    known = find(told) or by_code(front.get("iso3", ""))
    if known is None and "edition" not in front and (year is None or len(parts) == 1):
        return None  # a README, a note: nothing says that it is a report
    iso3 = known.iso3 if known else front.get("iso3") or None
    if front.get("country"):
        country = front["country"]
    elif known is not None:
        country = known.called_in(int(year.group(1))) if year else known.name
    else:
        country = told.replace("-", " ").replace("_", " ").strip().title()
    return Entry(
        path=name,
        key=iso3 or told.casefold().replace(" ", "-"),
        country=country,
        iso3=iso3,
        edition=int(year.group(1)) if year else None,
        family=front.get("family") or None,
        title=front.get("title") or None,
        source=front.get("source") or None,
        retrieved=front.get("retrieved") or None,
        sha256=front.get("sha256") or None,
    )


def _is_special(path: Path) -> bool:
    """Tell a pipe or a device, which would be waited for, from a file; a link that leads nowhere may be a report."""
    return path.exists() and not path.is_file()


def _front(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return {}  # reading it will say why
    return front_matter(head.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))[0]


def _shelves(entries: list[Entry]) -> tuple[Shelf, ...]:
    by_key: dict[str, list[Entry]] = {}
    coded = {entry.country.casefold(): entry for entry in entries if entry.iso3}
    entries = [_coded(entry, coded.get(entry.country.casefold())) for entry in entries]
    for entry in sorted(entries, key=lambda entry: (entry.edition or 0, _preference(entry.path), entry.path)):
        by_key.setdefault(entry.key, []).append(entry)
    shelves = [Shelf(key, some[-1].country, tuple(some)) for key, some in by_key.items()]
    return tuple(sorted(shelves, key=lambda shelf: (shelf.country.casefold(), shelf.key)))


def _coded(entry: Entry, other: Entry | None) -> Entry:
    """Join an entry that tells no code, and whose country no table knows, to those of its country that do."""
    if entry.iso3 is not None or other is None:
        return entry
    return replace(entry, key=other.key, iso3=other.iso3)


def _preference(path: str) -> int:
    """Of two files of one edition the canonical one comes first."""
    return 0 if path.endswith(".md") else 1
