"""Words of the text made into short names: what a figure counts, and which part of a total it is."""

from __future__ import annotations

import re

from reportdiff.families.figure_words import FigureWords
from reportdiff.figures.mention import Mention, only_a_group
from reportdiff.figures.sentence import Laid
from reportdiff.figures.tokens import word_set

#: The name of a part of which the text says nothing that could be its name.
PART = "part"
_STOP = re.compile(r"[;()|]|,(?!\d)|[—–]|\s(?:and|while|whereas|but|which|compared|during)\s")
_REACH = 80
_MOST_WORDS = 7
_QUOTES = str.maketrans("", "", '“”"„«»')
# "who had also been exploited in mining": only the last words name anybody.
_BE = re.compile(
    r"(?:(?:who|whom|that|which|also|then|later|were|was|are|is|being|been|be|had|have|has|did|not|reportedly|allegedly"
    r"|subsequently|remained|became|involved|concerned|for|of)\s+)*"
)
_YEAR = re.compile(
    r"\s*\b(?:in|during|for|as of|since|by)\s(?:early\s|late\s|mid-?)?(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\b.*"
)
_TRAILING = word_set(
    "and or the a an of in to for with by from at on who whom which that were was is are as than respectively"
)
_WEAK_NAMES = word_set("receiving received in during with for from were was serving including involving had")
# After a length of time, what it is a length of: "a five-year term", "ten years' imprisonment".
_SERVED = re.compile(
    r"(?:in\s)?(?:imprisonment|(?:prison|jail)(?:\s(?:term|sentence)s?)?|detention|probation|hard labor"
    r"|community service|house arrest)\b"
)
_VERB = re.compile(
    r"(?<=\w)\s+(?:\w{3,}ed|\w{3,}ing|spent|had|has|have|said|fell|rose|held|went|came|made|took|if|prior|unless)\b"
)
_OF = re.compile(r"\s+of\b|\s+\w+\s+requirement")
# Of these a share is told, whatever is said of them behind.
_WHOLE = re.compile(r"(?:\w+\s){0,3}?(?:population|workforce|budget|electorate|territory|land|economy|amount)\b")
# A place that a number in brackets stands behind: "from Norvia (41), Tarvia (33), and the Calder Islands (21)".
_PLACE = re.compile(r"(?:\b(?:from|in|and)|,)\s((?:the\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3})\s*$")
_LONGEST = 8  # words of what a share is a share of


def subject_of(mention: Mention, text: str, words: FigureWords) -> str | None:
    """Name what a figure counts, in the words of its sentence ``text``; ``None`` where nothing is named."""
    found = mention.noun_told or mention.figure.subject
    if found is not None and not _beside(mention, found, text):
        head = mention.head
        if head is not None and head.unit == mention.unit and head.head is not mention:
            return subject_of(head, "", words)
        if only_a_group(found.lower(), (0, len(found)), words):
            return None  # 12 more after "54 were boys" need not be boys
    if found is None and mention.kind != "money":
        found = text[mention.noun[0] : mention.noun[1]]
        if mention.kind in ("time", "age"):
            found = _timed(mention.figure.text, found)
        elif mention.kind == "percent" and not _OF.match(text, mention.end):
            found = ""
        elif whole := _WHOLE.match(found):
            found = whole.group()
        elif verb := _VERB.search(found):
            found = found[: verb.start()]
        if len(found.split()) > _LONGEST or found.lower().endswith(("ed", "ing")) or found.lower() in _WEAK_NAMES:
            found = ""
    return None if found is None else " ".join(found.translate(_QUOTES).strip(" -,.;:'’").split()) or None


def _beside(mention: Mention, noun: str, text: str) -> bool:
    """Whether a noun stands near a number, and was not taken over from the figure before."""
    near = text[max(0, mention.start - _REACH) : mention.end + _REACH // 2]
    return not text or noun in near


def _timed(quantity: str, noun: str) -> str:
    if served := _SERVED.match(noun.lower()):
        return noun[: served.end()]
    if "-" not in quantity and not quantity.endswith(("'", "’")):
        return ""
    return re.split(r"[“”\"]| (?:and|or|with|plus) ", noun.lstrip('“”"'))[0]


def part_words(laid: Laid, mention: Mention) -> str:
    """Name a part in which no known group was found by its own words, so that it is never taken for the total."""
    begin = laid.past_bracket(mention.end if mention.bare else mention.noun[1])
    stop = min((a for a, _ in laid.spots if a >= begin), default=len(laid.text))
    tail = _STOP.search(laid.text, begin + 1, min(stop, begin + _REACH))
    end = tail.start() if tail else min(stop, begin + _REACH)
    own = "" if laid.text.startswith(",", begin) else _name(laid.text[begin:end])  # "41, labor inspectors 20"
    return own or _before_bracket(laid, mention) or PART


def _before_bracket(laid: Laid, mention: Mention) -> str:
    """The words that a bracket with nothing but the number in it stands behind ("for forced labor (five)")."""
    opened = laid.text.rfind("(", 0, mention.start)
    if opened < 0:
        return ""
    if place := _PLACE.search(laid.text[max(0, opened - _REACH) : opened]):
        return place.group(1)
    begin = max((m.end() for m in _STOP.finditer(laid.text, max(0, opened - _REACH), opened)), default=0)
    begin = max([begin, *(b for _, b in laid.spots if b <= opened)])
    return _name(" ".join(laid.text[begin:opened].split()[-_MOST_WORDS:]))


def _name(text: str) -> str:
    """Cut words down to a name: without verbs before it, times, and joining words at its end."""
    said = " ".join(_YEAR.sub("", text).translate(_QUOTES).split()).strip(" .,;:)'’-")
    words = _BE.sub("", f"{said} ", count=1).split()[:_MOST_WORDS]
    while words and words[-1].lower() in _TRAILING:
        words.pop()
    if len(words) == 1 and words[0].lower() in _WEAK_NAMES:
        return ""
    return " ".join(words).strip(" .,;:)'’")
