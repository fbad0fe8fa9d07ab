"""Many labelled phrases made into one pattern, so that a text is read once for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from reportdiff.families.phrases import PhraseError, source

_PIECE = re.compile(r"\\.|[()\[\]|]|[^()\[\]|\\]+")
# Units have single spaces and ``lowered`` leaves one kind of apostrophe: most spellings stand for themselves.
_PLAIN = re.compile(r"[a-z0-9' ]{2}[a-z0-9' -]*")
_MOST = 400  # spellings of one phrase; more is a slip of the pen


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its offsets in the text searched and the label it stands for."""

    start: int
    end: int
    label: str


class Lexicon:
    """Labelled phrases as one pattern, made when first tried. All methods take text made small by ``lowered``.

    ``plain`` maps a spelling to its label, ``opened`` the spellings of phrases with gaps or any
    endings, in the order in which they are tried.
    """

    def __init__(self, plain: Mapping[str, str] | None = None, opened: Mapping[str, str] | None = None) -> None:
        """Take the spellings and their labels."""
        self.plain, self.opened = plain or {}, opened or {}

    def make(self) -> None:
        """Compile everything now.

        Raises:
            PhraseError: a phrase that does not keep to the language of phrases.py.
        """
        _ = self.pattern, self.open

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """The pattern of all spellings; of those that begin alike the longest is found."""
        if not self.plain and not self.opened:
            return None
        every = sorted({*self.plain, *self.opened}, key=lambda s: (s[:2], -len(s), s))
        starts = [(key, "|".join(_rest(s) for s in group)) for key, group in groupby(every, key=lambda s: s[:2])]
        branches = "|".join(f"{re.escape(key)}(?:{rest})" for key, rest in starts)
        return re.compile(rf"(?<!\w)(?:{branches})(?!\w)")

    @cached_property
    def open(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """The patterns of phrases with gaps or any endings."""
        return tuple((re.compile(source(s)), label) for s, label in self.opened.items())

    def find(self, low: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Find all phrases that stand in ``low[start:end]``, in order and without overlap."""
        if self.pattern is None:
            return []
        matches = self.pattern.finditer(low, start, len(low) if end is None else end)
        return [Hit(m.start(), m.end(), self._label(m.group())) for m in matches]

    def first(self, low: str, start: int = 0, end: int | None = None) -> Hit | None:
        """Give the first phrase that stands in ``low[start:end]``, or ``None``."""
        m = self.pattern.search(low, start, len(low) if end is None else end) if self.pattern else None
        return Hit(m.start(), m.end(), self._label(m.group())) if m else None

    def opens(self, low: str, start: int = 0) -> Hit | None:
        """Give the phrase with which ``low`` goes on at ``start``, or ``None``."""
        m = self.pattern.match(low, start) if self.pattern else None
        return Hit(m.start(), m.end(), self._label(m.group())) if m else None

    def _label(self, found: str) -> str:
        label = self.plain.get(found) or self.plain.get(" ".join(found.split()))
        return label or next((label for pattern, label in self.open if pattern.fullmatch(found)), "")


def lowered(text: str) -> str:
    """Give ``text`` in small letters at the same offsets (letters that would change length stay)."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'")


def lexicon(lists: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """Make a lexicon of labelled lists of phrases. Of phrases that begin alike the longest is found.

    Raises:
        PhraseError: a phrase that does not keep to the language of phrases.py.
    """
    plain: dict[str, str] = {}
    opened: dict[str, str] = {}
    for label, phrases in lists.items():
        for phrase in phrases:
            for spelling in spellings(phrase):
                (opened if "*" in spelling or "..." in spelling else plain).setdefault(spelling, label)
    return Lexicon(plain, opened)


def _rest(spelling: str) -> str:
    """The pattern of a spelling after its first two characters."""
    if _PLAIN.fullmatch(spelling):
        return spelling[2:].replace("-", "[-‐-―]")
    head, tail = source(spelling[:2]), source(spelling)
    return tail.removeprefix(head)


def spellings(phrase: str) -> tuple[str, ...]:
    """Write out the choices ``(a|b)`` and ``[a]`` of a phrase, in small letters.

    Raises:
        PhraseError: brackets that do not pair, or a phrase that can be nothing at all.
    """
    found, at = _choices(_PIECE.findall(" ".join(lowered(phrase).split())), 0, "")
    if at < 0:
        raise PhraseError(f"brackets do not pair in {phrase!r}")
    if len(found) > _MOST:
        raise PhraseError(f"{phrase!r} has {len(found)} spellings, over {_MOST}")
    seen = tuple(dict.fromkeys(" ".join(one.split()) for one in found))
    if "" in seen:
        raise PhraseError(f"{phrase!r} can be nothing at all")
    return seen


def _choices(pieces: list[str], at: int, closer: str) -> tuple[list[str], int]:
    """Write out ``pieces`` from ``at`` up to ``closer``; gives the spellings and where they end (-1: nowhere)."""
    done: list[str] = []
    now = [""]
    while at < len(pieces):
        piece = pieces[at]
        if piece in ("(", "["):
            inner, at = _choices(pieces, at + 1, ")" if piece == "(" else "]")
            if at < 0:
                return [], -1
            inner = [*inner, ""] if piece == "[" else inner
            now = [one + two for one in now for two in inner]
        elif piece == "|":
            done, now = done + now, [""]
        elif piece == closer:
            return done + now, at
        elif piece in (")", "]"):
            return [], -1
        else:
            now = [one + piece for one in now]
        at += 1
    return (done + now, at) if not closer else ([], -1)
