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
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from sys import intern

from reportdiff.tokens import FRAME_WORDS, STOP_WORDS

_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d{2,}")  # no year, and no single digit: notes and articles of law
_STEM = 5
_UNIT = 1000
_PAIR_SHARE = 0.4  # a pair of stems repeats in part what its stems say
_SHORT = {1: 0.25, 2: 0.25, 3: 0.35, 4: 0.8}  # short words are function words in most languages (Zipf 1949)
_FUNCTION = 3  # letters; a stem longer than this is taken for a content word
_LEAST = 0.05  # what a part found in every text still weighs


@dataclass(frozen=True, slots=True)
class Bag:
    """One text cut up.

    Attributes:
        parts: its stems and pairs of neighbouring stems.
        content: the stems that name what it speaks of: no house style, no function words, no numbers.
        figures: the stems that are numbers but no years.
    """

    parts: frozenset[str]
    content: frozenset[str]
    figures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bags:
    """The texts of one side as bags, and the total weight of each; 0 where nobody asks for it."""

    bags: tuple[Bag, ...]
    weights: tuple[int, ...]

    def joined(self, positions: Sequence[int]) -> Bag:
        """Make one bag of several texts."""
        first, *others = (self.bags[position] for position in positions)
        if not others:
            return first
        return Bag(
            first.parts.union(*(bag.parts for bag in others)),
            first.content.union(*(bag.content for bag in others)),
            first.figures.union(*(bag.figures for bag in others)),
        )


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both lists as bags, and the weight of every part in thousandths."""

    old: Bags
    new: Bags
    weights: dict[str, int]

    def common(self, i: int, j: int) -> int:
        """Weigh what an old and a new text share."""
        return self.worth(self.old.bags[i], self.new.bags[j])

    def speak_of_the_same(self, i: int, j: int) -> bool:
        """Tell whether two texts share a word of content, or one of them has none."""
        old, new = self.old.bags[i].content, self.new.bags[j].content
        return not (old and new and old.isdisjoint(new))

    def worth(self, old: Bag, new: Bag) -> int:
        """Weigh what two bags share; a shared figure counts half as much again.

        An edition often repeats last year's figure beside its own, so a figure in common says more
        than its rarity; a figure not in common says nothing, since figures change every year.
        """
        shared = self.total(old.parts & new.parts)
        if old.figures and new.figures:
            shared += self.total(old.figures & new.figures) // 2
        return shared

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


def weigh(old: Sequence[str], new: Sequence[str], done_old: Container[int], done_new: Container[int]) -> Weighed:
    """Cut both lists into bags and weigh every part by its rarity in the two lists.

    Args:
        old: the old texts.
        new: the new texts.
        done_old: positions of old texts already paired; they count for rarity, but their bags
            are left without a weight, since nobody asks for it.
        done_new: the same of new texts.

    Returns:
        The bags and weights. Swapping the lists swaps the bags and changes no weight.
    """
    weights = _weights(_in_texts(tuple(old)), _in_texts(tuple(new)), len(old), len(new))
    return Weighed(_bags(old, weights, done_old), _bags(new, weights, done_new), weights)


@lru_cache(maxsize=2048)  # through the years a text is met twice in each edition, and half of them stay as they are
def _bag(text: str) -> Bag:
    """Cut a text up. A spelling met again is the same string, which sets see without comparing letters."""
    stems = [intern(w if w[0].isdigit() else w[:_STEM]) for w in words(text)]
    numbers = frozenset([part for part in stems if part[0].isdigit()])
    return Bag(
        parts=frozenset(stems).union([intern(f"{a} {b}") for a, b in pairwise(stems)]),
        content=frozenset([part for part in stems if len(part) > _FUNCTION]) - numbers - _FRAME,
        figures=frozenset([part for part in numbers if _FIGURE.fullmatch(part)]),
    )


@lru_cache(maxsize=8)  # the new texts of one comparison are the old ones of the next
def _in_texts(texts: tuple[str, ...]) -> Counter[str]:
    """Count in how many of these texts each part stands. Nobody changes what is given."""
    return frequencies(_bag(text).parts for text in texts)


def frequencies(all_parts: Iterable[Collection[str]]) -> Counter[str]:
    """Count in how many texts each part stands."""
    return Counter(chain.from_iterable(all_parts))


def once(bags: Iterable[Bag]) -> set[str]:
    """Find the stems of more than three letters that stand in one of these texts only."""
    return {
        part
        for part, n in frequencies(bag.parts for bag in bags).items()
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


def _bags(texts: Sequence[str], weights: dict[str, int], done: Container[int]) -> Bags:
    """Cut each text up and weigh it as a whole."""
    weight_of = weights.__getitem__
    bags = tuple(map(_bag, texts))
    return Bags(
        bags, tuple(0 if position in done else sum(map(weight_of, bag.parts)) for position, bag in enumerate(bags))
    )
