"""The figures of a report with their meaning: measure, unit, who, whose, which year, current or earlier."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportdiff.families import Family
from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.find import find_figures, find_unreported
from reportdiff.figures.measures import measure
from reportdiff.figures.mention import Mention, Reading, mentions
from reportdiff.figures.naming import subject_of
from reportdiff.figures.periods import date, leave_open, settle
from reportdiff.figures.regions import region_of, split_regions
from reportdiff.figures.relations import relate
from reportdiff.figures.sentence import lay_out
from reportdiff.figures.silence import silent
from reportdiff.figures.subgroups import GOVERNMENT, actor, at_home, group, inherit, told
from reportdiff.figures.tables import column_units, column_years, is_citation, read_row
from reportdiff.model import Confidence, Figure, Report, Role, Section, Unit, UnitKind

_REMEMBERED = 60  # figures of a paragraph that a later sentence can refer to
_MOST, _AROUND = 80, 2000  # figures read together, and characters of their sentence read around them


def report_figures(report: Report, family: Family) -> tuple[Figure, ...]:
    """Find the figures of a report and tell what each is about.

    Args:
        report: the report as read.
        family: its family; ``family.figures`` holds the words for measures, times and groups.

    Returns:
        Figures in reading order, with offsets in ``report.text``; among them, with
        ``reported=False``, statements that a figure was not given.
    """
    found: list[Figure] = []
    for section in report.sections:
        if not section.units or section.name in family.figures.skip:
            continue
        figures = [*find_figures(section.text), *find_unreported(section.text)]
        found += explain(section, figures, report.identity.edition, family.figures)
    return tuple(at_home(figure, report.identity.country) for figure in found)


def explain(section: Section, figures: Iterable[Figure], edition: int | None, words: FigureWords) -> list[Figure]:
    """Give the figures found in a section's text their meaning.

    Args:
        section: the section.
        figures: its figures, with offsets in ``section.text``.
        edition: the edition's year, where known.
        words: the family's words.

    Returns:
        The figures in order, with offsets in the report's text.
    """
    placed = sorted((_placed(f, section) for f in figures), key=lambda f: (f.start, f.end))
    starts = [unit.start for unit in section.units]
    years, heads = column_years(section.units), column_units(section.units, words)
    reporting = None if edition is None else edition + words.reporting_year
    result: list[Figure] = []
    before: list[Mention] = []
    others: list[Mention] = []
    paragraph, last = -1, -2
    for at, group_ in groupby(placed, key=lambda f: bisect_right(starts, f.start) - 1):
        unit = section.units[at] if at >= 0 else None
        if unit is None or unit.paragraph != paragraph:
            others, before = [*others, *before][-_REMEMBERED:], []
        here = [_in_unit(f, unit) for f in group_ if not _beside(f, unit)]
        if unit is not None and unit.kind is UnitKind.TABLE_ROW:
            result += read_row(unit, here, years[at], heads[at], (reporting, words))
            continue
        for sentence in _stretches([f for f in here if not is_citation(f)]):
            reading = _read(sentence, before, others, (edition, words), adjacent=at - last <= 1)
            before = [*before, *reading.found][-_REMEMBERED:]
            result += _finish(reading, sentence)
            last = at if reading.found else last
        paragraph = unit.paragraph if unit is not None else -1
    return result


def _stretches(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Cut a sentence of very many figures into stretches, so that work stays linear on hostile text."""
    for _, group_ in groupby(figures, key=lambda f: f.sentence_start):
        sentence = list(group_)
        for at in range(0, len(sentence), _MOST):
            yield sentence[at : at + _MOST]


def _placed(figure: Figure, section: Section) -> Figure:
    """Move a figure's offsets from the section's text to the report's."""
    return replace(
        figure,
        start=figure.start + section.start,
        end=figure.end + section.start,
        sentence_start=figure.sentence_start + section.start,
        section=section.name,
    )


def _beside(figure: Figure, unit: Unit | None) -> bool:
    """Whether a figure stands in the table row of a recommendation, but not in the recommendation: its years."""
    return unit is not None and unit.kind is UnitKind.RECOMMENDATION and figure.start >= unit.end


def _in_unit(figure: Figure, unit: Unit | None) -> Figure:
    """Let a figure's sentence be the unit that it stands in."""
    if unit is None or not unit.start <= figure.start <= figure.end <= unit.end:
        return figure
    return replace(figure, sentence=unit.text, sentence_start=unit.start)


def _read(
    figures: Sequence[Figure],
    before: list[Mention],
    others: list[Mention],
    family: tuple[int | None, FigureWords],
    *,
    adjacent: bool,
) -> Reading:
    """Read one sentence: what each of its figures counts, belongs to, and is for."""
    edition, words = family
    first, last = figures[0], figures[-1]
    begin = max(first.sentence_start, first.start - _AROUND)
    text = first.sentence[begin - first.sentence_start : last.end + _AROUND - first.sentence_start]
    laid = lay_out(text, begin, [f for f in figures if f.reported], words, edition)
    reporting = None if edition is None else edition + words.reporting_year
    reading = Reading(
        laid, words, reporting, split_regions(laid, words), mentions(laid, words), before, adjacent, others
    )
    _read_groups(reading)
    date(reading)
    relate(reading)
    measure(reading)
    settle(reading)
    leave_open(reading)
    _read_actors(reading)
    inherit(laid, reading.found)
    for mention in reading.found:
        mention.actor = None if mention.actor == GOVERNMENT else mention.actor
    for mention in reading.found:
        known = words.measure(mention.measure or "")
        of_staff = known is not None and "officials" in known.kinds and "suspects" not in known.kinds
        for axis in words.in_noun:  # that those trained are officials is no group of them, nor is a suspect's trade
            if (axis in words.of_staff) != of_staff:
                mention.groups.pop(axis, None)
        if known is not None and known.anyone:
            mention.actor = None
        if mention.partial is not None:
            mention.groups["months"] = mention.partial + " of the year"
    return reading


def _finish(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """Turn mentions, and the statements that a figure was not given, into finished figures, in order."""
    done = [_finished(mention, reading.laid.text, reading.words) for mention in reading.found]
    for figure in figures:
        if not figure.reported:
            done += silent(reading.laid, figure, reading.reporting, reading.words)
    return sorted(done, key=lambda f: (f.start, f.end))


def _read_groups(reading: Reading) -> None:
    found, laid, words = reading.found, reading.laid, reading.words
    for at, mention in enumerate(found):
        mention.region = region_of(reading.regions, mention.start)
        stop = found[at + 1].start if at + 1 < len(found) else len(laid.low)
        mention.groups = group(laid, mention, stop, words)


def _read_actors(reading: Reading) -> None:
    found = reading.found
    for at, mention in enumerate(found):
        stop = found[at + 1].start if at + 1 < len(found) else len(reading.laid.low)
        mention.actor = actor(reading.laid, mention, stop, reading.words)


def _finished(mention: Mention, text: str, words: FigureWords) -> Figure:
    head = mention.head
    unit = mention.unit
    leaning = mention.kind is None and mention.relation in ("part", "comparison")  # no noun of its own
    if head is not None and ((unit is None and mention.kind in (None, head.kind)) or (leaning and head.unit)):
        unit = head.unit
    return replace(
        mention.figure,
        unit=unit,
        measure=mention.measure or "other",
        subject=subject_of(mention, text, words),
        subgroup=told(mention.groups, words),
        actor=mention.actor,
        period=mention.period,
        role=Role.COMPARISON if mention.earlier else Role.CURRENT,
        confidence=_confidence(mention),
        part_of=head.figure.start if head is not None and mention.relation == "part" else None,
        beside=head.figure.start if head is not None and mention.relation == "comparison" else None,
    )


def _confidence(mention: Mention) -> Confidence:
    """High for a measure read off a near word and a time told or implied; low for a doubtful comparison."""
    head = mention.head
    if mention.measure is None or mention.measure == "other":
        return Confidence.LOW
    if mention.relation == "comparison" and head is not None and head.groups and not mention.groups:
        return Confidence.LOW  # "12 sex trafficking victims, compared with nine victims": nine of which?
    if mention.earlier and mention.bare and head is None and not mention.groups:
        return Confidence.LOW  # "... numbered 12 in 2019": what did?
    return Confidence.HIGH if mention.sure else Confidence.MEDIUM
