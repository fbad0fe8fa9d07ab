"""A Comparison -> the part of it that a reader asked for, and whether anything in it differs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from reportdiff.model import (
    Claim,
    Comparison,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Kept,
    Lined,
    Nature,
    NotReported,
    Restated,
    SectionChange,
    Sum,
    UnitChanged,
)

Only = Literal["figures", "text", "recommendations"]
RECOMMENDATIONS = "recommendations"


def select(comparison: Comparison, *, sections: Collection[str] = (), only: Only | None = None) -> Comparison:
    """Keep what stands in some sections, or one kind of change.

    Args:
        comparison: the whole.
        sections: names of sections to keep; empty keeps all.
        only: "figures", "text" (changes section by section) or "recommendations".

    Returns:
        A Comparison of the same two reports that shows less.
    """

    def wanted(name: str | None) -> bool:
        return not sections or name in sections

    shown = tuple(s for s in comparison.sections if wanted(s.name))
    kept_ids = {c.id for s in shown for c in s.changes}
    part = replace(
        comparison,
        sections=shown,
        recommendations=tuple(r for r in comparison.recommendations if r.change.id in kept_ids),
        figures=tuple(f for f in comparison.figures if wanted(section_of(f))),
        claims=tuple(c for c in comparison.claims if wanted(c.section)),
        sums=tuple(s for s in comparison.sums if wanted(s.total.section)),
    )
    no_figures: tuple[tuple[FigureChange, ...], tuple[Claim, ...], tuple[Sum, ...]] = ((), (), ())
    match only:
        case None:
            return part
        case "figures":
            return replace(part, sections=(), recommendations=())
        case "text":
            figures, claims, sums = no_figures
            return replace(part, recommendations=(), figures=figures, claims=claims, sums=sums)
        case "recommendations":
            figures, claims, sums = no_figures
            asked = tuple(s for s in shown if s.name == RECOMMENDATIONS)
            return replace(part, sections=asked, figures=figures, claims=claims, sums=sums)


def section_of(change: FigureChange) -> str | None:
    """Give the section in which a figure change stands (the new edition's, where there is one)."""
    shown: Figure
    match change:
        case Lined() | FirstReported() | NotReported() | UnitChanged() | Restated():
            shown = change.new
        case Gone():
            shown = change.old
    return shown.section


def differs(comparison: Comparison) -> bool:
    """Tell whether anything the comparison shows differs between the two texts.

    Typography counts, as in diff(1); what the publisher wraps around the narrative does not.
    """
    if comparison.old.text == comparison.new.text:
        return False
    old, new = comparison.old.identity, comparison.new.identity
    return old.tier != new.tier or any(_section_differs(s) for s in comparison.sections) or _figures_differ(comparison)


def _section_differs(section: SectionChange) -> bool:
    return any(
        not isinstance(change, Kept) or change.moved or change.nature is not Nature.IDENTICAL
        for change in section.changes
    )


def _figures_differ(comparison: Comparison) -> bool:
    """Figures differ only where texts do; asked alone (``only``) they answer for themselves."""
    if comparison.sections:
        return False
    told = comparison.old.text
    return any(
        not ((isinstance(f, Lined) and f.trend == "same") or (isinstance(f, NotReported) and f.new.sentence in told))
        for f in comparison.figures
    )
