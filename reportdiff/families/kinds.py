"""The values that a family file becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from reportdiff.families.figure_words import FigureWords
from reportdiff.families.lines import LineIndex
from reportdiff.families.phrases import Phrasing


@dataclass(frozen=True, slots=True, eq=False)  # one object each: hashed as such
class Columns:
    """A list that stands in a table: what heads the column of its items, and that of the years printed beside them."""

    items: Phrasing
    years: Phrasing | None = None


@dataclass(frozen=True, slots=True, eq=False)  # one object each: hashed as such
class SectionKind:
    """One canonical section of a family.

    ``runs_in`` matches a heading that a text is run into (one with a country in it must have an end
    mark there), ``heads`` are the words that headings begin with, in small letters;
    ``openings`` a first sentence that opens it,
    ``first_words`` one that surely does; ``cues`` weighs words and word pairs that it talks about.
    ``level`` is 1 for a section and 2 for a part of one; ``within`` names the sections that it can
    be a part of (empty: any). ``holds`` is "sentences" or "recommendations"; ``columns`` tells where
    the recommendations stand in it if it is a table.
    ``entries`` is what numbers the entries of a list of references, ``answers`` what rows of its tables can answer.
    An ``apparatus`` (references, notes) is compared like any other, but shown last and folded.
    """

    name: str
    title: str
    level: int = 1
    holds: str = "sentences"
    within: tuple[str, ...] = ()
    runs_in: Phrasing | None = None
    heads: frozenset[str] = frozenset()
    openings: Phrasing | None = None
    first_words: Phrasing | None = None
    cues: dict[str, float] = field(default_factory=dict)
    columns: Columns | None = None
    apparatus: bool = False
    entries: Phrasing | None = None
    answers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Order:
    """The order of sections in the editions ``first``..``last``; ``mixed`` where a paragraph may hold several."""

    first: int
    last: int
    sections: tuple[str, ...]
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class ListWords:
    """How the items of a list of recommendations begin.

    ``verbs`` and ``before`` (adverbs and the like that may stand before the verb) begin an item;
    ``never`` are words that go on with the item before them. A word in both begins an item only with
    a capital and with a verb behind the next comma. ``asking`` are verbs that are no nouns: whatever
    follows, a sentence that begins with one asks ("Ensure victims are not penalized").
    """

    verbs: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)  # one object each: hashed as such
class Family:
    """All that is known about one family of reports.

    ``detect`` counts for a text being of this family. ``lines`` knows whole lines: its keys are "tier"
    (a title line that states a tier), "heading <section>", "title", and "tail <why>" and "front <why>"
    for publishers' lines, a tail being one from which on nothing is part of the narrative.
    ``tier_sentences`` are words in running text that state a tier, ``tier_reasons`` words of the sentences
    in the first section that say why; ``tiers`` maps a spelling (small
    letters, single spaces) to a tier. ``numbering`` and ``lettering`` are what may stand before the
    title of a section and of a part of one; a heading with either that names no known section opens
    one of its own. ``graders`` are the subjects of a grading sentence, ``not_graded`` words that make
    a short subject another's; ``grades`` finds its verb, ``states`` a grade behind what is graded,
    ``any_grade`` and ``any_state`` whether there is one at all. ``language`` is the one the reports are
    written in (BCP 47), ``citations`` what refers to a note or table by its number. Pages larger than ``page_bytes``
    are divided, 0 where only the general bound holds.
    """

    name: str
    title: str
    detect: Phrasing | None
    sections: tuple[SectionKind, ...]
    orders: tuple[Order, ...] = ()
    lines: LineIndex = field(default_factory=LineIndex)
    tier_sentences: tuple[Phrasing, ...] = ()
    tier_reasons: Phrasing | None = None
    tiers: dict[str, str] = field(default_factory=dict)
    graders: Phrasing | None = None
    not_graded: frozenset[str] = frozenset()
    grades: tuple[tuple[str, Phrasing], ...] = ()
    any_grade: Phrasing | None = None
    states: tuple[tuple[str, Phrasing], ...] = ()
    any_state: Phrasing | None = None
    list_words: ListWords = ListWords()
    numbering: Phrasing | None = None
    lettering: Phrasing | None = None
    language: str = "en"
    page_bytes: int = 0
    citations: Phrasing | None = None
    read_figures: Callable[[], FigureWords] = FigureWords

    @property
    def figures(self) -> FigureWords:
        """Give what figures/ needs to know, read when first asked for."""
        return _once(self.read_figures)

    def section(self, name: str) -> SectionKind | None:
        """Give the section of that name, or ``None``."""
        return next((kind for kind in self.sections if kind.name == name), None)


@cache
def _once(read: Callable[[], FigureWords]) -> FigureWords:
    return read()
