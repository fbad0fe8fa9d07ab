"""Recommendations and their fates -> groups of list items."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.changes import moved_from, new_side, old_side
from reportdiff.faces.html.changes import Shower
from reportdiff.faces.html.views import Asked, FateGroup
from reportdiff.faces.printed_years import words as printed_words
from reportdiff.faces.summary import RECOMMENDATIONS
from reportdiff.model import Fate, RecommendationFate, Report, UnitKind

# A reader asks first what went and what came.
ORDER = (Fate.DROPPED, Fate.NEW, Fate.RETURNED, Fate.REWORDED, Fate.SPLIT, Fate.MERGED, Fate.KEPT)
_TOLD_BY_CHANGE = (Fate.REWORDED, Fate.SPLIT, Fate.MERGED, Fate.KEPT)
_Places = tuple[dict[int, int], dict[int, int]]  # where a recommendation begins -> its number, of either list


def fate_groups(fates: tuple[RecommendationFate, ...], shower: Shower) -> tuple[FateGroup, ...]:
    """Group recommendations by fate, each group in the order of the newer list."""
    w = shower.citer.w
    both = shower.citer.comparison
    places = (_numbers(both.old), _numbers(both.new))
    groups = []
    for fate in ORDER:
        mine = tuple(one for one in in_order(fates) if one.fate is fate)
        if not mine:
            continue
        groups.append(
            FateGroup(
                fate.value,
                w.say(f"recommendation.{fate.value}{_cut(fate, shower)}", n=len(mine)),
                tuple(_asked(one, places, shower) for one in mine),
            )
        )
    return tuple(groups)


def _cut(fate: Fate, shower: Shower) -> str:
    """Tell the titles of what is missing from a text that breaks off, and so may stand beyond the break."""
    both = shower.citer.comparison
    cut = both.new if fate is Fate.DROPPED else both.old if fate is Fate.NEW else None
    return "_cut" if cut is not None and cut.goes_on(RECOMMENDATIONS) else ""


def in_order(fates: tuple[RecommendationFate, ...]) -> tuple[RecommendationFate, ...]:
    """Put recommendations in the order of the page: by fate, then as the lists number them."""
    return tuple(sorted(fates, key=lambda one: (ORDER.index(one.fate), _position(one))))


def _position(one: RecommendationFate) -> int:
    return (new_side(one.change) or old_side(one.change))[0].position


def _asked(one: RecommendationFate, places: _Places, shower: Shower) -> Asked:
    w = shower.citer.w
    view = shower.article(one.change)
    if moved_from(one.change) is None:
        view = replace(view, moved=None)  # its numbers in the two lists say it
    told = one.fate in _TOLD_BY_CHANGE or _cut(one.fate, shower)
    words = () if told else (w.say(f"status.{one.fate.value}"),)
    return Asked(
        change=replace(view, words=(*words, *view.words[1:])) if words else view,
        number=_number(one, places, shower),
        stood=_stood(one, shower),
        leads=tuple(
            (
                w.say("place.section_paragraph", section=_title(p.section, shower), paragraph=p.unit.paragraph),
                p.unit.text,
                f"{score:.2f}",
            )
            for p, score in one.leads
        ),
    )


def _title(name: str, shower: Shower) -> str:
    return shower.citer.titles.get(name, name)


def _number(one: RecommendationFate, places: _Places, shower: Shower) -> str:
    """Say the recommendation's place in the lists."""
    w = shower.citer.w
    old = w.listed(tuple(str(places[0][p.unit.start]) for p in old_side(one.change)))
    new = w.listed(tuple(str(places[1][p.unit.start]) for p in new_side(one.change)))
    if old and new:
        return w.say("recommendation.number_same" if old == new else "recommendation.number_was", new=new, old=old)
    return w.say("recommendation.number", new=new) if new else w.say("recommendation.number_old", old=old)


def _numbers(report: Report) -> dict[int, int]:
    """Number a report's recommendations, by where they begin: nothing else counts (a table's head, a caption)."""
    listed = (u.start for s in report.sections for u in s.units if u.kind is UnitKind.RECOMMENDATION)
    return {start: number for number, start in enumerate(sorted(listed), 1)}


def _stood(one: RecommendationFate, shower: Shower) -> str | None:
    """Say how long it has been asked: as far as the editions read here tell, and as the publisher prints it."""
    w = shower.citer.w
    told = []
    newest = shower.citer.comparison.new.identity.edition
    if one.since is not None and not (one.fate is Fate.NEW and one.since == newest):
        key = "stood_open" if one.open_start else "stood"
        told.append(w.say(f"recommendation.{key}", n=one.editions, since=one.since))
    if one.printed is not None:
        told.append(printed_words(one.printed, w))
    return w.say("list.semicolon").join(told) or None
