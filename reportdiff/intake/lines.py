"""Lines -> paragraphs: which line ends are the text's own and which only the page's width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportdiff.intake.markdown import fold

_GAP = re.compile(r"\n[^\S\n]*\n\s*")
_MARK = re.compile(r"[•●▪‣*–-]\s|\d{1,3}[.)]\s|\([a-z0-9]{1,3}\)\s")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SHORT = 60
_ADDRESS = re.compile(r"[/@%=&?]|\d|\w\.\w")
# First parts of English compounds that keep their hyphen.
_FIRST_PARTS = frozenset({"all", "anti", "counter", "cross", "ex", "follow", "full", "half", "hard", "high", "ill"})
_FIRST_PARTS |= {"large", "long", "low", "multi", "non", "off", "on", "out", "part", "post", "self", "short", "small"}
_FIRST_PARTS |= {"state", "well"}
SOFT_HYPHEN = "\u00ad"
"""How a reader marks a hyphen at a line's end that may not be the word's own."""


def join(text: str) -> list[str]:
    """Split text at blank lines and at line ends that close a sentence, a heading or a list item.

    Returns the paragraphs with white space folded; a line that ends in the middle of a sentence is
    joined to the next, a word broken by a hyphen at a line end keeps its hyphen and no space.
    """
    paragraphs: list[str] = []
    for block in _GAP.split(text):
        running: list[str] = []
        for line in map(fold, block.split("\n")):
            if not line:
                continue
            if running and not goes_on(running[-1], line):
                paragraphs.append(" ".join(running))
                running = []
            running.append(line)
        if running:
            paragraphs.append(" ".join(running))
    return paragraphs


def goes_on(before: str, line: str) -> bool:
    """Tell whether a line continues the one before it: neither closes a sentence, a heading or a list item between."""
    if _MARK.match(line) or _ENDS.search(before):
        return False
    return line[0].islower() or len(before) > _SHORT or before[-1] in ",-–—("


class Vocabulary:
    """The words of a document, asked whether a hyphen at a line's end is the word's own."""

    __slots__ = ("_heads", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words as they stand, with their punctuation."""
        self._words = {_bare(word) for word in words}
        self._heads = {word.split("-")[0] for word in self._words if "-" in word.rstrip("-")}

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Tell whether ``first-second`` is written with its hyphen (native-language, not traffick-ing)."""
        if not first or not second or not second[0].islower():
            return True
        a, b = _bare(first), _bare(second)
        if a in _FIRST_PARTS or "-" in a or _ADDRESS.search(a + b):
            return True
        if a + b in self._words:
            return False
        return a in self._heads or f"{a}-{b}" in self._words or (a in self._words and b in self._words)


def _bare(word: str) -> str:
    return word.strip(".,;:()[]\"'“”‘’*†‡").casefold()


def unwrap(lines: Sequence[str], words: Vocabulary) -> str:
    """Join the printed lines of one paragraph; hyphens that only broke a word at a line's end go."""
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text.endswith(("-", SOFT_HYPHEN)) and len(text) > 1 and text[-2].isalnum():
            first, second = text[:-1].split(" ")[-1], line.split(" ")[0]
            text = text[:-1] + ("-" if words.keeps_hyphen(first, second) else "") + line
        else:
            text = f"{text} {line}"
    return text.replace(SOFT_HYPHEN, "-")
