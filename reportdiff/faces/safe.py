"""What report text must not do outside a page: steer a terminal or become a spreadsheet's formula."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_FORMULA = re.compile(r"^\s*[=+\-@\t\r|]")


def visible(text: str) -> str:
    r"""Spell control characters and bidirectional marks out, so that they can neither act nor hide.

    >>> visible("a\x1b[31mb")
    'a<U+001B>[31mb'
    """
    if text.isprintable():  # no control character is
        return text
    return _CONTROL.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def cell(text: str) -> str:
    """Defuse a table cell that a spreadsheet would run as a formula, by an apostrophe before it.

    >>> cell("=1+1")
    "'=1+1"
    """
    if text.isprintable() and text[:1].isalnum():  # as nearly every cell is
        return text
    clean = visible(text)
    return f"'{clean}" if _FORMULA.match(clean) else clean
