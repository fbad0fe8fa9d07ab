"""Align two lists of texts."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from reportdiff.model import Link, LinkKind, Nature
from reportdiff.words import nature

_WORD = re.compile(r"\w+")


def _stems(text: str) -> set[str]:
    return {w[:6] for w in _WORD.findall(text.casefold())}


def align(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_groups: Sequence[str] | None = None,
    new_groups: Sequence[str] | None = None,
) -> tuple[Link, ...]:
    """Link the texts of two lists that belong together.

    Args:
        old: the old texts, in order.
        new: the new texts, in order.
        old_groups: the section each old text stands in, or ``None`` for one section.
        new_groups: the same for the new texts.

    Returns:
        Links in the order of their first new text; every text is in at most one.
    """
    olds = list(old_groups) if old_groups is not None else [""] * len(old)
    news = list(new_groups) if new_groups is not None else [""] * len(new)
    pairs: dict[int, int] = {}
    scores: dict[int, float] = {}
    used: set[int] = set()
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for with_group in (True, False):
        waiting.clear()
        for j in range(len(new) - 1, -1, -1):
            if j not in used:
                waiting[(news[j] if with_group else "", new[j])].append(j)
        for i, text in enumerate(old):
            bucket = waiting[(olds[i] if with_group else "", text)]
            if i not in pairs and bucket:
                pairs[i] = bucket.pop()
                scores[i] = 1.0
                used.add(pairs[i])
    for i, j, score in _similar(old, new, olds, news, pairs, used):
        pairs[i], scores[i] = j, score
    return _links(old, new, olds, news, pairs, scores)


def _similar(
    old: Sequence[str], new: Sequence[str], olds: list[str], news: list[str], pairs: dict[int, int], used: set[int]
) -> list[tuple[int, int, float]]:
    old_stems, new_stems = [_stems(t) for t in old], [_stems(t) for t in new]
    frequency = Counter(s for stems in (*old_stems, *new_stems) for s in stems)
    total = len(old) + len(new) + 1
    weight = {s: math.log(total / n) ** 2 for s, n in frequency.items()}
    found: list[tuple[float, int, int]] = []
    postings: dict[str, list[int]] = defaultdict(list)
    norm = [math.sqrt(sum(weight[s] for s in sorted(stems))) for stems in new_stems]
    for j, stems in enumerate(new_stems):
        if j not in used:
            for s in sorted(stems):
                postings[s].append(j)
    for i, stems in enumerate(old_stems):
        if i in pairs:
            continue
        total_weight: dict[int, float] = defaultdict(float)
        for s in sorted(stems):
            for j in postings[s]:
                total_weight[j] += weight[s]
        size = math.sqrt(sum(weight[s] for s in sorted(stems)))
        found += [
            (w / (size * norm[j]) - (olds[i] != news[j]), i, j) for j, w in total_weight.items() if size * norm[j]
        ]
    chosen: list[tuple[int, int, float]] = []
    taken_old, taken_new = set(pairs), set(used)
    for score, i, j in sorted(found, key=lambda f: (-f[0], f[1] + f[2], f[1])):
        raw = score if olds[i] == news[j] else score + 1
        if raw < 0.3:
            continue
        if i not in taken_old and j not in taken_new:
            chosen.append((i, j, min(1.0, raw)))
            taken_old.add(i)
            taken_new.add(j)
    return chosen


def _links(
    old: Sequence[str],
    new: Sequence[str],
    olds: list[str],
    news: list[str],
    pairs: dict[int, int],
    scores: dict[int, float],
) -> tuple[Link, ...]:
    ordered = sorted(pairs.items())
    tails: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for position, (_, j) in enumerate(ordered):
        at = bisect_left(tails, j)
        back.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        last[at : at + 1] = [position]
    main: set[int] = set()
    position = last[-1] if last else -1
    while position >= 0:
        main.add(position)
        position = back[position]
    links = [
        Link(
            LinkKind.REWORDED if nature(old[i], new[j]) is Nature.WORDS else LinkKind.KEPT,
            (i,),
            (j,),
            scores[i],
            position not in main or olds[i] != news[j],
        )
        for position, (i, j) in enumerate(ordered)
    ]
    return tuple(sorted(links, key=lambda link: link.new))
