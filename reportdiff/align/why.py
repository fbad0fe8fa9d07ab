"""Why texts were paired, and which runner-up was rejected: the aligner's own numbers as values."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportdiff.align.core import Trace, trace
from reportdiff.align.evidence import stem, words
from reportdiff.align.order import Pair
from reportdiff.align.score import score_of, strength
from reportdiff.model import Evidence, Explanation, Link

_WORDS = 6  # shared words named in an explanation


def explain(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_groups: Sequence[str] | None = None,
    new_groups: Sequence[str] | None = None,
) -> tuple[Explanation, ...]:
    """Tell for every link of ``align`` why it was made.

    Args:
        old: the old texts, as given to ``align``.
        new: the new texts.
        old_groups: the section each old text stands in, as given to ``align``.
        new_groups: the same for the new texts.

    Returns:
        One explanation a link, in the order of ``align``'s answer: what the texts share, and the
        best pair that one of them would have made elsewhere, with its score.
    """
    known = trace(old, new, old_groups=old_groups, new_groups=new_groups)
    of_old: dict[int, list[Pair]] = defaultdict(list)
    of_new: dict[int, list[Pair]] = defaultdict(list)
    for pair in known.common:
        of_old[pair[0]].append(pair)
        of_new[pair[1]].append(pair)
    return tuple(
        Explanation(
            link,
            _evidence(known, new, link),
            _rejected(
                known,
                new,
                link,
                ([p for i in link.old for p in of_old[i]], [p for j in link.new for p in of_new[j]]),
            ),
        )
        for link in known.links
    )


def _evidence(known: Trace, new: Sequence[str], link: Link) -> Evidence:
    """Say what the texts of a link share."""
    distances = [known.distance.get((i, j), math.inf) for i in link.old for j in link.new]
    return _weigh(known, new, (link.old, link.new), min(distances), link.score)


def _weigh(
    known: Trace,
    new: Sequence[str],
    texts: tuple[tuple[int, ...], tuple[int, ...]],
    distance: float,
    score: float | None = None,
) -> Evidence:
    """Weigh some texts as one on each side."""
    weighed = known.weighed
    ours, theirs = weighed.old.joined(texts[0]), weighed.new.joined(texts[1])
    common, one, other = (
        max(1, weighed.worth(ours, theirs)),
        max(1, weighed.total(ours.parts)),
        max(1, weighed.total(theirs.parts)),
    )
    shared = [word for j in texts[1] for word in words(new[j]) if stem(word) in ours.parts]
    heaviest = sorted(dict.fromkeys(shared), key=lambda word: (-weighed.weights[stem(word)], shared.index(word)))
    return Evidence(
        *texts,
        score=score_of(strength(common, one, other, distance)) if score is None else score,
        old_covered=round(min(1.0, common / one), 2),
        new_covered=round(min(1.0, common / other), 2),
        distance=None if math.isinf(distance) else round(distance, 1),
        words=tuple(heaviest[:_WORDS]),
    )


def _rejected(
    known: Trace, new: Sequence[str], link: Link, considered: tuple[list[Pair], list[Pair]]
) -> tuple[Evidence, ...]:
    """Find the best other pair that was considered for the old texts and for the new texts of a link."""
    own = {(i, j) for i in link.old for j in link.new}
    others = [[pair for pair in pairs if pair not in own] for pairs in considered]
    found = [
        _weigh(known, new, ((i,), (j,)), known.distance[i, j])
        for i, j in dict.fromkeys(_best(known, pairs) for pairs in others if pairs)
    ]
    return tuple(sorted(found, key=lambda e: (-e.score, e.old, e.new)))


def _best(known: Trace, pairs: Iterable[Pair]) -> Pair:
    """Choose the strongest of some pairs."""

    def power(pair: Pair) -> tuple[float, int, int]:
        i, j = pair
        weighed = known.weighed
        away = known.distance[pair]
        return (-strength(known.common[pair], weighed.old.weights[i], weighed.new.weights[j], away), i, j)

    return min(pairs, key=power)
