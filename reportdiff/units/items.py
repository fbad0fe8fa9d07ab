"""A section's text -> its units: sentences, recommendation items, table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.families import ListWords
from reportdiff.units.sentence_ends import sentences

_MARK = re.compile(r"(?:[•●▪‣◦·]\s*|[*–—-]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)+")
_INLINE = re.compile(r"\s*[•●▪‣◦]\s*|(?<=[.;:!?])\s*·\s*|(?<=[.;])\s+[*–—-]\s+(?=[A-Z])")
_SEMICOLON = re.compile(r";\s*")
_TRAILING = re.compile(r"(?:\s*[;,]\s*(?:and|or)?|;)\s*$")
_JOINING = re.compile(r"(?:and|or)\s+(?=\w)", re.IGNORECASE)
_WORDS = re.compile(r"[\w’'+/-]+|[,;.]")

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Style:
    """How a list is written: which of the possible borders divide its items."""

    bullets: bool
    paragraphs: bool
    semicolons: bool


def opening_mark(text: str) -> int:
    """Give the length of the list mark that a text begins with, 0 for none."""
    found = _MARK.match(text)
    return found.end() if found else 0


def spoken(text: str) -> str:
    """Give an item's words without the "and" that joins the last item of a list to the one before it.

    Two editions' items are compared by these words: an item does not change when another comes after it.
    """
    found = _JOINING.match(text)
    return text[found.end() :] if found else text


def items(
    text: str, paragraphs: Sequence[Spot], words: ListWords, *, semicolons: bool | None = None
) -> tuple[Spot, ...]:
    """Find the recommendation items of a list, in whatever style it is written.

    Args:
        text: the report's text.
        paragraphs: (start, end) of the list's paragraphs and list items in it, in order.
        words: how items begin in this family.
        semicolons: whether lists of this edition part their items by semicolons; ``None`` if unknown.

    Returns:
        (start, end) of each item, without list marks and without the semicolon behind it. The "and"
        before the last item stays with that item, as it reads.
    """
    pieces = [piece for start, end in paragraphs for piece in _pieces(text, start, end)]
    style = _style(text, pieces, words, semicolons)
    found: list[Spot] = []
    for start, end, marked in pieces:
        begins = marked or not found or begins_item(text[start:end], words, own=not style.bullets)
        whole = style.bullets or style.paragraphs
        cuts = [] if whole else _cuts(text, start, end, words, semicolons=style.semicolons)
        spots = list(pairwise([start, *cuts, end]))
        if not begins:
            found[-1] = (found[-1][0], spots.pop(0)[1])
        found.extend(spots)
    return tuple(spot for spot in (_trim(text, a, b) for a, b in found) if spot[0] < spot[1])


def begins_item(text: str, words: ListWords, *, own: bool = False) -> bool:
    """Tell whether a text begins as a recommendation does: with a verb that asks, after adverbs and the like.

    Args:
        text: what follows a border; only its first words matter.
        words: how items begin in this family.
        own: whether the border is a strong one (a paragraph, a sentence), where an unknown word may begin an item.
    """
    tokens = [t.lower() for t in _WORDS.findall(text, 0, 200)[:16]]
    if tokens and tokens[0] in ("and", "or"):
        tokens.pop(0)
    if tokens[:1] == ["not"] and tokens[1:]:
        return tokens[1] in words.verbs  # "not penalize victims"
    if not tokens or tokens[0] in words.never:  # "For the shelter, allocate money", but not behind a semicolon
        return text[:1].isupper() and bool(tokens) and tokens[0] in words.before and _after_comma(tokens, words)
    for number, token in enumerate(tokens):
        if token in words.verbs:
            return True
        if token in words.before or (token.endswith("ly") and len(token) > 4):  # noqa: PLR2004 - no adverb is shorter
            continue
        if number and tokens[0] in words.before:
            # "in cooperation with others, train": the verb comes after the comma
            return _after_comma(tokens, words)
        return own
    return own


def _after_comma(tokens: Sequence[str], words: ListWords) -> bool:
    return any(a == "," and b in words.verbs for a, b in pairwise(tokens))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Cut a paragraph at the bullets inside it; tell which pieces a list mark stands before."""
    first = start + opening_mark(text[start:end])
    pieces = []
    at, marked = first, first > start
    for bullet in _INLINE.finditer(text, first, end):
        if bullet.start() > at:
            pieces.append((at, bullet.start(), marked))
        at, marked = bullet.end(), True
    if at < end:
        pieces.append((at, end, marked))
    return pieces


def _style(text: str, pieces: Sequence[tuple[int, int, bool]], words: ListWords, prefer: bool | None) -> _Style:  # noqa: FBT001 - passed on as it came
    bullets = any(marked for _, _, marked in pieces)
    by_sentence = by_semicolon = own_paragraph = 0
    for start, end, _ in pieces:
        body = text[start:end]
        own_paragraph += begins_item(body, words)
        by_sentence += sum(begins_item(body[a:b], words) for a, b in sentences(body)[1:])
        by_semicolon += sum(begins_item(body[m.end() :][:200], words) for m in _SEMICOLON.finditer(body))
    semicolons = prefer is not False if by_semicolon == 1 and not by_sentence else by_semicolon > by_sentence
    paragraphs = own_paragraph > 1 and not bullets and 2 * by_sentence < own_paragraph and by_semicolon <= own_paragraph
    semicolons = semicolons and not paragraphs
    return _Style(bullets, paragraphs, semicolons)


def _cuts(text: str, start: int, end: int, words: ListWords, *, semicolons: bool) -> list[int]:
    """Find the borders between the items inside one paragraph."""
    body = text[start:end]
    cuts = {a for a, b in sentences(body)[1:] if begins_item(body[a:b], words, own=not semicolons)}
    if semicolons:
        cuts.update(
            m.end()
            for m in _SEMICOLON.finditer(body)
            if begins_item(body[m.end() :][:200], words, own=_verb_like(body, m.end()))
        )
    return sorted(start + cut for cut in cuts)


def _verb_like(body: str, at: int) -> bool:
    """Tell whether an unknown word behind a semicolon may be a verb that asks; most others show it by their end."""
    joined = _JOINING.match(body, at)
    found = _WORDS.match(body, joined.end() if joined else at)
    word = found.group().lower() if found else ""
    return len(word) > 2 and not word.endswith(("s", "ing", "ed", "tion", "ment", "ity", "ence", "ance"))  # noqa: PLR2004


def _trim(text: str, start: int, end: int) -> Spot:
    body = text[start:end].rstrip()
    tail = _TRAILING.search(body)
    if tail:
        body = body[: tail.start()]
    return start + len(body) - len(body.lstrip()), start + len(body)
