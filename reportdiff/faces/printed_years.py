"""The years that a publisher prints beside a recommendation, in words."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.faces.wording import Wording
from reportdiff.model import Printed


def words(printed: Printed, w: Wording, *, known: bool = False) -> str:
    """Say which years the publisher prints, and where pairing differs.

    Args:
        printed: the years.
        w: the language.
        known: whether to say also that the two agree.
    """
    told = [w.say("printed.years", years=spans(printed.years, w))]
    if printed.not_found:
        told.append(w.say("printed.not_found", years=spans(printed.not_found, w)))
    if printed.not_printed:
        told.append(w.say("printed.not_printed", years=spans(printed.not_printed, w)))
    if known and printed.agrees:
        told.append(w.say("printed.agrees"))
    return w.say("list.semicolon").join(told)


def spans(years: Sequence[int], w: Wording) -> str:
    """Write years as a list of spans: "2010, 2012–2014"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    told = (str(run[0]) if len(run) == 1 else w.say("printed.span", first=run[0], last=run[-1]) for run in runs)
    return w.say("list.comma").join(told)
