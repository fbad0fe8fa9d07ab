"""Running heads, running feet and page numbers: what stands at the same height of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.intake.printed import Line, Rule, Sheet, lines_of

_TOP, _BOTTOM = 0.13, 0.88
_NUMBER = re.compile(r"(?:page\s*)?[\divxlc]{1,5}(?:\s*(?:of|/)\s*\d{1,4})?\.?", re.IGNORECASE)
_SHARE = 0.4
_HALF = 10  # letters


def take_off(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Line], list[str]]:
    """Take the running heads and feet off all pages.

    Returns:
        The pages without them; the first page's running head where it is larger than the text
        (it is the title then, and belongs to the text once); every distinct line taken off.
    """
    margins = [_margin_lines(sheet) for sheet in sheets]
    counted = Counter(key for lines in margins for key in {_key(line) for line in lines})
    running = {key for key, count in counted.items() if key and count > 1 and count >= _SHARE / 2 * len(sheets)}
    body = _body_size(sheets)
    kept: list[Sheet] = []
    title: list[Line] = []
    gone: dict[str, None] = {}
    for number, (sheet, lines) in enumerate(zip(sheets, margins, strict=True)):
        taken = [line for line in lines if _runs(_key(line), running) or _is_number(line, sheet)]
        if number == 0:
            title = [line for line in taken if line.y1 < sheet.height / 2 and line.size >= body]
        for line in taken:
            if line not in title:
                gone.setdefault(_unspaced(line.text))
        kept.append(_without(sheet, taken))
    return _without_rules(kept), title, list(gone)


def _margin_lines(sheet: Sheet) -> list[Line]:
    edge = [word for word in sheet.words if word.y1 < _TOP * sheet.height or word.y0 > _BOTTOM * sheet.height]
    return lines_of(edge)


def _key(line: Line) -> str:
    """Fold a line to its letters: the page number may stand in it or beside it."""
    return "".join(letter for letter in line.text.casefold() if letter.isalpha())


def _runs(key: str, running: set[str]) -> bool:
    """A line is a running one, or the half of one that an odd last page has."""
    return key in running or (len(key) >= _HALF and any(key in other for other in running))


def _is_number(line: Line, sheet: Sheet) -> bool:
    """A page number stands alone in the outermost margin."""
    outer = line.y1 < 0.08 * sheet.height or line.y0 > 0.92 * sheet.height
    return outer and _NUMBER.fullmatch(line.text) is not None


def _body_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for word in sheet.words:
            sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _without(sheet: Sheet, taken: list[Line]) -> Sheet:
    gone = {id(word) for line in taken for word in line.words}
    return replace(sheet, words=tuple(word for word in sheet.words if id(word) not in gone))


def _without_rules(sheets: list[Sheet]) -> list[Sheet]:
    """A single line at the same height of most pages belongs to the running head, not to a table."""
    if len(sheets) < 2:  # noqa: PLR2004 - one page has nothing to repeat
        return sheets
    heights = Counter(key for sheet in sheets for key in {_rule_key(rule) for rule in sheet.rules})
    running = {key for key, count in heights.items() if count > len(sheets) * 0.6}
    return [
        replace(sheet, rules=tuple(rule for rule in sheet.rules if _rule_key(rule) not in running)) for sheet in sheets
    ]


def _rule_key(rule: Rule) -> tuple[int, int, int]:
    return round(rule.x0 / 2), round(rule.x1 / 2), round(rule.y / 2)


def _unspaced(text: str) -> str:
    """Close up letterspaced words: "F I N D I N G S" is one word to a reader."""
    words = text.split(" ")
    if sum(len(word) == 1 for word in words) * 2 > len(words):
        return "".join(words)
    return text
