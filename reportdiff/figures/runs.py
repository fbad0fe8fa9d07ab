"""Runs of years told with an ordinal: "for the fifth consecutive year" is a run of five years."""

from __future__ import annotations

from reportdiff.figures.persons import plural
from reportdiff.figures.quantities import Quantity
from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.figures.units import Kind, time_unit

_RUNNING = word_set("consecutive straight successive")


def run_of(t: Tokens, quantity: Quantity) -> Quantity | None:
    """The run that an ordinal counts, as a length of time, or ``None`` where it only gives a rank."""
    if not quantity.number.ordinal:
        return None
    after = quantity.number.after
    running = t.word(after) in _RUNNING
    after += running
    if t.word(after) == "reporting" and t.word(after + 1) == "period":
        noun, end = "reporting periods", after + 2
    elif (timed := time_unit(t.word(after))) is not None:
        noun, end = timed[0], after + 1
    elif running and t.word(after).isalpha():
        noun, end = plural(t.word(after)), after + 1
    else:
        return None
    if not running:
        behind = t.words[end : end + 3]
        if behind[:1] != ["running"] and behind != ["in", "a", "row"]:
            return None
        end += len(behind) if behind[0] == "in" else 1
    return Quantity(quantity.value, noun, Kind.TIME, quantity.first, end, quantity.number)
