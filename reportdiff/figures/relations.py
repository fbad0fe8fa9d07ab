"""Which figure a figure belongs to: a part of a total, an earlier value beside a current one, a conversion."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdiff.families.lexicon import Hit
from reportdiff.figures.counterparts import counterpart
from reportdiff.figures.mention import PEOPLE, Mention, Reading
from reportdiff.figures.parts import belong, fits, sums, totals_that_add_up
from reportdiff.figures.regions import Region
from reportdiff.figures.sentence import Laid

_LEADS_ON = re.compile(r"\s(to|in|for|from|by|with)\s")
_WERE = re.compile(r"\s(?:were|was|are|is|came|had been)\b")
_CURRENCY = 4  # spaces between a sum and its conversion: "60 million shillings ($589,390)"
_OF_THE = re.compile(r"\sof\s(?:(?:the|these|those|its|their|all)\s)?")
_LISTED = re.compile(r"(?:\s(?:were|was|are)(?:\s\w+){1,2})?,?\s(?:and\s)?")
_IN = re.compile(r"\s(?:in|to|at|for)\b")
_FROM = re.compile(r"\bfrom\s(?:\w+\s)?$")
_TO = re.compile(r"\s(?:(?:in|during)\s[\w\s]{0,30}\s)?to\s(?:\w+\s)?")
_UNTOLD = re.compile(r"\b(?:not|nor|unable|unknown|unavailable|unclear)\b")
_THE_REST = re.compile(r"\b(?:the|all) (?:rest|others?|remaining|remainder)\b")


def relate(reading: Reading) -> None:
    """Set ``head`` and ``relation`` of each mention of a sentence; regions and times are known by then."""
    found, before, regions = reading.found, reading.before, reading.regions
    opens = reading.words.parts.find(reading.laid.low)
    repeated = _repeated(reading)
    # Earlier values come last: they are told beside totals, so the parts must be known first.
    for at, mention in enumerate(found):
        if regions[mention.region].kind != "comparison" and not mention.earlier:
            _relate_current(reading, mention, found[:at], repeated, opens)
    totals_that_add_up(found)
    sums(reading.laid, found)
    # "By comparison, ..." speaks of the sentence right before or of nothing.
    last = (
        [m for m in before if m.figure.sentence_start == before[-1].figure.sentence_start] if reading.adjacent else []
    )
    for at, mention in enumerate(found):
        region = regions[mention.region]
        if region.kind == "comparison" or mention.earlier:
            inside = region.kind == "main"
            earlier = [m for m in found[:at] if m.start < region.start or (inside and m.region == mention.region)]
            mention.of_whole = _whole(reading, mention) is not None or " of " in mention.figure.text
            ends = [j for j in reading.laid.joints if reading.laid.low[j] == ";"]
            # "Compared with nine in 2010, police found 12"; "the number rose from nine to 12"
            later = counterpart(reading, mention, found[at + 1 :], ())
            silent = _UNTOLD.search(reading.laid.low, 0, region.start) is not None
            head = later if _changes_to(reading.laid, mention, found[at + 1 :]) else None
            head = head or counterpart(reading, mention, earlier, ends)
            head = head or (None if silent else counterpart(reading, mention, last, ())) or later
            belong(mention, head, "comparison")


def _changes_to(laid: Laid, mention: Mention, later: Sequence[Mention]) -> bool:
    """Whether a figure is the one from which the next one rose or fell: "doubled from four to eight"."""
    if not later or _FROM.search(laid.low, 0, mention.start) is None:
        return False
    return _TO.fullmatch(laid.low, mention.noun[1], later[0].start) is not None


def _relate_current(
    reading: Reading, mention: Mention, earlier: Sequence[Mention], repeated: Mention | None, opens: Sequence[Hit]
) -> None:
    laid, before = reading.laid, reading.before
    region = reading.regions[mention.region]
    if mention.again and mention.relation == "repeat":
        return
    if region.kind in ("bracket", "dash"):
        _inside(reading, mention, [m for m in earlier if m.start < region.start], region)
    elif mention is repeated:
        _name_again(mention, _twin(mention, before), before)
    elif repeated is not None and mention.start > repeated.start and fits(mention, repeated):
        belong(mention, repeated, "part")
    elif laid.back is not None and repeated is None and mention.kind != "time":
        listed = earlier[-1] if earlier and mention.kind is None and earlier[-1].relation == "part" else None
        belong(mention, listed.head if listed else _total(mention, _meant(reading)), "part")
    for part_of in (_of_which, _after_opener, _list_goes_on):
        if mention.head is None:
            part_of(reading, mention, earlier, opens)
    if (whole := _whole(reading, mention)) is not None:
        belong(mention, whole, "part")
        belong(whole, _twin(whole, [*reading.section, *before, *earlier]), "repeat")
    if mention.head is None and mention.grouped and _of_people(reading, mention):
        belong(mention, _total(mention, earlier) or _told_before(reading, mention, earlier), "part")


def _name_again(mention: Mention, twin: Mention | None, before: Sequence[Mention]) -> None:
    """Let a total named again count what it counted before, though cases were named last: "Of the 25, ten were ..."."""
    if twin is not None:
        mention.kind = mention.kind or twin.kind
        mention.unit = twin.unit if mention.bare else mention.unit
    belong(mention, twin or _total(mention, before), "repeat" if twin else "part")


def _told_before(reading: Reading, mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    """The total of a sentence before that "a third of the victims" means.

    Behind cases told in its own sentence it is no group: "restitution in two cases, but none of the victims
    received any" speaks of the victims of these cases.
    """
    known = reading.words.kinds.find(reading.laid.low, *mention.noun)
    alike = [m for m in reading.before if known and m.kind == known[-1].label]
    whole = _all_of(reading, mention, alike) or _total(mention, reading.before)
    of_cases = whole is not None and whole.groups and any(m.kind == "cases" for m in earlier)
    return None if of_cases else whole


def _all_of(reading: Reading, mention: Mention, alike: Sequence[Mention]) -> Mention | None:
    """The total that "the victims" means: the last one told, but no group where the count of all stands before it."""
    last = _total(mention, alike)
    if last is None or not last.groups:
        return last
    every = [m for m in alike if m.measure in reading.words.first_of and not m.groups and not m.earlier]
    return _total(mention, every) or last


def _of_people(reading: Reading, mention: Mention) -> bool:
    """Whether a share is one of people or cases, and not of their money or time ("10 percent of their funding")."""
    if mention.kind != "percent" or mention.bare:
        return True
    known = reading.words.kinds.find(reading.laid.low, *mention.noun)
    return bool(known) and known[-1].label in PEOPLE | {"cases"}


def _list_goes_on(reading: Reading, mention: Mention, earlier: Sequence[Mention], _: Sequence[Hit]) -> None:
    """A bare figure with "were" goes on with the list before it, or tells of the total just named."""
    laid = reading.laid
    goes_on = mention.bare and (_WERE.match(laid.low, mention.end) or (earlier and _alike(laid, mention, earlier[-1])))
    last = earlier[-1] if earlier and goes_on else None
    if last is not None and last.relation == "part" and last.region == mention.region:
        head = last.head  # "forty of the victims were female and 14 were male; 15 were children"
        belong(mention, head if head is not None and fits(mention, head) else None, "part")
    elif mention.head is None and earlier and _next_group(laid, mention, earlier[-1]):
        belong(mention, earlier[-1].head, "part")
    if mention.head is None and _goes_on(laid, mention):
        belong(mention, _total(mention, earlier), "part")


def _alike(laid: Laid, mention: Mention, last: Mention) -> bool:
    """Whether a bare number stands before the same word as the part before it: "33 were subjected to ... and 15 to"."""
    word = _LEADS_ON.match(laid.low, mention.end)
    gap = laid.low[last.end : mention.start]
    return word is not None and gap.endswith((" and ", ", ")) and f" {word.group(1)} " in gap


def _next_group(laid: Laid, mention: Mention, last: Mention) -> bool:
    """Whether a group of people stands next in a list of them: "152 were women, 31 men, and 74 girls"."""
    alike = last.relation == "part" and last.region == mention.region and bool(last.groups) and bool(mention.groups)
    gap = laid.low[last.noun[1] : mention.start]
    return alike and last.head is not None and fits(mention, last.head) and _LISTED.fullmatch(gap) is not None


def _whole(reading: Reading, mention: Mention) -> Mention | None:
    """Mark and give the total that is named for a part right before it: "27 of the 58 victims", "51 of 54"."""
    after = next((m for m in reading.found if m.start > mention.start), None)
    if after is None or not fits(mention, after) or not _OF_THE.fullmatch(reading.laid.low, mention.end, after.start):
        return None
    after.again = True
    mention.noun = after.noun  # "nine of the 28 victims stayed": the verb after the victims is the nine's
    for axis in after.tail & set(after.groups):  # "two of the nine were convicted of forced labor": the two
        mention.groups.setdefault(axis, after.groups.pop(axis))
    return after


def _twin(mention: Mention, before: Sequence[Mention]) -> Mention | None:
    """The figure told before that this one names again."""
    return next(
        (
            m
            for m in reversed(before)
            if m.value == mention.value
            and (m.kind == mention.kind or {m.kind, mention.kind} <= PEOPLE or (mention.kind is None and mention.bare))
        ),
        None,
    )


def _meant(reading: Reading) -> list[Mention]:
    """The figures before that a sentence's opening can mean: "of those convicted", "of the cases investigated"."""
    laid, before = reading.laid, reading.before
    if laid.back is None:
        return before
    ends = [at for at in (*laid.commas, *(a for a, _ in laid.spots)) if at >= laid.back.end]
    told = {c.label for c in laid.cues if laid.back.end <= c.start < min(ends, default=0)}
    return [m for m in before if m.measure in told] or before


def _total(part: Mention, candidates: Sequence[Mention]) -> Mention | None:
    """The last figure told for itself of which this one can be a part."""
    whole = [m for m in candidates if m.relation in (None, "repeat") and fits(part, m)]
    whole = [m for m in whole if part.earlier or not m.earlier or m.region == part.region] or whole
    return whole[-1] if whole else None


def _inside(reading: Reading, mention: Mention, earlier: Sequence[Mention], region: Region) -> None:
    """A figure in brackets or between dashes: the same sum in other money, or a part."""
    laid, regions = reading.laid, reading.regions
    level = [m for m in earlier if m.region == region.outer or regions[m.region].outer == region.outer] or list(earlier)
    if laid.back is not None and mention.kind != "money" and all(regions[m.region].kind == "bracket" for m in level):
        belong(mention, _total(mention, _meant(reading)), "part")  # "The majority were from Norvia (41), Tarvia (33)"
        return
    if not level:
        return
    near = level[-1]
    if mention.kind == "money":
        if near.kind == "money" and laid.low[near.end : region.start].count(" ") <= _CURRENCY:
            belong(mention, near, "converted")
        return
    beside = [m for m in level if m.region == region.outer or regions[m.region].kind not in ("bracket", "dash")]
    if _THE_REST.search(laid.low, level[-1].end, region.start):  # "30 were Kestrian, the rest were Norlandic (six)"
        beside = [m for m in beside if m.relation != "part"]
    if fitting := [m for m in beside if fits(mention, m)]:  # "from Norvia (61) and Lenta (36)": no part of the 61
        belong(mention, fitting[-1], "part")


def _repeated(reading: Reading) -> Mention | None:
    """Give the figure that opens a sentence by naming again a total told before ("Among the 841 victims, ...")."""
    laid, found = reading.laid, reading.found
    if laid.back is None or not found:
        return None
    first = found[0]
    gap = laid.low[laid.back.end : first.start].strip() if laid.back.end <= first.start else " "
    return first if not gap and first.kind != "time" else None


def _of_which(reading: Reading, mention: Mention, earlier: Sequence[Mention], _: Sequence[Hit]) -> None:
    """A figure before "of which" is a part of the things just counted: "through six centers, five of which"."""
    if mention.kind != "percent" and reading.laid.low.startswith(" of which", mention.end):
        things = (m for m in reversed(earlier) if m.kind not in PEOPLE and fits(mention, m))
        belong(mention, next(things, None), "part")


def _after_opener(reading: Reading, mention: Mention, earlier: Sequence[Mention], opens: Sequence[Hit]) -> None:
    """A figure after "including", "made up of", ":" is a part of the total before; so is the list that follows it."""
    laid = reading.laid
    starts = [hit.start for hit in opens if hit.end <= mention.start and not _only_whose(laid, hit)]
    starts += [at for at in laid.joints if at < mention.start and laid.low[at] == ":"]
    if starts:
        at = max(starts)
        between = [m for m in earlier if m.start > at]
        broken = any(at < j < mention.start and laid.low[j] != ":" for j in laid.joints)
        if not broken and not any(
            c.start > (between[-1].end if between else at + 12) and c.end < mention.start and _verb(laid, c.start)
            for c in laid.cues
        ):
            belong(mention, _total(mention, [m for m in earlier if m.start < at]), "part")


def _only_whose(laid: Laid, hit: Hit) -> bool:
    """Whether "of them" right after a number opens no list ("convicted 35 of them in 25 cases")."""
    return _IN.match(laid.low, hit.end) is not None and any(0 <= hit.start - b <= 1 for _, b in laid.spots)


def _goes_on(laid: Laid, mention: Mention) -> bool:
    """Whether a clause only says who some of those just named were ("...; 86 were women")."""
    joint = max([j for j in laid.joints if j < mention.start], default=-1)
    gap = laid.low[joint + 1 : mention.start].strip()
    return (
        joint >= 0
        and laid.low[joint] in ";:"
        and gap in ("", "and", "at least", "and at least")
        and bool(_WERE.match(laid.low, mention.end))
    )


def _verb(laid: Laid, at: int) -> bool:
    """Whether a cue stands where a new statement begins: after ", and" or "and"."""
    return laid.low[max(0, at - 5) : at].endswith((" and ", "and "))
