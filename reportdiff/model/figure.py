"""Numbers with meaning: figures, how two editions' figures stand to each other, and claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportdiff.model.report import Confidence


class Qualifier(StrEnum):
    """How exact a quantity is said to be."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    NONE = "none"


class Role(StrEnum):
    """Whether a figure is the edition's own value or an earlier year's told beside it."""

    CURRENT = "current"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in prose, with what it counts where that could be told.

    ``start``/``end`` are offsets of the words of the quantity in the text it was found in: the
    text given to ``find_figures``, or ``Report.text`` for a report's figures; ``sentence_start``
    is where ``sentence`` begins in the same text. ``low``/``high`` are equal unless a range and
    ``None`` at an open end; both ``None`` when not reported or valueless. ``unit`` is "persons",
    "cases", "percent", an ISO 4217 code, "years", ... or ``None``. ``period`` is a calendar year.
    ``part_of`` is the ``start`` of the total that the figure is a part of, ``beside`` that of the
    current figure that it is told beside as an earlier value; ``None`` where there is none. ``also`` are
    further measures that the same words tell ("prosecuted and convicted 12").
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    qualifier: Qualifier
    measure: str | None = None
    subject: str | None = None
    subgroup: str | None = None
    actor: str | None = None
    period: int | None = None
    role: Role = Role.CURRENT
    reported: bool = True
    sentence: str = ""
    sentence_start: int = 0
    section: str | None = None
    confidence: Confidence = Confidence.HIGH
    part_of: int | None = None
    beside: int | None = None
    also: tuple[str, ...] = ()


class Trend(StrEnum):
    """How a figure moved; a word, never a verdict."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Lined:
    """The same measure, unit and subgroup in both editions. ``difference`` is new - old in the
    unit (percentage points for percent), ``percent`` the relative change or ``None``
    (undefined from zero, or the unit is percent). With ``told_by_new`` the old edition is silent
    and ``old`` is the earlier year's value as the new edition tells it beside its own: its offsets
    are then in the new report."""

    trend: Trend
    old: Figure
    new: Figure
    difference: float | None
    percent: float | None
    confidence: Confidence
    told_by_new: bool = False


@dataclass(frozen=True, slots=True)
class FirstReported:
    """A figure of the new edition without a counterpart in the old one."""

    new: Figure
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Gone:
    """A figure of the old edition of which the new one has no counterpart.

    ``again`` is the figure of the new edition that tells the very number again, as what was counted the year
    before or in passing; ``None`` where the new edition is silent.
    """

    old: Figure
    confidence: Confidence
    again: Figure | None = None


@dataclass(frozen=True, slots=True)
class NotReported:
    """The new edition says that a figure was not given. ``old`` holds the figure it refers to, if any."""

    old: tuple[Figure, ...]
    new: Figure
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class UnitChanged:
    """The same measure told in another unit: shown side by side, never subtracted."""

    old: Figure
    new: Figure
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Restated:
    """One calendar year told differently: ``old`` by the old edition, ``new`` by the new one."""

    period: int
    old: Figure
    new: Figure
    difference: float | None
    confidence: Confidence


FigureChange = Lined | FirstReported | Gone | NotReported | UnitChanged | Restated


class Direction(StrEnum):
    """What a claim says happened."""

    INCREASE = "increase"
    DECREASE = "decrease"
    SAME = "same"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a report that say how something moved, checked against the figures beside them.

    ``edition`` is the edition making the claim, ``start``/``end`` offsets of its words in that
    ``Report.text``, ``agrees`` is ``None`` where no figures stand beside it.
    """

    edition: int | None
    text: str
    about: str | None
    direction: Direction
    agrees: bool | None
    sentence: str
    section: str | None
    start: int
    end: int
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts told beside their total ("Of these, ..."), and whether they add up to it."""

    edition: int | None
    total: Figure
    parts: tuple[Figure, ...]
    closes: bool
