"""How fast reports are read and split: megabytes a second on one core, and that hostile text takes time in proportion.

    python tests/bench/bench_reading.py [FILE]

Not part of the default run. The bar is 2 MB a second for text and Markdown.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from reportdiff.read import read_text

CASES = Path(__file__).parent.parent / "cases" / "sections"
HOSTILE = {
    "short lines": "a\n",
    "capitals": "A ",
    "headings": "PROTECTION\n",
    "glued headings": ". Prosecution The government",
    "bullets": "• Do it now. ",
    "brackets": "(",
    "tier lines": "KOSOVO (Tier 2)\n",
    "grades": "The government made to ",
}


def seconds(text: str, kind: str = "text") -> float:
    """Measure one reading in seconds of processor time."""
    start = time.process_time()
    read_text(text, address="velmora-2012.txt", format=kind)
    return time.process_time() - start


def main(arguments: list[str]) -> None:
    """Print the table."""
    path = Path(arguments[0]) if arguments else CASES / "semicolons_hard_wrapped.txt"
    text = path.read_text(encoding="utf-8")
    report = text if arguments else text.split("\n-----\n")[1] * 4
    for kind in ("text", "markdown"):
        seconds(report, kind)
        rounds = max(1, 1_000_000 // len(report))
        spent = sum(seconds(report, kind) for _ in range(rounds))
        print(f"{kind:9} {len(report):7} characters a report  {rounds * len(report) / 1e6 / spent:6.2f} MB/s")
    for name, piece in HOSTILE.items():
        half, full = (seconds(piece * (size // len(piece))) for size in (250_000, 500_000))
        print(f"{name:16} {0.5 / full:6.2f} MB/s, twice the text takes {full / half:4.1f} times as long")


if __name__ == "__main__":
    main(sys.argv[1:])
