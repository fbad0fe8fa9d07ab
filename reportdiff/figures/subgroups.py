"""Who of the people counted a figure is about, and whose count it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lexicon import Hit, Lexicon
from reportdiff.figures.mention import Mention
from reportdiff.figures.sentence import Laid

# After the counted noun these go on telling who it is; anything else begins another matter.
_WHO = re.compile(
    r"\s*(?:(?:of|were|was|are|is|being|had|been|came|as|in|for|from|who|to|with|whom|exploited|subjected|victims|found|under|traffickers|by|not)\b\s*)"
)
_STOP = re.compile(r"[;()]|,(?!\d)|[—–]|\s(?:and|while|whereas|but|which|compared|during)\s")
_REACH = 80
_JOINED = 20  # "women and girls": the noun phrase ends before "and", the group does not


def group(laid: Laid, mention: Mention, stop: int, words: FigureWords) -> dict[str, str]:
    """Read the groups that the words of and after a figure name, one an axis.

    Args:
        laid: the sentence.
        mention: the figure.
        stop: where the next figure begins.
        words: the family's words.
    """
    begin, close = mention.start, mention.noun[1]
    reach = min(stop, close + _REACH)
    tail = _STOP.search(laid.low, close, reach)
    reach = tail.start() if tail else reach
    goes_on = _WHO.match(laid.low, close) is not None
    found: dict[str, str] = {}
    for axis, lexicon in words.subgroups:
        hit = _within(laid.low, begin, close, min(stop, close + _JOINED), lexicon)
        if hit is None and goes_on:
            hit = lexicon.first(laid.low, close, reach)
        if hit is not None:
            found[axis] = hit.label
    return found


def _within(low: str, begin: int, close: int, reach: int, lexicon: Lexicon) -> Hit | None:
    """The first phrase that begins in the noun phrase, wherever it ends."""
    hit = lexicon.first(low, begin, reach)
    return hit if hit is not None and hit.start < close else None


def inherit(found: Sequence[Mention]) -> None:
    """Let parts have the groups of their total, and earlier values without a noun those of the current one."""
    for mention in found:
        head = mention.head
        if head is None:
            continue
        if mention.relation == "comparison" and not (mention.bare and not mention.groups):
            continue
        mention.groups = {**head.groups, **mention.groups}


def told(groups: dict[str, str], words: FigureWords) -> str | None:
    """Put the groups of a figure into one label, in the family's order of axes."""
    return "; ".join(groups[axis] for axis, _ in words.subgroups if axis in groups) or None
