"""What was read: a report, its sections and its units.

All offsets are character positions in ``Report.text``, the report as plain text: paragraphs
joined by blank lines, wrapped lines and runs of white space folded to one space, no markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How sure a reading, a pairing or a figure is; the bands are documented in docs/method.md."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class UnitKind(StrEnum):
    """What kind of thing a unit is."""

    SENTENCE = "sentence"
    RECOMMENDATION = "recommendation"
    TABLE_ROW = "table row"


class BlockKind(StrEnum):
    """What an intake reader saw: the shape of a piece of the page, not yet its meaning."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "table row"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row of a source, in reading order.

    ``start``/``end`` are offsets in ``Report.text``; ``level`` is the heading level (1..6) or the
    depth of a list item, 0 elsewhere; ``gap`` counts the blank lines that stood before it.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    level: int = 0
    gap: int = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report this is. ``None`` where neither text, metadata nor path tell."""

    country: str | None = None
    iso3: str | None = None
    edition: int | None = None
    family: str | None = None
    tier: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text came from, so that a reader can go back to it.

    ``address`` is a web address or a file name as given, ``retrieved`` an ISO date or ``None``,
    ``sha256`` the hex digest of the original bytes, ``format`` one of text, markdown, html, pdf, docx.
    """

    address: str
    format: str
    sha256: str
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is compared: a sentence, a recommendation, a table row.

    ``text == report.text[start:end]``; ``paragraph`` counts from 1 within the section. ``printed`` are
    the years that the publisher prints beside a recommendation, as those in which it was made.
    """

    kind: UnitKind
    text: str
    start: int
    end: int
    paragraph: int
    printed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A canonical section of a report.

    ``name`` is the family's name for it, ``title`` how a page shows it, ``heading`` the words
    that head it in the source (empty when none do; they stand in ``Report.outside``),
    ``found_by`` is how it was found ("heading", "run-in heading", "opening phrase", "order", ...),
    ``level`` 1 for a section and 2 for a part of one.
    """

    name: str
    title: str
    heading: str
    found_by: str
    confidence: Confidence
    text: str
    start: int
    end: int
    units: tuple[Unit, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Outside:
    """Words of the source that are no part of the narrative's sections, and why they are not.

    ``start``/``end`` are -1 where the words were dropped by an intake reader (page furniture)
    and so do not stand in ``Report.text``.
    """

    why: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One edition of one country's report, split into sections and units.

    ``notes`` are complaints in plain words about what was untidy. ``source_map`` maps
    ``text`` to the source as decoded, as (offset in text, offset in source) steps in rising
    order, each valid up to the next; empty where the source is no text (HTML, PDF, DOCX).
    ``cut_off`` when the narrative ends in mid-sentence: what it does not hold may stand beyond the cut.
    ``doubt`` is the one of the ``notes`` that says that nothing shows the text to be of its family, empty otherwise.
    """

    identity: Identity
    source: Source
    text: str
    sections: tuple[Section, ...]
    outside: tuple[Outside, ...]
    notes: tuple[str, ...]
    source_map: tuple[tuple[int, int], ...] = ()
    cut_off: bool = False
    doubt: str = ""

    def goes_on(self, section: str) -> bool:
        """Whether more of a section may stand beyond the break of a text that breaks off.

        It may of the section in which the text breaks off and of those that the part held lacks; of all, where it
        is not sure which section that is.
        """
        if not self.cut_off:
            return False
        held = [one for one in self.sections if one.units or one.heading]
        last = max(held, key=lambda one: one.end, default=None)
        if last is None or last.confidence is Confidence.LOW or last.name == section:
            return True
        return all(one.name != section for one in held)
