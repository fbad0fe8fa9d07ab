"""Why each pair was made and what was rejected, in sentences, for ``diff --explain``."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.align import explain
from reportdiff.changes import alignable, family_of, new_side, old_side, said
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Comparison, Evidence, Explanation, Passage

_SHORT = 60  # characters of a rejected text


def reasons(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Say for every change that pairs texts why it does.

    Args:
        comparison: a whole comparison, not a selection: pairing looks at everything.

    Returns:
        The id of a change -> sentences: what its texts share, then the runners-up.
    """
    w = english()
    by_place = {_key(old_side(c), new_side(c)): c.id for s in comparison.sections for c in s.changes}
    told: dict[str, tuple[str, ...]] = {}
    family = family_of(comparison.old, comparison.new)
    for old, new, groups in alignable(comparison.old, comparison.new, by_section=not comparison.drift.suppressed):
        old_groups, new_groups = groups
        for found in explain(said(old, family), said(new, family), old_groups=old_groups, new_groups=new_groups):
            link = found.link
            key = _key([old[i] for i in link.old], [new[j] for j in link.new])
            if key in by_place:
                told[by_place[key]] = tuple(_sentences(found, old, new, w))
    return told


def _key(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Name a pairing by where its texts begin."""
    return tuple(p.unit.start for p in old), tuple(p.unit.start for p in new)


def _sentences(found: Explanation, old: Sequence[Passage], new: Sequence[Passage], w: Wording) -> list[str]:
    """Tell what the texts of a link share, and each runner-up."""
    told = [_shared(found.evidence, "explain.paired", w)]
    for other in found.rejected:
        apart = [new[j] for j in other.new if j not in found.link.new] or [
            old[i] for i in other.old if i not in found.link.old
        ]
        text = " ".join(p.unit.text for p in apart)
        told.append(_shared(other, "explain.rejected", w, text=text if len(text) <= _SHORT else text[:_SHORT] + "…"))
    return told


def _shared(evidence: Evidence, key: str, w: Wording, *, text: str = "") -> str:
    """Put the weights into words."""
    return w.say(
        key,
        score=f"{evidence.score:.2f}",
        old=f"{evidence.old_covered:.0%}",
        new=f"{evidence.new_covered:.0%}",
        words=w.say("list.comma").join(evidence.words) or w.say("explain.none"),
        text=text,
    )
