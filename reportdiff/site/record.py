"""What the last build put into a site, so that the next one keeps every file that would come out the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportdiff.faces.html.index_page import Single
from reportdiff.faces.notes import PairNote
from reportdiff.site.cache import digest


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of the site: a digest of its content, and its size and time as they were written (-1: not known)."""

    name: str
    content: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Group:
    """Files made together; ``key`` names all that went into them but the house style.

    ``old``/``new`` are the editions compared where the pages can carry marks of house style (0
    elsewhere), ``filled`` names the marks that were put in ("" for none), ``after`` is the address to
    which the pages lead on ("" for none).
    """

    key: str
    files: tuple[FileRecord, ...]
    old: int = 0
    new: int = 0
    filled: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A report that could not be used: where, and what is wrong, in one line."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class CountryDone:
    """What a country adds to the site.

    ``views`` are (old edition, new edition, cache key of its Digest), ``entries`` the keys of what
    it stands on in the cache, beside its own slots.
    """

    folder: str
    job: str
    groups: tuple[Group, ...]
    notes: tuple[PairNote, ...]
    single: Single | None
    views: tuple[tuple[int, int, str], ...]
    troubles: tuple[Trouble, ...]
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """A whole site as the last build left it; ``plan`` names all that went into it, ``needs`` the entries of the cache
    that it stands on.
    """

    plan: str
    files: tuple[FileRecord, ...]
    countries: int
    pages: int
    needs: tuple[str, ...] = ()


def untouched(site: Path, record: FileRecord) -> bool:
    """Tell whether a file of the site still is what was written; its bytes are looked at where its time differs."""
    path = site / record.name
    try:
        now = path.stat()
        if record.size not in {now.st_size, -1}:
            return False
        return now.st_mtime_ns == record.changed or digest(path.read_bytes()) == record.content
    except OSError:
        return False


def record_file(path: Path, name: str, content: bytes) -> FileRecord:
    """Record a file just written at ``path``."""
    now = path.stat()
    return FileRecord(name, digest(content), now.st_size, now.st_mtime_ns)


def country_slot(site: str, folder: str) -> str:
    """Give the cache's place for what the last build made of a country in a site."""
    return digest("country of site", site, folder)


def drawer_slot(site: str, folder: str) -> str:
    """Give the cache's place for the small things that the builds of a country in a site keep."""
    return digest("drawer of country", site, folder)


def site_slot(site: str) -> str:
    """Give the cache's place for what the last build made of a site."""
    return digest("site", site)
