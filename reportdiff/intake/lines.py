"""Lines -> paragraphs: which line ends are the text's own and which only the page's width."""

from __future__ import annotations

import re

from reportdiff.intake.markdown import fold

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"[•●▪‣*–-]\s|\d{1,3}[.)]\s|\([a-z0-9]{1,3}\)\s")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SHORT = 60


def join(text: str) -> list[str]:
    """Split text at blank lines and at line ends that close a sentence, a heading or a list item.

    Returns the paragraphs with white space folded; a line that ends in the middle of a sentence is
    joined to the next, a word broken by a hyphen at a line end keeps its hyphen and no space.
    """
    paragraphs: list[str] = []
    for block in _GAP.split(text):
        running = ""
        for line in map(fold, block.split("\n")):
            if not line:
                continue
            if running and not _goes_on(running, line):
                paragraphs.append(running)
                running = line
            else:
                running = f"{running} {line}" if running else line
        if running:
            paragraphs.append(running)
    return paragraphs


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line continues the one before it."""
    if _MARK.match(line) or _ENDS.search(before):
        return False
    return line[0].islower() or len(before) > _SHORT or before[-1] in ",-–—("
