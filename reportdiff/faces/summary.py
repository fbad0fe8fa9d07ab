"""A Comparison -> its changes in plain sentences, most important first. Every face shows these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reportdiff.faces.figure_sentences import figure_sentences
from reportdiff.faces.places import Place, figure_ids, places
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Change, Comparison, Fate, Kept, Nature, Report, SectionChange, SectionStatus

RECOMMENDATIONS = "recommendations"
MOST_SECTIONS = 6  # named in one sentence
_FATES = (Fate.NEW, Fate.RETURNED, Fate.DROPPED, Fate.REWORDED, Fate.SPLIT, Fate.MERGED, Fate.KEPT)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One change in plain words.

    ``kind`` is one of tier, cut, drift, grade, figure, more, gone, not_reported, restated, claim, sum,
    recommendations, kept, section, nothing. ``anchor`` is the id on the page of what it speaks of
    (``None`` for the head of the page); ``places`` are the units where the reports say so.
    """

    kind: str
    text: str
    anchor: str | None = None
    places: tuple[Place, ...] = ()


def sentences(comparison: Comparison, wording: Wording | None = None) -> tuple[Sentence, ...]:
    """Say what changed: tier, grades, figures, claims, recommendations, sections.

    Args:
        comparison: whole or a selection; nothing is said of what it does not hold.
        wording: the language; English when left out.

    Returns:
        At least one sentence; when nothing changed, the one that says so stands last.
    """
    w = wording or english()
    found = tuple(_changes(comparison, w))
    changes = [change for section in comparison.sections for change in section.changes]
    same_tier = comparison.old.identity.tier == comparison.new.identity.tier
    if not same_tier or not all(isinstance(change, Kept) for change in changes) or (found and not changes):
        return found
    key = "only_typography" if any(_differs(change) for change in changes) else "nothing"
    return (*found, Sentence("nothing", w.say(f"summary.{key}")))


def _changes(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    yield from _tier(comparison, w)
    for report, side in ((comparison.old, "old"), (comparison.new, "new")):
        if report.cut_off:
            yield Sentence("cut", w.say("summary.cut_off", edition=edition(report, side, w)), "sources")
    if comparison.drift.suppressed:
        yield Sentence(
            "drift", w.say("summary.outlines_apart", share=f"{comparison.drift.correspondence:.0%}"), "sources"
        )
    index = places(comparison)
    yield from _grades(comparison, w)
    for told in figure_sentences(comparison, figure_ids(comparison), index, w):
        yield Sentence(*told)
    yield from _recommendations(comparison, w)
    yield from _sections(comparison, w)


def edition(report: Report, side: str, w: Wording) -> str:
    """Name an edition in running text: "2012 edition"."""
    year = report.identity.edition
    return w.say(f"place.{side}") if year is None else w.say("place.edition", edition=year)


def tier_label(tier: str, w: Wording) -> str:
    """Name a tier in full; one that is not known is shown as the report writes it."""
    return w.label("tier", tier) or tier


def section_anchor(name: str) -> str:
    """Give the id of a section on the page."""
    return "s-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in name)


def _tier(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    old, new = comparison.old.identity.tier, comparison.new.identity.tier
    names = {
        "old_edition": edition(comparison.old, "old", w),
        "new_edition": edition(comparison.new, "new", w),
    }
    if old and new:
        key = "summary.tier_same" if old == new else "summary.tier_changed"
        text = w.say(key, old=tier_label(old, w), new=tier_label(new, w))
        yield Sentence("tier", text, None if old == new else "tier-changed")
    elif new:
        yield Sentence("tier", w.say("summary.tier_only_new", new=tier_label(new, w), **names))
    elif old:
        yield Sentence("tier", w.say("summary.tier_only_old", old=tier_label(old, w), **names))


def _grades(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    """Say where the department's own verb for a section changed."""
    names = {
        "old_edition": edition(comparison.old, "old", w),
        "new_edition": edition(comparison.new, "new", w),
    }
    for section in comparison.sections:
        old, new = section.old_grade, section.new_grade
        if old == new or section.status in {SectionStatus.ADDED, SectionStatus.REMOVED}:
            continue
        key = "grade_changed" if old and new else "grade_new" if new else "grade_gone"
        text = w.say(f"summary.{key}", section=section.title, old=old, new=new, **names)
        yield Sentence("grade", text, section_anchor(section.name))


def _recommendations(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    fates = Counter(one.fate for one in comparison.recommendations)
    total = sum(fates.values())
    if not total:
        return
    names = {
        "old_edition": edition(comparison.old, "old", w),
        "new_edition": edition(comparison.new, "new", w),
    }
    if fates[Fate.KEPT] == total:
        text = w.say("summary.recommendations_all_kept", n=total)
    elif fates[Fate.DROPPED] == total:
        text = w.say("summary.recommendations_gone", n=total, **names)
    elif fates[Fate.NEW] == total:
        text = w.say("summary.recommendations_first", n=total, **names)
    else:
        told = tuple(w.say(f"fate.{fate.value}", n=fates[fate]) for fate in _FATES if fates[fate])
        text = w.say("summary.recommendations", what=w.say("list.comma").join(told))
    moved = fates[Fate.KEPT] == total and not any(_differs(one.change) for one in comparison.recommendations)
    yield Sentence("kept" if moved else "recommendations", text, section_anchor(RECOMMENDATIONS))


def _sections(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    """Name sections that came or went, then how many changes of words the others hold."""
    for status in (SectionStatus.ADDED, SectionStatus.REMOVED):
        these = [section for section in comparison.sections if section.status is status and section.changes]
        if these:
            names = [section.title for section in these]
            what = w.listed(_cut(names, w))
            text = w.say(f"summary.section_{status.value}", n=len(these), section=what)
            yield Sentence("section", text, section_anchor(these[0].name))
    counted = [(words_changed(s), s) for s in comparison.sections if s.status is SectionStatus.CHANGED]
    changed = [(n, s) for n, s in counted if n and s.name != RECOMMENDATIONS]
    if changed:
        shown = sorted(changed, key=lambda pair: -pair[0])[:MOST_SECTIONS] if len(changed) > MOST_SECTIONS else changed
        told = [w.say("summary.section_text", section=section.title, n=n) for n, section in shown]
        what = w.listed(_cut(told + [section.title for _, section in changed[len(shown) :]], w))
        yield Sentence("section", w.say("summary.sections_text", what=what), "text")


def _cut(names: list[str], w: Wording) -> tuple[str, ...]:
    """Keep as many names as a sentence can hold, and say how many more there are."""
    if len(names) <= MOST_SECTIONS:
        return tuple(names)
    return (*names[:MOST_SECTIONS], w.say("summary.sections_more", n=len(names) - MOST_SECTIONS))


def words_changed(section: SectionChange) -> int:
    """Count the changes of a section that change words, not only typography or place."""
    return sum(not isinstance(change, Kept) for change in section.changes)


def _differs(change: Change) -> bool:
    """Tell whether a change shows any difference at all."""
    if not isinstance(change, Kept):
        return True
    return change.moved or change.nature is not Nature.IDENTICAL
