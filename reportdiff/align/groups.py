"""Splits and merges: texts left over join a pair when they tell a part of it that nothing else tells."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportdiff.align.evidence import Weighed
from reportdiff.align.order import Pair

_APART = 6  # places; parts of one whole stand together
_BETTER_TOLD = 1.15  # a whole must tell so many times as much of a text as its pair does to draw it away

# How much speaks for a further part: near a logistic regression, cross-validated by document, on
# the parts of German, Portuguese and English texts that people linked; docs/pairing.md names them.
_TOLD, _FRESH, _ADDS = 7.0, 2.5, 4.5  # share of the part told by the whole; told by no other part; share of the whole
_STEP, _LENGTH, _MIDDLE = 1.1, 1.2, 27_000  # a place further off; e-fold more weight than a part of middle length

# A text that splits much splits more: one in three further parts already found lowers the bar by about so much.
_BAR, _EASIER, _FEW, _LOWEST = 4.1, 6.0, 6, 2.0


@dataclass(slots=True)
class Groups:
    """Links being made: for each whole text its parts; ``flipped`` when the whole is the new text."""

    of_old: dict[int, list[int]] = field(default_factory=dict)
    of_new: dict[int, list[int]] = field(default_factory=dict)

    def parts_for(self, whole: int, part: int, *, flipped: bool) -> list[int] | None:
        """List the parts that ``whole`` has so far, or ``None`` where ``part`` cannot join them."""
        wholes, parts = (self.of_new, self.of_old) if flipped else (self.of_old, self.of_new)
        so_far = wholes.get(whole)
        if part in parts or so_far is None or len(parts[so_far[0]]) > 1:
            return None
        return so_far

    def join(self, whole: int, part: int, *, flipped: bool) -> None:
        """Let ``part`` join ``whole``."""
        wholes, parts = (self.of_new, self.of_old) if flipped else (self.of_old, self.of_new)
        wholes[whole].append(part)
        parts[part] = [whole]

    def further(self) -> int:
        """Count the parts beyond the first."""
        return sum(len(parts) - 1 for wholes in (self.of_old, self.of_new) for parts in wholes.values())

    def links(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """List the links, each once, positions in order."""
        found = {(tuple(sorted(self.of_new[js[0]])), tuple(sorted(js))) for js in self.of_old.values()}
        return sorted(found)


def grow(pairs: Mapping[int, int], common: Mapping[Pair, int], weighed: Weighed) -> Groups:
    """Let texts left over join the pairs they are a part of, the strongest first.

    Args:
        pairs: old to new, one to one.
        common: what the texts of each proposed pair share.
        weighed: both lists.

    Returns:
        The pairs, some of them grown to one-to-many or many-to-one. Where many have grown, weaker
        parts are taken too: an edition that cuts its sentences small does so throughout.
    """
    groups = _grow(pairs, common, weighed, _BAR)
    further = groups.further()
    if not further:
        return groups
    return _grow(pairs, common, weighed, max(_LOWEST, _BAR - _EASIER * further / (len(pairs) + _FEW)))


def _grow(pairs: Mapping[int, int], common: Mapping[Pair, int], weighed: Weighed, bar: float) -> Groups:
    """Let texts join that have more than ``bar`` to speak for them."""
    groups = Groups({i: [j] for i, j in pairs.items()}, {j: [i] for i, j in pairs.items()})
    partners: dict[tuple[bool, int], list[int]] = defaultdict(list)
    for i, j in sorted(common):  # only a text still without a pair can join one
        if i in groups.of_old and j not in groups.of_new:
            partners[False, i].append(j)
        elif j in groups.of_new and i not in groups.of_old:
            partners[True, j].append(i)
    heap: list[tuple[float, int, int, bool]] = []

    def offer(flipped: bool, whole: int) -> None:  # noqa: FBT001 - goes with the key of ``partners``
        for part in partners[flipped, whole]:
            power = _belongs(groups, whole, part, weighed, flipped=flipped)
            if power > bar:
                heapq.heappush(heap, (-power, whole, part, flipped))

    for flipped, whole in sorted(partners):
        offer(flipped, whole)
    while heap:
        _, whole, part, flipped = heapq.heappop(heap)
        if _belongs(groups, whole, part, weighed, flipped=flipped) > bar:
            groups.join(whole, part, flipped=flipped)
            offer(flipped, whole)
    return groups


def _belongs(groups: Groups, whole: int, part: int, weighed: Weighed, *, flipped: bool) -> float:
    """Tell how much speaks for a further part of a whole; minus infinity where it cannot join."""
    so_far = groups.parts_for(whole, part, flipped=flipped)
    return -math.inf if so_far is None else _told(whole, part, so_far, weighed, flipped=flipped)[1]


def _told(whole: int, part: int, others: Sequence[int], weighed: Weighed, *, flipped: bool) -> tuple[int, float]:
    """Weigh what a whole tells of a part and no other part tells, and how much speaks for the part.

    For it speak what the whole tells of the part, what no other part tells of the whole, and its
    length and place; minus infinity too far from the other parts.
    """
    apart = min([abs(part - other) for other in others])
    if apart > _APART:
        return 0, -math.inf
    wholes, parts = (weighed.new, weighed.old) if flipped else (weighed.old, weighed.new)
    shared = wholes.bags[whole].parts & parts.bags[part].parts
    fresh = weighed.total(shared.difference(*(parts.bags[other].parts for other in others)))
    whole_weight, weight = wholes.weights[whole], parts.weights[part]
    adds = _FRESH * fresh / weight + _ADDS * fresh / whole_weight
    told = _TOLD * weighed.total(shared) / weight
    return fresh, told + adds - _LENGTH * math.log(weight / _MIDDLE) - _STEP * apart


def drawn_away(pairs: Mapping[int, int], common: Mapping[Pair, int], weighed: Weighed) -> tuple[set[int], set[int]]:
    """Find paired texts of which a neighbour's partner tells more than their own does.

    One to one, a text that was merged into another's sentence looks free, and any text that shares
    a turn of phrase with it may claim it.

    Args:
        pairs: old to new, one to one.
        common: what the texts of each proposed pair share.
        weighed: both lists.

    Returns:
        The old and the new texts that are parts of a whole rather than one of a pair.
    """
    back = {j: i for i, j in pairs.items()}
    found: tuple[set[int], set[int]] = set(), set()
    for (i, j), shared in common.items():
        if pairs.get(i, j) == j or j not in back:
            continue
        for flipped, whole, part, other, own in (
            (True, j, i, back[j], (i, pairs[i])),
            (False, i, j, pairs[i], (back[j], j)),
        ):
            enough = _BETTER_TOLD * common[own]
            if shared > enough:
                fresh, power = _told(whole, part, [other], weighed, flipped=flipped)
                if fresh > enough and power > _BAR:
                    found[not flipped].add(part)
    return found
