"""The figures of a report with their meaning: measure, unit, who, whose, which year, current or earlier."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from reportdiff.families import Family
from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.find import find_figures, find_unreported
from reportdiff.figures.measures import measure
from reportdiff.figures.mention import Mention, mentions
from reportdiff.figures.periods import date, leave_open, settle
from reportdiff.figures.regions import region_of, split_regions
from reportdiff.figures.relations import relate
from reportdiff.figures.sentence import lay_out
from reportdiff.figures.silence import silent
from reportdiff.figures.subgroups import actor, group, inherit, told
from reportdiff.model import Confidence, Figure, Report, Role, Section, Unit

_REMEMBERED = 60  # figures of a paragraph that a later sentence can refer to


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
        figures = [*find_figures(section.text), *find_unreported(section.text)]
        found += explain(section, figures, report.identity.edition, family.figures)
    return tuple(found)


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
    reporting = None if edition is None else edition + words.reporting_year
    placed = sorted((_placed(f, section) for f in figures), key=lambda f: (f.start, f.end))
    starts = [unit.start for unit in section.units]
    result: list[Figure] = []
    before: list[Mention] = []
    last: Unit | None = None
    last_at = -2
    for at, group_ in groupby(placed, key=lambda f: bisect_right(starts, f.start) - 1):
        unit = section.units[at] if at >= 0 else None
        if last is None or unit is None or unit.paragraph != last.paragraph:
            before = []
        sentence = [_in_unit(f, unit) for f in group_]
        adjacent = at == last_at + 1
        before, done = _read(sentence, before, edition, reporting, words, adjacent=adjacent)
        result += done
        last, last_at = unit, at
    return result


def _placed(figure: Figure, section: Section) -> Figure:
    """Move a figure's offsets from the section's text to the report's."""
    return replace(
        figure,
        start=figure.start + section.start,
        end=figure.end + section.start,
        sentence_start=figure.sentence_start + section.start,
        section=section.name,
    )


def _in_unit(figure: Figure, unit: Unit | None) -> Figure:
    """Let a figure's sentence be the unit that it stands in."""
    if unit is None or not unit.start <= figure.start <= figure.end <= unit.end:
        return figure
    return replace(figure, sentence=unit.text, sentence_start=unit.start)


def _read(
    figures: Sequence[Figure],
    before: list[Mention],
    edition: int | None,
    reporting: int | None,
    words: FigureWords,
    *,
    adjacent: bool,
) -> tuple[list[Mention], list[Figure]]:
    """Read one sentence; gives its mentions, for the next sentence to refer to, and its finished figures."""
    told_ = [f for f in figures if f.reported]
    first = figures[0]
    laid = lay_out(first.sentence, first.sentence_start, told_, words, edition)
    found = mentions(laid, words)
    regions = split_regions(laid, words)
    for at, mention in enumerate(found):
        mention.region = region_of(regions, mention.start)
        stop = found[at + 1].start if at + 1 < len(found) else len(laid.low)
        mention.groups = group(laid, mention, stop, words)
        mention.actor = actor(laid, mention, stop, words)
    date(laid, found, regions, reporting)
    relate(laid, found, regions, before, words, adjacent=adjacent)
    measure(laid, found, regions, before, words)
    settle(found, reporting)
    leave_open(laid, found, words)
    inherit(laid, found)
    for mention in found:
        if mention.partial is not None:
            mention.groups["months"] = mention.partial + " of the year"
    done = [_finished(m, laid.text, words) for m in found]
    for figure in figures:
        if not figure.reported:
            done += silent(laid, figure, reporting, words)
    return [*before, *found][-_REMEMBERED:], sorted(done, key=lambda f: (f.start, f.end))


def _finished(mention: Mention, text: str, words: FigureWords) -> Figure:
    noun = text[mention.noun[0] : mention.noun[1]]
    head = mention.head
    unit = mention.unit
    if unit is None and head is not None and mention.kind in (None, head.kind):
        unit = head.unit
    return replace(
        mention.figure,
        unit=unit,
        measure=mention.measure or "other",
        subject=mention.figure.subject or noun or None,
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
    return Confidence.HIGH if mention.sure else Confidence.MEDIUM
