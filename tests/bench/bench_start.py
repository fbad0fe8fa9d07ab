"""How long `reportdiff diff` of two reports takes as a whole process, beside `python -c "import pandas"`.

Run it with the Python that has reportdiff installed:  python tests/bench/bench_start.py [RUNS]

The two commands run in turn, and processor time is compared run by run, so that a machine that gets
slower meanwhile slows both. The bar: the median ratio is not over 1.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SIZE = 12_000  # characters of a report, the usual length of a narrative


def texts(folder: Path) -> tuple[str, str]:
    """Two consecutive editions of the sample library as bare text of the usual length."""
    made = []
    for year in (2018, 2019):
        body = (ROOT / "reports" / "velmora" / f"{year}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
        path = folder / f"velmora-{year}.txt"
        path.write_text((body * 2)[:SIZE] if len(body) < SIZE * 0.8 else body[:SIZE], encoding="utf-8")
        made.append(str(path))
    return made[0], made[1]


def cost(command: list[str]) -> float:
    """Processor time of one run, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        old, new = texts(Path(folder))
        ours = [sys.executable, "-m", "reportdiff", "diff", old, new]
        theirs = [sys.executable, "-c", "import pandas"]
        for command in (ours, theirs):
            cost(command)  # the first run reads the disk
        pairs = [(cost(ours), cost(theirs)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    print(f"reportdiff diff   median {statistics.median(a for a, _ in pairs):.3f} s")
    print(f"import pandas     median {statistics.median(b for _, b in pairs):.3f} s")
    print(
        f"ratio             median {statistics.median(ratios):.2f}   {ratios[0]:.2f} to {ratios[-1]:.2f}   {runs} runs"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
