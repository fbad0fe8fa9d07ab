"""What makes two figures the same series, and one edition's figures laid out by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportdiff.figures.tables import BAR
from reportdiff.model import Figure, Qualifier, Role

_WORD = re.compile(r"[a-z]+")
# Rounding: "about 400" and 398 are the same figure told more or less exactly.
_ROUNDING = 0.05


@dataclass(frozen=True, slots=True)
class Key:
    """Measure, unit, group and whose count; for table rows and unknown measures also the noun counted."""

    measure: str | None
    unit: str | None
    subgroup: str | None
    actor: str | None
    noun: str


@dataclass(frozen=True, slots=True)
class Side:
    """One edition's current figures, each told once, and the earlier values told beside them.

    ``leads`` are the offsets and measures of the figures that are the first of their measure in their section.
    """

    current: tuple[Figure, ...]
    keys: tuple[Key, ...]
    by_key: dict[Key, list[Figure]]
    by_measure: dict[tuple[str | None, str | None], list[Figure]]
    beside: dict[int, list[Figure]]
    told_in: dict[tuple[str | None, str | None], set[str | None]]
    leads: frozenset[tuple[int, str | None]]
    by_year: dict[tuple[str | None, int | None], list[Figure]]

    def leads_with(self, figure: Figure) -> bool:
        """Whether a figure is the first of its measure in its section."""
        return (figure.start, figure.measure) in self.leads

    def units(self, figure: Figure) -> frozenset[str | None]:
        """The units in which this edition tells the figure's measure and group."""
        return frozenset(self.told_in.get((figure.measure, figure.subgroup), ()))


def every_measure(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Give current figures once for each measure that they tell ("prosecuted and convicted 12"), others as they are."""
    for figure in figures:
        yield figure
        if figure.role is Role.CURRENT:
            yield from (replace(figure, measure=name, also=()) for name in figure.also)


def key(figure: Figure) -> Key:
    """Give the series that a figure belongs to."""
    named = figure.measure in (None, "other") or in_table(figure)
    noun = " ".join(_WORD.findall((figure.subject or "").lower())) if named else ""
    return Key(figure.measure, figure.unit, figure.subgroup, figure.actor, noun)


def in_table(figure: Figure) -> bool:
    """Whether a figure stands in a table row, whose label names its series."""
    return BAR in figure.sentence


def row_label(figure: Figure) -> tuple[str, ...]:
    """The words of the first cell of a table row, numbers and notes left out."""
    return tuple(_WORD.findall(figure.sentence.split(BAR)[0].lower()))


def side(figures: Sequence[Figure], *, joint: bool = True) -> Side:
    """Lay out an edition's figures by series; a figure told again with the same value counts once.

    Args:
        figures: the edition's figures.
        joint: let a figure that tells several measures stand under each of them.
    """
    current: list[Figure] = []
    by_key: dict[Key, list[Figure]] = {}
    by_measure: dict[tuple[str | None, str | None], list[Figure]] = {}
    beside: dict[int, list[Figure]] = {}
    told_in: dict[tuple[str | None, str | None], set[str | None]] = {}
    by_year: dict[tuple[str | None, int | None], list[Figure]] = {}
    told_at: dict[int, int] = {}
    first: dict[tuple[Key, float | None, float | None], Figure] = {}
    for figure in every_measure(figures) if joint else figures:
        if not figure.reported:
            continue
        if figure.role is Role.COMPARISON:
            if figure.beside is not None:
                beside.setdefault(told_at.get(figure.beside, figure.beside), []).append(figure)
            continue
        one = key(figure)
        known = first.setdefault((one, figure.low, figure.high), figure)
        told_at[figure.start] = known.start  # what is told beside a total told again belongs to its first telling
        if known is not figure:
            continue
        current.append(figure)
        by_key.setdefault(one, []).append(figure)
        by_measure.setdefault((figure.measure, figure.unit), []).append(figure)
        by_year.setdefault((figure.measure, figure.period), []).append(figure)
        told_in.setdefault((figure.measure, figure.subgroup), set()).add(figure.unit)
    leads: dict[tuple[str | None, str | None], tuple[int, str | None]] = {}
    for figure in current:
        leads.setdefault((figure.measure, figure.section), (figure.start, figure.measure))
    return Side(tuple(current), tuple(by_key), by_key, by_measure, beside, told_in, frozenset(leads.values()), by_year)


def headline(figures: Sequence[Figure]) -> Figure | None:
    """The figure of a series that is told first and is the largest: its total; ``None`` where no one is both."""
    if not figures:
        return None
    first = min(figures, key=lambda f: f.start)
    numbers = [value(f) for f in figures]
    whole = value(first)
    if whole is None or first.part_of is not None or any(n is None or n > whole for n in numbers):
        return None
    return first if numbers.count(whole) == 1 or len({(f.low, f.high) for f in figures}) == 1 else None


def same_told(one: Figure, other: Figure) -> bool:
    """Whether two tellings of a value agree: the same numbers, or apart by no more than a rounding."""
    if (one.low, one.high) == (other.low, other.high):
        return True
    a, b = value(one), value(other)
    if a is None or b is None:
        return False
    if a == b:
        return True
    loose = {Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.LESS_THAN}
    return bool({one.qualifier, other.qualifier} & loose) and abs(a - b) <= _ROUNDING * max(abs(a), abs(b))


def value(figure: Figure) -> float | None:
    """The number of a figure that is no range; of one bounded on one side the bound."""
    if figure.low is not None and figure.high is not None:
        return figure.low if figure.low == figure.high else None
    return figure.low if figure.low is not None else figure.high
