"""Reports and comparisons -> JSON documents (see ``documents``), one way only."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from reportdiff.align import band
from reportdiff.changes import moved_from, new_side, old_side
from reportdiff.faces.documents import (
    ChangeDoc,
    ClaimDoc,
    DiffDocument,
    DriftDoc,
    EditionDoc,
    FigureChangeDoc,
    FigureDoc,
    FiguresDocument,
    LeadDoc,
    Number,
    OutsideDoc,
    RecommendationDoc,
    ReportFiguresDoc,
    SectionChangeDoc,
    SectionDoc,
    SectionsDocument,
    SpanDoc,
    SumDoc,
    TierChangeDoc,
    UnitDoc,
)
from reportdiff.faces.history_documents import printed_document
from reportdiff.faces.status import change_status, figure_status
from reportdiff.faces.summary import sentences
from reportdiff.figures.beside import lined_beside
from reportdiff.model import (
    Added,
    Change,
    Claim,
    Comparison,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Kept,
    Lined,
    Merged,
    NotReported,
    RecommendationFate,
    Removed,
    Report,
    Restated,
    Reworded,
    Span,
    Split,
    Sum,
    UnitChanged,
)


def encode(document: msgspec.Struct) -> str:
    """Write a document as indented JSON that ends with a newline."""
    try:
        return msgspec.json.format(_format_first(document), indent=2).decode() + "\n"
    except UnicodeEncodeError:  # half a surrogate pair in a text: no UTF-8, but JSON can spell it
        plain = msgspec.to_builtins(document)
        return json.dumps({"format": plain.pop("format"), **plain}, indent=2) + "\n"


def _format_first(document: msgspec.Struct) -> bytes:
    """Encode a document with ``format``, the last of its fields, moved to the front."""
    encoded = msgspec.json.encode(document)
    told = b'"format":' + msgspec.json.encode(getattr(document, "format"))  # noqa: B009 - every document has one
    behind = b"," + told + b"}"
    if not encoded.endswith(behind):
        raise TypeError("a document ends with its format")
    return b"{" + told + b"," + encoded[1 : -len(behind)] + b"}"


def sections(report: Report) -> SectionsDocument:
    """Give the document that says how a report was split."""
    who = report.identity
    return SectionsDocument(
        country=who.country,
        iso3=who.iso3,
        edition=who.edition,
        family=who.family,
        tier=who.tier,
        title=who.title,
        source=report.source.address,
        sha256=report.source.sha256,
        sections=[
            SectionDoc(
                name=s.name,
                title=s.title,
                heading=s.heading,
                found_by=s.found_by,
                confidence=s.confidence,
                text=s.text,
                units=[UnitDoc(u.kind, u.text) for u in s.units],
            )
            for s in report.sections
        ],
        outside=[OutsideDoc(o.why, o.text) for o in report.outside],
        notes=list(report.notes),
    )


def figures(found: Sequence[tuple[Report, Sequence[Figure]]]) -> FiguresDocument:
    """Give the document of the figures of one or more reports."""
    reports = [
        ReportFiguresDoc(
            country=report.identity.country,
            iso3=report.identity.iso3,
            edition=report.identity.edition,
            family=report.identity.family,
            source=report.source.address,
            figures=[figure(f, report) for f in its],
        )
        for report, its in found
    ]
    first = reports[0]
    return FiguresDocument(first.country, first.iso3, first.edition, first.family, first.figures, reports)


def diff(comparison: Comparison) -> DiffDocument:
    """Give the document of a comparison."""
    old, new = comparison.old, comparison.new
    return DiffDocument(
        old=_edition(old),
        new=_edition(new),
        tier_change=TierChangeDoc(
            old.identity.tier,
            new.identity.tier,
            old.identity.tier != new.identity.tier,
        ),
        drift=DriftDoc(comparison.drift.correspondence, comparison.drift.suppressed),
        confidence=comparison.confidence,
        summary=[sentence.text for sentence in sentences(comparison)],
        sections=[
            SectionChangeDoc(s.name, s.title, s.status, s.old_grade, s.new_grade, [_change(c) for c in s.changes])
            for s in comparison.sections
        ],
        recommendations=[_recommendation(r) for r in comparison.recommendations],
        figures=[_figure_change(lined_beside(f, comparison.new_figures), old, new) for f in comparison.figures],
        claims=[_claim(c) for c in comparison.claims],
        sums=[_sum(s, comparison) for s in comparison.sums],
        notes=list(comparison.notes),
    )


def figure(found: Figure, report: Report) -> FigureDoc:
    """Give one figure with its places in its sentence and, for text sources, in the source."""
    start, end = found.start - found.sentence_start, found.end - found.sentence_start
    return FigureDoc(
        text=found.text,
        start=start,
        end=end,
        source_start=_in_source(report, found.start),
        source_end=_source_end(report, found.end),
        low=_number(found.low),
        high=_number(found.high),
        qualifier=found.qualifier,
        unit=found.unit,
        measure=found.measure,
        also=list(found.also),
        subject=found.subject,
        subgroup=found.subgroup,
        actor=found.actor,
        period=found.period,
        role=found.role,
        status="reported" if found.reported else "not_reported",
        section=found.section,
        sentence=found.sentence,
        confidence=found.confidence,
    )


def _number(value: float | None) -> Number | None:
    """Write whole numbers without a point."""
    return int(value) if value is not None and value == value // 1 else value


def _in_source(report: Report, offset: int) -> int | None:
    """Carry an offset in the report's text to the source, where the source is text."""
    if not report.source_map:
        return None
    at, there = report.source_map[max(0, bisect_right(report.source_map, (offset, 1 << 62)) - 1)]
    return there + offset - at


def _source_end(report: Report, end: int) -> int | None:
    """Carry an end: one past where the last character stands."""
    last = _in_source(report, end - 1)
    return None if last is None else last + 1


def _edition(report: Report) -> EditionDoc:
    who, source = report.identity, report.source
    where = (source.address, source.sha256, source.retrieved)
    return EditionDoc(who.country, who.iso3, who.edition, who.tier, who.title, *where, report.cut_off)


def _change(change: Change) -> ChangeDoc:
    status, spans, score, moved, nature = _of_change(change)
    return ChangeDoc(
        id=change.id,
        status=status,
        moved=moved,
        moved_from=moved_from(change),
        score=score,
        confidence=None if score is None else band(score),
        nature=nature,
        old=[p.unit.text for p in old_side(change)],
        new=[p.unit.text for p in new_side(change)],
        spans=[SpanDoc(s.mark, s.text) for s in spans],
    )


def _of_change(change: Change) -> tuple[str, tuple[Span, ...], float | None, bool, str | None]:
    """Give status word, spans, score, moved and nature of a change."""
    status = change_status(change)
    match change:
        case Kept():
            return status, change.spans, change.score, change.moved, change.nature
        case Reworded() | Split() | Merged():
            return status, change.spans, change.score, change.moved, "words"
        case Added() | Removed():
            return status, (), None, False, None


def _recommendation(one: RecommendationFate) -> RecommendationDoc:
    return RecommendationDoc(
        fate=one.fate,
        moved=_of_change(one.change)[3],
        old=[p.unit.text for p in old_side(one.change)],
        new=[p.unit.text for p in new_side(one.change)],
        since=one.since,
        editions=one.editions,
        change=one.change.id,
        leads=[LeadDoc(p.section, p.unit.text, score) for p, score in one.leads],
        printed=printed_document(one.printed),
    )


def _figure_change(change: FigureChange, old: Report, new: Report) -> FigureChangeDoc:
    """Spell one figure change; a statement of silence beside several old figures shows the first."""
    before, after, difference, percent, period = _of_figure_change(change)
    shown = after or before
    told_by_new = isinstance(change, Lined) and change.told_by_new
    return FigureChangeDoc(
        status=figure_status(change),
        measure=shown.measure if shown else None,
        unit=shown.unit if shown else None,
        subgroup=shown.subgroup if shown else None,
        period=period,
        old=figure(before, new if told_by_new else old) if before else None,
        new=figure(after, new) if after else None,
        difference=_number(difference),
        percent=percent,
        confidence=change.confidence,
        told_by_new=told_by_new,
    )


def _of_figure_change(
    change: FigureChange,
) -> tuple[Figure | None, Figure | None, float | None, float | None, int | None]:
    """Give old, new, difference, percent and the year told about."""
    match change:
        case Lined():
            return change.old, change.new, change.difference, change.percent, change.new.period
        case FirstReported():
            return None, change.new, None, None, change.new.period
        case Gone():
            return change.old, change.again, None, None, change.old.period
        case NotReported():
            return next(iter(change.old), None), change.new, None, None, change.new.period
        case UnitChanged():
            return change.old, change.new, None, None, change.new.period
        case Restated():
            return change.old, change.new, change.difference, None, change.period


def _claim(claim: Claim) -> ClaimDoc:
    told = (claim.text, claim.about, claim.direction, claim.agrees)
    return ClaimDoc(claim.edition, *told, claim.section, claim.sentence)


def _sum(one: Sum, comparison: Comparison) -> SumDoc:
    report = comparison.old if one.edition == comparison.old.identity.edition else comparison.new
    return SumDoc(one.edition, figure(one.total, report), [figure(p, report) for p in one.parts], one.closes)
