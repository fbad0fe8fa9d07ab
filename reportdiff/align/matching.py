"""Texts that are alike: proposed, weighed, and paired so that the total is best."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from reportdiff.align.assign import best_assignment
from reportdiff.align.evidence import Weighed, propose
from reportdiff.align.groups import grow
from reportdiff.align.order import Pair, places
from reportdiff.align.score import ACCEPT, ANCHOR, score_of, strength

_FINE = 1000  # strengths become whole thousandths, so that the best total is exact
_ROUNDS = 2  # the second round knows from the first where the neighbours went


class Matcher:
    """Pairs what equal texts left open, and keeps what it weighed on the way.

    Attributes:
        links: positions that belong together, found so far.
        common: the weight shared by the two texts of every pair that was considered.
        distance: how many places each such pair stands from where its neighbours put it.
    """

    def __init__(self, weighed: Weighed, equal: Mapping[int, int]) -> None:
        """Begin with the pairs of equal texts.

        Args:
            weighed: both lists.
            equal: old to new position of equal texts.
        """
        self.links: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        self.common: dict[Pair, int] = {}
        self.distance: dict[Pair, float] = {}
        self._weighed = weighed
        self._equal = equal
        self._taken_old = set(equal)
        self._taken_new = set(equal.values())

    def match_section(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair the open texts of one section, and let splits and merges grow."""
        common = self._propose(old, new)
        at_old = {i: place for place, i in enumerate(old)}
        at_new = {j: place for place, j in enumerate(new)}
        equal = [(at_old[i], at_new[self._equal[i]]) for i in old if self._equal.get(i) in at_new]
        chosen: dict[int, int] = {}
        powers: dict[Pair, float] = {}
        for _ in range(_ROUNDS):
            sure = [(at_old[i], at_new[j]) for i, j in chosen.items() if powers[i, j] >= ANCHOR]
            here = places([*equal, *sure], len(old), len(new))
            self.distance.update({(i, j): here.distance(at_old[i], at_new[j]) for i, j in common})
            powers = {pair: self.strength(pair) for pair in common}
            chosen = _best(powers)
        self._keep(grow(chosen, common, self._weighed).links())

    def match_across(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair what is still open wherever it stands; no neighbour says where it should be."""
        common = self._propose(old, new)
        self.distance.update(dict.fromkeys(common, math.inf))
        chosen = _best({pair: self.strength(pair) for pair in common})
        self._keep([((i,), (j,)) for i, j in chosen.items()])

    def strength(self, pair: Pair) -> float:
        """Weigh a pair that was considered."""
        i, j = pair
        weighed = self._weighed
        return strength(self.common[pair], weighed.old[i].weight, weighed.new[j].weight, self.distance[pair])

    def score(self, old: Sequence[int], new: Sequence[int]) -> float:
        """Score a link: the parts of a split or merge are weighed as one text."""
        weighed = self._weighed
        ours = frozenset[str]().union(*(weighed.old[i].parts for i in old))
        theirs = frozenset[str]().union(*(weighed.new[j].parts for j in new))
        away = min(self.distance.get((i, j), math.inf) for i in old for j in new)
        return score_of(strength(weighed.total(ours & theirs), weighed.total(ours), weighed.total(theirs), away))

    def _propose(self, old: Sequence[int], new: Sequence[int]) -> dict[Pair, int]:
        """Propose pairs of texts still open, and remember what they share."""
        common = propose(
            self._weighed,
            [i for i in old if i not in self._taken_old],
            [j for j in new if j not in self._taken_new],
        )
        self.common.update(common)
        return common

    def _keep(self, links: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
        """Add links, and close their texts."""
        self.links += links
        self._taken_old.update(i for old, _ in links for i in old)
        self._taken_new.update(j for _, new in links for j in new)


def _best(powers: Mapping[Pair, float]) -> dict[int, int]:
    """Choose the pairs whose strengths add up to the most."""
    return best_assignment({pair: round(_FINE * (power - ACCEPT)) for pair, power in powers.items()})
