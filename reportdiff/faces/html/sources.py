"""Where the texts came from and how sure their reading is -> what the page says of it."""

from __future__ import annotations

from collections import Counter

from reportdiff.faces.html.views import Outsider, SourceView
from reportdiff.faces.summary import edition
from reportdiff.faces.wording import Wording
from reportdiff.model import Comparison, Report


def sources(comparison: Comparison, w: Wording) -> tuple[SourceView, SourceView]:
    """Show both sources, each with how its sections were found."""
    return _source(comparison.old, "old", w), _source(comparison.new, "new", w)


def _source(report: Report, side: str, w: Wording) -> SourceView:
    source = report.source
    return SourceView(
        edition=edition(report, side, w),
        address=source.address,
        href=source.address if source.address.startswith(("https://", "http://")) else None,
        retrieved=source.retrieved,
        sha256=source.sha256,
        format=source.format,
        sections=tuple(
            (s.title, w.label("found", s.found_by) or s.found_by, w.say(f"sure.{s.confidence.value}"))
            for s in report.sections
        ),
    )


def how_found(report: Report, w: Wording) -> str:
    """Count how the sections of one report were found: "4 by heading, 2 by opening phrase"."""
    found = Counter(w.label("found", s.found_by) or s.found_by for s in report.sections)
    return w.listed(tuple(w.say("sources.found", n=n, how=how) for how, n in found.items()))


def outsiders(report: Report) -> tuple[Outsider, ...]:
    """Show the words of a source that are no part of the narrative, in their order."""
    return tuple(Outsider(o.why, o.text, f"{o.start}-{o.end}" if o.start >= 0 else None) for o in report.outside)
