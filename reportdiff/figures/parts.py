"""Parts and totals: whether one figure can be part of another, and totals that the parts add up to."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.figures.mention import PEOPLE, Mention
from reportdiff.figures.sentence import Laid

_PLENTY = 12  # figures of a sentence tried as the parts of a sum


def belong(mention: Mention, head: Mention | None, relation: str) -> None:
    """Set what a figure belongs to and how, where there is such a figure and it can be that.

    Args:
        mention: the figure.
        head: what it belongs to; ``None`` changes nothing.
        relation: "part", "comparison", "converted" or "repeat".
    """
    if head is not None and not (mention.whom and head.kind not in PEOPLE and head.unit != "persons"):
        mention.head, mention.relation = head, relation


def fits(part: Mention, total: Mention) -> bool:
    """Whether one can be a part of the other: the same kind of thing and no more of it."""
    if part.kind == "percent":
        return total.kind not in ("percent", "time", "age", "money")
    if part.value is None or total.value is None or part.value > total.value:
        return False
    alike = part.kind is None or part.kind == total.kind or {part.kind, total.kind} <= PEOPLE
    return alike and total.kind not in ("percent", "time", "money")


def totals_that_add_up(found: Sequence[Mention]) -> None:
    """Let parts without a noun be of the total that they add up to: "29 cases with 54 suspects, including 22 ...".

    Args:
        found: the figures of a sentence, in order, with what they belong to.
    """
    for head in found[:_PLENTY]:
        parts = [m for m in found if m.head is head and m.relation == "part" and m.kind is None]
        total = sum(m.value or 0 for m in parts)
        if len(parts) < 2 or total == head.value:  # noqa: PLR2004 - one part adds up to nothing
            continue
        whole = [m for m in found if m.start < head.start and m.relation is None and m.value == total]
        if whole and all(fits(part, whole[-1]) for part in parts):
            for part in parts:
                belong(part, whole[-1], "part")


def sums(laid: Laid, found: Sequence[Mention]) -> None:
    """Let figures right after a total that add up to it be its parts: "860 abroad, 843 in ... and 17 in ...".

    Args:
        laid: the sentence.
        found: its figures, in order.
    """
    for at, total in enumerate(found[:_PLENTY]):
        if total.kind not in PEOPLE | {"cases"} or total.relation == "comparison" or not total.value:
            continue
        run: list[Mention] = []
        for mention in found[at + 1 : at + _PLENTY]:
            if mention.region != total.region or mention.relation is not None or not fits(mention, total):
                break
            if any(total.end < j < mention.start for j in laid.joints):
                break
            run.append(mention)
            if sum(m.value or 0 for m in run) == total.value and len(run) > 1:
                for part in run:
                    belong(part, total, "part")
                break
