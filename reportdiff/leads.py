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

from reportdiff.model import Passage, Report, UnitKind

# Below this share of the demand's weight a passage has its rare words by chance: in the generated
# library the best passage on an unrelated demand stays under it in 19 of 20 cases.
ENOUGH = 0.4
# Two words in common are no subject; a lead needs at least so many stems of the demand.
STEMS = 3
MOST = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 6


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


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
    frequency = Counter(stem for held in stems for stem in held)
    return tuple(_best(_stems(demand), listed, stems, frequency) for demand in demands)


def _best(
    wanted: frozenset[str],
    passages: list[Passage],
    stems: list[frozenset[str]],
    frequency: Counter[str],
) -> tuple[tuple[Passage, float], ...]:
    weight = {stem: math.log((len(passages) + 1) / (frequency[stem] + 0.5)) for stem in sorted(wanted)}
    whole = math.fsum(weight.values())
    scored = []
    for position, held in enumerate(stems):
        common = wanted & held
        if len(common) >= min(STEMS, len(wanted)) and whole > 0:
            score = math.fsum(weight[stem] for stem in common) / whole
            if score >= ENOUGH:
                scored.append((-round(score, 4), position))
    return tuple((passages[position], -score) for score, position in sorted(scored)[:MOST])
