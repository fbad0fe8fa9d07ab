"""What the new edition tells of an earlier year against what the old edition told of that year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.figures.series import Key, Side, headline, in_table, key, same_told, value
from reportdiff.model import Confidence, Figure, Restated, Role

_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:midyear|mid-year|(?:first|second) (?:half|quarter|\w+ months)|to date)\b"
)

_NEW = re.compile(r"\b(?:new|newly|additional|ongoing|continued|pending)\b")
# The others of those counted are fewer than all: "the two other border guards investigated in 2017".
_OTHERS = re.compile(r"\s(?:other|others|remaining)\b(?! than)")


def restated(old: Sequence[Figure], new: Sequence[Figure], before: Side, after: Side) -> list[Restated]:
    """Find the years that two editions tell differently.

    A restatement needs the same measure, unit and group for the same year, and one value for it in
    the old edition. Where that has several, the total against the total told beside the new one is
    meant; where one of them agrees, or none is plainly meant, nothing is shown.

    Args:
        old: the figures of the earlier edition.
        new: those of the later edition.
        before: the earlier edition's laid out by series.
        after: the later edition's.
    """
    told: dict[tuple[Key, int], list[Figure]] = {}
    by_group: dict[tuple[Key, int], list[Figure]] = {}
    for figure in old:
        if figure.reported and figure.period is not None and (figure.measure != "other" or in_table(figure)):
            told.setdefault((key(figure), figure.period), []).append(figure)
            by_group.setdefault((_anyone(figure), figure.period), []).append(figure)
    found: list[Restated] = []
    seen: set[tuple[Key, int, float | None, float | None]] = set()
    for figure in new:
        if figure.role is not Role.COMPARISON or not figure.reported or figure.period is None:
            continue
        mark = (key(figure), figure.period, figure.low, figure.high)
        if mark in seen or figure.confidence is Confidence.LOW:
            continue
        seen.add(mark)
        rivals = told.get((key(figure), figure.period), [])
        if not rivals and figure.subgroup is not None:
            rivals = by_group.get((_anyone(figure), figure.period), [])
        one = _meant(figure, rivals, before, after)
        if one is not None and _same_span(one, figure) and not _told_there(one, figure, old):
            sure = key(one) == key(figure) and _one_value(rivals) and figure.beside is not None
            found.append(_restated(one, figure, figure.period, sure=sure))
    return found


def _same_span(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same span: one told in July holds less than the year, new cases less than all."""
    fresh = [_NEW.search(figure.subject or "") is None for figure in (one, other)]
    rest = [_OTHERS.match(f.sentence, f.end - f.sentence_start) is not None for f in (one, other)]
    return (
        fresh[0] == fresh[1]
        and rest[0] == rest[1]
        and set(_MONTH.findall(one.sentence)) == set(_MONTH.findall(other.sentence))
    )


def _told_there(one: Figure, figure: Figure, old: Sequence[Figure]) -> bool:
    """Whether the old sentence holds the new value too, so that another of its figures is meant."""
    told = (f for f in old if f.sentence_start == one.sentence_start and f.unit == figure.unit)
    return not in_table(figure) and any((f.low, f.high) == (figure.low, figure.high) for f in told)


def _anyone(figure: Figure) -> Key:
    """The series of a figure whoever counts."""
    return replace(key(figure), actor=None)


def _one_value(figures: Sequence[Figure]) -> bool:
    return len({(f.low, f.high) for f in figures}) == 1


def _meant(figure: Figure, rivals: Sequence[Figure], before: Side, after: Side) -> Figure | None:
    """The old figure that an earlier value contradicts; ``None`` where one agrees or none is plainly meant."""
    if not rivals or any(same_told(one, figure) for one in rivals):
        return None
    one = rivals[0] if _one_value(rivals) else headline(rivals)
    if one is None or (value(one) is None) != (value(figure) is None):
        return None
    # Told beside a current value, or of a group or an actor that nothing else in the old edition is told of.
    named = figure.beside is not None or (figure.subgroup or figure.actor) is not None
    if in_table(figure) or (_one_value(rivals) and named):
        return one
    leads = figure.beside is None or (figure.beside, figure.measure) in after.leads
    return one if leads and before.leads_with(one) else None


def _restated(old: Figure, new: Figure, period: int, *, sure: bool) -> Restated:
    a, b = value(old), value(new)
    sure = (
        sure
        and old.confidence is Confidence.HIGH
        and new.confidence is Confidence.HIGH
        and old.qualifier == new.qualifier
    )
    return Restated(
        period=period,
        old=old,
        new=new,
        difference=None if a is None or b is None else round(b - a, 6),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )
