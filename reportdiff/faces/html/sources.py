"""Where the texts came from and how sure their reading is -> what the page says of it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from reportdiff.faces.editions import address_shown, edition
from reportdiff.faces.html.views import Outsider, SourceView
from reportdiff.faces.wording import Wording
from reportdiff.model import Comparison, Report


def sources(comparison: Comparison, w: Wording) -> tuple[SourceView, SourceView]:
    """Show both sources, each with how its sections were found."""
    return _source(comparison.old, "old", w), _source(comparison.new, "new", w)


def _source(report: Report, side: str, w: Wording) -> SourceView:
    source = report.source
    return SourceView(
        edition=edition(report, side, w),
        address=address_shown(source),
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
    if not report.sections:
        return w.say("sources.no_section")
    found = Counter(w.label("found", s.found_by) or s.found_by for s in report.sections)
    return w.listed(tuple(w.say("sources.found", n=n, how=how) for how, n in found.items()))


def outsiders(report: Report, w: Wording) -> tuple[Outsider, ...]:
    """Show the words of a source that are no part of the narrative, and the marks between its units.

    With the units of the sections they hold every character of the report's text but white space.
    """
    pieces = [(o.why, o.text, o.start, o.end) for o in report.outside]
    held = sorted(
        [(u.start, u.end) for s in report.sections for u in s.units] + [(a, b) for _, _, a, b in pieces if a >= 0]
    )
    at = 0
    for start, end in (*held, (len(report.text), len(report.text))):
        gap = report.text[at:start]
        if gap.strip():
            pieces.append((w.say("sources.between"), gap.strip(), at + gap.index(gap.strip()), start))
        at = max(at, end)
    return tuple(
        Outsider(
            why, tuple((text, f"{start}-{start + len(text)}" if start >= 0 else None) for _, text, start, _ in run)
        )
        for why, run in groupby(pieces, key=lambda piece: piece[0])
    )
