"""A Comparison -> text for a terminal: the answer first, then the figures, the fates, the changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportdiff.faces import rows
from reportdiff.faces.editions import edition
from reportdiff.faces.ink import Ink, table
from reportdiff.faces.safe import visible
from reportdiff.faces.selection import differs
from reportdiff.faces.status import change_status
from reportdiff.faces.summary import sentences
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Comparison, Fate, Kept, Mark, SectionChange, Span

_ORDER = (Fate.NEW, Fate.RETURNED, Fate.DROPPED, Fate.REWORDED, Fate.SPLIT, Fate.MERGED, Fate.KEPT)
_SIGN = {"added": "+", "removed": "-", "kept": "=", "reworded": "~", "split": "<", "merged": ">"}
_COLUMNS = 50, 28, 28, 24, 34, 24  # characters of a figure's name, values, change, status and place in a table


def comparison(
    shown: Comparison,
    *,
    color: bool = False,
    unchanged: bool = False,
    explain: bool = False,
    width: int = 100,
) -> str:
    """Write a comparison for a terminal.

    Args:
        shown: what to show.
        color: mark words by colour, otherwise as ``[-old-]{+new+}``.
        unchanged: show unchanged text instead of counting it.
        explain: say under each pair why it was paired and which runner-up was rejected.
        width: characters to a line.
    """
    ink, w = Ink(color, width), english()
    parts = [_head(shown, ink, w), _main_changes(shown, ink, w)]
    if not (differs(shown) or unchanged):
        return "\n\n".join(parts) + "\n"
    parts += [
        _sections(shown, ink, w),
        _figures(shown, ink, w),
        _recommendations(shown, ink, w),
        _changes(shown, ink, w, unchanged=unchanged, explain=explain),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(shown: Comparison, ink: Ink, w: Wording) -> str:
    lines = [ink.bold(visible(rows.heading(shown, w))), ""]
    lines.append(ink.paragraph(rows.how_sure(shown, w)))
    lines.append(ink.paragraph(w.say("text.absence")))
    lines.extend(ink.paragraph(w.say("text.note", note=note), rest="  ") for note in shown.notes)
    return "\n".join(lines)


def _main_changes(shown: Comparison, ink: Ink, w: Wording) -> str:
    lines = [ink.bold(w.say("text.main_changes"))]
    for number, sentence in enumerate(sentences(shown, w), 1):
        where = "; ".join(
            dict.fromkeys(
                w.say("place.section_paragraph", section=p.section, paragraph=p.paragraph) for p in sentence.places
            )
        )
        text = f"{sentence.text}  [{where}]" if where else sentence.text
        lines.append(ink.paragraph(text, first=f"{number:>3}  ", rest="     "))
    return "\n".join(lines)


def _sections(shown: Comparison, ink: Ink, w: Wording) -> str:
    if not shown.sections:
        return ""
    listed = []
    for section in shown.sections:
        if not section.changes:
            continue  # a heading that only holds parts of its own
        grades = ""
        if section.old_grade and section.new_grade and section.old_grade != section.new_grade:
            grades = w.say("text.grades", old=section.old_grade, new=section.new_grade)
        listed.append((visible(section.title), rows.section_counts(section, shown, w), grades))
    lines = [f"  {line}" for line in table(listed)]
    if any(len(line) > ink.width for line in lines):  # too wide for columns: the counts under each title
        lines = [
            line
            for title, *counts in listed
            for line in (f"  {title}", ink.paragraph("  ".join(filter(None, counts)), first="    ", rest="      "))
        ]
    return "\n".join([ink.bold(w.say("text.sections")), *lines])


def _figures(shown: Comparison, ink: Ink, w: Wording) -> str:
    listed = list(rows.figure_rows(shown, w))
    if not listed:
        return ""
    old, new = edition(shown.old, "old", w), edition(shown.new, "new", w)
    header = (w.say("column.what"), old, new, w.say("column.change"), w.say("column.status"), w.say("column.where"))
    cells = [tuple(visible(part) for part in (r.what, r.old, r.new, r.change, r.status, r.where)) for r in listed]
    short = [tuple(_cut(part, size) for part, size in zip(row, _COLUMNS, strict=True)) for row in cells]
    lines = [f"  {line}" for line in table([header, *short], right=frozenset({1, 2, 3}))]
    lines[0] = ink.dim(lines[0])
    if any(len(line) > ink.width for line in lines):  # too wide for columns
        lines = [_in_line(row, (old, new), ink) for row in cells]
    return "\n".join([ink.bold(w.say("text.figures")), *lines])


def _in_line(row: tuple[str, ...], editions: tuple[str, str], ink: Ink) -> str:
    """Write a figure as a line of its own: its name, values, change, status and place."""
    what, old, new, change, status, where = row
    values = f"{old} → {new}" if old and new else f"{editions[0]}: {old}" if old else f"{editions[1]}: {new}"
    told = ", ".join(filter(None, [values if old or new else "", change, status]))
    return ink.paragraph(f"{what}: {told}  [{where}]", first="  ", rest="    ")


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"


def _recommendations(shown: Comparison, ink: Ink, w: Wording) -> str:
    if not shown.recommendations:
        return ""
    lines = [ink.bold(w.say("text.recommendations"))]
    for one in sorted(shown.recommendations, key=lambda r: _ORDER.index(r.fate)):
        label = rows.recommendation_label(one, shown, w)
        sign = _SIGN[change_status(one.change)]
        spans = (Span(Mark.SAME, f"{label}: "), *rows.spans_of(one.change))
        lines.append(ink.spans(spans, first=f"  {sign} ", rest="    "))
    return "\n".join(lines)


def _changes(shown: Comparison, ink: Ink, w: Wording, *, unchanged: bool, explain: bool) -> str:
    if not shown.sections:
        return ""
    titles = {s.name: s.title for report in (shown.old, shown.new) for s in report.sections}
    why = _explanations(shown) if explain else {}
    lines = [ink.bold(w.say("text.changes"))]
    for section in shown.sections if explain else rows.without_told(shown):
        lines += ["", ink.bold(visible(section.title))]
        lines += _section_lines(section, titles, ink, w, why, shown=shown, unchanged=unchanged)
    return "\n".join(lines)


def _section_lines(  # noqa: PLR0913 - what is shown, and how, each said once
    section: SectionChange,
    titles: dict[str, str],
    ink: Ink,
    w: Wording,
    why: dict[str, tuple[str, ...]],
    *,
    shown: Comparison,
    unchanged: bool,
) -> Iterator[str]:
    """Write the changes of a section; runs of unchanged text are counted unless asked for."""
    for is_quiet, run in groupby(section.changes, key=lambda c: rows.quiet(c) and not unchanged):
        changes = tuple(run)
        if is_quiet:
            yield ink.dim(f"  = {rows.quiet_counts(changes, w)}")
            continue
        for change in changes:
            label = rows.change_label(change, shown, titles, w)
            spans = (Span(Mark.SAME, f"{label}: "), *rows.spans_of(change))
            yield ink.spans(spans, first=f"  {_SIGN[change_status(change)]} ", rest="    ")
            if not isinstance(change, Kept):
                yield from (
                    ink.dim(ink.paragraph(line, first="      ", rest="        ")) for line in why.get(change.id, ())
                )


def _explanations(shown: Comparison) -> dict[str, tuple[str, ...]]:
    """Give for each change the sentences that say why it was paired."""
    from reportdiff.faces.reasons import reasons  # noqa: PLC0415 - pairs everything once more: only when asked

    return reasons(shown)
