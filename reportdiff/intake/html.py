"""A published web page -> canonical Markdown: its running text, and its furniture set aside.

Three questions are answered from one walk over the page, by rules in pages.toml: which elements
are furniture (by tag, role, class), which element holds the running text, and what shape each
piece of it has. Nothing is dropped unseen: what is left out comes back as furniture, with why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from reportdiff.errors import UnreadableSource
from reportdiff.intake.canonical import Heading, Item, Meta, Page, Paragraph, Piece, Table
from reportdiff.intake.lines import goes_on
from reportdiff.intake.markdown import fold
from reportdiff.intake.nesting import check_depth
from reportdiff.intake.pagerules import furniture, rules
from reportdiff.intake.places import Place, Walked, assemble, main_place

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class _Walk:
    """The state of one walk: what it found, and what it stands in."""

    page: Walked = field(default_factory=Walked)
    buffer: list[tuple[str, bool]] = field(default_factory=list)
    bold: int = 0
    pre: int = 0
    lists: list[int | None] = field(default_factory=list)
    item_open: bool = False
    level: int = 0


def read_html(text: str, where: str) -> Page:
    """Read a page.

    Args:
        text: the page, decoded.
        where: what to call it in an error.

    Returns:
        Its running text as Markdown, what it says about itself, and its furniture.

    Raises:
        UnreadableSource: nested beyond MAX_DEPTH, or without any text.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - heavy libraries are imported late

    check_depth(text, where)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise UnreadableSource(where, "holds no page", "HTML with a body")
    walk = _Walk()
    _walk(tree.body, walk)
    main = main_place(walk.page, [node.mem_id for selector in rules().main for node in tree.css(selector)])
    page = assemble(walk.page, main, _meta(tree.root or tree.body))
    if not page.markdown.strip():
        raise UnreadableSource(where, "holds no text", "a page with a report on it")
    return page


def _walk(root: LexborNode, walk: _Walk) -> None:
    """Visit every node once, without recursion: pages may be nested deeply."""
    stack: list[tuple[LexborNode, int, bool]] = [(root, -1, False)]
    while stack:
        node, place, leaving = stack.pop()
        if leaving:
            _leave(node, place, walk)
            continue
        if node.is_text_node:
            _text(node.text_content or "", walk)
            continue
        tag = node.tag or ""
        if not node.is_element_node or tag in rules().silent:
            continue
        here = _enter(node, tag, place, walk)
        if tag == "table" and (rows := _data_rows(node)) is not None:
            if here >= 0 and all(row[0].rstrip(":").casefold() in rules().metadata for row in rows if row[0]):
                walk.page.places[here].why = "publisher's metadata"
            walk.page.found.append((Table(rows), here))
            continue
        stack.append((node, here, True))
        child = node.last_child
        while child is not None:
            stack.append((child, here, False))
            child = child.prev
    _flush(walk, 0)


def _enter(node: LexborNode, tag: str, place: int, walk: _Walk) -> int:
    if tag == "br":
        walk.buffer.append(("\n", False))
        return place
    if tag in {"b", "strong"}:
        walk.bold += 1
    why = furniture(tag, node.attributes) if place >= 0 else None
    if tag not in _BLOCKS and tag not in _HEADINGS and why is None:
        return place
    _flush(walk, max(place, 0))
    walk.page.places.append(Place(place, why, node.mem_id))
    if tag in _HEADINGS:
        walk.level = _HEADINGS[tag]
    elif tag in {"ul", "ol", "menu", "dir"}:
        walk.lists.append(_first_number(node) if tag == "ol" else None)
        walk.item_open = False
    elif tag == "li":
        walk.item_open = False
    elif tag == "pre":
        walk.pre += 1
    return len(walk.page.places) - 1


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 6 else 1  # noqa: PLR2004 - no list is longer


def _leave(node: LexborNode, place: int, walk: _Walk) -> None:
    tag = node.tag or ""
    if tag in {"b", "strong"}:
        walk.bold -= 1
    if place < 0 or walk.page.places[place].node_id != node.mem_id:
        return
    _flush(walk, place)
    if tag in _HEADINGS:
        walk.level = 0
    elif tag == "pre":
        walk.pre -= 1
    elif tag in {"ul", "ol", "menu", "dir"} and walk.lists:
        walk.lists.pop()
        walk.item_open = True
    elif tag == "li":
        walk.item_open = False
        if walk.lists and walk.lists[-1] is not None:
            walk.lists[-1] += 1


def _text(text: str, walk: _Walk) -> None:
    if text:
        # <br> ends a line, and a line end in <pre>; the page's other line ends are white space
        for number, line in enumerate(text.split("\n")):
            if number:
                walk.buffer.append(("\n" if walk.pre else " ", False))
            walk.buffer.append((line, walk.bold > 0))


def _flush(walk: _Walk, place: int) -> None:
    """End the running block: shape it by what it stands in."""
    if not walk.buffer:
        return
    parts, walk.buffer = walk.buffer, []
    for text, bold in _paragraphs(parts):
        walk.page.found.append((_shape(text, bold, walk), place))


def _paragraphs(parts: list[tuple[str, bool]]) -> Iterator[tuple[str, int]]:
    """Part a block at its line breaks, and count the bold characters each paragraph begins with."""
    running: list[str] = []
    bold = 0
    for line in _lines(parts):
        text = fold("".join(words for words, _ in line))
        lead = len(fold("".join(words for words, _ in takewhile(lambda part: part[1] or not part[0].strip(), line))))
        whole = lead == len(text) or (len(running) == 1 and bold == len(running[0]))  # a line in bold stands alone
        if running and text and not whole and goes_on(running[-1], text):
            running.append(text)
            continue
        if running:
            yield " ".join(running), bold
        running, bold = [text] if text else [], lead
    if running:
        yield " ".join(running), bold


def _lines(parts: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """Part a block at its line breaks; two in a row leave an empty line between."""
    line: list[tuple[str, bool]] = []
    for part in parts:
        if part[0] == "\n":
            yield line
            line = []
        else:
            line.append(part)
    yield line


def _shape(text: str, bold: int, walk: _Walk) -> Piece:
    if walk.level:
        return Heading(text, walk.level)
    if walk.lists:
        item = Item(text, len(walk.lists), walk.lists[-1], more=walk.item_open)
        walk.item_open = True
        return item
    return Paragraph(text, min(bold, len(text)))


def _data_rows(table: LexborNode) -> tuple[tuple[str, ...], ...] | None:
    """Give a table's cells, or ``None`` for a table that only lays out the page."""
    if (
        table.css_first("table table") is not None
        or table.css_first("td p + p, td h1, td h2, td h3, td li") is not None
    ):
        return None
    rows = [tuple(fold(cell.text(deep=True, separator=" ")) for cell in row.css("td, th")) for row in table.css("tr")]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 or max(map(len, rows)) < 2:  # noqa: PLR2004 - less is no table
        return None
    return tuple(rows)


def _meta(root: LexborNode) -> Meta:
    def _content(selector: str, name: str = "content") -> str | None:
        node = root.css_first(selector)
        value = node.attributes.get(name) if node is not None else None
        return fold(value) if value else None

    title = root.css_first("head title")
    return Meta(
        title=_content('meta[property="og:title"]') or (fold(title.text()) if title is not None else None) or None,
        address=_content('link[rel="canonical"]', "href") or _content('meta[property="og:url"]'),
    )
