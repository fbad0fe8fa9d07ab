"""How a change page is divided when it would be too large, and on which part every change then stands.

The division depends on the comparison alone, so that whatever links to a change (tables, feeds, lists
of pages) knows its file without the pages being made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportdiff.changes import new_side, old_side
from reportdiff.faces.family import family_name, is_apparatus, known
from reportdiff.faces.once import once
from reportdiff.faces.summary import RECOMMENDATIONS, section_anchor
from reportdiff.model import Added, Change, Comparison, Kept, Merged, Passage, Removed, Reworded, SectionChange, Split

Part = tuple[tuple[SectionChange, tuple[Change, ...]], ...]

LARGEST = 2_400_000  # bytes of a part of any family's page, far enough under 3 MB for what is only estimated

# Bytes of markup, measured on pages of the sample library and of invented ones; texts come on top.
_PAGE = 25_000  # style, script, head, switch, sources
_MOVED = 240
_CHANGE = 520  # an article with its links and the first line of its citation
_ABSENT = 85  # the sentence on absence, beside what is gone and in its citation
_SIDE = 75  # a side's line in a citation, its source aside
_FOLDED = 90  # an unchanged sentence and its share of the fold
_FIGURE = 700  # a row of the table, and its share of the main changes
_CLAIM = 400
_LEAD = 160
_MARK = 14
_FULL = 0.4  # a part may end with a section when it is so full


@dataclass(frozen=True, slots=True)
class Division:
    """The parts of a page; ``home`` says on which of them the ids stand that are not on the first."""

    parts: tuple[Part, ...]
    home: Mapping[str, int]


@once
def division(comparison: Comparison) -> Division:
    """Divide a comparison into the parts of its page, where it is larger than its family's pages may be.

    Returns:
        At least one part. A part ends between changes, with its section where that leaves no part too small.
    """
    parts = _parts(comparison)
    home: dict[str, int] = {}
    for n, part in enumerate(parts):
        for section, changes in part:
            home.setdefault(anchor_of(section, comparison), n)
            home.update((change.id, n) for change in changes)
    return Division(parts, {anchor: n for anchor, n in home.items() if n})


def anchor_of(section: SectionChange, comparison: Comparison) -> str:
    """Give a section's id; what stands beside the list of recommendations leaves the list its name."""
    beside = section.name == RECOMMENDATIONS and comparison.recommendations
    return section_anchor(section.name) + ("-text" if beside else "")


def shown(comparison: Comparison) -> Part:
    """Give sections with the changes they show, references last; recommendations stand in their own list."""
    told = {one.change.id for one in comparison.recommendations}
    found = [(s, tuple(c for c in s.changes if c.id not in told)) for s in comparison.sections]
    name = family_name(comparison)
    found.sort(key=lambda pair: is_apparatus(name, pair[0].name))
    return tuple((s, changes) for s, changes in found if changes)


def estimate(comparison: Comparison) -> int:
    """Estimate the size of a comparison's page as one file, in bytes; rather somewhat too large than too small."""
    sources = _sources(comparison)
    return _first(comparison, sources) + sum(
        _weight(change, sources) for _, changes in shown(comparison) for change in changes
    )


def _parts(comparison: Comparison) -> tuple[Part, ...]:
    """Fill part after part: whole sections where they fit, else cut between changes."""
    whole, largest = shown(comparison), _largest(comparison)
    sources = _sources(comparison)
    size = _first(comparison, sources)
    parts: list[list[tuple[SectionChange, tuple[Change, ...]]]] = [[]]
    for section, changes in whole:
        weights = [_weight(change, sources) for change in changes]
        if size + sum(weights) > largest and size > largest * _FULL:
            parts.append([])
            size = _PAGE
        run: list[Change] = []
        for change, weight in zip(changes, weights, strict=True):
            if run and size + weight > largest:
                parts[-1].append((section, tuple(run)))
                parts.append([])
                run, size = [], _PAGE
            run.append(change)
            size += weight
        parts[-1].append((section, tuple(run)))
    return tuple(tuple(part) for part in parts)


def _largest(comparison: Comparison) -> int:
    """Give the most bytes that a page of this family should take."""
    family = known(family_name(comparison))
    return min(family.page_bytes or LARGEST, LARGEST) if family else LARGEST


def _sources(comparison: Comparison) -> tuple[int, int]:
    """Give what a citation takes to name each source."""
    old, new = (len(report.source.address.encode("utf-8", "replace")) for report in (comparison.old, comparison.new))
    return old + _SIDE, new + _SIDE


def _first(comparison: Comparison, sources: tuple[int, int]) -> int:
    """Estimate what stands on the first part whatever follows."""
    outside = sum(len(piece.text) for report in (comparison.old, comparison.new) for piece in report.outside)
    asked = sum(
        _weight(one.change, sources, listed=True) + sum(_LEAD + len(p.unit.text) for p, _ in one.leads)
        for one in comparison.recommendations
    )
    return _PAGE + outside + asked + _FIGURE * len(comparison.figures) + _CLAIM * len(comparison.claims)


def _weight(change: Change, sources: tuple[int, int], *, listed: bool = False) -> int:
    """Estimate what a change takes on its page: each side is shown once and cited once."""
    if isinstance(change, Kept) and not change.moved and not listed:
        return _FOLDED + _length(new_side(change))
    old, new = _length(old_side(change)), _length(new_side(change))
    cited = (sources[0] if old else 0) + (sources[1] if new else 0)
    match change:
        case Kept():
            shown_once = new
        case Reworded():
            shown_once = old + new + _MARK * len(change.spans)
        case Added():
            shown_once = new + _ABSENT
        case Removed():
            shown_once = old + _ABSENT * 2
        case Split() | Merged():
            shown_once = old + new
    moved = not isinstance(change, Added | Removed) and change.moved
    return _CHANGE + cited + old + new + shown_once + _MOVED * moved


def _length(passages: tuple[Passage, ...]) -> int:
    texts = (passage.unit.text for passage in passages)
    return sum(len(text) if text.isascii() else len(text.encode("utf-8", "replace")) for text in texts)
