"""The little language in which family files write phrases, made into patterns.

A phrase is plain words, matched whatever their case and however they are spaced:

* ``(a|b c)`` one of these; ``[a]`` with or without it; both may be nested
* ``...`` up to eight words of any kind
* ``word*`` any ending
* a backslash before ``( ) [ ] | *`` makes it mean itself
* ``{country}``, ``{edition}``, ``{tier}``, ``{number}``, ``{letter}``, ``{roman}`` stand for what their names say

Everything else means itself. Quotes and dashes of either kind match each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# Lazy and bounded: no phrase may take longer than linear in the text it is tried on.
_GAP = r"(?:\s+\S+){0,8}?"
_SPACE = r"\s+"
_LEADING = "))? "  # closes an optional group at the start of a phrase or alternative
_NAMED = re.compile(r"\(\?P<\w+>")
_TOKEN = re.compile(r"\\.|\.\.\.|\{\w+\}|[()\[\]|*]|\s+|[^\s()\[\]|*{}\\]+?(?=\.\.\.|[\s()\[\]|*{}\\]|$)")
_LIKE = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "-": "[-‐-―]", "–": "[-‐-―]"}
_PLACES = {
    "country": r"(?P<country>[^\W\d_][^\n:;()]{1,60}?)",
    "edition": r"(?P<edition>(?:19|20)\d\d)",
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
    out: list[str] = []
    closers: list[str] = []
    for token in _TOKEN.findall(re.sub(r"\s*\|\s*", "|", " ".join(phrase.split()))):
        if token in "([":
            closers.append(_open(token, out))
        elif token in ")]":
            if not closers or (token == "]") != ("?" in closers[-1]):
                raise PhraseError(f"unbalanced {token!r} in {phrase!r}")
            out.append(closers.pop())
        elif token == "..." and out and out[-1] == _SPACE:
            out[-1] = _GAP
        elif token == "...":
            out.append(_GAP)
        elif token.isspace() and out and out[-1] == _LEADING:
            out[-1] = ")" + _SPACE + ")?"
        else:
            out.append(_word(token, phrase, tiers))
    if closers:
        raise PhraseError(f"a bracket is not closed in {phrase!r}")
    return "".join(part.strip() for part in out)


def _open(token: str, out: list[str]) -> str:
    """Open a group and give what closes it. The space beside an optional group belongs to it:
    "a [b] c" matches "a c", and "[a] b" matches "b".
    """
    if token == "(":
        out.append("(?:")
        return ")"
    if out and out[-1] == _SPACE:
        out[-1] = "(?:" + _SPACE + "(?:"
        return "))?"
    leading = not out or out[-1].endswith(("(?:", "|", _SPACE + ")?"))
    out.append("(?:(?:")
    return _LEADING if leading else "))?"


def _word(token: str, phrase: str, tiers: Iterable[str]) -> str:
    if token == "|":
        return "|"
    if token == "*":
        return r"\w*"
    if token.isspace():
        return _SPACE
    if token.startswith("\\"):
        return re.escape(token[1:])
    if token.startswith("{"):
        name = token[1:-1]
        if name == "tier":
            return "(?P<tier>" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in tiers) + ")"
        if name not in _PLACES:
            raise PhraseError(f"unknown {token} in {phrase!r}")
        return _PLACES[name]
    return "".join(_LIKE.get(char) or re.escape(char) for char in token)


def anywhere(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """Compile phrases into one pattern that finds any of them on word borders; ``None`` for none."""
    sources = [_NAMED.sub("(?:", source(phrase)) for phrase in phrases]
    return re.compile(r"(?<!\w)(?:" + "|".join(sources) + r")(?!\w)", re.IGNORECASE) if sources else None


def whole(phrase: str, *, tiers: Iterable[str] = ()) -> re.Pattern[str]:
    """Compile a phrase that must be a whole line, an end mark allowed; a last ``...`` is all the rest."""
    rest = phrase.endswith("...")
    body = source(phrase.removesuffix("...").rstrip(), tiers=tiers)
    return re.compile(r"\s*" + body + (r"(?!\w).*" if rest else r"\s*[:.]?\s*"), re.IGNORECASE | re.DOTALL)
