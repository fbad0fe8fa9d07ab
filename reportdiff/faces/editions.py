"""The names that sentences give to the two editions and to what they rank a country by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from reportdiff.faces.wording import Wording
from reportdiff.model import Comparison, Report, Source


def edition(report: Report, side: str, w: Wording) -> str:
    """Name an edition in running text: "2012 edition"."""
    year = report.identity.edition
    return w.say(f"place.{side}") if year is None else w.say("place.edition", edition=year)


def held(report: Report, side: str, w: Wording) -> str:
    """Name an edition where something is said to be absent from it: of a text that breaks off, only the part held."""
    name = edition(report, side, w)
    return w.say("place.held", edition=name) if report.cut_off else name


def address_shown(source: Source) -> str:
    """Give the address of a source as a page may show it: of a file named by its whole path, the file's name.

    A page is sent to others, and a path from the root tells who sends it.
    """
    for kind in (PurePosixPath, PureWindowsPath):
        path = kind(source.address)
        if path.is_absolute() and "://" not in source.address:
            return path.name
    return source.address


def rank_word(family: str | None, w: Wording) -> str:
    """Give the family's word for the rank of a country: "Tier", "Assessment"."""
    return w.label("rank", family) or w.say("rank.other")


@dataclass(frozen=True, slots=True)
class Editions:
    """Both editions by name, and by the name under which something is absent from them."""

    old: str
    new: str
    old_held: str
    new_held: str

    @classmethod
    def of(cls, comparison: Comparison, w: Wording) -> Editions:
        """Name the editions of a comparison."""
        old, new = comparison.old, comparison.new
        return cls(edition(old, "old", w), edition(new, "new", w), held(old, "old", w), held(new, "new", w))
