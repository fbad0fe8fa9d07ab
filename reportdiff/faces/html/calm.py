"""Marks that are no news: a capital where an item begins, the stop where it ends, the "and" before it."""

from __future__ import annotations

from collections.abc import Iterable

from reportdiff.model import Mark, Span

_JOINT = "and "
_STOPS = frozenset(".;,: ")


def quiet(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop empty spans, so that no empty mark is spoken."""
    return tuple(span for span in spans if span.text)


def calmed(spans: Iterable[Span], *, joined: bool) -> tuple[Span, ...]:
    """Leave out the marks at the borders of a text that change no word of it.

    Args:
        spans: the marked text.
        joined: whether the text is an item of a list, which an "and" may join to the one before.

    Returns:
        Spans whose texts without the removed ones still spell the new text exactly.
    """
    runs = list(quiet(spans))
    gone, come, rest = _border(runs)
    if (gone or come) and _opening(gone, joined=joined) == _opening(come, joined=joined):
        runs = [*_plain(come), *rest]
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


def _opening(text: str, *, joined: bool) -> str:
    plain = text.casefold()
    return plain.removeprefix(_JOINT) if joined else plain


def _plain(text: str) -> list[Span]:
    return [Span(Mark.SAME, text)] if text else []
