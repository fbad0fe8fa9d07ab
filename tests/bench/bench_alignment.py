"""Speed of aligning and word-diffing beside plain tools, with the share of text each marks as changed.

    python tests/bench/bench_alignment.py [OLD NEW]

Without arguments: two editions of 300 sentences, invented, one of them evolved from the other
(sentences kept, reworded, moved, dropped, added). With two reports of any readable format: those.
Every tool gets the same sentences, one a line. The share is the number of characters marked as
removed or added, of all characters on both sides; less is better where both are right. A moved
sentence is marked by every tool but this one, which links it. Times are the best of five.
"""

from __future__ import annotations

import difflib
import html
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # ships no types

from reportdiff.align import align
from reportdiff.model import Mark
from reportdiff.read import read
from reportdiff.words import diff_words

WHO = ("The ministry", "A court in Karsa", "The coast guard", "An aid group", "The labor office", "Police in Brell")
DID = ("identified", "referred", "trained", "fined", "convicted", "interviewed", "sheltered", "counted")
WHOM = ("weavers", "divers", "brickmakers", "recruiters", "judges", "children", "farm hands", "cleaners", "inspectors")
WHERE = ("in the northern valleys", "near the salt lake", "at three border posts", "in the harbor district", "upriver")
WHY = ("under the 2009 law", "for the second year", "after a complaint", "with foreign funding", "without a budget")


def invent(count: int, seed: int) -> list[str]:
    """Make sentences of an invented report."""
    dice = random.Random(seed)  # noqa: S311 - a bench, not a secret
    return [
        f"{dice.choice(WHO)} {dice.choice(DID)} {dice.randint(2, 900)} {dice.choice(WHOM)} {dice.choice(WHERE)} and"
        f" {dice.choice(DID)} {dice.randint(2, 90)} {dice.choice(WHOM)} {dice.choice(WHERE)} {dice.choice(WHY)}."
        for _ in range(count)
    ]


def evolve(sentences: Sequence[str], seed: int) -> list[str]:
    """Make next year's edition: 40 % kept, the rest reworded, moved, dropped or new."""
    dice = random.Random(seed)  # noqa: S311 - as above
    new: list[str] = []
    late: list[str] = []
    for sentence, fresh in zip(sentences, invent(len(sentences), seed + 1), strict=True):
        fate = dice.random()
        if fate < 0.4:
            new.append(sentence)
        elif fate < 0.8:
            new.append(
                re.sub(r"\d+", lambda m: str(int(m.group()) + dice.randint(1, 9)), sentence).replace("and", "and also")
            )
        elif fate < 0.85:
            late.append(sentence)
        elif fate < 0.92:
            new.append(fresh)
    return [*new, *late, *invent(len(sentences) - len(new) - len(late), seed + 2)]


def ours(old: Sequence[str], new: Sequence[str]) -> int:
    """Align, word-diff, and count marked characters; texts in no link are marked whole."""
    links = align(old, new)
    linked_old, linked_new = {i for x in links for i in x.old}, {j for x in links for j in x.new}
    marked = sum(len(t) for i, t in enumerate(old) if i not in linked_old)
    marked += sum(len(t) for j, t in enumerate(new) if j not in linked_new)
    for link in links:
        before, after = " ".join(old[i] for i in link.old), " ".join(new[j] for j in link.new)
        marked += sum(len(s.text) for s in diff_words(before, after) if s.mark is not Mark.SAME)
    return marked


def plain_dmp(old: Sequence[str], new: Sequence[str]) -> int:
    """diff-match-patch as it comes: characters of the whole texts, semantic clean-up, one second."""
    engine = diff_match_patch()
    diffs = engine.diff_main("\n".join(old), "\n".join(new))
    engine.diff_cleanupSemantic(diffs)
    return sum(len(text) for operation, text in diffs if operation)


def html_diff(old: Sequence[str], new: Sequence[str]) -> int:
    """difflib's two-column page; what stands in its coloured spans is marked."""
    page = difflib.HtmlDiff().make_table(list(old), list(new))
    return sum(
        len(html.unescape(text)) for text in re.findall(r'<span class="diff_(?:add|sub|chg)">(.*?)</span>', page)
    )


def git_words(old: Sequence[str], new: Sequence[str]) -> int:
    """git diff --word-diff on two files."""
    git = shutil.which("git") or "git"
    with tempfile.TemporaryDirectory() as folder:
        for name, side in (("old", old), ("new", new)):
            (Path(folder) / name).write_text("\n".join(side), encoding="utf-8", errors="replace")
        done = subprocess.run(
            [git, "diff", "--no-index", "--word-diff=porcelain", "-U999999", "old", "new"],
            cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    lines = done.stdout.split("\n@@", 1)[-1].splitlines()[1:]
    return sum(len(line) - 1 for line in lines if line[:1] in {"+", "-"})


def measure(tool: Callable[[Sequence[str], Sequence[str]], int], old: Sequence[str], new: Sequence[str]) -> None:
    """Print the best time of five and the marked share."""
    best, marked = float("inf"), 0
    for _ in range(5):
        start = time.perf_counter()
        marked = tool(old, new)
        best = min(best, time.perf_counter() - start)
    share = marked / max(1, sum(map(len, old)) + sum(map(len, new)))
    print(f"  {tool.__name__:12} {best * 1000:9.1f} ms   {share:6.1%} marked as changed")


def main(arguments: Sequence[str]) -> None:
    """Run the bench."""
    if len(arguments) == 2:
        old, new = ([u.text for s in read(path).sections for u in s.units] for path in arguments)
    else:
        old = invent(300, 1)
        new = evolve(old, 2)
    print(f"{len(old)} and {len(new)} sentences")
    for tool in (ours, plain_dmp, html_diff, git_words):
        measure(tool, old, new)
    big = invent(5000, 5)
    start = time.perf_counter()
    align(big, evolve(big, 6))
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"5,000 and 5,000 sentences: aligned in {seconds:.1f} s, {memory:.0f} MB at most")


if __name__ == "__main__":
    main(sys.argv[1:])
