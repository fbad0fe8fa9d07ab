"""Who of the people counted a figure is about, where, and whose count it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lexicon import Hit, Lexicon
from reportdiff.figures.mention import PEOPLE, Mention, heads_first
from reportdiff.figures.naming import part_words
from reportdiff.figures.own_currencies import own_currency
from reportdiff.figures.sentence import Laid
from reportdiff.model import Figure

# After the counted noun these go on telling who it is; anything else begins another matter.
_WHO = re.compile(
    r"\s*(?:of|were|was|are|is|being|had|been|came|as|in|for|from|who|to|with|whom|exploited|subjected|involved|concerned|victims|found|under|traffickers|by|not)\b"
)
# ... and of those whom a court judged what they got: "15 of these traffickers received suspended sentences".
_GOT = re.compile(r"\s(?:received|got)\s(?:\w+\s){1,3}(?:sentences?|terms?|imprisonment)\b")
_STOP = re.compile(r"[;()]|,(?!\d)|[—–]|\s(?:and|while|whereas|but|which|compared|during)\s")
# Between the nouns of what there was none of: "no investigations, prosecutions, or convictions".
_JOINS = re.compile(r"(?:,\s)?(?:\s?(?:or|and|nor)\s)?")
# Before those whom cases are about, and where their noun phrase ends.
_ABOUT = re.compile(r"\s(?:of|against|involving|concerning)\s")
_ABOUT_END = re.compile(
    r"[;:,.()—–]|\s(?:by|for|in|on|who|that|which|to|was|were|and|or|with|from|during|suspected|accused|alleged)\b"
)
_REACH = 80
_JOINED = 20  # "women and girls": the noun phrase ends before "and", the group does not
_NAME = r"[A-Z][\w’'-]*(?:\s(?:of\s|and\s)?[A-Z][\w’'-]*){0,3}"
_PLACE = re.compile(rf"\s*(?:of\s[\w ]{{0,24}})?(?:were\s)?(?:in|from)\s((?:the\s)?{_NAME}|other countries)")
_LEAD_PLACE = re.compile(rf"In\s((?:the\s)?{_NAME}),")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|FY|Fiscal|Gulf)\b"
)
_NATION = re.compile(r"\b[A-Z][a-z]+(?:\s[A-Z][a-z]+)*\b")
_NATION_TAIL = re.compile(r"\s(?:were|was|being)\s([A-Z][a-z]+)\b")
_AGENCY = re.compile(r"(?<!of )(?<!of the )\b([A-Z][A-Za-z]*[A-Z]{2,}[A-Za-z]*|[A-Z]{3,})\b")
_AGENCY_REACH = 60
#: Whose count it is where nobody else's is: finished figures have no actor then.
GOVERNMENT = "government"
_STEM = 4  # letters that a people and its country share: "Velmoran", "Velmora"
NOBODY = "-"  # the label of letters that are nobody's name
_OWN_LETTERS = 2  # characters to the letters of a currency: "80 million francs (FCFA)"
# After these a name is not the subject: "authorities, working with NGOs, identified".
_BESIDE = re.compile(r"\b(?:with|to|by|from|for|of|and|via|among|between|under|against)\s(?:\w+\s){0,2}$")
_BY = re.compile(
    r"(?<!run )(?<!operated )(?<!managed )(?<!funded )(?<!led )(?<!headed )(?<!owned )\bby\s(?:the\s|an\s|a\s)?"
)
# "..., and social workers 32": somebody between a figure and a bare number, whose verb was told before.
_LISTED = re.compile(
    r"(?:,|\sand)\s(?:and\s)?(?:the\s)?"
    r"((?:(?!(?:of|to|from|for|in|on|at|by|with|about|over|only|another|some|most|nearly|including|whom|which|who|the|a|an|as|up|down|or|than|least|more|others|was|were|is|are|had|has|have)\s)[\w’'-]+\s){0,3}"
    r"(?:[a-z’'-]+s|[A-Z][\w’'-]+))\s$"
)
_WHOM = re.compile(r",?\s(?:whom|that|which)\s(?:the\s)?")
# "The victims abroad numbered 933": the noun stands before.
_NUMBERED = re.compile(r"\b(?:numbered|totall?ed|amounted to|reached|stood at|came to)\s(?:\w+\s)?$")


def group(laid: Laid, mention: Mention, stop: int, words: FigureWords) -> dict[str, str]:
    """Read the groups that the words of and after a figure name, one an axis.

    Args:
        laid: the sentence.
        mention: the figure.
        stop: where the next figure begins.
        words: the family's words.

    Returns:
        Axis -> group; the family's axes, then "nation" and "place" with the words of the text.
    """
    begin = mention.start
    close, stop = _past_joined(laid, mention.noun[1], stop)
    tail = _STOP.search(laid.low, close, min(stop, close + _REACH))
    reach = tail.start() if tail else min(stop, close + _REACH)
    goes_on = (_WHO.match(laid.low, close) or _GOT.match(laid.low, close)) is not None
    found: dict[str, str] = {}
    for axis, lexicon in words.subgroups:
        hit = _within(laid.low, begin, close, min(stop, close + _JOINED), lexicon)
        theirs = axis in words.harmed and mention.kind in ("suspects", "officials")
        if hit is None and goes_on and axis not in words.in_noun and not theirs:
            hit = lexicon.first(laid.low, close, reach)
            mention.tail |= {axis} if hit is not None else set()
        if hit is None and axis in words.in_noun and mention.kind == "cases":
            hit = _against_whom(laid, close, lexicon)
        if hit is not None and hit.label != "-":
            found[axis] = hit.label
    if mention.kind in ("cases", "suspects", "officials"):
        found = _led(laid, begin, words) | found
    if not found and begin + (mention.end - mention.start) == close:
        found = _numbered(laid, begin, words)
    if mention.kind in PEOPLE or mention.kind is None or mention.kind in ("cases", "percent"):
        found |= _places(laid, mention, min(stop, close + _REACH))
    return found


def _numbered(laid: Laid, begin: int, words: FigureWords) -> dict[str, str]:
    """The groups of a noun that stands before its verb: "the victims abroad numbered 933"."""
    told = _NUMBERED.search(laid.low, 0, begin)
    if told is None:
        return {}
    clause = max([j + 1 for j in laid.joints if j < begin], default=0)
    axes = ((axis, lexicon) for axis, lexicon in words.subgroups if axis not in words.in_noun)
    hits = ((axis, lexicon.first(laid.low, clause, told.start())) for axis, lexicon in axes)
    return {axis: hit.label for axis, hit in hits if hit is not None}


def _past_joined(laid: Laid, close: int, stop: int) -> tuple[int, int]:
    """Where the nouns end that share what stands behind them ("no prosecutions or convictions of officials").

    Gives that place and where the next figure behind it begins.
    """
    if not laid.low.startswith((",", " or ", " and ", " nor "), close):
        return close, stop
    for at, (figure, (start, end)) in enumerate(zip(laid.figures, laid.spots, strict=True)):
        if start == stop and figure.low == figure.high == 0 and _JOINS.fullmatch(laid.low, close, start):
            close, stop = end, laid.spots[at + 1][0] if at + 1 < len(laid.spots) else len(laid.low)
    return close, stop


def _against_whom(laid: Laid, close: int, lexicon: Lexicon) -> Hit | None:
    """The group of those whom cases are about: "convictions of officials", "cases involving four officials"."""
    about = _ABOUT.match(laid.low, close)
    if about is None:
        return None
    end = _ABOUT_END.search(laid.low, about.end(), about.end() + _REACH)
    return lexicon.first(laid.low, about.end(), end.start() if end else min(len(laid.low), about.end() + _REACH))


def _led(laid: Laid, begin: int, words: FigureWords) -> dict[str, str]:
    """The groups that the last phrase before a figure in its clause names: "appellate courts upheld 12 convictions"."""
    ends = [j + 1 for j in (*laid.joints, *laid.commas) if j < begin]
    ends += [b for a, b in laid.spots if a < begin] + [b for _, b in laid.brackets if b < begin]
    found = {axis: lexicon.find(laid.low, max(ends, default=0), begin) for axis, lexicon in words.leads}
    return {axis: hits[-1].label for axis, hits in found.items() if hits}


def _within(low: str, begin: int, close: int, reach: int, lexicon: Lexicon) -> Hit | None:
    """The first phrase that begins in the noun phrase, wherever it ends."""
    hit = lexicon.first(low, begin, reach)
    return hit if hit is not None and hit.start < close else None


def _places(laid: Laid, mention: Mention, reach: int) -> dict[str, str]:
    """Read a nationality in the noun phrase and a place after it or at the head of the sentence."""
    found = {}
    nation = _NATION.search(laid.text, max(mention.end, mention.noun[0]), mention.noun[1])
    nation = nation or _NATION_TAIL.match(laid.text, mention.noun[1], reach)
    if nation and not _MONTH.match(nation.group(nation.lastindex or 0)):
        found["nation"] = nation.group(nation.lastindex or 0).removesuffix("s")
    place = _PLACE.match(laid.text, mention.noun[1], reach) or _LEAD_PLACE.match(laid.text)
    if place and not _MONTH.match(place.group(1)):
        found["place"] = place.group(1)
    return found


def actor(laid: Laid, mention: Mention, stop: int, words: FigureWords) -> str | None:
    """Tell whose count a figure is; ``GOVERNMENT`` where it is said to be the government's own.

    Looked for as "by ..." after the figure, else as the subject before the verb.
    """
    by = _BY.search(laid.low, mention.end, min(stop, mention.end + _REACH))
    if by and any(c.end <= by.start() <= c.end + _JOINED for c in laid.cues):  # "identified by", not "a shelter run by"
        hit = words.actors.first(laid.low, by.end(), by.end() + 40)
        if hit is not None and laid.low.count(" ", by.end(), hit.start) <= 2:  # noqa: PLR2004 - an adjective or two
            return GOVERNMENT if hit.label == NOBODY else hit.label
    if (other := _in_a_list(laid, mention)) is not None:
        hit = words.actors.first(laid.low, *other)
        return hit.label if hit is not None and hit.label != NOBODY else laid.text[other[0] : other[1]]
    if whom := _WHOM.match(laid.text, mention.noun[1]):
        verb = next((c.start for c in laid.cues if c.start >= whom.end()), whom.end())
        named = _named(laid, whom.end(), min(verb, whom.end() + 40), words)
        if named is not None:
            return named
    clause = max([j + 1 for j in laid.joints if j < mention.start], default=0)
    verb, head = mention.start, mention.head
    if mention.relation == "converted" or (mention.relation == "comparison" and mention.bare):
        same = head is not None and head.figure.sentence_start == mention.figure.sentence_start
        clause = max(clause, head.end) if same and head is not None and head.end <= verb else clause
    if mention.cue is not None and clause <= mention.cue < mention.start:
        verb = mention.cue
    return _named(laid, clause, verb, words)


def _in_a_list(laid: Laid, mention: Mention) -> tuple[int, int] | None:
    """Where the subject stands of a bare number whose verb is told once: "police found 36 victims, NGOs 19"."""
    before = max([b for a, b in laid.spots if a < mention.start], default=None)
    if before is None or not mention.bare or mention.measure in (None, "other"):
        return None
    others = _LISTED.search(laid.text, before, mention.start)
    if others is None or any(c.end > others.start(1) and c.start < others.end(1) for c in laid.cues):
        return None
    return None if any(others.start(1) <= t.start < mention.start for t in laid.times) else others.span(1)


def _named(laid: Laid, begin: int, verb: int, words: FigureWords) -> str | None:
    """Who is named before a verb: an agency by its letters, else the last actor that can be the subject."""
    named = _AGENCY.finditer(laid.text, max(begin, verb - _AGENCY_REACH), verb)
    agencies = [
        m
        for m in named
        if not _BESIDE.search(laid.low, max(0, m.start() - 40), m.start())
        and not any(a <= m.start() <= b + _OWN_LETTERS for a, b in laid.spots)
    ]
    agencies = [m for m in agencies if words.actors.first(m.group(1).lower().removesuffix("s")) is None]
    if agencies and words.actors.first(agencies[-1].group(1).lower()) is None:
        return agencies[-1].group(1)
    hits = [
        h
        for h in words.actors.find(laid.low, begin, verb)
        if h.label != NOBODY
        if not any(a < h.start < b <= verb for a, b in laid.dashes)
        if (beside := _BESIDE.search(laid.low, max(0, h.start - 40), h.start)) is None
        or (beside.group().startswith("and") and any(begin <= a < beside.start() for a, _ in laid.spots))
    ]
    return hits[-1].label if hits else None


def inherit(laid: Laid, found: Sequence[Mention]) -> None:
    """Let parts have the groups of their total, and earlier values without a noun those of the current one."""
    place = {id(mention): at for at, mention in enumerate(found)}
    for mention in heads_first(found):
        head, at = mention.head, place[id(mention)]
        if head is None:
            last = found[at - 1] if at else None
            if (
                mention.earlier
                and mention.bare
                and not mention.groups
                and last
                and last.region == mention.region
                and last.earlier
            ):
                mention.groups = dict(last.groups)  # "numbered 933 in 2019 and 860 in 2018"
            continue
        if mention.relation == "comparison":
            if mention.bare and not mention.groups:
                mention.groups = dict(head.groups)
            mention.actor = mention.actor or head.actor
            continue
        own = mention.groups
        mention.actor = mention.actor or head.actor
        mention.groups = {**head.groups, **own}
        if mention.period is not None and "months" not in own:
            mention.groups.pop("months", None)  # "1,671 since 2018, including 75 during the year"
        shown = mention.kind == "percent" and laid.low.startswith(")", mention.end)  # "265 (53 percent) benefited"
        if mention.relation == "part" and not own and not mention.grouped and not shown:
            mention.groups["words"] = part_words(laid, mention)


def told(groups: dict[str, str], words: FigureWords) -> str | None:
    """Put the groups of a figure into one label, in the family's order of axes."""
    axes = [*(axis for axis, _ in words.subgroups), "nation", "place", "words", "months"]
    return "; ".join(groups[axis] for axis in axes if groups.get(axis)) or None


def at_home(figure: Figure, country: str | None) -> Figure:
    """Let the report's own country be understood: whose money it is, and that victims abroad are its own people.

    "Velmoran victims abroad" are "victims abroad".
    """
    figure = own_currency(figure, country)
    groups = (figure.subgroup or "").split("; ")
    if country is None or "abroad" not in groups:
        return figure
    stem = country.lower()[:_STEM]
    left = [group for group in groups if not (group[:1].isupper() and group.lower().startswith(stem))]
    return figure if len(left) == len(groups) else replace(figure, subgroup="; ".join(left))
