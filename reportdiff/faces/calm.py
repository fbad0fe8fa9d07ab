"""Marks that are no news: other quotes and dashes in the same words, and at the borders of an item its capital,
its stop and the "and" before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from reportdiff.model import Mark, Span
from reportdiff.tokens import fold_typography

_JOINT = "and "
_EDGES = ("", " ")  # what may follow a whole word
_SPACES = 4  # characters by which typography alone may lengthen a run of words
_mark = attrgetter("mark")
_STOPS = frozenset(".;,: ")


def quiet(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop empty spans, so that no empty mark is spoken."""
    return tuple([span for span in spans if span.text])


def worded(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Unmark words that differ in their quotes, dashes or spaces only, which stand as the new text has them."""
    runs = list(quiet(spans))
    told: list[Span] = []
    at = 0
    while at < len(runs):
        pair = runs[at : at + 2]
        if len(pair) > 1 and _same_words(*pair):
            told.append(Span(Mark.SAME, next(span.text for span in pair if span.mark is Mark.ADDED)))
            at += 2
        else:
            told.append(pair[0])
            at += 1
    return tuple(told) if len(told) == len(runs) else _joined(told)


def _same_words(one: Span, two: Span) -> bool:
    """Tell whether a removed and an added run that stand side by side say the same."""
    if one.mark is two.mark or Mark.SAME in {one.mark, two.mark}:
        return False
    return abs(len(one.text) - len(two.text)) <= _SPACES and fold_typography(one.text) == fold_typography(two.text)


def _joined(runs: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(Span(mark, "".join(span.text for span in group)) for mark, group in groupby(runs, key=_mark))


def calmed(spans: Iterable[Span], *, joined: bool) -> tuple[Span, ...]:
    """Leave out the marks that change no word of a text, those of typography and those at its borders.

    Args:
        spans: the marked text.
        joined: whether the text is an item of a list, which an "and" may join to the one before.

    Returns:
        Spans whose texts without the removed ones still spell the new text exactly.
    """
    runs = list(worded(spans))
    if not runs or runs[0].mark is runs[-1].mark is Mark.SAME:
        return tuple(runs)
    gone, come, rest = _border(runs)
    if gone or come:
        runs = [*_opened(gone, come, joined=joined), *rest]
    gone, come, rest = _border(runs[::-1])
    if (gone or come) and _STOPS.issuperset(gone + come):
        runs = [*rest[::-1], *_plain(come)]
    return tuple(runs)


def _border(runs: list[Span]) -> tuple[str, str, list[Span]]:
    """Give the words removed and added at the border of a text, and the runs behind them."""
    at = next((n for n, span in enumerate(runs) if span.mark is Mark.SAME), len(runs))
    said = {mark: [span.text for span in runs[:at] if span.mark is mark] for mark in (Mark.REMOVED, Mark.ADDED)}
    if any(len(texts) > 1 for texts in said.values()):
        return "", "", runs
    return "".join(said[Mark.REMOVED]), "".join(said[Mark.ADDED]), runs[at:]


def _opened(gone: str, come: str, *, joined: bool) -> list[Span]:
    """Unmark the words with which both sides begin, a joining "and" and the first capital aside."""
    before, after = (text[len(_JOINT) :] if joined and _joins(text) else text for text in (gone, come))
    if not before and not after:
        return _plain(come)
    same = min(before, after, key=len)
    whole = all(text[len(same) : len(same) + 1] in _EDGES for text in (before, after))
    if not same or not whole or before[: len(same)].lower() != after[: len(same)].lower():
        return [Span(mark, text) for mark, text in ((Mark.REMOVED, gone), (Mark.ADDED, come)) if text]
    told = len(come) - len(after) + len(same)
    rest = ((Mark.SAME, come[:told]), (Mark.REMOVED, before[len(same) :]), (Mark.ADDED, come[told:]))
    return [Span(mark, text) for mark, text in rest if text]


def _joins(text: str) -> bool:
    return text.lower().startswith(_JOINT)


def _plain(text: str) -> list[Span]:
    return [Span(Mark.SAME, text)] if text else []
