"""Headings and tier lines inside a paragraph: run in at its start, or glued to the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportdiff.families import Family, SectionKind
from reportdiff.sections.evidence import opening
from reportdiff.units.sentence_ends import STARTERS

_AFTER = re.compile(r"\s*(?P<mark>[:.–—]\s*|-\s+)?(?P<next>[•●▪*“\"(\d]|[-–—]\s|[a-n]\.\s(?=[A-Z])|[A-Z][\w’'-]*)")
_TITLE_GOES_ON = re.compile(r"[\s,]*(?:[A-Z][\w’',/-]*|of|and|or|the|in|to|that|by|for|with|respect|on)(?=[\s,])")
_LOUD = re.compile(r"(?<![^\W\d_])[A-Z][A-Z’'.,&-]{1,40}(?:\s(?:and|of|the|[A-Z(][A-Z’'.,&)-]{0,40})){0,6}$")
_QUIET = re.compile(r"(?<!\w)[A-Z][\w’'-]+(?:\s(?:and|of|the|[A-Z][\w’'-]+)){0,5}\s?$")
_GOES_ON = 120  # characters in which the first sentence behind a tier line names its country
_LONG_NAME = 80  # characters of the longest country's name, doubled by a running head
_SUBJECTS = frozenset({"Government", "Governments", "Authorities", "Officials", "Efforts", "See"})
_ENDS = '.!?”"’)]:;'
_SENTENCE = 300  # characters that show what a section's first sentence is about
_STEM = 4  # letters that a country's name and its adjective share
_LONG_TITLE = 25  # words that a numbered title may have


@dataclass(frozen=True, slots=True)
class Spot:
    """A heading (``name`` is its section) or a tier line (no name) inside a text, by offsets."""

    start: int
    end: int
    name: str


def inside(text: str, family: Family, own: frozenset[str], within: str) -> Iterator[Spot]:
    """Find the headings and tier lines that stand inside a paragraph.

    Args:
        text: the paragraph.
        family: its headings and tiers.
        own: the words of the country's name, which may begin the text behind a heading.
        within: the section that the paragraph stands in so far.
    """
    done = 0
    for start, tier_end in _spots(text, family):
        if start < done:
            continue
        if tier_end:
            done = tier_end
            yield Spot(start, done, "")
            continue
        kind, end = _kind(text, start, family, within)
        if kind is None:
            continue
        begin = own | family.list_words.verbs if kind.holds == "recommendations" else own
        stop = _heading_end(text, start, end, begin, family, kind, behind_heading=0 < start == done)
        if stop:
            done = stop
            within = kind.name if kind.level == 1 else within
            yield Spot(start, stop, kind.name)


def _kind(text: str, start: int, family: Family, within: str) -> tuple[SectionKind | None, int]:
    """Find the section that a heading at this place names, a part of the present one before any other."""
    named = [(k, m.end()) for k in family.sections if k.runs_in and (m := k.runs_in.match(text, start))]
    fitting = [(k, end) for k, end in named if not k.within or within in k.within]
    return max(fitting, key=lambda one: (bool(one[0].within), one[1]), default=(None, start))


def _spots(text: str, family: Family) -> Iterator[tuple[int, int]]:
    """List where a heading may begin and, with their ends, where tier lines stand, in order."""
    heads, tiers = _heads(family), _tiers(family)
    found = [(match.start(), 0) for match in heads.finditer(text)]
    found += [(match.start() - 1, 0) for match in _LETTERED.finditer(text)] if family.lettering else []
    for match in tiers.finditer(text) if tiers else ():
        # inside running text only a country in capitals shows that a tier line begins
        start = match.start() - (text[match.start()] == "(" and text[match.start() - 1 : match.start()].isspace())
        window = (max(0, start - _LONG_NAME), start)
        country = _LOUD.search(text, *window) or _named_again(text, *window, match.end())
        if country:
            found.append((country.start(), match.end()))
    return iter(sorted(found, key=lambda spot: (spot[0], -spot[1])))


def _named_again(text: str, first: int, start: int, end: int) -> re.Match[str] | None:
    """Find a country not in capitals before a tier: the text behind the tier line must go on to speak of it."""
    found = _QUIET.search(text, first, start)
    if found is None:
        return None
    name, following = found.group().strip(), text[end : end + _GOES_ON].lstrip()
    return found if following.startswith(name) or f" of {name} " in following else None


# A search is quickest for what begins with one of few characters: what stands before them is looked at second.
_LETTERED = re.compile(r"\.(?<=\s[a-n]\.)(?=\s[A-Z])")


@cache
def _heads(family: Family) -> re.Pattern[str]:
    """The first words of headings behind no small letter."""
    words = sorted({word for kind in family.sections for word in kind.heads})
    forms = [form for word in words for form in (word.upper(), word.capitalize())]
    if not forms:
        return re.compile(r"(?!)")
    first = "[" + "".join(sorted({re.escape(form[0]) for form in forms})) + "]"
    rest = "|".join(f"(?<={re.escape(form[0])}){re.escape(form[1:])}" for form in forms)
    return re.compile(rf"{first}(?<![^\W\d_A-Z]{first})(?<![A-Z][A-Z])(?:{rest})")


@cache
def _tiers(family: Family) -> re.Pattern[str] | None:
    """The tier at the end of a tier line."""
    if not family.tiers:
        return None
    tiers = "|".join(re.escape(t).replace(r"\ ", r"\s") for t in sorted(family.tiers, key=lambda t: (-len(t), t)))
    return re.compile(rf"(?::\s?|\()(?:{tiers})\b\)?(?=\s*(?-i:[A-Z“])|\s*$)", re.IGNORECASE)


def _heading_end(  # noqa: PLR0913, PLR0917 - the heading, and what may stand on both sides of it
    text: str, start: int, end: int, own: frozenset[str], family: Family, kind: SectionKind, *, behind_heading: bool
) -> int | None:
    """Give where a heading inside a paragraph ends, its end mark included; ``None`` if it is only a word."""
    words = text[start:end]
    loud = words.isupper()
    before = text[max(0, start - 3) : start].rstrip()
    if not loud and before and not behind_heading and before[-1] not in _ENDS:
        return None
    marked = words.rstrip()[-1] in ":."
    if any(p and p.match(words) for p in (family.numbering, family.lettering)):
        end = _title_end(text, end)
    after = _AFTER.match(text, end)
    if after is None:
        return None
    following = after.group("next")
    if not (marked or after.group("mark") or following[0].islower()):
        if loud and len(following) > 1 and following.isupper():
            return None  # a longer title in capitals
        if not loud and not (_may_begin(following, own) or _told_of(text, after.start("next"), own, kind, family)):
            return None
    return after.start("next")


def _may_begin(word: str, own: frozenset[str]) -> bool:
    """Tell whether a word with a capital begins a text rather than going on with a title."""
    return word in STARTERS or word in _SUBJECTS or word in own or word.lower() in own


def _told_of(text: str, at: int, own: frozenset[str], kind: SectionKind, family: Family) -> bool:
    """Tell whether the text behind a quiet heading is about the section that the heading names.

    It begins with an adjective of the country ("Prosecution Velmoran law prohibits ..."), or its
    first sentence opens the section ("Prevention Trafficking prevention efforts were modest.").
    """
    word = text[at : text.find(" ", at)].lower()
    if any(len(name) >= _STEM and word.startswith(name[:_STEM].lower()) for name in own if name[:1].isupper()):
        return True
    return opening(text[at : at + _SENTENCE], family)[0] == kind.name


def _title_end(text: str, end: int) -> int:
    """Follow a numbered title over its capitals and small joining words, up to a word that begins sentences."""
    for _ in range(_LONG_TITLE):
        found = _TITLE_GOES_ON.match(text, end)
        if found is None or found.group().strip(" ,") in STARTERS | _SUBJECTS:
            return end
        end = found.end()
    return end
