"""Figure changes, claims and sums -> plain sentences for the summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdiff.faces.editions import Editions
from reportdiff.faces.figure_names import figure_rank, is_named, is_nothing, what_counts
from reportdiff.faces.movements import COUNTS, Row, movements
from reportdiff.faces.own_words import own_movements, own_name, tells_own_words
from reportdiff.faces.places import Place, Places, sides
from reportdiff.faces.quantities import quantity, with_unit
from reportdiff.faces.wording import Wording
from reportdiff.figures.tables import BAR
from reportdiff.model import (
    Claim,
    Comparison,
    Confidence,
    Figure,
    FigureChange,
    Gone,
    Lined,
    NotReported,
    Restated,
    Role,
    SectionStatus,
    Sum,
)

MOST_GONE = 5  # names in one sentence
MOST_VALUES = 2  # of one name
MOST_SILENT = 4  # statements that something was not reported
# So many figures unmatched, and more than are matched: the two editions count other things.
MANY_GONE = 12
LONGEST_QUOTE = 240

Told = tuple[str, str, str | None, tuple[Place, ...]]


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
    names = Editions.of(comparison, w)
    own = tells_own_words(comparison)
    told, more = own_movements(rows, names, index, w) if own else movements(rows, comparison, names, index, w)
    retold = {change.old.start: change for _, change in rows if isinstance(change, Restated)}
    for kind, text, row_id, changes in told:
        again = [retold[c.old.start] for c in changes if isinstance(c, Lined) and c.old.start in retold]
        yield kind, _retold(text, again, names, w), row_id, _all_places(changes, index)
    if more:
        yield "more", w.say("summary.figures_more" if told else "summary.figures_all", n=more), "figures", ()
    for row_id, change in rows:
        if isinstance(change, Restated):
            yield "restated", _restated(change, names, w, own=own), row_id, _places(change, index)
    for claim in comparison.claims:
        if claim.agrees is False and claim.edition == comparison.new.identity.edition:
            place = index.find("new", claim.start)
            yield "claim", _claim(claim, names, w), None, (place,) if place else ()
    for total in comparison.sums:
        if not total.closes and total.edition == comparison.new.identity.edition:
            yield from _open_sum(total, names, index, w)
    yield from _gone(rows, comparison, names, index, w)
    yield from _not_reported(rows, comparison.old.text, names, index, w)


def _retold(text: str, again: Sequence[Restated], names: Editions, w: Wording) -> str:
    """Add to a movement what the new edition now gives for the earlier year, where that differs."""
    for change in again:
        value = quantity(change.new, w)
        edition = names.new
        text = w.say("summary.figure_retold", sentence=text, period=change.period, value=value, new_edition=edition)
    return text


def _gone(rows: Sequence[Row], comparison: Comparison, names: Editions, index: Places, w: Wording) -> Iterator[Told]:
    """Name the figures on which the new edition is silent; those whose whole section is gone stand apart."""
    lost = {section.name for section in comparison.sections if section.status is SectionStatus.REMOVED}
    gone = [(i, c) for i, c in rows if isinstance(c, Gone) and c.again is None and _is_missed(c.old)]
    gone.sort(key=lambda row: row[1].confidence is not Confidence.HIGH and row[1].old.subgroup is not None)
    paired = sum(isinstance(c, Lined) for _, c in rows)
    many = len(gone) >= MANY_GONE and len(gone) > paired and not comparison.new.cut_off
    if many or (gone and tells_own_words(comparison)):
        key = "gone_many" if many else "gone_count"
        text = w.say(f"summary.{key}", n=len(gone), old_edition=names.old, new_edition=names.new_held)
        yield "gone", text, gone[0][0], ()
        return
    key = "gone_cut" if comparison.new.cut_off else "gone"
    yield from _gone_all(key, [(i, c) for i, c in gone if c.old.section not in lost], names, index, w)
    yield from _gone_all("gone_with_section", [(i, c) for i, c in gone if c.old.section in lost], names, index, w)


def _is_missed(figure: Figure) -> bool:
    """Tell whether a figure is one whose absence a reader should hear of first; the table names all."""
    counts_payees = figure.measure == "funding" and figure.unit in COUNTS
    return is_named(figure) and not is_nothing(figure) and not counts_payees


def _gone_all(key: str, gone: Sequence[tuple[str, Gone]], names: Editions, index: Places, w: Wording) -> Iterator[Told]:
    """Name what is gone, each name once with its values."""
    if not gone:
        return
    named: dict[str, list[Gone]] = {}
    for _, change in gone:
        named.setdefault(what_counts(change.old, w, starts=False), []).append(change)
    shown = [(what, these[:MOST_VALUES]) for what, these in named.items()][:MOST_GONE]
    told = [
        w.say("summary.gone_one", what=what, old=w.listed(tuple(dict.fromkeys(quantity(c.old, w) for c in these))))
        for what, these in shown
    ]
    listed = tuple(change for _, these in shown for change in these)
    if len(gone) > len(listed):
        told.append(w.say("summary.gone_more", n=len(gone) - len(listed)))
    text = w.say(f"summary.{key}", what=w.listed(tuple(told)), new_edition=names.new_held)
    yield "gone", text, gone[0][0], _all_places(listed, index)


def _not_reported(rows: Sequence[Row], old_text: str, names: Editions, index: Places, w: Wording) -> Iterator[Told]:
    """Quote the report where it says that a figure was not given: each sentence once, and of several about the
    same old figures the first, as of what the overview and a section say of one measure."""
    said: dict[object, list[tuple[str, NotReported]]] = {}
    about: dict[object, str] = {}
    for row_id, change in rows:
        if isinstance(change, NotReported) and change.new.role is not Role.COMPARISON:  # not of an earlier year
            sentence = change.new.sentence or row_id
            key = sentence if sentence in said else about.setdefault(_about(change), sentence)
            said.setdefault(key, []).append((row_id, change))
    every = sorted(said.values(), key=lambda told: _is_old(told[0][1], old_text))
    for told in every[:MOST_SILENT]:
        text = _silence(told, old_text, names, w)
        kind = "silent" if _is_old(told[0][1], old_text) else "not_reported"
        yield kind, text, told[0][0], _all_places(tuple(c for _, c in told), index)
    if len(said) > MOST_SILENT:
        yield "silent", w.say("summary.not_reported_more", n=len(said) - MOST_SILENT), "figures", ()


def _about(change: NotReported) -> object:
    """Give what is not reported: the old edition's figures, else the measure; what neither tells is like no other."""
    if change.old:
        return tuple(figure.start for figure in change.old)
    new = change.new
    return (new.measure, new.subgroup, new.actor) if is_named(new) else new.start


def _is_old(change: NotReported, old_text: str) -> bool:
    """Tell whether the old edition says the same, in the same words."""
    return bool(change.new.sentence) and change.new.sentence in old_text


def _silence(told: Sequence[tuple[str, NotReported]], old_text: str, names: Editions, w: Wording) -> str:
    """Say one statement that something was not reported, and what the old edition gave instead."""
    change = told[0][1]
    sentence = change.new.sentence
    if sentence:
        what = w.say("summary.not_reported_quote", sentence=shortened(sentence))
    else:
        what = w.say("summary.not_reported_what", what=what_counts(change.new, w, starts=False))
    if _is_old(change, old_text):
        return w.say("summary.not_reported_both", what=what)
    before = dict.fromkeys(quantity(figure, w) for _, c in told for figure in c.old)
    if before:
        old = w.listed(tuple(before)[:MOST_GONE])
        what = w.say("summary.not_reported_before", what=what, old=old, old_edition=names.old)
    return w.say("summary.not_reported", what=what, new_edition=names.new)


def shortened(sentence: str, longest: int = LONGEST_QUOTE) -> str:
    """Cut a long sentence between words."""
    if len(sentence) <= longest:
        return sentence
    return sentence[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _restated(change: Restated, names: Editions, w: Wording, *, own: bool) -> str:
    what = own_name(change.new, w) if own else what_counts(change.new, w, starts=False)
    return w.say(
        "summary.restated_own" if own and BAR not in change.new.sentence else "summary.restated",
        period=change.period,
        new=quantity(change.new, w),
        old=quantity(change.old, w),
        what=what,
        old_edition=names.old,
        new_edition=names.new,
    )


def _claim(claim: Claim, names: Editions, w: Wording) -> str:
    about = w.label("measure", claim.about) or claim.about
    values = tuple(_dated(figure, w) for figure in claim.figures)
    return w.say(
        "summary.claim_against",
        edition=names.new,
        text=claim.text,
        about=w.say("summary.claim_about", what=about[:1].lower() + about[1:]) if about else "",
        figures=w.say("summary.claim_figures", figures=w.listed(values)) if values else "",
    )


def _dated(figure: Figure, w: Wording) -> str:
    """Give a value with its year, so that it is plain which of two is the earlier one."""
    value = quantity(figure, w)
    return w.say("summary.claim_value", value=value, period=figure.period) if figure.period else value


def _open_sum(total: Sum, names: Editions, index: Places, w: Wording) -> Iterator[Told]:
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


def _all_places(changes: Sequence[FigureChange], index: Places) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for change in changes for place in _places(change, index)))
