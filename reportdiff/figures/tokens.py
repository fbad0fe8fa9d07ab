"""Words of a sentence with their places: what the readers of quantities walk over.

A sentence is cut into words, numerals and single signs. Between neighbours stands white space or
nothing, so that "next word" is simply the next position.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

#: A web address is one word, whatever numbers stand in it.
_TOKEN = re.compile(r"(?:https?://|www\.)\S+|\d+(?:[.,·]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\S")

#: A numeral that is written like a year.
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as running text, which reads better than so many quoted strings."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence.

    ``words`` are lower-cased, ``starts``/``ends`` offsets in ``text``, the sentence; ``around`` is the
    text that it stands in, which may tell whose rupees are meant.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    around: str = ""

    def within(self, around: str) -> Tokens:
        """These tokens, with the text that the sentence stands in."""
        return Tokens(self.text, self.words, self.starts, self.ends, around)

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.words)

    def word(self, position: int) -> str:
        """The lower-cased token at ``position``, or "" outside the sentence."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def raw(self, position: int) -> str:
        """The token at ``position`` as written, or "" outside the sentence."""
        if 0 <= position < len(self.words):
            return self.text[self.starts[position] : self.ends[position]]
        return ""

    def touches(self, position: int) -> bool:
        """Whether nothing stands between the token at ``position`` and the one before it."""
        return 0 < position < len(self.words) and self.ends[position - 1] == self.starts[position]

    def span(self, first: int, after: int) -> str:
        """The text from token ``first`` up to, not including, token ``after``."""
        return self.text[self.starts[first] : self.ends[after - 1]]

    def is_numeral(self, position: int) -> bool:
        """Whether the token at ``position`` is written in digits."""
        return 0 <= position < len(self.words) and self.words[position][0].isdecimal()


@lru_cache(maxsize=2048)  # half of an edition's sentences stand in the next one, too
def tokens(sentence: str) -> Tokens:
    """Cut a sentence into tokens. Nobody changes what is given."""
    found = list(_TOKEN.finditer(sentence))
    words = [match[0].lower() for match in found]
    if "’" in sentence:
        words = [word.replace("’", "'") for word in words]
    return Tokens(sentence, words, [match.start() for match in found], [match.end() for match in found])
