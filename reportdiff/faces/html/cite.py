"""A change -> a citation ready to be copied: old words, new words, editions, places and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportdiff.changes import new_side, old_side
from reportdiff.faces.editions import address_shown, edition, held
from reportdiff.faces.family import family_name
from reportdiff.faces.wording import Wording
from reportdiff.model import Added, Change, Comparison, Passage, Removed, Report


@dataclass(frozen=True, slots=True)
class _Edition:
    """One edition as citations name it: its name, the line of its source, the line that says what it lacks."""

    name: str
    source: str
    absent: str


@dataclass(frozen=True, slots=True)
class Citer:
    """What all citations of one page share; ``begin`` is the line they begin with."""

    comparison: Comparison
    titles: Mapping[str, str]
    w: Wording
    begin: str
    old: _Edition
    new: _Edition

    @classmethod
    def of(cls, comparison: Comparison, w: Wording) -> Citer:
        """Make ready to cite a comparison."""
        old, new = comparison.old, comparison.new
        titles = {s.name: s.title for report in (old, new) for s in report.sections}
        who = new.identity.country or old.identity.country or w.say("cite.no_country")
        begin = w.say("cite.report", country=who, report=report_title(comparison, w))
        return cls(comparison, titles, w, begin, _edition(old, "old", w), _edition(new, "new", w))

    def cite(self, change: Change) -> str:
        """Write the citation of one change as plain lines."""
        lines = [self.begin]
        lines += self._quoted(self.old, old_side(change))
        lines += self._quoted(self.new, new_side(change))
        match change:
            case Added():
                lines.append(self.old.absent)
            case Removed():
                lines.append(self.new.absent)
            case _:
                pass
        return "\n".join(lines)

    def _quoted(self, edition: _Edition, passages: tuple[Passage, ...]) -> tuple[str, ...]:
        """Quote one edition and name its source."""
        if not passages:
            return ()
        first = passages[0]
        quoted = self.w.say(
            "cite.quote",
            edition=edition.name,
            section=self.titles.get(first.section, first.section),
            paragraph=first.unit.paragraph,
            words=" ".join([p.unit.text for p in passages]),
        )
        return quoted, edition.source


def _edition(report: Report, side: str, w: Wording) -> _Edition:
    absent = w.say("cite.absent", edition=held(report, side, w))
    return _Edition(edition(report, side, w), source_line(report, w), absent)


def source_line(report: Report, w: Wording) -> str:
    """Name a source with the day it was retrieved, where known."""
    address = address_shown(report.source)
    if report.source.retrieved:
        return w.say("cite.source_retrieved", address=address, date=report.source.retrieved)
    return w.say("cite.source", address=address)


def report_title(comparison: Comparison, w: Wording) -> str:
    """Name the report series that a comparison is of."""
    return family_title(family_name(comparison), w)


def family_title(family: str | None, w: Wording) -> str:
    """Give the full name of a family of reports."""
    return w.label("family", family) or family or w.say("cite.no_family")
