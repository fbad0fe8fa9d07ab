"""A Comparison or a History -> pandas frames; the only door to pandas, opened when a frame is asked for.

Columns are spelled here by hand and keep their names. Numbers are numbers (``NaN`` where none was
given), editions and years are nullable integers, words are as the reports have them: defusing
formulas is the business of faces that write spreadsheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from reportdiff.changes import moved_from, new_side, old_side
from reportdiff.model import (
    Added,
    Asked,
    Cell,
    Change,
    Comparison,
    Dropped,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    History,
    Joined,
    Kept,
    Lifeline,
    Lined,
    Merged,
    NotReported,
    Printed,
    Removed,
    Restated,
    Reworded,
    Series,
    Split,
    Stage,
    UnitChanged,
)

if TYPE_CHECKING:
    import pandas as pd

What = Literal["changes", "figures", "recommendations"]
_Row = dict[str, Any]

CHANGES = ("country", "iso3", "old_edition", "new_edition", "id", "section", "status", "moved", "moved_from", "nature",
           "score", "old", "new")  # fmt: skip
FIGURE_CHANGES = (
    "country", "iso3", "old_edition", "new_edition", "status", "measure", "unit", "subgroup", "old_period",
    "new_period", "old_low", "old_high", "new_low", "new_high", "difference", "percent", "confidence", "old_sentence",
    "new_sentence",
)  # fmt: skip
FATES = ("country", "iso3", "old_edition", "new_edition", "id", "fate", "moved", "since", "editions", "printed",
         "printed_agrees", "old", "new")  # fmt: skip
STAGES = ("country", "iso3", "lifeline", "edition", "stage", "since", "editions", "printed", "printed_agrees", "text",
          "leaning", "words_gone", "words_come", "score", "into")  # fmt: skip
TELLINGS = ("country", "iso3", "series", "measure", "unit", "subgroup", "actor", "period", "edition", "telling", "low",
            "high", "qualifier", "restated", "sentence")  # fmt: skip
STANDING = ("country", "iso3", "edition", "what", "value", "move", "watch_list", "watch_list_open")
_INTEGERS = frozenset({"old_edition", "new_edition", "edition", "period", "old_period", "new_period", "since"})


def to_frame(value: Comparison | History, what: What = "changes") -> pd.DataFrame:
    """Export a comparison or a history as a table.

    Args:
        value: a Comparison, or a History.
        what: ``changes``: a row a change of text (of a history: a row an edition and tier or
            grade); ``figures``: a row a figure's change (of a history: a row what an edition tells
            of a year, the revision triangle in long form, with a row also for an edition that gives no
            figure of its own year: ``telling`` says why); ``recommendations``: a row a fate (of a
            history: a row a stage of a lifeline).

    Returns:
        A new frame; empty, with its columns, where there is nothing.

    Raises:
        ValueError: ``what`` is none of the three.
    """
    match value, what:
        case Comparison(), "changes":
            return _frame(CHANGES, _changes(value))
        case Comparison(), "figures":
            return _frame(FIGURE_CHANGES, _figure_changes(value))
        case Comparison(), "recommendations":
            return _frame(FATES, _fates(value))
        case History(), "changes":
            return _frame(STANDING, _standing(value))
        case History(), "figures":
            return _frame(TELLINGS, _tellings(value))
        case History(), "recommendations":
            return _frame(STAGES, (row for line in value.lifelines for row in _stages(value, line)))
        case _:
            raise ValueError(
                f"no table {what!r} of a {type(value).__name__}; expected changes, figures or recommendations"
            )


def _frame(columns: Sequence[str], rows: Iterable[_Row]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415  half a second, paid only where a frame is asked for

    frame = pd.DataFrame.from_records(list(rows), columns=list(columns))
    return frame.astype({column: "Int64" for column in columns if column in _INTEGERS})


def _pair(comparison: Comparison) -> _Row:
    old, new = comparison.old.identity, comparison.new.identity
    return {
        "country": new.country or old.country,
        "iso3": new.iso3 or old.iso3,
        "old_edition": old.edition,
        "new_edition": new.edition,
    }


def _sides(change: Change) -> _Row:
    return {
        "old": " ".join(passage.unit.text for passage in old_side(change)) or None,
        "new": " ".join(passage.unit.text for passage in new_side(change)) or None,
    }


def _status(change: Change) -> tuple[str, bool, str | None, float | None]:
    match change:
        case Kept(moved=moved, nature=nature, score=score):
            return "kept", moved, nature.value, score
        case Reworded(moved=moved, score=score):
            return "reworded", moved, "words", score
        case Split(moved=moved, score=score):
            return "split", moved, "words", score
        case Merged(moved=moved, score=score):
            return "merged", moved, "words", score
        case Added():
            return "added", False, None, None
        case Removed():
            return "removed", False, None, None


def _changes(comparison: Comparison) -> Iterable[_Row]:
    pair = _pair(comparison)
    for section in comparison.sections:
        for change in section.changes:
            status, moved, nature, score = _status(change)
            yield (
                pair
                | _sides(change)
                | {
                    "id": change.id,
                    "section": section.name,
                    "status": status,
                    "moved": moved,
                    "moved_from": moved_from(change),
                    "nature": nature,
                    "score": score,
                }
            )


def _figure_changes(comparison: Comparison) -> Iterable[_Row]:
    pair = _pair(comparison)
    for change in comparison.figures:
        status, old, new, difference, percent = _figure_change(change)
        shown = new or old
        yield pair | {
            "status": status,
            "measure": shown.measure if shown else None,
            "unit": shown.unit if shown else None,
            "subgroup": shown.subgroup if shown else None,
            "difference": difference,
            "percent": percent,
            "confidence": change.confidence.value,
            **_figure("old", old),
            **_figure("new", new),
        }


_Moved = tuple[str, Figure | None, Figure | None, float | None, float | None]


def _figure_change(change: FigureChange) -> _Moved:
    match change:
        case Lined(trend=trend, old=old, new=new, difference=difference, percent=percent):
            return trend.value, old, new, difference, percent
        case FirstReported(new=new):
            return "new", None, new, None, None
        case Gone(old=old, again=again):
            return "gone" if again is None else "told_again", old, again, None, None
        case NotReported(old=olds, new=new):
            return "not_reported", olds[0] if olds else None, new, None, None
        case UnitChanged(old=old, new=new):
            return "unit_changed", old, new, None, None
        case Restated(old=old, new=new, difference=difference):
            return "restated", old, new, difference, None


def _figure(side: str, figure: Figure | None) -> _Row:
    return {
        f"{side}_period": figure.period if figure else None,
        f"{side}_low": figure.low if figure else None,
        f"{side}_high": figure.high if figure else None,
        f"{side}_sentence": figure.sentence if figure else None,
    }


def _fates(comparison: Comparison) -> Iterable[_Row]:
    pair = _pair(comparison)
    for fate in comparison.recommendations:
        yield (
            pair
            | _sides(fate.change)
            | {
                "id": fate.change.id,
                "fate": fate.fate.value,
                "moved": _status(fate.change)[1],
                "since": fate.since,
                "editions": fate.editions,
                **_printed(fate.printed),
            }
        )


def _printed(printed: Printed | None) -> _Row:
    """Give the years that the publisher prints, and whether pairing found the same."""
    if printed is None:
        return {"printed": None, "printed_agrees": None}
    return {"printed": printed.years, "printed_agrees": printed.agrees}


def _standing(history: History) -> Iterable[_Row]:
    who = {"country": history.country, "iso3": history.iso3}
    for tier in history.tiers:
        yield who | {
            "edition": tier.edition,
            "what": "tier",
            "value": tier.tier,
            "move": tier.move.value,
            "watch_list": tier.watch_list,
            "watch_list_open": tier.open_count,
        }
    for grade in history.grades:
        yield who | {"edition": grade.edition, "what": grade.section, "value": grade.grade}


def _tellings(history: History) -> Iterable[_Row]:
    for series in history.series:
        for cell in _cells(series):
            for figure in cell.figures or (None,):
                yield {
                    "country": history.country, "iso3": history.iso3, "series": series.id,
                    "measure": series.measure, "unit": series.unit, "subgroup": series.subgroup,
                    "actor": series.actor, "period": cell.period, "edition": cell.edition,
                    "telling": cell.telling.value, "low": figure.low if figure else None,
                    "high": figure.high if figure else None, "qualifier": figure.qualifier.value if figure else None,
                    "restated": cell.restated, "sentence": figure.sentence if figure else None,
                }  # fmt: skip


def _cells(series: Series) -> list[Cell]:
    """Give all that is told of any year, and the editions that give no figure of their own: declared gaps, silence."""
    told = {(c.edition, c.period): c for row in series.triangle.rows for c in row if c.figures}
    cells = {(cell.edition, cell.period): cell for cell in series.points} | told
    return sorted(cells.values(), key=lambda cell: (cell.period, cell.edition))


def _stages(history: History, line: Lifeline) -> Iterable[_Row]:
    for stage in line.stages:
        yield {
            "country": history.country,
            "iso3": history.iso3,
            "lifeline": line.id,
            "since": line.since,
            "editions": len(line.editions),
            **_printed(line.printed),
            "edition": stage.edition,
            **_stage(stage),
        }


def _stage(stage: Stage) -> _Row:
    match stage:
        case Asked(fate=fate, passage=passage, score=score, leaning=leaning):
            return {
                "stage": fate.value,
                "text": passage.unit.text,
                "score": score,
                "leaning": leaning.shift.value if leaning else None,
                "words_gone": leaning.gone if leaning else None,
                "words_come": leaning.come if leaning else None,
            }
        case Dropped(beyond=beyond):
            return {"stage": "not_held" if beyond else "dropped"}
        case Joined(into=into):
            return {"stage": "joined", "into": into}
