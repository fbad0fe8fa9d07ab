"""A Comparison -> change pages: one file, or several when the text is very long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportdiff.faces.division import Part, anchor_of, division, shown
from reportdiff.faces.editions import edition, held, rank_word
from reportdiff.faces.family import family_name, foreign
from reportdiff.faces.html.articles import Articles
from reportdiff.faces.html.changes import Shower, fold_kind
from reportdiff.faces.html.cite import Citer, report_title, source_line
from reportdiff.faces.html.engine import CHANGE, column_heads, foot_line, fragment, render
from reportdiff.faces.html.figures import Tabler
from reportdiff.faces.html.headlines import headlines
from reportdiff.faces.html.moves import Moves, moves, stub
from reportdiff.faces.html.recommend import fate_groups, in_order
from reportdiff.faces.html.sources import how_found, outsiders, sources
from reportdiff.faces.html.tier_words import tier_words
from reportdiff.faces.html.views import Frame
from reportdiff.faces.places import places
from reportdiff.faces.quantities import outline_share
from reportdiff.faces.summary import RECOMMENDATIONS, section_anchor, sentences, tier_label, words_changed
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Comparison

Name = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page and its file name ("" for a page that stands alone)."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is shown, and on which pages."""

    comparison: Comparison
    parts: Sequence[Part]
    home: Mapping[str, int]
    name: Name
    frame: Frame
    w: Wording
    moves: Moves
    holes: Mapping[str, str] = field(default_factory=dict)


def page(comparison: Comparison, frame: Frame | None = None, wording: Wording | None = None) -> str:
    """Show a comparison as one self-contained page.

    Args:
        comparison: whole or a selection.
        frame: what stands around it in a site; nothing when left out.
        wording: the language; English when left out.
    """
    whole = shown(comparison)
    found = moves(comparison, whole)
    plan = _Plan(comparison, (whole,), {}, lambda _: "", frame or Frame(), wording or english(), found)
    return _render(plan, 0)


def way_on(frame: Frame, wording: Wording) -> str:
    """Give the markup that leads from a change page to the next pair of editions; empty while there is none."""
    return fragment("after.html.j2", wording, frame=frame)


def pages(
    comparison: Comparison,
    name: Name,
    frame: Frame,
    wording: Wording | None = None,
    holes: Mapping[str, str] | None = None,
) -> tuple[Page, ...]:
    """Show a comparison in as many pages as its length asks for (see ``division``); links go across them.

    Args:
        comparison: the whole.
        name: file name of the n-th page (0 is the first).
        frame: what stands around it in the site.
        wording: the language; English when left out.
        holes: for change ids the keys of edits that may turn out to be house style; a comment
            ``<!--house:keys-->`` keeps the place where ``house_mark`` goes then.
    """
    found = division(comparison)
    moved = moves(comparison, shown(comparison))
    notes = {stub(c): found.home.get(before, 0) for before, changes in moved.gone.items() for c in changes}
    home = {**found.home, **notes}
    plan = _Plan(comparison, found.parts, home, name, frame, wording or english(), moved, holes or {})
    return tuple(Page(name(n), _render(plan, n)) for n in range(len(found.parts)))


def _render(plan: _Plan, number: int) -> str:
    """Fill the template of a change page."""
    comparison, parts, w = plan.comparison, plan.parts, plan.w
    href = _addresses(plan, number)
    order = _order(comparison, parts)
    citer = Citer.of(comparison, w)
    shower = Shower(citer, href, order, {change: at for at, change in enumerate(order)}, plan.holes, plan.moves)
    tabler = Tabler(comparison, places(comparison), href, w)
    head, first = _head(comparison, tabler, w), number == 0
    return render(
        CHANGE,
        w,
        own=foot_line(head["source_line"]) + column_heads(head["old"], head["new"]),
        head=head,
        articles=Articles.of(w, head["new_held"], head["foreign"]),
        frame=plan.frame,
        headlines=list(headlines(sentences(comparison, w), comparison, tabler)) if first else [],
        tables=tabler.tables() if first else None,
        fates=list(fate_groups(comparison.recommendations, shower)) if first else [],
        sections=[shower.section(s, changes, anchor_of(s, comparison)) for s, changes in parts[number]],
        contents=_contents(comparison, href, w),
        sources=sources(comparison, w),
        found=(how_found(comparison.old, w), how_found(comparison.new, w)),
        outside=[outsiders(comparison.old, w), outsiders(comparison.new, w)] if first else [],
        remarks=comparison.notes,
        sure=_sure(comparison),
        cautions=_cautions(comparison),
        share=outline_share(comparison),
        parts=tuple((_part(plan, n), plan.name(n), n == number) for n in range(len(parts))),
        part=number + 1,
    )


def _addresses(plan: _Plan, number: int) -> Callable[[str], str]:
    """Give the function from an id to its address, seen from one of the parts."""

    def href(anchor: str) -> str:
        """Give the address of an id."""
        there = plan.home.get(anchor, 0)
        return f"#{anchor}" if there == number else f"{plan.name(there)}#{anchor}"

    return href


def _order(comparison: Comparison, parts: Sequence[Part]) -> tuple[str, ...]:
    """List the ids of all changes shown as articles, in page order."""
    asked = [one.change.id for one in in_order(comparison.recommendations)]
    told = [c.id for part in parts for _, changes in part for c in changes if fold_kind(c) is None]
    return (*asked, *told)


def _cautions(comparison: Comparison) -> tuple[str, ...]:
    """Give the notes on the pairing of the two texts, and what makes a text doubtful as a whole; what else was
    untidy in one of them stands with its source.
    """
    untidy = [note for report in (comparison.old, comparison.new) for note in report.notes if note != report.doubt]
    return tuple(note for note in comparison.notes if not any(note.endswith(one) for one in untidy))


def _sure(comparison: Comparison) -> str:
    """Name the words that say how surely the sections were found."""
    found = comparison.old.sections or comparison.new.sections
    return comparison.confidence.value if found else "nothing"


def _part(plan: _Plan, n: int) -> str:
    """Say what a part of the page holds."""
    titles = tuple(section.title for section, _ in plan.parts[n])
    return plan.w.say("page.part_holds", n=n + 1, sections=plan.w.say("list.comma").join(titles))


def _contents(comparison: Comparison, href: Callable[[str], str], w: Wording) -> tuple[tuple[str, str, int], ...]:
    """List what the page holds, on whichever part: title, address and how many changes of words."""
    listed = []
    if comparison.figures or comparison.claims:
        listed.append((w.say("page.figures"), href("figures"), 0))
    if comparison.recommendations:
        listed.append((w.say("page.recommendations"), href(section_anchor(RECOMMENDATIONS)), 0))
    listed += [(s.title, href(anchor_of(s, comparison)), words_changed(s)) for s, _ in shown(comparison)]
    return tuple(listed)


def _head(comparison: Comparison, tabler: Tabler, w: Wording) -> dict[str, Any]:
    """Give what the head of the page says."""
    old, new = comparison.old, comparison.new
    country = new.identity.country or old.identity.country or w.say("cite.no_country")
    years = {side: r.identity.edition or w.say(f"place.{side}_short") for side, r in (("old", old), ("new", new))}
    other = foreign(family_name(comparison), w.language)
    tiers = tuple(tier_label(r.identity.tier, w) if r.identity.tier else None for r in (old, new))
    return {
        "country": country,
        "formerly": old.identity.country if old.identity.country != new.identity.country else None,
        "report": report_title(comparison, w),
        "old": edition(old, "old", w),
        "new": edition(new, "new", w),
        "new_held": held(new, "new", w),
        "rank": rank_word(family_name(comparison), w),
        "old_year": years["old"],
        "new_year": years["new"],
        "old_tier": tiers[0],
        "new_tier": tiers[1],
        "tier_words": tier_words(comparison, tabler) if any(tiers) else (),
        "lang": "" if other else w.language,
        "foreign": other,
        "source_line": w.say(
            "print.source",
            title=w.say("page.title", country=country, **years),
            old=source_line(old, w),
            new=source_line(new, w),
        ),
    }
