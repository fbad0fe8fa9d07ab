"""Sentences of the summary -> the lines of "The main changes", grouped by what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportdiff.faces.editions import rank_word
from reportdiff.faces.family import family_name
from reportdiff.faces.html.figures import Tabler
from reportdiff.faces.html.views import Headline, Where
from reportdiff.faces.summary import Sentence
from reportdiff.model import Comparison

_GROUPS = {
    "tier": "tier",
    "cut": "caution",
    "drift": "caution",
    "grade": "grade",
    "answer": "answer",
    "gone": "silence",
    "not_reported": "silence",
    "silent": "silence",
    "recommendations": "recommendations",
    "kept": "recommendations",
    "section": "text",
    "nothing": "text",
}
MOST_LINKS = 4  # beside one sentence; the table has all
_LONGEST_LEAD = 70  # characters before a colon that lead a sentence


def headlines(told: Sequence[Sentence], comparison: Comparison, tabler: Tabler) -> tuple[Headline, ...]:
    """Lay out the sentences; a tier that stays is told by the head of the page already.

    Args:
        told: what ``summary.sentences`` gives.
        comparison: which they are about.
        tabler: makes the links.
    """
    both = comparison.old.identity.tier and comparison.new.identity.tier
    shown = [one for one in told if not (one.kind == "tier" and one.anchor is None and both)]
    shown.sort(key=lambda one: one.kind != "nothing")  # the one thing to know
    lines = []
    for group, run in groupby(shown or told, key=lambda one: _GROUPS.get(one.kind, "figures")):
        for n, sentence in enumerate(run):
            name = _group(group, comparison, tabler) if n == 0 else None
            lines.append(_headline(sentence, name, tabler))
    return tuple(lines)


def _group(group: str, comparison: Comparison, tabler: Tabler) -> str:
    return tabler.w.say(f"headline.{group}", rank=rank_word(family_name(comparison), tabler.w))


def _headline(sentence: Sentence, group: str | None, tabler: Tabler) -> Headline:
    """Let the words before a colon lead, so that lines can be skimmed."""
    lead, colon, rest = sentence.text.partition(": ")
    leads = bool(colon) and len(lead) <= _LONGEST_LEAD and "“" not in lead
    return Headline(
        sentence,
        tabler.href(sentence.anchor) if sentence.anchor else None,
        _once(tabler.links(sentence.places)),
        group,
        lead + colon.rstrip() if leads else "",
        " " + rest if leads else sentence.text,
    )


def _once(links: Sequence[Where]) -> tuple[Where, ...]:
    """Keep the first link of each paragraph."""
    first: dict[str, Where] = {}
    for link in links:
        first.setdefault(link.text, link)
    return tuple(first.values())[:MOST_LINKS]
