"""What the template of a country page shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from reportdiff.faces.html.views import Where


@dataclass(frozen=True, slots=True)
class YearLine:
    """One edition: its tier and how it moved, its grades, and the page that compares it with the one before.

    ``news`` is whether the tier is another than before, ``move`` empty where it is not; ``reasons`` are
    the report's own sentences on it.
    """

    edition: int
    tier: str
    move: str
    news: bool
    watch: str
    grades: tuple[str, ...]
    page: Where | None
    source: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A value in a chart, in the chart's own units."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A line of values over the editions; it breaks where an edition gives none. ``absent`` are (x, declared)."""

    title: str
    lines: tuple[tuple[Dot, ...], ...]
    absent: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One measure over the years: chart, and every value with the edition that tells it.

    ``what`` names what is counted, in the report's own words if ``quoted``; ``count`` leaves out of ``values`` where
    the report says that it gives none.
    """

    id: str
    what: str
    quoted: bool
    chart: Chart | None
    latest: str
    values: tuple[tuple[str, str, str, bool], ...]
    count: int
    triangle: TriangleView | None


@dataclass(frozen=True, slots=True)
class TriangleView:
    """The revision triangle: columns are editions, newest first; rows a year told about and (text, restated) cells."""

    editions: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]


@dataclass(frozen=True, slots=True)
class LifeView:
    """A recommendation through the years."""

    id: str
    text: str
    asked: str
    stages: tuple[StageView, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """What an edition does with a recommendation; ``words`` is its new wording, marked, where that changed."""

    edition: str
    word: str
    href: str | None
    words: Markup | None = None
