"""A Comparison -> the little of it that lists of change pages show: index, country page, feeds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportdiff.faces.division import division
from reportdiff.faces.family import family_name, is_apparatus
from reportdiff.faces.summary import Sentence, sentences, tier_label, words_changed
from reportdiff.faces.wording import Wording
from reportdiff.model import (
    Comparison,
    Fate,
    FigureChange,
    FirstReported,
    Gone,
    Lined,
    NotReported,
    Restated,
    SectionChange,
    Trend,
    UnitChanged,
)

_STAYED = frozenset({"tier", "stays", "kept", "silent"})
KINDS = ("tier", "grade", "figures", "gone", "restated", "claims", "recommendations", "text")


@dataclass(frozen=True, slots=True)
class PairNote:
    """One change page, told in short; small and plain, so that it can be kept and sent between processes.

    ``folder`` is the country's folder in the site, ``page`` the file name of the change page in it.
    ``kinds`` are those of ``KINDS`` that it holds, ``sections`` (name, title) those with changed
    words, ``date`` the day of the newer source or the first of its edition's year.
    ``elsewhere`` are (anchor, file name) of what its sentences point to on later parts of a divided page.
    """

    country: str
    iso3: str | None
    folder: str
    page: str
    old: int
    new: int
    old_tier: str | None
    new_tier: str | None
    sentences: tuple[Sentence, ...]
    kinds: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    date: str
    elsewhere: tuple[tuple[str, str], ...] = ()
    family: str | None = None

    def address(self, anchor: str | None) -> str:
        """Give the address of a place on the page, or of the page, as seen from the country's folder."""
        return f"{dict(self.elsewhere).get(anchor, self.page)}#{anchor}" if anchor else self.page


def note_of(comparison: Comparison, folder: str, name: Callable[[int], str], w: Wording) -> PairNote:
    """Note a comparison of two editions, both with their year; ``name`` gives the file of the page's n-th part."""
    old, new = comparison.old, comparison.new
    told = sentences(comparison, w)
    home = division(comparison).home
    tiers = [tier_label(r.identity.tier, w) if r.identity.tier else None for r in (old, new)]
    return PairNote(
        country=new.identity.country or old.identity.country or folder,
        iso3=new.identity.iso3 or old.identity.iso3,
        folder=folder,
        page=name(0),
        old=old.identity.edition or 0,
        new=new.identity.edition or 0,
        old_tier=tiers[0],
        new_tier=tiers[1],
        sentences=told,
        kinds=kinds_of(comparison),
        sections=tuple((s.name, s.title) for s in _narrated(comparison) if words_changed(s)),
        date=_day(new.source.retrieved) or f"{new.identity.edition or 1:04}-01-01",
        elsewhere=tuple((s.anchor, name(home[s.anchor])) for s in told if s.anchor and s.anchor in home),
        family=family_name(comparison),
    )


def _day(text: str | None) -> str | None:
    """Give an ISO day; what a source says of its day may be anything."""
    found = re.match(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", text or "", re.ASCII)
    return found[0] if found else None


def kinds_of(comparison: Comparison) -> tuple[str, ...]:
    """Name the kinds of change that a comparison holds, in the order of ``KINDS``."""
    held = {kind for change in comparison.figures if (kind := _figure_kind(change))}
    if comparison.old.identity.tier != comparison.new.identity.tier:
        held.add("tier")
    if any(s.old_grade != s.new_grade for s in comparison.sections):
        held.add("grade")
    if any(claim.agrees is False for claim in comparison.claims):
        held.add("claims")
    if any(one.fate is not Fate.KEPT for one in comparison.recommendations):
        held.add("recommendations")
    if any(words_changed(s) for s in _narrated(comparison)):
        held.add("text")
    return tuple(kind for kind in KINDS if kind in held)


def _narrated(comparison: Comparison) -> list[SectionChange]:
    """Leave out references and notes."""
    name = family_name(comparison)
    return [section for section in comparison.sections if not is_apparatus(name, section.name)]


def _figure_kind(change: FigureChange) -> str | None:
    match change:
        case Lined():
            return None if change.trend is Trend.SAME else "figures"
        case Gone():
            return "gone" if change.again is None else None
        case NotReported():
            return "gone"
        case Restated():
            return "restated"
        case FirstReported() | UnitChanged():
            return "figures"


def newsworthy(note: PairNote) -> tuple[Sentence, ...]:
    """Leave out what stayed: the tier, figures, the recommendations, what neither edition reports."""
    return tuple(s for s in note.sentences if s.kind not in _STAYED or (s.kind == "tier" and s.anchor))


def first_of_each(note: PairNote, most: int) -> tuple[Sentence, ...]:
    """Choose so many sentences that tell most kinds of news, in the order of the page."""
    told = [sentence for sentence in newsworthy(note) if sentence.kind != "more"]
    kinds = [sentence.kind for sentence in told]
    order = sorted(range(len(told)), key=lambda n: (kinds[:n].count(kinds[n]) > 0, kinds[n] == "section", n))
    return tuple(told[n] for n in sorted(order[:most]))


def pair_title(note: PairNote, w: Wording) -> str:
    """Name a change page: "2018 to 2019"."""
    return w.say("site.pair", old=note.old, new=note.new)
