"""Marks that are no news: a capital where an item begins, the stop where it ends, the "and" before it."""

from __future__ import annotations

from collections.abc import Iterable

from reportdiff.model import Mark, Span

_JOINT = "and "
_EDGES = ("", " ")  # what may follow a whole word
_STOPS = frozenset(".;,: ")


def quiet(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop empty spans, so that no empty mark is spoken."""
    return tuple([span for span in spans if span.text])


def calmed(spans: Iterable[Span], *, joined: bool) -> tuple[Span, ...]:
    """Leave out the marks at the borders of a text that change no word of it.

    Args:
        spans: the marked text.
        joined: whether the text is an item of a list, which an "and" may join to the one before.

    Returns:
        Spans whose texts without the removed ones still spell the new text exactly.
    """
    runs = list(quiet(spans))
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
