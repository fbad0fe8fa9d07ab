"""A country's tier and the department's grades through the years."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.model import Comparison, GradeYear, Passage, Report, TierMove, TierYear
from reportdiff.sections import grade

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


def tier_years(reports: Sequence[tuple[int, Report]], family: Family) -> tuple[TierYear, ...]:
    """Follow the tier through the editions with the Watch List clock.

    Args:
        reports: every edition held, oldest first.
        family: the family of the reports; its tier sentences find the reasons.

    Returns:
        One entry an edition. The clock counts editions in a row on the Watch List; it is marked
        open where the edition before its first is not held or gives no tier.
    """
    years: list[TierYear] = []
    for edition, report in reports:
        tier = report.identity.tier
        before = years[-1] if years else None
        move = tier_move(before.tier, tier, family) if before else TierMove.FIRST
        clock, unsure = 0, False
        if tier is not None and tier.endswith("WL"):
            follows = before is not None and before.edition == edition - 1 and before.tier is not None
            clock = before.watch_list + 1 if follows and before is not None else 1
            unsure = before.open_count if follows and before is not None and before.watch_list else not follows
        years.append(TierYear(edition, tier, move, clock, unsure, _reasons(report, family)))
    return tuple(years)


def _reasons(report: Report, family: Family) -> tuple[Passage, ...]:
    """Find the report's own sentences on its tier."""
    return tuple(
        Passage(section.name, position, unit)
        for section in report.sections
        if section.name == "overview"
        for position, unit in enumerate(section.units, 1)
        if any(pattern.search(unit.text) for pattern in family.tier_sentences)
    )


def grade_years(
    reports: Sequence[tuple[int, Report]],
    comparisons: Sequence[Comparison],
    family: Family,
) -> tuple[GradeYear, ...]:
    """Give the department's own verb for each section in each edition, as the comparisons found them."""
    found: dict[tuple[str, int], str] = {}
    titles: dict[str, str] = {}
    for (old, _), (new, _), comparison in zip(reports, reports[1:], comparisons, strict=False):
        for section in comparison.sections:
            for edition, verb in ((old, section.old_grade), (new, section.new_grade)):
                if verb:
                    found[section.name, edition] = verb
                    titles[section.name] = section.title
    if not comparisons:
        for edition, report in reports:
            for part in report.sections:
                if verb := grade(part, family):
                    found.setdefault((part.name, edition), verb)
                    titles[part.name] = part.title
    return tuple(
        GradeYear(edition, name, title, found.get((name, edition)))
        for name, title in sorted(titles.items())
        for edition, _ in reports
    )
