"""Figures told twice: an old number that the new edition names again, prose that repeats a table row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportdiff.figures.frames import frame_likeness
from reportdiff.figures.series import in_table, value
from reportdiff.model import Figure, FigureChange, Lined, Role, UnitChanged

_LARGE = 1000  # two numbers as large as this are not the same by chance
_ALIKE, _LITTLE_ALIKE = 0.4, 0.2  # share of the words around a number that tells that it is the same one
_MOST = 12  # figures of one number that are looked at

_Number = tuple[str | None, float | None, float | None, str]


def told_again(olds: Sequence[Figure], new: Sequence[Figure], *, alike_only: bool) -> dict[int, Figure]:
    """Find where the new edition names the numbers of old figures that have no counterpart in it.

    Args:
        olds: the old edition's figures that were lined up with nothing.
        new: all figures of the new edition, earlier values too.
        alike_only: believe only what is said in much the same words.

    Returns:
        Where an old figure begins -> the figure of the new edition that tells the same number of the same matter:
        the one most like it.
    """
    by_number: dict[_Number, list[Figure]] = {}
    for figure in new:
        if figure.reported:
            by_number.setdefault(_number(figure), []).append(figure)
    found: dict[int, Figure] = {}
    for old in olds:
        told = by_number.get(_number(old), ())[:_MOST] if value(old) != 0 else ()
        best = (False, 0.0)
        for one in told:
            weight = old.measure in (one.measure, *one.also), frame_likeness(old, one)
            if _same_matter(old, one, weight[1], alike_only=alike_only) and (old.start not in found or weight > best):
                found[old.start], best = one, weight
    sentences = {(old.sentence_start, found[old.start].sentence_start) for old in olds if old.start in found}
    for old in olds:  # "the two victims to whom a court awarded 30,000": the two, where the 30,000 are told again
        told = by_number.get(_number(old), ())[:_MOST] if old.start not in found and value(old) != 0 else ()
        beside = [one for one in told if (old.sentence_start, one.sentence_start) in sentences]
        if beside:
            found[old.start] = beside[0]
    return found


def _number(figure: Figure) -> _Number:
    vague = figure.text.lower() if figure.low is None and figure.high is None else ""  # "dozens" are not "hundreds"
    return figure.unit, figure.low, figure.high, vague


def _same_matter(old: Figure, new: Figure, likeness: float, *, alike_only: bool) -> bool:
    """Whether two figures of one number are of one matter: by their words, by the year told again, or by their size."""
    large = (old.low or 0) >= _LARGE
    if likeness >= _ALIKE or (large and likeness >= _LITTLE_ALIKE):
        return True
    of_that_year = new.role is Role.COMPARISON and new.period in (None, old.period)
    return not alike_only and (large or (old.measure in {new.measure, *new.also} - {"other"} and of_that_year))


def of_rows(alone: Iterable[Figure], changes: Iterable[FigureChange]) -> list[Figure]:
    """Find the figures of prose that only repeat what a table row tells, which was lined up with the year before.

    Args:
        alone: the new edition's figures without a counterpart.
        changes: what was lined up.
    """
    rows = {
        (change.new.measure, change.new.low, change.new.high)
        for change in changes
        if isinstance(change, Lined | UnitChanged) and in_table(change.new) and change.new.measure != "other"
    }
    return [f for f in alone if not in_table(f) and f.subgroup is None and (f.measure, f.low, f.high) in rows]
