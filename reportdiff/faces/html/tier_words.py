"""The words by which each edition justifies its tier, quoted at the head of a change page."""

from __future__ import annotations

from reportdiff import families
from reportdiff.faces.editions import edition
from reportdiff.faces.html.figures import Tabler
from reportdiff.faces.html.views import TierWords, Where
from reportdiff.faces.places import Side
from reportdiff.model import Comparison, Report, Unit

OVERVIEW = "overview"


def tier_words(comparison: Comparison, tabler: Tabler) -> tuple[TierWords, ...]:
    """Quote each edition's sentence on its tier: once where both use the same words."""
    w = tabler.w
    found = []
    sides: tuple[tuple[Side, Report], ...] = (("old", comparison.old), ("new", comparison.new))
    for side, report in sides:
        unit = _sentence(report)
        if unit:
            found.append(TierWords(edition(report, side, w), unit.text, _where(tabler, side, unit)))
    if len({one.text for one in found}) == 1 < len(found):
        return (TierWords(w.say("tiers.both"), found[1].text, found[1].where),)
    return tuple(found)


def _where(tabler: Tabler, side: Side, unit: Unit) -> Where | None:
    """Link to the sentence by section and paragraph; the edition stands beside it."""
    place = tabler.index.find(side, unit.start)
    if place is None:
        return None
    text = tabler.w.say("place.section_paragraph", section=place.section, paragraph=place.paragraph)
    return Where(text, tabler.href(place.change))


def _sentence(report: Report) -> Unit | None:
    """Find the first sentence of the overview that speaks of the minimum standards or names the tier."""
    family = families.load(report.identity.family or "tip")
    kind = family.section(OVERVIEW)
    openings = (kind.first_words, kind.openings) if kind else ()
    patterns = [*(p for p in openings if p), *family.tier_sentences]
    units = [unit for section in report.sections if section.name == OVERVIEW for unit in section.units]
    return next((unit for pattern in patterns for unit in units if pattern.search(unit.text)), None)
