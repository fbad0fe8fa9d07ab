"""Two reports -> one Comparison: outlines, changes by section, recommendations, figures, claims.

Everything a page or a table shows is decided here and in the rooms before; faces only show it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from reportdiff import families
from reportdiff.changes import family_of, new_side, old_side, pair_units, show_by_section, status_of
from reportdiff.figures import find_claims, find_sums, match_figures, report_figures
from reportdiff.leads import find_leads, prose
from reportdiff.model import (
    Added,
    Change,
    Claim,
    Comparison,
    Confidence,
    Drift,
    Fate,
    Figure,
    Kept,
    Merged,
    RecommendationFate,
    Removed,
    Report,
    Reworded,
    SectionChange,
    Split,
    Sum,
    UnitKind,
)
from reportdiff.printed import check_printed
from reportdiff.sections import grade

# Below this share of words under section names known to both sides, two outlines do not correspond.
# Measured on the human-rights pages of 12 countries: 0.01 to 0.08 from 2023 to the new outline of 2024,
# 0.97 to 1.00 in the 82 pairs before.
OUTLINES_CORRESPOND = 0.5


# What became of a recommendation, by the change of its text; every kind of change has one.
FATES: dict[type[Change], Fate] = {
    Kept: Fate.KEPT,
    Reworded: Fate.REWORDED,
    Split: Fate.SPLIT,
    Merged: Fate.MERGED,
    Added: Fate.NEW,
    Removed: Fate.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that one report says in numbers: worked out once for a report that stands in two comparisons."""

    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    sums: tuple[Sum, ...]


def numbers_of(report: Report) -> Numbers:
    """Find the figures, claims and sums of one report."""
    family = families.load(report.identity.family or "tip")
    figures = report_figures(report, family)
    return Numbers(figures, tuple(find_claims(report, figures, family)), tuple(find_sums(report, figures, family)))


def compare(
    old: Report, new: Report, *, old_numbers: Numbers | None = None, new_numbers: Numbers | None = None
) -> Comparison:
    """Compare two editions of one report.

    Args:
        old: the earlier edition.
        new: the later edition.
        old_numbers: what ``numbers_of`` gave for it; found here when left out.
        new_numbers: the same for the later edition.

    Returns:
        The Comparison; every unit of both reports stands in exactly one change of one section.
        Doubts (other country, other family, order of editions) are in its ``notes``.
    """
    family = family_of(old, new)
    drift = outline_drift(old, new)
    before, after = old_numbers or numbers_of(old), new_numbers or numbers_of(new)
    sections = _sections(old, new, family, by_section=not drift.suppressed)
    return Comparison(
        old=old,
        new=new,
        drift=drift,
        sections=sections,
        recommendations=_with_printed(_with_leads(_fates(sections, old, new), new), old, new),
        old_figures=before.figures,
        new_figures=after.figures,
        figures=match_figures(before.figures, after.figures, alike_only=family.figures.alike_only),
        # A claim of the new edition may speak of a value that only the old one gives.
        claims=(*before.claims, *find_claims(new, after.figures, family, before.figures)),
        sums=(*before.sums, *after.sums),
        confidence=_confidence(old, new),
        notes=_notes(old, new, drift),
    )


def _sections(old: Report, new: Report, family: families.Family, *, by_section: bool) -> tuple[SectionChange, ...]:
    """Pair the units and show the changes section by section, each with the department's grades."""
    return tuple(
        SectionChange(
            name=name,
            title=title,
            status=status_of(name, shown, old, new),
            changes=shown,
            old_grade=_grade(old, name, family),
            new_grade=_grade(new, name, family),
        )
        for name, title, shown in show_by_section(pair_units(old, new, by_section=by_section), old, new)
        if shown  # a heading over parts of its own, or a publisher's matter, has no units to compare
    )


def outline_drift(old: Report, new: Report) -> Drift:
    """Measure how far two outlines correspond.

    Returns:
        The share of words that stand under section names known to both reports, on the side where
        that share is larger (so that an excerpt corresponds to its whole), and whether it is too
        small for a comparison section by section.
    """
    names = {s.name for s in old.sections if s.units} & {s.name for s in new.sections if s.units}
    shares = []
    for report in (old, new):
        words = [(s.name in names, len(s.text.split())) for s in report.sections if s.units]
        total = sum(count for _, count in words)
        shares.append(sum(count for shared, count in words if shared) / total if total else 1.0)
    correspondence = round(max(shares), 4)
    return Drift(correspondence, suppressed=correspondence < OUTLINES_CORRESPOND)


def _grade(report: Report, name: str, family: families.Family) -> str | None:
    """Give the department's own verb for the section of that name, where it uses one."""
    found = (grade(section, family) for section in report.sections if section.name == name)
    return next((verb for verb in found if verb), None)


def _fates(sections: tuple[SectionChange, ...], old: Report, new: Report) -> tuple[RecommendationFate, ...]:
    """Read the fate of every recommendation off its change."""
    before, after = old.identity.edition, new.identity.edition
    fates = []
    for change in chain.from_iterable(section.changes for section in sections):
        if _is_recommendation(change):
            fate = FATES[type(change)]
            since = after if fate is Fate.NEW else before
            fates.append(RecommendationFate(fate, change, since, 1 if fate in {Fate.NEW, Fate.DROPPED} else 2))
    return tuple(fates)


def _with_leads(fates: tuple[RecommendationFate, ...], new: Report) -> tuple[RecommendationFate, ...]:
    """Give each dropped recommendation the passages of the new report that speak of it."""
    dropped = [fate.change.old.unit.text for fate in fates if isinstance(fate.change, Removed)]
    leads = iter(find_leads(dropped, prose(new)) if dropped else ())
    return tuple(replace(fate, leads=next(leads)) if isinstance(fate.change, Removed) else fate for fate in fates)


def _with_printed(fates: tuple[RecommendationFate, ...], old: Report, new: Report) -> tuple[RecommendationFate, ...]:
    """Hold the years printed beside recommendations against these two editions."""
    before, after = old.identity.edition, new.identity.edition
    if before is None or after is None or before >= after:
        return fates
    held = {
        *(before for fate in fates if old_side(fate.change)),
        *(after for fate in fates if new_side(fate.change)),
    }
    told = []
    for fate in fates:
        makes = {year: side for year, side in ((before, old_side(fate.change)), (after, new_side(fate.change))) if side}
        edition = max(makes)
        told.append(replace(fate, printed=check_printed([p.unit for p in makes[edition]], edition, makes, held)))
    return tuple(told)


def _is_recommendation(change: Change) -> bool:
    """Tell whether a change is about recommendations (both sides are of one kind, by pairing)."""
    match change:
        case Added(new=passage) | Kept(new=passage) | Reworded(new=passage) | Merged(new=passage):
            return passage.unit.kind is UnitKind.RECOMMENDATION
        case Removed(old=passage) | Split(old=passage):
            return passage.unit.kind is UnitKind.RECOMMENDATION


def _confidence(old: Report, new: Report) -> Confidence:
    """Give the comparison the confidence of its least sure section that has anything to compare."""
    found = {section.confidence for report in (old, new) for section in report.sections if section.units}
    return next((c for c in (Confidence.LOW, Confidence.MEDIUM) if c in found), Confidence.HIGH)


def _two_countries(old: str | None, new: str | None) -> str:
    """Say that the texts are not known to be of one country."""
    if old is None or new is None:
        return f"The {'first' if old is None else 'second'} text does not say which country it is about."
    return f"The two texts name different countries: {old} and {new}."


def _notes(old: Report, new: Report, drift: Drift) -> tuple[str, ...]:
    """Say in plain words what a reader should know before trusting the pairing of these two texts."""
    notes = []
    a, b = old.identity, new.identity
    both_coded = a.iso3 is not None and b.iso3 is not None
    if a.iso3 != b.iso3 if both_coded else a.country != b.country:
        notes.append(_two_countries(a.country, b.country))
    if a.family != b.family:
        notes.append(f"The two texts are of different report families: {a.family or 'none'} and {b.family or 'none'}.")
    if a.edition is not None and b.edition is not None:
        if a.edition == b.edition:
            notes.append(f"Both texts are of the {a.edition} edition.")
        elif a.edition > b.edition:
            notes.append(f"The first text ({a.edition}) is of a later edition than the second ({b.edition}).")
        elif b.edition - a.edition > 1:
            notes.append(f"Between the two editions lie {b.edition - a.edition - 1} that are not compared here.")
    if drift.suppressed:
        notes.append(
            f"The two outlines correspond only {drift.correspondence:.0%}: "
            "sections are not compared with each other; sentences are paired wherever they went.",
        )
    return (
        *notes,
        *(f"{a.edition or 'earlier text'}: {n}" for n in old.notes),
        *(f"{b.edition or 'later text'}: {n}" for n in new.notes),
    )
