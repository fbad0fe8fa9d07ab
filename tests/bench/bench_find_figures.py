"""How fast figures are found: characters a second on one core, and that hostile lines take no longer than their length.

    python tests/bench/bench_find_figures.py [FILE]

Not part of the default run. The bar is 300,000 characters a second on report prose.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from reportdiff.figures.find import find_figures, find_unreported

PROSE = (
    "In 2019, courts convicted 37 traffickers, a significant increase from 11 convicted in 2018. Those convicted were "
    "given terms between seven months and 3.5 years; 14 of them got less than two years. The government "
    "provided the equivalent of $153,000 for care and did not report how many victims were assisted. No officials were "
    "convicted of complicity, and the ministry continued to raise awareness in schools and on the radio. "
)
HOSTILE = {
    "digits": "9" * 200_000,
    "numbers": "1 " * 100_000,
    "joined numbers": "1,2-" * 50_000,
    "one word": "a" * 200_000,
    "number words": "hundred and " * 16_000,
    "brackets": "(5) " * 50_000,
    "articles": "article 5" + ", 6" * 66_000,
    "zeros": "no victims " * 18_000,
}


def _seconds(text: str) -> float:
    start = time.process_time()
    find_figures(text)
    find_unreported(text)
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else PROSE
    text = (text + "\n\n") * max(1, 1_000_000 // len(text))
    print(f"{'report prose':16} {len(text) / _seconds(text):12,.0f} characters a second")
    for name, line in HOSTILE.items():
        half, whole = _seconds(line[: len(line) // 2]), _seconds(line)
        times = whole / max(half, 1e-6)
        print(f"{name:16} {len(line) / whole:12,.0f} characters a second; twice the length takes {times:.1f} times")


if __name__ == "__main__":
    main()
