"""A Comparison -> tables for a spreadsheet: one row a change, a figure or a recommendation."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportdiff.faces.as_json import diff
from reportdiff.faces.documents import FigureDoc, FiguresDocument, SectionsDocument
from reportdiff.faces.history_documents import PrintedDoc
from reportdiff.faces.listing import pivot_rows
from reportdiff.faces.printed_years import spans
from reportdiff.faces.safe import cell
from reportdiff.faces.wording import english
from reportdiff.model import Comparison

Value = str | int | float | bool | None

DIFF_COLUMNS = (
    "record", "country", "old_edition", "new_edition", "id", "section", "status", "moved", "moved_from", "nature",
    "score", "measure", "unit", "subgroup", "period", "old_value", "new_value", "difference", "percent", "confidence",
    "since", "printed", "printed_differs", "old_text", "new_text",
)  # fmt: skip

FIGURE_COLUMNS = (
    "country", "iso3", "edition", "section", "measure", "unit", "subgroup", "period", "role", "status", "qualifier",
    "low", "high", "text", "subject", "actor", "confidence", "sentence", "source_start", "source_end",
)  # fmt: skip


def table(
    columns: Sequence[str], rows: Iterable[Mapping[str, Value]], common: Mapping[str, Value] | None = None
) -> str:
    """Write rows as CSV with a header; text cells are defused, numbers stay numbers.

    Args:
        columns: the header, and the cells of a row in their order; what a row does not name stays empty.
        rows: the values of each row by column.
        common: values that stand in every row.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    every = {name: _written(value) for name, value in (common or {}).items()}
    usual = [every.get(column, "") for column in columns]
    place = {column: at for at, column in enumerate(columns)}
    for row in rows:
        cells = usual.copy()
        for column, value in row.items():
            if column in place:
                cells[place[column]] = _written(value)
        writer.writerow(cells)
    return out.getvalue()


def _written(value: Value) -> str | int | float:
    """Write one value."""
    if value is None:
        return ""
    if isinstance(value, str):
        return cell(value)
    return ("yes" if value else "no") if isinstance(value, bool) else value


def comparison(shown: Comparison) -> str:
    """Write a comparison as one table; ``record`` says what each row is."""
    return table(DIFF_COLUMNS, _diff_rows(shown))


def _diff_rows(shown: Comparison) -> Iterator[dict[str, Value]]:
    """Give a row for every change, recommendation, figure and claim."""
    document = diff(shown)
    common: dict[str, Value] = {
        "country": document.new.country or document.old.country,
        "old_edition": document.old.edition,
        "new_edition": document.new.edition,
    }
    for section in document.sections:
        for c in section.changes:
            yield common | {
                "record": "change", "id": c.id, "section": section.name, "status": c.status, "moved": c.moved,
                "moved_from": c.moved_from, "nature": c.nature, "score": c.score, "confidence": c.confidence,
                "old_text": " ".join(c.old), "new_text": " ".join(c.new),
            }  # fmt: skip
    for r in document.recommendations:
        yield common | {
            "record": "recommendation", "id": r.change, "section": "recommendations", "status": r.fate,
            "moved": r.moved, "since": r.since, "old_text": " ".join(r.old), "new_text": " ".join(r.new),
        } | printed(r.printed)  # fmt: skip
    for f in document.figures:
        side = f.new or f.old
        yield common | {
            "record": "figure", "section": side.section if side else None, "status": f.status, "measure": f.measure,
            "unit": f.unit, "subgroup": f.subgroup, "period": f.period, "old_value": _value(f.old),
            "new_value": _value(f.new), "difference": f.difference, "percent": f.percent, "confidence": f.confidence,
            "old_text": f.old.sentence if f.old else None, "new_text": f.new.sentence if f.new else None,
        }  # fmt: skip
    for claim in document.claims:
        agrees = {True: "agrees", False: "disagrees", None: "not checked"}[claim.agrees]
        yield common | {
            "record": "claim", "section": claim.section, "status": agrees, "measure": claim.about,
            "period": claim.edition, "old_text": claim.text, "new_text": claim.sentence,
        }  # fmt: skip


def printed(years: PrintedDoc | None) -> dict[str, Value]:
    """Give the cells of printed years and of those on which pairing differs; nothing where none are printed."""
    if years is None:
        return {}
    w = english()
    differs = sorted((*years.not_found, *years.not_printed))
    return {"printed": spans(years.years, w), "printed_differs": spans(differs, w)}


def _value(figure: FigureDoc | None) -> Value:
    """Give a figure's value: the number, both ends of a range, or nothing when none was given."""
    if figure is None or (figure.low is None and figure.high is None):
        return None
    if figure.low == figure.high:
        return figure.low
    return f"{'' if figure.low is None else figure.low}..{'' if figure.high is None else figure.high}"


def figures(document: FiguresDocument) -> str:
    """Write the figures of all reports as one long table."""
    return table(FIGURE_COLUMNS, _figure_rows(document))


def _figure_rows(document: FiguresDocument) -> Iterator[dict[str, Value]]:
    """Give a row for every figure of every report."""
    for report in document.reports:
        whose: dict[str, Value] = {"country": report.country, "iso3": report.iso3, "edition": report.edition}
        for f in report.figures:
            yield whose | {column: getattr(f, column) for column in FIGURE_COLUMNS[3:]}


def sections(document: SectionsDocument) -> str:
    """Write the units of a report, one a row, with how their section was found."""
    columns = ("section", "heading", "found_by", "confidence", "unit", "kind", "text")
    rows: Iterator[dict[str, Value]] = (
        {
            "section": s.name, "heading": s.heading, "found_by": s.found_by, "confidence": s.confidence,
            "unit": number, "kind": u.kind, "text": u.text,
        }
        for s in document.sections
        for number, u in enumerate(s.units, 1)
    )  # fmt: skip
    return table(columns, rows)


def pivot(document: FiguresDocument) -> str:
    """Write the editions side by side: one row a measure and year, one column an edition."""
    header, *rows = pivot_rows(document, english())
    cells: list[dict[str, Value]] = [dict(zip(header, row, strict=True)) for row in rows]
    return table(header, cells)
