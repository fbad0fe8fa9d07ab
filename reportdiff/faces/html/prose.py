"""The method document -> plain blocks for a template. Only the few marks that our own documents use are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_INLINE = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|`(?P<code>[^`]+)`|\[(?P<label>[^\]]+)\]\((?P<href>[^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind: plain, strong, code or link (with its ``href``)."""

    kind: str
    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A heading, paragraph, list or table; ``lines`` hold its runs (a table's cells one list each)."""

    kind: str
    id: str
    lines: tuple[tuple[tuple[Run, ...], ...], ...]


def blocks(text: str) -> tuple[ProseBlock, ...]:
    """Read Markdown of our own: headings, paragraphs, lists, tables, strong, code and links."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[ProseBlock]:
    for chunk in re.split(r"\n\s*\n", text.strip()):
        for kind, lines in groupby(chunk.splitlines(), key=_kind):
            yield _block(kind, [line.strip() for line in lines])


def _kind(line: str) -> str:
    if line.startswith("#"):
        return f"h{len(line) - len(line.lstrip('#'))}"
    return {"*": "list", "-": "list", "|": "table"}.get(line.strip()[:1], "p") if not line.startswith("**") else "p"


def _block(kind: str, lines: list[str]) -> ProseBlock:
    match kind:
        case "list":
            return ProseBlock(kind, "", tuple((runs(line[1:].strip()),) for line in lines))
        case "table":
            rows = (line.strip("|").split("|") for line in lines if not re.fullmatch(r"[|\s:-]+", line))
            return ProseBlock(kind, "", tuple(tuple(runs(cell.strip()) for cell in row) for row in rows))
        case "p":
            return ProseBlock(kind, "", ((runs(" ".join(lines)),),))
        case _:
            title = lines[0].lstrip("#").strip()
            name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
            return ProseBlock(kind, name, ((runs(title),),))


def runs(text: str) -> tuple[Run, ...]:
    """Split a line at its inline marks; links to other documents of ours keep their words only."""
    found, at = [], 0
    for mark in _INLINE.finditer(text):
        found.append(Run("plain", text[at : mark.start()]))
        if mark["strong"]:
            found.append(Run("strong", mark["strong"]))
        elif mark["code"]:
            found.append(Run("code", mark["code"]))
        elif mark["href"].startswith(("https://", "#")):
            found.append(Run("link", mark["label"], mark["href"]))
        else:
            found.append(Run("plain", mark["label"]))
        at = mark.end()
    found.append(Run("plain", text[at:]))
    return tuple(run for run in found if run.text)
