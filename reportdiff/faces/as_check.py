"""Problems of a library -> a table for the terminal, CSV, or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.faces.as_csv import table
from reportdiff.faces.as_json import encode
from reportdiff.faces.documents import CheckDocument, ProblemDoc
from reportdiff.faces.ink import table as columns
from reportdiff.faces.safe import visible
from reportdiff.faces.wording import english
from reportdiff.library import Problem

COLUMNS = ("kind", "country", "edition", "path", "text")


def text(problems: Sequence[Problem]) -> str:
    """Lay the problems out for the terminal; one line says so when there are none."""
    w = english()
    if not problems:
        return w.say("check.none") + "\n"
    header = tuple(w.say(f"check.{name}") for name in COLUMNS)
    rows = [(p.kind.value, p.country or "", str(p.edition or ""), p.path, p.text) for p in problems]
    return "\n".join(columns([header, *(tuple(visible(c) for c in row) for row in rows)])) + "\n"


def csv(problems: Sequence[Problem]) -> str:
    """Write the problems as CSV."""
    return table(
        COLUMNS,
        (
            {"kind": p.kind.value, "country": p.country, "edition": p.edition, "path": p.path, "text": p.text}
            for p in problems
        ),
    )


def json(problems: Sequence[Problem]) -> str:
    """Write the problems as JSON."""
    return encode(CheckDocument([ProblemDoc(p.kind.value, p.path, p.country, p.edition, p.text) for p in problems]))
