"""What changed: links between two lists of texts, word spans, and the Comparison of two reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportdiff.model.figure import Claim, Figure, FigureChange, Sum
from reportdiff.model.report import Confidence, Report, Unit


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. Spans not added spell the old text, spans not removed the new one, exactly."""

    mark: Mark
    text: str


class Nature(StrEnum):
    """What kind of difference a pair of texts shows, from none to words.

    ``CITATIONS``: the numbers by which the publisher refers to notes and tables, punctuation or case perhaps besides.
    """

    IDENTICAL = "identical"
    TYPOGRAPHY = "typography"
    CASE = "case"
    CITATIONS = "citations"
    WORDS = "words"


class LinkKind(StrEnum):
    """How texts of the two sides belong together."""

    KEPT = "kept"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Link:
    """Positions in the old and the new list that belong together.

    ``kept`` means the same words in the same order; differences of case, quotes, dashes, spaces,
    commas and end mark aside. ``moved`` is set when the link crosses the main order. ``score`` is 0..1
    and means the same everywhere: see docs/method.md for the bands.
    """

    kind: LinkKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What spoke for pairing some texts, in values a reader can check.

    ``old``/``new`` are positions; ``old_covered``/``new_covered`` the shares (0..1) of each side's
    weighed wording that the other side has too; ``distance`` how many places they stand from where
    their neighbours put them (``None`` where no neighbour says); ``words`` the weightiest words shared.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float
    old_covered: float
    new_covered: float
    distance: float | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a link was made, and the runners-up that were rejected for it, best first (at most one a side)."""

    link: Link
    evidence: Evidence
    rejected: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit and where it stands: the section's name and the number of the unit within it."""

    section: str
    position: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """The same words on both sides; ``nature`` tells what differs all the same."""

    id: str
    old: Passage
    new: Passage
    moved: bool
    nature: Nature
    spans: tuple[Span, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Reworded:
    """One unit on each side with other words."""

    id: str
    old: Passage
    new: Passage
    moved: bool
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One old unit told in several new ones."""

    id: str
    old: Passage
    new: tuple[Passage, ...]
    moved: bool
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Several old units told in one new one."""

    id: str
    old: tuple[Passage, ...]
    new: Passage
    moved: bool
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """A unit of the new report that pairs with nothing old."""

    id: str
    new: Passage


@dataclass(frozen=True, slots=True)
class Removed:
    """A unit of the old report that pairs with nothing new."""

    id: str
    old: Passage


Change = Kept | Reworded | Split | Merged | Added | Removed


class SectionStatus(StrEnum):
    """What became of a whole section."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class SectionChange:
    """All changes shown in one section, in reading order of the new report.

    Removed units stand where they stood between their old neighbours. A moved unit stands in the
    section of its new place. ``old_grade``/``new_grade`` are the department's own verb for the
    section ("increased", "maintained", ...) where one was found.
    """

    name: str
    title: str
    status: SectionStatus
    changes: tuple[Change, ...]
    old_grade: str | None = None
    new_grade: str | None = None


class Fate(StrEnum):
    """What became of a recommendation."""

    KEPT = "kept"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    DROPPED = "dropped"
    NEW = "new"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Printed:
    """The years that the publisher prints beside a recommendation: a check of the years found by pairing.

    ``edition`` is the one that prints ``years``. Of the editions held up to it, ``not_found`` are those
    printed in which the demand was not found, ``not_printed`` those in which it was and that are not
    printed: where either holds any, pairing and publisher disagree.
    """

    edition: int
    years: tuple[int, ...]
    not_found: tuple[int, ...] = ()
    not_printed: tuple[int, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether pairing found the demand in just the editions that the publisher prints."""
        return not self.not_found and not self.not_printed


@dataclass(frozen=True, slots=True)
class RecommendationFate:
    """A recommendation and its fate; ``change`` is the change it was read off.

    ``since`` is the first edition known to hold it, ``editions`` how many known editions hold it,
    ``open_start`` whether none before ``since`` is known, so that it may be older;
    ``leads`` are passages of the new edition that speak of a dropped one: leads, not verdicts.
    ``printed`` are the publisher's own years, where it prints them (of a dropped one, the old edition's).
    """

    fate: Fate
    change: Change
    since: int | None
    editions: int = 1
    leads: tuple[tuple[Passage, float], ...] = ()
    printed: Printed | None = None
    open_start: bool = True


@dataclass(frozen=True, slots=True)
class Drift:
    """How far the two outlines correspond (0..1); ``suppressed`` when too little to compare by section."""

    correspondence: float
    suppressed: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions of one country's report and everything that changed between them.

    Every unit of both reports stands in exactly one change of exactly one section.
    """

    old: Report
    new: Report
    drift: Drift
    sections: tuple[SectionChange, ...]
    recommendations: tuple[RecommendationFate, ...]
    old_figures: tuple[Figure, ...]
    new_figures: tuple[Figure, ...]
    figures: tuple[FigureChange, ...]
    claims: tuple[Claim, ...]
    sums: tuple[Sum, ...]
    confidence: Confidence
    notes: tuple[str, ...]
