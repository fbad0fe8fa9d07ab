"""Rows of tables that answer a question with yes or no, and answer it otherwise than before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.align import band
from reportdiff.families import Family
from reportdiff.model import Comparison, Confidence, Passage, Report, Reworded, Unit, UnitKind
from reportdiff.units import uncited

_BAR = "|"
_MARKS = " *†‡"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row whose answer changed: what it answers, the answers as printed, and what heads the new one, if anything."""

    change: Reworded
    section: str
    label: str
    old: str
    new: str
    head: str


def changed_answers(comparison: Comparison, family: Family) -> Iterator[Answer]:
    """Find the rows of tables whose answer changed, in the order of the report.

    A row with several answers, such as one for each of two years, is taken by its last, which must stand in
    the same column on both sides. A row paired with less than high confidence is left out: it may answer
    another question.
    """
    known = {kind.name: kind.answers for kind in family.sections if kind.answers}
    for section in comparison.sections:
        for change in section.changes:
            if not isinstance(change, Reworded) or band(change.score) is not Confidence.HIGH:
                continue
            old, new = (_answer(p, known.get(p.section, frozenset()), family) for p in (change.old, change.new))
            if old is None or new is None or old[0] != new[0] or old[1].casefold() == new[1].casefold():
                continue
            at, said = new
            label = _cells(change.new.unit, family)[0]
            if label:
                head = _head(comparison.new, change.new.unit, at, known[change.new.section], family)
                yield Answer(change, section.name, label, old[1], said, head)


def _answer(passage: Passage, answers: frozenset[str], family: Family) -> tuple[int, str] | None:
    """Give the last answer of a row and the number of its cell."""
    if passage.unit.kind is not UnitKind.TABLE_ROW or not answers:
        return None
    cells = _cells(passage.unit, family)
    return next(((at, cells[at]) for at in range(len(cells) - 1, 0, -1) if cells[at].casefold() in answers), None)


def _cells(unit: Unit, family: Family) -> list[str]:
    return [cell.strip(_MARKS) for cell in uncited(unit.text, family).split(_BAR)]


def _head(report: Report, unit: Unit, at: int, answers: frozenset[str], family: Family) -> str:
    """Give what stands above an answer in the head of its table: the first row of a run of rows of as many cells.

    A run that begins with an answer goes on with a table that something parted; its head stands further up.
    """
    width = unit.text.count(_BAR)
    units = next((s.units for s in report.sections if s.start <= unit.start < s.end), ())
    rows = [row for row in units if row.start <= unit.start]
    for first, before in pairwise([*rows[::-1], None]):
        if first is None or not _is_row(first, width) or (before is not None and _is_row(before, width)):
            continue
        cells = _cells(first, family)
        if not answers.intersection(cell.casefold() for cell in cells):
            return _without_choice(cells[at], answers)
    return ""


def _is_row(unit: Unit, width: int) -> bool:
    return unit.kind is UnitKind.TABLE_ROW and unit.text.count(_BAR) == width


def _without_choice(head: str, answers: frozenset[str]) -> str:
    """Leave out the choice that a head prints: "Meets International Standards: Yes/No"."""
    asked, _, choice = head.rpartition(":")
    return asked if {part.strip().casefold() for part in choice.split("/")} <= answers else head
