"""What terminal and Markdown faces have in common: labels and rows in plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportdiff.align import band
from reportdiff.changes import moved_from, new_side, old_side
from reportdiff.faces.calm import worded
from reportdiff.faces.editions import edition
from reportdiff.faces.figure_names import figure_rank, what_counts
from reportdiff.faces.places import sides
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.quantities import outline_share, percent, quantity, signed
from reportdiff.faces.status import change_status, figure_status
from reportdiff.faces.summary import tier_label
from reportdiff.faces.wording import Wording
from reportdiff.figures.beside import lined_beside
from reportdiff.model import (
    Added,
    Change,
    Comparison,
    Confidence,
    Fate,
    Figure,
    FigureChange,
    Gone,
    Kept,
    Lined,
    Mark,
    Merged,
    Nature,
    RecommendationFate,
    Removed,
    Report,
    Restated,
    Reworded,
    SectionChange,
    Span,
    Split,
)

_COMPARED = 2  # that an item stands in both editions compared says nothing about since when


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line of the figure table, in words."""

    what: str
    old: str
    new: str
    change: str
    status: str
    where: str


def spans_of(change: Change) -> tuple[Span, ...]:
    """Give the marked words of any change; what stands on one side only is one run.

    Where words changed, their quotes and dashes are no news.
    """
    match change:
        case Added():
            return (Span(Mark.ADDED, change.new.unit.text),)
        case Removed():
            return (Span(Mark.REMOVED, change.old.unit.text),)
        case Kept():
            return change.spans
        case Reworded() | Split() | Merged():
            return worded(change.spans)


def change_label(change: Change, comparison: Comparison, titles: dict[str, str], w: Wording) -> str:
    """Name a change with its band when that is not high, and where it moved from.

    What may stand beyond the break of a text is not called removed or added.
    """
    at = (new_side(change) or old_side(change))[0].section
    status = status_word(change_status(change), comparison, at, w)
    match change:
        case Added() | Removed():
            return status
        case Kept() | Reworded() | Split() | Merged():
            how_sure = band(change.score)
            if how_sure is not Confidence.HIGH:
                status = w.say("text.score", status=status, confidence=how_sure.value)
            origin = moved_from(change)
            if origin:
                return w.say("text.moved_from", status=status, section=titles.get(origin, origin))
            return w.say("text.moved", status=status) if change.moved else status


def quiet(change: Change) -> bool:
    """Tell whether a change is unchanged text in its old place (typography aside)."""
    return isinstance(change, Kept) and not change.moved


def quiet_counts(changes: tuple[Change, ...], w: Wording) -> str:
    """Say how many of some quiet changes are unchanged, and how many differ in typography or references only."""
    same = sum(isinstance(c, Kept) and c.nature is Nature.IDENTICAL for c in changes)
    parts = []
    if same:
        parts.append(w.say("text.unchanged", n=same))
    cited = sum(isinstance(c, Kept) and c.nature is Nature.CITATIONS for c in changes)
    if len(changes) > same + cited:
        parts.append(w.say("text.typography", n=len(changes) - same - cited))
    if cited:
        parts.append(w.say("text.citations", n=cited))
    return w.listed(tuple(parts))


def status_word(status: str, comparison: Comparison, section: str, w: Wording) -> str:
    """Name a status in a section; what may stand beyond the break of a text that breaks off, only as not held."""
    if status == "removed" and comparison.new.goes_on(section):
        return w.say("text.not_held_by", edition=edition(comparison.new, "new", w))
    if status == "added" and comparison.old.goes_on(section):
        return w.say("text.not_held_by", edition=edition(comparison.old, "old", w))
    return w.say(f"status.{status}")


def section_counts(section: SectionChange, comparison: Comparison, w: Wording) -> str:
    """Count the changes of a section by status: "3 kept, 2 reworded, 1 added"."""
    counts = Counter(change_status(c) for c in section.changes)
    order = ("added", "removed", "reworded", "split", "merged", "kept")
    told = [
        f"{counts[status]} {status_word(status, comparison, section.name, w)}" for status in order if counts[status]
    ]
    moved = sum(bool(getattr(c, "moved", False)) for c in section.changes)
    if moved:
        told.append(f"{moved} {w.say('status.moved')}")
    return w.say("list.comma").join(told) or w.say("text.nothing_shown")


def figure_rows(comparison: Comparison, w: Wording) -> Iterator[FigureRow]:
    """Give the figure table, most important measures first."""
    titles = {s.name: s.title for report in (comparison.old, comparison.new) for s in report.sections}
    for told in sorted(comparison.figures, key=lambda c: figure_rank(c, w)):
        change = lined_beside(told, comparison.new_figures)
        old, new = sides(change)
        shown = (new or old)[0]
        before = w.say("list.comma").join(_value(f, w) for f in old)
        if isinstance(change, Lined) and change.told_by_new:
            before = w.say("text.told_by_new", value=before, edition=comparison.new.identity.edition or "")
        difference, relative = _difference(change, w)
        beyond = isinstance(change, Gone) and change.again is None and comparison.new.cut_off
        yield FigureRow(
            what=_what(shown, old, new, w),
            old=before,
            new=w.say("list.comma").join(_value(f, w) for f in new),
            change=" ".join(part for part in (difference, relative) if part),
            status=w.say("trend.gone_cut" if beyond else f"status.{figure_status(change)}"),
            where=titles.get(shown.section or "", shown.section or ""),
        )


def _what(shown: Figure, old: tuple[Figure, ...], new: tuple[Figure, ...], w: Wording) -> str:
    """Name a figure with the year told about, or with both years where the editions tell of different ones."""
    before, after = (next((str(f.period) for f in side if f.period), "") for side in (old, new))
    years = before or after
    if before and after and before != after:
        years = w.say("text.years", old=before, new=after)
    return w.say("list.comma").join(part for part in (what_counts(shown, w), years) if part)


def _value(figure: Figure, w: Wording) -> str:
    return quantity(figure, w) if figure.reported else ""


def _difference(change: FigureChange, w: Wording) -> tuple[str, str]:
    """Give the difference with its sign and the relative change, empty where there is none."""
    match change:
        case Lined() if change.difference is not None:
            relative = "" if not change.percent else f"({percent(change.percent)})"
            return signed(change.difference, change.new.unit, w), relative
        case Restated() if change.difference is not None:
            return signed(change.difference, change.new.unit, w), ""
        case _:
            return "", ""


def recommendation_label(one: RecommendationFate, comparison: Comparison, w: Wording) -> str:
    """Name a recommendation's fate, with its band and, where more than the two editions are known, since when.

    What may stand beyond the break of a text is not called dropped or new.
    """
    titles = {s.name: s.title for s in comparison.sections}
    match one.change:
        case Removed(old=passage) if comparison.new.goes_on(passage.section):
            label = status_word("removed", comparison, passage.section, w)
        case Added(new=passage) if comparison.old.goes_on(passage.section) and one.fate is Fate.NEW:
            label = status_word("added", comparison, passage.section, w)
        case Added() | Removed():
            label = w.say(f"status.{one.fate.value}")
        case Kept() | Reworded() | Split() | Merged():
            label = change_label(one.change, comparison, titles, w)
    if one.since is not None and one.editions > _COMPARED:
        label += w.say("list.comma") + w.say("text.asked_since", since=one.since)
    if one.printed is not None:
        label += w.say("list.comma") + printed_words(one.printed, w)
    return label


def without_told(shown: Comparison) -> Iterator[SectionChange]:
    """Give the sections without the recommendations, which are told item by item; none that only lists them."""
    told = {one.change.id for one in shown.recommendations}
    for section in shown.sections:
        changes = tuple(change for change in section.changes if change.id not in told)
        if changes:
            yield section if len(changes) == len(section.changes) else replace(section, changes=changes)


def heading(comparison: Comparison, w: Wording) -> str:
    """Give the title: country (both, if the texts are of two) and the two editions."""
    old, new = comparison.old, comparison.new
    a, b = old.identity, new.identity
    country = b.country or a.country or w.say("text.unknown_country")
    if a.country and b.country and (a.iso3 != b.iso3 if a.iso3 and b.iso3 else a.country != b.country):
        country = w.listed((a.country, b.country))
    return w.say("text.title", country=country, old=edition(old, "old", w), new=edition(new, "new", w))


def how_sure(comparison: Comparison, w: Wording) -> str:
    """Say how the sections of both reports were found and how far their outlines correspond."""
    old, new = comparison.old, comparison.new
    return w.say(
        "text.how_sure",
        old=edition(old, "old", w),
        new=edition(new, "new", w),
        old_sections=_found(old, w),
        new_sections=_found(new, w),
        share=outline_share(comparison),
    )


def _found(report: Report, w: Wording) -> str:
    """Say how many sections were found in which way."""
    counts = Counter((s.found_by, s.confidence) for s in report.sections if s.units)
    told = []
    for (found_by, confidence), n in counts.items():
        key = "text.found_high" if confidence is Confidence.HIGH else "text.found_unsure"
        told.append(w.say("text.found_by", n=n, how=w.say(key, found_by=found_by, confidence=confidence.value)))
    return w.listed(tuple(told)) or w.say("text.no_sections")


def tier(report: Report, w: Wording) -> str:
    """Name the tier of a report, empty when none was found."""
    return tier_label(report.identity.tier, w) if report.identity.tier else ""
