"""What the templates of a change page show: plain values, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.faces.summary import Sentence
from reportdiff.model import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit's text on the page. ``old``/``new`` are its "start-end" offsets in the report's text,
    given on exactly one element a side, so that both texts can be read back."""

    spans: tuple[Span, ...]
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class MovedFrom:
    """Where a moved unit stood before, and where on the page that is (``None``: that section is not shown)."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change as an article. ``inline`` is the marked text; side by side stand ``old`` and it without
    the removed words, or ``old`` and ``new``.

    ``hole`` are keys under which a mark of house style may be put in later; ``once`` when the change
    holds one edit only, so that it is no news at all where that edit was made everywhere. ``quietly``
    is the marked text of words kept, where typography differs; the text itself stands unmarked.
    """

    id: str
    status: str
    words: tuple[str, ...]
    where: str
    inline: Piece | None
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    moved: MovedFrom | None
    doubt: str | None
    citation: str
    before: str | None
    after: str | None
    hole: str | None = None
    once: bool = False
    quietly: Piece | None = None


@dataclass(frozen=True, slots=True)
class Sentences:
    """Units of one paragraph that stand folded: (id, piece) each."""

    units: tuple[tuple[str, Piece], ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """Text that is one click away, and what it hides."""

    label: str
    paragraphs: tuple[Sentences, ...]


@dataclass(frozen=True, slots=True)
class Went:
    """A note where text stood that moved to another paragraph or section, with a link to where it stands now."""

    id: str
    text: str
    href: str


Block = ChangeView | Fold | Went


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: its blocks in reading order, and the department's own words for it.

    Of an ``apparatus`` (references, notes) the blocks are folded, under a label that counts its changes.
    """

    anchor: str
    title: str
    state: str
    grade: str | None
    blocks: tuple[Block, ...]
    apparatus: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation: its change, its number in the lists, how long it has stood, and leads."""

    change: ChangeView
    number: str
    stood: str | None
    leads: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FateGroup:
    """Recommendations of one fate."""

    fate: str
    title: str
    items: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Geometry of a small chart in its own 120 x 14 units: where old and new stand on one scale from zero."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Where:
    """A link to a place, with its edition."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of the figures table; empty texts where an edition gives nothing.

    ``what`` names what is counted, ``quote`` are the words around the figure where no name says it.
    """

    id: str
    what: str
    subject: str | None
    quote: str | None
    old: str
    old_note: str
    new: str
    new_note: str
    status: str
    word: str
    difference: str
    percent: str
    picture: Picture | None
    where: tuple[Where, ...]
    doubt: str | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """Words that say how something moved, and whether the figures beside them agree."""

    edition: str
    text: str
    sentence: str
    status: str
    verdict: str
    figures: str
    where: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One edition's source, and how its sections were found."""

    edition: str
    address: str
    href: str | None
    retrieved: str | None
    sha256: str
    format: str
    sections: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Outsider:
    """Words of a source outside the narrative for one reason: (text, place in the report's text) each."""

    why: str
    pieces: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A sentence of the summary and its links. ``group`` is what it and those after it are about, given
    at the first; ``lead`` and ``rest`` together are the sentence."""

    sentence: Sentence
    href: str | None
    where: tuple[Where, ...]
    group: str | None
    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class TierWords:
    """The words an edition gives for its tier, and where they stand."""

    edition: str
    text: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page in a site; a page alone has none of it.

    Each entry is (label, relative address). ``after`` leads to the next pair of editions; its place is
    marked in the page, as it comes when the page has long been made.
    """

    trail: tuple[tuple[str, str], ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    after: tuple[str, str] | None = None
    downloads: tuple[tuple[str, str], ...] = ()
    feed: str | None = None
    home: str | None = None
    method: str | None = None
