"""A source -> Report: text, identity, sections and units. The room where reading is put together."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.families import Family
from reportdiff.intake import Canonical, load
from reportdiff.model import Outside, Report, Section, Source, UnitKind
from reportdiff.read.drafts import Draft
from reportdiff.read.identity import Clue, clues, decide, identity, owner, tier_line_clue, tier_of
from reportdiff.read.markdown import front_matter, read_markdown
from reportdiff.read.plain_text import Judge, read_plain
from reportdiff.read.recognition import doubt_of, family_of, is_shown
from reportdiff.sections import Shape, begins_paragraph, line_shape, split

_SENTENCE = 4  # words: fewer may be a caption or a name


@dataclass(frozen=True, slots=True)
class _Origin:
    """What is known of a source besides its text."""

    source: Source
    title: str | None = None
    country: str | None = None
    edition: int | None = None
    furniture: tuple[Outside, ...] = ()
    notes: tuple[str, ...] = ()


def read(where: str | os.PathLike[str], *, family: str | None = None, allow_private: bool = False) -> Report:
    """Read a report.

    Args:
        where: a text, Markdown, HTML, PDF or DOCX file, an http(s) address, or "-" for standard input.
        family: the family of reports, where it should not be found out.
        allow_private: whether an address may lie on this machine or in a private network.

    Returns:
        The Report; what was untidy is in its ``notes``.

    Raises:
        SourceError: the source could not be read at all.
        FamilyError: no such family.
    """
    return read_canonical(load(os.fspath(where), allow_private=allow_private), family=family)


def read_canonical(found: Canonical, *, family: str | None = None) -> Report:
    """Read a report that intake has loaded already.

    Args:
        found: what ``intake.load`` gave.
        family: the family of reports, where it should not be found out.

    Raises:
        FamilyError: no such family.
    """
    origin = _Origin(
        Source(found.address, found.format, found.sha256, found.retrieved),
        found.meta.title,
        found.meta.country,
        found.meta.edition,
        found.furniture,
        found.notes,
    )
    return _read(found.markdown, origin, family)


def read_text(text: str, *, address: str = "-", format: str = "text", family: str | None = None) -> Report:  # noqa: A002 - the field's name
    """Read a report given as text; never fails, whatever the text.

    Args:
        text: the report.
        address: what to call it; country and year are looked for here last.
        format: "text" or "markdown".
        family: the family of reports, where it should not be found out.

    Raises:
        FamilyError: no such family.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _read(text, _Origin(Source(address, format, digest)), family)


def _read(text: str, origin: _Origin, named: str | None) -> Report:
    marked = origin.source.format != "text"
    front, at = front_matter(text) if marked else ({}, 0)
    family = family_of(text[at : at + 30000], named or front.get("family"), origin.source.address, origin.title)
    draft = read_markdown(text, at) if marked else read_plain(text, _judge(family))
    return _report(draft, front, origin, family, text[:at])


def _judge(family: Family) -> Judge:
    return Judge(
        stands_alone=lambda line: line_shape(line, family)[0] is not Shape.TEXT,
        begins=lambda before, words: begins_paragraph(before, words, family),
    )


def _report(draft: Draft, front: dict[str, str], origin: _Origin, family: Family, matter: str) -> Report:
    meta = Clue("page's metadata", origin.country, origin.edition)
    said = clues(draft.blocks, family, front, meta, origin.source.address)
    country, _, edition, _ = decide(said)
    outline = split(draft.text, draft.blocks, family, edition=edition, country=country, owns=owner(said, family))
    titles = [piece.text for piece in outline.outside if piece.why == "title line"]
    tier = tier_of(outline.tier_line, draft.text, family, front.get("tier"), titles)
    own = tier_line_clue(outline.tier_line, family)
    title = front.get("title") or origin.title
    who, notes = identity((*said[:-1], own, said[-1]), family, tier, title, front.get("iso3"))
    keeps_offsets = origin.source.format in ("text", "markdown")
    outside = [*outline.outside, *origin.furniture]
    if matter.strip():
        outside.insert(0, Outside("front matter", matter.strip(), -1, -1))
    opened = sum(section.found_by == "opening phrase" for section in outline.sections)
    shown = is_shown(draft.text, [*titles, outline.tier_line or "", title or ""], family, opened=opened)
    doubt = "" if shown else doubt_of(family)
    source = origin.source
    if front:
        source = Source(
            front.get("source") or source.address,
            source.format,
            front.get("sha256") or source.sha256,
            front.get("retrieved") or source.retrieved,
        )
    return Report(
        identity=who,
        source=source,
        text=draft.text,
        sections=outline.sections,
        outside=tuple(outside),
        notes=(*filter(None, [doubt]), *origin.notes, *notes, *outline.notes),
        source_map=draft.source_map if keeps_offsets else (),
        cut_off=any(piece.why == "heading cut off" for piece in outline.outside)
        or _cut_off(draft.text, outline.sections, family),
        doubt=doubt,
    )


def _cut_off(text: str, sections: Sequence[Section], family: Family) -> bool:
    """Tell whether the last sentence of the narrative lacks its end: an excerpt, or a copy that broke off.

    A last word, a comma or an opening mark can't end a sentence; a short last line may be no sentence at all,
    but what follows a semicolon in a paragraph goes on with it, however short.
    A text that comes to its references or notes, whose entries need no end, came to the end of its narrative.
    """
    told = max((u.end for s in sections for u in s.units), default=len(text))
    if any(s.heading and not s.units and s.start >= told for s in sections):
        return True  # a heading, and nothing behind it
    units = [(u, s) for s in sections for u in s.units if u.kind is not UnitKind.TABLE_ROW]
    unit, section = max(units, key=lambda one: one[0].end, default=(None, None))
    kind = family.section(section.name) if section else None
    if unit is None or (kind is not None and kind.apparatus):
        return False
    last = unit.text
    goes_on = text[: unit.start].rstrip(" ").endswith(";")
    return (goes_on or len(last.split()) >= _SENTENCE) and (last[-1].isalnum() or last[-1] in ",(-–—/")
