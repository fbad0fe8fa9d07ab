"""How deep a page is nested, told before it is parsed: parsing time grows with the square of the depth."""

from __future__ import annotations

import re

from reportdiff.errors import UnreadableSource

MAX_DEPTH = 4000
"""Elements within elements that a page may have; browsers stop at 512."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements that end by themselves where the next one begins.
_UNNESTED = _VOID | {"p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody"}


def check_depth(text: str, where: str) -> None:
    """Refuse a page that is nested too deeply.

    Raises:
        UnreadableSource: more than MAX_DEPTH elements are open at once.
    """
    depth = 0
    for found in _TAG.finditer(text):
        if found.group(2).lower() in _UNNESTED:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        if depth > MAX_DEPTH:
            raise UnreadableSource(where, f"has elements nested more than {MAX_DEPTH} deep", "a web page")
