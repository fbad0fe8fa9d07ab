"""The likeliest section for each paragraph of a narrative: evidence, headings and the usual order together.

The Viterbi way over paragraphs and sections: linear in the paragraphs, and every number in it is said here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportdiff.families import Family
from reportdiff.sections.evidence import Evidence

STAY, NEXT, SKIP, BACK = 0.3, 0.0, -0.7, -4.0
UNHEADED = -2.5  # leaving a section that has a heading without meeting another one
OWN_HEAD = -5.0  # beginning a section without its heading where the report has that heading elsewhere
FORCED = 1000.0  # a heading decides the paragraph behind it
AGAIN = -3.0  # first words stand once: a paragraph that surely opens a section does not go on with it
TORN = -0.3  # the same where a text begins: an excerpt may begin in the middle
LATE = -2.0  # beginning a section that is known by its first words, without them
LEFT = -1.0  # moving on to a section that the paragraph neither opens nor speaks of most


def label(evidences: Sequence[Evidence], heads: Sequence[str | None], family: Family, edition: int | None) -> list[str]:
    """Name the section of each paragraph.

    Args:
        evidences: what each paragraph says.
        heads: for each paragraph the section named by the heading right before it, if any.
        family: its sections and their orders.
        edition: the year, which decides the order; ``None`` tries every order.
    """
    names = [kind.name for kind in family.sections]
    moves = _moves(family, edition)
    best: dict[str, float] = {}
    ways: list[dict[str, str]] = []
    headed: str | None = None
    for found, head in zip(evidences, heads, strict=True):
        if best:
            entry = {name: _entry(found, name, head, family, name in heads) for name in names}
            best, way = _step(best, found, head, headed, moves, entry)
            ways.append(way)
        else:
            best = {
                name: _emission(found, name, head) + (TORN if _late(found, name, family) else 0.0) for name in names
            }
        headed = head or headed
    if not best:
        return []
    name = max(names, key=lambda n: best[n])
    labels = [name]
    for way in reversed(ways):
        name = way[name]
        labels.append(name)
    return labels[::-1]


def _step(  # noqa: PLR0913, PLR0917 - the state of the way so far
    best: Mapping[str, float],
    found: Evidence,
    head: str | None,
    headed: str | None,
    moves: Mapping[tuple[str, str], float],
    entry: Mapping[str, float],
) -> tuple[dict[str, float], dict[str, str]]:
    """Go one paragraph on: the best score of each section there, and the section before it on the way."""
    step: dict[str, float] = {}
    way: dict[str, str] = {}
    for name in best:
        staying = AGAIN if found.surely and found.opens == name and head is None else 0.0
        scores = {}
        for before, score in best.items():
            left = staying if before == name else entry[name] + (UNHEADED if head is None and before == headed else 0.0)
            scores[before] = score + moves[before, name] + left
        way[name] = max(scores, key=lambda b: scores[b])  # the first of equals, in the family's order
        step[name] = scores[way[name]] + _emission(found, name, head)
    return step, way


def _entry(found: Evidence, name: str, head: str | None, family: Family, has_heading: bool) -> float:  # noqa: FBT001 - one of many
    """Price the beginning of a section at a paragraph."""
    if head is not None:
        return 0.0
    spoken_for = name in (found.opens, found.best) or found.list_form
    price = 0.0 if spoken_for else LEFT
    price += LATE if _late(found, name, family) else 0.0
    return price + (OWN_HEAD if has_heading else 0.0)


def _late(found: Evidence, name: str, family: Family) -> bool:
    kind = family.section(name)
    return kind is not None and kind.first_words is not None and found.opens != name


def _emission(found: Evidence, name: str, head: str | None) -> float:
    if head is not None:
        return FORCED if head == name else -FORCED
    return found.scores.get(name, 0.0)


def _moves(family: Family, edition: int | None) -> dict[tuple[str, str], float]:
    """Price each move from section to section: onward in the order is free, skipping costs, going back costs more."""
    fitting = [o for o in family.orders if edition is None or o.first <= edition <= o.last] or list(family.orders)
    names = [kind.name for kind in family.sections]
    prices = {}
    for a in names:
        for b in names:
            options = [_price(order.sections, a, b) for order in fitting] or [NEXT]
            prices[a, b] = STAY if a == b else max(options)
    return prices


def _price(order: Sequence[str], a: str, b: str) -> float:
    if a not in order or b not in order:
        return BACK
    ahead = order.index(b) - order.index(a)
    return NEXT if ahead == 1 else SKIP * (ahead - 1) if ahead > 0 else BACK
