"""One edition across the countries: what moved, what stopped, what grew, which words came and went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from reportdiff.corpus.house_style import Words, house_edits, words_of
from reportdiff.model import (
    Digest,
    EditionView,
    FirstReported,
    Gone,
    Lined,
    Movement,
    NotReported,
    Resized,
    Restated,
    Stopped,
    TierMove,
    TierMoved,
    UnitChanged,
    WordMoved,
)

# Shown of each measure: its largest movements.
LARGEST = 10
# A word is news when the narratives that use it grew or shrank by this share of all, at least by FEWEST.
WORD_SHARE = 0.15
FEWEST = 3
MOST_WORDS = 60


def edition_view(digests: Sequence[Digest]) -> EditionView:
    """Put together what stands out in one pair of editions.

    Args:
        digests: one of each country compared, all of the same pair of editions; at least one.

    Returns:
        The view: countries in alphabetical order; movements by measure, largest first; narratives
        by how much they shrank or grew, most shrunk first.
    """
    digests = sorted(digests, key=lambda digest: digest.country)
    used = words_of(digests)
    resized = [Resized(d.country, d.old_words, d.new_words) for d in digests]
    return EditionView(
        old_edition=digests[0].old_edition,
        new_edition=digests[0].new_edition,
        countries=tuple(digest.country for digest in digests),
        house_edits=house_edits(digests, used),
        tiers=tuple(
            TierMoved(d.country, d.old_tier, d.new_tier, d.tier_move)
            for d in digests
            if d.tier_move in {TierMove.UP, TierMove.DOWN, TierMove.UNRANKED}
        ),
        movements=_movements(digests),
        stopped=tuple(stopped for digest in digests for stopped in _stopped(digest)),
        resized=tuple(sorted(resized, key=lambda r: (r.new_words / max(1, r.old_words), r.country))),
        words=_moved_words(used),
    )


def _movements(digests: Sequence[Digest]) -> tuple[Movement, ...]:
    """Give the largest movements of totals, measure by measure and unit by unit."""
    found: defaultdict[tuple[str, str], list[tuple[float, str, Lined]]] = defaultdict(list)
    for digest in digests:
        for change in digest.figures:
            if not isinstance(change, Lined) or change.difference in {None, 0} or change.new.subgroup is not None:
                continue
            measure = change.new.measure
            if measure is not None and measure != "other" and change.difference is not None:
                found[measure, change.new.unit or ""].append((-abs(change.difference), digest.country, change))
    return tuple(
        Movement(country, measure, change)
        for (measure, _), moved in sorted(found.items())
        for _, country, change in sorted(moved, key=lambda m: m[:2])[:LARGEST]
    )


def _stopped(digest: Digest) -> list[Stopped]:
    """Give the measures of which the old edition gave a figure and the new one gives none."""
    before: set[str] = set()
    now: set[str] = set()
    declared: set[str] = set()
    for change in digest.figures:
        match change:
            case Lined(old=old, new=new) | UnitChanged(old=old, new=new):
                before.add(old.measure or "other")
                now.add(new.measure or "other")
            case FirstReported(new=new):
                now.add(new.measure or "other")
            case NotReported(old=olds, new=new):
                before.update(old.measure or "other" for old in olds)
                declared.add(new.measure or "other")
            case Gone(old=old):
                before.add(old.measure or "other")
            case Restated():
                pass
    return [Stopped(digest.country, m, m in declared) for m in sorted(before - now - {"other"})]


def _moved_words(used: Sequence[Words]) -> tuple[WordMoved, ...]:
    """Give the words that went out of use or came into it across the narratives."""
    old: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for before, after in used:
        old.update(before)
        gone.update(before - after)
        come.update(after - before)
    enough = max(FEWEST, WORD_SHARE * len(used))
    moved = [
        WordMoved(word, old[word], old[word] + come[word] - gone[word])
        for word in sorted(set(gone) | set(come))
        if word.isalpha() and abs(come[word] - gone[word]) >= enough
    ]
    return tuple(sorted(moved, key=lambda w: (-abs(w.new - w.old), w.word))[:MOST_WORDS])
