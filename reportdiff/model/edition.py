"""One edition across the countries: the edits made everywhere, and what stands out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportdiff.model.figure import FigureChange
from reportdiff.model.history import TierMove


class EditKind(StrEnum):
    """What a house-style edit does."""

    SENTENCE_REMOVED = "sentence removed"
    SENTENCE_ADDED = "sentence added"
    WORDS_REMOVED = "words removed"
    WORDS_ADDED = "words added"
    WORDS_REPLACED = "words replaced"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of one change, as it is compared across countries.

    ``old``/``new`` are the words as they stand, ``before``/``after`` the unchanged word on either
    side (empty for whole sentences and at the ends). ``key`` is equal for equal edits everywhere,
    ``place`` for equal edits between equal words; the country's own name is masked in both.
    ``change`` is the id of the change it is part of, ``whole`` when that change holds no other edit.
    """

    key: str
    place: str
    kind: EditKind
    old: str
    new: str
    before: str
    after: str
    change: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Digest:
    """What of one comparison the views across countries need; small, so that a corpus fits in memory.

    ``old_text``/``new_text`` are the narratives as words in lower case with single spaces, the
    country's own name masked: for counting who holds a phrase, not for showing.
    """

    country: str
    iso3: str | None
    old_edition: int
    new_edition: int
    old_tier: str | None
    new_tier: str | None
    tier_move: TierMove
    old_words: int
    new_words: int
    edits: tuple[Edit, ...]
    figures: tuple[FigureChange, ...]
    old_text: str
    new_text: str


@dataclass(frozen=True, slots=True)
class HouseEdit:
    """The same edit made in many narratives.

    ``key`` is the ``key`` or the ``place`` of the edits it stands for; ``narratives`` are the
    countries that show it, ``of`` how many narratives were compared, ``could`` how many held the
    words that it takes out (or hold the words that it brings in, where it takes none out).
    """

    key: str
    kind: EditKind
    old: str
    new: str
    narratives: tuple[str, ...]
    could: int
    of: int


@dataclass(frozen=True, slots=True)
class TierMoved:
    """A country whose tier changed."""

    country: str
    old: str | None
    new: str | None
    move: TierMove


@dataclass(frozen=True, slots=True)
class Movement:
    """A figure of one country that moved much, within the movements of its measure."""

    country: str
    measure: str
    change: FigureChange


@dataclass(frozen=True, slots=True)
class Stopped:
    """A measure that a country gave in the old edition and gives no more; ``declared`` when the new one says so."""

    country: str
    measure: str
    declared: bool


@dataclass(frozen=True, slots=True)
class Resized:
    """A narrative that shrank or grew; lengths in words."""

    country: str
    old_words: int
    new_words: int


@dataclass(frozen=True, slots=True)
class WordMoved:
    """A word whose use across the corpus changed; counts are the narratives that use it."""

    word: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class EditionView:
    """One pair of editions across all countries compared."""

    old_edition: int
    new_edition: int
    countries: tuple[str, ...]
    house_edits: tuple[HouseEdit, ...]
    tiers: tuple[TierMoved, ...]
    movements: tuple[Movement, ...]
    stopped: tuple[Stopped, ...]
    resized: tuple[Resized, ...]
    words: tuple[WordMoved, ...]
