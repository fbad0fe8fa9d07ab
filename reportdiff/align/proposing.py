"""Which texts are worth weighing against each other: for each those it shares most with, without trying all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdiff.align.evidence import Weighed, frequencies
from reportdiff.align.order import Pair

_BUSY = 400  # a part that would propose more pairs than this says too little to propose any
_FALLBACK = 500  # ... unless a text has no rarer part, then its three rarest propose up to so many each
_HOPELESS = 1000  # a pair whose rare parts alone have a cosine below the root of 1 / 1000 is never accepted
_BEST = 5  # proposals kept for each text, on each side


def propose(
    weighed: Weighed, open_old: Sequence[int], open_new: Sequence[int], known: Mapping[Pair, int]
) -> dict[Pair, int]:
    """Propose pairs among the texts still open: for each text those it shares most with.

    Only parts rare enough propose, so the cost stays near the sum of the two lengths. Two texts that
    have words of content, but none in common, share house style only and are not proposed.

    Args:
        weighed: both lists.
        open_old: the old texts still open.
        open_new: the new texts still open.
        known: what this gave before, for other texts open; it is not worked out again.

    Returns:
        The weight that the two texts of each proposed pair share, in no promised order.
    """
    index = _index(weighed, open_old, open_new)
    shares = {i: _shared(index, weighed.old.bags[i].parts) for i in open_old}
    content = [bag.content for bag in weighed.old.bags], [bag.content for bag in weighed.new.bags]
    found: dict[Pair, int] = {}
    for pair in _nearest(weighed, shares, open_new):
        weight = known.get(pair)
        if weight is None:
            i, j = pair
            old, new = content[0][i], content[1][j]
            if old and new and old.isdisjoint(new):
                continue
            weight = _common(weighed, index, pair, shares[i][j])
        found[pair] = weight
    return found


def _common(weighed: Weighed, index: _Index, pair: Pair, shared: int) -> int:
    """Weigh what two texts share, of which the rare parts have been added up; see ``Weighed.worth``."""
    old, new = weighed.old.bags[pair[0]], weighed.new.bags[pair[1]]
    if index.busy:
        busy = old.parts & index.busy.keys()
        if index.rare.keys().isdisjoint(old.parts):  # proposed by some of its busy parts
            return weighed.worth(old, new)
        shared += weighed.total(busy & new.parts)
    if old.figures and new.figures:
        shared += weighed.total(old.figures & new.figures) // 2
    return shared


def _nearest(weighed: Weighed, shares: Mapping[int, Mapping[int, int]], open_new: Sequence[int]) -> list[Pair]:
    """Find for each open text the few on the other side that it shares most with.

    A rank and the position behind it are one number, which sorts sooner than two.
    """
    weights, olds, news = weighed.new.weights, len(weighed.old.weights), len(weighed.new.weights)
    by_new: dict[int, list[int]] = {j: [] for j in open_new}
    chosen: set[Pair] = set()
    for i, shared_with in shares.items():
        weight = weighed.old.weights[i]
        squares = [
            (j, square)
            for j, shared in shared_with.items()
            if (square := shared * shared) * _HOPELESS > weight * weights[j]
        ]
        chosen.update([(i, rank % news) for rank in _best([square // weights[j] * news + j for j, square in squares])])
        for j, square in squares:
            by_new[j].append(square // weight * olds + i)
    for j, rivals in by_new.items():
        chosen.update([(rank % olds, j) for rank in _best(rivals)])
    return list(chosen)


def _best(ranked: list[int]) -> list[int]:
    """Give the highest few, in any order."""
    return sorted(ranked)[-_BEST:] if len(ranked) > _BEST else ranked


@dataclass(frozen=True, slots=True)
class _Index:
    """The parts found on both sides among open texts: weight and new texts of the rare ones, and the busy ones."""

    rare: dict[str, tuple[int, list[int]]]
    busy: dict[str, tuple[int, list[int]]]


def _index(weighed: Weighed, open_old: Sequence[int], open_new: Sequence[int]) -> _Index:
    """List where the parts of the open old texts stand in the open new ones."""
    often = frequencies(weighed.old.bags[i].parts for i in open_old)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for j in open_new:
        for part in weighed.new.bags[j].parts & often.keys():
            postings[part].append(j)
    weights = weighed.weights
    rare = {part: (weights[part], where) for part, where in postings.items() if len(where) * often[part] <= _BUSY}
    if len(rare) == len(postings):
        return _Index(rare, {})
    return _Index(rare, {part: (weights[part], where) for part, where in postings.items() if part not in rare})


def _shared(index: _Index, parts: frozenset[str]) -> dict[int, int]:
    """Add up what an old text shares with each open new text, by parts that are rare enough."""
    shared: dict[int, int] = defaultdict(int)
    rare, busy = index.rare, index.busy
    for part in parts & rare.keys():
        weight, where = rare[part]
        for j in where:
            shared[j] += weight
    if not shared and busy:
        for count, part in sorted((len(busy[part][1]), part) for part in parts & busy.keys())[:3]:
            weight, where = busy[part]
            for j in where if count <= _FALLBACK else ():
                shared[j] += weight
    return shared
