"""Figures of reports that keep no statistics: told in the report's own words, never under the name of a measure.

What such a report counts is told once, in passing: a name like "Convictions" over a share of detainees "held without
a conviction" could be quoted wrongly, the sentence itself can not.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff import families
from reportdiff.faces.editions import Editions
from reportdiff.faces.family import family_name
from reportdiff.faces.figure_names import is_named, is_nothing
from reportdiff.faces.movements import MOST_FIGURES, Moving, Row, is_paired_too
from reportdiff.faces.places import Places
from reportdiff.faces.wording import Wording, english
from reportdiff.figures.tables import BAR
from reportdiff.model import Comparison, Confidence, Figure, FirstReported, Lined, Trend, UnitChanged

LONGEST_QUOTE = 280  # characters of a sentence that hold a figure, what it counts and since when


def tells_own_words(comparison: Comparison) -> bool:
    """Tell whether the figures of a comparison are of a family that keeps no statistics from year to year."""
    return keeps_no_statistics(family_name(comparison))


def keeps_no_statistics(family: str | None) -> bool:
    """Tell whether reports of a family count in passing only, so that figures are one only in much the same words."""
    return family in families.names() and families.load(family).figures.alike_only


def own_name(figure: Figure, w: Wording) -> str:
    """Give what a figure counts in the report's own words: the label of its table row, else its sentence quoted."""
    if BAR in figure.sentence:
        return figure.sentence.split(BAR)[0].strip()
    return w.say("summary.own_quote", sentence=around(figure))


def around(figure: Figure, longest: int = LONGEST_QUOTE) -> str:
    """Cut a long sentence between words so that the figure stays in it."""
    sentence = figure.sentence
    if len(sentence) <= longest:
        return sentence
    at, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    begin = max(0, min(at - longest // 2, len(sentence) - longest))
    close = max(begin + longest, end)
    head, tail = ("" if begin == 0 else "…"), ("" if close >= len(sentence) else "…")
    if head:
        begin = sentence.find(" ", begin, at) + 1 or at
    if tail:
        space = sentence.rfind(" ", end, close)
        close = space if space >= 0 else end
    return head + sentence[begin:close].rstrip(",;:") + tail


def own_movements(
    rows: Sequence[Row], names: Editions, index: Places, w: Wording
) -> tuple[list[tuple[str, str, str, tuple[Moving, ...]]], int]:
    """Choose and tell the movements that lead, as ``movements`` does: only what both editions tell, and only moved.

    Args:
        rows: figure changes with their row ids, by importance, none of low confidence.
        names: the editions' names.
        index: where units stand.
        w: the language.
    """
    moving = [(i, c) for i, c in rows if isinstance(c, Lined | UnitChanged | FirstReported)]
    leading = [
        (i, c)
        for i, c in moving
        if isinstance(c, Lined) and c.trend is not Trend.SAME and is_named(c.new) and is_paired_too(c, index)
    ]
    shown = leading[:MOST_FIGURES]
    told: list[tuple[str, str, str, tuple[Moving, ...]]] = [
        ("figure", _movement(c, names, w), i, (c,)) for i, c in shown
    ]
    held = {i for i, _ in shown}
    return told, sum(i not in held and not (isinstance(c, Lined) and c.trend is Trend.SAME) for i, c in moving)


def plain(figure: Figure) -> str:
    """Give a value as the report writes it: a unit of ours could be quoted wrongly as well.

    Args:
        figure: the figure; a zero that is said without a number ("any", "or convictions") is none.
    """
    if is_nothing(figure) and not any(map(str.isdigit, figure.text)):
        return english().say("quantity.none")
    return figure.text.removeprefix("from ")


def _movement(change: Lined, names: Editions, w: Wording) -> str:
    row = BAR in change.new.sentence
    text = w.say(
        f"summary.{'figure' if row else 'figure_own'}_{change.trend.value}",
        what=own_name(change.new, w),
        new=plain(change.new),
        old=plain(change.old),
        new_edition=names.new,
    )
    return text if change.confidence is Confidence.HIGH else w.say("summary.figure_doubt", sentence=text)
