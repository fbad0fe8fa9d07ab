"""Links between the units of two reports -> changes with content-made ids, shown section by section."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from reportdiff import families
from reportdiff.align import align
from reportdiff.families import Family
from reportdiff.model import (
    Added,
    Change,
    Kept,
    Link,
    LinkKind,
    Mark,
    Merged,
    Nature,
    Passage,
    Removed,
    Report,
    Reworded,
    SectionStatus,
    Split,
    UnitKind,
)
from reportdiff.units import spoken, uncited, unnumbered
from reportdiff.words import diff_words, nature


def passages(report: Report) -> tuple[Passage, ...]:
    """List all units of a report in reading order, each with its section and number within it."""
    counts: Counter[str] = Counter()
    listed = []
    for section in report.sections:
        for unit in section.units:
            counts[section.name] += 1
            listed.append(Passage(section.name, counts[section.name], unit))
    return tuple(listed)


def pair_units(old: Report, new: Report, *, by_section: bool) -> tuple[Change, ...]:
    """Pair the units of two reports and say what became of each.

    Recommendations pair with recommendations only; everything else within its section first and
    across sections with what is left, or across the whole report when ``by_section`` is off.

    Returns:
        Every unit of both reports in exactly one change, in no promised order.
    """
    changes: list[Change] = []
    names = _Names()
    family = family_of(old, new)
    for side_a, side_b, (old_groups, new_groups) in alignable(old, new, by_section=by_section):
        old_said, new_said = said(side_a, family), said(side_b, family)
        links = align(old_said, new_said, old_groups=old_groups, new_groups=new_groups)
        told = (side_a, old_said), (side_b, new_said)
        changes.extend(_change(link, *told, names, crossing=by_section) for link in links)
        linked_a = {i for link in links for i in link.old}
        linked_b = {j for link in links for j in link.new}
        changes.extend(Removed(names.name((p,), ()), p) for i, p in enumerate(side_a) if i not in linked_a)
        changes.extend(Added(names.name((), (p,)), p) for j, p in enumerate(side_b) if j not in linked_b)
    return tuple(changes)


def family_of(old: Report, new: Report) -> Family:
    """Give the family of a comparison: the newer report decides."""
    return families.load(new.identity.family or old.identity.family or "tip")


def said(side: Sequence[Passage], family: Family | None = None) -> list[str]:
    """Give the texts by which passages are paired.

    Args:
        side: passages in reading order.
        family: how its reports number their notes; ``None`` leaves the numbers in.

    Returns:
        Their texts: a recommendation without the "and" that joins it to its list, all without the
        numbers of references, and a list of references without those of its entries.
    """
    texts = [spoken(p.unit.text) if p.unit.kind is UnitKind.RECOMMENDATION else p.unit.text for p in side]
    if family is None or family.citations is None:
        return texts
    kinds = {kind.name: kind for kind in family.sections if kind.entries is not None}
    bare = []
    before = None
    for passage, text in zip(side, texts, strict=True):
        place = passage.section, passage.unit.paragraph
        kind = kinds.get(passage.section)
        bare.append(uncited(text, family) if kind is None else unnumbered(text, kind, first=place != before))
        before = place
    return bare


def _nature(old: Passage, new: Passage, said_old: str, said_new: str) -> Nature:
    """Tell how two passages of the same words differ, of which these texts were compared.

    The "and" that joins an item to its list is no difference of words, nor are the numbers of references.
    """
    found = nature(said_old, said_new)
    if found is Nature.WORDS or old.unit.text == new.unit.text:
        return found
    whole = nature(*said((old, new)))
    return Nature.CITATIONS if whole is Nature.WORDS else max(found, Nature.TYPOGRAPHY, key=list(Nature).index)


Groups = tuple[list[str] | None, list[str] | None]
Side = tuple[list[Passage], list[str]]  # passages, and the texts by which they are paired


def alignable(
    old: Report,
    new: Report,
    *,
    by_section: bool,
) -> Iterator[tuple[list[Passage], list[Passage], Groups]]:
    """Give what may pair with what: recommendations with recommendations, the rest with the rest.

    Yields:
        The old and the new passages of one kind, and the sections they stand in (``None`` each
        when sections are not compared).
    """
    before, after = passages(old), passages(new)
    for recommendations in (True, False):
        side_a = [p for p in before if (p.unit.kind is UnitKind.RECOMMENDATION) is recommendations]
        side_b = [p for p in after if (p.unit.kind is UnitKind.RECOMMENDATION) is recommendations]
        groups = ([p.section for p in side_a], [p.section for p in side_b]) if by_section else (None, None)
        yield side_a, side_b, groups


class _Names:
    """Names each change by what it says, so that a link to it survives a rebuild and a reordering."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def name(self, old: Iterable[Passage], new: Iterable[Passage]) -> str:
        """Give the id of the change from these passages to those; equal changes are numbered as they come."""
        sides = ("".join(f"{p.section}\x1e{p.unit.text}\x1f" for p in side) for side in (old, new))
        said = "\x1d{}\x1d{}".format(*sides)
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._seen[key] += 1
        return f"c-{key}" if self._seen[key] == 1 else f"c-{key}-{self._seen[key]}"


def _change(link: Link, old: Side, new: Side, names: _Names, *, crossing: bool) -> Change:
    """Turn a link into its change. Without section comparison, another place is no news."""
    a, b = tuple(old[0][i] for i in link.old), tuple(new[0][j] for j in link.new)
    name = names.name(a, b)
    moved = link.moved and crossing
    spans = diff_words(" ".join(p.unit.text for p in a), " ".join(p.unit.text for p in b))
    match link.kind:
        case LinkKind.KEPT:
            found = _nature(a[0], b[0], old[1][link.old[0]], new[1][link.new[0]])
            return Kept(name, a[0], b[0], moved, found, spans, link.score)
        case LinkKind.REWORDED if all(span.mark is Mark.SAME or not span.text.strip() for span in spans):
            # The same words with other space among them ("Sector/ Industry"): nothing to show as reworded.
            return Kept(name, a[0], b[0], moved, Nature.TYPOGRAPHY, spans, link.score)
        case LinkKind.REWORDED:
            return Reworded(name, a[0], b[0], moved, link.score, spans)
        case LinkKind.SPLIT:
            return Split(name, a[0], b, moved, link.score, spans)
        case LinkKind.MERGED:
            return Merged(name, a, b[0], moved, link.score, spans)
    assert_never(link.kind)


def old_side(change: Change) -> tuple[Passage, ...]:
    """Give the old passages of a change, none for an added one."""
    if isinstance(change, Added):
        return ()
    return change.old if isinstance(change, Merged) else (change.old,)


def new_side(change: Change) -> tuple[Passage, ...]:
    """Give the new passages of a change, none for a removed one."""
    if isinstance(change, Removed):
        return ()
    return change.new if isinstance(change, Split) else (change.new,)


def moved_from(change: Change) -> str | None:
    """Give the section a moved change came from, when it is another than the one it stands in."""
    match change:
        case Kept(moved=True) | Reworded(moved=True) | Split(moved=True) | Merged(moved=True):
            origin = old_side(change)[0].section
            return origin if origin != new_side(change)[0].section else None
        case _:
            return None


def show_by_section(
    changes: Iterable[Change],
    old: Report,
    new: Report,
) -> Iterator[tuple[str, str, tuple[Change, ...]]]:
    """Order changes for reading.

    Yields:
        Section name, its title and its changes: the new report's order of sections and units, with
        what was removed standing after its old neighbour, and sections only the old one has where
        they stood.
    """
    titles = {s.name: s.title for report in (old, new) for s in report.sections}
    by_section: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_section[(new_side(change) or old_side(change))[0].section].append(change)
    for name in _outline(old, new):
        yield name, titles[name], _reading_order(name, by_section[name])


def _outline(old: Report, new: Report) -> list[str]:
    """Merge two outlines: the new order, with old-only sections after the one they followed."""
    order = list(dict.fromkeys(s.name for s in new.sections))
    previous = None
    for name in dict.fromkeys(s.name for s in old.sections):
        if name not in order:
            order.insert(order.index(previous) + 1 if previous else 0, name)
        previous = name
    return order


def _reading_order(name: str, changes: list[Change]) -> tuple[Change, ...]:
    """Put the changes of one section in the order of the new text, removed ones after their old neighbour."""
    standing = sorted((c for c in changes if new_side(c)), key=lambda c: new_side(c)[0].position)
    gone = sorted((c for c in changes if not new_side(c)), key=lambda c: old_side(c)[0].position)
    place = {
        passage.position: index
        for index, change in enumerate(standing)
        for passage in old_side(change)
        if passage.section == name
    }
    neighbours = sorted(place)
    after: defaultdict[int, list[Change]] = defaultdict(list)
    at = 0
    for change in gone:
        position = old_side(change)[0].position
        while at < len(neighbours) and neighbours[at] < position:
            at += 1
        after[place[neighbours[at - 1]] if at else -1].append(change)
    ordered = list(after[-1])
    for index, change in enumerate(standing):
        ordered.append(change)
        ordered.extend(after[index])
    return tuple(ordered)


def status_of(name: str, changes: tuple[Change, ...], old: Report, new: Report) -> SectionStatus:
    """Say what became of a section as a whole."""
    in_old, in_new = (any(s.name == name for s in report.sections) for report in (old, new))
    if not in_old:
        return SectionStatus.ADDED
    if not in_new:
        return SectionStatus.REMOVED
    untouched = all(isinstance(c, Kept) and c.nature is Nature.IDENTICAL and not c.moved for c in changes)
    left = sum(len(s.units) for s in old.sections if s.name == name) == sum(
        1 for c in changes for p in old_side(c) if p.section == name
    )
    return SectionStatus.UNCHANGED if untouched and left else SectionStatus.CHANGED
