"""What became of each source that was to be added -> a table for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdiff.adding import Added, Outcome, Refused, Skipped
from reportdiff.faces.ink import table as columns
from reportdiff.faces.safe import visible
from reportdiff.faces.wording import Wording, english


def table(outcomes: Sequence[Outcome]) -> str:
    """Lay the outcomes out, one a row, with how many were added, skipped and refused below.

    Args:
        outcomes: what ``add_sources`` gave.
    """
    w = english()
    header = tuple(w.say(f"added.{name}") for name in ("status", "path", "source", "why"))
    rows = [tuple(visible(cell) for cell in _row(one, w)) for one in outcomes]
    counts = Counter(_status(one) for one in outcomes)
    told = tuple(f"{n} {w.say(f'added.{status}')}" for status, n in sorted(counts.items()))
    return "\n".join([*columns([header, *rows]), "", w.listed(told) or w.say("added.nothing")]) + "\n"


def _status(one: Outcome) -> str:
    match one:
        case Added():
            return "replaced" if one.replaced else "new"
        case Skipped():
            return "skipped"
        case Refused():
            return "refused"


def _row(one: Outcome, w: Wording) -> tuple[str, str, str, str]:
    status = w.say(f"added.{_status(one)}")
    match one:
        case Added():
            return status, one.path, one.source, "; ".join(one.notes)
        case Skipped():
            return status, one.path, one.source, one.why
        case Refused():
            return status, "", one.source, f"{one.why}; {one.hint}" if one.hint else one.why
