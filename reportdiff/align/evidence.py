"""What two texts have in common, weighed: rare stems and pairs of stems count, boilerplate hardly.

The weight of a stem is the logarithm of how rare it is in both lists (idf, Sparck Jones 1972, taken
from the two documents themselves), so that words with which every sentence begins weigh next to
nothing. A stem is the beginning of a word (five letters: McNamee & Mayfield 2004 show it to serve
European languages as well as stemmers do); two neighbouring stems make a pair, which carries phrases.
Numbers are never cut. All weights are whole numbers, so that no order of adding changes a sum.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.align.order import Pair

_WORD = re.compile(r"\w+")
_STEM = 5
_UNIT = 1000
_PAIR_SHARE = 0.4  # a pair of stems repeats in part what its stems say
_SHORT = {1: 0.25, 2: 0.25, 3: 0.35, 4: 0.6}  # short words are function words in most languages (Zipf 1949)
_FUNCTION = 3  # letters; a stem longer than this is taken for a content word
_LEAST = 0.05  # what a part found in every text still weighs

_BUSY = 1600  # a part that would propose more pairs than this says too little to propose any
_FALLBACK = 500  # ... unless a text has no rarer part, then its three rarest propose up to so many each
_BEST = 6  # proposals kept for each text, on each side


@dataclass(frozen=True, slots=True)
class Bag:
    """The stems and pairs of stems of one text, and their total weight."""

    parts: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both lists as bags, and the weight of every part in thousandths."""

    old: tuple[Bag, ...]
    new: tuple[Bag, ...]
    weights: dict[str, int]

    def common(self, i: int, j: int) -> int:
        """Weigh what an old and a new text share."""
        return self.total(self.old[i].parts & self.new[j].parts)

    def total(self, parts: Collection[str]) -> int:
        """Add up the weights of some parts."""
        return sum(map(self.weights.__getitem__, parts))


def stem(word: str) -> str:
    """Cut a word to its stem; numbers stay whole."""
    return word if word[0].isdigit() else word[:_STEM]


def words(text: str) -> list[str]:
    """List the words and numbers of a text in lower case."""
    return _WORD.findall(text.casefold())


def weigh(old: Sequence[str], new: Sequence[str]) -> Weighed:
    """Cut both lists into bags and weigh every part by its rarity in the two lists.

    Args:
        old: the old texts.
        new: the new texts.

    Returns:
        The bags and weights. Swapping the lists swaps the bags and changes no weight.
    """
    old_parts, new_parts = [_parts(t) for t in old], [_parts(t) for t in new]
    in_old, in_new = _frequencies(old_parts), _frequencies(new_parts)
    logs = [math.log(max(1, n)) for n in range(max(len(old), len(new)) + 2)]
    most = logs[len(old) + 1] + logs[len(new) + 1]
    weights: dict[str, int] = {}
    for part in (*in_old, *in_new):
        if part not in weights:
            rarity = max(_LEAST, (most - logs[in_old[part]] - logs[in_new[part]]) / 2)
            weights[part] = max(1, round(_UNIT * rarity * _share(part)))
    return Weighed(_bags(old_parts, weights), _bags(new_parts, weights), weights)


def _parts(text: str) -> frozenset[str]:
    """Cut a text into stems and pairs of neighbouring stems."""
    stems = [stem(word) for word in words(text)]
    return frozenset(stems).union([f"{a} {b}" for a, b in pairwise(stems)])


def _frequencies(all_parts: Sequence[frozenset[str]]) -> Counter[str]:
    """Count in how many texts each part stands."""
    count: Counter[str] = Counter()
    for parts in all_parts:
        count.update(parts)
    return count


def once(bags: Sequence[Bag]) -> set[str]:
    """Find the stems of more than three letters that stand in one of these texts only."""
    return {
        part
        for part, n in _frequencies([b.parts for b in bags]).items()
        if n == 1 and len(part) > _FUNCTION and " " not in part
    }


def _share(part: str) -> float:
    """Tell what a part counts beside its rarity: pairs less, short words less, numbers in full."""
    if " " in part:
        return _PAIR_SHARE
    return 1.0 if part[0].isdigit() else _SHORT.get(len(part), 1.0)


def _bags(all_parts: Sequence[frozenset[str]], weights: dict[str, int]) -> tuple[Bag, ...]:
    """Weigh each text as a whole."""
    return tuple(Bag(parts, sum(map(weights.__getitem__, parts))) for parts in all_parts)


def propose(weighed: Weighed, open_old: Sequence[int], open_new: Sequence[int]) -> dict[Pair, int]:
    """Propose pairs among the texts still open: for each text those it shares most with.

    Only parts rare enough propose, so the cost stays near the sum of the two lengths.

    Returns:
        The weight that the two texts of each proposed pair share, always above 0.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    for j in open_new:
        for part in weighed.new[j].parts:
            postings[part].append(j)
    often = _frequencies([weighed.old[i].parts for i in open_old])
    by_new: dict[int, list[tuple[int, int]]] = defaultdict(list)
    chosen: set[Pair] = set()
    for i in open_old:
        shared = _shared(weighed, i, postings, often)
        ranked = sorted(((w * w // weighed.new[j].weight, j) for j, w in shared.items()), reverse=True)
        chosen.update((i, j) for _, j in ranked[:_BEST])
        for j, w in shared.items():
            by_new[j].append((w * w // weighed.old[i].weight, i))
    for j, rivals in by_new.items():
        rivals.sort(reverse=True)
        chosen.update((i, j) for _, i in rivals[:_BEST])
    return {(i, j): weighed.common(i, j) for i, j in sorted(chosen)}


def _shared(weighed: Weighed, i: int, postings: dict[str, list[int]], often: Counter[str]) -> dict[int, int]:
    """Add up what an old text shares with each open new text, by parts that are rare enough."""
    shared: dict[int, int] = defaultdict(int)
    weights = weighed.weights
    busy: list[tuple[int, str]] = []
    for part in weighed.old[i].parts:
        where = postings.get(part)
        if where is None:
            continue
        if len(where) * often[part] > _BUSY:
            busy.append((len(where), part))
            continue
        weight = weights[part]
        for j in where:
            shared[j] += weight
    if not shared:
        for count, part in sorted(busy)[:3]:
            for j in postings[part] if count <= _FALLBACK else ():
                shared[j] += weights[part]
    return shared
