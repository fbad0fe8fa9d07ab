"""Equal texts are paired first, as many as there are, before anything is weighed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from reportdiff.align.order import Pair, main_order
from reportdiff.words import fold_typography

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

Key = tuple[str, str]  # section, text


def pair_equal_texts(
    old: Sequence[str], new: Sequence[str], old_sections: Sequence[str], new_sections: Sequence[str]
) -> dict[int, int]:
    """Pair texts that are the same: character for character first, then but for typography and case.

    Args:
        old: the old texts.
        new: the new texts.
        old_sections: the section of each old text; within a section comes before across.
        new_sections: the same for the new texts.

    Returns:
        The new position for each old one that has an equal.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    several = len({*old_sections, *new_sections}) > 1
    for fold in (str, _folded):
        ours = {i: fold(text) for i, text in enumerate(old) if i not in pairs}
        theirs = {j: fold(text) for j, text in enumerate(new) if j not in taken}
        for sections in ((old_sections, new_sections), None) if several else (None,):
            found = pair_equal(
                _keys(ours, pairs, len(old), sections and sections[0]),
                _keys(theirs, taken, len(new), sections and sections[1]),
            )
            pairs.update(found)
            taken.update(j for _, j in found)
    return pairs


def pair_but_for_figures(
    old: Sequence[str], new: Sequence[str], equal: Mapping[int, int], sections: tuple[Sequence[str], Sequence[str]]
) -> list[Pair]:
    """Propose texts that are the same but for their figures: next year's edition tells much that way.

    Args:
        old: the old texts.
        new: the new texts.
        equal: old to new position of texts already paired.
        sections: the sections of the old and of the new texts.

    Returns:
        Pairs worth weighing, in order of the old side; each text in at most one.
    """
    done = set(equal.values())
    ours = {i: _FIGURE.sub("0", text.casefold()) for i, text in enumerate(old) if i not in equal}
    theirs = {j: _FIGURE.sub("0", text.casefold()) for j, text in enumerate(new) if j not in done}
    return pair_equal(_keys(ours, (), len(old), sections[0]), _keys(theirs, (), len(new), sections[1]))


@lru_cache(maxsize=2048)  # through the years a text is met in two comparisons
def _folded(text: str) -> str:
    """Spell a text so that only its words are left to differ."""
    return fold_typography(text).casefold()


def _keys(
    texts: Mapping[int, str], taken: Container[int], length: int, sections: Sequence[str] | None
) -> list[Key | None]:
    """Make the key of each text that is still open, within its section where sections are given."""
    keys: list[Key | None] = [None] * length
    for position, text in texts.items():
        if position not in taken:
            keys[position] = (sections[position] if sections else "", text)
    return keys


def pair_equal(old: Sequence[Key | None], new: Sequence[Key | None]) -> list[Pair]:
    """Pair equal keys, as many as the rarer side holds.

    Keys that stand once on each side come first; the longest chain of them in order then says
    which copies of a repeated key belong together: copies between the same neighbours first, in
    order, and what is left in order. A text found on one side only plays no part, so adding one
    changes no pair.

    Args:
        old: a key for each old text, ``None`` for those not to be paired.
        new: the same for the new texts.

    Returns:
        The pairs, in order of the old side.
    """
    places_old, places_new = _places(old), _places(new)
    # Which side comes first must not matter, nor may a text found on one side only: the order is
    # taken from the keys that both sides have.
    if _shared(new, places_old) < _shared(old, places_new):
        return sorted((i, j) for j, i in _pair(places_new, places_old, (len(new), len(old))))
    return sorted(_pair(places_old, places_new, (len(old), len(new))))


def _shared(keys: Sequence[Key | None], there: Mapping[Key, list[int]]) -> list[Key]:
    """List the keys that the other side has too, in order."""
    return [key for key in keys if key is not None and key in there]


def _pair(
    places_old: Mapping[Key, list[int]], places_new: Mapping[Key, list[int]], lengths: tuple[int, int]
) -> list[Pair]:
    """Pair the places of equal keys."""
    shared = [key for key in places_old if key in places_new]
    single = [
        (places_old[key][0], places_new[key][0])
        for key in shared
        if len(places_old[key]) == 1 and len(places_new[key]) == 1
    ]
    pairs = list(single)
    repeated = [key for key in shared if len(places_old[key]) > 1 or len(places_new[key]) > 1]
    if repeated:
        chain = main_order(single)
        gap_old = _gaps([i for i, _ in chain], lengths[0])
        gap_new = _gaps([j for _, j in chain], lengths[1])
        for key in repeated:
            pairs += _pair_copies(places_old[key], places_new[key], gap_old, gap_new)
    return pairs


def _places(keys: Sequence[Key | None]) -> dict[Key, list[int]]:
    """List where each key stands."""
    places: dict[Key, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        if key is not None:
            places[key].append(position)
    return dict(places)


def _gaps(marks: Sequence[int], length: int) -> list[int]:
    """Number the stretches between the marks."""
    gaps = [0] * length
    for start in marks:
        gaps[start] = 1
    total = 0
    for position in range(length):
        total += gaps[position]
        gaps[position] = total
    return gaps


def _pair_copies(old: list[int], new: list[int], gap_old: list[int], gap_new: list[int]) -> list[Pair]:
    """Pair the copies of one repeated text."""
    waiting: dict[int, list[int]] = defaultdict(list)
    for j in reversed(new):
        waiting[gap_new[j]].append(j)
    pairs: list[Pair] = []
    left: list[int] = []
    for i in old:
        bucket = waiting.get(gap_old[i])
        if bucket:
            pairs.append((i, bucket.pop()))
        else:
            left.append(i)
    taken = {j for _, j in pairs}
    return pairs + list(zip(left, [j for j in new if j not in taken], strict=False))
