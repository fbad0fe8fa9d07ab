"""A published web page -> canonical Markdown: its running text, and its furniture set aside.

Three questions are answered from one walk over the page, by rules in pages.toml: which elements
are furniture (by tag, role, class), which element holds the running text, and what shape each
piece of it has. Nothing is dropped unseen: what is left out comes back as furniture, with why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reportdiff.countries import find_in
from reportdiff.errors import UnreadableSource
from reportdiff.intake import lines, pagerules
from reportdiff.intake.canonical import Heading, Item, Meta, Page, Paragraph, Piece, Table, left_out
from reportdiff.intake.markdown import fold, to_markdown

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_DEPTH = 4000
"""Elements within elements that a page may have; browsers stop at 512, parsing more is quadratic."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_UNNESTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
        "thead",
        "tbody",
    ]
)
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
_YEAR = re.compile(r"(?<!\d)((?:19[89]|20[0-4])\d)(?!\d)")
_PROSE = 60
_NEARLY_ALL = 0.9


@dataclass(slots=True)
class _Place:
    """An element of the page while it is read: its parent's number and why it is furniture, if it is."""

    parent: int
    why: str | None
    node_id: int
    prose: int = 0


@dataclass(slots=True)
class _Walk:
    """The state of one walk: places by number, pieces with the number of their place."""

    places: list[_Place] = field(default_factory=list)
    found: list[tuple[Piece, int]] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    bold: int = 0
    bold_run: list[bool] = field(default_factory=list)
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

    _check_depth(text, where)
    tree = LexborHTMLParser(text)
    if tree.body is None:
        raise UnreadableSource(where, "holds no page", "HTML with a body")
    walk = _Walk()
    _walk(tree.body, walk)
    main = _main_place(walk, [node.mem_id for selector in pagerules.rules().main for node in tree.css(selector)])
    page = _assemble(walk, main, _meta(tree.root or tree.body))
    if not page.markdown.strip():
        raise UnreadableSource(where, "holds no text", "a page with a report on it")
    return page


def _check_depth(text: str, where: str) -> None:
    depth = deepest = 0
    for found in _TAG.finditer(text):
        if found.group(3) or found.group(2).lower() in _UNNESTED:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        if depth > deepest:
            deepest = depth
            if deepest > MAX_DEPTH:
                raise UnreadableSource(where, f"has elements nested more than {MAX_DEPTH} deep", "a web page")


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
        if not node.is_element_node or tag in pagerules.rules().silent:
            continue
        here = _enter(node, tag, place, walk)
        if tag == "table" and (rows := _data_rows(node)) is not None:
            walk.found.append((Table(rows), here))
            continue
        stack.append((node, here, True))
        child = node.last_child
        while child is not None:
            stack.append((child, here, False))
            child = child.prev
    _flush(walk, 0)


def _enter(node: LexborNode, tag: str, place: int, walk: _Walk) -> int:
    if tag == "br":
        walk.buffer.append("\n")
        return place
    if tag in {"b", "strong"}:
        walk.bold += 1
    why = pagerules.furniture(tag, node.attributes) if place >= 0 else None
    if tag not in _BLOCKS and tag not in _HEADINGS and why is None:
        return place
    _flush(walk, max(place, 0))
    walk.places.append(_Place(place, why, node.mem_id))
    if tag in _HEADINGS:
        walk.level = _HEADINGS[tag]
    elif tag in {"ul", "ol", "menu", "dir"}:
        walk.lists.append(_first_number(node) if tag == "ol" else None)
        walk.item_open = False
    elif tag == "li":
        walk.item_open = False
    return len(walk.places) - 1


def _first_number(node: LexborNode) -> int:
    start = node.attributes.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 6 else 1  # noqa: PLR2004 - no list is longer


def _leave(node: LexborNode, place: int, walk: _Walk) -> None:
    tag = node.tag or ""
    if tag in {"b", "strong"}:
        walk.bold -= 1
    if place < 0 or walk.places[place].node_id != node.mem_id:
        return
    _flush(walk, place)
    if tag in _HEADINGS:
        walk.level = 0
    elif tag in {"ul", "ol", "menu", "dir"} and walk.lists:
        walk.lists.pop()
        walk.item_open = True
    elif tag == "li":
        walk.item_open = False
        if walk.lists and walk.lists[-1] is not None:
            walk.lists[-1] += 1


def _text(text: str, walk: _Walk) -> None:
    if text:
        # only <br> ends a line; the page's own line ends are white space
        walk.buffer.append(text.replace("\n", " ") if "\n" in text else text)
        walk.bold_run.append(walk.bold > 0)


def _flush(walk: _Walk, place: int) -> None:
    """End the running block: shape it by what it stands in."""
    if not walk.buffer:
        return
    parts, walk.buffer = walk.buffer, []
    bold, walk.bold_run = _leading_bold(parts, walk.bold_run), []
    joined = "".join(parts)
    if not joined.strip():
        return
    for number, text in enumerate(lines.join(joined) if "\n" in joined else [fold(joined)]):
        if text:
            walk.found.append((_shape(text, bold if number == 0 else 0, walk), place))


def _leading_bold(parts: list[str], bold_run: list[bool]) -> int:
    length, runs = 0, iter(bold_run)
    for part in parts:
        if part == "\n":
            if length:
                break
            continue
        if not next(runs, False) and part.strip():
            break
        length = len(fold(part)) if not length else length + len(part)
    return length


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


def _main_place(walk: _Walk, wanted: list[int]) -> int:
    """Find the element of the running text: a known one with half of the prose, or the smallest with nearly all."""
    for piece, place in walk.found:
        if isinstance(piece, Table) or len(piece.text) < _PROSE:
            continue
        for above in _up(walk, place):
            walk.places[above].prose += len(piece.text)
    total = walk.places[0].prose
    for known in walk.places:
        if known.why is not None and known.prose * 2 > total:
            known.why = None  # named like furniture, but it is the text
    prose = _own_prose(walk)
    by_node = {place.node_id: number for number, place in enumerate(walk.places)}
    for node_id in wanted:
        number = by_node.get(node_id)
        if number is not None and prose[number] * 2 > prose[0]:
            return number
    best = 0
    for number in range(len(walk.places)):
        if prose[number] >= _NEARLY_ALL * prose[0] and _is_under(walk, number, best):
            best = number
    return best


def _own_prose(walk: _Walk) -> list[int]:
    """Count prose below each place that stands in no furniture."""
    prose = [0] * len(walk.places)
    for piece, place in walk.found:
        if isinstance(piece, Table) or len(piece.text) < _PROSE or _why(walk, place) is not None:
            continue
        for above in _up(walk, place):
            prose[above] += len(piece.text)
    return prose


def _up(walk: _Walk, place: int) -> Iterator[int]:
    while place >= 0:
        yield place
        place = walk.places[place].parent


def _is_under(walk: _Walk, place: int, other: int) -> bool:
    return any(above == other for above in _up(walk, place))


def _why(walk: _Walk, place: int) -> str | None:
    """Say why a place is furniture: the outermost reason above it."""
    why = None
    for above in _up(walk, place):
        why = walk.places[above].why or why
    return why


def _assemble(walk: _Walk, main: int, meta: Meta) -> Page:
    kept: list[Piece] = []
    out: dict[str, list[str]] = {}
    headline = None
    for piece, place in walk.found:
        why = _why(walk, place)
        inside = _is_under(walk, place, main)
        if (
            why is None
            and isinstance(piece, Heading)
            and piece.level == 1
            and headline is None
            and (inside or not kept)
        ):
            headline = piece.text
            kept.append(piece)
        elif why is None and inside:
            kept.append(piece)
        else:
            words = " ".join(" ".join(row) for row in piece.rows) if isinstance(piece, Table) else piece.text
            out.setdefault(why or "outside the page's main text", []).append(words)
    furniture = tuple(left_out(why, "\n".join(texts)) for why, texts in out.items())
    return Page(to_markdown(kept), _hints(meta, headline), furniture)


def _meta(root: LexborNode) -> Meta:
    def content(selector: str, name: str = "content") -> str | None:
        node = root.css_first(selector)
        value = node.attributes.get(name) if node is not None else None
        return fold(value) if value else None

    title = root.css_first("head title")
    return Meta(
        title=content('meta[property="og:title"]') or (fold(title.text()) if title is not None else None) or None,
        address=content('link[rel="canonical"]', "href") or content('meta[property="og:url"]'),
    )


def _hints(meta: Meta, headline: str | None) -> Meta:
    """Say which country and year the headline, the title or the page's own address name, in that order."""
    said = [text for text in (headline, meta.title, unquote(urlsplit(meta.address or "").path)) if text]
    countries = [
        country for text in said for country in [find_in(text.replace("-", " ").replace("/", " : "))] if country
    ]
    years = [found for text in said for found in [set(_YEAR.findall(text))] if len(found) == 1]
    return replace(
        meta,
        title=headline or meta.title,
        country=countries[0].name if countries else None,
        edition=int(years[0].pop()) if years else None,
    )
