"""A Comparison -> Markdown that can be pasted into an issue, a memo or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from reportdiff.faces import rows
from reportdiff.faces.editions import edition
from reportdiff.faces.safe import visible
from reportdiff.faces.summary import sentences
from reportdiff.faces.wording import Wording, english
from reportdiff.model import Comparison, Mark, Span

# Everything that could start markup, a link, raw HTML or a table cell anywhere in a line.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])|^(?=[+\-=])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
_MARKS = {Mark.SAME: ("", ""), Mark.REMOVED: ("~~", "~~"), Mark.ADDED: ("**", "**")}


def comparison(shown: Comparison, *, unchanged: bool = False) -> str:
    """Write a comparison as CommonMark (with GitHub's tables and strike-through).

    Args:
        shown: what to show.
        unchanged: show unchanged text instead of counting it.

    Returns:
        Markdown in which no word of a report can act as markup.
    """
    w = english()
    parts = [
        f"# {plain(rows.heading(shown, w))}",
        plain(rows.how_sure(shown, w)),
        plain(w.say("text.absence")),
        *(plain(w.say("text.note", note=note)) for note in shown.notes),
        f"## {w.say('markdown.main_changes')}",
        "\n".join(f"{n}. {plain(s.text)}" for n, s in enumerate(sentences(shown, w), 1)),
    ]
    parts += [*_figures(shown, w), *_recommendations(shown, w), *_changes(shown, w, unchanged=unchanged)]
    return "\n\n".join(parts) + "\n"


def plain(text: str) -> str:
    """Escape report text so that it reads as it stands."""
    return _MARKUP.sub(_escaped, " ".join(visible(text).split()))


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found.group()


def marked(spans: tuple[Span, ...]) -> str:
    """Write marked words: added bold, removed struck through, never across white space at an edge."""
    out = []
    for span in spans:
        before, after = _MARKS[span.mark]
        text = re.sub(r"\s+", " ", visible(span.text))
        core = text.strip()
        if not core or not before:
            out.append(_MARKUP.sub(_escaped, text))
            continue
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        out.append(lead + before + plain(core) + after + tail)
    return "".join(out)


def _figures(shown: Comparison, w: Wording) -> Iterator[str]:
    listed = list(rows.figure_rows(shown, w))
    if not listed:
        return
    yield f"## {w.say('markdown.figures')}"
    old, new = edition(shown.old, "old", w), edition(shown.new, "new", w)
    header = (w.say("column.what"), old, new, w.say("column.change"), w.say("column.status"), w.say("column.where"))
    lines = [_row(header), "| --- | ---: | ---: | ---: | --- | --- |"]
    lines += [_row((r.what, r.old, r.new, r.change, r.status, r.where)) for r in listed]
    yield "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(plain(cell) for cell in cells) + " |"


def _recommendations(shown: Comparison, w: Wording) -> Iterator[str]:
    if not shown.recommendations:
        return
    yield f"## {w.say('markdown.recommendations')}"
    yield "\n".join(
        f"- *{plain(rows.recommendation_label(one, shown, w))}*: {marked(rows.spans_of(one.change))}"
        for one in shown.recommendations
    )


def _changes(shown: Comparison, w: Wording, *, unchanged: bool) -> Iterator[str]:
    titles = {s.name: s.title for report in (shown.old, shown.new) for s in report.sections}
    for section in rows.without_told(shown):
        yield f"## {plain(section.title)}"
        yield f"*{plain(rows.section_counts(section, shown, w))}*"
        lines = []
        for is_quiet, run in groupby(section.changes, key=lambda c: rows.quiet(c) and not unchanged):
            changes = tuple(run)
            if is_quiet:
                lines.append(f"- *{plain(rows.quiet_counts(changes, w))}*")
                continue
            lines += [
                f"- *{plain(rows.change_label(c, shown, titles, w))}*: {marked(rows.spans_of(c))}" for c in changes
            ]
        if lines:
            yield "\n".join(lines)
