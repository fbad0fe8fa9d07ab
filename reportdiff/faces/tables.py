"""A Comparison -> the three CSV tables that stand beside its page; each row carries a permanent link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportdiff.faces import as_csv
from reportdiff.faces.documents import DiffDocument, FigureDoc
from reportdiff.faces.places import figure_ids
from reportdiff.model import Comparison

_WHO = ("country", "iso3", "old_edition", "new_edition")
CHANGES = (
    *_WHO, "id", "section", "status", "moved", "moved_from", "nature", "score", "confidence", "old_text", "new_text",
    "old_source", "old_retrieved", "new_source", "new_retrieved", "link",
)  # fmt: skip
FIGURES = (
    *_WHO, "id", "section", "measure", "subgroup", "unit", "status", "period", "old_low", "old_high", "old_text",
    "new_low", "new_high", "new_text", "difference", "percent", "confidence", "old_sentence", "new_sentence", "link",
)  # fmt: skip
RECOMMENDATIONS = (
    *_WHO, "id", "fate", "moved", "since", "editions", "printed", "printed_differs", "old_text", "new_text", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tables:
    """The three tables of one change page, as CSV."""

    changes: str
    figures: str
    recommendations: str


def tables(comparison: Comparison, document: DiffDocument, address: Callable[[str], str]) -> Tables:
    """Write the tables of a comparison.

    Args:
        comparison: the comparison.
        document: its JSON document, from which the cells are taken.
        address: gives the address of an id on its page, to which the links lead.
    """
    who: dict[str, as_csv.Value] = {
        "country": document.new.country or document.old.country,
        "iso3": document.new.iso3 or document.old.iso3,
        "old_edition": document.old.edition,
        "new_edition": document.new.edition,
    }
    sources: dict[str, as_csv.Value] = {
        "old_source": document.old.source,
        "old_retrieved": document.old.retrieved,
        "new_source": document.new.source,
        "new_retrieved": document.new.retrieved,
    }
    return Tables(
        as_csv.table(CHANGES, _changes(document, address), who | sources),
        as_csv.table(FIGURES, _figures(comparison, document, address), who),
        as_csv.table(RECOMMENDATIONS, _recommendations(document, address), who),
    )


Rows = list[dict[str, as_csv.Value]]


def _changes(document: DiffDocument, address: Callable[[str], str]) -> Rows:
    return [
        {
            "id": c.id, "section": section.name, "status": c.status, "moved": c.moved, "moved_from": c.moved_from,
            "nature": c.nature, "score": c.score, "confidence": c.confidence, "old_text": " ".join(c.old),
            "new_text": " ".join(c.new), "link": address(c.id),
        }
        for section in document.sections
        for c in section.changes
    ]  # fmt: skip


def _figures(comparison: Comparison, document: DiffDocument, address: Callable[[str], str]) -> Rows:
    rows: Rows = []
    for row_id, f in zip(figure_ids(comparison), document.figures, strict=True):
        side = f.new or f.old
        rows.append(
            {
                "id": row_id, "section": side.section if side else None, "measure": f.measure, "subgroup": f.subgroup,
                "unit": f.unit, "status": f.status, "period": f.period, "difference": f.difference,
                "percent": f.percent, "confidence": f.confidence, "link": address(row_id),
            }
            | _told("old", f.old)
            | _told("new", f.new)
        )  # fmt: skip
    return rows


def _told(side: str, figure: FigureDoc | None) -> dict[str, as_csv.Value]:
    if figure is None:
        return {}
    return {
        f"{side}_low": figure.low,
        f"{side}_high": figure.high,
        f"{side}_text": figure.text,
        f"{side}_sentence": figure.sentence,
    }


def _recommendations(document: DiffDocument, address: Callable[[str], str]) -> Rows:
    rows: Rows = []
    for r in document.recommendations:
        row: dict[str, as_csv.Value] = {
            "id": r.change, "fate": r.fate, "moved": r.moved, "since": r.since, "editions": r.editions,
            "old_text": " ".join(r.old), "new_text": " ".join(r.new), "link": address(r.change),
        }  # fmt: skip
        rows.append(row | as_csv.printed(r.printed))
    return rows
