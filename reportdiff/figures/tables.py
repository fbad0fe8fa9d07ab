"""Figures in table rows: the row's label says what they count, the column's head for which year."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lexicon import lowered
from reportdiff.figures.mention import PEOPLE, TIME_UNITS
from reportdiff.model import Confidence, Figure, Role, Unit, UnitKind

BAR = " | "
_BORDER = re.compile(r"\s\|(?=\s|$)\s?(?!\|)|\s\|(?=\s\|)")
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*")
_LABEL_END = re.compile(
    r"\s(?:for|that|which|by|at|in|with|related|conducted|initiated|found|imposed|per)\b", re.IGNORECASE
)
_PROSE = 40  # characters of a cell that says more than a value
_FEWEST = 2  # year columns that make a row a head
# "(2,39)" after a value or a full stop: where it was read, not how many.
_CITED = re.compile(r"(?<=[\w.!?†‡*%”\")])\s?\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\)")
_NOTE = re.compile(r"\s*[*†‡]\s?\S")  # the notes under a table
_ENDED = re.compile(r"[.!?”\"]\s?$")


def _cells(row: str) -> list[str]:
    """The cells of a row, empty ones too: "Completion Rate (%) | | 98.7"."""
    return _BORDER.split(row)


def column_years(units: Sequence[Unit]) -> list[tuple[int | None, ...]]:
    """Give for each unit the years of its columns: those of the last head row above it; none outside tables."""
    found: list[tuple[int | None, ...]] = []
    years: tuple[int | None, ...] = ()
    for unit in units:
        if unit.kind is not UnitKind.TABLE_ROW:
            found.append(())
            continue
        heads = tuple(int(m.group(1)) if (m := _YEAR.fullmatch(cell)) else None for cell in _cells(unit.text))
        if sum(year is not None for year in heads) >= _FEWEST:
            years = heads
        found.append(years)
    return found


def column_units(units: Sequence[Unit], words: FigureWords) -> list[tuple[str | None, ...]]:
    """Give for each unit the units that the head row above its columns names: years under "Age", else none."""
    found: list[tuple[str | None, ...]] = []
    heads: tuple[str | None, ...] = ()
    for unit in units:
        if unit.kind is not UnitKind.TABLE_ROW:
            heads = ()
        elif not any(letter.isdecimal() for letter in unit.text):
            named = (words.columns.opens(lowered(cell.strip(" *†‡"))) for cell in _cells(unit.text))
            heads = tuple(hit.label if hit is not None else None for hit in named)
        found.append(heads)
    return found


def is_citation(figure: Figure) -> bool:
    """Whether a number in brackets only names a source ("... in agriculture. (2,39)")."""
    at, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    opened = figure.sentence.rfind("(", max(0, at - 40), at)
    if opened < 0 or figure.sentence.find(")", opened, at) >= 0:
        return False
    cited = _CITED.match(figure.sentence, opened - 1 if figure.sentence[opened - 1 : opened].isspace() else opened)
    if cited is None or cited.end() < end:
        return False
    noted = BAR in figure.sentence or _NOTE.match(figure.sentence) is not None
    return noted or _ENDED.search(figure.sentence, max(0, opened - 3), opened) is not None


def read_row(
    unit: Unit,
    figures: Sequence[Figure],
    years: Sequence[int | None],
    units: Sequence[str | None],
    family: tuple[int | None, FigureWords],
) -> list[Figure]:
    """Give the figures of a table row their meaning.

    Args:
        unit: the row.
        figures: what was found in it, in order.
        years: the years of its columns; empty where no head tells any.
        units: the units of its columns, likewise.
        family: the year that the edition reports on, and the family's words.

    Returns:
        The figures of its cells; numbers in the label and sources in brackets are left out.
    """
    reporting, words = family
    cells, borders = _cells(unit.text), [border.start() for border in _BORDER.finditer(unit.text)]
    newest = max((year for year in years if year is not None), default=None)
    done: list[Figure] = []
    for figure in figures:
        cell = bisect_left(borders, figure.start - unit.start)
        if cell == 0 or is_citation(figure):
            continue
        if len(cells[cell]) > _PROSE:
            done.append(replace(figure, measure="other", period=reporting, confidence=Confidence.LOW))
            continue
        year = years[cell] if cell < len(years) else None
        period = year if year is not None else reporting if not years else None
        role = Role.COMPARISON if year is not None and newest is not None and year < newest else Role.CURRENT
        sure = Confidence.HIGH if year is not None else Confidence.LOW
        told = _in_cell(figure, cells[0].strip(" *†‡"), units[cell] if cell < len(units) else None, words)
        done.append(replace(told, period=period, role=role, confidence=sure))
    now = next((f for f in done if f.role is Role.CURRENT), None)
    return [replace(f, beside=now.start) if now and f.role is Role.COMPARISON else f for f in done]


def _in_cell(figure: Figure, label: str, headed: str | None, words: FigureWords) -> Figure:
    """What the label of the row and the head of the column say of a figure."""
    measure, counted = _counted(label, words)
    money = figure.unit is not None and figure.unit.isupper()
    if money:
        measure = "funding" if words.cues.first(lowered(label)) else "other"
    own = money or figure.unit in ("percent", *TIME_UNITS)
    return replace(
        figure,
        measure="other" if headed is not None else measure,
        unit=figure.unit if own else headed or counted,
        subject=label or None,
    )


def _counted(label: str, words: FigureWords) -> tuple[str, str | None]:
    """The measure and the unit that a row's label names: "Number of Labor Inspections Conducted"."""
    end = _LABEL_END.search(label)
    low = lowered(label[: end.start()] if end else label)
    noun = low.split()[-1] if low.split() else ""
    measure = next((m.name for m in words.measures if m.nouns.first(noun) is not None), "other")
    known = words.kinds.first(noun)
    if (headed := words.columns.first(noun)) is not None:  # "Compulsory Education Age"
        return measure, headed.label
    if known is None:
        return measure, noun if noun.endswith("s") else None
    return measure, "persons" if known.label in PEOPLE else "cases" if known.label == "cases" else noun
