"""One country through the years: lifelines of demands, series of figures, tiers and grades."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportdiff.model.change import Fate, Passage, Printed, RecommendationFate, Span
from reportdiff.model.figure import Figure, Restated
from reportdiff.model.report import Identity, Source


class Shift(StrEnum):
    """Which way the force of a demand went when it was reworded."""

    WEAKENED = "weakened"
    STRENGTHENED = "strengthened"


@dataclass(frozen=True, slots=True)
class Leaning:
    """A demand that lost or gained force: ``gone`` and ``come`` are the words that show it (either may be empty)."""

    shift: Shift
    gone: str
    come: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An edition that makes the demand.

    ``fate`` is how it came from the edition before (new, kept, reworded, split, merged, returned);
    ``spans`` are the words against its last wording (empty when new or kept), ``score`` the pairing's.
    """

    edition: int
    fate: Fate
    passage: Passage
    spans: tuple[Span, ...] = ()
    score: float = 1.0
    leaning: Leaning | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """The first edition held that no longer makes the demand, and its passages that speak of it.

    ``leads`` carry a score 0..1: places to read, never a verdict that the demand was met. ``beyond`` when
    the edition's text breaks off: the demand may stand behind the break, and the lifeline waits for it.
    """

    edition: int
    leads: tuple[tuple[Passage, float], ...]
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """The edition in which the demand was merged into another lifeline (``into`` is its id)."""

    edition: int
    into: str


Stage = Asked | Dropped | Joined


@dataclass(frozen=True, slots=True)
class Lifeline:
    """One demand followed through all editions held.

    ``since`` is the first edition known to make it, also through the demands it was split from or
    that were merged into it; ``editions`` are all editions known to make it, in order.
    ``open_start`` when that first edition is the first one held (with recommendations), so that
    the demand may be older. ``parents`` are the ids of lifelines it was split from or took in.
    ``printed`` are the years that the newest edition making the demand prints beside it, if it does.
    """

    id: str
    stages: tuple[Stage, ...]
    since: int
    editions: tuple[int, ...]
    open_start: bool
    parents: tuple[str, ...] = ()
    printed: Printed | None = None


class Telling(StrEnum):
    """What an edition says of a measure in one year: a value, that there is none to give, or nothing.

    ``cut_off`` when it says nothing in the part that is held of it: its text breaks off.
    """

    REPORTED = "reported"
    NOT_REPORTED = "not_reported"
    SILENT = "silent"
    UNCLEAR = "unclear"
    CUT_OFF = "cut_off"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the edition ``edition`` tells of the year ``period``.

    ``unclear`` when it tells several different values and nothing says which is meant; all are in
    ``figures``. Values that nothing follows beside one that goes on are left out.
    ``restated`` when the value differs from the one that an earlier edition told of the year.
    """

    edition: int
    period: int
    telling: Telling
    figures: tuple[Figure, ...]
    restated: bool = False


@dataclass(frozen=True, slots=True)
class RevisionTriangle:
    """Rows: years told about; columns: editions telling. ``rows[i][j]`` is of ``periods[i]``, ``editions[j]``."""

    periods: tuple[int, ...]
    editions: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over the years. ``points`` hold one cell an edition held: what it tells of its own year.

    In families that keep no statistics a series is one figure, told by several editions in a row in much
    the same words; its measure says little, its sentence all.
    """

    id: str
    measure: str
    unit: str | None
    subgroup: str | None
    actor: str | None
    points: tuple[Cell, ...]
    triangle: RevisionTriangle
    restatements: tuple[Restated, ...]


class TierMove(StrEnum):
    """How a tier stands to the one of the edition before."""

    FIRST = "first"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    UNRANKED = "unranked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TierYear:
    """The tier of one edition.

    ``watch_list`` counts the consecutive editions on the Watch List up to this one (0 when off it);
    ``open_count`` when that count begins at the first edition held or behind a gap and may be
    longer. ``reasons`` are the report's own sentences on the tier.
    """

    edition: int
    tier: str | None
    move: TierMove
    watch_list: int
    open_count: bool
    reasons: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class GradeYear:
    """The department's own verb for a section in one edition; ``None`` where no such verb was found."""

    edition: int
    section: str
    title: str
    grade: str | None


@dataclass(frozen=True, slots=True)
class EditionHeld:
    """An edition in the library; ``words`` is the length of its narrative, ``cut_off`` whether its text breaks off.

    ``list_cut`` when it does so before its list of recommendations is surely at its end.
    """

    edition: int
    title: str | None
    source: Source
    words: int
    cut_off: bool = False
    list_cut: bool = False


@dataclass(frozen=True, slots=True)
class EditionStrand:
    """What of one edition its country's history is made of; small, so that it can be kept between builds.

    ``grades`` are (section name, its title, the department's verb); ``words`` counts the narrative.
    """

    edition: int
    identity: Identity
    source: Source
    words: int
    recommendations: tuple[Passage, ...]
    tier_reasons: tuple[Passage, ...]
    grades: tuple[tuple[str, str, str], ...]
    figures: tuple[Figure, ...]
    cut_off: bool = False
    list_cut: bool = False


@dataclass(frozen=True, slots=True)
class PairStrand:
    """What of one comparison its country's history is made of.

    ``lined`` are the places (starts in the reports' texts) of figures lined up with each other.
    """

    old: int
    new: int
    fates: tuple[RecommendationFate, ...]
    restated: tuple[Restated, ...]
    lined: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class History:
    """One country through all editions held, oldest first. ``gaps`` are editions missing between them."""

    country: str
    iso3: str | None
    family: str | None
    editions: tuple[EditionHeld, ...]
    gaps: tuple[int, ...]
    tiers: tuple[TierYear, ...]
    grades: tuple[GradeYear, ...]
    lifelines: tuple[Lifeline, ...]
    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()
