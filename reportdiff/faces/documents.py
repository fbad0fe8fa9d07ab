"""The JSON documents, spelled by hand: what scripts may rely on, apart from the values inside.

Renaming a field of ``model`` changes nothing here; a changed meaning here raises the format number.
The JSON Schema of each document is made from these types (``schema``).
"""

from __future__ import annotations

from inspect import cleandoc
from typing import Any, Literal

import msgspec

from reportdiff.faces.history_documents import HistoryDocument, PrintedDoc
from reportdiff.faces.site_documents import OverviewDocument, SiteDocument

Number = int | float


class UnitDoc(msgspec.Struct):
    """A unit of a section."""

    kind: str
    text: str


class SectionDoc(msgspec.Struct):
    """A section as it was found."""

    name: str
    title: str
    heading: str
    found_by: str
    confidence: str
    text: str
    units: list[UnitDoc]


class OutsideDoc(msgspec.Struct):
    """Words that are no part of a section, and why."""

    why: str
    text: str


class SectionsDocument(msgspec.Struct):
    """How one report was split: ``reportdiff sections --format json``."""

    country: str | None
    iso3: str | None
    edition: int | None
    family: str | None
    tier: str | None
    title: str | None
    source: str
    sha256: str
    sections: list[SectionDoc]
    outside: list[OutsideDoc]
    notes: list[str]
    format: Literal["reportdiff/sections/1"] = "reportdiff/sections/1"


class FigureDoc(msgspec.Struct):
    """A figure; ``start``/``end`` are offsets into ``sentence``, ``source_*`` into the source as read."""

    text: str
    start: int
    end: int
    source_start: int | None
    source_end: int | None
    low: Number | None
    high: Number | None
    qualifier: str
    unit: str | None
    measure: str | None
    also: list[str]
    subject: str | None
    subgroup: str | None
    actor: str | None
    period: int | None
    role: str
    status: Literal["reported", "not_reported"]
    section: str | None
    sentence: str
    confidence: str


class ReportFiguresDoc(msgspec.Struct):
    """The figures of one report among several."""

    country: str | None
    iso3: str | None
    edition: int | None
    family: str | None
    source: str
    figures: list[FigureDoc]


class FiguresDocument(msgspec.Struct):
    """Every figure of one or more reports: ``reportdiff figures --format json``.

    ``country`` to ``figures`` are those of the first report; ``reports`` lists all, each with its own.
    """

    country: str | None
    iso3: str | None
    edition: int | None
    family: str | None
    figures: list[FigureDoc]
    reports: list[ReportFiguresDoc]
    format: Literal["reportdiff/figures/1"] = "reportdiff/figures/1"


class EditionDoc(msgspec.Struct):
    """One side of a comparison; ``cut_off`` where its text breaks off, so that absence from it says nothing."""

    country: str | None
    iso3: str | None
    edition: int | None
    tier: str | None
    title: str | None
    source: str
    sha256: str
    retrieved: str | None
    cut_off: bool


class TierChangeDoc(msgspec.Struct):
    """The tier before and after."""

    old: str | None
    new: str | None
    changed: bool


class DriftDoc(msgspec.Struct):
    """How far the two outlines correspond."""

    correspondence: float
    suppressed: bool


class SpanDoc(msgspec.Struct):
    """A run of words."""

    mark: str
    text: str


class ChangeDoc(msgspec.Struct):
    """One change; ``nature`` tells differences of typography, case and reference numbers from those of words."""

    id: str
    status: str
    moved: bool
    moved_from: str | None
    score: float | None
    confidence: str | None
    nature: str | None
    old: list[str]
    new: list[str]
    spans: list[SpanDoc]


class SectionChangeDoc(msgspec.Struct):
    """One section and its changes."""

    name: str
    title: str
    status: str
    old_grade: str | None
    new_grade: str | None
    changes: list[ChangeDoc]


class LeadDoc(msgspec.Struct):
    """A passage that may speak of a dropped recommendation: a lead, not a verdict."""

    section: str
    text: str
    score: float


class RecommendationDoc(msgspec.Struct):
    """A recommendation and what became of it; ``printed`` where the publisher prints the years of it."""

    fate: str
    moved: bool
    old: list[str]
    new: list[str]
    since: int | None
    editions: int
    change: str
    leads: list[LeadDoc]
    printed: PrintedDoc | None = None


class FigureChangeDoc(msgspec.Struct):
    """How a figure stands to the year before; with ``told_by_new`` the new edition itself tells the old value."""

    status: str
    measure: str | None
    unit: str | None
    subgroup: str | None
    period: int | None
    old: FigureDoc | None
    new: FigureDoc | None
    difference: Number | None
    percent: float | None
    confidence: str
    told_by_new: bool


class ClaimDoc(msgspec.Struct):
    """Words that say how something moved, checked."""

    edition: int | None
    text: str
    about: str | None
    direction: str
    agrees: bool | None
    section: str | None
    sentence: str


class SumDoc(msgspec.Struct):
    """Parts beside their total."""

    edition: int | None
    total: FigureDoc
    parts: list[FigureDoc]
    closes: bool


class DiffDocument(msgspec.Struct):
    """Two editions compared: ``reportdiff diff --format json``."""

    old: EditionDoc
    new: EditionDoc
    tier_change: TierChangeDoc
    drift: DriftDoc
    confidence: str
    summary: list[str]
    sections: list[SectionChangeDoc]
    recommendations: list[RecommendationDoc]
    figures: list[FigureChangeDoc]
    claims: list[ClaimDoc]
    sums: list[SumDoc]
    notes: list[str]
    format: Literal["reportdiff/diff/1"] = "reportdiff/diff/1"


class ProblemDoc(msgspec.Struct):
    """One thing to look at in a library; ``path`` is relative to it."""

    kind: str
    path: str
    country: str | None
    edition: int | None
    text: str


class CheckDocument(msgspec.Struct):
    """What is wrong or missing in a library: ``reportdiff check --format json``."""

    problems: list[ProblemDoc]
    format: Literal["reportdiff/check/1"] = "reportdiff/check/1"


DOCUMENTS: dict[str, type[msgspec.Struct]] = {
    "sections": SectionsDocument,
    "figures": FiguresDocument,
    "diff": DiffDocument,
    "check": CheckDocument,
    "history": HistoryDocument,
    "site": SiteDocument,
    "overview": OverviewDocument,
}


def schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a document.

    Args:
        name: a key of ``DOCUMENTS``.
    """
    made = msgspec.json.schema(DOCUMENTS[name])
    for described in made["$defs"].values():  # Python 3.13 leaves no indents in a docstring, those before do
        described["description"] = cleandoc(described["description"])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"reportdiff {name}", **made}
