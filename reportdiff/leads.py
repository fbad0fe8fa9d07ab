"""Where a report still speaks of a recommendation that left its list: passages to read, never verdicts.

A lead's score is the share of the recommendation's weight that the passage holds: every stem weighs
the logarithm of how rare it is among the report's passages, so that words every sentence has count
for next to nothing. Containment, not similarity: a long passage may speak of a short demand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from reportdiff.model import Passage, Report, UnitKind
from reportdiff.tokens import FRAME_WORDS, STOP_WORDS

# Below this share of the demand's weight a passage has its rare words by chance. In the generated
# library four of five demands of another country find no passage; in a published narrative more
# than half of its own recommendations find one, which read by eye speaks of most of them.
ENOUGH = 0.45
# One word in common is no subject.
STEMS = 2
MOST = 3
# What no passage says weighs less: it tells how much of the demand can't be found, not where the rest is.
NOWHERE = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6
# Words of every demand and every text: they do not tell what is spoken of.
_COMMON = frozenset(word[:_STEM] for word in FRAME_WORDS | STOP_WORDS)


@lru_cache(maxsize=2048)  # half of an edition's sentences stand in the next one, too
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold())) - _COMMON


def prose(report: Report) -> tuple[Passage, ...]:
    """List the passages of a report that are no recommendations, in reading order."""
    found = []
    counts: Counter[str] = Counter()
    for section in report.sections:
        for unit in section.units:
            counts[section.name] += 1
            if unit.kind is not UnitKind.RECOMMENDATION:
                found.append(Passage(section.name, counts[section.name], unit))
    return tuple(found)


def find_leads(demands: Sequence[str], passages: Iterable[Passage]) -> tuple[tuple[tuple[Passage, float], ...], ...]:
    """Find the passages that speak of demands.

    Args:
        demands: the words of the recommendations.
        passages: the passages to look in, of one report.

    Returns:
        For every demand its best passages with their scores (0..1), best first, at most three;
        none where no passage holds enough of the demand's own words.
    """
    listed = list(passages)
    if not demands or not listed:
        return tuple(() for _ in demands)
    stems = [_stems(passage.unit.text) for passage in listed]
    frequency = Counter(chain.from_iterable(stems))
    return tuple(_best(_stems(demand), listed, stems, frequency) for demand in demands)


def _best(
    wanted: frozenset[str],
    passages: list[Passage],
    stems: list[frozenset[str]],
    frequency: Counter[str],
) -> tuple[tuple[Passage, float], ...]:
    rare = math.log(len(passages) + 1)
    weight = {
        stem: math.log((len(passages) + 1) / frequency[stem]) if stem in frequency else rare * NOWHERE
        for stem in sorted(wanted)
    }
    whole = math.fsum(weight.values())
    scored = []
    for position, held in enumerate(stems):
        common = wanted & held
        if len(common) >= min(STEMS, len(wanted)) and whole > 0:
            score = math.fsum(weight[stem] for stem in common) / whole
            if score >= ENOUGH:
                scored.append((-round(score, 4), position))
    return tuple((passages[position], -score) for score, position in sorted(scored)[:MOST])
