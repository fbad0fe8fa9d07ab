"""Time and memory of building libraries of invented reports: cold, again, and after new editions.

    python tests/bench/build_speed.py [SIZE ...] [--jobs N]        (default sizes: 500 1000 2000 4750 narratives)

Prints two rows a size: seconds cold, with nothing changed, with one new edition of one country, and with
one new edition of every country, with the processor milliseconds a narrative (cold) and the most memory of
this process and of the largest worker, in MB; below them the processor seconds of the same builds, which
tell more where other work shares the machine. Bars on two cores for 4,750: 180 s, 3 s, 5 s, 30 s, 2 GB.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EDITIONS = 25
BUILD = """
import resource, sys, time
from reportdiff.site import build
begin = time.perf_counter()
result = build(sys.argv[1], sys.argv[2], cache=sys.argv[3], jobs=int(sys.argv[4]) or None)
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
spent = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
assert not result.problems, result.problems
print(time.perf_counter() - begin, spent, own.ru_maxrss // 1024, workers.ru_maxrss // 1024, result.changed)
"""


def build(folder: Path, jobs: int) -> tuple[float, float, int, int, int]:
    """Build in a process of its own; give seconds, processor seconds, memory of both, and files changed."""
    places = [str(folder / part) for part in ("reports", "site", "cache")]
    done = subprocess.run([sys.executable, "-c", BUILD, *places, str(jobs)], check=True, capture_output=True, text=True)
    took, spent, own, worker, changed = done.stdout.split()
    return float(took), float(spent), int(own), int(worker), int(changed)


def measure(size: int, jobs: int) -> str:
    """Make a library of that many narratives, keep its newest editions back, and build it step by step."""
    folder = Path(tempfile.mkdtemp(prefix="reportdiff-bench-"))
    try:
        maker = Path(__file__).with_name("make_library.py")
        asked = [str(folder), "--countries", str(size // EDITIONS), "--editions", str(EDITIONS)]
        subprocess.run([sys.executable, str(maker), *asked], check=True, capture_output=True)
        cold = build(folder, jobs)
        again = build(folder, jobs)
        newest = sorted((folder / "reports").glob("*/2025.md"))
        one = newest[0]
        kept = {path: path.read_bytes() for path in newest}
        for path in newest:
            path.unlink()
        build(folder, jobs)
        one.write_bytes(kept[one])
        first = build(folder, jobs)
        for path, text in kept.items():
            path.write_bytes(text)
        every = build(folder, jobs)
        return (
            f"{size:6} {cold[0]:9.1f} {again[0]:9.2f} {first[0]:9.2f} {every[0]:9.1f} "
            f"{cold[1] / size * 1000:9.1f} {cold[2]:9} {cold[3]:9}\n"
            f"   cpu {cold[1]:9.1f} {again[1]:9.2f} {first[1]:9.2f} {every[1]:9.1f}"
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[500, 1000, 2000, 4750])
    parser.add_argument("--jobs", type=int, default=0)
    asked = parser.parse_args()
    print("  size      cold     again  one more  all more     ms/nar    MB own MB worker", flush=True)
    for size in asked.sizes:
        begin = time.perf_counter()
        print(measure(size, asked.jobs), f"  ({time.perf_counter() - begin:.0f} s in all)", flush=True)
    print(f"most memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
