"""Whether words of change speak of a number, what number that is, and how far they go."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.families.figure_words import AHEAD, SHARED, UNLIKE, WEAK, FigureWords
from reportdiff.families.lexicon import Hit

_CLAUSE = re.compile(r"[;:()—]|\.\s|\s–\s|,\s(?!\d)|\s(?:while|whereas|although|but|and\sthe)\s")
_BOUND = re.compile(
    r"\s(?:than|of)\s[\d$€£]|\s(?:than|of)\s(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice|a|an)\b"
)
_NO_BOUND = re.compile(r"\sof\s[\d.]+\spercent")  # "an increase of 20 percent"
_WISH = re.compile(r"\b(?:to|should|must|will|would|could|can|may|might|not|never|no)\s(?:\w+ly\s|also\s)?$")
_LEAD = re.compile(
    r"(?:\b(?:an?|the|was|were|is|which|this|represented|more than|nearly|almost|also|overall|[a-z]+ly|significant"
    r"|substantial|sharp|dramatic|considerable|marked|slight|small|large|steady)\s)+$"
)
_ON = re.compile(r"\sand\s(?:[a-z]+ly\s)?(?:made|took|gave|held|began|ran|kept|is|was|were|has|had|did|[a-z]{3,}ed)\b")
_REACH = 240  # characters of a clause that are read
_NEAR = 6  # words between a claim and what it is about

# Words of degree. Before a noun they compare things with each other ("lower courts"), unless the noun is a quantity.
_DEGREE = frozenset({"lower", "higher", "larger", "smaller", "greater", "less"})
_EXTREME = frozenset({"highest", "lowest", "fewest"})
COUNTING = frozenset({"more", "fewer"})
_QUANTITY = (
    r"(?:numbers?|amounts?|totals?|sums?|rates?|levels?|shares?|figures?|percentages?|proportions?|budgets?|funds|funding"
    r"|allocations?)"
)
_OF_QUANTITY = re.compile(rf"\s(?:[a-z]+\s)?{_QUANTITY}\b")
_IS = re.compile(r"\b(?:was|were|is|are|be|been|remained)\s(?:[a-z]+ly\s)?$")
_EVER = re.compile(r"\b(?:since|ever|on record|to date|in (?:[a-z0-9]+ )?(?:years|decades?))\b")
_ADDED = re.compile(r"\b(?:no|any|one|some|many|much|once|even|or|few|several|dozens|hundreds|never|not)\s$")
_TIMES = re.compile(r"\b(?:times|twice|half|double)\s$")
_IN_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|previous|prior|preceding|last|earlier|year|years|period|periods|before|decade|ever|usual)\b"
)
_ALIKE_TO = re.compile(
    r"\s(?:[a-z]+\s){0,2}(?:\d|previous|prior|preceding|last|that of|those of|number|amount|total|year|reporting"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)"
)
_PLURAL = re.compile(r"s$|^(?:people|women|men|children|staff|personnel|police|youth)$")
_FUNCTION = re.compile(
    r"a|an|and|as|at|by|for|from|in|into|of|on|or|than|that|the|their|its|to|was|were|which|who|whom|with"
    r"|while|is|are"
)
_EASY = re.compile(
    r"trafficking|suspected|alleged|new|such|human|sex|labor|child|criminal|law|enforcement|government"
    r"|public|awareness|convicted|accused|identified|foreign|young|adult|victim|state"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a claim is about: its measure, the kind of thing counted, and where the words that say so end."""

    measure: str | None
    kind: str | None
    end: int


def is_claim(low: str, hit: Hit, *, counted_before: bool) -> bool:
    """Whether words of change can speak of a number: no wish, no bound, no rank, no comparison of two things.

    Args:
        low: the sentence in small letters.
        hit: the words of change.
        counted_before: whether a number stands right before them ("four more").
    """
    joined = {low[hit.end : hit.end + 1], low[hit.start - 1 : hit.start]} & {"-", "‐"}
    bound = _BOUND.match(low, hit.end) and not _NO_BOUND.match(low, hit.end)
    wish = _WISH.search(low, max(0, hit.start - 30), hit.start)
    if joined or bound or wish or low.startswith(" out", hit.end) or _of_two_things(low, hit):
        return False
    word = low[hit.start : hit.end]
    if word in _DEGREE:
        return bool(_OF_QUANTITY.match(low, hit.end) or _IS.search(low, max(0, hit.start - 30), hit.start))
    if word in _EXTREME:
        close = clause_end(low, hit.end)
        return bool(re.search(rf"\b{_QUANTITY}\b", low[hit.end : close]) and _EVER.search(low, hit.end, close))
    if word in COUNTING:
        return not counted_before and _ADDED.search(low, max(0, hit.start - 12), hit.start) is None
    return (
        hit.label not in {"same", "similar"} or not word.endswith((" to", " as")) or bool(_ALIKE_TO.match(low, hit.end))
    )


def _of_two_things(low: str, hit: Hit) -> bool:
    """Whether a thing is compared with another and not a time with another: "less than men"."""
    close = clause_end(low, hit.end)
    than = re.search(r"\bthan\b", low[hit.start : min(len(low), close + 1)])
    after = "" if than is None else low[hit.start + than.end() : close + 40]
    return than is not None and not _IN_TIME.search(after) and not re.match(r"\s(?:the|those|its)\s(?:\S+\s)?\d", after)


def matter_of(low: str, hit: Hit, words: FigureWords) -> Matter | None:
    """What a claim without figures of its own is about, by the noun that it governs or that governs it.

    ``None`` where no counted noun and no quantity is meant: effort, quality, a compound that only begins so.
    """
    begin = clause_begin(low, hit.start)
    if _of_effort(low, hit, words):
        return None
    counted = _noun_after(low, hit.end, words)
    if counted is None and low[hit.start : hit.end] in COUNTING:
        return None
    if counted is None:
        counted = _noun_before(low, begin, hit.start, words)
    if counted is None:
        return None
    close = clause_end(low, hit.end)
    for one in words.measures:
        if one.nouns.first(low, counted.start, counted.end) is not None and counted.label in one.kinds:
            return Matter(one.name, counted.label, counted.end)
    cues = [Hit(c.start, c.end, name) for c in words.cues.find(low, begin, close) for name in _measures(c)]
    allowed = {m.name for m in words.measures if counted.label == "quantity" or counted.label in m.kinds}
    near = [c for c in cues if c.label in allowed]
    if not near:
        return None
    best = min(near, key=lambda c: (_gap(c, counted), c.start))
    return Matter(best.label, None if counted.label == "quantity" else counted.label, max(counted.end, hit.end))


def named_after(low: str, hit: Hit, words: FigureWords) -> str | None:
    """The measure that a claim names right behind it: "an increase in referrals to care"."""
    if (
        lead := re.match(r"\s(?:in|of)\s(?:the\s)?(?:number\sof\s)?(?:[a-z]+\s)?", low[hit.end : hit.end + 60])
    ) is None:
        return None
    at = hit.end + lead.end()
    found = [c for c in words.cues.find(low, hit.end, min(len(low), at + 40)) if c.start <= at <= c.end + 1]
    return next((name for c in found for name in _measures(c)), None)


def _measures(cue: Hit) -> list[str]:
    """The measures that a cue points to, however strongly; "other" is none."""
    names = (name.removesuffix(AHEAD).removesuffix(WEAK) for name in cue.label.split(SHARED))
    return [name for name in names if name not in {"other", UNLIKE}]


def _of_effort(low: str, hit: Hit, words: FigureWords) -> bool:
    """Whether the first thing that follows in the clause is effort and no number: "decreased cooperation"."""
    close = clause_end(low, hit.end)
    effort = words.efforts.first(low, hit.end, close)
    counted = words.kinds.first(low, hit.end, close)
    return effort is not None and (counted is None or effort.start <= counted.start)


def _gap(cue: Hit, noun: Hit) -> int:
    return max(cue.start, noun.start) - min(cue.end, noun.end)


def _noun_after(low: str, at: int, words: FigureWords) -> Hit | None:
    """The counted noun or the quantity that follows as an object, its adjectives let through, a compound not."""
    lead = re.match(r"\s(?:(?:in|of|the|its|their|a|an|total|overall|number|numbers)\s)*", low[at : at + 60])
    begin = at + (lead.end() if lead else 0)
    close = clause_end(low, at)
    if re.search(r"\bnumbers?\s", low[at:begin]) and words.kinds.first(low, begin, close) is None:
        return None
    quantity = re.compile(rf"(?:[a-z]+\s)?{_QUANTITY}\b").match(low, begin, close)
    if quantity is not None:
        return Hit(quantity.start(), quantity.end(), "quantity")
    counted = words.kinds.first(low, begin, close)
    if (
        counted is None
        or low.count(" ", begin, counted.start) > _NEAR
        or not _PLURAL.search(low[counted.start : counted.end])
    ):
        return None
    between = low[begin : counted.start].split()
    return counted if all(_passes(word, words) for word in between) and not _compound(low, counted, words) else None


def _passes(word: str, words: FigureWords) -> bool:
    if _FUNCTION.fullmatch(word):
        return False
    known = (
        _EASY.fullmatch(word) is not None or words.kinds.first(word) is not None or words.cues.first(word) is not None
    )
    return known or any(lexicon.first(word) is not None for _, lexicon in words.subgroups)


def _compound(low: str, counted: Hit, words: FigureWords) -> bool:
    """Whether the noun only begins a compound of something else: "victims services", "cases management efforts"."""
    effort = words.efforts.first(low, counted.end, min(len(low), counted.end + 40))
    return effort is not None and not any(map(_FUNCTION.fullmatch, low[counted.end : effort.start].split()))


def _noun_before(low: str, begin: int, end: int, words: FigureWords) -> Hit | None:
    """The counted noun or the quantity that stands before as the subject."""
    if words.efforts.first(low, begin, end) is not None:
        return None
    quantity = re.compile(rf"\b{_QUANTITY}\b").search(low, begin, end)
    counted = [h for h in words.kinds.find(low, begin, end) if _PLURAL.search(low[h.start : h.end])]
    if quantity is not None:
        of = next((h for h in counted if h.start > quantity.end()), None)
        money = re.search(r"fund|budget|allocation", quantity.group())
        return of if of is not None and money is None else Hit(quantity.start(), quantity.end(), "quantity")
    if (
        not counted
        or low.count(" ", counted[-1].end, end) > _NEAR
        or low.endswith((" of ", " to "), begin, counted[-1].start)
    ):
        return None
    return counted[-1]


def extent(low: str, hit: Hit, follower: int) -> tuple[int, int]:
    """The words of a claim: from its article or adverb to the end of its clause or to the next claim."""
    lead = _LEAD.search(low, max(0, hit.start - 60), hit.start)
    end = clause_end(low, hit.end)
    if follower < end and (joint := max(low.rfind(" and ", hit.end, follower), low.rfind(", ", hit.end, follower))) > 0:
        end = joint
    if (goes_on := _ON.search(low, hit.end, end)) is not None:
        end = goes_on.start()
    while end > hit.end and low[end - 1] in " .,":
        end -= 1
    return (lead.start() if lead else hit.start), max(end, hit.end)


def clause_end(low: str, at: int) -> int:
    """Where the clause that goes on at ``at`` ends, the sentence's end mark left out."""
    reach = min(len(low), at + _REACH)
    clause = _CLAUSE.search(low, at, reach)
    if clause is not None:
        return clause.start()
    while reach > at and low[reach - 1] in " .":
        reach -= 1
    return reach


def clause_begin(low: str, at: int) -> int:
    """Where the clause that ``at`` stands in begins."""
    begin = max(0, at - _REACH)
    return max((m.end() for m in _CLAUSE.finditer(low, begin, at)), default=begin)
