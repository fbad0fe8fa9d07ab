"""Two quantities that make one figure: "between five months and 5.5 years", "three to eight years", "10-15%"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportdiff.figures.compound import completed
from reportdiff.figures.number_tables import Number, exact
from reportdiff.figures.qualifiers import LOWER, UPPER, qualifier_before, qualifier_behind
from reportdiff.figures.quantities import Quantity, may_open, read_quantity
from reportdiff.figures.tokens import YEAR, Tokens, word_set
from reportdiff.figures.units import MONTHS, Kind
from reportdiff.model import Qualifier

_DASHES = frozenset("-–‐‑~")
_OPENERS = word_set("between from ranging ranged range ranges")
#: Words of change: "from nine to 89" beside them are two figures, not a range.
_CHANGES = word_set(
    """
    increase increased increases increasing decrease decreased decreases decreasing rise rose risen rising fall
    fell fallen falling grow grew grown growing drop dropped dropping reduce reduced reducing decline declined
    raise raised raising lower lowered expand expanded expanding cut change changed changing went gone moved up
    down improved upgraded doubled tripled quadrupled shortened lengthened extended shrank shrunk jumped climbed
    slid
    """
)
_BEFORE_SECOND = word_set(
    "the about around approximately up to over well more than as much many a an nearly $ € £ ₦ us - −"
)
_INSIDE_OPENER = word_set("a the about approximately anywhere around age ages")
_REACH = 14  # tokens back to a word of change


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure says: the ends, the unit and how exact. Tokens ``first`` up to ``after``.

    ``low`` holds the number told; ``high`` equals it except in a range, and is ``None`` where the
    top end is open ("at least 30"). ``last`` is the quantity told last, ``number`` the one told first.
    """

    low: float | None
    high: float | None
    unit: str | None
    kind: Kind
    qualifier: Qualifier
    first: int
    after: int
    told: Quantity
    last: Quantity

    @classmethod
    def untold(cls, first: int, after: int) -> Amount:
        """A count whose number was not told ("dozens of")."""
        nothing = Quantity(0.0, None, Kind.COUNT, first, after, Number(0.0, first, after))
        return cls(None, None, None, Kind.COUNT, Qualifier.NONE, first, after, nothing, nothing)


def read_amount(t: Tokens, quantity: Quantity, floor: int = 0) -> Amount:
    """Read on from a first quantity: its other end, and what qualifies it. Nothing before ``floor`` is used."""
    whole = completed(t, quantity)
    joined = _range(t, quantity if quantity.kind is Kind.COUNT else whole, floor)
    if joined is not None:
        return joined
    first, qualifier = qualifier_before(t, whole.first, floor)
    if qualifier is Qualifier.EXACT and quantity.number.scaled and "couple" in t.words[whole.first : whole.first + 2]:
        qualifier = Qualifier.ABOUT
    after = whole.after
    behind = qualifier_behind(t, after)
    if behind is not None and qualifier in {Qualifier.EXACT, Qualifier.ABOUT}:
        after, qualifier = behind
    high = None if qualifier in LOWER else whole.value
    single = Amount(whole.value, high, whole.unit, whole.kind, qualifier, first, after, quantity, whole)
    return _two_bounds(t, single) if qualifier in LOWER | UPPER else single


def _two_bounds(t: Tokens, one: Amount) -> Amount:
    """As in "no less than 20 and no more than 50": both bounds make one range."""
    at = one.after
    at += t.word(at) == ","
    at += t.word(at) in {"and", "but"}
    if at == one.after:
        return one
    for here in range(at + 1, min(at + 6, len(t))):
        if not may_open(t, here) or (other := read_quantity(t, here, at)) is None:
            continue
        begin, qualifier = qualifier_before(t, other.first, at)
        opposite = qualifier in (UPPER if one.qualifier in LOWER else LOWER)
        alike = other.kind is one.kind or one.unit is None
        told = one.told.value
        low, high = (told, other.value) if qualifier in UPPER else (other.value, told)
        if begin != at or not opposite or not alike or low >= high:
            return one
        return Amount(low, high, other.unit, other.kind, Qualifier.RANGE, one.first, other.after, one.told, other)
    return one


def _range(t: Tokens, low: Quantity, floor: int) -> Amount | None:
    """Join a second quantity with "to", "and" (after "between"), or a dash that touches both."""
    at = low.after
    at += t.word(at) == "-" and t.touches(at) and not t.touches(at + 1)  # "an eight- to 15-year sentence"
    joint = t.word(at)
    opener, begin = _opener(t, low.first, floor)
    dashed = joint in _DASHES and (joint == "~" or (t.touches(at) and t.touches(at + 1)))
    through = joint == "through" and (opener or t.word(low.first - 1) in {"age", "ages"})
    if not (joint == "to" or dashed or through or (joint == "and" and opener)):
        return None
    at += 1
    while (
        t.word(at) in _BEFORE_SECOND and at < low.after + _REACH // 2 and not (may_open(t, at) and read_quantity(t, at))
    ):
        at += 1
    high = read_quantity(t, at, low.after + 1) if at < len(t) and may_open(t, at) else None
    if high is None:
        return None
    high = completed(t, high) if high.kind is not Kind.COUNT else high
    if joint == "to" and _one_by_one(t, low, high):
        return None
    if not _alike(t, low, high) or (dashed and low.kind is Kind.TIME) or _only_low_is_year(t, low, high):
        return None
    if joint == "to" and (t.word(low.first - 1) == "by" or opener == "from") and _changed(t, low.first):
        return None
    return _joined(low, high, begin)


def _opener(t: Tokens, first: int, floor: int) -> tuple[str, int]:
    """The word that opens a range before its first number, and where it stands."""
    at = first - 1
    while at > floor and (t.words[at] in _INSIDE_OPENER or (t.words[at] == "of" and t.words[at - 1] == "ages")):
        at -= 1
    return (t.words[at], at) if at >= floor and t.word(at) in _OPENERS else ("", first)


def _alike(t: Tokens, low: Quantity, high: Quantity) -> bool:
    """Whether two quantities can be the ends of one range: the same kind, or one that leaves its unit out."""
    if low.number.ordinal != high.number.ordinal:
        return False
    if low.kind is Kind.MONEY and high.kind is Kind.COUNT:
        return not t.word(high.after)[:1].isalnum()  # "$1,000-5,500"
    return low.kind is high.kind or (low.unit is None and low.number.share == high.number.share)


def _one_by_one(t: Tokens, low: Quantity, high: Quantity) -> bool:
    """As in "sentenced one to 12 years and another to 20": persons, each with a length."""
    at = high.after + (t.word(high.after) == ",")
    at += t.word(at) == "and"
    return t.word(low.first) == "one" and t.word(at) in {"one", "another", "two", "three"} and t.word(at + 1) == "to"


def _only_low_is_year(t: Tokens, low: Quantity, high: Quantity) -> bool:
    """As in "from 47,766 in 2019 to 23,258": a year is no end of a range of counts."""
    years = [q.kind is Kind.COUNT and YEAR.fullmatch(t.words[q.number.first]) is not None for q in (low, high)]
    return years == [True, False]


def _changed(t: Tokens, first: int) -> bool:
    """Whether words of change stand before "from" in the clause: "increased staff from nine to 89"."""
    for back in range(first - 2, max(first - _REACH, 0) - 1, -1):
        word = t.words[back]
        if word in {";", ".", ":"} or word.startswith("rang"):
            return False
        if word in _CHANGES:
            return True
    return False


def _joined(low: Quantity, high: Quantity, begin: int) -> Amount | None:
    """Put both ends into one unit: that of the low end where it has one, else that of the high end."""
    unit, kind = (low.unit, low.kind) if low.unit is not None else (high.unit, high.kind)
    bottom, top = low.value, high.value
    if low.unit != high.unit and low.unit in MONTHS and high.unit in MONTHS:
        top = round(top * MONTHS[high.unit] / MONTHS[low.unit], 6)
    if high.number.scaled and not low.number.scaled and bottom * high.number.scale <= top:
        bottom = exact(bottom * high.number.scale)  # "10 to 15 million": the scale word serves both ends
    if low.unit is None and high.kind is Kind.TIME and high.unit == "years" and high.number.value != high.value:
        bottom = exact(bottom * high.value / high.number.value)  # "two to three decades"
    if bottom > top:
        return None
    return Amount(bottom, top, unit, kind, Qualifier.RANGE, begin, high.after, low, replace(high, first=low.first))
