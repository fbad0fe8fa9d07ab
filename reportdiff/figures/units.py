"""What stands behind a number and says its unit: percent, time, money, measures.

The units are those of the public interface: "percent", "percentage points", plural names of time
("years"), ISO 4217 codes. Counted nouns are the business of ``nouns``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportdiff.figures.currencies import (
    ABBREVIATIONS,
    ADJECTIVE_WORDS,
    CODES,
    DOLLARS,
    MINOR,
    NOUNS,
    SHOUTED,
    SIGNS,
    SPOKEN_CODES,
    code_of,
    everyday,
)
from reportdiff.figures.tokens import Tokens


class Kind(Enum):
    """What sort of quantity a unit makes."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    TIME = "time"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class UnitRead:
    """A unit read from the tokens up to ``after``; ``factor`` turns the value into the unit.

    ``guessed`` is set where a currency's country was taken from what the text speaks of.
    """

    unit: str
    kind: Kind
    after: int
    factor: float = 1.0
    guessed: bool = False


TIME = {
    "second": ("seconds", 1.0), "sec": ("seconds", 1.0), "minute": ("minutes", 1.0), "min": ("minutes", 1.0),
    "hour": ("hours", 1.0), "hr": ("hours", 1.0), "day": ("days", 1.0), "week": ("weeks", 1.0),
    "fortnight": ("weeks", 2.0), "month": ("months", 1.0), "year": ("years", 1.0), "yr": ("years", 1.0),
    "decade": ("years", 10.0), "century": ("years", 100.0), "centurie": ("years", 100.0),
}  # fmt: skip
#: Length in months, for turning one end of a range into the unit of the other.
MONTHS = {"seconds": 1 / 2629800, "minutes": 1 / 43830, "hours": 1 / 730.5, "days": 12 / 365.25, "weeks": 84 / 365.25,
          "months": 1.0, "years": 12.0}  # fmt: skip
#: Abbreviations that are units only when they touch the numeral ("3h", "12km"), as written.
_TOUCHING = {
    "h": "hours", "hrs": "hours", "km": "kilometers", "m": "meters", "cm": "centimeters", "mm": "millimeters",
    "µm": "micrometers", "μm": "micrometers", "nm": "nanometers", "kg": "kilograms", "g": "grams", "mg": "milligrams",
    "l": "liters", "L": "liters", "ml": "milliliters", "ha": "hectares", "ft": "feet", "lb": "pounds", "lbs": "pounds",
    "gal": "gallons", "mi": "miles", "kW": "kilowatts", "MW": "megawatts", "GHz": "gigahertz", "MHz": "megahertz",
    "Hz": "hertz", "GB": "gigabytes", "MB": "megabytes", "mph": "miles per hour",
}  # fmt: skip
_PERCENT = frozenset({"percent", "percentage", "percents", "pct", "%"})
_HYPHENS = frozenset("-‐‑–")
_LONGEST_NAME = 6  # tokens of "Trinidad and Tobago dollars" and a mark


def time_unit(word: str) -> tuple[str, float] | None:
    """The unit and factor of a word of time, singular, plural or possessive ("years'", "year's")."""
    word = word.removesuffix("'s")
    return TIME.get(word) or (TIME.get(word[:-1]) if word.endswith("s") else None)


def unit_after(t: Tokens, after: int, *, wordy: bool = False) -> UnitRead | None:
    """Read the unit that stands at token ``after``, directly behind a number.

    ``wordy`` is set when the number was spelled in small words, where everyday words that are also
    currencies ("won", "real") are not believed.
    """
    hyphened = t.word(after) in _HYPHENS and t.touches(after) and t.touches(after + 1)
    here = after + 1 if hyphened else after
    word = t.word(here)
    if not word:
        return None
    if word in _PERCENT:
        return _percent(t, here)
    if (word == "per" and t.word(here + 1) == "cent") or (word == "[" and t.word(here + 1) == "%"):
        return UnitRead("percent", Kind.PERCENT, here + 2)
    timed = time_unit(word)
    if timed is not None and (hyphened or not _leans_on(t, here)):
        end = here + 2 if t.word(here + 1) in {"'", "’"} and t.touches(here + 1) else here + 1
        return UnitRead(timed[0], Kind.TIME, end, timed[1])
    if t.touches(here) and not hyphened and (raw := t.raw(here)) in _TOUCHING:
        unit = _TOUCHING[raw]
        return UnitRead(unit, Kind.TIME if unit in MONTHS else Kind.MEASURE, here + 1)
    return _money_after(t, here, wordy=wordy)


def _leans_on(t: Tokens, here: int) -> bool:
    """Whether a word of time is only part of a compound: "two day-care centers"."""
    joined = t.word(here + 1) in {"-", "‐"} and t.touches(here + 1) and t.touches(here + 2)
    return joined and t.word(here + 2).isalpha() and t.word(here + 2) not in {"old", "long"}


def _percent(t: Tokens, here: int) -> UnitRead:
    if t.word(here + 1) in {"point", "points"}:
        return UnitRead("percentage points", Kind.PERCENT, here + 2)
    return UnitRead("percent", Kind.PERCENT, here + 1)


def _money_after(t: Tokens, here: int, *, wordy: bool) -> UnitRead | None:
    if t.is_numeral(here + 1) and t.touches(here + 1) and not t.touches(here):
        return None  # "3 USD50 cards", "10 $30": it belongs to the number behind
    raw, word = t.raw(here), t.words[here]
    if t.word(here + 1) in NOUNS and (named := _named_money(t, here, wordy=wordy)) is not None:
        return named  # "CFA francs", though "CFA" alone is one too
    unit = _code(raw, word) or SIGNS.get(word) or MINOR.get(word)
    if unit is not None:
        return UnitRead(unit, Kind.MONEY, here + 1)
    if raw[:1] == "M" and raw[1:] in CODES:
        return UnitRead(raw[1:], Kind.MONEY, here + 1, 1e6)
    return _named_money(t, here, wordy=wordy)


def _code(raw: str, word: str) -> str | None:
    """The currency of a code or abbreviation, or ``None``."""
    if raw in CODES:
        return raw
    return ABBREVIATIONS.get(raw) or SPOKEN_CODES.get(word)


def _named_money(t: Tokens, here: int, *, wordy: bool) -> UnitRead | None:
    """As in "Kenyan shillings", "U.S. dollars", "West African CFA francs": up to five words before the noun."""
    for at in range(here, min(here + _LONGEST_NAME, len(t))):
        word = t.words[at]
        if word in NOUNS:
            adjective = t.span(here, at).lower() if at > here else ""
            if (everyday(word) and wordy and not adjective) or _weighs(t, at):
                return None
            abroad = t.raw(at + 2) if t.word(at + 1) == "(" and t.word(at + 3) == ")" else ""
            if abroad in CODES:
                return UnitRead(abroad, Kind.MONEY, at + 4)  # "dirhams (AED)"
            code, guessed = code_of(word, adjective, t.around)
            return UnitRead(code, Kind.MONEY, at + 1, guessed=guessed)
        if word not in ADJECTIVE_WORDS and word != "and":
            return None
    return None


def _weighs(t: Tokens, at: int) -> bool:
    """Whether pounds are a weight: "10 pounds of gold", "each weighs 40 pounds"."""
    pounds = t.words[at] == "pounds"
    return pounds and (t.word(at + 1) == "of" or any(word.startswith("weigh") for word in t.words[max(at - 6, 0) : at]))


def money_before(t: Tokens, first: int, floor: int = 0) -> tuple[str, int] | None:
    """The currency written before the number at ``first`` and the token where it begins.

    "$", "US$", "HK $", "USD", "Rs.", "KSh". Nothing before token ``floor`` is looked at.
    """
    at = first - 1
    if at < floor:
        return None
    if t.words[at] == "." and at > floor and t.raw(at - 1) in ABBREVIATIONS:
        at -= 1
    raw, word = t.raw(at), t.words[at]
    if word == "$":
        return _dollars(t, at, floor)
    if (t.touches(at) and t.is_numeral(at - 1)) or raw in SHOUTED:
        return None
    millions = raw if raw[:1] == "M" and raw[1:] in CODES else None  # "MUSD 30"
    named = code_of(word, "", t.around)[0] if word in NOUNS and t.is_numeral(first) and not everyday(word) else None
    code = SIGNS.get(word) or _code(raw, word) or millions or named  # "rupees 500,000"
    return None if code is None else (code, at)


def _dollars(t: Tokens, at: int, floor: int) -> tuple[str, int] | None:
    """What stands before a dollar sign says whose dollar it is."""
    if t.touches(at) and t.is_numeral(at - 1):
        return None
    before = t.word(at - 1) if at > floor else ""
    if before == "." and t.words[max(at - 4, floor) : at] == ["u", ".", "s", "."]:
        return "USD", at - 4
    if before == "s" and t.words[max(at - 3, floor) : at] == ["u", ".", "s"]:
        return "USD", at - 3
    if before in DOLLARS and (t.touches(at) or before in {"us", "hk", "c", "nz"}):
        return DOLLARS[before], at - 1
    return (before.upper(), at - 1) if before.upper() in CODES else ("USD", at)
