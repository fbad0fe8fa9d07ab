"""Align two lists of texts: equal texts, then the best total of what is alike, then splits and merges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.align.anchors import pair_equal
from reportdiff.align.assign import best_assignment
from reportdiff.align.evidence import Weighed, propose, weigh
from reportdiff.align.groups import Groups, grow
from reportdiff.align.order import Pair, Places, main_order, places
from reportdiff.align.score import ACCEPT, ANCHOR, score_of, strength
from reportdiff.model import Link, LinkKind
from reportdiff.words import fold_typography

_FINE = 1000  # strengths become whole thousandths, so that the best total is exact
_ROUNDS = 2  # the second round knows from the first where the neighbours went


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
        tuple(sorted(links, key=lambda link: link.new)),
    )


def _trace(old: Side, new: Side) -> Trace:
    """Align the two sides in three steps."""
    equal = _equal_pairs(old, new)
    weighed = weigh(old.texts, new.texts)
    result = Trace(weighed, {}, {}, ())
    groups = Groups({i: [j] for i, j in equal.items()}, {j: [i] for i, j in equal.items()})
    alike: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    sections = [name for name in dict.fromkeys(old.sections) if name in set(new.sections)]
    for name in sections:
        inside = _Room(_members(old, name), _members(new, name), groups, equal)
        alike += _pair_inside(inside, result)
    if set(old.sections) | set(new.sections) != set(sections) or len(sections) > 1:
        alike += _pair_across(old, new, groups, result)
    links = [_link((i,), (j,), 1.0) for i, j in equal.items()]
    links += [_link(o, n, _score(o, n, result)) for o, n in alike]
    moved = _moved(links, old, new)
    done = [Link(x.kind, x.old, x.new, x.score, (x.old, x.new) in moved) for x in links]
    return Trace(weighed, result.common, result.distance, tuple(sorted(done, key=lambda link: link.new)))
