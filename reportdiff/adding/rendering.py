"""A read source -> the canonical Markdown file of a library: front matter and body."""

from __future__ import annotations

import re
from pathlib import Path

from reportdiff.intake import Canonical, is_address
from reportdiff.intake.canonical import Paragraph
from reportdiff.intake.markdown import to_markdown
from reportdiff.model import Report
from reportdiff.read.markdown import front_matter

_BARE = re.compile(r"[\w(][^:#\"'{}\[\]&*!|>%@`,]*")
_NOT_TEXT = re.compile(r"(?:true|false|yes|no|on|off|y|n|null|[\d.e+-]+|0[xo].*)", re.IGNORECASE)


def body(found: Canonical, report: Report) -> str:
    """Give the canonical Markdown of a source: bare text becomes escaped paragraphs, its wider gaps kept."""
    if found.format == "markdown":
        return found.markdown[front_matter(found.markdown)[1] :].lstrip("\n")
    if found.format != "text":
        return found.markdown
    gaps = _gaps(found.markdown, report)
    lines: list[str] = []
    for paragraph, gap in zip(report.text.split("\n\n"), gaps, strict=True):
        lines.extend([""] * (gap if lines else 0))
        lines.append(to_markdown([Paragraph(paragraph)]).rstrip("\n"))
    return "\n".join(lines) + "\n"


def _gaps(source: str, report: Report) -> list[int]:
    """Count the blank lines before each paragraph: a lost heading leaves a wider gap, which is evidence."""
    gaps: list[int] = []
    at = before = 0
    for paragraph in report.text.split("\n\n"):
        start = _in_source(report, at)
        blank = source[before:start].count("\n") - 1
        gaps.append(max(1, blank))
        before = _in_source(report, at + max(0, len(paragraph) - 1))
        at += len(paragraph) + 2
    return gaps


def _in_source(report: Report, offset: int) -> int:
    """Find where a place in the text stands in the source (see ``Report.source_map``)."""
    low, high = 0, len(report.source_map)
    while low < high:
        middle = (low + high) // 2
        if report.source_map[middle][0] <= offset:
            low = middle + 1
        else:
            high = middle
    if low == 0:
        return offset
    step = report.source_map[low - 1]
    return step[1] + offset - step[0]


def front(found: Canonical, report: Report, place: tuple[str, str | None, int], today: str) -> str:
    """Write the front matter: flat strings, quoted where YAML would read something else ("NO").

    Args:
        found: the source as loaded; what its own front matter says besides is kept.
        report: the source as read.
        place: country, code and edition as decided.
        today: the date to note as retrieved where the source tells none.
    """
    country, iso3, edition = place
    address = report.source.address if is_address(report.source.address) else found.meta.address or ""
    values = {
        "country": country,
        "iso3": iso3 or "",
        "edition": str(edition),
        "family": report.identity.family or "",
        "title": report.identity.title or "",
        "source": address if is_address(address) else Path(report.source.address).name,
        "retrieved": report.source.retrieved or today,
        "sha256": report.source.sha256,
    }
    rest = front_matter(found.markdown)[0] if found.format == "markdown" else {}
    values |= {key: value for key, value in rest.items() if key not in values}
    lines = [f"{key}: {_value(key, value)}" for key, value in values.items() if value]
    return "\n".join(["---", *lines, "---", ""])


def _value(key: str, value: str) -> str:
    text = " ".join(value.split())
    if key in {"edition", "retrieved"} or (_BARE.fullmatch(text) and not _NOT_TEXT.fullmatch(text)):
        return text
    if re.fullmatch(r"https?://[^\s\"'#]+", text):
        return text
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "’") + "'"
