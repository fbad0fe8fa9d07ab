"""The JSON document of one country through the years, spelled by hand: what scripts may rely on."""

from __future__ import annotations

from typing import Literal

import msgspec

from reportdiff.model import Printed

Number = int | float


class HeldDoc(msgspec.Struct):
    """An edition in the library; ``words`` is the length of its narrative, ``cut_off`` whether its text breaks off."""

    edition: int
    title: str | None
    source: str
    sha256: str
    retrieved: str | None
    words: int
    cut_off: bool = False


class TierDoc(msgspec.Struct):
    """The tier of an edition.

    ``move``: first, same, up, down, unranked, unknown. ``watch_list`` counts the editions in a row on
    the Watch List, ``watch_list_open`` when it may be longer; ``reasons`` are the report's sentences.
    """

    edition: int
    tier: str | None
    move: str
    watch_list: int
    watch_list_open: bool
    reasons: list[str]


class GradeDoc(msgspec.Struct):
    """The department's own verb for a section of an edition, ``null`` where none was found."""

    edition: int
    section: str
    grade: str | None


class LeadDoc(msgspec.Struct):
    """A passage that may speak of a dropped recommendation: a lead, not a verdict."""

    section: str
    text: str
    score: float


class StageDoc(msgspec.Struct):
    """What an edition does with a demand.

    ``stage``: new, kept, reworded, split, merged, returned (the edition makes it, in the words of
    ``text``), dropped (the first edition without it; ``leads``), not_held (the part held of the edition
    is without it, and breaks off), joined (it went into the lifeline ``into``). ``force``: weakened or
    strengthened, by the words ``gone`` and ``come``.
    """

    edition: int
    stage: str
    text: str | None = None
    score: float | None = None
    force: str | None = None
    gone: str | None = None
    come: str | None = None
    into: str | None = None
    leads: list[LeadDoc] = []


class PrintedDoc(msgspec.Struct):
    """The years that the edition ``edition`` prints beside a recommendation, and where pairing differs.

    Of the editions held, ``not_found`` are printed and pairing did not find the recommendation in them;
    ``not_printed`` are not printed and it did.
    """

    edition: int
    years: list[int]
    not_found: list[int]
    not_printed: list[int]


def printed_document(printed: Printed | None) -> PrintedDoc | None:
    """Spell printed years, with those on which pairing differs."""
    if printed is None:
        return None
    return PrintedDoc(printed.edition, list(printed.years), list(printed.not_found), list(printed.not_printed))


class LifelineDoc(msgspec.Struct):
    """A demand; ``open_start`` when it stands in the first edition held and may be older.

    ``printed`` are the years that the publisher prints beside it in the newest edition that makes it.
    """

    id: str
    since: int
    editions: list[int]
    open_start: bool
    parents: list[str]
    stages: list[StageDoc]
    printed: PrintedDoc | None = None


class TellingDoc(msgspec.Struct):
    """What an edition tells of a year.

    ``telling``: reported, not_reported, unclear (several values, all listed), silent, cut_off (silent as
    far as its text goes, which breaks off). ``values`` hold both
    ends of a range; ``written`` are the quantities as the report writes them, with their bounds.
    """

    edition: int
    period: int
    telling: str
    restated: bool
    values: list[Number]
    sentences: list[str]
    written: list[str] = []


class SeriesDoc(msgspec.Struct):
    """One measure over the years.

    ``points`` are what each edition tells of its own year (``silent`` where it says nothing),
    ``tellings`` all that any edition tells of any year: the revision triangle, in long form.
    """

    id: str
    measure: str
    unit: str | None
    subgroup: str | None
    actor: str | None
    points: list[TellingDoc]
    tellings: list[TellingDoc]


class HistoryDocument(msgspec.Struct):
    """One country through the years: ``reportdiff history --format json``."""

    country: str
    iso3: str | None
    family: str | None
    editions: list[HeldDoc]
    gaps: list[int]
    tiers: list[TierDoc]
    grades: list[GradeDoc]
    recommendations: list[LifelineDoc]
    figures: list[SeriesDoc]
    notes: list[str]
    format: Literal["reportdiff/history/1"] = "reportdiff/history/1"
