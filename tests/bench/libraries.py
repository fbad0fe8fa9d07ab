"""Measure the libraries behind the doors: time to import, and time for their job on real or sample texts.

Run by hand (``python tests/bench/libraries.py``); docs/architecture.md quotes it. Texts are those of
the sample library, and of ../shared/corpus (or $REPORTDIFF_SHARED) where it is there.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from reportdiff.compare import compare
from reportdiff.model import Reworded
from reportdiff.read import read
from reportdiff.words import diff_words

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("REPORTDIFF_SHARED", ROOT.parent / "shared"))
LIBRARIES = (
    "click", "diff_match_patch", "rapidfuzz", "markdown_it", "selectolax.lexbor", "lxml.html",
    "jinja2", "msgspec", "pypdfium2", "httpx", "pandas",
)  # fmt: skip


def import_time(name: str, runs: int = 5) -> float | None:
    """Give the median time in milliseconds that a fresh interpreter takes to import; ``None`` when it can't."""
    code = f"import time; t = time.perf_counter(); import {name}; print((time.perf_counter() - t) * 1000)"
    times = []
    for _ in range(runs + 1):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        if done.returncode:
            return None
        times.append(float(done.stdout))
    return statistics.median(times[1:])  # the first run may compile


def best(job: Callable[[], object], runs: int = 5) -> float:
    """Give the shortest of some runs in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def optional(name: str) -> ModuleType | None:
    """Give a module that is no dependency of ours, where it is installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def sentence_pairs() -> list[tuple[str, str]]:
    """Give the reworded pairs of the sample library."""
    pairs = []
    for folder in sorted((ROOT / "reports").iterdir()):
        reports = [read(path) for path in sorted(folder.glob("*.md"))]
        for old, new in pairwise(reports):
            changes = [change for section in compare(old, new).sections for change in section.changes]
            pairs += [(c.old.unit.text, c.new.unit.text) for c in changes if isinstance(c, Reworded)]
    return pairs


def word_differences() -> None:
    pairs = sentence_pairs()
    ours = best(lambda: [diff_words(old, new) for old, new in pairs])
    print(
        f"diff_words (tokens, diff-match-patch): {ours / len(pairs) * 1e6:.0f} µs a pair, {len(pairs)} reworded pairs"
    )
    rapidfuzz = optional("rapidfuzz.distance")
    if rapidfuzz is None:
        return
    theirs = best(lambda: [list(rapidfuzz.Indel.opcodes(old.split(), new.split())) for old, new in pairs])
    print(f"rapidfuzz Indel on words split at spaces, no clean-up: {theirs / len(pairs) * 1e6:.0f} µs a pair")


def pages() -> None:
    sources = [path.read_bytes() for path in sorted((SHARED / "corpus" / "hrr").rglob("*.html"))[:20]]
    if not sources:
        print(f"HTML and PDF: no corpus at {SHARED}")
        return
    took = best(lambda: [entry_text(page) for page in sources], 3)
    print(f"selectolax: {took / len(sources) * 1000:.1f} ms a page, {len(sources)} human-rights pages")
    lxml = optional("lxml.html")
    if lxml is not None:
        took = best(lambda: [lxml.fromstring(page).text_content() for page in sources], 3)
        print(f"lxml: {took / len(sources) * 1000:.1f} ms a page")


def entry_text(page: bytes) -> str:
    """Give the text of a State Department page's article."""
    entry = LexborHTMLParser(page).css_first(".entry-content")
    return entry.text() if entry else ""


def markdown() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "reports").glob("*/*.md"))]
    parser = MarkdownIt("commonmark")
    took = best(lambda: [parser.parse(text) for text in texts])
    size = sum(map(len, texts)) / 1000
    print(f"markdown-it-py: {took * 1000:.1f} ms for {size:.0f} kB")


if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
    for library in LIBRARIES:
        took = import_time(library)
        print(f"import {library}: {'not installed' if took is None else f'{took:.0f} ms'}")
    word_differences()
    markdown()
    pages()
