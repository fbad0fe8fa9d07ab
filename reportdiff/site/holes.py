"""House style on finished pages: what the edits of other countries say about a change, put in at the end.

A change page is made before the other countries are compared. Around every change whose edit could
be house style it carries a pair of comments; what stands between comment and comment's end is put
in, or taken out again, here. The comments stay, so that a page can be filled again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportdiff.model import Edit

_OPEN, _CLOSE, _END = "<!--house:", "<!--/house:", "<!--.-->"
_HOLE = re.compile(r"<!--(?P<side>/?)house:(?P<keys>[0-9a-f,]+)-->(?:(?P<filled>(?:(?!<!--).)*)<!--\.-->)?", re.DOTALL)

# For each key of a house edit: the markup before the change and after it.
Marks = Mapping[str, tuple[str, str]]


def hole_keys(edits: Mapping[str, tuple[Edit, ...]]) -> dict[str, str]:
    """Give for each change id the keys under which its edits may be house style, joined by commas."""
    return {
        change: ",".join(dict.fromkeys(key for edit in made for key in (edit.key, edit.place)))
        for change, made in edits.items()
    }


def fill(page: str, marks: Marks) -> str:
    """Put the marks of house edits into a page's holes, taking out what stood there.

    Args:
        page: a page with holes, filled before or not.
        marks: of the house edits of its pair of editions.
    """
    return _HOLE.sub(lambda found: _filled(found, marks), page)


def _filled(found: re.Match[str], marks: Marks) -> str:
    comment = f"<!--{found['side']}house:{found['keys']}-->"
    mark = next((marks[key] for key in found["keys"].split(",") if key in marks), None)
    if mark is None:
        return comment
    return f"{comment}{mark[1] if found['side'] else mark[0]}{_END}"
