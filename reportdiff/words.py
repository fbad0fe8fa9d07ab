"""Two texts -> spans of same, removed and added words; the only door to diff-match-patch.

The edit script over whole tokens (see ``tokens``) is the minimal one of Myers 1986, found by
diff-match-patch with tokens mapped to characters and no time limit, so that the answer is the
same on every machine. White space stands between tokens and is carried along.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from reportdiff.model import Mark, Span
from reportdiff.tokens import STOP_WORDS, fold_typography, nature, places, tokens

if TYPE_CHECKING:
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # ships no types

__all__ = ["diff_words", "fold_typography", "nature", "tokens"]

_LARGE = 4_000_000  # above this product of token counts the texts are first cut at words unique on both sides
_BOTH_REPLACED, _ONE_REPLACED = 4, 3  # of removed and added before, removed and added after
_ISLAND = 2  # equal runs up to this many stop words between two replacements are merged into them
_SURROGATES = 0xD800  # 2,048 code points from here are no characters
_UNLIKE = 0.2  # below this share of common words two texts are shown as removed + added


def diff_words(old: str, new: str) -> tuple[Span, ...]:
    """Show two texts as runs of whole words that are the same, removed or added.

    Args:
        old: the old text.
        new: the new text.

    Returns:
        Spans in reading order, a removed run before the added run that replaces it. Spans not
        added spell ``old`` exactly, spans not removed spell ``new``. Texts with next to nothing
        in common come back as one removed and one added span.
    """
    if old == new:
        return (Span(Mark.SAME, old),) if old else ()
    old_places, new_places = places(old), places(new)
    old_words = [old[a:b] for a, b in old_places]
    new_words = [new[a:b] for a, b in new_places]
    if _unlike(old_words, new_words):
        return _spans([(Mark.REMOVED, old), (Mark.ADDED, new)])
    matches = _join_islands(_matching_runs(old_words, new_words), old_words, len(new_words))
    return _spans(_spell(matches, (old, old_places), (new, new_places)))


def _unlike(old: list[str], new: list[str]) -> bool:
    """Tell whether so few words are common that marks inside would be confetti."""
    one, other = set(old), set(new)
    if 2 * len(one & other) >= min(len(one), len(other)) + 2 * _ISLAND:
        return False  # alike at a glance
    ours = Counter(w for w in old if w.casefold() not in STOP_WORDS and w[0].isalnum())
    theirs = Counter(w for w in new if w.casefold() not in STOP_WORDS and w[0].isalnum())
    common = (ours & theirs).total()
    return common < _UNLIKE * min(ours.total(), theirs.total())


Run = tuple[int, int, int]  # start in old, start in new, length: tokens that are the same


def _matching_runs(old: list[str], new: list[str]) -> list[Run]:
    """Find the runs of equal tokens of a minimal edit script, equal ends trimmed first."""
    head = 0
    shortest = min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _middle_runs(old[head : len(old) - tail], new[head : len(new) - tail])
    runs = [(0, 0, head)] if head else []
    runs += [(head + i, head + j, n) for i, j, n in middle]
    if tail:
        runs.append((len(old) - tail, len(new) - tail, tail))
    return runs


def _middle_runs(old: list[str], new: list[str]) -> list[Run]:
    """Ask diff-match-patch for the runs; very long texts are cut at unique common words first."""
    if set(old).isdisjoint(new):  # the figures of a sentence that is told anew with other figures
        return []
    if len(old) * len(new) <= _LARGE:
        return _engine_runs(old, new)
    runs: list[Run] = []
    at_old = at_new = 0
    for i, j in [*_anchors(old, new), (len(old), len(new))]:
        if i > at_old and j > at_new and (i - at_old) * (j - at_new) <= _LARGE:
            runs += [(at_old + a, at_new + b, n) for a, b, n in _engine_runs(old[at_old:i], new[at_new:j])]
        if i < len(old):
            runs.append((i, j, 1))
        at_old, at_new = i + 1, j + 1
    return runs


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Find words that stand once on each side, the longest chain of them in order (patience)."""
    old_count, new_count = Counter(old), Counter(new)
    where = {word: j for j, word in enumerate(new) if new_count[word] == 1}
    pairs = [(i, where[word]) for i, word in enumerate(old) if old_count[word] == 1 and word in where]
    tails: list[int] = []
    last: list[int] = []
    back: list[int] = []
    for position, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        back.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        last[at : at + 1] = [position]
    chain: list[tuple[int, int]] = []
    position = last[-1] if last else -1
    while position >= 0:
        chain.append(pairs[position])
        position = back[position]
    return chain[::-1]


@lru_cache(maxsize=1)
def _engine() -> diff_match_patch:
    """Import diff-match-patch late and switch its time limit off."""
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 - heavy only when used

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine


def _engine_runs(old: list[str], new: list[str]) -> list[Run]:
    """Map tokens to characters, diff them, and read the equal runs off."""
    letters: dict[str, str] = {}
    for word in (*old, *new):
        if word not in letters:
            code = len(letters) + 1
            letters[word] = chr(code if code < _SURROGATES else code + 0x800)
    runs: list[Run] = []
    i = j = 0
    for operation, part in _engine().diff_main(
        "".join(letters[w] for w in old), "".join(letters[w] for w in new), checklines=False
    ):
        if operation == 0:
            runs.append((i, j, len(part)))
        i += len(part) if operation <= 0 else 0
        j += len(part) if operation >= 0 else 0
    return runs


def _join_islands(runs: list[Run], old: list[str], new_length: int) -> list[Run]:
    """Drop runs of one or two stop words or marks that stand between two replacements.

    A replacement has words on both sides; figures and other words are never swallowed. A mark alone
    is dropped also between a replacement and words removed or added.
    """
    kept: list[Run] = []
    for k, (i, j, n) in enumerate(runs):
        before = kept[-1] if kept else (0, 0, 0)
        after = runs[k + 1] if k + 1 < len(runs) else (len(old), new_length, 0)
        changed_before = (before[0] + before[2] < i) + (before[1] + before[2] < j)
        changed_after = (i + n < after[0]) + (j + n < after[1])
        words = [w for w in old[i : i + n] if w[0].isalnum()] if n <= _ISLAND else old[i : i + n]
        enough = _BOTH_REPLACED if words else _ONE_REPLACED
        small = n <= _ISLAND and all(w.casefold() in STOP_WORDS for w in words)
        if not (small and changed_before and changed_after and changed_before + changed_after >= enough):
            kept.append((i, j, n))
    return kept


Side = tuple[str, list[tuple[int, int]]]  # a text and the places of its tokens


def _spell(runs: list[Run], old: Side, new: Side) -> list[tuple[Mark, str]]:
    """Spell both texts out along the equal runs, with the white space between them."""
    (old_text, old_places), (new_text, new_places) = old, new
    pieces: list[tuple[Mark, str]] = []
    old_at = new_at = 0
    for i, j, n in runs:
        first, last = old_places[i][0], old_places[i + n - 1][1]
        start, stop = new_places[j][0], new_places[j + n - 1][1]
        whole = old_text[first:last]
        if whole == new_text[start:stop]:  # as nearly always: the white space within is the same too
            pieces += _between(old_text[old_at:first], new_text[new_at:start])
            pieces.append((Mark.SAME, whole))
            old_at, new_at = last, stop
            continue
        for k in range(n):
            (a, b), (c, d) = old_places[i + k], new_places[j + k]
            if k and old_text[old_at:a] == new_text[new_at:c]:
                pieces.append((Mark.SAME, old_text[old_at:b]))
            else:
                pieces += _between(old_text[old_at:a], new_text[new_at:c])
                pieces.append((Mark.SAME, old_text[a:b]))
            old_at, new_at = b, d
    return pieces + _between(old_text[old_at:], new_text[new_at:])


def _between(old: str, new: str) -> list[tuple[Mark, str]]:
    """Mark what stands between two equal tokens, leaving the white space both sides share unmarked."""
    if old == new:
        return [(Mark.SAME, old)]
    head = 0
    shortest = min(len(old), len(new))
    while head < shortest and old[head] == new[head] and old[head].isspace():
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail] and old[-1 - tail].isspace():
        tail += 1
    return [
        (Mark.SAME, old[:head]),
        (Mark.REMOVED, old[head : len(old) - tail]),
        (Mark.ADDED, new[head : len(new) - tail]),
        (Mark.SAME, old[len(old) - tail :]),
    ]


def _spans(pieces: list[tuple[Mark, str]]) -> tuple[Span, ...]:
    """Join neighbours of one mark and leave out empty pieces."""
    spans: list[Span] = []
    run: list[str] = []
    mark = Mark.SAME
    for next_mark, text in pieces:
        if not text:
            continue
        if run and next_mark is not mark:
            spans.append(Span(mark, "".join(run)))
            run = []
        mark = next_mark
        run.append(text)
    if run:
        spans.append(Span(mark, "".join(run)))
    return tuple(spans)
