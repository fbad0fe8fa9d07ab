"""Texts without the publisher's reference numbers, which change from edition to edition and say nothing themselves."""

from __future__ import annotations

import re

from reportdiff.families import Family, SectionKind

_OPENS = "(["
_BEHIND = frozenset(".!?,;:…”\"’'*†‡)]|")  # a reference in brackets stands behind one of these
_ENDS = re.compile(r"\s*[.!?;:,]?\s*(?:$|\|)|[.!?]\s")  # or where a sentence, a cell or the text ends


def uncited(text: str, family: Family) -> str:
    """Give a text without its reference numbers, as in "in mines.(1-3)" or "Begging (2; 4) |".

    Args:
        text: a unit's text.
        family: how its reports refer to their notes and tables; many do not.

    Returns:
        The text without them; the text itself where nothing else would be left. A number in brackets in the
        midst of a sentence stays: it may count something.
    """
    if family.citations is None:
        return text
    kept: list[str] = []
    at = 0
    for found in family.citations.finditer(text):
        before = text[: found.start()].rstrip()
        behind = found.group()[0] in _OPENS and (not before or before[-1] in _BEHIND)
        if behind or _ENDS.match(text, found.end()):
            kept.append(text[at : found.start()].rstrip())
            at = found.end()
    return _worded("".join((*kept, text[at:])), text) if kept else text


def unnumbered(text: str, kind: SectionKind, *, first: bool = True) -> str:
    """Give an entry of a list of references without the number that it has there.

    Args:
        text: a sentence of the list.
        kind: what numbers its entries.
        first: whether the sentence begins a paragraph; in its midst only a number with a mark is one ("12.").
    """
    found = kind.entries.match(text) if kind.entries is not None else None
    if found and not first and found.group()[-1].isalnum():
        return text
    return _worded(text[found.end() :], text) if found and text[found.end() : found.end() + 1].isspace() else text


def _worded(rest: str, text: str) -> str:
    """Give what is left of a text, the text itself where no word is."""
    return rest.strip() if any(char.isalnum() for char in rest) else text
