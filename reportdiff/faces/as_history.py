"""A History -> text for the terminal, CSV and JSON."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.faces import as_csv, as_json
from reportdiff.faces.history_documents import (
    GradeDoc,
    HeldDoc,
    HistoryDocument,
    LeadDoc,
    LifelineDoc,
    Number,
    SeriesDoc,
    StageDoc,
    TellingDoc,
    TierDoc,
    printed_document,
)
from reportdiff.faces.history_text import text
from reportdiff.model import Asked, Cell, Dropped, History, Joined, Lifeline, Series, Stage, Telling

__all__ = ["csv", "document", "json", "text"]

COLUMNS = (
    "record", "country", "iso3", "id", "edition", "period", "status", "value", "measure", "unit", "subgroup", "actor",
    "since", "editions", "printed", "printed_differs", "restated", "text", "written", "watch_list", "gone", "come",
    "leads",
)  # fmt: skip
_NOTHING = frozenset({Telling.SILENT, Telling.CUT_OFF})


def json(history: History) -> str:
    """Give the history as its JSON document."""
    return as_json.encode(document(history))


def document(history: History) -> HistoryDocument:
    """Spell a history."""
    return HistoryDocument(
        country=history.country,
        iso3=history.iso3,
        family=history.family,
        editions=[
            HeldDoc(e.edition, e.title, e.source.address, e.source.sha256, e.source.retrieved, e.words, e.cut_off)
            for e in history.editions
        ],
        gaps=list(history.gaps),
        tiers=[
            TierDoc(t.edition, t.tier, t.move, t.watch_list, t.open_count, [p.unit.text for p in t.reasons])
            for t in history.tiers
        ],
        grades=[GradeDoc(g.edition, g.section, g.grade) for g in history.grades],
        recommendations=[_lifeline(line) for line in history.lifelines],
        figures=[_series(series) for series in history.series],
        notes=list(history.notes),
    )


def _lifeline(line: Lifeline) -> LifelineDoc:
    stages = [_stage(stage) for stage in line.stages]
    printed = printed_document(line.printed)
    return LifelineDoc(line.id, line.since, list(line.editions), line.open_start, list(line.parents), stages, printed)


def _stage(stage: Stage) -> StageDoc:
    match stage:
        case Asked(edition=edition, fate=fate, passage=passage, score=score, leaning=leaning):
            force = (leaning.shift, leaning.gone, leaning.come) if leaning else (None, None, None)
            return StageDoc(edition, fate, passage.unit.text, score, *force)
        case Dropped(edition=edition, leads=leads, beyond=beyond):
            what = "not_held" if beyond else "dropped"
            return StageDoc(edition, what, leads=[LeadDoc(p.section, p.unit.text, score) for p, score in leads])
        case Joined(edition=edition, into=into):
            return StageDoc(edition, "joined", into=into)


def _series(series: Series) -> SeriesDoc:
    told = [cell for row in series.triangle.rows for cell in row if cell.telling not in _NOTHING]
    return SeriesDoc(
        series.id,
        series.measure,
        series.unit,
        series.subgroup,
        series.actor,
        [_telling(cell) for cell in series.points],
        [_telling(cell) for cell in told],
    )


def _telling(cell: Cell) -> TellingDoc:
    return TellingDoc(
        cell.edition,
        cell.period,
        cell.telling,
        cell.restated,
        [number for figure in cell.figures for number in _values(figure.low, figure.high)],
        [figure.sentence for figure in cell.figures],
        [figure.text for figure in cell.figures],
    )


def _values(low: float | None, high: float | None) -> list[Number]:
    ends = [low] if low == high else [low, high]
    return [int(end) if end == int(end) else end for end in ends if end is not None]


def csv(history: History) -> str:
    """Write a history as one long table; ``record`` says what each row is."""
    return as_csv.table(COLUMNS, _rows(history))


def _rows(history: History) -> Iterator[dict[str, as_csv.Value]]:
    who: dict[str, as_csv.Value] = {"country": history.country, "iso3": history.iso3}
    for tier in history.tiers:
        reasons = " ".join(passage.unit.text for passage in tier.reasons)
        yield who | {
            "record": "tier",
            "edition": tier.edition,
            "status": tier.move,
            "value": tier.tier,
            "text": reasons,
            "watch_list": tier.watch_list,
        }
    for grade in history.grades:
        yield who | {"record": "grade", "id": grade.section, "edition": grade.edition, "value": grade.grade}
    for line in history.lifelines:
        for stage in map(_stage, line.stages):
            yield who | {
                "record": "recommendation", "id": line.id, "edition": stage.edition, "status": stage.stage,
                "value": stage.force or stage.into, "since": line.since, "editions": len(line.editions),
                "text": stage.text, "gone": stage.gone, "come": stage.come,
                "leads": " / ".join(f"{lead.score:.0%}: {lead.text}" for lead in stage.leads) or None,
            } | as_csv.printed(printed_document(line.printed))  # fmt: skip
    for series in history.series:
        for told in _every_telling(_series(series)):
            yield who | {
                "record": "figure", "id": series.id, "measure": series.measure, "unit": series.unit,
                "subgroup": series.subgroup, "actor": series.actor, "edition": told.edition, "period": told.period,
                "status": told.telling, "value": _one(told), "restated": told.restated,
                "text": next(iter(told.sentences), None), "written": " / ".join(told.written) or None,
            }  # fmt: skip


def _every_telling(series: SeriesDoc) -> list[TellingDoc]:
    """Give all that is told of any year, and the editions that give no figure of their own: declared gaps, silence."""
    told = {(one.edition, one.period) for one in series.tellings}
    gaps = [one for one in series.points if (one.edition, one.period) not in told]
    return sorted([*series.tellings, *gaps], key=lambda one: (one.period, one.edition))


def _one(told: TellingDoc) -> as_csv.Value:
    """Give what is told in one cell: a number, both ends of a range, or every value where several are told."""
    if len(told.values) == 1:
        return told.values[0]
    between = " / " if told.telling == Telling.UNCLEAR else ".."
    return between.join(map(str, told.values)) or None
