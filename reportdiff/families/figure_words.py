"""What a family file says about figures: measures, kinds of counted things, times, groups, claims.

They are read from the file by ``figure_tables.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from reportdiff.families.lexicon import Lexicon

NOTHING = Lexicon()
WEAK = "~"  # ends the label of a cue that governs a figure only where no other does
AHEAD = ">"  # ends the label of a cue that governs only a figure behind it
SHARED = "|"  # stands between the measures of a cue that several have
UNLIKE = "-"  # the label of words that look like a cue and are none


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """One measure: the kinds of counted things that it can have, and the nouns that name it alone.

    ``weak_kinds`` are the kinds that its weak cues can govern, ``anyone`` is set where whose count it
    is does not matter, ``units`` are the units that a length of time must have (none named: any),
    ``near`` words of which one must stand in the sentence (none named: no matter).
    """

    name: str
    kinds: frozenset[str]
    nouns: Lexicon
    weak_kinds: frozenset[str] = frozenset()
    anyone: bool = False
    units: frozenset[str] = frozenset()
    near: Lexicon = NOTHING

    def counts(self, kind: str | None, unit: str | None) -> bool:
        """Whether it can be of a kind of thing, told in a unit; of an unknown kind it always can."""
        fits = kind != "time" or unit is None or not self.units or unit in self.units
        return kind is None or (kind in self.kinds and fits)

    def speaks(self, low: str) -> bool:
        """Whether a sentence in small letters has one of the words that must be ``near``."""
        return self.near.pattern is None or self.near.first(low) is not None


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All that a family knows about figures.

    ``cues`` are labelled with measures (several joined by ``SHARED``, weak ones marked ``WEAK``, those
    that only look ahead ``AHEAD``, what only looks like a cue ``UNLIKE``), ``topical`` measures are
    told only where a word of the ``topic`` is near, ``kinds`` with kinds of counted things,
    ``columns`` (heads of table columns) with units, ``periods`` with
    "current" and "previous", ``comparisons`` with "cue" and "opener", ``parts`` with "opens" and
    "back", ``claims`` with directions, ``subgroups`` (one lexicon an axis, in the order in which
    they are told) with the groups, ``leads`` with those that words before a figure may name as well,
    ``actors`` with whose count it is.
    """

    reporting_year: int = -1
    measures: tuple[Measure, ...] = ()
    first_of: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    in_noun: frozenset[str] = frozenset()
    of_staff: frozenset[str] = frozenset()
    harmed: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    alike_only: bool = False
    sure_only: bool = False
    topical: frozenset[str] = frozenset()
    topic: Lexicon = NOTHING
    cues: Lexicon = NOTHING
    kinds: Lexicon = NOTHING
    columns: Lexicon = NOTHING
    periods: Lexicon = NOTHING
    carried: Lexicon = NOTHING
    undated: Lexicon = NOTHING
    comparisons: Lexicon = NOTHING
    openers: Lexicon = NOTHING
    changes: Lexicon = NOTHING
    references: Lexicon = NOTHING
    parts: Lexicon = NOTHING
    back: Lexicon = NOTHING
    subgroups: tuple[tuple[str, Lexicon], ...] = ()
    leads: tuple[tuple[str, Lexicon], ...] = ()
    actors: Lexicon = NOTHING
    claims: Lexicon = NOTHING
    efforts: Lexicon = NOTHING
    factors: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[str, str] = field(default_factory=dict)

    def measure(self, name: str) -> Measure | None:
        """Give the measure of that name, or ``None``."""
        return _by_name(self.measures).get(name)

    def countable(self, kinds: frozenset[str], unit: str | None) -> tuple[Measure, ...]:
        """Give the measures that can be of one of several kinds of things, told in a unit."""
        return _countable(self.measures, kinds, unit)

    def named(self, noun: str) -> str | None:
        """Give the first measure that a noun names alone ("investigations"), or ``None``."""
        return _named(self.measures, noun)


@lru_cache(maxsize=64)
def _by_name(measures: tuple[Measure, ...]) -> dict[str, Measure]:
    return {measure.name: measure for measure in measures}


@lru_cache(maxsize=1024)
def _named(measures: tuple[Measure, ...], noun: str) -> str | None:
    return next((m.name for m in measures if m.nouns.first(noun) is not None), None)


@lru_cache(maxsize=1024)  # few kinds, few units
def _countable(measures: tuple[Measure, ...], kinds: frozenset[str], unit: str | None) -> tuple[Measure, ...]:
    return tuple(m for m in measures if any(m.counts(kind, unit) for kind in kinds))
