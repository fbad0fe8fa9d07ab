"""Which cue word governs a figure: the cheapest one that can be about such a thing from where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.costs import cost_of, takes
from reportdiff.figures.mention import PEOPLE, TIME_UNITS, Mention, Reading
from reportdiff.figures.sentence import Cue, Laid

_SUMS = frozenset({"money", "time", "percent"})
_OF_THE = re.compile(r"\W*(?:out\s)?(?:of|among)\s(?:(?:the|these|those|all|its)\s)?")
_BEYOND = 30.0  # a cue after its figure that costs more than this speaks of something else
_FARTHEST = 90.0  # ... and one before it
_WHY = 40.0  # ... of money that only changes hands, a word in the clause before
NEAR = 12.0  # a cue cheaper than this governs its figure surely
_TOGETHER = re.compile(r"\s(?:and|or|and/or)\s(?:\w+ly\s|\w+\s)?(?:to\s)?|,\s(?:and\s)?|/")
_BE_BEFORE = re.compile(r"\b(?:was|were|been|being|be|are|is)\s(?:\w+\s)?$")
_DETERMINED = re.compile(r"\s(?:(?:the|a|an|another|additional|only|some|all)\s)*")
_A_TOTAL = re.compile(r"\s(?:(?:a total|an average|a sum|sums?|amounts?) of\s|between\s|from\s)?")
_WERE_DONE = re.compile(r"(?:\sof\s[^;,.]*)?(?:,[^;,.]*,)?\s(?:(?:were|was|had been)\s(?:\w+ly\s)?\w+ed|remained)\b")
# A relative clause with the figure right behind its verb, but none that only says who or how many they are.
_RELATIVE = re.compile(
    r"\b(?:who|which|that)\s(?:(?:had|have|has|then|also|later)\s|\w+ly\s){0,3}"
    r"(?!(?:were|was|are|is|be|had|have|has|includ|involv|concern|affect|compris|total|number|consist|contain|cover)\w*\s)"
    r"[a-z]+\s(?:(?:the|a|an|its|their|his|her|another|all|at least|more than)\s)*$"
)
_LONGEST = 60
_NEXT_CLAUSE = re.compile(r",\s(?:and|but|while)\s(?:\w+\s)*?\w+\s$")
_VERB = re.compile(r"\s(?:\w+ed|were|was|had)\b")


def governing(reading: Reading, mention: Mention, cues: Sequence[Cue]) -> tuple[float, Cue] | None:
    """Find the cheapest cue whose measure can be of this kind of thing."""
    words = reading.words
    best: tuple[float, Cue] | None = None
    kind = mention.kind or (mention.head.kind if mention.head is not None else None)
    kinds = _kinds(reading, mention, kind)
    low = reading.laid.low
    possible = [m for m in words.countable(kinds, mention.unit) if m.speaks(low)]
    allowed = {m.name for m in possible}
    weakly = {m.name for m in possible if m.weak_kinds & kinds}
    begin = _own_verb(reading.laid, mention)
    for cue in cues:
        if (
            cue.end <= begin
            or cue.label not in (weakly if cue.weak else allowed)
            or not _may_govern(reading, cue, mention)
        ):
            continue
        cost = cost_of(reading, cue, mention)
        farthest = _BEYOND if cue.start >= mention.end else _FARTHEST
        if cost <= (NEAR if mention.kind == "percent" else farthest) and (best is None or cost < best[0]):
            best = (cost, cue)
    if best is None:
        return None
    if best[1].weak and (mention.kind == "money" or _gets_money(reading, best[1], mention)):
        best = _why_paid(reading, best, mention, [c for c in cues if c.label in allowed and not c.weak])
    # Words of law that are too weak to govern anything ("the law allows") still say whose an open term is.
    laws = [c for c in cues if c.label in allowed - {"other", best[1].label} and (not c.weak or c.label not in weakly)]
    if mention.kind == "time" and (law := _of_law(reading, best[1], mention, laws)) is not None:
        return best[0], law
    return _first_of(reading, best, mention, allowed)


def _kinds(reading: Reading, mention: Mention, kind: str | None) -> frozenset[str]:
    """What a figure may count: of a share what it is a share of, of a figure without a noun no money and no time."""
    words = reading.words
    if kind == "percent":  # "56 percent of schools have no ramp and 74 percent no lift"
        shares = [m for m in reading.found if m.start < mention.start and m.kind == "percent" and m.figure.subject]
        inherits = mention.figure.subject is None and mention.head is None and shares
        of = (shares[-1] if inherits else mention).figure.subject
        if of is not None:
            known = words.kinds.find(of.lower())
            return frozenset({known[-1].label if known else "things"})
    every = frozenset[str]().union(*(m.kinds for m in words.measures))
    if kind is not None:
        return frozenset({kind})
    return every - _SUMS if mention.unit is not None else every


def _may_govern(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Whether a cue can govern a figure from where it stands."""
    laid, after = reading.laid, cue.start >= mention.end
    if cue.ahead and not takes(laid, cue, mention):
        return False
    if after and cue.label == "other" and mention.kind == "time" and cue.start > mention.noun[1] + 1:
        return False  # "three years' imprisonment and a fine"
    if after and (_with_its_own_subject(laid, cue, mention) or _only_tells_which(laid, cue, mention)):
        return False
    if after and cue.weak and _NEXT_CLAUSE.search(laid.low, mention.noun[1], cue.start):
        return False  # "42 victims took part in trials, and prosecutors granted protection to 10 of them"
    if _in_another_clause(laid, cue, mention) or (after and _has_object(laid, cue, mention)):
        return False
    return not ((after or cue.weak) and mention.bare and not _fits_before(cue, mention, reading.words))


def _why_paid(reading: Reading, best: tuple[float, Cue], mention: Mention, cues: Sequence[Cue]) -> tuple[float, Cue]:
    """What the clause before says that money is for: "could ask for compensation; five received $3,000"."""
    before = [c for c in cues if c.end <= mention.start and c.label not in ("other", best[1].label)]
    return (best[0], before[-1]) if before and cost_of(reading, before[-1], mention) <= _WHY else best


def _gets_money(reading: Reading, cue: Cue, mention: Mention) -> bool:
    """Whether a verb behind people has money for its object: "five victims received a total of $3,000"."""
    if mention.kind not in PEOPLE or cue.start < mention.end:
        return False
    after = next((m for m in reading.found if m.start >= cue.end), None)
    if after is None or after.kind != "money":
        return False
    return _A_TOTAL.fullmatch(reading.laid.low, cue.end, after.start) is not None


def _own_verb(laid: Laid, mention: Mention) -> int:
    """Where the relative clause begins whose verb takes people ("a chief who had required 20 boys"), else 0."""
    if mention.kind not in PEOPLE:
        return 0
    clause = _RELATIVE.search(laid.low, max(0, mention.start - _LONGEST), mention.start)
    return 0 if clause is None else clause.start()


def _only_tells_which(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether a verb only says which people it is none of: "none of those arrested remained in detention"."""
    none = laid.low.startswith("none of", mention.start)
    return none and laid.low.endswith("ed", cue.start, cue.end) and not _BE_BEFORE.search(laid.low, 0, cue.start)


def _with_its_own_subject(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether a verb far behind a figure has another figure for its subject, behind a comma.

    "Of the 11 workers who complained, nine were repatriated"; "25 served as witnesses, and 15 received".
    """
    comma = next((c for c in laid.commas if c >= mention.end), len(laid.low))
    between = [(a, b) for a, b in laid.spots if comma < a < cue.start]
    if not between:
        return False
    return _OF_THE.fullmatch(laid.low, 0, mention.start) is not None or (
        _VERB.match(laid.low, mention.noun[1]) is not None and any(_VERB.match(laid.low, b) for _, b in between)
    )


def _has_object(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether a verb behind a figure has a figure of its own: "two judges convicted 28 ranchers"."""
    spot = next((a for a, _ in laid.spots if a >= cue.end), None)
    active = laid.low.endswith("ed", cue.start, cue.end) and not _BE_BEFORE.search(laid.low, mention.end, cue.start)
    length = any(f.unit in TIME_UNITS for f, (a, _) in zip(laid.figures, laid.spots, strict=True) if a == spot)
    return spot is not None and active and not length and _DETERMINED.fullmatch(laid.low, cue.end, spot) is not None


def _of_law(reading: Reading, best: Cue, mention: Mention, laws: Sequence[Cue]) -> Cue | None:
    """The word of law before a term that its own words leave open: "the code specifies a fine and a jail term of".

    Where a person or a court stands between, the term is that one's and not the law's.
    """
    laid, words = reading.laid, reading.words
    if not best.weak and laid.low.endswith(("ed", "ing"), best.start, best.end):
        return None
    laws = [c for c in laws if c.end <= mention.start]
    if not laws:
        return None
    start, end = laws[-1].end, mention.start
    between = (";" in laid.low[start:end], words.actors.first(laid.low, start, end) is not None)
    people = any(hit.label in ("suspects", "officials") for hit in words.kinds.find(laid.low, start, end))
    done = any(
        start <= c.start < end and c.label == best.label and laid.low.endswith("ed", c.start, c.end) for c in laid.cues
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
    if mention.kind is not None or measure is None or (not cue.weak and label != "victims"):
        return True
    if label is None:
        return not cue.weak
    return label in (measure.weak_kinds if cue.weak else measure.kinds)


def _first_of(reading: Reading, best: tuple[float, Cue], mention: Mention, allowed: set[str]) -> tuple[float, Cue]:
    """Of verbs done to the same people ("identified and assisted 12"), take the one that the count belongs to."""
    laid = reading.laid
    cost, cue = best
    before = [c for c in laid.cues if c.end <= cue.start and c.label in allowed and c.label in reading.words.first_of]
    if cue.end <= mention.start and before and _TOGETHER.fullmatch(laid.low, before[-1].end, cue.start):
        return cost, before[-1]
    return best
