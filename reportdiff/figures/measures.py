"""Which measure a figure is of: the cue word that governs it, or the figure that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.costs import cost_of, takes
from reportdiff.figures.mention import PEOPLE, Mention, Reading, heads_first
from reportdiff.figures.sentence import Cue, Laid

_SUMS = frozenset({"money", "time", "percent"})
_BEYOND = 30.0  # a cue after its figure that costs more than this speaks of something else
_FARTHEST = 90.0  # ... and one before it
_NEAR = 12.0  # a cue cheaper than this governs its figure surely
_DONE = re.compile(
    r".?(?:\s?\w+(?:ed|ly|ing|wide))*(?:\s?(?:the|last|this|a|each|per|from)\b.*)?"
)  # after a noun that names a measure: "10 shelters fully funded"
_TOGETHER = re.compile(r"\s(?:and|or|and/or)\s(?:\w+ly\s|\w+\s)?(?:to\s)?|,\s(?:and\s)?|/")

_CHANGE = re.compile(r"\s(?:increase|decrease|rise|drop|decline|reduction|growth)\b")
_REACH = 20
# What is left out of a count is no count of its own: "returned all but four".
_ALL_BUT = re.compile(r"\b(?:all|everyone|everybody|every) (?:but|except)(?: for)?\s$")
_OF_THOSE = re.compile(r"\b([a-z]+)\sof\s(?:the|these|those|its|their)\s$")
# A figure that is the subject of a verb of its own is governed by none before it ("and 29 involved forced labor").
_WERE_DONE = re.compile(r"(?:\sof\s[^;,.]*)?(?:,[^;,.]*,)?\s(?:were|was|had been)\s(?:\w+ly\s)?\w+ed\b")
_HAS_VERB = re.compile(r"\s(?:\w+ed|were|was|came|had|concerned)\b")


def measure(reading: Reading) -> None:
    """Set the measure of each mention of a sentence, heads before what belongs to them."""
    for mention in heads_first(reading.found):
        _measure_one(reading, mention)
        _count_what_fits(reading, mention)
    if any(m.measure in reading.words.topical for m in reading.found) and not _on_topic(reading):
        for mention in reading.found:
            if mention.measure in reading.words.topical:
                mention.measure, mention.sure = "other", False


def _count_what_fits(reading: Reading, mention: Mention) -> None:
    """Let a bare number count what its measure can count: people in "but referred only two"."""
    words = reading.words
    known = words.measure(mention.measure or "other")
    named = words.kinds.first((mention.unit or "").lower())
    if (
        mention.kind is not None
        or not mention.bare
        or known is None
        or known.name == "other"
        or mention.head is not None
    ):
        return
    if mention.unit in (None, "persons", "cases") or (named is not None and named.label in known.kinds):
        return
    told = [m for m in (*reading.before, *reading.found) if m.figure.start < mention.figure.start]
    fitting = next((m for m in reversed(told) if m.kind in known.kinds and m.kind not in _SUMS), None)
    if fitting is not None:
        mention.unit, mention.noun_told = fitting.unit, fitting.figure.subject
    elif known.kinds & PEOPLE:
        mention.unit, mention.noun_told = "persons", None


def _on_topic(reading: Reading) -> bool:
    """Whether the sentence speaks of what the topical measures are about, or goes on with one that did."""
    if reading.words.topic.first(reading.laid.low) is not None:
        return True
    return reading.adjacent and bool(reading.before) and reading.before[-1].measure in reading.words.topical


def _measure_one(reading: Reading, mention: Mention) -> None:
    laid, words = reading.laid, reading.words
    own: tuple[float, Cue] | None = None
    if (told := _told_outright(reading, mention)) is not None:
        mention.measure, mention.sure = told
        return
    cues = [c for c in laid.cues if c.start >= mention.start] if mention.again else laid.cues
    head = mention.head
    if head is not None and head.measure == "other" and head not in reading.found:
        head = None  # a figure of another sentence, of which nothing is known
    if head is not None and head.measure is not None and _allowed(head.measure, mention, words):
        own = _governing(reading, mention, [c for c in cues if _nearer(reading, c, mention, head)])
        if own is None or own[0] > _NEAR or _is_aside(own[1], mention):
            mention.measure, mention.sure = head.measure, head.sure
            return
    own = _governing(reading, mention, cues) if own is None else own
    before = None
    if mention.kind == "time" and (own is None or own[1].label == "other"):
        before = _term_before(reading, mention)
    if before is not None:
        mention.measure = before
    elif own is not None:
        mention.measure, mention.sure, mention.cue = own[1].label, own[0] <= _NEAR, own[1].start
    else:
        mention.measure = _twin_measure(reading, mention) or _unit_measure(mention, words)


def _told_outright(reading: Reading, mention: Mention) -> tuple[str, bool] | None:
    """The measure that no cue word decides, and whether it is sure: that of the noun, of a change, of people known."""
    laid, head = reading.laid, mention.head
    if (named := _named(laid, mention, reading.words)) is not None:
        return named, True
    if mention.again and mention.bare and head is not None and head.measure is not None:
        return head.measure, head.sure
    if _ALL_BUT.search(laid.low, max(0, mention.start - _REACH), mention.start):
        return "other", False
    if mention.kind == "percent" and _CHANGE.match(laid.low, mention.end):  # "..., a 12 percent increase"
        told = [m for m in reading.found if m.start < mention.start and m.kind != "percent" and m.measure is not None]
        return (told[-1].measure or "other" if told else "other"), False
    return ("other", False) if head is None and _names_those(reading, mention) else None


def _unit_measure(mention: Mention, words: FigureWords) -> str | None:
    """The measure that the unit names of a number whose noun is told later: "with 10, 12, and 16 beds"."""
    unit = (mention.unit or "").lower()
    return next((m.name for m in words.measures if mention.bare and m.nouns.first(unit) is not None), None)


def _twin_measure(reading: Reading, mention: Mention) -> str | None:
    """The measure under which the same number of the same things was told before in the paragraph."""
    for m in reversed(reading.before):
        if m.measure is not None and (m.value, m.kind, m.unit) == (mention.value, mention.kind, mention.unit):
            return m.measure
    return None


def _names_those(reading: Reading, mention: Mention) -> bool:
    """Whether a figure only says whose matter it is ("the disappearances of the 43 students"): nobody's count."""
    led = _OF_THOSE.search(reading.laid.low, max(0, mention.start - 60), mention.start)
    return led is not None and not any(c.start <= led.end(1) and c.end >= led.start(1) for c in reading.laid.cues)


def _may_govern(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Whether a cue can govern a figure from where it stands."""
    laid, after = reading.laid, cue.start >= mention.end
    if cue.ahead and not takes(laid, cue, mention):
        return False
    if after and cue.label == "other" and mention.kind == "time" and cue.start > mention.noun[1] + 1:
        return False  # "three years' imprisonment and a fine"
    if _in_another_clause(laid, cue, mention):
        return False
    return not ((after or cue.weak) and mention.bare and not _fits_before(cue, mention, reading.words))


def _of_law(reading: Reading, best: Cue, mention: Mention, cues: Sequence[Cue], allowed: set[str]) -> Cue | None:
    """The word of law before a term that its own words leave open: "the code specifies a fine and a jail term of".

    Where a person or a court stands between, the term is that one's and not the law's.
    """
    laid, words = reading.laid, reading.words
    if not best.weak and laid.low.endswith(("ed", "ing"), best.start, best.end):
        return None
    laws = [c for c in cues if c.end <= mention.start and not c.weak and c.label in allowed - {"other", best.label}]
    if not laws:
        return None
    start, end = laws[-1].end, mention.start
    between = (";" in laid.low[start:end], words.actors.first(laid.low, start, end) is not None)
    people = any(hit.label in ("suspects", "officials") for hit in words.kinds.find(laid.low, start, end))
    done = any(
        start <= c.start < end and c.label == best.label and laid.low.endswith("ed", c.start, c.end) for c in cues
    )
    return None if any(between) or people or done else laws[-1]


def _in_another_clause(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether a semicolon parts a cue from a figure: one with a verb of its own, or a cue with a figure of its own."""
    a, b = (cue.end, mention.start) if cue.end <= mention.start else (mention.end, cue.start)
    if not any(a <= j < b and laid.low[j] == ";" for j in laid.joints):
        return False
    if cue.end <= mention.start:
        return mention.head is None and _WERE_DONE.match(laid.low, mention.noun[1]) is not None
    return any(a <= spot < b for spot, _ in laid.spots)


def _fits_before(cue: Cue, mention: Mention, words: FigureWords) -> bool:
    """Whether a verb behind a bare number, or a weak one, can be about what was counted before it.

    Victims are not charged in "12 victims; eight were detained", nor suspects assisted in "16 received fines".
    """
    measure, known = words.measure(cue.label), words.kinds.find((mention.figure.subject or "").lower())
    label = known[-1].label if known else None
    if mention.kind is not None or measure is None or label is None or (not cue.weak and label != "victims"):
        return True
    return label in (measure.weak_kinds if cue.weak else measure.kinds)


def _is_aside(cue: Cue, mention: Mention) -> bool:
    """Whether a word for what is not measured leaves a figure that belongs to another under that one's measure."""
    return cue.label == "other" and (cue.ahead or mention.relation == "comparison")


def _term_before(reading: Reading, mention: Mention) -> str | None:
    """The measure of the prison term told before in the same sentence, of which this one is the like."""
    terms = [m.measure for m in reading.found if m.start < mention.start and m.kind == "time"]
    terms = [name for name in terms if name not in (None, "other")]
    joined = (
        reading.laid.low.startswith(("imprisonment", "in prison"), mention.noun[0])
        or "prison" in reading.laid.low[mention.end : mention.end + 20]
    )
    return terms[-1] if terms and joined else None


def _named(laid: Laid, mention: Mention, words: FigureWords) -> str | None:
    """Give the measure that the counted noun itself names: "45 investigations", "nine shelters"."""
    best: tuple[int, str] | None = None
    for one in words.measures:
        if mention.kind is None or not one.counts(mention.kind, mention.unit):
            continue
        hits = one.nouns.find(laid.low, mention.start, mention.noun[1])
        if (
            hits
            and _DONE.fullmatch(laid.low, hits[-1].end, mention.noun[1])
            and (best is None or hits[-1].end > best[0])
        ):
            best = (hits[-1].end, one.name)
    return best[1] if best else None


def _allowed(name: str, mention: Mention, words: FigureWords) -> bool:
    known = words.measure(name)
    share = mention.kind == "percent" and mention.relation == "part"  # of whatever the whole is
    return known is not None and (share or known.counts(mention.kind, mention.unit))


def _governing(reading: Reading, mention: Mention, cues: Sequence[Cue]) -> tuple[float, Cue] | None:
    """Find the cheapest cue whose measure can be of this kind of thing."""
    words = reading.words
    best: tuple[float, Cue] | None = None
    kind = mention.kind or (mention.head.kind if mention.head is not None else None)
    kinds = _kinds(reading, mention, kind)
    allowed = {m.name for m in words.measures if any(m.counts(k, mention.unit) for k in kinds)}
    weakly = {m.name for m in words.measures if m.name in allowed and m.weak_kinds & kinds}
    for cue in cues:
        if cue.label not in (weakly if cue.weak else allowed) or not _may_govern(reading, cue, mention):
            continue
        cost = cost_of(reading, cue, mention)
        farthest = _BEYOND if cue.start >= mention.end else _FARTHEST
        if cost <= (_NEAR if mention.kind == "percent" else farthest) and (best is None or cost < best[0]):
            best = (cost, cue)
    if best is None:
        return None
    if mention.kind == "time" and (law := _of_law(reading, best[1], mention, cues, allowed)) is not None:
        return best[0], law
    return _first_of(reading, best, mention, allowed)


def _kinds(reading: Reading, mention: Mention, kind: str | None) -> frozenset[str]:
    """What a figure may count: of a share what it is a share of, of a figure without a noun no money and no time."""
    words = reading.words
    if kind == "percent" and not mention.bare and (known := words.kinds.find(reading.laid.low, *mention.noun)):
        return frozenset({known[-1].label})
    every = frozenset[str]().union(*(m.kinds for m in words.measures))
    if kind is not None:
        return frozenset({kind})
    return every - _SUMS if mention.unit is not None else every


def _first_of(reading: Reading, best: tuple[float, Cue], mention: Mention, allowed: set[str]) -> tuple[float, Cue]:
    """Of verbs done to the same people ("identified and assisted 12"), take the one that the count belongs to."""
    laid = reading.laid
    cost, cue = best
    before = [c for c in laid.cues if c.end <= cue.start and c.label in allowed and c.label in reading.words.first_of]
    if cue.end <= mention.start and before and _TOGETHER.fullmatch(laid.low, before[-1].end, cue.start):
        return cost, before[-1]
    return best


def _nearer(reading: Reading, cue: Cue, mention: Mention, head: Mention) -> bool:
    """Whether a cue is the figure's own: between it and what it belongs to, or after it in its own region."""
    region = reading.regions[mention.region]
    if mention.relation == "converted":
        return False
    if region.kind != "main" and not region.start <= cue.start < region.end:
        return False
    if cue.start >= mention.end:
        later = [a for a, _ in reading.laid.spots if a >= reading.laid.past_bracket(mention.noun[1])]
        return not later or cue.start < later[0] or cue.start <= mention.noun[1]
    if mention.bare and _HAS_VERB.match(reading.laid.low, mention.end):
        return False
    if region.kind != "main" and any(cue.end <= c < mention.start for c in reading.laid.commas):
        return False  # "103 in forced labor or services, eight in forced begging"
    own_sentence = head.start < mention.start and head.figure.sentence_start == mention.figure.sentence_start
    return cue.start >= (head.end if own_sentence else 0) and not (
        head.noun[0] <= cue.start < head.noun[1] and own_sentence
    )
