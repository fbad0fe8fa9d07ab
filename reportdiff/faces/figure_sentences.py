"""Figure changes, claims and sums -> plain sentences for the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportdiff.faces.places import Place, Places, Side, sides
from reportdiff.faces.quantities import quantity, with_unit
from reportdiff.faces.wording import Wording
from reportdiff.figures.beside import told_beside, trend_between
from reportdiff.model import (
    Claim,
    Comparison,
    Confidence,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Lined,
    NotReported,
    Report,
    Restated,
    SectionStatus,
    Sum,
    Trend,
    UnitChanged,
)

# A reader takes in about this many lines of figures; the table below them holds all.
MOST_FIGURES = 8
MOST_GONE = 5
CHIEF_MEASURES = 4  # of which "unchanged" is news too
LONGEST_QUOTE = 240
GOVERNMENT = "government"  # the actor that needs no naming

Told = tuple[str, str, str | None, tuple[Place, ...]]
Row = tuple[str, FigureChange]


def what_counts(figure: Figure, w: Wording, *, starts: bool = True) -> str:
    """Name what a figure counts: its measure and subgroup, or the report's own words for it.

    Args:
        figure: the figure.
        w: the language.
        starts: whether the name starts a sentence or cell, and so with a capital letter.
    """
    label = _label(figure, w)
    first = label[:1].upper() if starts else label[:1].lower() if label[1:2].islower() else label[:1]
    label = first + label[1:]
    by = w.say("figure.by", actor=figure.actor) if figure.actor and figure.actor != GOVERNMENT else None
    beside = tuple(part for part in (figure.subgroup, by) if part)
    return w.say("figure.of_whom", what=label, who="; ".join(beside)) if beside else label


def _label(figure: Figure, w: Wording) -> str:
    if figure.measure in {None, "other"}:
        return figure.subject or w.say("measure.other")
    return w.label("measure", figure.measure) or str(figure.measure).replace("_", " ")


def figure_rank(change: FigureChange, w: Wording) -> tuple[int, bool, int, int]:
    """Order figure changes by importance: the measure's, whole before subgroups, then the text's own order."""
    old, new = sides(change)
    figure = (new or old)[0]
    return w.rank("measure", figure.measure), figure.subgroup is not None, 0 if new else 1, figure.start


def figure_sentences(comparison: Comparison, ids: Sequence[str], index: Places, w: Wording) -> Iterator[Told]:
    """Say what became of the figures.

    Args:
        comparison: its figures, claims and sums are told.
        ids: the row ids, one per figure change.
        index: where units stand.
        w: the language.

    Yields:
        Kind, text, anchor and places, most important first.
    """
    rows = sorted(zip(ids, comparison.figures, strict=True), key=lambda row: figure_rank(row[1], w))
    rows = [row for row in rows if row[1].confidence is not Confidence.LOW]
    names = _Editions(comparison, w)
    yield from _lined(rows, comparison, names, index, w)
    yield from _gone(rows, comparison, names, index, w)
    yield from _not_reported(rows, names, index, w)
    for row_id, change in rows:
        if isinstance(change, Restated):
            yield "restated", _restated(change, names, w), row_id, _places(change, index)
    for claim in comparison.claims:
        if claim.agrees is False and claim.edition == comparison.new.identity.edition:
            place = index.find("new", claim.start)
            yield "claim", _claim(claim, names, w), None, (place,) if place else ()
    for total in comparison.sums:
        if not total.closes and total.edition == comparison.new.identity.edition:
            yield from _open_sum(total, names, index, w)


class _Editions:
    """The names of the two editions, as sentences use them. What the old one claims was news a year ago."""

    def __init__(self, comparison: Comparison, w: Wording) -> None:
        self.old = _edition(comparison.old, "old", w)
        self.new = _edition(comparison.new, "new", w)


def _edition(report: Report, side: Side, w: Wording) -> str:
    year = report.identity.edition
    return w.say(f"place.{side}") if year is None else w.say("place.edition", edition=year)


def _lined(rows: Sequence[Row], comparison: Comparison, names: _Editions, index: Places, w: Wording) -> Iterator[Told]:
    """Tell movements, and what stayed or is new of the chief measures, up to ``MOST_FIGURES``; count the rest."""
    chief = w.names("measure")[:CHIEF_MEASURES]
    labels = Counter((what_counts(new, w), new.unit) for _, c in rows for new in sides(c)[1])
    told: list[tuple[str, str, FigureChange]] = []
    for row_id, change in rows:
        text = _movement(change, comparison, labels, names, w)
        stays = isinstance(change, Lined) and change.trend is Trend.SAME
        bare = isinstance(change, FirstReported) and told_beside(change.new, comparison.new_figures) is None
        new = sides(change)[1]
        chiefly = text and new[0].measure in chief and _is_whole(new[0]) and change.confidence is Confidence.HIGH
        again = bare and any(
            (new[0].measure, new[0].unit) == (f.measure, f.unit) for *_, c in told for f in sides(c)[1]
        )
        if text and (chiefly if stays or bare else True) and not again:
            told.append((row_id, text, change))
    shown = sorted(told, key=lambda row: row[2].confidence is not Confidence.HIGH)[:MOST_FIGURES]
    for row_id, text, change in told:
        if (row_id, text, change) in shown:
            yield "figure", text, row_id, _places(change, index)
    if len(told) > len(shown):
        yield "more", w.say("summary.figures_more", n=len(told) - len(shown)), "figures", ()


def _movement(
    change: FigureChange, comparison: Comparison, labels: Counter[tuple[str, str | None]], names: _Editions, w: Wording
) -> str | None:
    """Say how a figure moved; figures of the same name are told apart by the report's own words."""
    if not isinstance(change, Lined | UnitChanged | FirstReported) or not _has_name(change.new):
        return None
    what = what_counts(change.new, w)
    if labels[what, change.new.unit] > 1 and change.new.subject:
        what = w.say("summary.apart", what=what, subject=change.new.subject)
    new = quantity(change.new, w)
    match change:
        case UnitChanged():
            old = quantity(change.old, w)
            text = w.say("summary.figure_unit_changed", what=what, new=new, old=old, old_edition=names.old)
        case Lined():
            old = quantity(change.old, w, unit=False)
            text = w.say(f"summary.figure_{change.trend.value}", what=what, new=new, old=old)
        case FirstReported():
            text = _first(change.new, comparison, what, names, w)
    if change.confidence is Confidence.HIGH:
        return text
    paired = not isinstance(change, FirstReported)
    return w.say("summary.figure_doubt" if paired else "summary.figure_unsure", sentence=text)


def _first(new: Figure, comparison: Comparison, what: str, names: _Editions, w: Wording) -> str:
    """Say a figure that only the new edition gives, with the earlier value that it tells beside it."""
    before = told_beside(new, comparison.new_figures)
    moved = trend_between(before, new) if before else None
    if before is None or moved is None:
        return w.say("summary.figure_new", what=what, new=quantity(new, w), old_edition=names.old)
    return w.say(
        f"summary.figure_beside_{moved[0].value}",
        what=what,
        new=quantity(new, w),
        old=quantity(before, w, unit=False),
        period=before.period,
        new_edition=names.new,
    )


def _is_whole(figure: Figure) -> bool:
    """Tell whether a figure is the government's own and of all, not of a group of them."""
    return figure.subgroup is None and figure.actor in {None, GOVERNMENT}


def _has_name(figure: Figure) -> bool:
    return figure.measure not in {None, "other"} or figure.subject is not None


def _gone(rows: Sequence[Row], comparison: Comparison, names: _Editions, index: Places, w: Wording) -> Iterator[Told]:
    """Name the figures on which the new edition is silent; those whose whole section is gone stand apart."""
    lost = {section.name for section in comparison.sections if section.status is SectionStatus.REMOVED}
    gone = [(i, c) for i, c in rows if isinstance(c, Gone) and _has_name(c.old)]
    for key, these in (
        ("gone", [(i, c) for i, c in gone if c.old.section not in lost]),
        ("gone_with_section", [(i, c) for i, c in gone if c.old.section in lost]),
    ):
        if not these:
            continue
        told = [_gone_one(c.old, w) for _, c in these[:MOST_GONE]]
        if len(these) > MOST_GONE:
            told.append(w.say("summary.gone_more", n=len(these) - MOST_GONE))
        where = tuple(place for _, c in these[:MOST_GONE] for place in _places(c, index))
        text = w.say(f"summary.{key}", what=w.listed(tuple(told)), new_edition=names.new)
        yield "gone", text, these[0][0], where


def _gone_one(figure: Figure, w: Wording) -> str:
    return w.say("summary.gone_one", what=what_counts(figure, w, starts=False), old=quantity(figure, w))


def _not_reported(rows: Sequence[Row], names: _Editions, index: Places, w: Wording) -> Iterator[Told]:
    """Quote the report where it says that a figure was not given, each sentence once."""
    said: dict[str, list[tuple[str, NotReported]]] = {}
    for row_id, change in rows:
        if isinstance(change, NotReported):
            said.setdefault(change.new.sentence or row_id, []).append((row_id, change))
    for sentence, told in said.items():
        row_id, change = told[0]
        if change.new.sentence:
            what = w.say("summary.not_reported_quote", sentence=_short(sentence))
        else:
            what = w.say("summary.not_reported_what", what=what_counts(change.new, w, starts=False))
        before = dict.fromkeys(quantity(figure, w) for _, c in told for figure in c.old)
        if before:
            old = w.listed(tuple(before)[:MOST_GONE])
            what = w.say("summary.not_reported_before", what=what, old=old, old_edition=names.old)
        text = w.say("summary.not_reported", what=what, new_edition=names.new)
        yield "not_reported", text, row_id, tuple(dict.fromkeys(p for _, c in told for p in _places(c, index)))


def _short(sentence: str) -> str:
    """Cut a long sentence between words."""
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    return sentence[:LONGEST_QUOTE].rsplit(" ", 1)[0] + "…"


def _restated(change: Restated, names: _Editions, w: Wording) -> str:
    return w.say(
        "summary.restated",
        period=change.period,
        new=quantity(change.new, w),
        old=quantity(change.old, w),
        what=what_counts(change.new, w, starts=False),
        old_edition=names.old,
        new_edition=names.new,
    )


def _claim(claim: Claim, names: _Editions, w: Wording) -> str:
    about = w.label("measure", claim.about) or claim.about
    values = tuple(quantity(figure, w) for figure in claim.figures)
    return w.say(
        "summary.claim_against",
        edition=names.new,
        text=claim.text,
        about=w.say("summary.claim_about", what=about[:1].lower() + about[1:]) if about else "",
        figures=w.say("summary.claim_figures", figures=w.listed(values)) if values else "",
    )


def _open_sum(total: Sum, names: _Editions, index: Places, w: Wording) -> Iterator[Told]:
    if any(part.low is None for part in total.parts):
        return
    place = index.find("new", total.total.start)
    text = w.say(
        "summary.sum_open",
        edition=names.new,
        total=quantity(total.total, w),
        parts=with_unit(sum(part.low or 0 for part in total.parts), None, w),
    )
    yield "sum", text, None, (place,) if place else ()


def _places(change: FigureChange, index: Places) -> tuple[Place, ...]:
    """Give the units where both editions say so: the new one's first."""
    old, new = sides(change)
    found = [*(index.find("new", figure.start) for figure in new), *(index.find("old", figure.start) for figure in old)]
    return tuple(place for place in found if place)
