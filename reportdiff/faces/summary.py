"""A Comparison -> its changes in plain sentences, most important first. Every face shows these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.changes import new_side, old_side, said
from reportdiff.faces.answers import changed_answers
from reportdiff.faces.editions import Editions, edition, rank_word
from reportdiff.faces.family import family_name, is_apparatus, known
from reportdiff.faces.figure_sentences import figure_sentences, shortened
from reportdiff.faces.once import once
from reportdiff.faces.places import Place, Places, Side, figure_ids, places
from reportdiff.faces.status import change_status
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Change, Comparison, Fate, Kept, Nature, Passage, SectionChange, SectionStatus

RECOMMENDATIONS = "recommendations"
MOST_ANSWERS = 6  # each in a sentence of its own
MOST_SECTIONS = 6  # named in one sentence
MOST_QUOTES = 3  # recommendations quoted in one sentence, each so long at most:
LONGEST_QUOTE = 110
_STATUSES = ("added", "removed", "reworded", "split", "merged")
_FATES = (Fate.NEW, Fate.RETURNED, Fate.DROPPED, Fate.REWORDED, Fate.SPLIT, Fate.MERGED, Fate.KEPT)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One change in plain words.

    ``kind`` is one of tier, cut, drift, grade, answer, figure, stays, more, gone, not_reported, silent, restated,
    claim, sum, recommendations, kept, section, nothing. ``anchor`` is the id on the page of what it speaks of
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
    return _told(comparison, wording or english())


@once
def _told(comparison: Comparison, w: Wording) -> tuple[Sentence, ...]:
    found = tuple(_changes(comparison, w))
    changes = [change for section in comparison.sections for change in section.changes]
    same_tier = comparison.old.identity.tier == comparison.new.identity.tier
    if not same_tier or not all(isinstance(change, Kept) for change in changes) or (found and not changes):
        return found
    key = "only_typography" if any(_differs(change) for change in changes) else "nothing"
    if not _is_whole(comparison, changes):
        key += "_here"
    return (*found, Sentence("nothing", w.say(f"summary.{key}")))


def _is_whole(comparison: Comparison, changes: Sequence[Change]) -> bool:
    """Tell whether every unit of both reports is shown; a selection must not speak for what it leaves out."""
    shown = (sum(len(old_side(change)) for change in changes), sum(len(new_side(change)) for change in changes))
    return shown == tuple(sum(len(s.units) for s in r.sections) for r in (comparison.old, comparison.new))


def _changes(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    yield from _tier(comparison, w)
    for report, side in ((comparison.old, "old"), (comparison.new, "new")):
        if report.cut_off:
            yield Sentence("cut", w.say("summary.cut_off", edition=edition(report, side, w)), "sources")
    if comparison.drift.suppressed:
        yield Sentence(
            "drift", w.say("summary.outlines_apart", share=f"{comparison.drift.correspondence:.0%}"), "sources"
        )
    index, names = places(comparison), Editions.of(comparison, w)
    yield from _grades(comparison, w)
    yield from _answers(comparison, index, w)
    for told in figure_sentences(comparison, figure_ids(comparison), index, w):
        yield Sentence(*told)
    yield from _recommendations(comparison, names, index, w)
    yield from _sections(comparison, names, w)


def tier_label(tier: str, w: Wording) -> str:
    """Name a tier in full; one that is not known is shown as the report writes it."""
    return w.label("tier", tier) or tier[:1].upper() + tier[1:]


def section_anchor(name: str) -> str:
    """Give the id of a section on the page."""
    return "s-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in name)


def _tier(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    old, new = comparison.old.identity.tier, comparison.new.identity.tier
    names = {
        "rank": rank_word(family_name(comparison), w),
        "old_edition": edition(comparison.old, "old", w),
        "new_edition": edition(comparison.new, "new", w),
    }
    if old and new:
        key = "summary.tier_same" if old == new else "summary.tier_changed"
        text = w.say(key, old=tier_label(old, w), new=tier_label(new, w), **names)
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


def _answers(comparison: Comparison, index: Places, w: Wording) -> Iterator[Sentence]:
    """Say which rows of tables answer otherwise than before."""
    family = known(family_name(comparison))
    found = tuple(changed_answers(comparison, family)) if family else ()
    for one in found[:MOST_ANSWERS]:
        key = "answer" if one.head else "answer_alone"
        text = w.say(f"summary.{key}", what=one.label, new=one.new, old=one.old, head=one.head)
        at = [index.find("old", one.change.old.unit.start), index.find("new", one.change.new.unit.start)]
        yield Sentence("answer", text, one.change.id, tuple(place for place in at if place))
    if len(found) > MOST_ANSWERS:
        n = len(found) - MOST_ANSWERS
        yield Sentence("answer", w.say("summary.answers_more", n=n), section_anchor(found[MOST_ANSWERS].section))


def _recommendations(comparison: Comparison, names: Editions, index: Places, w: Wording) -> Iterator[Sentence]:
    """Count the fates, then quote what was dropped and what is new. Of a list that breaks off none is "dropped"."""
    fates = Counter(one.fate for one in comparison.recommendations)
    total = sum(fates.values())
    if not total:
        return
    held = {"old_edition": names.old_held, "new_edition": names.new_held}
    anchor = section_anchor(RECOMMENDATIONS)
    whole = {Fate.KEPT: "all_kept", Fate.DROPPED: "gone", Fate.NEW: "first"}
    alone = next((key for fate, key in whole.items() if fates[fate] == total), None)
    if alone:
        text = w.say(f"summary.recommendations_{alone}", n=total, **held)
    else:
        told = tuple(fate_count(fate, fates[fate], comparison, names, w) for fate in _FATES if fates[fate])
        text = w.say("summary.recommendations", what=w.say("list.comma").join(told))
    still = alone == "all_kept" and not any(_differs(one.change) for one in comparison.recommendations)
    yield Sentence("kept" if still else "recommendations", text, anchor)
    if not alone:
        cut = "cut" if comparison.new.goes_on(RECOMMENDATIONS) else "dropped"
        for fate, key in ((Fate.DROPPED, cut), (Fate.NEW, "new")):
            mine = [one.change for one in comparison.recommendations if one.fate is fate]
            if mine and not (fate is Fate.NEW and comparison.old.goes_on(RECOMMENDATIONS)):
                yield _quoted(f"summary.recommendations_{key}", mine, held["new_edition"], index, w)


def fate_count(fate: Fate, n: int, comparison: Comparison, names: Editions, w: Wording) -> str:
    """Count one fate: "2 dropped"; of a text that breaks off "2 not in the held part of the 2012 edition"."""
    if fate is Fate.DROPPED and comparison.new.goes_on(RECOMMENDATIONS):
        return w.say("fate.dropped_cut", n=n, edition=names.new_held)
    if fate is Fate.NEW and comparison.old.goes_on(RECOMMENDATIONS):
        return w.say("fate.new_cut", n=n, edition=names.old_held)
    return w.say(f"fate.{fate.value}", n=n)


def _quoted(key: str, changes: list[Change], new_edition: str, index: Places, w: Wording) -> Sentence:
    """Quote the first recommendations of one fate, shortened, and link to them."""
    shown = changes[:MOST_QUOTES]
    units = [(side, passage) for c in shown for side, passages in _both(c) for passage in passages]
    told = [w.say("summary.recommendation_quote", words=_demand(passage)) for _, passage in units]
    if len(changes) > len(shown):
        told.append(w.say("summary.recommendations_more", n=len(changes) - len(shown)))
    found = [index.find(side, passage.unit.start) for side, passage in units]
    text = w.say(key, what=w.listed(tuple(told)), new_edition=new_edition)
    places = tuple(place for place in found if place)
    return Sentence("recommendations", text, section_anchor(RECOMMENDATIONS), places)


def _demand(passage: Passage) -> str:
    """Give a recommendation without what joins it to its list."""
    return shortened(said((passage,))[0].rstrip(" .;,"), LONGEST_QUOTE)


def _both(change: Change) -> tuple[tuple[Side, tuple[Passage, ...]], ...]:
    return ("old", old_side(change)), ("new", new_side(change))


def _sections(comparison: Comparison, names: Editions, w: Wording) -> Iterator[Sentence]:
    """Name sections that came or went, then how many changes of words the others hold.

    Where the outlines do not correspond, they are counted only: what they hold may stand under other headings.
    """
    cuts = {SectionStatus.ADDED: comparison.old.cut_off, SectionStatus.REMOVED: comparison.new.cut_off}
    if comparison.drift.suppressed:
        yield from _other_outline(comparison, w)
        return
    for status, cut in cuts.items():
        these = [section for section in comparison.sections if section.status is status and section.changes]
        if these:
            what = w.listed(_cut([section.title for section in these], w))
            name = names.old_held if status is SectionStatus.ADDED else names.new_held
            key = f"summary.section_{status.value}{'_cut' if cut else ''}"
            yield Sentence(
                "section", w.say(key, n=len(these), section=what, edition=name), section_anchor(these[0].name)
            )
    yield from _headings_alone(comparison, w)
    counted = [(words_changed(s), s) for s in comparison.sections if s.status is SectionStatus.CHANGED]
    changed = [(n, s) for n, s in counted if n and s.name != RECOMMENDATIONS]
    changed.sort(key=lambda pair: _aside(comparison, pair[1]))
    if changed:
        most = sorted(changed, key=lambda pair: (_aside(comparison, pair[1]), -pair[0]))[:MOST_SECTIONS]
        shown = most if len(changed) > MOST_SECTIONS else changed
        told = [w.say("summary.section_text", section=section.title, n=n) for n, section in shown]
        what = w.listed(_cut(told + [section.title for _, section in changed[len(shown) :]], w))
        yield Sentence("section", w.say("summary.sections_text", what=what), "text")


def _other_outline(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    """Count the sections that only one of two outlines has, and what became of the text in all of them."""
    changes = [change for section in comparison.sections for change in section.changes]
    if _is_whole(comparison, changes):
        old, new = ({s.name for s in report.sections if s.units} for report in (comparison.old, comparison.new))
        names = {"old": edition(comparison.old, "old", w), "new": edition(comparison.new, "new", w)}
        yield Sentence(
            "section", w.say("summary.outline_other", gone=len(old - new), come=len(new - old), **names), "text"
        )
    counts = Counter(change_status(change) for change in changes)
    counts["removed"] *= not comparison.new.cut_off  # it may stand beyond the break
    counts["added"] *= not comparison.old.cut_off
    told = tuple(
        w.say("summary.outline_counted", n=counts[s], what=w.say(f"status.{s}")) for s in _STATUSES if counts[s]
    )
    if told:
        yield Sentence("section", w.say("summary.outline_text", what=w.listed(told)), "text")


def _headings_alone(comparison: Comparison, w: Wording) -> Iterator[Sentence]:
    """Name sections of which the new edition has nothing but the heading, which may say where to look instead."""
    told = {section.name for section in comparison.new.sections if section.units}
    alone = {s.name: s.heading for s in comparison.new.sections if s.heading and s.name not in told}
    name = edition(comparison.new, "new", w)
    for section in comparison.sections:
        if section.name in alone and section.changes and not comparison.new.goes_on(section.name):
            text = w.say("summary.section_heading", section=section.title, heading=alone[section.name], edition=name)
            yield Sentence("section", text, section_anchor(section.name))


def _aside(comparison: Comparison, section: SectionChange) -> bool:
    """Tell whether a section is news only after all others: references, notes."""
    return is_apparatus(family_name(comparison), section.name)


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
