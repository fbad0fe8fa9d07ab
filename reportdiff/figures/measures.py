"""Which measure a figure is of: the cue word that governs it, or the figure that it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.families.figure_words import FigureWords, Measure
from reportdiff.figures.governing import NEAR, governing
from reportdiff.figures.mention import PEOPLE, Mention, Reading, heads_first
from reportdiff.figures.persons import unit_of
from reportdiff.figures.sentence import Cue, Laid

_SUMS = frozenset({"money", "time", "percent"})
_DONE = re.compile(
    r".?(?:\s?\w+(?:ed|ly|ing|wide))*(?:\s?(?:the|last|this|a|each|per|from)\b.*)?"
)  # after a noun that names a measure: "10 shelters fully funded"

_CHANGE = re.compile(r"\s(?:increase|decrease|rise|drop|decline|reduction|growth|higher|lower|more|less|fewer)\b")
_REACH = 20
# What is left out of a count is no count of its own: "returned all but four".
_ALL_BUT = re.compile(r"\b(?:all|everyone|everybody|every) (?:but|except)(?: for)?\s$")
_CASE = re.compile(r"(?:separate |other )?(?:case|instance|incident)\b(?! of\b)")  # "in one case, a court sentenced"
_STAFFED = re.compile(r"(?<!compared\s)(?<!comparison\s)\bwith\s(?:the\s|its\s|only\s)?$")  # "a unit with 43 officers"
# Cases of whatever crime: "12 cases of all kinds", "12 cases, but did not report how many of these were trafficking".
_OF_ALL_KINDS = re.compile(
    r"(?<!trafficking)(?<!trafficking cases)\sof (?:all|any|every) (?:kinds?|types?|sorts?)\b(?! of\b)"
)
_HOW_MANY = re.compile(
    r"[^.;]{0,120}?\bhow many (?:of (?:these|those|them|the) )?(?:cases )?"
    r"(?:concerned|involved|were|related to) (?:human )?trafficking\b"
)
_REFUSED = re.compile(r"\s(?:refused|declined|did not|chose not to)\b(?! to (?:testify|cooperate))")
# Who asked for something has not got it: "victims could seek compensation; two victims did so".
_TO_SEEK = re.compile(r"\b(?:seek|request|claim|demand|petition for|sue for|ask for|apply for|file for)\s(?:\w+\s)?$")
_DID_SO = re.compile(r"\s(?:have |had )?(?:did|done) so\b")
# What was not done, or only planned.
_NOT = re.compile(
    r"\b(?:not|never|failed to|refused to|declined to|unable to|neither|nor"
    r"|(?:plan|plans|planned|planning|intend|intends|intended|hope|hopes|hoped|pledged|promised|aimed|aims) to)"
    r"\s(?:\w+\s){0,2}$"
)
# From those counted to what they did without, in one clause.
_WITHOUT = re.compile(
    r"[^,;:()]*\b(?:not|never|neither|no|without|declined|declining|refused|refusing|rejected|left|awaited|awaiting)\b"
    r"(?:(?!\s(?:and|but|while|or)\s)[^,;:()])*"
)
# Between deeds that were all done to those counted: "investigated, prosecuted, and then convicted".
_TOGETHER = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:(?:\w+ly|also|then|later)\s)?(?:to\s)?")
_NONE_OF = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|nor|and/or)\s)(?:\w+ly\s)?(?:to\s)?")
_OF_THOSE = re.compile(r"\b([a-z]+)\sof\s(?:the|these|those|its|their)\s$")
_HAS_VERB = re.compile(r"\s(?:\w+ed|were|was|came|had|concerned)\b")


def measure(reading: Reading) -> None:
    """Set the measure of each mention of a sentence, heads before what belongs to them."""
    for mention in heads_first(reading.found):
        _measure_one(reading, mention)
        if reading.words.sure_only and not mention.sure:
            mention.measure = "other"
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
    if (noun := _cue_noun(reading, mention, known)) is not None:
        mention.unit, mention.noun_told = unit_of(noun), noun
        return
    if mention.unit in (None, "persons", "cases") or (named is not None and named.label in known.kinds):
        return
    told = [m for m in (*reading.before, *reading.found) if m.figure.start < mention.figure.start]
    fitting = next((m for m in reversed(told) if m.kind in known.kinds and m.kind not in _SUMS), None)
    if fitting is not None:
        mention.unit, mention.noun_told = fitting.unit, fitting.figure.subject
    elif known.kinds & PEOPLE:
        mention.unit, mention.noun_told = "persons", None


def _cue_noun(reading: Reading, mention: Mention, known: Measure) -> str | None:
    """The noun of the measure that governs a bare number: "the number of convictions rose from six to 14"."""
    if mention.cue is None or mention.cue >= mention.start:
        return None
    hit = known.nouns.first(reading.laid.low, mention.cue, mention.start)
    if hit is None or hit.start != mention.cue or not reading.laid.low.endswith("number of ", 0, hit.start):
        return None
    return reading.laid.low[hit.start : hit.end]


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
        own = governing(reading, mention, [c for c in cues if _nearer(reading, c, mention, head)])
        if own is None or own[0] > NEAR or _is_aside(own[1], mention):
            mention.measure, mention.sure = head.measure, head.sure
            return
    own = governing(reading, mention, cues) if own is None else own
    before = None
    if mention.kind == "time" and (own is None or own[1].label == "other"):
        before = _term_before(reading, mention)
    if before is not None:
        mention.measure = before
    elif own is not None and _denied(laid, own[1], mention):
        mention.measure = "other"
    elif own is not None and (like := _of_same_verb(reading, own[1], mention)) is not None:
        mention.measure, mention.sure, mention.cue = like.measure, like.sure, own[1].start
    elif own is not None:
        mention.measure, mention.sure, mention.cue = own[1].label, own[0] <= NEAR, own[1].start
        _set_also(reading, own[1], mention)
    else:
        mention.measure = _twin_measure(reading, mention) or _unit_measure(mention, words)


def _set_also(reading: Reading, cue: Cue, mention: Mention) -> None:
    """Set the other measures of which a figure is one, too: "investigated, prosecuted, and convicted 12"."""
    if len(reading.laid.cues) > 1 and (also := _also(reading, cue, mention)):
        mention.figure = replace(mention.figure, also=also)


def _also(reading: Reading, cue: Cue, mention: Mention) -> tuple[str, ...]:
    """The measures of the other deeds done together with that of a cue."""
    if mention.kind not in PEOPLE | {"cases", None} or cue.label == "other":
        return ()
    low, strong = reading.laid.low, [c for c in reading.laid.cues if not c.weak and not c.ahead]
    at = next((n for n, c in enumerate(strong) if c.start == cue.start), None)
    if at is None:
        return ()
    together = _NONE_OF if mention.value == 0 else _TOGETHER  # 12 "charged or convicted" are not 12 convicted
    first = last = at
    while first and together.fullmatch(low, strong[first - 1].end, strong[first].start):
        first -= 1
    while last + 1 < len(strong) and together.fullmatch(low, strong[last].end, strong[last + 1].start):
        last += 1
    names = dict.fromkeys(c.label for c in strong[first : last + 1])
    return tuple(n for n in names if n not in (cue.label, "other") and _allowed(n, mention, reading.words))


def _of_same_verb(reading: Reading, cue: Cue, mention: Mention) -> Mention | None:
    """The figure before whose measure a bare one shares, the same weak verb standing before both.

    As in "federal prosecutors initiated 20 prosecutions; state prosecutors initiated 35".
    """
    low = reading.laid.low
    if not (cue.weak and mention.bare and cue.end <= mention.start):
        return None
    for m in reversed(reading.found):
        if m.end > cue.start or m.measure in (None, "other"):
            continue
        known = reading.words.measure(m.measure or "")
        said = low.endswith(f"{low[cue.start : cue.end]} ", 0, m.start)
        return m if said and known is not None and known.counts(mention.kind, mention.unit) else None
    return None


def _denied(laid: Laid, cue: Cue, mention: Mention) -> bool:
    """Whether what the cue tells was not done to those counted.

    "Did not prosecute the two officials", "12 victims did not receive assistance", "12 declined shelter".
    """
    if cue.start >= mention.noun[1] and cue.start >= mention.end:
        gap = laid.low[mention.noun[1] : cue.start]
        return mention.kind in PEOPLE | {None, "cases"} and _WITHOUT.fullmatch(gap) is not None
    lead = laid.low[max(0, cue.start - _REACH - _REACH) : cue.start]
    if _DID_SO.match(laid.low, mention.noun[1]) and _TO_SEEK.search(lead):
        return True
    return cue.end <= mention.start and bool(mention.value) and _NOT.search(lead) is not None


def _told_outright(reading: Reading, mention: Mention) -> tuple[str, bool] | None:
    """The measure that no cue word decides, and whether it is sure: that of the noun, of a change, of people known."""
    laid, head = reading.laid, mention.head
    lead = laid.low[max(0, mention.start - _REACH) : mention.start]
    if _ALL_BUT.search(lead) or (mention.bare and _REFUSED.match(laid.low, mention.end)):
        return "other", False
    if (named := _named(laid, mention, reading.words)) is not None:
        return named, True
    if mention.again and mention.bare and head is not None and head.measure is not None:
        return head.measure, head.sure
    close = mention.noun[1]
    any_kind = mention.kind == "cases" and (_OF_ALL_KINDS.match(laid.low, close) or _HOW_MANY.match(laid.low, close))
    in_one = mention.value == 1 and lead.endswith("in ") and _CASE.match(laid.low, *mention.noun)
    if any_kind or in_one or (mention.kind == "officials" and _STAFFED.search(lead)):
        return "other", False
    if mention.kind == "percent" and _CHANGE.match(laid.low, mention.end):  # "..., a 12 percent increase"
        told = [m for m in reading.found if m.start < mention.start and m.kind != "percent" and m.measure is not None]
        return (told[-1].measure or "other" if told else "other"), False
    return ("other", False) if head is None and _names_those(reading, mention) else None


def _unit_measure(mention: Mention, words: FigureWords) -> str | None:
    """The measure that the unit names of a number whose noun is told later: "with 10, 12, and 16 beds"."""
    return words.named(mention.unit.lower()) if mention.bare and mention.unit else None


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
    if mention.kind is None:
        return None
    for one in words.countable(frozenset({mention.kind}), mention.unit):
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
