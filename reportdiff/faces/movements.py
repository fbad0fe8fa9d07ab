"""Which movements of figures lead a page, and the sentences that tell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.faces.editions import Editions
from reportdiff.faces.figure_names import is_named, is_nothing, is_whole, what_counts
from reportdiff.faces.places import Places
from reportdiff.faces.quantities import quantity
from reportdiff.faces.wording import Wording
from reportdiff.figures.beside import told_beside, trend_between
from reportdiff.model import (
    Comparison,
    Confidence,
    Figure,
    FigureChange,
    FirstReported,
    Lined,
    Qualifier,
    Trend,
    UnitChanged,
)

MOST_FIGURES = 8  # a reader takes in about this many lines; the table below them holds all
MOST_PARTS = 2  # lines about groups within one measure
CHIEF_MEASURES = 4  # of which "unchanged" is news too
COUNTS = ("persons", "cases")
_OPEN_UP = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_OPEN_DOWN = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})
_PICKED_OUT = ("including", "among them", "such as")  # what follows is a part, even of a total without a number

Row = tuple[str, FigureChange]
Moving = Lined | UnitChanged | FirstReported


@dataclass(frozen=True, slots=True)
class _Line:
    """One headline: a row, or the rows of persons and cases of one measure; ``before`` the old values, one a row."""

    rows: tuple[tuple[str, Moving], ...]
    before: tuple[Figure | None, ...]

    @property
    def figure(self) -> Figure:
        """The new edition's figure that names the line."""
        return self.rows[0][1].new

    @property
    def sure(self) -> bool:
        return all(change.confidence is Confidence.HIGH for _, change in self.rows)


def movements(
    rows: Sequence[Row], comparison: Comparison, names: Editions, index: Places, w: Wording
) -> tuple[list[tuple[str, str, str, tuple[Moving, ...]]], int]:
    """Choose and tell the movements that lead.

    Args:
        rows: figure changes with their row ids, by importance, none of low confidence.
        comparison: where they are from.
        names: the editions' names.
        index: where units stand.
        w: the language.

    Returns:
        Kind ("figure", or "stays" where it did not move), sentence, row id and changes of each line, at
        most ``MOST_FIGURES``; and how many more figures moved or are new.
    """
    chief = w.names("measure")[:CHIEF_MEASURES]
    moving = [(i, c) for i, c in rows if isinstance(c, Lined | UnitChanged | FirstReported)]
    lines = _few(list(_lines([(i, c) for i, c in moving if is_named(c.new)], comparison, index, chief)))
    best = sorted(lines, key=lambda line: not line.sure)[:MOST_FIGURES]
    shown = [line for line in lines if line in best]
    alike = Counter(what_counts(line.figure, w) for line in shown)
    told = []
    for line in shown:
        aside = " " in (line.figure.subject or "") and _is_aside(line.figure, comparison)
        apart = aside or alike[what_counts(line.figure, w)] > 1
        text = _sentence(line, names, w, apart=apart)
        told.append((_kind(line), text, line.rows[0][0], tuple(c for _, c in line.rows)))
    held = {i for line in shown for i, _ in line.rows}
    more = sum(i not in held and not (isinstance(c, Lined) and c.trend is Trend.SAME) for i, c in moving)
    return told, more


def _lines(
    rows: Sequence[tuple[str, Moving]], comparison: Comparison, index: Places, chief: Sequence[str]
) -> Iterator[_Line]:
    """Make lines of the rows that may lead, persons and cases of one measure in one."""
    before = {i: _before(c, comparison) for i, c in rows}
    leading = [(i, c) for i, c in rows if _leads(c, before[i], comparison, index, chief)]
    taken: set[str] = set()
    for at, (i, change) in enumerate(leading):
        if i in taken:
            continue
        mates = (r for r in leading[at + 1 :] if r[0] not in taken and _pair(change, r[1], before[i], before[r[0]]))
        other = next(mates, None)
        group: tuple[tuple[str, Moving], ...] = ((i, change), other) if other else ((i, change),)
        taken.update(j for j, _ in group)
        group = tuple(sorted(group, key=lambda row: row[1].new.unit != COUNTS[0])) if other else group
        yield _Line(group, tuple(before[j] for j, _ in group))


def _before(change: Moving, comparison: Comparison) -> Figure | None:
    """Give the value before: the old edition's, or the one that the new edition tells beside its own."""
    if not isinstance(change, FirstReported):
        return change.old
    found = told_beside(change.new, comparison.new_figures)
    return found if found and trend_between(found, change.new) else None


def _leads(change: Moving, before: Figure | None, comparison: Comparison, index: Places, chief: Sequence[str]) -> bool:
    """Tell whether a movement may lead: what stayed or is new only of the chief measures, doubtful pairs only where
    their sentences are paired too."""
    important = change.new.measure in chief and is_whole(change.new) and change.confidence is Confidence.HIGH
    if change.new.measure == "funding" and change.new.unit in COUNTS:
        return False  # who was paid for, not how much
    if before is None:
        unknown = comparison.old.cut_off or comparison.drift.suppressed
        return important and not unknown and _is_count(change.new)
    if isinstance(change, FirstReported):
        return True
    if not is_paired_too(change, index) or (
        change.confidence is not Confidence.HIGH and _has_rivals(change, comparison)
    ):
        return False
    return important if isinstance(change, Lined) and change.trend is Trend.SAME else True


def _is_count(figure: Figure) -> bool:
    """Tell whether a figure counts some people or cases, and not only some picked out."""
    lead = figure.sentence[: figure.start - figure.sentence_start].rstrip()
    return figure.unit in COUNTS and not is_nothing(figure) and not lead.endswith(_PICKED_OUT)


def _has_rivals(change: Lined | UnitChanged, comparison: Comparison) -> bool:
    """Tell whether one of several counts that look like the total would be told as if it were the total."""
    told = ((change.old, comparison.old_figures), (change.new, comparison.new_figures))
    return any(
        is_whole(one) and other.part_of is None and (other.low, other.high) != (one.low, one.high)
        for one, figures in told
        for other in figures
        if other.reported and other.role is one.role and _key(other) == _key(one) and other.unit == one.unit
    )


def is_paired_too(change: Lined | UnitChanged, index: Places) -> bool:
    """Tell whether a pair is sure, or the sentences that it stands in are paired as well."""
    places = index.find("old", change.old.start), index.find("new", change.new.start)
    one = None not in places and len({place.change for place in places if place}) == 1
    return change.confidence is Confidence.HIGH or one


def _pair(one: Moving, other: Moving, mine: Figure | None, theirs: Figure | None) -> bool:
    """Tell whether two rows count the persons and the cases of one measure, both told in one sentence each time."""
    if isinstance(one, UnitChanged) or type(one) is not type(other) or mine is None or theirs is None:
        return False
    figures = (one.new, other.new, mine, theirs)
    return (
        {one.new.unit, other.new.unit} == set(COUNTS)
        and _key(one.new) == _key(other.new)
        and one.new.sentence == other.new.sentence
        and mine.sentence == theirs.sentence
        and mine.period == theirs.period
        and one.confidence is other.confidence
        and all(f.low == f.high and f.low for f in figures)
    )


def _key(figure: Figure) -> tuple[str | None, ...]:
    return figure.measure, figure.subgroup, figure.actor


def _few(lines: list[_Line]) -> list[_Line]:
    """Keep few lines about groups within one measure, and no bare new figure beside a movement of its measure."""
    parts: Counter[str | None] = Counter()
    moved = {line.figure.measure for line in lines if line.before[0]}
    kept = []
    for line in lines:
        if line.before[0] is None and line.figure.measure in moved:
            continue
        if not is_whole(line.figure):
            parts[line.figure.measure] += 1
        if is_whole(line.figure) or parts[line.figure.measure] <= MOST_PARTS:
            kept.append(line)
    return kept


def _is_aside(figure: Figure, comparison: Comparison) -> bool:
    """Tell whether a count of no group is not the first of its measure in its section: "four joint investigations"."""
    mine = (
        f.start
        for f in comparison.new_figures
        if f.reported and f.measure == figure.measure and f.section == figure.section and f.part_of is None
    )
    first = min(mine, default=figure.start)
    return is_whole(figure) and not figure.sentence_start <= first <= figure.start


def _sentence(line: _Line, names: Editions, w: Wording, *, apart: bool) -> str:
    """Tell a line; figures of the same name are told apart by the report's own words."""
    (_, change), before = line.rows[0], line.before[0]
    what = what_counts(change.new, w)
    if apart and change.new.subject:
        what = w.say("summary.apart", what=what, subject=change.new.subject)
    beside = isinstance(change, FirstReported)
    new = _joined(tuple(c.new for _, c in line.rows), w, unit=True)
    if before is None:
        text = w.say("summary.figure_new", what=what, new=new, old_edition=names.old_held)
    elif isinstance(change, UnitChanged):
        key = "figure_unit_none" if is_nothing(change.new) or is_nothing(change.old) else "figure_unit_changed"
        text = w.say(f"summary.{key}", what=what, new=new, old=quantity(change.old, w), old_edition=names.old)
    else:
        olds = tuple(figure for figure in line.before if figure)
        bare = is_nothing(change.new)  # "none" has no unit that the old value could share
        old = _joined(olds, w, unit=bare or (beside and len(olds) > 1))
        key = f"summary.figure_{'beside_' if beside else ''}{_way(line)}"
        text = w.say(key, what=what, new=new, old=old, period=before.period, new_edition=names.new)
    if line.sure:
        return text
    return w.say("summary.figure_unsure" if beside else "summary.figure_doubt", sentence=text)


def _kind(line: _Line) -> str:
    return "stays" if line.before[0] and _way(line) == "same" else "figure"


def _way(line: _Line) -> str:
    """Say how a line moved: the trend its rows share, or "both" where they go different ways."""
    trends = []
    for (_, change), before in zip(line.rows, line.before, strict=True):
        moved = trend_between(before, change.new) if before else None
        trend = change.trend.value if isinstance(change, Lined) else moved[0].value if moved else "both"
        trends.append("both" if before is not None and _is_loose(trend, before, change.new) else trend)
    return trends[0] if len(set(trends)) == 1 else "both"


def _is_loose(trend: str, old: Figure, new: Figure) -> bool:
    """Tell whether bounds leave open how a figure moved: "at least 400" after 530 need not be fewer."""
    if trend == Trend.SAME.value:
        return old.qualifier is not new.qualifier
    low, high = (old, new) if trend == Trend.UP.value else (new, old)
    return low.qualifier in _OPEN_UP or high.qualifier in _OPEN_DOWN


def _joined(figures: tuple[Figure, ...], w: Wording, *, unit: bool) -> str:
    """Write one value, or persons and cases that one sentence tells."""
    told = tuple(quantity(figure, w, unit=unit) for figure in figures)
    return told[0] if len(told) == 1 else w.say("quantity.in_cases", persons=told[0], cases=told[1])
