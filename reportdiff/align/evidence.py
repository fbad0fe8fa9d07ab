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
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reportdiff.align.order import Pair
from reportdiff.tokens import FRAME_WORDS, STOP_WORDS

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d{2,}")  # no year, and no single digit: notes and articles of law
_STEM = 5
_UNIT = 1000
_PAIR_SHARE = 0.4  # a pair of stems repeats in part what its stems say
_SHORT = {1: 0.25, 2: 0.25, 3: 0.35, 4: 0.8}  # short words are function words in most languages (Zipf 1949)
_FUNCTION = 3  # letters; a stem longer than this is taken for a content word
_LEAST = 0.05  # what a part found in every text still weighs

_BUSY = 400  # a part that would propose more pairs than this says too little to propose any
_FALLBACK = 500  # ... unless a text has no rarer part, then its three rarest propose up to so many each
_HOPELESS = 1000  # a pair whose rare parts alone have a cosine below the root of 1 / 1000 is never accepted
_BEST = 5  # proposals kept for each text, on each side


@dataclass(frozen=True, slots=True)
class Bag:
    """The stems and pairs of stems of one text, and their total weight."""

    parts: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both lists as bags, and the weight of every part in thousandths.

    ``figures`` are the parts that are numbers but no years; ``content`` the stems that name what a
    text speaks of: no house style, no function words, no numbers.
    """

    old: tuple[Bag, ...]
    new: tuple[Bag, ...]
    weights: dict[str, int]
    figures: frozenset[str]
    content: frozenset[str]

    def common(self, i: int, j: int) -> int:
        """Weigh what an old and a new text share."""
        return self.worth(self.old[i].parts & self.new[j].parts)

    def speak_of_the_same(self, i: int, j: int) -> bool:
        """Tell whether two texts share a word of content, or one of them has none."""
        old, new = self.old[i].parts, self.new[j].parts
        if not self.content.isdisjoint(old & new):
            return True
        return self.content.isdisjoint(old) or self.content.isdisjoint(new)

    def worth(self, shared: frozenset[str]) -> int:
        """Weigh shared parts; a shared figure counts half as much again.

        An edition often repeats last year's figure beside its own, so a figure in common says more
        than its rarity; a figure not in common says nothing, since figures change every year.
        """
        figures = shared & self.figures
        return self.total(shared) + (self.total(figures) // 2 if figures else 0)

    def total(self, parts: Collection[str]) -> int:
        """Add up the weights of some parts."""
        return sum(map(self.weights.__getitem__, parts))


_FRAME = frozenset(w[:_STEM] for w in FRAME_WORDS | STOP_WORDS)


def stem(word: str) -> str:
    """Cut a word to its stem; numbers stay whole."""
    return word if word[0].isdigit() else word[:_STEM]


def words(text: str) -> list[str]:
    """List the words and numbers of a text in lower case."""
    return _WORD.findall(text.casefold())


def weigh(old: Sequence[str], new: Sequence[str], equal: Mapping[int, int]) -> Weighed:
    """Cut both lists into bags and weigh every part by its rarity in the two lists.

    Args:
        old: the old texts.
        new: the new texts.
        equal: old to new position of texts already paired; they count for rarity, but their bags
            are left without a weight, since nobody asks for it.

    Returns:
        The bags and weights. Swapping the lists swaps the bags and changes no weight.
    """
    old_parts, new_parts = [_parts(t) for t in old], [_parts(t) for t in new]
    in_old, in_new = _in_texts(tuple(old)), _in_texts(tuple(new))
    weights = _weights(in_old, in_new, len(old), len(new))
    stems = [part for part in weights if " " not in part]
    return Weighed(
        _bags(old_parts, weights, equal),
        _bags(new_parts, weights, set(equal.values())),
        weights,
        frozenset([part for part in stems if part[0].isdigit() and _FIGURE.fullmatch(part)]),
        frozenset([part for part in stems if len(part) > _FUNCTION and not part[0].isdigit()]) - _FRAME,
    )


@lru_cache(maxsize=2048)  # through the years a text is met twice in each edition, and half of them stay as they are
def _parts(text: str) -> frozenset[str]:
    """Cut a text into stems and pairs of neighbouring stems."""
    stems = [w if w[0].isdigit() else w[:_STEM] for w in words(text)]
    return frozenset(stems).union([f"{a} {b}" for a, b in pairwise(stems)])


@lru_cache(maxsize=8)  # the new texts of one comparison are the old ones of the next
def _in_texts(texts: tuple[str, ...]) -> Counter[str]:
    """Count in how many of these texts each part stands. Nobody changes what is given."""
    return _frequencies([_parts(text) for text in texts])


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


def _weights(in_old: Mapping[str, int], in_new: Mapping[str, int], old_length: int, new_length: int) -> dict[str, int]:
    """Weigh every part by its rarity; pairs count less, short words less, numbers in full.

    Most parts are equally rare, so each weight is worked out once.
    """
    most = math.log(old_length + 1) + math.log(new_length + 1)
    known: dict[tuple[int, int, int], int] = {}
    weights: dict[str, int] = {}
    for part in {**in_old, **in_new}:
        letters = 0 if " " in part else len(part) if not part[0].isdigit() else _STEM
        key = (in_old.get(part, 0), in_new.get(part, 0), letters)
        weight = known.get(key)
        if weight is None:
            rarity = max(_LEAST, (most - math.log(max(1, key[0])) - math.log(max(1, key[1]))) / 2)
            share = _SHORT.get(letters, 1.0) if letters else _PAIR_SHARE
            weight = known[key] = max(1, round(_UNIT * rarity * share))
        weights[part] = weight
    return weights


def _bags(all_parts: Sequence[frozenset[str]], weights: dict[str, int], done: Container[int]) -> tuple[Bag, ...]:
    """Weigh each text as a whole."""
    weight_of = weights.__getitem__
    return tuple(
        Bag(parts, 0 if position in done else sum(map(weight_of, parts))) for position, parts in enumerate(all_parts)
    )


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
        The weight that the two texts of each proposed pair share, always above 0.
    """
    return {
        pair: known.get(pair) or weighed.common(*pair)
        for pair in _nearest(weighed, open_old, open_new)
        if pair in known or weighed.speak_of_the_same(*pair)
    }


def _nearest(weighed: Weighed, open_old: Sequence[int], open_new: Sequence[int]) -> list[Pair]:
    """Find for each open text the few on the other side that it shares most with, in order of the pairs."""
    index = _index(weighed, open_old, open_new)
    weights = {j: weighed.new[j].weight for j in open_new}
    by_new: dict[int, list[tuple[int, int]]] = {j: [] for j in open_new}
    chosen: set[Pair] = set()
    for i in open_old:
        weight = weighed.old[i].weight
        ranked: list[tuple[int, int]] = []
        for j, shared in _shared(index, weighed.old[i].parts).items():
            square, other = shared * shared, weights[j]
            if square * _HOPELESS > weight * other:
                ranked.append((square // other, j))
                by_new[j].append((square // weight, i))
        chosen.update([(i, j) for _, j in _best(ranked)])
    for j, rivals in by_new.items():
        chosen.update([(i, j) for _, i in _best(rivals)])
    return sorted(chosen)


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
    often = _frequencies([weighed.old[i].parts for i in open_old])
    postings: dict[str, list[int]] = {}
    for j in open_new:
        for part in weighed.new[j].parts & often.keys():
            if part in postings:
                postings[part].append(j)
            else:
                postings[part] = [j]
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
