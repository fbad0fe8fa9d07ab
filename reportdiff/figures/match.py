"""Figures of two editions lined up: up, down, same, new, gone, not reported, unit changed, restated.

Two figures are lined up only when measure, unit, group and whose count it is are the same, and only
when it is plain which belongs to which; in doubt both are shown alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportdiff.figures.frames import frame, frame_likeness
from reportdiff.figures.restated import restated
from reportdiff.figures.series import Key, Side, headline, in_table, key, row_label, same_told, side, value
from reportdiff.figures.told_again import of_rows, told_again
from reportdiff.figures.trend import lined
from reportdiff.figures.unit_changes import alike, unit_changes, unit_echoes
from reportdiff.figures.unspoken import likeness, unspoken
from reportdiff.model import (
    Confidence,
    Figure,
    FigureChange,
    FirstReported,
    Gone,
    Lined,
    Trend,
    UnitChanged,
)

# Of several figures of one series a pair must share this much of the words around it, and this
# much more than with any rival; of long lists none is guessed.
_HARDLY_ALIKE, _LITTLE_ALIKE, _NO_PART = 0.1, 0.15, 0.3
_ALIKE, _RATHER_ALIKE, _MARGIN, _MOST = 0.6, 0.4, 0.15, 12
_NO_CHANCE = 10  # a smaller number may stand in both editions by chance

# A table row longer than this holds sentences of many matters, which must share this much of their words.
_ROW, _ALIKE_IN_ROW = 160, 0.2

Pair = tuple[Figure, Figure, Confidence]


def match_figures(
    old: Sequence[Figure],
    new: Sequence[Figure],
    *,
    alike_only: bool = False,
) -> tuple[FigureChange, ...]:
    """Line up the figures of two editions of one report.

    Args:
        old: the figures of the earlier edition, as ``report_figures`` gives them.
        new: those of the later edition.
        alike_only: pair only figures in much the same words, for families that keep no statistics.

    Returns:
        One change for every current figure of either edition (told again: once), one for each
        statement of the new edition that a figure was not given, and one for each earlier year
        that the new edition tells differently from the old. In reading order of the new edition,
        what is gone last.
    """
    before, after = (side(figures, joint=not alike_only) for figures in (old, new))
    changes: list[FigureChange] = []
    alone_old, alone_new = list(before.current), list(after.current)
    for one, other, confidence in _pairs(before, after):
        change = lined(one, other, confidence)
        doubtful = confidence is not Confidence.HIGH and _crossed(one, other)
        if change is not None and not doubtful and (not alike_only or _one_matter(one, other)):
            changes.append(change)
    alone_old, alone_new = _left(alone_old, alone_new, changes)
    if not alike_only:
        changes += unit_echoes(alone_old, alone_new, after)
        alone_old, alone_new = _left(alone_old, alone_new, changes)
        changes += unit_changes(alone_old, alone_new, before, after)
        alone_old, alone_new = _left(alone_old, alone_new, changes)
    alone_new = _without(alone_new, of_rows(alone_new, changes))
    again = told_again(alone_old, new, alike_only=alike_only)
    changes += _unmoved(alone_old, alone_new, again)
    alone_old, alone_new = _left(alone_old, alone_new, changes)
    silent = unspoken(new, () if alike_only else alone_old)
    alone_old = _without(alone_old, (f for s in silent for f in s.old))
    changes += silent
    changes += [FirstReported(f, _alone(f, before)) for f in alone_new]
    changes += [c for c in restated(old, new, before, after) if not alike_only or _one_matter(c.old, c.new)]
    changes.sort(key=_place)
    gone = sorted(alone_old, key=lambda f: (f.start, f.end))
    return (*changes, *(_gone(f, after, again.get(f.start)) for f in gone))


def _gone(old: Figure, after: Side, again: Figure | None) -> Gone:
    """Tell that a figure has no counterpart; where it is told again it is named as in the old edition."""
    told = None if again is None else replace(again, measure=old.measure, subgroup=old.subgroup, actor=old.actor)
    return Gone(old, _alone(old, after), told)


def _unmoved(olds: Sequence[Figure], news: Sequence[Figure], again: Mapping[int, Figure]) -> list[Lined]:
    """Line up what both editions tell alike as their current figure, though under another group or name."""
    free = {_place_of(f) for f in news}
    found: list[Lined] = []
    for old in olds:
        other = again.get(old.start)
        if other is None or _place_of(other) not in free:
            continue
        if old.measure == other.measure or frame_likeness(old, other) >= _RATHER_ALIKE:
            free.remove(_place_of(other))
            same = Lined(Trend.SAME, old, other, None, None, Confidence.MEDIUM)  # "several", which is no number
            found.append(lined(old, other, Confidence.MEDIUM) or same)
    return found


def _left(olds: list[Figure], news: list[Figure], changes: Iterable[FigureChange]) -> tuple[list[Figure], list[Figure]]:
    """The figures of both sides that stand in none of the changes found so far."""
    pairs = [c for c in changes if isinstance(c, Lined | UnitChanged)]
    return _without(olds, (c.old for c in pairs)), _without(news, (c.new for c in pairs))


def _place(change: FigureChange) -> tuple[int, int]:
    return (0, 0) if isinstance(change, Gone) else (change.new.start, change.new.end)


def _without(figures: Iterable[Figure], taken: Iterable[Figure]) -> list[Figure]:
    away = {_place_of(f) for f in taken}
    return [f for f in figures if _place_of(f) not in away]


def _place_of(figure: Figure) -> tuple[int, int, str | None]:
    """What tells the figures of one edition apart: the words, and of words that tell several measures which."""
    return figure.start, figure.end, figure.measure


def _pairs(before: Side, after: Side) -> list[Pair]:
    """Pair current figures: first those that the new edition itself tells together, then by key."""
    pairs = _echoed(before, after)
    used_old = {_place_of(p[0]) for p in pairs}
    used_new = {_place_of(p[1]) for p in pairs}
    for one in after.keys:
        olds = [f for f in before.by_key.get(one, ()) if _place_of(f) not in used_old]
        news = [f for f in after.by_key[one] if _place_of(f) not in used_new]
        single = len(before.by_key.get(one, ())) == len(after.by_key[one]) == 1
        if olds and news:
            plain = before.leads_with(olds[0]) and after.leads_with(news[0])
            pairs += (
                _one_each(one, olds[0], news[0], plain=plain) if single else _in_series(one, olds, news, before, after)
            )
    return pairs


def _echoed(before: Side, after: Side) -> list[Pair]:
    """Pair a new figure with the old one whose value the new edition repeats beside it."""
    pairs: list[Pair] = []
    taken: set[tuple[int, int, str | None]] = set()
    for figure in after.current:
        for earlier in after.beside.get(figure.start, ()):
            every = [
                f
                for f in before.by_year.get((figure.measure, earlier.period), ())
                if f.unit == earlier.unit == figure.unit and _place_of(f) not in taken and same_told(f, earlier)
            ]
            told = [f for f in every if _of_one(f, figure)]
            fitting = [f for f in told if f.subgroup == figure.subgroup]
            if len(fitting) > 1:
                fitting = [f for f in fitting if f.actor == figure.actor]
            sure = Confidence.HIGH
            if not fitting and after.leads_with(figure):  # "compared with four victims in 2018": four of forced labor
                fitting, sure = [f for f in told if before.leads_with(f)], Confidence.MEDIUM
            plainly = earlier.subgroup == figure.subgroup and (value(earlier) or 0) >= _NO_CHANCE
            if not fitting and plainly:  # "275, compared with 130": 130 of forced labor, as the old edition has it
                fitting, sure = [f for f in every if value(f) == value(earlier)], Confidence.MEDIUM
            if len(fitting) == 1 and figure.measure != "other":
                taken.add(_place_of(fitting[0]))
                pairs.append((fitting[0], figure, sure))
                break
    return pairs


def _of_one(old: Figure, new: Figure) -> bool:
    """Whether the new count may be of whom the old one is; what NGOs count is no successor of everybody's count."""
    return new.actor is None or new.actor == old.actor


def _one_each(one: Key, old: Figure, new: Figure, *, plain: bool) -> list[Pair]:
    """Pair the only figures of a series; two that are not plainly the totals must share some of their words."""
    alike = frame_likeness(old, new)
    if alike < _HARDLY_ALIKE and not (_same_row(old, new) if in_table(old) else plain):
        return []
    sure = old.confidence is new.confidence is Confidence.HIGH
    if not _same_row(old, new) and ((alike < _LITTLE_ALIKE and not sure) or (alike < _NO_PART and _of_part(old, new))):
        return []
    if (value(old) is None) != (value(new) is None) or (one.measure == "other" and not _told_alike(one, old, new)):
        return []  # a range is no counterpart of a single number
    sure = sure and one.measure != "other"
    together = old.section == new.section
    return [
        (old, new, Confidence.HIGH if sure and together else Confidence.MEDIUM if sure or together else Confidence.LOW)
    ]


def _of_part(old: Figure, new: Figure) -> bool:
    """Whether a zero, which may be one office's, stands against a mere part of another count."""
    return any(value(a) == 0 and b.part_of is not None for a, b in ((old, new), (new, old)))


def _same_row(old: Figure, new: Figure) -> bool:
    """Whether two figures stand in table rows of one label."""
    return in_table(old) and in_table(new) and row_label(old) == row_label(new)


def _in_series(one: Key, olds: Sequence[Figure], news: Sequence[Figure], before: Side, after: Side) -> list[Pair]:
    """Pair what is left of one key: the same words around a number, else the total with the total."""
    if len(olds) > _MOST or len(news) > _MOST:
        return []
    old_frames, new_frames = ([frame(figure, clause=True) for figure in figures] for figures in (olds, news))
    alike = {(a, b): likeness(o, n) for a, o in enumerate(old_frames) for b, n in enumerate(new_frames)}
    pairs: list[Pair] = []
    for (a, b), like in alike.items():
        rival = max((v for (x, y), v in alike.items() if (x == a) != (y == b)), default=0.0)
        if like >= _ALIKE and like - rival >= _MARGIN:
            pairs.append((olds[a], news[b], Confidence.MEDIUM))
    total, other = headline(before.by_key[one]), headline(after.by_key[one])
    if total is None or other is None or total.section != other.section or one.measure == "other":
        return pairs
    free = total in olds and other in news and not any(p[0] is total or p[1] is other for p in pairs)
    if free and before.leads_with(total) and after.leads_with(other):
        pairs.append((total, other, Confidence.MEDIUM))
    return pairs


def _crossed(old: Figure, new: Figure) -> bool:
    """Whether two unlike numbers stand in both sentences: each has its own counterpart there.

    In a table row the prior year's column and the numbers of sources stand beside the count.
    """
    if (old.low, old.high) == (new.low, new.high) or old.text == new.text or _same_row(old, new):
        return False
    return all(re.search(rf"(?<!\w){re.escape(a.text)}(?!\w)", b.sentence) for a, b in ((old, new), (new, old)))


def _one_matter(old: Figure, new: Figure) -> bool:
    """Whether two figures are of one matter by their own words, whatever measure was read off them."""
    return _told_alike(key(new), old, new)


def _told_alike(one: Key, old: Figure, new: Figure) -> bool:
    """Whether two counts of no known measure are surely of the same: a row of one label, or much the same words."""
    if _same_row(old, new):
        prose = max(len(old.sentence), len(new.sentence)) > _ROW
        return bool(one.noun) and (not prose or frame_likeness(old, new) >= _ALIKE_IN_ROW)
    return frame_likeness(old, new) >= _RATHER_ALIKE


def _alone(figure: Figure, other: Side) -> Confidence:
    """How sure it is that the other edition has nothing on this figure."""
    if figure.measure in (None, "other"):
        return Confidence.LOW
    series = key(figure)
    if any(one in other.by_key for one in (series, *(replace(series, unit=unit) for unit in alike(figure)))):
        return Confidence.LOW
    return Confidence.MEDIUM if (figure.measure, figure.unit) in other.by_measure else Confidence.HIGH
