"""Which texts are worth weighing against each other: for each those it shares most with, without trying all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdiff.align.evidence import Bag, Weighed, frequencies
from reportdiff.align.order import Pair

_BUSY = 400  # a part that would propose more pairs than this says too little to propose any
_FALLBACK = 500  # ... unless a text has no rarer part, then its three rarest propose up to so many each
_HOPELESS = 1000  # a pair whose rare parts alone have a cosine below the root of 1 / 1000 is never accepted
_BEST = 5  # proposals kept for each text, on each side


class Proposer:
    """Proposes pairs among the texts still open: for each text those it shares most with.

    Only parts rare enough propose, so the cost stays near the sum of the two lengths. Two texts that
    have words of content, but none in common, share house style only and are not proposed.
    """

    def __init__(self, weighed: Weighed) -> None:
        """Begin with both lists; nothing is added up yet."""
        self._weighed = weighed
        self._added: dict[int, dict[int, int]] = {}
        self._left: frozenset[str] | None = None

    def propose(self, open_old: Sequence[int], open_new: Sequence[int], known: Mapping[Pair, int]) -> dict[Pair, int]:
        """Propose pairs.

        Args:
            open_old: the old texts still open; after the first time only texts that were open then.
            open_new: the same of the new texts.
            known: what this gave before; it is not worked out again.

        Returns:
            The weight that the two texts of each proposed pair share, in no promised order.
        """
        weighed = self._weighed
        index = _index(weighed, open_old, open_new, self._left)
        shares, common_only = self._shares(index, open_old, open_new)
        content = [bag.content for bag in weighed.old.bags], [bag.content for bag in weighed.new.bags]
        found: dict[Pair, int] = {}
        for pair in _nearest(weighed, shares, open_new):
            weight = known.get(pair)
            if weight is None:
                i, j = pair
                old, new = content[0][i], content[1][j]
                if old and new and old.isdisjoint(new):
                    continue
                bags = weighed.old.bags[i], weighed.new.bags[j]
                weight = weighed.worth(*bags) if i in common_only else _common(weighed, index, bags, shares[i][j])
            found[pair] = weight
        return found

    def _shares(
        self, index: _Index, open_old: Sequence[int], open_new: Sequence[int]
    ) -> tuple[dict[int, dict[int, int]], set[int]]:
        """Add up what each open old text shares with each open new one by rare parts.

        A part rare among all texts is rare among those of a section: the first time, which is for all, adds
        it up for ever. Texts without any rare part are given what their rarest ones say, and named apart.
        """
        bags, in_new, rare = self._weighed.old.bags, set(open_new), frozenset(index.rare)
        shares: dict[int, dict[int, int]] = {}
        common_only: set[int] = set()
        for i in open_old:
            before = {j: weight for j, weight in self._added.get(i, {}).items() if j in in_new}
            shares[i] = _by_rare(index, bags[i].parts & rare, before)
        if self._left is None:
            self._added, self._left = shares, frozenset(index.busy)
            shares = dict(shares)
        for i in [i for i in open_old if index.busy and not shares[i]]:
            shares[i] = _by_busy(index, bags[i].parts)
            common_only.add(i)
        return shares, common_only


def _common(weighed: Weighed, index: _Index, bags: tuple[Bag, Bag], shared: int) -> int:
    """Weigh what two texts share, of which the rare parts have been added up; see ``Weighed.worth``."""
    old, new = bags
    if index.busy:
        shared += weighed.total(old.parts & index.busy.keys() & new.parts)
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


def _index(weighed: Weighed, open_old: Sequence[int], open_new: Sequence[int], among: frozenset[str] | None) -> _Index:
    """List where the parts of the open old texts stand in the open new ones; of all parts, or only ``among`` some."""
    old, new = weighed.old.bags, weighed.new.bags
    often = frequencies(old[i].parts if among is None else old[i].parts & among for i in open_old)
    in_old = frozenset(often)  # sets meet sooner than a set and the keys of a dictionary
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for j in open_new:
        for part in new[j].parts & in_old:
            postings[part].append(j)
    weights = weighed.weights
    rare = {part: (weights[part], where) for part, where in postings.items() if len(where) * often[part] <= _BUSY}
    if len(rare) == len(postings):
        return _Index(rare, {})
    return _Index(rare, {part: (weights[part], where) for part, where in postings.items() if part not in rare})


def _by_rare(index: _Index, parts: frozenset[str], before: Mapping[int, int]) -> dict[int, int]:
    """Add to what an old text shares with each open new text what its rare ``parts`` say."""
    shared: dict[int, int] = defaultdict(int, before)
    rare = index.rare
    for part in parts:
        weight, where = rare[part]
        for j in where:
            shared[j] += weight
    return shared


def _by_busy(index: _Index, parts: frozenset[str]) -> dict[int, int]:
    """Add up what the three rarest parts of a text say that has none rare enough."""
    shared: dict[int, int] = defaultdict(int)
    busy = index.busy
    for count, part in sorted((len(busy[part][1]), part) for part in parts & busy.keys())[:3]:
        weight, where = busy[part]
        for j in where if count <= _FALLBACK else ():
            shared[j] += weight
    return shared
