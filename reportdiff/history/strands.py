"""What of each edition and each comparison a history is made of: small values that can be kept between builds."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.families import Family
from reportdiff.model import (
    Comparison,
    EditionStrand,
    Figure,
    Lined,
    PairStrand,
    Passage,
    Report,
    Restated,
    UnitKind,
)
from reportdiff.sections import grade


def edition_strand(report: Report, figures: Sequence[Figure], family: Family) -> EditionStrand:
    """Take from an edition what its country's history needs.

    Args:
        report: the edition; its year must be known.
        figures: its figures.
        family: its family of reports.

    Raises:
        ValueError: the edition's year is not known.
    """
    if report.identity.edition is None:
        raise ValueError("a history needs the year of every edition")
    return EditionStrand(
        edition=report.identity.edition,
        identity=report.identity,
        source=report.source,
        words=sum(len(section.text.split()) for section in report.sections),
        recommendations=tuple(
            Passage(section.name, position, unit)
            for section in report.sections
            for position, unit in enumerate(section.units, 1)
            if unit.kind is UnitKind.RECOMMENDATION
        ),
        tier_reasons=_reasons(report, family),
        grades=_grades(report, family),
        figures=tuple(figures),
        cut_off=report.cut_off,
        list_cut=any(report.goes_on(kind.name) for kind in family.sections if kind.holds == "recommendations"),
    )


def _reasons(report: Report, family: Family) -> tuple[Passage, ...]:
    """Find the report's own sentences on its tier, in the section that opens it."""
    phrases = [*family.tier_sentences, *([family.tier_reasons] if family.tier_reasons else [])]
    return tuple(
        Passage(section.name, position, unit)
        for section in report.sections
        if section.name == family.sections[0].name
        for position, unit in enumerate(section.units, 1)
        if any(phrase.search(unit.text) for phrase in phrases)
    )


def _grades(report: Report, family: Family) -> tuple[tuple[str, str, str], ...]:
    """Find the department's own verb for each section, the first where a section stands in several parts."""
    found: dict[str, tuple[str, str, str]] = {}
    for section in report.sections:
        if section.name not in found and (verb := grade(section, family)):
            found[section.name] = (section.name, section.title, verb)
    return tuple(found.values())


def pair_strand(comparison: Comparison) -> PairStrand:
    """Take from a comparison what its country's history needs, its fates and what it tells differently.

    Raises:
        ValueError: the year of an edition is not known.
    """
    old, new = comparison.old.identity.edition, comparison.new.identity.edition
    if old is None or new is None:
        raise ValueError("a history needs the year of every edition")
    return PairStrand(
        old=old,
        new=new,
        fates=comparison.recommendations,
        restated=tuple(change for change in comparison.figures if isinstance(change, Restated)),
        lined=tuple(
            (change.old.start, change.new.start)
            for change in comparison.figures
            if isinstance(change, Lined) and not change.told_by_new
        ),
    )
