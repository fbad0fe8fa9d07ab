"""Splits and merges: texts left over join a pair when they tell a part of it that nothing else tells."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportdiff.align.evidence import Weighed
from reportdiff.align.order import Pair

_APART = 3  # places; parts of one whole stand together

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
    """Tell how much speaks for a further part of a whole; minus infinity where it cannot join.

    It is what the whole tells of the part, what no other part tells of the whole, and the part's length.
    """
    so_far = groups.parts_for(whole, part, flipped=flipped)
    apart = min((abs(part - other) for other in so_far or ()), default=_APART + 1)
    if so_far is None or apart > _APART:
        return -math.inf
    wholes, parts = (weighed.new, weighed.old) if flipped else (weighed.old, weighed.new)
    shared = wholes.bags[whole].parts & parts.bags[part].parts
    fresh = weighed.total(shared.difference(*(parts.bags[other].parts for other in so_far)))
    whole_weight, weight = wholes.weights[whole], parts.weights[part]
    told = weighed.total(shared) / weight
    adds = _FRESH * fresh / weight + _ADDS * fresh / whole_weight
    return _TOLD * told + adds - _LENGTH * math.log(weight / _MIDDLE) - _STEP * apart
