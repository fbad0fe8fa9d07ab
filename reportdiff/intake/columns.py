"""Printed pages -> paragraphs, headings, items and tables in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdiff.intake.breaks import without_repeats
from reportdiff.intake.canonical import Heading, Item, Meta, Page, Paragraph, Piece, Table, left_out
from reportdiff.intake.grids import find_grids, lone_marks, read_grid
from reportdiff.intake.gutters import Gap, beside, both_sides, strips
from reportdiff.intake.lines import Vocabulary, unwrap
from reportdiff.intake.markdown import fold, to_markdown
from reportdiff.intake.printed import Line, Sheet, Word, lines_of
from reportdiff.intake.running import take_off

_SIDES = 3
_INDENT = 30.0
_BULLET = re.compile(r"[•●▪■◦‣∙·\uf0b7\uf0a7]\s+(?=\S)")
_MARK = re.compile(r"(?:\d{1,3}[.)]?|[•●▪■◦‣∙·])(?!\S)")
_CAPTION = re.compile(r"(?:table|figure|box|chart|map)\s+\d", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*(?:\s*\([\d ,\-–]+\))?[*†‡]*$")
_SENTENCE = re.compile(r"(?:[a-z)”]{2}[.,;]|[.!?]\s*\([\d ,–-]+\))$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PAGE_NUMBER = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")
_HEADING_LENGTH = 150
_OTHER_SIZE = 0.7


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that are one paragraph, and the right edge of their column; or a ``label`` of a chart beside the text."""

    lines: tuple[Line, ...]
    right: float
    label: bool = False


def set_pages(sheets: Sequence[Sheet]) -> Page:
    """Put the pages of a document in reading order as canonical Markdown."""
    pages, title, gone = take_off(sheets)
    words = Vocabulary(word.text for sheet in pages for word in sheet.words)
    flow: list[_Run | Table] = []
    for sheet in pages:
        flow.extend(_page(sheet, words))
    flow = _joined(flow)
    body = _body_size(flow)
    pieces: list[Piece] = [Heading(fold(line.text), number + 1) for number, line in enumerate(title)]
    pieces.extend(part if isinstance(part, Table) else _piece(part, body, words) for part in flow)
    pieces, again = without_repeats(pieces)
    furniture = [left_out("running heads, feet and page numbers", "\n".join(gone))] if gone else []
    if again:
        furniture.append(left_out("captions and heads of tables printed again at page breaks", "\n".join(again)))
    marks = sum(lone_marks(grid, sheet) for sheet in pages if sheet.marks for grid in find_grids(sheet))
    notes = (f"{marks} table cells hold a drawn mark, which is no text and was not read.",) if marks else ()
    return Page(to_markdown(pieces), _hints(title, gone), tuple(furniture), notes)


def _hints(title: list[Line], gone: list[str]) -> Meta:
    """A running foot often carries the report's title and year."""
    feet = [_PAGE_NUMBER.sub("", text) for text in gone if _YEAR.search(text)]
    parts = [*feet[:1], *(line.text for line in title[:1])]
    years = {int(year) for text in (*gone, *parts) for year in _YEAR.findall(text)}
    return Meta(": ".join(map(fold, parts)) or None, edition=years.pop() if len(years) == 1 else None)


def _page(sheet: Sheet, words: Vocabulary) -> list[_Run | Table]:
    """Read one page: its tables where they stand, the text around them by column."""
    grids = find_grids(sheet)
    free = [word for word in sheet.words if not any(grid.holds(word) for grid in grids)]
    parts: list[_Run | Table] = []
    for grid in grids:
        above = [word for word in free if (word.y0 + word.y1) / 2 < grid.y0]
        free = [word for word in free if (word.y0 + word.y1) / 2 >= grid.y0]
        parts.extend(_text(above))
        table = read_grid(grid, sheet.words, words)
        if table is not None:
            parts.append(table)
    parts.extend(_text(free))
    return parts


def _text(words: Sequence[Word]) -> list[_Run | Table]:
    if not words:
        return []
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    return _bands(_segments(words), left, right, depth=0)


def _segments(words: Sequence[Word]) -> list[list[Line]]:
    """Split each line where a gap is wider than a space: the parts may belong to two columns."""
    rows = []
    for line in lines_of(list(words)):
        parts: list[list[Word]] = [[line.words[0]]]
        for before, word in pairwise(line.words):
            if word.x0 - before.x1 > max(0.6 * max(before.size, word.size), 5.0):
                parts.append([])
            parts[-1].append(word)
        rows.append([Line.of(part) for part in parts])
    return rows


def _bands(rows: list[list[Line]], left: float, right: float, depth: int) -> list[_Run | Table]:
    """Cut text into bands of lines that share a gutter, and read each band column by column."""
    parts: list[_Run | Table] = []
    plain: list[Line] = []
    at = 0
    while at < len(rows):
        end, gutter = _band(rows, at, left, right)
        if gutter is None or depth > 4:  # noqa: PLR2004 - no page has more than a few columns
            labels = beside(rows[at], plain[-1] if plain else None)
            parts.extend(_Run((label,), right, label=True) for label in labels)
            text = [word for part in rows[at] if part not in labels for word in part.words]
            plain.extend([Line.of(text)] if text else [])
            at += 1
            continue
        parts.extend(_runs(plain, right))
        plain = []
        sides: tuple[list[list[Line]], list[list[Line]]] = ([], [])
        for row in rows[at:end]:
            cut = _cut(row, gutter, left)
            for side, own in zip(sides, (row[:cut], row[cut:]), strict=True):
                if own:
                    side.append(own)
        parts.extend(_bands(sides[0], left, gutter, depth + 1))
        parts.extend(_bands(sides[1], gutter, right, depth + 1))
        at = end
    parts.extend(_runs(plain, right))
    return parts


def _cut(row: list[Line], gutter: float, left: float) -> int:
    """Count the parts of a line left of the gutter; a list's mark just before it belongs to the right."""
    cut = sum(part.x0 < gutter for part in row)
    if 0 < cut < len(row) and row[cut - 1].x0 > left + _INDENT and _MARK.fullmatch(row[cut - 1].text):
        return cut - 1
    return cut


def _band(rows: list[list[Line]], start: int, left: float, right: float) -> tuple[int, float | None]:
    """Follow lines from ``start`` as long as one gutter stays open; three lines must use both its sides."""
    gaps = [
        Gap(x0, x1, used, used) for x0, x1 in strips(rows[start], left, right) for used in [both_sides(rows[start], x0)]
    ]
    end = start + 1
    best: tuple[int, float | None] = (end, None)
    while gaps:
        for gap in gaps:  # the leftmost first: further right may stand the marks of a second column's list
            if gap.used >= _SIDES and gap.first and not _is_hanging(rows[start:end], gap.middle):
                best = (end, gap.middle)
                break
        if end == len(rows):
            break
        open_ones = strips(rows[end], left, right)
        gaps = [narrowed for gap in gaps for narrowed in gap.narrowed(open_ones, rows[end])]
        end += 1
    return best


def _is_hanging(rows: list[list[Line]], middle: float) -> bool:
    """The numbers or bullets of a list stand in a column of their own, but are no column of text."""
    return all(_MARK.fullmatch(part.text) for row in rows for part in row if part.x1 <= middle)


def _runs(lines: list[Line], right: float) -> list[_Run | Table]:
    """Cut a column's lines into paragraphs."""
    if not lines:
        return []
    right = min(right, max(line.x1 for line in lines))
    left = min(line.x0 for line in lines)
    leading = _leading(lines)
    runs: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, runs[-1], (left, right), leading.get(line.size, 1.35 * line.size)):
            runs.append([])
        runs[-1].append(line)
    return [_Run(tuple(run), right) for run in runs]


def _leading(lines: list[Line]) -> dict[float, float]:
    """Give the usual distance of lines for each font size."""
    seen: dict[float, Counter[float]] = {}
    for a, b in pairwise(lines):
        if a.size == b.size and 0 < b.y1 - a.y1 < 2 * b.size:
            seen.setdefault(a.size, Counter())[round(b.y1 - a.y1, 1)] += 1
    return {size: max(gaps, key=lambda gap: (gaps[gap], -gap)) for size, gaps in seen.items()}


def _begins(before: Line, line: Line, run: list[Line], column: tuple[float, float], leading: float) -> bool:
    """Tell whether a line begins a paragraph."""
    left, right = column
    if line.y1 - before.y1 > 1.3 * leading or abs(line.size - before.size) > _OTHER_SIZE or line.bold != before.bold:
        return True
    if _BULLET.match(line.text) or (_MARK.match(line.text) and line.x0 < before.x0 - 3):
        return True
    indent = line.x0 - left
    if 0.8 * line.size < indent < 5 * line.size and len(run) > 1 and before.x0 - left < 0.5 * line.size:
        return True
    return before.x1 < right - 0.25 * (right - left) and _ENDS.search(before.text) is not None


def _joined(flow: list[_Run | Table]) -> list[_Run | Table]:
    """Join a paragraph that a column, a page or a table cut in two."""
    joined: list[_Run | Table] = []
    last: int | None = None
    for part in flow:
        if isinstance(part, _Run) and not part.label:
            before = joined[last] if last is not None else None
            if last is not None and isinstance(before, _Run) and _goes_on(before, part):
                joined[last] = _Run((*before.lines, *part.lines), before.right)
                continue
            last = len(joined)
        joined.append(part)
    return joined


def _goes_on(before: _Run, part: _Run) -> bool:
    a, b = before.lines[-1], part.lines[0]
    if abs(a.size - b.size) > _OTHER_SIZE or a.bold or b.bold or _BULLET.match(b.text):
        return False
    if _ENDS.search(a.text) is not None or _CAPTION.match(before.lines[0].text):
        return False
    return b.text[0].islower() or (a.x1 > before.right - 0.2 * a.size * 10 and b.y1 <= a.y1)


def _body_size(flow: list[_Run | Table]) -> float:
    sizes: Counter[float] = Counter()
    for part in flow:
        if isinstance(part, _Run):
            for line in part.lines:
                sizes[line.size] += len(line.text)
    # the largest of the common sizes: notes and references may hold more letters than the text
    return max((size for size, count in sizes.items() if count * 7 > sizes.total()), default=10.0)


def _piece(run: _Run, body: float, words: Vocabulary) -> Piece:
    text = fold(unwrap([line.text for line in run.lines], words))
    bullet = _BULLET.match(text)
    if bullet is not None:
        return Item(text[bullet.end() :])
    size, bold = run.lines[0].size, all(line.bold for line in run.lines)
    large = size > body + 1
    goes_on = text[:1].islower()  # the rest of a bold cell or sentence, no heading
    if goes_on or _CAPTION.match(text) or not (bold or large) or len(text) > _HEADING_LENGTH or _SENTENCE.search(text):
        lead = 0 if not run.lines[0].words[0].bold else _bold_length(run)
        return Paragraph(text, min(lead, len(text)))
    level = 1 if size > body + 5 else 2 if large or text.isupper() else 3
    return Heading(text, level)


def _bold_length(run: _Run) -> int:
    length = 0
    for line in run.lines:
        for word in line.words:
            if not word.bold:
                return max(length - 1, 0)
            length += len(word.text) + 1
    return length
