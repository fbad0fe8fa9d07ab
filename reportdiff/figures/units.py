"""What stands behind a number and says its unit: percent, time, money, measures.

The units are those of the public interface: "percent", "percentage points", plural names of time
("years"), ISO 4217 codes. Counted nouns are the business of ``nouns``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportdiff.figures import currencies
from reportdiff.figures.tokens import Tokens


class Kind(Enum):
    """What sort of quantity a unit makes."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class UnitRead:
    """A unit read from the tokens up to ``after``; ``factor`` turns the value into the unit."""

    unit: str
    kind: Kind
    after: int
    factor: float = 1.0


TIME = {
    "second": ("seconds", 1.0), "sec": ("seconds", 1.0), "minute": ("minutes", 1.0), "min": ("minutes", 1.0),
    "hour": ("hours", 1.0), "hr": ("hours", 1.0), "day": ("days", 1.0), "week": ("weeks", 1.0),
    "fortnight": ("weeks", 2.0), "month": ("months", 1.0), "year": ("years", 1.0), "yr": ("years", 1.0),
    "decade": ("years", 10.0), "century": ("years", 100.0), "centurie": ("years", 100.0),
}  # fmt: skip
#: Length in months, for turning one end of a range into the unit of the other.
MONTHS = {"seconds": 1 / 2629800, "minutes": 1 / 43830, "hours": 1 / 730.5, "days": 12 / 365.25, "weeks": 84 / 365.25,
          "months": 1.0, "years": 12.0}  # fmt: skip
_TOUCHING_TIME = {"h": "hours", "s": "seconds", "hrs": "hours"}
_PERCENT = frozenset({"percent", "percentage", "percents", "pct", "%"})
_HYPHENS = frozenset("-‐‑–")


def time_unit(word: str) -> tuple[str, float] | None:
    """The unit and factor of a word of time, singular, plural or possessive ("years'", "year's")."""
    if word.endswith("'s"):
        word = word[:-2]
    return TIME.get(word) or (TIME.get(word[:-1]) if word.endswith("s") else None)


def unit_after(t: Tokens, after: int, *, wordy: bool = False) -> UnitRead | None:
    """Read the unit that stands at token ``after``, directly behind a number.

    ``wordy`` is set when the number was spelled in small words, where everyday words that are also
    currencies ("won", "real") are not believed.
    """
    here = after + 1 if t.word(after) in _HYPHENS and t.touches(after) and t.touches(after + 1) else after
    word = t.word(here)
    if not word:
        return None
    if word in _PERCENT:
        return _percent(t, here)
    if word == "per" and t.word(here + 1) == "cent":
        return UnitRead("percent", Kind.PERCENT, here + 2)
    if word == "[" and t.word(here + 1) == "%":
        return UnitRead("percent", Kind.PERCENT, here + 2)
    timed = time_unit(word)
    if timed is not None:
        end = here + 2 if t.word(here + 1) in {"'", "’"} and t.touches(here + 1) else here + 1
        return UnitRead(timed[0], Kind.TIME, end, timed[1])
    if t.touches(here) and word in _TOUCHING_TIME:
        return UnitRead(_TOUCHING_TIME[word], Kind.TIME, here + 1)
    return _money_after(t, here, wordy=wordy)


def _percent(t: Tokens, here: int) -> UnitRead:
    if t.word(here + 1) in {"point", "points"}:
        return UnitRead("percentage points", Kind.PERCENT, here + 2)
    return UnitRead("percent", Kind.PERCENT, here + 1)


def _money_after(t: Tokens, here: int, *, wordy: bool) -> UnitRead | None:
    raw = t.raw(here)
    if raw in currencies.CODES or raw in currencies.ABBREVIATIONS:
        return UnitRead(currencies.ABBREVIATIONS.get(raw, raw), Kind.MONEY, here + 1)
    if raw[:1] == "M" and raw[1:] in currencies.CODES:
        return UnitRead(raw[1:], Kind.MONEY, here + 1, 1e6)
    word = t.words[here]
    if word in currencies.SIGNS and not _sign_of_next(t, here):
        return UnitRead(currencies.SIGNS[word], Kind.MONEY, here + 1)
    if word in currencies.MINOR:
        return UnitRead(currencies.MINOR[word], Kind.MONEY, here + 1)
    if word.upper() in currencies.CODES and word not in currencies.NOUNS and len(word) == 3 and word not in _WORDS:  # noqa: PLR2004
        return UnitRead(word.upper(), Kind.MONEY, here + 1)
    return _named_money(t, here, wordy=wordy)


_WORDS = frozenset("all try top mad cup pen sos ron lak mop bob cad".split())


def _named_money(t: Tokens, here: int, *, wordy: bool) -> UnitRead | None:
    """ "Kenyan shillings", "U.S. dollars", "West African CFA francs": up to four words before the noun."""
    for at in range(here, min(here + 6, len(t))):
        word = t.words[at]
        if word in currencies.NOUNS:
            adjective = t.span(here, at).lower() if at > here else ""
            if currencies.everyday(word) and wordy and not adjective:
                return None
            return UnitRead(currencies.code_of(word, adjective, t.text), Kind.MONEY, at + 1)
        if word not in currencies.ADJECTIVE_WORDS and word != "and":
            return None
    return None


def _sign_of_next(t: Tokens, here: int) -> bool:
    """Whether a sign behind a number belongs to the number behind it: "10 $30"."""
    return t.touches(here + 1) and t.is_numeral(here + 1) and not t.touches(here)


def money_before(t: Tokens, first: int) -> tuple[str, int] | None:
    """The currency written before the number at ``first`` and the token where it begins.

    "$", "US$", "HK $", "USD", "Rs.", "KSh".
    """
    at = first - 1
    if at < 0:
        return None
    if t.words[at] == "." and t.raw(at - 1) in currencies.ABBREVIATIONS:
        at -= 1
    raw, word = t.raw(at), t.words[at]
    if word == "$":
        return _dollars(t, at)
    if word in currencies.SIGNS and not (t.touches(at) and t.is_numeral(at - 1)):
        return currencies.SIGNS[word], at
    if raw in currencies.CODES or raw in currencies.ABBREVIATIONS:
        return (currencies.ABBREVIATIONS.get(raw, raw), at) if raw not in {"ALL", "TOP", "TRY", "MAD"} else None
    if raw[:1] == "M" and raw[1:] in currencies.CODES:
        return raw, at
    if word in {"rmb", "usd", "eur", "gbp"}:
        return currencies.NOUNS.get(word) and "CNY" or word.upper(), at
    return None


def _dollars(t: Tokens, at: int) -> tuple[str, int] | None:
    """What stands before a dollar sign says whose dollar it is."""
    if t.touches(at) and t.is_numeral(at - 1):
        return None
    before = t.word(at - 1)
    begin = at - 1
    if before == "." and t.word(at - 2) == "s" and t.word(at - 4) == "u":
        return "USD", at - 4
    if before == "s" and t.word(at - 2) == "." and t.word(at - 3) == "u":
        return "USD", at - 3
    if before in currencies.DOLLARS and (t.touches(at) or before in {"us", "hk", "c", "nz"}):
        return currencies.DOLLARS[before], begin
    if before.upper() in currencies.CODES:
        return before.upper(), begin
    return "USD", at
