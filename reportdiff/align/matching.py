"""Texts that are alike: proposed, weighed, and paired so that the total is best."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from reportdiff.align.assign import best_assignment
from reportdiff.align.evidence import Weighed, once
from reportdiff.align.groups import drawn_away, grow
from reportdiff.align.order import Pair, Places, places
from reportdiff.align.proposing import Proposer
from reportdiff.align.score import ACCEPT, ANCHOR, HINT, LAST, likeness, place, score_of, strength

_FINE = 1000  # strengths become whole thousandths, so that the best total is exact
_SHORT_LIST = 8  # texts; see _last_pairs
_OWN_WORDS = 2
_ABROAD = 2.0  # strength asked more of a pair across sections where both editions have both sections
_LEAD = 2.0  # strength by which the best rival must be beaten
_HOME = 1.0  # strength by which a pair within a section is preferred to one across
_TELLING = 12_000  # shared weight below which a sentence may stand in any section ("It enforced the law.")
_ROUNDS = False, True  # whether it is the last one; the second round knows from the first where the neighbours went


class Matcher:
    """Pairs what equal texts left open, and keeps what it weighed on the way.

    Attributes:
        links: positions that belong together, found so far.
        common: the weight shared by the two texts of every pair that was considered.
        distance: how many places each such pair stands from where its neighbours put it.
    """

    def __init__(self, weighed: Weighed, equal: Mapping[int, int], alike: Sequence[Pair]) -> None:
        """Begin with the pairs of equal texts.

        Args:
            weighed: both lists.
            equal: old to new position of equal texts.
            alike: pairs to be considered whatever else is.
        """
        self._twins = alike
        self.links: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        self.common: dict[Pair, int] = {}
        self.distance: dict[Pair, float] = {}
        self._weighed = weighed
        self._proposer = Proposer(weighed)
        self._equal = equal
        self._far: list[Pair] = []  # texts that went to another section, kept from their old one until all is paired
        self._taken_old = set(equal)
        self._taken_new = set(equal.values())

    def match_section(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Pair the open texts of one section, and let splits and merges grow."""
        at_old = {i: place for place, i in enumerate(old)}
        at_new = {j: place for place, j in enumerate(new)}
        equal = [(at_old[i], at_new[self._equal[i]]) for i in old if self._equal.get(i) in at_new]
        first = places(equal, len(old), len(new))
        common = self._propose(old, new, [(i, j) for i, at in at_old.items() for j in near(new, first.on_new[at])])

        def distances(sure: Sequence[Pair]) -> dict[Pair, float]:
            known = [*equal, *((at_old[i], at_new[j]) for i, j in sure)]
            here = places(known, len(old), len(new)) if sure else first
            return {(i, j): here.distance(at_old[i], at_new[j]) for i, j in common}

        self._keep_best(self._alike_in(common), distances)
        if min(len(old), len(new)) <= _SHORT_LIST:
            self._keep(list(self._last_pairs(old, new, common)))

    def match_strong_across(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Pair texts that went to another section nearly unchanged, before a weak likeness at home claims them.

        Args:
            old: the section of each old text.
            new: the section of each new text.
        """
        common = self._propose(range(len(old)), range(len(new)))
        powers = {(i, j): alike + _HOME * (old[i] == new[j]) for (i, j), alike in self._alike_in(common).items()}
        self.distance.update(dict.fromkeys(common, math.inf))
        chosen = _best(powers, ANCHOR)
        far = [(i, j) for i, j in chosen.items() if old[i] != new[j] and common[i, j] >= _TELLING]
        self._far = far
        self._taken_old.update(i for i, _ in far)
        self._taken_new.update(j for _, j in far)

    def match_across(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Pair what is still open wherever it stands, and let splits and merges grow.

        No order of the whole says where a text should be; only texts that are known to have gone to
        another section speak for their neighbours, as when a section was renamed.

        Args:
            old: the section of each old text.
            new: the section of each new text.
        """
        self._taken_old.difference_update(i for i, _ in self._far)
        self._taken_new.difference_update(j for _, j in self._far)
        common = self._propose(range(len(old)), range(len(new)))
        kept = set(old) & set(new)
        likenesses = {
            (i, j): alike - _ABROAD if old[i] != new[j] and old[i] in kept and new[j] in kept else alike
            for (i, j), alike in self._alike_in(common).items()
        }
        gone = [*((i, j) for i, j in self._equal.items() if old[i] != new[j]), *self._far]
        anywhere = (math.inf,) * len(old), (math.inf,) * len(new)

        def distances(sure: Sequence[Pair]) -> dict[Pair, float]:
            here = Places(*anywhere, dict([*gone, *sure]))
            return {(i, j): here.distance(i, j) for i, j in common}

        self._keep_best(likenesses, distances)

    def _keep_best(
        self, likenesses: Mapping[Pair, float], distances: Callable[[Sequence[Pair]], Mapping[Pair, float]]
    ) -> None:
        """Choose the best pairs, once more with the sure ones as landmarks, and add the links they grow into.

        Args:
            likenesses: what speaks for each pair considered but for its place.
            distances: how far each pair stands from where its neighbours put it, given the sure pairs.
        """
        sure: list[Pair] = []
        for last in _ROUNDS:
            away = distances(sure)
            powers = {pair: alike + place(away[pair]) for pair, alike in likenesses.items()}
            self.distance.update(away)
            chosen = _best(powers, ACCEPT)
            sure = [] if last else _sure(powers, chosen)
            if not sure:
                break
        common = {pair: self.common[pair] for pair in likenesses}
        parts = drawn_away(chosen, common, self._weighed)
        if any(parts):
            chosen = _best(
                {(i, j): power for (i, j), power in powers.items() if i not in parts[0] and j not in parts[1]}, ACCEPT
            )
        self._keep(grow(chosen, common, self._weighed).links())

    def _alike_in(self, common: Mapping[Pair, int]) -> dict[Pair, float]:
        """Weigh by their words alone pairs that were considered, given what the texts of each share."""
        old, new = self._weighed.old.weights, self._weighed.new.weights
        return {(i, j): likeness(shared, old[i], new[j]) for (i, j), shared in common.items()}

    def score(self, old: Sequence[int], new: Sequence[int]) -> float:
        """Score a link: the parts of a split or merge are weighed as one text."""
        weighed = self._weighed
        if len(old) == len(new) == 1:
            (i,), (j,) = old, new
            away = self.distance.get((i, j), math.inf)
            return score_of(strength(self.common[i, j], weighed.old.weights[i], weighed.new.weights[j], away))
        ours, theirs = weighed.old.joined(old), weighed.new.joined(new)
        away = min(self.distance.get((i, j), math.inf) for i in old for j in new)
        return score_of(
            strength(weighed.worth(ours, theirs), weighed.total(ours.parts), weighed.total(theirs.parts), away)
        )

    def _last_pairs(
        self, old: Sequence[int], new: Sequence[int], common: Mapping[Pair, int]
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Pair leftovers of a short list that share rare words with each other alone.

        With few texts every word looks equally rare, so what two texts share looks small. Two words
        that stand in these two texts and nowhere else, and no rival near, make a pair with a low score.
        """
        ours, theirs = self._weighed.old.bags, self._weighed.new.bags
        open_pairs = [(i, j) for i, j in common if i not in self._taken_old and j not in self._taken_new]
        bare = self._alike_in({pair: common[pair] for pair in open_pairs})
        seldom = once(ours[i] for i in old) & once(theirs[j] for j in new)
        for i, j in open_pairs:
            rivals = [bare[pair] for pair in open_pairs if (pair[0] == i) != (pair[1] == j)]
            own = ours[i].parts & theirs[j].parts & seldom
            alone = bare[i, j] > max(rivals, default=-math.inf) + _LEAD
            if alone and len(own) >= _OWN_WORDS and bare[i, j] + place(self.distance[i, j]) > LAST:
                yield (i,), (j,)

    def _propose(self, old: Sequence[int], new: Sequence[int], also: Sequence[Pair] = ()) -> dict[Pair, int]:
        """Propose pairs of texts still open, ``also`` these among them, and remember what they share."""
        ours = [i for i in old if i not in self._taken_old]
        theirs = [j for j in new if j not in self._taken_new]
        common = self._proposer.propose(ours, theirs, self.common)
        in_old, in_new = set(ours), set(theirs)
        for i, j in (*self._twins, *also):
            if i not in in_old or j not in in_new or (i, j) in common:
                continue
            if (i, j) in self.common or self._weighed.speak_of_the_same(i, j):
                common[i, j] = self.common.get((i, j)) or self._weighed.common(i, j)
        common = {pair: weight for pair, weight in sorted(common.items()) if weight}
        self.common.update(common)
        return common

    def _keep(self, links: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
        """Add links, and close their texts."""
        self.links += links
        self._taken_old.update(i for old, _ in links for i in old)
        self._taken_new.update(j for _, new in links for j in new)


def near(texts: Sequence[int], place: float) -> Sequence[int]:
    """Give the texts at a place and beside it."""
    at = round(place)
    return texts[max(0, at - 1) : at + 2]


def _best(powers: Mapping[Pair, float], least: float) -> dict[int, int]:
    """Choose the pairs whose strengths above the least worth taking add up to the most."""
    return best_assignment({pair: round(_FINE * (power - least)) for pair, power in powers.items()})


def _sure(powers: Mapping[Pair, float], chosen: Mapping[int, int]) -> list[Pair]:
    """List the pairs that help to place their neighbours: strong ones, and weak ones that stand in a row."""
    strong = [pair for pair in chosen.items() if powers[pair] >= ANCHOR]
    taken_old, taken_new = {i for i, _ in strong}, {j for _, j in strong}
    hints = {(i, j) for i, j in _best(powers, HINT).items() if i not in taken_old and j not in taken_new}
    return strong + sorted((i, j) for i, j in hints if (i + 1, j + 1) in hints or (i - 1, j - 1) in hints)
