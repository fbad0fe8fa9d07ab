"""One report, or several, as text for a terminal: how it was split, and which figures it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdiff.faces.figure_names import OTHER
from reportdiff.faces.ink import Ink, table
from reportdiff.faces.safe import visible
from reportdiff.faces.summary import tier_label
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Report

if TYPE_CHECKING:  # the documents' library stays shut where only sections are shown
    from reportdiff.faces.documents import FigureDoc, FiguresDocument, ReportFiguresDoc

_BEFORE, _AFTER = 4, 7  # words shown about a figure
_OUTSIDE, _LONGEST_NAME = 88, 60


def sections(report: Report, *, color: bool = False) -> str:
    """Show how a report was split, how each section was found, how sure that is, and what stands outside."""
    ink, w = Ink(color), english()
    who = report.identity
    names = (who.country, str(who.edition or ""), tier_label(who.tier, w) if who.tier else "", who.family)
    lines = [ink.bold(visible(", ".join(n for n in names if n) or report.source.address)), ""]
    header = tuple(w.say(f"column.{c}") for c in ("section", "found_by", "confidence", "units", "words", "heading"))
    body = [
        (s.title, s.found_by, s.confidence.value, str(len(s.units)), str(len(s.text.split())), _cut(s.heading, 40))
        for s in report.sections
    ]
    listed = table([header, *(tuple(visible(c) for c in row) for row in body)], right=frozenset({3, 4}))
    lines += [ink.dim(listed[0]), *listed[1:]]
    for section in report.sections:
        lines += ["", ink.bold(visible(section.title))]
        for n, unit in enumerate(section.units, 1):
            lines.append(ink.paragraph(unit.text, first=f"{n:>5}  ", rest="       "))
    if report.outside:
        lines += ["", ink.bold(w.say("text.outside"))]
        lines += [ink.paragraph(f"{o.why}: {_cut(' '.join(o.text.split()), _OUTSIDE)}", first="  ", rest="    ")
                  for o in report.outside]  # fmt: skip
    lines += [ink.paragraph(w.say("text.note", note=note), rest="  ") for note in report.notes]
    return "\n".join(lines) + "\n"


def figures(document: FiguresDocument, *, pivot: bool = False, color: bool = False) -> str:
    """Show figures as a table: one row a figure, or with ``pivot`` one row a measure and a column an edition."""
    ink, w = Ink(color), english()
    if pivot:
        header, *body = pivot_rows(document, w)
        lines = table([header, *body], right=frozenset(range(4, len(header))))
    else:
        header = tuple(
            w.say(f"column.{c}")
            for c in ("edition", "section", "measure", "group", "year", "role", "value", "sentence")
        )
        body = [_figure_row(report, f, w) for report in document.reports for f in report.figures]
        lines = table([header, *body], right=frozenset({6}))
    return "\n".join([ink.dim(lines[0]), *lines[1:]]) + "\n"


def _figure_row(report: ReportFiguresDoc, f: FigureDoc, w: Wording) -> tuple[str, ...]:
    cells = (
        str(report.edition or ""),
        f.section or "",
        f.measure or "",
        _cut(f.subgroup or "", 24),
        str(f.period or ""),
        f.role,
        _cut(_told(f, w), 30),
        _around(f),
    )
    return tuple(visible(c) for c in cells)


def _told(f: FigureDoc, w: Wording) -> str:
    """Give a value as the report writes it; a zero that is said without a number ("any") is none."""
    if f.status != "reported":
        return w.say("status.not_reported_short")
    return w.say("quantity.none") if f.low == f.high == 0 and not any(map(str.isdigit, f.text)) else f.text


def _around(f: FigureDoc) -> str:
    """Give the words about a figure, from a whole word to a whole word."""
    before, after = re.findall(r"\S+\s*", f.sentence[: f.start]), re.findall(r"\s*\S+", f.sentence[f.end :])
    words = "".join([*before[-_BEFORE:], f.text, *after[:_AFTER]])
    shown = " ".join(words.split())
    return ("… " if len(before) > _BEFORE else "") + shown + (" …" if len(after) > _AFTER else "")


def pivot_rows(document: FiguresDocument, w: Wording) -> list[tuple[str, ...]]:
    """Lay the editions side by side.

    Returns:
        A header and rows: measure (of figures of no known measure what they count), unit, subgroup, year told
        about, then a column an edition. A cell holds every value that edition tells, so that two values of one
        year stand out.
    """
    editions = list(dict.fromkeys(str(r.edition or r.source) for r in document.reports))
    cells: dict[tuple[str, str, str, str], dict[str, list[str]]] = {}
    for report in document.reports:
        for f in report.figures:
            key = (_named(f), f.unit or "", f.subgroup or "", str(f.period or ""))
            told = _told(f, w)
            values = cells.setdefault(key, {}).setdefault(str(report.edition or report.source), [])
            if told not in values:
                values.append(told)
    header = (*(w.say(f"column.{c}") for c in ("measure", "unit", "group", "year")), *editions)
    rows = [
        (*(visible(k) for k in key), *(visible("; ".join(by.get(e, ()))) for e in editions))
        for key, by in sorted(cells.items(), key=lambda item: item[0])
    ]
    return [header, *rows]


def _named(f: FigureDoc) -> str:
    """Name a figure's row: its measure, or where none is known what it counts, at worst the words about it."""
    if f.measure not in (None, OTHER):
        return f.measure or ""
    return f"{OTHER}: {_cut(f.subject or _around(f), _LONGEST_NAME)}"


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
