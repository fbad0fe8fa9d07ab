"""What a figure counts, in words, and how important it is."""

from __future__ import annotations

import re

from reportdiff.faces.places import sides
from reportdiff.faces.wording import Wording
from reportdiff.model import Figure, FigureChange, Qualifier

GOVERNMENT = "government"  # the actor that needs no naming
OTHER = "other"  # the measure of figures that no cue words name
_WORD = re.compile(r"\w+")
_LOOSE = " .,;:'\N{RIGHT SINGLE QUOTATION MARK}"


def what_counts(figure: Figure, w: Wording, *, starts: bool = True) -> str:
    """Name what a figure counts: its measure and subgroup, or the report's own words for it.

    Args:
        figure: the figure.
        w: the language.
        starts: whether the name starts a sentence or cell, and so with a capital letter.
    """
    label = _label(figure, w)
    first = label[:1].upper() if starts else label[:1].lower() if label[1:2].islower() else label[:1]
    who = w.label("actor", figure.actor) or figure.actor
    by = w.say("figure.by", actor=who) if who and figure.actor != GOVERNMENT else None
    group = (figure.subgroup or "").strip(_LOOSE)
    beside = tuple(part for part in (group, by) if part and not stems(part) <= stems(label))
    label = first + label[1:]
    return w.say("figure.of_whom", what=label, who="; ".join(beside)) if beside else label


def stems(text: str) -> set[str]:
    """Give the words of a text, plural or not, in small letters."""
    return {word.removesuffix("s") for word in _WORD.findall(text.casefold())}


def _label(figure: Figure, w: Wording) -> str:
    if not is_named(figure):
        return figure.subject or w.say("measure.other")
    return w.label("measure", figure.measure) or str(figure.measure).replace("_", " ")


def is_named(figure: Figure) -> bool:
    """Tell whether a measure is known for the figure."""
    return figure.measure not in {None, OTHER}


def is_whole(figure: Figure) -> bool:
    """Tell whether a figure is the government's own and of all, not of a group of them."""
    return figure.subgroup is None and figure.actor in {None, GOVERNMENT}


def is_nothing(figure: Figure) -> bool:
    """Tell whether a figure is an exact zero."""
    return figure.low == 0 and figure.high == 0 and figure.qualifier is Qualifier.EXACT


def figure_rank(change: FigureChange, w: Wording) -> tuple[int, bool, int, int]:
    """Order figure changes by importance: the measure's, whole before subgroups, then the text's own order."""
    old, new = sides(change)
    figure = (new or old)[0]
    return w.rank("measure", figure.measure), figure.subgroup is not None, 0 if new else 1, figure.start
