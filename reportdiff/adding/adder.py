"""Sources -> files of a library.

Nothing already there is lost by chance: the same source again changes nothing, a different text for
an edition that is there is refused, and each file is written whole or not at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportdiff import families
from reportdiff.adding.outcomes import Added, Outcome, Refused, Skipped
from reportdiff.adding.parting import by_country
from reportdiff.adding.rendering import body, front
from reportdiff.countries import Country, by_code, find
from reportdiff.errors import LibraryError, PublishError, ReportdiffError
from reportdiff.intake import SUFFIXES, Canonical, is_address, load
from reportdiff.library import find_library
from reportdiff.model import Report
from reportdiff.publish import folder_name, write_whole
from reportdiff.read import read_canonical
from reportdiff.read.markdown import front_matter

_EARLIEST, _LATEST = 1975, 2100
_CONFLICT = re.compile(r"The .{3,40} (?:names|says) ")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller says about the sources where they do not tell: and whether texts may be replaced."""

    replace: bool = False
    family: str | None = None
    country: str | None = None
    edition: int | None = None
    allow_private: bool = False


def add_sources(  # noqa: PLR0913 - each is an option of the command
    sources: Sequence[str],
    library: str,
    *,
    replace: bool = False,
    family: str | None = None,
    country: str | None = None,
    edition: int | None = None,
    allow_private: bool = False,
    today: str,
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[Outcome, ...]:
    """Bring sources into a library.

    Args:
        sources: files, folders of them, http(s) addresses.
        library: the library's folder; made where it is not there.
        replace: whether a different text may take the place of an edition that is there.
        family: the family of reports, where the texts do not tell.
        country: the country, where a source does not tell it.
        edition: the year, where a source does not tell it.
        allow_private: whether addresses may lie on this machine or in a private network.
        today: the date to note as retrieved, as 2020-06-26.
        progress: called with how many are done, how many there are, and the one just done.

    Returns:
        What became of each source, in order; of a page that holds several countries, of each.

    Raises:
        LibraryError: the library is no folder, or a folder of sources holds none.
        FamilyError: no such family.
    """
    root = Path(library)
    if root.exists() and not root.is_dir():
        raise LibraryError(library, "is no folder", "the folder of a library")
    if family is not None:
        families.load(family)
    adder = _Adder(root, Wishes(replace, family, _named(country), edition, allow_private), today)
    todo = [name for source in sources for name in _expanded(source, root)]
    return tuple(_each(adder, todo, progress))


def _named(country: str | None) -> str | None:
    """Give the name of a country said by its code."""
    coded = by_code(country) if country else None
    return coded.name if coded else " ".join((country or "").split()) or None


def _each(adder: _Adder, todo: Sequence[str], progress: Callable[[int, int, str], None] | None) -> Iterator[Outcome]:
    for number, name in enumerate(todo, start=1):
        yield from adder.add(name)
        if progress is not None:
            progress(number, len(todo), name)


def _expanded(source: str, library: Path) -> Iterator[str]:
    """Give the files of a folder, sorted; a file or an address stands for itself."""
    path = Path(source)
    if is_address(source) or not path.is_dir():
        yield source
        return
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(p.startswith(".") for p in file.parts[len(path.parts) :])
    )
    if not found:
        raise LibraryError(source, "holds no files that can be read", "HTML, PDF, DOCX, Markdown or text")
    inside = library.resolve()
    for file in found:
        if not file.resolve().is_relative_to(inside) or path.resolve().is_relative_to(inside):
            yield str(file)


def _expected(trouble: ReportdiffError) -> str:
    """Give what would have been right as the hint of a refusal."""
    return f"expected {trouble.expected}" if trouble.expected else ""


class _Adder:
    """One run: the library's folder, what the caller wishes, and which folder is which country's."""

    def __init__(self, root: Path, wishes: Wishes, today: str) -> None:
        self.root, self.wishes, self.today = root, wishes, today
        self.folders: dict[str, str] = {}
        try:
            shelves = find_library(root).shelves
        except LibraryError:
            return  # a new library
        for shelf in shelves:
            if "/" in shelf.entries[-1].path:
                self.folders[shelf.key] = shelf.entries[-1].path.rsplit("/", 1)[0]

    def add(self, source: str) -> tuple[Outcome, ...]:
        """Load, read, decide and write one source; a page of many countries becomes a file for each."""
        try:
            found = load(source, allow_private=self.wishes.allow_private)
            report = read_canonical(found, family=self.wishes.family)
            family = families.load(report.identity.family or "tip")
            parts = by_country(found, family, report.identity.edition or self.wishes.edition)
            if not parts:
                return (self._one(source, found, report),)
            if self.wishes.country is not None:
                hint = "leave --country out: each goes to its own"
                return (Refused(source, f"holds {len(parts)} countries' narratives", hint),)
            return tuple(
                self._one(
                    f"{source} ({part.country.name})", part.source, read_canonical(part.source, family=family.name)
                )
                for part in parts
            )
        except ReportdiffError as trouble:
            return (Refused(source, trouble.what, _expected(trouble)),)

    def _one(self, source: str, found: Canonical, report: Report) -> Outcome:
        stated = front_matter(found.markdown)[0] if found.format == "markdown" else {}
        who = _who(report, stated, self.wishes)
        if isinstance(who, Refused):
            return replace(who, source=source)
        try:
            return self._place(source, found, report, who)
        except PublishError as trouble:
            return Refused(source, f"{trouble.where} {trouble.what}", _expected(trouble))

    def _place(self, source: str, found: Canonical, report: Report, who: _Who) -> Outcome:
        name = f"{self._folder(who)}/{who.edition}.md"
        target = self.root / name
        if not target.resolve().is_relative_to(self.root.resolve()):
            return Refused(source, f"{name} leads out of the library", "a library without links to elsewhere")
        text = body(found, report)
        replaced = target.exists()
        if replaced:
            old, old_text = _there(target)
            same_source = old.get("sha256") == report.source.sha256
            if same_source and (not self.wishes.replace or old_text == text.strip()):
                return Skipped(source, name, "this source is there already")
            if old_text.split() == text.split():
                return Skipped(source, name, "the same text is there already")
            family = report.identity.family
            if old.get("family", family) != family:
                why = f"a report of another family ({old['family']}) is there already as {name}"
                return Refused(source, why, "one library for each family of reports")
            if not self.wishes.replace:
                return Refused(
                    source, f"a different text is there already as {name}", "give --replace to put this one there"
                )
        head = front(found, report, (who.country, who.iso3, who.edition), self.today)
        write_whole(target, f"{head}\n{text}".encode())
        return Added(source, name, who.country, who.edition, replaced, (*found.notes, *who.notes))

    def _folder(self, who: _Who) -> str:
        """Give the country's folder: the one that holds it already, under whatever name, else its name of today."""
        known = by_code(who.iso3) if who.iso3 else find(who.country)
        made = slug(known.name if known else who.country)
        return self.folders.setdefault(who.iso3 or made, made)


@dataclass(frozen=True, slots=True)
class _Who:
    """Country and edition as they are written down."""

    country: str
    iso3: str | None
    edition: int
    notes: tuple[str, ...]


def _who(report: Report, stated: dict[str, str], wishes: Wishes) -> _Who | Refused:
    """Decide under which country and edition a report goes: by itself, else by what the caller says."""
    said = report.identity
    name = said.country or wishes.country
    edition = said.edition or wishes.edition
    notes = [note for note in report.notes if note == report.doubt or _CONFLICT.match(note)]
    if name is None:
        return Refused("", "does not say which country it is about", "give --country NAME")
    if edition is None:
        return Refused("", "does not say which edition it is", "give --edition YEAR")
    if not _EARLIEST <= edition <= _LATEST:
        return Refused("", f"says edition {edition}", f"a year from {_EARLIEST} to {_LATEST}")
    known = find(name)
    if wishes.country and _differs(find(wishes.country), known, wishes.country, name):
        return Refused("", f"is about {name}, not {wishes.country}", "the right --country, or none")
    if wishes.edition and edition != wishes.edition:
        return Refused("", f"is the edition of {edition}, not {wishes.edition}", "the right --edition, or none")
    iso3 = known.iso3 if known else stated.get("iso3") or None
    if iso3 is None:
        notes.append(f"{name} is not in the table of countries: it has no code, and other names of it are not joined.")
    written = stated.get("country") or (known.called_in(edition) if known else name)
    return _Who(written, iso3, edition, tuple(notes))


def _differs(one: Country | None, other: Country | None, name: str, other_name: str) -> bool:
    if one is None or other is None:
        return name.casefold() != other_name.casefold()
    return one.iso3 != other.iso3


def slug(name: str) -> str:
    """Make a folder's name of a country's name: lower case, letters of the plain alphabet, hyphens."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return folder_name(re.sub(r"[^a-z0-9]+", "-", flat.replace("'", "")).strip("-"))


def _there(target: Path) -> tuple[dict[str, str], str]:
    try:
        text = target.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise PublishError(str(target), f"is there and cannot be read ({wrong})") from None
    stated, at = front_matter(text)
    return stated, text[at:].strip()
