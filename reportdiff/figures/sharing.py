"""Numbers that share the unit told at the end of their list: "three, five, and seven years", "50 or 60 victims"."""

from __future__ import annotations

from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.number_tables import OPENERS, Number
from reportdiff.figures.number_words import read_number
from reportdiff.figures.ranges import Amount
from reportdiff.figures.tokens import YEAR, Tokens, word_set
from reportdiff.figures.units import Kind, UnitRead, unit_after

_BEFORE_LENGTH = word_set("of to for between from received serve serving served than least most and after or ,")
_BEFORE_PERCENT = _BEFORE_LENGTH | word_set("were was are is by at")
_LONGEST = 6  # numbers in a list


def shared_unit(t: Tokens, amount: Amount) -> UnitRead | None:
    """The unit that a number shares with the last number of its list, or of the pair "from 12 to 15 years".

    A length of time or a percentage; ``None`` where nothing is shared.
    """
    before = t.word(amount.told.first - 1)
    if before == "from" and t.word(amount.after) == "to":
        other = _number_at(t, amount.after + 1)
        unit = None if other is None else unit_after(t, other.after)
        return unit if unit is not None and unit.kind in {Kind.TIME, Kind.PERCENT} else None
    end = _end_of_list(t, amount) if before in _BEFORE_PERCENT or before == "," else None
    unit = None if end is None else unit_after(t, end)
    if unit is None or (unit.kind is not Kind.PERCENT and (unit.kind is not Kind.TIME or before not in _BEFORE_LENGTH)):
        return None
    return unit


def shared_noun(t: Tokens, amount: Amount) -> Counted | None:
    """The noun that two numbers share: "50 or 60 victims", "from 12 to 15 victims"."""
    pair = t.word(amount.first - 1) == "from" and t.word(amount.after) == "to"
    if t.word(amount.after) == "," and (end := _end_of_list(t, amount)) is not None:  # "with 10, 12, and 16 beds"
        joined = any(t.words[k] in {"and", "or"} for k in range(amount.after, end))
        listed = counted(t, end, one=False)
        return listed if joined and listed.unit is not None and listed.first == end else None
    other = _number_at(t, amount.after + 1) if pair or t.word(amount.after) == "or" else None
    noun = None if other is None else counted(t, other.after, one=False)
    return (
        noun if noun is not None and other is not None and noun.unit is not None and noun.first == other.after else None
    )


def _number_at(t: Tokens, at: int) -> Number | None:
    """A plain number at ``at``: no ordinal, share or year."""
    if not (t.is_numeral(at) or t.word(at) in OPENERS):
        return None
    number = read_number(t, at)
    plain = number is not None and not number.ordinal and not number.share and not YEAR.fullmatch(t.word(at))
    return number if plain else None


def _end_of_list(t: Tokens, amount: Amount) -> int | None:
    """The token behind the last number of the list that begins with this one; ``None`` where there is no list."""
    at = amount.after
    at += t.word(at) == "-" and t.touches(at) and t.word(at + 1) in {"or", "and", "to"}  # "20- or 25-year terms"
    for _ in range(_LONGEST):
        joint = at
        joint += t.word(joint) == ","
        joint += t.word(joint) in {"and", "or"}
        number = None if joint == at else _number_at(t, joint)
        if number is None:
            break
        at = number.after
    return None if at == amount.after else at
