"""What is put into finished pages: the house style that other countries show, and the way to a newer edition.

A change page is made before the other countries are compared. Around every change whose edit could
be house style it carries a pair of comments; what stands between comment and comment's end is put
in, or taken out again, here. The comments stay, so that a page can be filled again. So it is with
the link to the next pair of editions, which comes a year later.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportdiff.model import Edit

_COMMENT, _CLOSED = "<!--", "-->"
_BEFORE, _AFTER = "house:", "/house:"
_END = f".{_CLOSED}"  # of what was put in; no text of a report stands in a page with such signs

_AFTER_HERE, _AFTER_THERE = "<!--after-->", "<!--/after-->"

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
    pieces = page.split(_COMMENT)
    made = [pieces[0]]
    for piece, following in zip(pieces[1:], [*pieces[2:], ""], strict=False):
        if piece.startswith((_BEFORE, _AFTER)):
            hole, _, text = piece.partition(_CLOSED)
            made.append(f"{_COMMENT}{hole}{_CLOSED}{_filling(hole, marks)}")
            if not following.startswith(_END):
                made.append(text)
        else:
            made.append(piece.removeprefix(_END) if piece.startswith(_END) else f"{_COMMENT}{piece}")
    return "".join(made)


def _filling(hole: str, marks: Marks) -> str:
    """Give what is put in at a hole, with the sign of its end; nothing where no edit of the change is house style."""
    side, _, keys = hole.partition(":")
    mark = next((marks[key] for key in keys.split(",") if key in marks), None)
    return "" if mark is None else f"{mark[0 if f'{side}:' == _BEFORE else 1]}{_COMMENT}{_END}"


def lead_on(page: str, link: str) -> str:
    """Put the link to the next pair of editions into a change page, in place of what stood there."""
    before, _, rest = page.partition(_AFTER_HERE)
    _, _, behind = rest.partition(_AFTER_THERE)
    return f"{before}{_AFTER_HERE}{link}{_AFTER_THERE}{behind}" if rest else page
