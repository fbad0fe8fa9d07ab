"""A sentence laid out for reading its figures: brackets, dashes, cue words, times, and who stands where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportdiff.families.figure_words import AHEAD, SHARED, UNLIKE, WEAK, FigureWords
from reportdiff.families.lexicon import Hit, lowered
from reportdiff.figures.times import Time, find_times
from reportdiff.model import Figure

# Where a clause ends and another begins, so that a verb does not govern what lies beyond.
JOINT = re.compile(
    r";|:|\s(?:while|whereas|although|though|but|however|because|so that|after which)\s|\bin addition to\b"
)
COMMA = re.compile(r",(?!\d)")
_DASH = re.compile(r"—|\s–\s|\s-\s|--|–(?=[a-z])")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word for a measure; a ``weak`` one governs a figure only where no other word does.

    One that looks ``ahead`` governs only what stands behind it ("exploited 37 women").
    """

    start: int
    end: int
    label: str
    weak: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A sentence and what stands in it; all offsets count from the sentence's start.

    ``brackets`` and ``dashes`` are (open, close) pairs, a dash without a partner closing at the end;
    ``cues`` are the words for measures, ``compares`` those after which an earlier value follows.
    """

    text: str
    low: str
    start: int
    figures: tuple[Figure, ...]
    brackets: tuple[tuple[int, int], ...]
    dashes: tuple[tuple[int, int], ...]
    cues: tuple[Cue, ...]
    compares: tuple[Hit, ...]
    times: tuple[Time, ...]
    joints: tuple[int, ...]
    commas: tuple[int, ...]
    opener: Hit | None = None
    back: Hit | None = None
    spots: tuple[tuple[int, int], ...] = field(default=())

    def past_bracket(self, at: int) -> int:
        """Give where a bracket that opens at ``at`` (or a space later) has closed, else ``at`` itself."""
        return next((b + 1 for a, b in self.brackets if 0 <= a - at <= 1), at)


def lay_out(text: str, start: int, figures: Sequence[Figure], words: FigureWords, edition: int | None) -> Laid:
    """Lay out one sentence.

    Args:
        text: the sentence.
        start: its offset in the text that the figures' offsets count in.
        figures: its figures, in order.
        words: the family's words.
        edition: the edition's year, for telling times that are still to come.
    """
    low = lowered(text)
    head = len(low) - len(low.lstrip(' "“('))
    return Laid(
        text=text,
        low=low,
        start=start,
        figures=tuple(figures),
        brackets=_brackets(low),
        dashes=_dashes(low),
        cues=tuple(
            Cue(c.start, c.end, name.rstrip(WEAK + AHEAD), name.endswith(WEAK), name.endswith(AHEAD))
            for c in words.cues.find(low)
            for name in c.label.split(SHARED)
            if name != UNLIKE and not _in_a_name(text, c, head)
        ),
        compares=tuple(words.comparisons.find(low)),
        times=find_times(low, words, edition),
        joints=tuple(m.start() for m in JOINT.finditer(low)),
        commas=tuple(m.start() for m in COMMA.finditer(low)),
        opener=words.openers.opens(low, head),
        back=words.back.opens(low, head),
        spots=tuple((f.start - start, f.end - start) for f in figures),
    )


def _in_a_name(text: str, hit: Hit, head: int) -> bool:
    """Whether a word stands in a name: "the Victim Assistance Office", "Special Investigations Unit"."""
    if hit.start <= head or not text[hit.start].isupper():
        return False
    before, behind = text[: hit.start].split(" ")[-2:-1], text[hit.end : hit.end + 2]
    return bool(before and before[0][:1].isupper()) or (behind[:1] == " " and behind[1:2].isupper())


def _brackets(low: str) -> tuple[tuple[int, int], ...]:
    """Pair the outermost round brackets; one never closed ends with the sentence."""
    pairs, opened, depth = [], 0, 0
    for m in re.finditer(r"[()]", low):
        if m.group() == "(":
            if depth == 0:
                opened = m.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                pairs.append((opened, m.start()))
    if depth:
        pairs.append((opened, len(low)))
    return tuple(pairs)


def _dashes(low: str) -> tuple[tuple[int, int], ...]:
    """Pair dashes two by two."""
    at = [m.start() for m in _DASH.finditer(low)]
    if len(at) % 2:
        at.append(len(low))
    return tuple(zip(at[::2], at[1::2], strict=True))
