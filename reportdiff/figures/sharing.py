"""Numbers that share the unit told at the end of their list: "three, five, and seven years", "50 or 60 victims"."""

from __future__ import annotations

from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.number_tables import OPENERS
from reportdiff.figures.number_words import read_number
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import YEAR, Tokens, word_set
from reportdiff.figures.units import Kind, UnitRead, unit_after

_BEFORE_LENGTH = word_set("of to for between from received serve serving served than least most and after or")
_LONGEST = 6  # numbers in a list


def shared_length(t: Tokens, amount: Amount) -> UnitRead | None:
    """The unit of time that a list of numbers leads to, if the number before token ``after`` is in such a list."""
    if t.word(amount.first - 1) not in _BEFORE_LENGTH and t.word(amount.first - 1) != ",":
        return None
    end = _end_of_list(t, amount)
    unit = None if end is None else unit_after(t, end)
    return unit if unit is not None and unit.kind is Kind.TIME else None


def shared_noun(t: Tokens, amount: Amount) -> Counted | None:
    """The noun that two numbers joined by "or" share."""
    end = _end_of_list(t, amount) if t.word(amount.after) == "or" else None
    noun = None if end is None else counted(t, end, one=False)
    return noun if noun is not None and noun.unit is not None and noun.first == end else None


def _end_of_list(t: Tokens, amount: Amount) -> int | None:
    """The token behind the last number of the list that begins with this one; ``None`` where there is no list."""
    at = amount.after
    for _ in range(_LONGEST):
        joint = at
        joint += t.word(joint) == ","
        joint += t.word(joint) in {"and", "or"}
        if joint == at or not (t.is_numeral(joint) or t.word(joint) in OPENERS):
            break
        number = read_number(t, joint)
        if number is None or number.ordinal or number.share or YEAR.fullmatch(t.word(joint)):
            break
        at = number.after
    return None if at == amount.after else at
