"""Many labelled phrases made into one pattern, so that a text is read once for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby

from reportdiff.families.phrases import PhraseError, source

_PIECE = re.compile(r"\\.|[()\[\]|]|[^()\[\]|\\]+")
# Units have single spaces and ``lowered`` leaves one kind of apostrophe: most spellings stand for themselves.
_PLAIN = re.compile(r"[a-z0-9' ]{2}[a-z0-9' -]*")
_EXACT = re.compile(r"[a-z0-9 ]*")
_FIRST = re.compile(r"\w+\*?")
_CHOICE = frozenset("()[]|\\")
_LAST = re.compile(r"(?<= )[a-z0-9]+$")
_WORD = re.compile(r"\w+")
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
            PhraseError: a phrase that does not keep to the language of phrases.py, or begins with no word.
        """
        _ = self.pattern
        for spelling in self.opened:
            _whole(spelling)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """The pattern of all plain spellings, and of the first words of the others.

        Of plain ones that begin alike the longest is found. Patterns of phrases with gaps are made
        when one of their first words is met: making all takes longer than reading a report.
        """
        if not self.plain and not self.opened:
            return None
        starts = [(key, "|".join(_rest(s) for s in group if s in self.plain)) for key, group in self._alike.items()]
        branches = [f"{re.escape(key)}(?:{rest})" for key, rest in starts if rest or key in self.plain]
        words = sorted({_first_word(s) for s in self.opened})
        openers = [f"(?P<opener>{'|'.join(words)})"] if words else []
        return re.compile(rf"(?<!\w)(?:{'|'.join([*openers, *branches])})(?!\w)")

    @cached_property
    def _alike(self) -> dict[str, list[str]]:
        """All spellings by their first two letters, in the order in which they are tried."""
        every = sorted({*self.plain, *self.opened}, key=lambda s: (s[:2], -len(s), s))
        return {key: list(group) for key, group in groupby(every, key=lambda s: s[:2])}

    def find(self, low: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Find all phrases that stand in ``low[start:end]``, in order and without overlap."""
        if self.pattern is None:
            return []
        stop = len(low) if end is None else end
        if self.opened:
            return list(self._each(low, start, stop))
        label, slow = self.plain.get, self._label
        found = self.pattern.finditer(low, start, stop)
        return [Hit(m.start(), m.end(), label(m.group()) or slow(m.group())) for m in found]

    def first(self, low: str, start: int = 0, end: int | None = None) -> Hit | None:
        """Give the first phrase that stands in ``low[start:end]``, or ``None``."""
        stop = len(low) if end is None else end
        while self.pattern and (found := self.pattern.search(low, start, stop)):
            if hit := self._hit(found, low, stop):
                return hit
            start = found.end()
        return None

    def opens(self, low: str, start: int = 0) -> Hit | None:
        """Give the phrase with which ``low`` goes on at ``start``, or ``None``."""
        found = self.pattern.match(low, start) if self.pattern else None
        return self._hit(found, low, len(low)) if found else None

    def _each(self, low: str, start: int, end: int) -> Iterator[Hit]:
        while self.pattern and (found := self.pattern.search(low, start, end)):
            hit = self._hit(found, low, end)
            start = hit.end if hit else found.end()
            if hit:
                yield hit

    def _hit(self, found: re.Match[str], low: str, end: int) -> Hit | None:
        """Give the phrase found; where only the first word of one was, whether one of its phrases stands there."""
        at, stop = found.span()
        if not found.lastgroup:
            words = found.group()
            return Hit(at, stop, self.plain.get(words) or self._label(words))
        alike = [*self._alike.get(low[at : at + 1], ()), *self._alike.get(low[at : at + 2], ())]
        said = _words(low)
        likely = (s for s in alike if low.startswith(_head(s), at, end) and _last_word(s) in said)
        tried = (_whole(s).match(low, at, end) for s in likely)
        stop = next((whole.end() for whole in tried if whole), -1)
        return Hit(at, stop, self._label(low[at:stop])) if stop >= 0 else None

    def _label(self, words: str) -> str:
        """Give the label of words found; where they fit several phrases with gaps, that of the first."""
        spaced = " ".join(words.split())
        label = self.plain.get(words) or self.plain.get(spaced)
        opened = (
            label for s, label in self.opened.items() if spaced.startswith(_head(s)) and _whole(s).fullmatch(words)
        )
        return label or next(opened, "")


@cache
def _head(spelling: str) -> str:
    """The words before a phrase's first gap or sign, which stand for themselves."""
    found = _EXACT.match(spelling)
    return found.group().rstrip() if found else ""


@cache
def _last_word(spelling: str) -> str:
    """The word with which a phrase ends, empty where it ends with anything else."""
    found = _LAST.search(spelling)
    return found.group() if found else ""


@lru_cache(maxsize=16)  # a sentence is looked through for many phrases
def _words(low: str) -> frozenset[str]:
    """The words of a text, the empty one among them."""
    return frozenset(["", *_WORD.findall(low)])


def _first_word(spelling: str) -> str:
    """The pattern of a phrase's first word.

    Raises:
        PhraseError: it begins with none.
    """
    found = _FIRST.match(spelling)
    if found is None:
        raise PhraseError(f"{spelling!r} does not begin with a word")
    return source(found.group())


@cache
def _whole(spelling: str) -> re.Pattern[str]:
    """The pattern of one phrase up to the end of its last word."""
    return re.compile(re.escape(spelling[:2]) + _rest(spelling) + r"(?!\w)")


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
    return labelled((s, label) for label, phrases in lists.items() for phrase in phrases for s in spellings(phrase))


def labelled(told: Iterable[tuple[str, str]]) -> Lexicon:
    """Make a lexicon of spellings with their labels; of several labels the first holds."""
    plain: dict[str, str] = {}
    opened: dict[str, str] = {}
    for spelling, label in told:
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
    low = " ".join(lowered(phrase).split())
    if low and _CHOICE.isdisjoint(low):
        return (low,)
    found, at = _choices(_PIECE.findall(low), 0, "")
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
