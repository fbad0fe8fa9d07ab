"""Two quantities that make one figure, and the words that say how exact a figure is.

"between five months and 5.5 years", "three to eight years", "at least 30", "five or more".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportdiff.figures.quantities import Quantity, read_quantity
from reportdiff.figures.tokens import Tokens
from reportdiff.figures.units import MONTHS, Kind
from reportdiff.model import Qualifier

_DASHES = frozenset("-–—‐‑~")
#: Words of change: "from nine to 89" beside them are two figures, not a range.
_CHANGES = frozenset(
    """increase increased increases increasing decrease decreased decreases decreasing rise rose risen rising fall fell
    fallen falling grow grew grown growing drop dropped dropping reduce reduced reducing decline declined raise raised
    raising lower lowered expand expanded expanding cut change changed changing went gone moved up down improved
    upgraded doubled tripled quadrupled shortened lengthened extended shrank shrunk jumped climbed slid""".split()
)
_BEFORE = sorted(
    {
        "at least": Qualifier.AT_LEAST, "a minimum of": Qualifier.AT_LEAST, "minimum of": Qualifier.AT_LEAST,
        "no fewer than": Qualifier.AT_LEAST, "not fewer than": Qualifier.AT_LEAST, "no less than": Qualifier.AT_LEAST,
        "not less than": Qualifier.AT_LEAST, "minimum": Qualifier.AT_LEAST, "starting at": Qualifier.AT_LEAST,
        "greater than or equal to": Qualifier.AT_LEAST, "more than or equal to": Qualifier.AT_LEAST, "≥": Qualifier.AT_LEAST,
        "more than": Qualifier.MORE_THAN, "over": Qualifier.MORE_THAN, "above": Qualifier.MORE_THAN,
        "greater than": Qualifier.MORE_THAN, "larger than": Qualifier.MORE_THAN, "higher than": Qualifier.MORE_THAN,
        "exceeding": Qualifier.MORE_THAN, "exceeded": Qualifier.MORE_THAN, "exceeds": Qualifier.MORE_THAN,
        "in excess of": Qualifier.MORE_THAN, "upwards of": Qualifier.MORE_THAN, "upward of": Qualifier.MORE_THAN,
        "longer than": Qualifier.MORE_THAN, "older than": Qualifier.MORE_THAN, "beyond": Qualifier.MORE_THAN,
        "well over": Qualifier.MORE_THAN, "just over": Qualifier.MORE_THAN, ">": Qualifier.MORE_THAN,
        "up to": Qualifier.AT_MOST, "at most": Qualifier.AT_MOST, "a maximum of": Qualifier.AT_MOST,
        "maximum of": Qualifier.AT_MOST, "no more than": Qualifier.AT_MOST, "not more than": Qualifier.AT_MOST,
        "not exceeding": Qualifier.AT_MOST, "as many as": Qualifier.AT_MOST, "as much as": Qualifier.AT_MOST,
        "maximum": Qualifier.AT_MOST, "not to exceed": Qualifier.AT_MOST, "no longer than": Qualifier.AT_MOST,
        "as high as": Qualifier.AT_MOST, "≤": Qualifier.AT_MOST, "less than or equal to": Qualifier.AT_MOST,
        "as few as": Qualifier.AT_LEAST, "as little as": Qualifier.AT_LEAST, "as low as": Qualifier.AT_LEAST,
        "as young as": Qualifier.AT_LEAST, "does not exceed": Qualifier.AT_MOST, "did not exceed": Qualifier.AT_MOST,
        "less than": Qualifier.LESS_THAN, "fewer than": Qualifier.LESS_THAN, "under": Qualifier.LESS_THAN,
        "below": Qualifier.LESS_THAN, "smaller than": Qualifier.LESS_THAN, "lower than": Qualifier.LESS_THAN,
        "shorter than": Qualifier.LESS_THAN, "younger than": Qualifier.LESS_THAN, "<": Qualifier.LESS_THAN,
        "just under": Qualifier.LESS_THAN, "well under": Qualifier.LESS_THAN,
        "about": Qualifier.ABOUT, "around": Qualifier.ABOUT, "approximately": Qualifier.ABOUT, "roughly": Qualifier.ABOUT,
        "nearly": Qualifier.ABOUT, "almost": Qualifier.ABOUT, "some": Qualifier.ABOUT, "an estimated": Qualifier.ABOUT,
        "estimated": Qualifier.ABOUT, "estimated at": Qualifier.ABOUT, "close to": Qualifier.ABOUT, "circa": Qualifier.ABOUT,
        "approx": Qualifier.ABOUT, "approx .": Qualifier.ABOUT, "~": Qualifier.ABOUT, "≈": Qualifier.ABOUT,
        "approximate": Qualifier.ABOUT, "in the order of": Qualifier.ABOUT, "virtually": Qualifier.ABOUT, "ca .": Qualifier.ABOUT,
    }.items(),
    key=lambda pair: -len(pair[0].split()),
)  # fmt: skip
_BY_LAST: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
for _phrase, _qualifier in _BEFORE:
    _words = tuple(_phrase.split())
    _BY_LAST.setdefault(_words[-1], []).append((_words, _qualifier))
_SKIPPED = frozenset("the a an equivalent of only just additional another further all total".split())
_BEHIND = {
    "more": Qualifier.AT_LEAST, "above": Qualifier.AT_LEAST, "over": Qualifier.AT_LEAST, "greater": Qualifier.AT_LEAST,
    "older": Qualifier.AT_LEAST, "longer": Qualifier.AT_LEAST, "higher": Qualifier.AT_LEAST, "up": Qualifier.AT_LEAST,
    "less": Qualifier.AT_MOST, "fewer": Qualifier.AT_MOST, "under": Qualifier.AT_MOST, "below": Qualifier.AT_MOST,
    "younger": Qualifier.AT_MOST, "lower": Qualifier.AT_MOST, "so": Qualifier.ABOUT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure says: the ends, the unit and how exact. Tokens ``first`` up to ``after``.

    ``low`` holds the number told; ``high`` equals it except in a range, and is ``None`` where the
    top end is open ("at least 30").
    """

    low: float
    high: float | None
    unit: str | None
    kind: Kind
    qualifier: Qualifier
    first: int
    after: int
    last: Quantity


def read_amount(t: Tokens, quantity: Quantity) -> Amount:
    """Read on from a first quantity: the other end of a range, and what qualifies it."""
    joined = _range(t, quantity)
    if joined is not None:
        return joined
    first, qualifier = qualifier_before(t, quantity.first)
    after = quantity.after
    behind = _behind(t, after)
    if behind is not None and qualifier in {Qualifier.EXACT, Qualifier.ABOUT}:
        qualifier, after = behind
    if t.word(after) == "+" and t.touches(after):
        qualifier, after = Qualifier.AT_LEAST, after + 1
    high = None if qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN} else quantity.value
    return Amount(quantity.value, high, quantity.unit, quantity.kind, qualifier, first, after, quantity)


def qualifier_before(t: Tokens, first: int) -> tuple[int, Qualifier]:
    """The qualifying words that end before token ``first``: where they begin, and what they say."""
    at = first
    while t.word(at - 1) in _SKIPPED and at > 0:
        at -= 1
    for where in dict.fromkeys((first, at)):
        for words, qualifier in _BY_LAST.get(t.word(where - 1), ()):
            begin = where - len(words)
            if begin >= 0 and tuple(t.words[begin:where]) == words and not _other_sense(t, begin, words, first):
                return begin, qualifier
    return first, _legal_bound(t, at)


def _other_sense(t: Tokens, begin: int, words: tuple[str, ...], first: int) -> bool:
    """Words that do not always qualify: "over the past two years", "under article 5", "up to"."""
    if words in {("over",), ("under",), ("above",), ("below",), ("beyond",)}:
        return t.word(begin + 1) in {"the", "a", "an", "all", "another"} and begin + 1 < first
    if words == ("some",):
        return begin + 1 < first
    return words == ("around",) and t.word(begin + 1) == "the"


def _legal_bound(t: Tokens, at: int) -> Qualifier:
    """ "a maximum sentence of 12 years", "a minimum punishment of 15 years"."""
    if t.word(at - 1) == "of":
        for back in range(at - 2, max(at - 7, -1), -1):
            match t.word(back):
                case "maximum":
                    return Qualifier.AT_MOST
                case "minimum":
                    return Qualifier.AT_LEAST
                case "," | "." | ";" | "of":
                    break
                case _:
                    continue
    return Qualifier.EXACT


def _behind(t: Tokens, after: int) -> tuple[Qualifier, int] | None:
    """ "five or more", "18 and above", "ten or so"."""
    at = after
    if t.word(at) in {"or", "and"} and t.word(at + 1) in _BEHIND:
        if t.word(at) == "and" and t.word(at + 1) == "so":
            return None
        if (
            t.word(at) == "and"
            and t.word(at + 1) in {"more", "over"}
            and t.word(at + 2)[:1].isalnum()
            and t.word(at + 2) != "in"
        ):
            return None
        return _BEHIND[t.word(at + 1)], at + 2
    return None


def _range(t: Tokens, low: Quantity) -> Amount | None:
    """Join a second quantity with "to", "and" (after "between"), or a dash."""
    at = low.after
    joint = t.word(at)
    opener, begin = _opener(t, low.first)
    if joint == "and" and opener not in {"between", "from"} and not opener.startswith("rang"):
        return None
    if not (joint in {"to", "and", "through", "until", "or"} or joint in _DASHES):
        return None
    if joint in {"or", "through", "until"} and joint != "or":
        return None
    at += 1
    while (
        t.word(at)
        in {
            "the",
            "about",
            "around",
            "approximately",
            "up",
            "over",
            "well",
            "more",
            "than",
            "as",
            "much",
            "a",
            "nearly",
        }
        and at < low.after + 5
    ):  # noqa: E501
        if t.word(at) == "a" and t.word(at + 1) in {"year", "month", "half", "hundred"}:
            break
        at += 1
    while t.word(at) in {"$", "€", "£", "₦", "us", "-", "−"} and at < low.after + 6:
        at += 1
    high = _second(t, at)
    if high is None or not _fits(t, low, high, joint, opener):
        return None
    return _joined(low, high, begin)


def _second(t: Tokens, at: int) -> Quantity | None:
    if not (t.is_numeral(at) or t.word(at) in {"a", "an"} or t.word(at)[:1].isalpha()) or at >= len(t):
        return None
    return read_quantity(t, at)


def _opener(t: Tokens, first: int) -> tuple[str, int]:
    """The word that opens a range before its first number, and where it stands."""
    at = first - 1
    while t.word(at) in {"a", "the", "about", "approximately", "anywhere", "around"} and at > 0:
        at -= 1
    word = t.word(at)
    if word in {"between", "from", "ranging", "ranged", "range", "ranges"}:
        return word, at
    return "", first


def _fits(t: Tokens, low: Quantity, high: Quantity, joint: str, opener: str) -> bool:
    """Whether two quantities make one range: like units, rising, and no word of change before."""
    if low.number.ordinal != high.number.ordinal:
        return False
    if low.kind is not high.kind and low.unit is not None and high.unit is not None:
        return False
    if joint == "or":
        return False
    if joint in _DASHES and low.unit is not None and low.kind is not Kind.MONEY and low.kind is not Kind.PERCENT:
        return False
    if joint == "to" and _changed(t, low.first, high.after):
        return False
    return opener != "" or joint != "and"


def _changed(t: Tokens, first: int, after: int) -> bool:
    """Whether words of change stand before "from" in the clause: "increased staff from nine to 89"."""
    if t.word(first - 1) != "from":
        return False
    back = first - 2
    while back >= 0 and t.words[back] not in {";", ".", ":"} and back > first - 14:
        if t.words[back] in _CHANGES:
            return True
        if t.words[back].startswith("rang"):
            return False
        back -= 1
    return t.word(after) in {"in", ",", "."} and False


def _joined(low: Quantity, high: Quantity, begin: int) -> Amount:
    """Put both ends into one unit: that of the low end where it has one, else that of the high end."""
    unit, kind = (low.unit, low.kind) if low.unit is not None else (high.unit, high.kind)
    bottom, top = low.value, high.value
    if (
        low.unit is None
        and high.number.scaled
        and not low.number.scaled
        and high.number.digits
        and bottom < 1000 <= top
    ):
        bottom = _scaled_alike(low, high)
    if low.unit != high.unit and low.unit in MONTHS and high.unit in MONTHS:
        top = round(top * MONTHS[high.unit] / MONTHS[low.unit], 6)
    if (
        low.unit is not None
        and high.number.scaled
        and low.kind is Kind.MONEY
        and not low.number.scaled
        and bottom < 1000 <= top
    ):
        bottom = _scaled_alike(low, high)
    if bottom > top:
        bottom, top = top, bottom
    return Amount(bottom, top, unit, kind, Qualifier.RANGE, begin, high.after, replace(high, first=low.first))


def _scaled_alike(low: Quantity, high: Quantity) -> float:
    """ "10 to 15 million": the scale word serves both ends."""
    scale = 1.0
    while (
        high.value / (scale * 1000) >= 1
        and high.value / scale >= 1000
        or (high.value / scale) % 1 == 0
        and high.value / scale >= 1e4
    ):  # noqa: E501
        scale *= 1000
        if scale >= 1e12:
            break
    return round(low.value * scale, 6)
