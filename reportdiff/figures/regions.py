"""The parts of a sentence in which a figure has its own time and role: brackets, dashes, comparisons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.sentence import Laid

# Between a comma in a comparison and the next figure that goes on with it: "..., and to 876 in 2015".
_PARTS = re.compile(r",\s(?:including|among them|of whom|of which)\s")
_GOES_ON = re.compile(
    r"[\s,]*(?:(?:and|or|with|to|from|as well as|in|the|of|another|compared|both|just|only|some|over|nearly|almost|more"
    r"|less|fewer|than|at least|about|around|approximately|up|equivalent|(?:19|20)\d\d)\b[\s,]*|[$€£]\s?)*"
)
_DEED = re.compile(
    r",?\s(?:and\s)?(?:the\s)?[a-z]+(ing|ion)s?\s(?:of\s)?(?:(?:the|a|an|another|only|at least|some)\s)*"
)
_AND = re.compile(r"\sand\s")
_FROM = re.compile(
    r"\bfrom\s(?:(?:the|a|an|at least|about|around|approximately|equivalent of|some|over|only|nearly|more than)\s)*"
)
_TO = re.compile(
    r"\bto\s(?:(?:the|at least|about|around|approximately|equivalent of|some|over|only|nearly|more than)\s)*"
)
_RESPECTIVELY = 18  # characters between a comma and the year that ends the list: ", respectively, in 2016"
_COMMA_AND = re.compile(r",\sand\s")
_VERB = re.compile(
    r"\s(?:were|was|led|resulted|remained|received|had|came|took|lacked|operated|provided|completed|included|faced|needed)\s"
)
_CHANGE_REACH = 90  # characters between "increase" and the "from" that it governs


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a sentence: ``kind`` is main, bracket, dash or comparison; ``outer`` the region around it.

    A comparison that is ``whole`` is a sentence that tells of an earlier time throughout.
    """

    kind: str
    start: int
    end: int
    outer: int
    whole: bool = False


class _Splitter:
    """The regions found so far and those still open."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.kinds, self.starts, self.ends, self.outers, self.wholes = ["main"], [0], [length], [-1], [False]
        self.open = [0]

    def push(self, kind: str, at: int, *, whole: bool = False) -> None:
        self.kinds.append(kind)
        self.starts.append(at)
        self.ends.append(self.length)
        self.outers.append(self.open[-1])
        self.wholes.append(whole)
        self.open.append(len(self.kinds) - 1)

    def pop(self, at: int) -> None:
        self.ends[self.open.pop()] = at

    def leave_comparison(self, at: int) -> None:
        while self.kinds[self.open[-1]] == "comparison" and not self.wholes[self.open[-1]]:
            self.pop(at)

    def close(self, kind: str, at: int) -> None:
        if kind in {self.kinds[n] for n in self.open}:
            while self.kinds[self.open[-1]] != kind:
                self.pop(at)
            self.pop(at)

    def regions(self) -> tuple[Region, ...]:
        return tuple(map(Region, self.kinds, self.starts, self.ends, self.outers, self.wholes))


def split_regions(laid: Laid, words: FigureWords) -> tuple[Region, ...]:
    """Split a sentence into regions, the main one first; each later one lies in its ``outer``."""
    splitter = _Splitter(len(laid.low))
    if laid.opener is not None:
        splitter.push("comparison", laid.opener.end, whole=True)
    for at, what in _events(laid, words):
        match what:
            case "compare":
                splitter.leave_comparison(at)
                splitter.push("comparison", at)
            case "bracket" | "dash":
                splitter.push(what, at)
            case "end bracket" | "end dash":
                splitter.close(what.removeprefix("end "), at)
            case "joint":
                splitter.leave_comparison(at)
            case _ if not _goes_on(laid, at, what):
                splitter.leave_comparison(at)
            case _:
                pass
    return splitter.regions()


def region_of(regions: tuple[Region, ...], at: int) -> int:
    """Give the number of the innermost region that holds the character at ``at``."""
    return max(n for n, r in enumerate(regions) if r.start <= at < r.end or n == 0)


def _events(laid: Laid, words: FigureWords) -> list[tuple[int, str]]:
    """List everything that opens or closes a region, in order."""
    inside = [*laid.brackets]
    events = [(a, "bracket") for a, _ in laid.brackets] + [(b, "end bracket") for _, b in laid.brackets]
    for a, b in laid.dashes:
        if not any(x < a < y for x, y in inside):
            events += [(a, "dash"), (b, "end dash")]
    # "more than the 10": the words that compare stand in the quantity itself.
    events += [(next((a for a, b in laid.spots if a < hit.end <= b), hit.end), "compare") for hit in laid.compares]
    events += [(at, "compare") for at in _rising_from(laid, words)] + [(at, "joint") for at in _to(laid, words)]
    events += [(at, "joint") for at in laid.joints] + [(at, "comma") for at in laid.commas]
    events += [(m.start(), "and") for m in _AND.finditer(laid.low)]
    return sorted(events, key=lambda e: (e[0], not e[1].startswith("end")))


def _goes_on(laid: Laid, at: int, what: str) -> bool:
    """Whether a comparison goes on after a comma or an "and"."""
    rest = at + (1 if what == "comma" else 4)
    after = next((a for a, _ in laid.spots if a >= rest), None)
    if any(t.relative and t.end <= at <= t.end + 1 for t in laid.times):
        return True
    if after is None:
        return what == "and" or any(0 <= t.start - rest <= _RESPECTIVELY for t in laid.times)
    if _compared_itself(laid, at, after):
        return False
    if _has_parts(laid, at, after) or _next_item(laid, at, after):
        return True
    if what == "and":
        cue = next((c for c in laid.cues if c.start >= rest), None)
        fresh = cue is not None and cue.start < after and laid.low[rest : cue.start].count(" ") <= 2  # noqa: PLR2004 - an adverb may stand between
        return not (fresh and cue is not None and laid.low[cue.start : cue.end].endswith("ed"))
    m = _GOES_ON.match(laid.low, at, after)
    return m is not None and m.end() == after and not _starts_anew(laid, at, after)


def _has_parts(laid: Laid, at: int, after: int) -> bool:
    """Whether an earlier value's parts follow before its year: "compared with 60, including 28 children, in 2017"."""
    begin = max((hit.end for hit in laid.compares if hit.end <= at), default=at)
    parts = _PARTS.match(laid.low, at, after)
    dated = any(begin <= t.start < at for t in laid.times)
    return parts is not None and parts.end() == after and not dated and any(t.start >= after for t in laid.times)


def _next_item(laid: Laid, at: int, after: int) -> bool:
    """Whether a list of like deeds goes on: "compared with investigating 55 cases, prosecuting 30, and ..."."""
    begin = max((hit.end for hit in laid.compares if hit.end <= at), default=at)
    first, item = _DEED.match(laid.low, begin, at), _DEED.match(laid.low, at, after)
    return first is not None and item is not None and item.end() == after and first.group(1) == item.group(1)


def _compared_itself(laid: Laid, at: int, after: int) -> bool:
    """Whether ", and 15 for labor trafficking, compared with 12" brings a comparison of its own, so is none."""
    if not _AND.match(laid.low, at + laid.low.startswith(",", at)):
        return False
    beyond = next((a for a, _ in laid.spots if a > after), len(laid.low))
    return any(after < hit.start < beyond for hit in laid.compares)


def _starts_anew(laid: Laid, at: int, after: int) -> bool:
    """Whether ", and 31 calls led to ..." makes a new statement: a verb follows the figure, and no time."""
    if not _COMMA_AND.match(laid.low, at):
        return False
    ends = [c for c in (*laid.commas, *laid.joints) if c > after] + [a for a, _ in laid.spots if a > after]
    stop = min(ends, default=len(laid.low))
    timed = any(after < t.start < stop for t in laid.times)
    return not timed and _VERB.search(laid.low, after, stop) is not None


def _rising_from(laid: Laid, words: FigureWords) -> list[int]:
    """Find each "from" that a word of change leads to a figure: "an increase from 11"."""
    starts = {a for a, _ in laid.spots}
    found = []
    for m in _FROM.finditer(laid.low):
        if m.end() in starts or any(m.start() < a <= m.end() for a in starts):
            clause = max([j for j in laid.joints if j < m.start()], default=0)
            if words.changes.first(laid.low, max(clause, m.start() - _CHANGE_REACH), m.start()) is not None:
                found.append(m.start())
    return found


def _to(laid: Laid, words: FigureWords) -> list[int]:
    """Find each "to" that leads from an earlier figure to the current one: "from nine to 89"."""
    risen = _rising_from(laid, words)
    starts = {a for a, _ in laid.spots}
    single = {
        s for s in starts if not any(a < s < b for a, b in laid.brackets)
    }  # "from 22 million pesos ($521,000) to"
    return [
        m.start()
        for m in _TO.finditer(laid.low)
        if (m.end() in starts or any(m.start() < a <= m.end() for a in starts))
        and any(a < m.start() and sum(a <= s < m.start() for s in single) == 1 for a in risen)
    ]
