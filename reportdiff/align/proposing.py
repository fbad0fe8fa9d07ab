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
    return {
        pair: known.get(pair) or weighed.common(*pair)
        for pair in _nearest(weighed, open_old, open_new)
        if pair in known or weighed.speak_of_the_same(*pair)
    }


def _nearest(weighed: Weighed, open_old: Sequence[int], open_new: Sequence[int]) -> set[Pair]:
    """Find for each open text the few on the other side that it shares most with."""
    index = _index(weighed, open_old, open_new)
    bags, weights = weighed.old.bags, weighed.new.weights
    by_new: dict[int, list[tuple[int, int]]] = {j: [] for j in open_new}
    chosen: set[Pair] = set()
    for i in open_old:
        weight = weighed.old.weights[i]
        squares = [
            (j, shared * shared)
            for j, shared in _shared(index, bags[i].parts).items()
            if shared * shared * _HOPELESS > weight * weights[j]
        ]
        chosen.update([(i, j) for _, j in _best([(square // weights[j], j) for j, square in squares])])
        for j, square in squares:
            by_new[j].append((square // weight, i))
    for j, rivals in by_new.items():
        chosen.update([(i, j) for _, i in _best(rivals)])
    return chosen


def _best(ranked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the highest few, in any order."""
    return sorted(ranked, reverse=True)[:_BEST] if len(ranked) > _BEST else ranked


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
    index = _Index({}, {})
    for part, where in postings.items():
        kind = index.busy if len(where) * often[part] > _BUSY else index.rare
        kind[part] = weighed.weights[part], where
    return index


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
