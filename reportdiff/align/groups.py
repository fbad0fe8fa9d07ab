"""Splits and merges: texts left over join a pair when they tell a part of it that nothing else tells."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportdiff.align.evidence import Weighed
from reportdiff.align.order import Pair
from reportdiff.align.score import JOIN, strength

_COVERED = 0.35  # at least so much of a part must stand in the whole
_FRESH = 0.15  # ... and at least so much of it in words that no other part has told
_APART = 3  # places; parts of one whole stand together


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
        The pairs, some of them grown to one-to-many or many-to-one.
    """
    groups = Groups({i: [j] for i, j in pairs.items()}, {j: [i] for i, j in pairs.items()})
    partners: dict[tuple[bool, int], list[int]] = defaultdict(list)
    for i, j in sorted(common):
        partners[False, i].append(j)
        partners[True, j].append(i)
    heap: list[tuple[float, int, int, bool]] = []
    for (flipped, whole), parts in sorted(partners.items()):
        for part in parts:
            _offer(heap, groups, (whole, part, flipped), common, weighed)
    while heap:
        _, whole, part, flipped = heapq.heappop(heap)
        if _joins(groups, whole, part, weighed, flipped=flipped):
            groups.join(whole, part, flipped=flipped)
            for other in partners[flipped, whole]:
                _offer(heap, groups, (whole, other, flipped), common, weighed)
    return groups


def _offer(
    heap: list[tuple[float, int, int, bool]],
    groups: Groups,
    offer: tuple[int, int, bool],
    common: Mapping[Pair, int],
    weighed: Weighed,
) -> None:
    """Put a possible part on the heap if it stands near the parts there are and is strong enough."""
    whole, part, flipped = offer
    so_far = groups.parts_for(whole, part, flipped=flipped)
    if so_far is None:
        return
    apart = min(abs(part - other) for other in so_far)
    if apart > _APART:
        return
    i, j = (part, whole) if flipped else (whole, part)
    power = strength(common[i, j], weighed.old[i].weight, weighed.new[j].weight, apart - 1)
    if power > JOIN:
        heapq.heappush(heap, (-power, whole, part, flipped))


def _joins(groups: Groups, whole: int, part: int, weighed: Weighed, *, flipped: bool) -> bool:
    """Tell whether a part is covered by the whole, and by words of it that no other part has told."""
    so_far = groups.parts_for(whole, part, flipped=flipped)
    if so_far is None:
        return False
    wholes, parts = (weighed.new, weighed.old) if flipped else (weighed.old, weighed.new)
    shared = wholes[whole].parts & parts[part].parts
    fresh = shared.difference(*(parts[other].parts for other in so_far))
    weight = parts[part].weight
    return weighed.total(shared) > _COVERED * weight and weighed.total(fresh) > _FRESH * weight
