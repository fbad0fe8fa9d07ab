"""Align two lists of texts: equal texts, then the best total of what is alike, then splits and merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.align.anchors import pair_but_for_figures, pair_equal_texts
from reportdiff.align.evidence import Weighed, weigh
from reportdiff.align.matching import Matcher
from reportdiff.align.order import Pair, main_order
from reportdiff.model import Link, LinkKind


@dataclass(frozen=True, slots=True)
class Side:
    """One list of texts with the section each stands in."""

    texts: tuple[str, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything the aligner knew when it decided; ``links`` is the answer, the rest is for ``explain``."""

    weighed: Weighed
    common: dict[Pair, int]
    distance: dict[Pair, float]
    links: tuple[Link, ...]


def align(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_groups: Sequence[str] | None = None,
    new_groups: Sequence[str] | None = None,
) -> tuple[Link, ...]:
    """Link the texts of two lists that belong together.

    Args:
        old: the old texts in order, in any language.
        new: the new texts in order.
        old_groups: the section each old text stands in; texts are paired within a section first,
            and what is left across sections, as moved. ``None`` is one section.
        new_groups: the same for the new texts.

    Returns:
        Links in the order of their first new text. A text is in at most one; a text in none was
        removed or added. Swapping the sides mirrors the links.
    """
    return trace(old, new, old_groups=old_groups, new_groups=new_groups).links


def trace(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_groups: Sequence[str] | None = None,
    new_groups: Sequence[str] | None = None,
) -> Trace:
    """Align, and keep what the decisions were made on. Arguments as for ``align``."""
    one = Side(tuple(old), _sections(old_groups, len(old)))
    other = Side(tuple(new), _sections(new_groups, len(new)))
    # Which side is called old must not matter, not even between equally good answers: the work is
    # done in an order that the texts themselves give, and the answer is turned round if need be.
    if (other.texts, other.sections) < (one.texts, one.sections):
        return _mirror(_trace(other, one))
    return _trace(one, other)


def _sections(groups: Sequence[str] | None, length: int) -> tuple[str, ...]:
    """Give every text a section; missing names become one nameless section."""
    named = tuple(groups or ())[:length]
    return named + ("",) * (length - len(named))


def _mirror(turned: Trace) -> Trace:
    """Call new old and old new."""
    kinds = {LinkKind.SPLIT: LinkKind.MERGED, LinkKind.MERGED: LinkKind.SPLIT}
    links = [Link(kinds.get(x.kind, x.kind), x.new, x.old, x.score, x.moved) for x in turned.links]
    return Trace(
        Weighed(turned.weighed.new, turned.weighed.old, turned.weighed.weights),
        {(j, i): common for (i, j), common in turned.common.items()},
        {(j, i): away for (i, j), away in turned.distance.items()},
        tuple(sorted(links, key=_by_new)),
    )


def _trace(old: Side, new: Side) -> Trace:
    """Align the two sides: equal texts, then section by section, then what is left across sections."""
    equal = pair_equal_texts(old.texts, new.texts, old.sections, new.sections)
    weighed = weigh(old.texts, new.texts, equal.keys(), set(equal.values()))
    matcher = Matcher(weighed, equal, pair_but_for_figures(old.texts, new.texts, equal, (old.sections, new.sections)))
    several = len(set(old.sections) | set(new.sections)) > 1
    if several:
        matcher.match_strong_across(old.sections, new.sections)
    shared = [name for name in dict.fromkeys(old.sections) if name in set(new.sections)]
    for name in shared:
        matcher.match_section(_members(old, name), _members(new, name))
    if several:
        matcher.match_across(old.sections, new.sections)
    links = [Link(LinkKind.KEPT, (i,), (j,), 1.0) for i, j in equal.items()]
    links += [Link(_kind(o, n), o, n, matcher.score(o, n)) for o, n in matcher.links]
    stay = _in_order(links, old, new)
    done = [link if link in stay else replace(link, moved=True) for link in links]
    return Trace(weighed, matcher.common, matcher.distance, tuple(sorted(done, key=_by_new)))


def _members(side: Side, name: str) -> list[int]:
    """List the texts of a section."""
    return [position for position, section in enumerate(side.sections) if section == name]


def _kind(old: tuple[int, ...], new: tuple[int, ...]) -> LinkKind:
    """Name a link of texts that are not equal."""
    if len(new) > 1:
        return LinkKind.SPLIT
    return LinkKind.MERGED if len(old) > 1 else LinkKind.REWORDED


def _by_new(link: Link) -> tuple[int, ...]:
    """Order links by their new texts."""
    return link.new


def _in_order(links: Sequence[Link], old: Side, new: Side) -> set[Link]:
    """Find the links that stay in their section and in its main order."""
    by_section: dict[str, dict[Pair, Link]] = defaultdict(dict)
    for link in links:
        names = {old.sections[i] for i in link.old} | {new.sections[j] for j in link.new}
        if len(names) == 1:
            by_section[names.pop()][link.old[0], link.new[0]] = link
    return {here[pair] for here in by_section.values() for pair in main_order(here)}
