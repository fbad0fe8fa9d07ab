"""A country's tier and the department's grades through the years."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.model import EditionStrand, GradeYear, TierMove, TierYear

UNRANKED = "special"


def ladder(family: Family) -> tuple[str, ...]:
    """Give the tiers of a family from best to worst, in the order its file names them."""
    return tuple(tier for tier in dict.fromkeys(family.tiers.values()) if tier != UNRANKED)


def tier_move(old: str | None, new: str | None, family: Family) -> TierMove:
    """Tell how a tier stands to the earlier one; up is towards the best."""
    if old is None or new is None:
        return TierMove.UNKNOWN
    if old == new:
        return TierMove.SAME
    order = ladder(family)
    if old not in order or new not in order:
        return TierMove.UNRANKED
    return TierMove.UP if order.index(new) < order.index(old) else TierMove.DOWN


def tier_years(strands: Sequence[EditionStrand], family: Family) -> tuple[TierYear, ...]:
    """Follow the tier through the editions with the Watch List clock.

    Args:
        strands: every edition held, oldest first.
        family: the family of the reports.

    Returns:
        One entry an edition. The clock counts editions in a row on the Watch List; it is marked
        open where the edition before its first is not held or gives no tier.
    """
    years: list[TierYear] = []
    for strand in strands:
        tier = strand.identity.tier
        before = years[-1] if years else None
        move = tier_move(before.tier, tier, family) if before else TierMove.FIRST
        clock, unsure = 0, False
        if tier is not None and tier.endswith("WL"):
            follows = before is not None and before.edition == strand.edition - 1 and before.tier is not None
            clock = before.watch_list + 1 if follows and before is not None else 1
            unsure = before.open_count if follows and before is not None and before.watch_list else not follows
        years.append(TierYear(strand.edition, tier, move, clock, unsure, strand.tier_reasons))
    return tuple(years)


def grade_years(strands: Sequence[EditionStrand], family: Family) -> tuple[GradeYear, ...]:
    """Give the department's own verb for each section in each edition, section by section as the family orders them."""
    order = [kind.name for kind in family.sections]
    found = {(name, strand.edition): verb for strand in strands for name, _, verb in strand.grades}
    titles = {name: title for strand in strands for name, title, _ in strand.grades}
    return tuple(
        GradeYear(strand.edition, name, title, found.get((name, strand.edition)))
        for name, title in sorted(
            titles.items(), key=lambda one: (order.index(one[0]) if one[0] in order else len(order), one)
        )
        for strand in strands
    )
