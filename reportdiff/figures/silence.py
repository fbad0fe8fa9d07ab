"""Statements that a figure was not given: of which measure, whom and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lexicon import lowered
from reportdiff.figures.mention import PEOPLE
from reportdiff.figures.sentence import Laid
from reportdiff.model import Confidence, Figure, Role

_END = re.compile(
    r"[;:]|,\s(?:but|although|though|while|and\s(?:the|it|they)|nor|the|it|they|an|a|in)\s|,\sand\sthere\s|\s(?:but|although|though|while|however|because)\s"
)
_TOWARDS = re.compile(r"\b(?:to|for)\s(?:\w+\s){0,2}$")
# From money to what it was for; a new count begins another matter ("spending or the number of victims assisted").
_FOR_WHAT = re.compile(
    r"[^,;]*?\b(?:on|for|to|toward|towards|through)\s(?:(?!\b(?:number|how many|total)\b)[^,;])*", re.DOTALL
)
_NATION = re.compile(r"\b[A-Z][a-z]+(?:n|ese|i|ish|ch)\b")
_NOUN_REACH = 40  # characters from "did not report" to the noun that names a measure
_MOST = 4  # measures named in one statement


def silent(laid: Laid, figure: Figure, reporting: int | None, words: FigureWords) -> list[Figure]:
    """Tell what a statement that a figure was not given is about; one figure for each measure it names.

    Args:
        laid: its sentence.
        figure: the statement as found, without numbers.
        reporting: the edition's reporting year.
        words: the family's words.
    """
    begin, after = figure.start - laid.start, figure.end - laid.start
    end = _END.search(laid.low, after)
    close = end.start() if end else len(laid.low)
    named = list(_named(laid, figure, (after, close), words))
    if not named:  # "the number of convictions was unknown"
        named = [m.name for m in words.measures if m.nouns.first(laid.low, begin, after) is not None]
    groups = _groups(laid, after, close, words)
    period, earlier = reporting, False
    compared = min((c.start for c in laid.compares if c.start >= after), default=close)
    for time in laid.times:
        if begin <= time.start < min(close, compared) and not time.reference:
            period = time.year if time.year is not None else None if reporting is None else reporting - time.ago
            earlier = period is not None and reporting is not None and period < reporting
    role = Role.COMPARISON if earlier else Role.CURRENT
    told = replace(figure, measure="other", subgroup=groups, period=period, role=role, confidence=Confidence.LOW)
    return [replace(told, measure=name, confidence=Confidence.HIGH) for name in named[:_MOST]] or [told]


def _named(laid: Laid, figure: Figure, span: tuple[int, int], words: FigureWords) -> dict[str, int]:
    """The measures that a statement names in a span of its sentence, each with where its first word ends."""
    after, close = span
    named: dict[str, int] = {}
    strong = [c for c in laid.cues if not c.weak]
    for cue in [*strong, *(c for c in laid.cues if c.weak and c.start - after <= _NOUN_REACH)]:
        if cue.weak and named:
            break
        aside = bool(named) and _TOWARDS.search(laid.low, max(0, cue.start - 30), cue.start) is not None
        if (
            after - 1 <= cue.start < close
            and not aside
            and cue.label != "other"
            and not cue.ahead
            and _can_be(cue.label, figure, words)
            and not _of_money(laid, named, cue.label, cue.start, words)
        ):
            named.setdefault(cue.label, cue.end)
    for one in words.measures:
        noun = one.nouns.first(laid.low, after, close)
        if (
            noun is not None
            and noun.start - after <= _NOUN_REACH
            and _can_be(one.name, figure, words)
            and not _of_money(laid, named, one.name, noun.start, words)
        ):
            named.setdefault(one.name, noun.end)
    return named


def _of_money(laid: Laid, named: Mapping[str, int], name: str, start: int, words: FigureWords) -> bool:
    """Whether a word only tells what money untold of was for: "how much it spent on their care"."""
    known = words.measure(name)
    if known is None or "money" in known.kinds:
        return False
    of = ((words.measure(other), end) for other, end in named.items())
    sums = [end for one, end in of if one is not None and "money" in one.kinds and not one.kinds & PEOPLE]
    return bool(sums) and _FOR_WHAT.fullmatch(laid.low, max(sums), start) is not None


def _can_be(name: str, figure: Figure, words: FigureWords) -> bool:
    """Whether a measure can count what the statement is about: suspects are neither identified nor assisted."""
    measure, unit = words.measure(name), figure.unit
    if measure is None or unit is None or unit == "cases":
        return measure is not None
    known = words.kinds.find(lowered(figure.subject or "")) or words.kinds.find(unit.lower())
    label = known[-1].label if known else "persons" if unit == "persons" else None
    wanted = PEOPLE if label == "persons" else {label}
    return bool(wanted & measure.kinds)


def _groups(laid: Laid, begin: int, close: int, words: FigureWords) -> str | None:
    hits = [
        lexicon.first(laid.low, begin, close) for axis, lexicon in words.subgroups if axis not in ("stage", "status")
    ]
    labels = [hit.label for hit in hits if hit is not None and hit.label != "-"]
    nation = _NATION.search(laid.text, begin, close)
    return "; ".join([*labels, *([nation.group()] if nation else [])]) or None
