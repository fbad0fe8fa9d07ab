"""A library holds one family of reports: comparing a human-rights report with a trafficking narrative says nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportdiff.library.finding import Entry, Library, Shelf
from reportdiff.model import Report


def main_family(families: Iterable[str | None]) -> str | None:
    """Give the family that most reports are of, the first by name of several; ``None`` where none is known."""
    counts = Counter(family for family in families if family)
    return min(counts, key=lambda family: (-counts[family], family)) if counts else None


def of_one_family(library: Library, asked: str | None = None) -> tuple[Library, tuple[str, ...]]:
    """Leave out of a library the reports whose front matter names another family than its own.

    Args:
        library: the library.
        asked: the family wanted; that of most reports when left out.

    Returns:
        The library of that family, and a line for each report left out, saying why; none for what was
        not asked for. Where no report is of the family asked for, it is what all are to be read as.
    """
    known = {entry.family for entry in library.entries} - {None}
    family = asked if asked in known else None if asked else main_family(entry.family for entry in library.entries)
    if family is None or known <= {family}:
        return library, ()
    shelves = []
    out: list[Entry] = []
    for shelf in library.shelves:
        mine = tuple(entry for entry in shelf.entries if entry.family in {None, family})
        out += [entry for entry in shelf.entries if entry.family not in {None, family}]
        if mine:
            shelves.append(Shelf(shelf.key, mine[-1].country, mine))
    why = f"than most here ({family}); left out"
    lines = [f"{library.path(entry)}: of another family of reports ({entry.family}) {why}" for entry in out]
    return replace(library, shelves=tuple(shelves)), () if asked else tuple(lines)


def only_family(library: Library, reports: Mapping[str, Report], family: str) -> tuple[Library, dict[str, Report]]:
    """Leave out of a library, and of its reports as they were read, those of other families than the one named."""
    kept = {path: report for path, report in reports.items() if report.identity.family == family}
    others = reports.keys() - kept.keys()
    shelves = tuple(
        replace(shelf, entries=tuple(entry for entry in shelf.entries if entry.path not in others))
        for shelf in library.shelves
        if any(entry.path not in others for entry in shelf.entries)
    )
    return replace(library, shelves=shelves), kept
