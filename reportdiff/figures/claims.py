"""What a report says of its own numbers ("a significant increase"), checked against the figures it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportdiff.families import Family
from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lexicon import Hit, Lexicon, lowered
from reportdiff.figures.agreement import agrees
from reportdiff.figures.claim_words import COUNTING, clause_begin, clause_end, extent, is_claim, matter_of, named_after
from reportdiff.figures.series import Key, key
from reportdiff.figures.spoken import Pair, Place, amount_of, apposed, beside, declared, total, totals_of
from reportdiff.model import Claim, Confidence, Direction, Figure, Report, Role, UnitKind

_RATE = re.compile(r"\brates?\b")  # a share of something that the counts do not tell
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAID = re.compile(r"\baccording to\b|\bin (?:[a-z]+ ){0,3}areas\b")
_UNITS = {"cases": ("cases",), "victims": ("persons",), "suspects": ("persons",), "persons": ("persons",)}


def find_claims(
    report: Report, figures: Sequence[Figure], family: Family, earlier: Sequence[Figure] = ()
) -> tuple[Claim, ...]:
    """Find what a report says of how its numbers moved, and check it.

    Args:
        report: the report.
        figures: its figures, as ``report_figures`` gives them.
        family: its family.
        earlier: the figures of the edition before, for claims whose earlier value is told only there.

    Returns:
        Claims in reading order. ``agrees`` is ``None`` where no figures stand beside the claim, or
        where it is not plain of which figures it speaks. Of families that keep no statistics only
        claims that name their own figures, or stand beside them.
    """
    words = family.figures
    told: dict[Key, list[Figure]] = {}
    for figure in earlier:
        if figure.reported and figure.role is Role.CURRENT:
            told.setdefault(key(figure), []).append(figure)
    reported = [f for f in figures if f.reported]
    everywhere = totals_of(reported)
    by_start = {f.start: f for f in reported}
    found: list[Claim] = []
    for section in report.sections:
        mine = [f for f in reported if section.start <= f.start < section.end]
        totals = totals_of(mine)
        starts = [f.start for f in mine]
        for unit in section.units:
            if unit.kind is not UnitKind.SENTENCE or not (hits := _hits(unit.text, words.claims)):
                continue
            inside = mine[bisect_left(starts, unit.start) : bisect_left(starts, unit.end)]
            pairs = tuple((by_start[f.beside], f) for f in inside if f.beside is not None and f.beside in by_start)
            place = Place(section, unit, lowered(unit.text), tuple(inside), pairs, totals, everywhere)
            found += _in_sentence(report, place, hits, told, words)
    return tuple(found)


@lru_cache(maxsize=2048)  # claims are looked for in a report and again beside the one before; half of them stay
def _hits(sentence: str, claims: Lexicon) -> tuple[Hit, ...]:
    """The words of a sentence that may be claims."""
    return tuple(claims.find(lowered(sentence)))


def _in_sentence(
    report: Report, place: Place, hits: Sequence[Hit], earlier: Mapping[Key, list[Figure]], words: FigureWords
) -> list[Claim]:
    found: list[Claim] = []
    end = -1
    for at, hit in enumerate(hits):
        if hit.start < end or not _may_be(place, hit):
            continue
        follower = hits[at + 1].start if at + 1 < len(hits) else len(place.low)
        begin, end = extent(place.low, hit, follower)
        begin = _with_amount(place, hit, begin)
        about, pair = _spoken_of(place, hit, (begin, end, follower), earlier, words)
        if pair is None and (about is None or words.alike_only):
            end = hit.end
            continue
        found.append(
            Claim(
                edition=report.identity.edition,
                text=place.unit.text[begin:end],
                about=about,
                direction=_direction(hit.label),
                agrees=_checked(hit, place, pair, begin, words),
                sentence=place.unit.text,
                section=place.section.name,
                start=place.unit.start + begin,
                end=place.unit.start + end,
                figures=pair or (),
            )
        )
    return found


def _with_amount(place: Place, hit: Hit, begin: int) -> int:
    """Where a claim begins that says right before its words by how much: "a 20 percent increase"."""
    amount = amount_of(place, hit.start, hit.end)
    if amount is None or place.span(amount)[1] > hit.start:
        return begin
    start = place.span(amount)[0]
    return start - 2 if place.low.endswith(" a ", 0, start) else start


def _may_be(place: Place, hit: Hit) -> bool:
    spans = [(f, *place.span(f)) for f in place.figures]
    counts = (after for f, _, after in spans if f.unit != "percent")  # "four more", not "25 percent more"
    before = any(after <= hit.start and not place.low[after : hit.start].strip() for after in counts)
    inside = any(start <= hit.start < after for _, start, after in spans)
    return not inside and is_claim(place.low, hit, counted_before=before)


def _spoken_of(
    place: Place, hit: Hit, reach: tuple[int, int, int], earlier: Mapping[Key, list[Figure]], words: FigureWords
) -> tuple[str | None, Pair | None]:
    """The measure that a claim is about and the two figures that it speaks of, as far as either is plain."""
    begin, end, follower = reach
    pair = declared(place, hit.start, hit.end, follower)
    named = named_after(place.low, hit, words)
    matter = matter_of(place.low, hit, words)
    bare = matter is None and place.low[hit.start : hit.end] in COUNTING  # "more affordable"
    if bare and not place.low.startswith(" than", hit.end):
        return None, None
    if pair is not None and not bare:
        return pair[0].measure, pair
    about = named or (matter.measure if matter else None)
    near, says = beside(place, begin, hit.end, about)
    if near is not None:
        fits = about == near[0].measure and not _narrower(place, begin, end, near[0], words)
        fits = fits or (says and about in {None, near[0].measure})
        return (near[0].measure, near) if fits and _of_its_years(place, begin, end, near) else (about, None)
    right = None if words.alike_only else apposed(place, begin, earlier)
    if right is not None and about in {None, right[0].measure} and _of_its_years(place, begin, end, right):
        return right[0].measure, right
    if matter is None or about != matter.measure or words.alike_only or _narrow(place, begin, end, words):
        return about, None
    units = _UNITS.get(matter.kind or "", ("persons", "cases"))
    far = total(place, about, units, earlier)
    return about, far if far is not None and _of_its_years(place, begin, end, far) else None


def _narrower(place: Place, begin: int, end: int, now: Figure, words: FigureWords) -> bool:
    """Whether a claim speaks of a group that the figure is not of."""
    own = set((now.subgroup or "").split("; "))
    return any(h.label not in own | {"-"} for _, axis in words.subgroups for h in axis.find(place.low, begin, end))


def _narrow(place: Place, begin: int, end: int, words: FigureWords) -> bool:
    """Whether a claim speaks of less than a total: a group, a share, another's count, a place."""
    low = place.low
    clause = clause_begin(low, begin), clause_end(low, end)
    if any(h.label != "-" for _, axis in words.subgroups for h in axis.find(low, *clause)):
        return True
    actor = any(h.label != "government" for h in words.actors.find(low))
    return actor or any(p.search(low, *clause) is not None for p in (_RATE, _SAID))


def _of_its_years(place: Place, begin: int, end: int, pair: Pair) -> bool:
    """Whether a claim names no other years than those of the two figures."""
    years = _YEAR.findall(place.low, clause_begin(place.low, begin), clause_end(place.low, end))
    return {int(year) for year in years} <= {pair[0].period, pair[1].period}


def _direction(label: str) -> Direction:
    match label:
        case "increase":
            return Direction.INCREASE
        case "decrease":
            return Direction.DECREASE
        case "same" | "similar":
            return Direction.SAME
        case _:
            return Direction.NONE


def _checked(hit: Hit, place: Place, pair: Pair | None, begin: int, words: FigureWords) -> bool | None:
    """Whether the figures moved as the words say; disagreement only where both figures are surely read."""
    if pair is None:
        return None
    amount = amount_of(place, begin, hit.end) or amount_of(place, hit.start, hit.end)
    answer = agrees(hit, place.low, pair, words.factors, amount)
    sure = pair[0].confidence is pair[1].confidence is Confidence.HIGH
    told = place.unit.start <= pair[1].start < place.unit.end
    return answer if answer or sure or told else None
