"""A change -> a citation ready to be copied: old words, new words, editions, places and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportdiff.changes import new_side, old_side
from reportdiff.faces.editions import edition, held
from reportdiff.faces.wording import Wording
from reportdiff.model import Added, Change, Comparison, Passage, Removed, Report


@dataclass(frozen=True, slots=True)
class Citer:
    """What all citations of one page share."""

    comparison: Comparison
    titles: Mapping[str, str]
    w: Wording

    def cite(self, change: Change) -> str:
        """Write the citation of one change as plain lines."""
        w, old, new = self.w, self.comparison.old, self.comparison.new
        who = new.identity.country or old.identity.country or w.say("cite.no_country")
        lines = [w.say("cite.report", country=who, report=report_title(self.comparison, w))]
        lines += self._side("old", old, old_side(change))
        lines += self._side("new", new, new_side(change))
        match change:
            case Added():
                lines.append(w.say("cite.absent", edition=held(old, "old", w)))
            case Removed():
                lines.append(w.say("cite.absent", edition=held(new, "new", w)))
            case _:
                pass
        return "\n".join(lines)

    def _side(self, side: str, report: Report, passages: tuple[Passage, ...]) -> list[str]:
        """Quote one edition and name its source."""
        if not passages:
            return []
        first = passages[0]
        words = " ".join(p.unit.text for p in passages)
        quoted = self.w.say(
            "cite.quote",
            edition=edition(report, side, self.w),
            section=self.titles.get(first.section, first.section),
            paragraph=first.unit.paragraph,
            words=words,
        )
        return [quoted, source_line(report, self.w)]


def source_line(report: Report, w: Wording) -> str:
    """Name a source with the day it was retrieved, where known."""
    source = report.source
    if source.retrieved:
        return w.say("cite.source_retrieved", address=source.address, date=source.retrieved)
    return w.say("cite.source", address=source.address)


def report_title(comparison: Comparison, w: Wording) -> str:
    """Name the report series that a comparison is of."""
    return family_title(comparison.new.identity.family or comparison.old.identity.family, w)


def family_title(family: str | None, w: Wording) -> str:
    """Give the full name of a family of reports."""
    return w.label("family", family) or family or w.say("cite.no_family")
