"""Blocks -> canonical sections, each with how it was found and how sure, and everything outside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reportdiff.families import Family
from reportdiff.model import Block, Confidence, Outside, Section, Unit, UnitKind
from reportdiff.sections.carving import LONGEST_LINE, Piece, Shape, carve
from reportdiff.sections.evidence import Evidence, evidence, first_sentence, graded, opening, tells
from reportdiff.sections.labelling import label
from reportdiff.sections.narrative import PUBLISHER, Narrative, bound
from reportdiff.sections.parting import part
from reportdiff.sections.unit_making import make_units

MANY = 3000  # paragraphs: no narrative has so many; beyond, only headings are followed
_ENDLESS = 4500  # characters: a paragraph without a heading that goes on for longer holds more than it opens with
_CLEAR = 1.2  # how far the best section's cue words must lead for medium confidence
_CELL = re.compile(r"[^|\n]+")
_ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's sections and what stands outside them; ``tier_line`` is the narrative's own, if any."""

    sections: tuple[Section, ...]
    outside: tuple[Outside, ...]
    notes: tuple[str, ...]
    tier_line: str | None


@dataclass(slots=True)
class _Run:
    """Paragraphs of one section that follow each other, while the section is put together."""

    name: str
    heading: str
    found_by: str
    confidence: Confidence
    pieces: list[Piece] = field(default_factory=list)
    level: int = 1
    title: str = ""
    at: int = 0
    rival: str = ""


def split(  # noqa: PLR0913 - what is known about a report before it is split
    text: str,
    blocks: Sequence[Block],
    family: Family,
    *,
    edition: int | None = None,
    country: str | None = None,
    owns: Callable[[str], bool | None] = lambda _: None,
) -> Outline:
    """Split a report into its sections.

    Args:
        text: the report's text.
        blocks: its blocks in reading order.
        family: the family of reports.
        edition: its year, which decides the usual order of sections.
        country: its country's name.
        owns: tells of a tier line whether it names the report's own country; ``None`` if unknown.

    Returns:
        The outline. Every character that is not white space or a mark stands in exactly one unit or
        outside piece.
    """
    narrative = bound(text, part(text, carve(blocks, family, country), family), family, owns)
    runs = _runs(text, narrative, family, edition)
    _temper(runs)
    notes = (*narrative.notes, *_doubts(runs, family), *_mixed(runs, family, edition))
    sections = [_section(text, run, family) for run in runs]
    sections.extend(_around(text, narrative.pieces, family))
    sections.sort(key=lambda section: (section.start, section.level))
    tier = narrative.pieces[narrative.tier] if narrative.tier is not None else None
    line = text[tier.start : tier.end] if tier else None
    return Outline(tuple(sections), _outside(text, narrative.pieces, sections), notes, line)


def grade(section: Section, family: Family) -> str | None:
    """Give the department's own grade for a section: the verb of its first sentence, in the family's words.

    Returns:
        For instance "increased" or "made modest efforts"; ``None`` where the first sentence grades nothing.
    """
    if not section.units:
        return None
    return graded(first_sentence(section.units[0].text), family)


def _runs(text: str, narrative: Narrative, family: Family, edition: int | None) -> list[_Run]:
    """Label the paragraphs and put those of one section together."""
    texts, heads, empty = _headings(text, narrative.pieces, family)
    evidences, labels = _labels(text, texts, [run.name if run else None for run in heads], family, edition)
    runs: list[_Run] = []
    for n, (piece, head, name) in enumerate(zip(texts, heads, labels, strict=True)):
        if head is not None:
            runs.append(head)
            _doubt(head, evidences[n])
        elif not runs or runs[-1].name != name:
            runs.append(_unheaded(name, evidences[n], labels[n + 1 : n + 2], family))
            if piece.end - piece.start > _ENDLESS:  # other sections may hide in it
                runs[-1].confidence = min(runs[-1].confidence, Confidence.MEDIUM, key=_ORDER.index)
        runs[-1].pieces.append(piece)
    told = {run.name for run in runs}
    return runs + [run for run in empty if run.name not in told]


def _headings(text: str, pieces: Sequence[Piece], family: Family) -> tuple[list[Piece], list[_Run | None], list[_Run]]:
    """Give the paragraphs, for each the heading right before it, and the headings with no text of their own."""
    texts: list[Piece] = []
    heads: list[_Run | None] = []
    empty: list[_Run] = []
    pending: _Run | None = None
    number = ""
    for piece in pieces:
        if piece.shape is Shape.HEADING and not piece.name:
            number = text[piece.start : piece.end] + " "
        elif piece.shape is Shape.HEADING:
            if pending is not None and pending.name == piece.name:
                number = pending.heading[:LONGEST_LINE] + " "
            elif pending is not None:
                empty.append(pending)
            pending = _headed(text, piece, number, family)
            number = ""
        elif piece.shape is Shape.TEXT and text[piece.start : piece.end].strip():
            texts.append(piece)
            heads.append(pending)
            pending = None
    return texts, heads, empty if pending is None else [*empty, pending]


def _labels(
    text: str, texts: Sequence[Piece], heads: Sequence[str | None], family: Family, edition: int | None
) -> tuple[list[Evidence], list[str]]:
    """Name the section of each paragraph: by all evidence in prose families, by headings alone in others."""
    if any(kind.cues or kind.openings for kind in family.sections) and len(texts) <= MANY:
        evidences = [evidence(text[p.start : p.end].strip(), p.block.kind, family) for p in texts]
        return evidences, label(evidences, heads, family, edition)
    name = family.sections[0].name  # what stands before the first heading is how such a report begins
    labels = []
    for head in heads:
        name = head or name
        labels.append(name)
    evidences = [Evidence()] * len(texts)
    if texts and heads[0] is None:
        opens, surely, _ = opening(text[texts[0].start : texts[0].end].strip(), family)
        evidences[0] = Evidence(opens=opens, surely=surely)
    return evidences, labels


def _headed(text: str, head: Piece, number: str, family: Family) -> _Run:
    kind = family.section(head.name)
    words = number + text[head.start : head.end].strip()
    how = "run-in heading" if head.run_in else "heading"
    sure = Confidence.HIGH if kind else Confidence.MEDIUM
    run = _Run(head.name, words, how, sure, level=kind.level if kind else head.level, at=head.end)
    run.title = kind.title if kind else words
    return run


def _unheaded(name: str, found: Evidence, following: Sequence[str], family: Family) -> _Run:
    """Say how a section without a heading was found, and how sure that is."""
    kind = family.section(name)
    level = kind.level if kind else 1
    if found.opens == name:
        sure = found.surely and name != "profile"
        sure = sure or (found.surely and following == ["overview"])
        return _Run(name, "", "opening phrase", Confidence.HIGH if sure else Confidence.MEDIUM, level=level)
    if found.list_form and kind and kind.holds == "recommendations":
        return _Run(name, "", "form of a list", Confidence.MEDIUM, level=level)
    if found.best == name:
        return _Run(name, "", "subjects", Confidence.MEDIUM if found.margin > _CLEAR else Confidence.LOW, level=level)
    return _Run(name, "", "order", Confidence.LOW, level=level)


def _doubt(run: _Run, found: Evidence) -> None:
    """A heading over a paragraph that clearly opens another section is not sure any more."""
    if found.opens is not None and found.opens != run.name:
        run.confidence = Confidence.MEDIUM
        run.rival = found.opens


def _doubts(runs: Sequence[_Run], family: Family) -> Iterable[str]:
    for run in runs:
        rival = family.section(run.rival)
        if rival:
            yield f"The heading “{run.heading}” stands over a paragraph that begins like {rival.title}."


def _mixed(runs: Sequence[_Run], family: Family, edition: int | None) -> Iterable[str]:
    """Say of the earliest editions, which tell several subjects in one paragraph, that nothing in them is sure."""
    orders = [o for o in family.orders if edition is not None and o.first <= edition <= o.last]
    if not any(order.mixed for order in orders) or any(run.heading for run in runs):
        return
    for run in runs:
        run.confidence = Confidence.LOW if run.found_by != "opening phrase" else Confidence.MEDIUM
    yield "Editions of this year may tell several subjects in one paragraph; each is put where it begins."


def _temper(runs: Sequence[_Run]) -> None:
    """A section is no surer than the place where the next one begins, for that is where it ends."""
    for run, following in zip(reversed(runs[:-1]), reversed(runs[1:]), strict=True):
        if not following.heading and following.pieces:
            run.confidence = min(run.confidence, following.confidence, key=_ORDER.index)


def _section(text: str, run: _Run, family: Family) -> Section:
    kind = family.section(run.name)
    title = run.title or (kind.title if kind else run.name)
    if not run.pieces:
        return Section(run.name, title, run.heading, run.found_by, run.confidence, "", run.at, run.at, (), run.level)
    start = _strip(text, run.pieces[0])[0]
    end = _strip(text, run.pieces[-1])[1]
    units = make_units(text, run.pieces, kind, family, semicolons=_semicolons(run.heading))
    if any(unit.kind is UnitKind.RECOMMENDATION and tells(unit.text, family) for unit in units):
        run.confidence = min(run.confidence, Confidence.MEDIUM, key=_ORDER.index)
    return Section(
        run.name, title, run.heading, run.found_by, run.confidence, text[start:end], start, end, units, run.level
    )


def _semicolons(heading: str) -> bool | None:
    """Headings since 2019 say "prioritized" and go before sentences; earlier ones go before semicolons."""
    return None if not heading else "priorit" not in heading.lower()


def _around(text: str, pieces: Sequence[Piece], family: Family) -> Iterable[Section]:
    """Give publishers' matter as sections without units: its words stand outside."""
    kind = family.section("other")
    if kind is None:
        return
    group: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and piece.shape not in (Shape.TEXT, Shape.HEADING, Shape.TIER):
            group.append(piece)
            continue
        told = [n for n, one in enumerate(group) if one.shape is not Shape.TITLE]
        if told:
            start, end = _strip(text, group[told[0]])[0], _strip(text, group[told[-1]])[1]
            why = next((p.why for p in group if p.why != "title line"), PUBLISHER)
            yield Section(kind.name, kind.title, "", why, Confidence.MEDIUM, text[start:end], start, end, ())
        group = []


def _strip(text: str, piece: Piece) -> tuple[int, int]:
    body = text[piece.start : piece.end]
    return piece.start + len(body) - len(body.lstrip()), piece.start + len(body.rstrip())


def _outside(text: str, pieces: Sequence[Piece], sections: Sequence[Section]) -> tuple[Outside, ...]:
    """Give everything that no unit holds, in reading order."""
    outside = [
        Outside(piece.why or piece.shape.value, text[piece.start : piece.end].strip(), *_strip(text, piece))
        for piece in pieces
        if piece.shape is not Shape.TEXT
    ]
    outside.extend(_between(text, sections, outside))
    return tuple(sorted((piece for piece in outside if piece.text), key=lambda piece: piece.start))


def _between(text: str, sections: Sequence[Section], outside: Sequence[Outside]) -> Iterable[Outside]:
    """Give the words that no unit and no outside piece holds: what joins the items of a list, and its numbers."""
    units: list[Unit] = [unit for section in sections for unit in section.units]
    spots = sorted([(unit.start, unit.end) for unit in units] + [(o.start, o.end) for o in outside])
    at = 0
    for start, end in [*spots, (len(text), len(text))]:
        gap = text[at:start]
        if gap and any(char.isalnum() for char in gap):
            yield from _cells(gap, at)
        at = max(at, end)


def _cells(gap: str, at: int) -> Iterable[Outside]:
    """Part what stands between two units: the cells beside the items of a table are pieces of their own."""
    for found in _CELL.finditer(gap):
        words = found[0].strip()
        if words:
            start = at + found.start() + len(found[0]) - len(found[0].lstrip())
            why = "beside an item" if "|" in gap else "between items"
            yield Outside(why, words, start, start + len(words))
