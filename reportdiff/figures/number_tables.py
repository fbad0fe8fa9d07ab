"""The words that spell numbers, and the value they make: general English, no report's own."""

from __future__ import annotations

from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS = {word: value for value, word in enumerate(_SMALL.split())} | {"nought": 0, "naught": 0}
_PLAIN_TENS = {
    word: 10 * (n + 2)
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
#: "twentyone" and the like count as tens that leave no room for a unit behind them.
TENS = _PLAIN_TENS | {"fourty": 40}
GLUED = {f"{tens}{unit}": ten + one for tens, ten in TENS.items() for unit, one in UNITS.items() if 0 < one < 10}  # noqa: PLR2004
SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
#: A scale in the plural belongs to a number only when one stands before it ("twenty-five millions").
PLURAL_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
DOZENS = frozenset({"dozen", "doz", "dozens", "dozs"})
#: Abbreviated scales after a numeral, and letters that touch it ("$10M").
SHORT_SCALES = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "tln": 1e12}
LETTER_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "B": 1e9, "T": 1e12, "G": 1e9}

_ORDINAL_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
_ORDINAL_TENS = {f"{word[:-1]}ieth": value for word, value in TENS.items()}
_ORDINAL_SCALES = {f"{word}th": int(value) for word, value in SCALES.items() if not word.endswith("s")}
ORDINALS: dict[str, int] = _ORDINAL_UNITS | _ORDINAL_TENS | {"hundredth": 100} | _ORDINAL_SCALES
_NAMED = {"half": 2, "quarter": 4}
#: "a third", "one fourth"; and "two thirds", "three-quarters".
ONE_PARTS = _NAMED | {word: value for word, value in ORDINALS.items() if word not in {"first", "second"}}
PARTS = {"halves": 2, "quarters": 4} | {f"{word}s": value for word, value in ONE_PARTS.items() if word not in _NAMED}
SIGNS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
         "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip

#: Words that can open a number, for a quick look before reading.
OPENERS = frozenset({*UNITS, *TENS, *GLUED, *SCALES, *ORDINALS, *SIGNS, "dozen", "hundred", "half", "quarter"})
HYPHENS = frozenset("-‐‑—")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the tokens ``first`` up to ``after`` that spell it.

    ``ordinal`` for "fifth" and "5th", ``digits`` when it is written in digits, ``share`` for a
    fraction of something ("two thirds"), ``scale`` what a word like "million" multiplied by.
    """

    value: float
    first: int
    after: int
    ordinal: bool = False
    digits: bool = False
    share: bool = False
    scale: float = 1.0

    @property
    def scaled(self) -> bool:
        """Whether a word or letter like "million" belongs to it."""
        return self.scale > 1


def exact(value: float) -> float:
    """The value without the dust of binary fractions: 33.2 million is 33,200,000."""
    return float(f"{value:.15g}")
