"""Reports of a library whose texts are the same, or nearly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportdiff.library.finding import Entry, Library
from reportdiff.model import Report

NEARLY = 0.9
"""Share of one report's longer sentences that another also holds, from which they are nearly identical."""

_LONG = 60  # characters: shorter sentences recur by themselves
_FEW = 5  # sentences: fewer say nothing
_COMMON = 12  # reports: a sentence in more is house style


@dataclass(frozen=True, slots=True)
class Double:
    """A report whose text another has too; ``same`` to the word, ``told`` in words."""

    entry: Entry
    same: bool
    told: str


def find_doubles(library: Library, reports: Mapping[str, Report]) -> Iterator[Double]:
    """Find reports whose longer sentences another report holds too, over the whole library."""
    held = {entry.path: _sentences(reports[entry.path]) for entry in library.entries if entry.path in reports}
    holders: dict[str, list[str]] = defaultdict(list)
    for path, sentences in held.items():
        for sentence in sentences:
            holders[sentence].append(path)
    shared: Counter[tuple[str, str]] = Counter()
    for paths in holders.values():
        if len(paths) <= _COMMON:
            for at, first in enumerate(paths):
                for second in paths[at + 1 :]:
                    shared[first, second] += 1
    by_path = {entry.path: entry for entry in library.entries}
    for (first, second), count in shared.items():
        share = count / max(1, min(len(held[first]), len(held[second])))
        if min(len(held[first]), len(held[second])) >= _FEW and share >= NEARLY:
            same = reports[first].text.split() == reports[second].text.split()
            words = "the same" if same else f"to {share:.0%} the same"
            yield Double(by_path[second], same, f"has {words} text as {first}")


def _sentences(report: Report) -> frozenset[str]:
    """Give the longer units with figures and case folded away: a reissued text often changes only its year."""
    units = (unit.text for section in report.sections for unit in section.units)
    return frozenset(re.sub(r"\d+", "0", text).casefold() for text in units if len(text) >= _LONG)
