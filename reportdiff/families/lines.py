"""Which of a family's many line patterns a line fits, found by its words instead of by trying them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportdiff.families.phrases import Phrasing

_GROUPED = re.compile(r"\[[^\[\]()]*\]|\([^\[\]()]*\)|\{\w+\}")
_PLAIN = re.compile(r"(?<![\w*])[^\W\d_]{3,}(?![\w*])")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_FIRST = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(slots=True)
class LineIndex:
    """Line patterns by a word that each of them must have; those without one are always tried."""

    by_word: dict[str, list[tuple[int, str, Phrasing]]] = field(default_factory=dict)
    always: list[tuple[int, str, Phrasing]] = field(default_factory=list)
    size: int = 0

    def add(self, key: str, phrase: str, pattern: Phrasing, *, words: Iterable[str] = ()) -> None:
        """Add a pattern under the key that ``find`` gives back for it; ``words``: one of which its lines must hold."""
        entry = (self.size, key, pattern)
        self.size += 1
        word = anchor(phrase)
        needed = [word] if word else sorted(words)
        for one in needed:
            self.by_word.setdefault(one, []).append(entry)
        if not needed:
            self.always.append(entry)

    def find(self, line: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Give the keys and matches of all patterns that the whole line fits, in the order they were added."""
        tried = list(self.always)
        for word in dict.fromkeys(_WORDS.findall(line.lower())):
            tried.extend(self.by_word.get(word, ()))
        for _, key, pattern in sorted(dict.fromkeys(tried), key=lambda entry: entry[0]):
            found = pattern.fullmatch(line)
            if found:
                yield key, found


def anchor(phrase: str) -> str | None:
    """Give the longest word that every line of a phrase must hold; ``None`` where it has none."""
    plain = phrase.lower().replace("\\(", " ").replace("\\)", " ").replace("\\[", " ").replace("\\]", " ")
    while (shorter := _GROUPED.sub(" ", plain)) != plain:
        plain = shorter
    plain = re.sub(r"\S*\*\S*|[^\W\d_]*['’-][^\W\d_]*", " ", plain)
    return max(_PLAIN.findall(plain), key=len, default=None)


def first_words(phrase: str) -> frozenset[str]:
    """Give the words, in small letters, that a text fitting a phrase may begin with; places are left out."""
    rest = phrase.strip().lower()
    if rest[:1] in "([" and rest:
        inner, after, closed = _group(rest)
        words = frozenset[str]().union(*(first_words(part) for part in inner))
        return words | (first_words(after) if closed == "]" else frozenset())
    found = _FIRST.match(rest)
    return frozenset({found.group()}) if found else frozenset()


def _group(text: str) -> tuple[Sequence[str], str, str]:
    """Take a leading group apart: its alternatives, what follows it, and the bracket that closes it."""
    depth = at = 0
    parts = []
    for n, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 1:
            parts.append(text[at + 1 : n])
            at = n
        if depth == 0:
            parts.append(text[at + 1 : n])
            return parts, text[n + 1 :], char
    return [text[1:]], "", ")"
