"""The little language in which family files write phrases, made into patterns.

A phrase is plain words, matched whatever their case and however they are spaced:

* ``(a|b c)`` one of these; ``[a]`` with or without it; both may be nested
* ``...`` up to eight words of any kind
* ``word*`` any ending
* a backslash before ``( ) [ ] | *`` makes it mean itself
* ``{country}``, ``{edition}``, ``{tier}``, ``{aside}`` (words in brackets), ``{number}``, ``{numbers}``,
  ``{letter}`` and ``{roman}`` stand for what their names say

Everything else means itself. Quotes and dashes of either kind match each other.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator

# Lazy and bounded: no phrase may take longer than linear in the text it is tried on.
_GAP = r"(?:\s+\S+){0,8}?"
_SPACE = r"\s+"
_LEADING = "))? "  # closes an optional group at the start of a phrase or alternative
_NAMED = re.compile(r"\(\?P<\w+>")
_PIECE = re.compile(r"\\.|\.\.\.|\{\w+\}|[()\[\]|*]|\s+|[^\s()\[\]|*{}\\]+?(?=\.\.\.|[\s()\[\]|*{}\\]|$)")
_PLAIN = re.compile(r"[\w\s]+")  # most phrases are plain words: nothing to translate
_LIKE = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "-": "[-‐-―]", "–": "[-‐-―]"}
_SIGNS = {"|": "|", "*": r"\w*"}
_SIGNS = {"|": "|", "*": r"\w*"}
_PLACES = {
    "country": r"(?P<country>[^\W\d_][^\n:;()]{1,60}?)",
    "aside": r"[^()\n]{1,80}",
    "edition": r"(?P<edition>(?:19|20)\d\d)",
    "numbers": r"(?!\d{1,3}(?:,\d{3})+(?!\d))\d{1,3}(?:\s?[,;‐-―-]\s?\d{1,3})*",  # but "4,371" is one number
    "number": r"\(?\d{1,3}[.):]?",
    "letter": r"\(?[a-n][.)]",
    "roman": r"[ivx]{1,4}\.",
}


class PhraseError(ValueError):
    """A phrase that does not keep to the language."""


def source(phrase: str, *, tiers: Iterable[str] = ()) -> str:
    """Give the regular expression of one phrase.

    Args:
        phrase: the phrase as the family file writes it.
        tiers: what ``{tier}`` stands for, longest first.

    Raises:
        PhraseError: unbalanced brackets or an unknown ``{name}``.
    """
    if _PLAIN.fullmatch(phrase):
        return _SPACE.join(phrase.split())
    out: list[str] = []
    closers: list[str] = []
    for piece in _PIECE.findall(re.sub(r"\s*\|\s*", "|", " ".join(phrase.split()))):
        if piece in "([":
            closers.append(_open(piece, out))
        elif piece in ")]":
            if not closers or (piece == "]") != ("?" in closers[-1]):
                raise PhraseError(f"unbalanced {piece!r} in {phrase!r}")
            out.append(closers.pop())
        elif piece == "..." and out and out[-1] == _SPACE:
            out[-1] = _GAP
        elif piece == "...":
            out.append(_GAP)
        elif piece.isspace() and out and out[-1] == _LEADING:
            out[-1] = ")" + _SPACE + ")?"
        else:
            out.append(_word(piece, phrase, tiers))
    if closers:
        raise PhraseError(f"a bracket is not closed in {phrase!r}")
    return "".join(part.strip() for part in out)


def _open(piece: str, out: list[str]) -> str:
    """Open a group and give what closes it. The space beside an optional group belongs to it:
    "a [b] c" matches "a c", and "[a] b" matches "b".
    """
    if piece == "(":
        out.append("(?:")
        return ")"
    if out and out[-1] == _SPACE:
        out[-1] = "(?:" + _SPACE + "(?:"
        return "))?"
    leading = not out or out[-1].endswith(("(?:", "|", _SPACE + ")?"))
    out.append("(?:(?:")
    return _LEADING if leading else "))?"


def _word(piece: str, phrase: str, tiers: Iterable[str]) -> str:
    if piece in _SIGNS or piece.isspace():
        return _SIGNS.get(piece, _SPACE)
    if piece.startswith("\\"):
        return re.escape(piece[1:])
    if piece.startswith("{"):
        name = piece[1:-1]
        if name == "tier":
            return "(?P<tier>" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in tiers) + ")"
        if name not in _PLACES:
            raise PhraseError(f"unknown {piece} in {phrase!r}")
        return _PLACES[name]
    return "".join(_LIKE.get(char) or re.escape(char) for char in piece)


class Phrasing:
    """Phrases as a regular expression that is compiled when it is first tried.

    Families hold hundreds of them and a report needs a few dozen; compiling all would take longer
    than reading the report. ``parse`` makes all of a file it checks, so that none is wrong unnoticed.
    """

    __slots__ = ("_flags", "_made", "_write")

    def __init__(self, write: Callable[[], str], flags: re.RegexFlag = re.IGNORECASE) -> None:
        """Remember how to write the expression."""
        self._write, self._flags = write, flags
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """Give the compiled expression.

        Raises:
            PhraseError: a phrase that does not keep to the language.
        """
        if self._made is None:
            self._made = re.compile(self._write(), self._flags)
        return self._made

    @property
    def pattern(self) -> str:
        """Give the expression as text, without compiling it."""
        return self._write()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first place that fits, as ``re.Pattern.search``."""
        return self.made.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Tell whether the text fits from ``start`` on, as ``re.Pattern.match``."""
        return self.made.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Tell whether the whole text fits, as ``re.Pattern.fullmatch``."""
        return self.made.fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Find all places that fit, as ``re.Pattern.finditer``."""
        return self.made.finditer(text, start, end)


def anywhere(phrases: Iterable[str]) -> Phrasing | None:
    """Make phrases one pattern that finds any of them on word borders; ``None`` for none."""
    kept = tuple(phrases)

    def write() -> str:
        return r"(?<!\w)(?:" + "|".join(_NAMED.sub("(?:", source(phrase)) for phrase in kept) + r")(?!\w)"

    return Phrasing(write) if kept else None


def whole(phrase: str, *, tiers: Iterable[str] = ()) -> Phrasing:
    """Make a phrase that must be a whole line, an end mark allowed; a last ``...`` is all the rest."""

    def write() -> str:
        rest = phrase.endswith("...")
        body = source(phrase.removesuffix("...").rstrip(), tiers=tiers)
        return r"\s*" + body + (r"(?!\w).*" if rest else r"\s*[:.]?\s*")

    return Phrasing(write, re.IGNORECASE | re.DOTALL)
