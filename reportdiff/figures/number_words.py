"""Numbers in words and digits: "thirty-two", "12 million", "3 hundred and 21", "two thirds".

Own tables and one pass over the words, since ready-made readers join what a sentence keeps apart
("twenty five and seventy four") or leave small numbers alone; docs/method-notes-figures.md holds
the measurement.
"""

from __future__ import annotations

from dataclasses import dataclass

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
UNITS = {word: value for value, word in enumerate(f"{_SMALL} seventeen eighteen nineteen".split())}
UNITS |= {"nought": 0, "naught": 0}
TENS = {
    word: 10 * (n + 2)
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
TENS |= {"fourty": 40}
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
SCALES |= {f"{word}s": value for word, value in SCALES.items() if word in {"lakh", "crore"}}
_SHORT_SCALES = {"mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "tln": 1e12, "mm": 1e6}
_LETTER_SCALES = {"K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12, "MM": 1e6, "G": 1e9}
DOZENS = {"dozen": 12, "doz": 12, "dozs": 12}

_ORDINAL_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}  # fmt: skip
_ORDINAL_TENS = {f"{word[:-1]}ieth": value for word, value in TENS.items()}
_ORDINAL_SCALES = {f"{word}th": value for word, value in SCALES.items() if not word.endswith("s")}
ORDINALS = _ORDINAL_UNITS | _ORDINAL_TENS | {"hundredth": 100} | _ORDINAL_SCALES
_DENOMINATORS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
_DENOMINATORS |= {f"{word}s": int(value) for word, value in ORDINALS.items() if word not in {"first", "second"}}
_SINGULAR_DENOMINATORS = {"half": 2, "quarter": 4} | {
    word: int(value) for word, value in ORDINALS.items() if word not in {"first", "second"}
}
_SINGLE_SIGNS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8,
                 "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}  # fmt: skip

#: Words that can open a number, for a quick look before reading.
OPENERS = frozenset({*UNITS, *TENS, *SCALES, *ORDINALS, *DOZENS, *_SINGLE_SIGNS, "hundred", "half", "quarter"})
_HYPHENS = frozenset("-‐‑")
_LONGEST = 18  # digits; longer runs are identifiers, not quantities


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the tokens ``first`` up to ``after`` that spell it.

    ``ordinal`` for "fifth" and "5th", ``digits`` when the first token is a numeral, ``share`` for
    fractions ("two thirds"), ``scaled`` when a word or letter like "million" belongs to it.
    """

    value: float
    first: int
    after: int
    ordinal: bool = False
    digits: bool = False
    share: bool = False
    scaled: bool = False


def read_number(t: Tokens, first: int) -> Number | None:
    """Read the number that begins at token ``first``, the longest one that is well formed.

    Returns ``None`` where no number begins. Signs, units and articles ("a hundred") are not its
    business; see ``quantities``.
    """
    if t.is_numeral(first):
        return _read_digits(t, first)
    if t.word(first) in OPENERS:
        return _read_words(t, first, 0.0, first, digits=False)
    return None


def numeral(written: str) -> float | None:
    """The value of a numeral with separators, or ``None`` if it is no plain number.

    "1,234", "1.234.567", "12,34,567.89" and "5,5" (a decimal comma) are numbers; "137,139" is.
    Two decimals after one comma are read as decimals, three digits as thousands.
    """
    if len(written) > _LONGEST and sum(map(str.isdigit, written)) > _LONGEST:
        return None
    if not written.isascii():
        written = "".join("." if c == "·" else str(int(c)) if c.isdecimal() else c for c in written)
    commas, dots = written.count(","), written.count(".")
    if not commas:
        if dots < 2:  # noqa: PLR2004 - one dot is a decimal point
            return float(written)
        return float(written.replace(".", "")) if _grouped(written, ".") else None
    if dots == 1 and written.rfind(".") > written.rfind(","):
        whole, _, part = written.partition(".")
        return float(f"{whole.replace(',', '')}.{part}") if _grouped(whole, ",") else None
    if dots:
        whole, _, part = written.rpartition(",")
        return float(f"{whole.replace('.', '')}.{part}") if commas == 1 and _grouped(whole, ".") else None
    if _grouped(written, ","):
        return float(written.replace(",", ""))
    return float(written.replace(",", ".")) if commas == 1 else None


def _grouped(written: str, mark: str) -> bool:
    """Whether the groups between the marks are thousands (or the Indian pairs before the last three)."""
    head, *groups = written.split(mark)
    if not groups:
        return True
    whole = 1 <= len(head) <= 3 and (head != "0")  # noqa: PLR2004 - thousands come in threes
    return whole and len(groups[-1]) == 3 and all(len(g) in {2, 3} for g in groups[:-1])  # noqa: PLR2004


def _read_digits(t: Tokens, first: int) -> Number | None:
    value = numeral(t.words[first])
    after = first + 1
    if value is None:
        return None
    if t.words[first].isdecimal() and len(t.words[first]) <= 3:  # noqa: PLR2004 - "1 234 567"
        value, after = _spaced_thousands(t, first, value)
    following = t.word(after)
    if t.touches(after):
        if following in {"st", "nd", "rd", "th"}:
            return Number(value, first, after + 1, ordinal=True, digits=True)
        letter = t.raw(after)
        if letter in _LETTER_SCALES:
            return Number(_times(value, _LETTER_SCALES[letter]), first, after + 1, digits=True, scaled=True)
        if following in _SINGLE_SIGNS:
            return Number(value + _SINGLE_SIGNS[following], first, after + 1, digits=True)
    if following in _SHORT_SCALES:
        return Number(_times(value, _SHORT_SCALES[following]), first, after + 1, digits=True, scaled=True)
    if following in SCALES or following == "hundred" or following in DOZENS:
        return _read_words(t, after, value, first, digits=True)
    if following == "/" and t.touches(after) and t.touches(after + 1) and t.is_numeral(after + 1):
        return _slash(t, first, after, value)
    whole = _plus_fraction(t, after, value, 1.0)
    return Number(whole[0], first, whole[1], digits=True)


def _times(value: float, scale: float) -> float:
    """Multiply without the dust of binary fractions: 33.2 million is 33,200,000."""
    return round(value * scale, 6)


def _slash(t: Tokens, first: int, after: int, value: float) -> Number:
    """ "3/4" is a share; "5/17/2018" and "24/7" stay numerals, for ``not_figures`` to judge."""
    below = numeral(t.words[after + 1])
    if below and value < below <= 100 and t.word(after + 2) != "/":  # noqa: PLR2004 - as fractions are written
        return Number(value / below, first, after + 2, digits=True, share=True)
    return Number(value, first, after, digits=True)


def _spaced_thousands(t: Tokens, first: int, value: float) -> tuple[float, int]:
    """Join "1 234 567" (space, no-break or thin space between groups of three)."""
    after = first + 1
    while t.is_numeral(after) and t.starts[after] == t.ends[after - 1] + 1:
        group = t.words[after]
        whole = group.partition(".")[0]
        if len(whole) != 3 or not whole.isdecimal() or "," in group or value == 0:  # noqa: PLR2004
            break
        part = float(group)
        value, after = value * 1000 + part, after + 1
        if "." in group:
            break
    return value, after


def _read_words(t: Tokens, at: int, lead: float, first: int, *, digits: bool) -> Number | None:  # noqa: C901, PLR0912
    """Read number words from ``at`` on; ``lead`` is what digits before them already said.

    One state machine: ``total`` holds the finished thousands and millions, ``group`` what is being
    said below the next scale word. A word that cannot follow ends the number.
    """
    total, group, scale = 0.0, lead, float("inf")
    seen = digits
    last_unit = 1.0
    after = at
    while after < len(t):
        here = _past_joint(t, after, first, total, group) if after > at else after
        word = t.word(here)
        ones = group % 100
        if word in UNITS:
            small = UNITS[word]
            fits = ones == 0 or (small and 0 < small < 10 and ones >= 20 and ones % 10 == 0)  # noqa: PLR2004
            if not fits or (seen and small == 0) or (digits and group == lead and not total and lead):
                break
            group, last_unit = group + small, 1.0
        elif word in TENS:
            if ones or (digits and group == lead and not total and lead):
                break
            group, last_unit = group + TENS[word], 1.0
        elif word == "hundred":
            if group >= 100 or (seen and group == 0):  # noqa: PLR2004
                break
            group, last_unit = (group or 1) * 100, 100.0
        elif word in SCALES:
            factor = SCALES[word]
            if factor >= scale or (seen and group == 0):
                break
            total, group, scale, last_unit = total + _times(group or 1, factor), 0.0, factor, factor
        elif word in DOZENS:
            return Number((group or 1) * 12, first, here + 1, digits=digits, scaled=True)
        elif t.is_numeral(here) and seen and group == 0 and total and (value := numeral(t.words[here])) is not None:
            if value >= min(scale, 1000) or (here == after and t.word(here + 1) not in {"hundred", "thousand"}):
                break
            group = value
        elif t.is_numeral(here) and here > after and group and group % 100 == 0 and digits:
            value = numeral(t.words[here])
            if value is None or value >= 100:  # noqa: PLR2004
                break
            group += value
        else:
            break
        seen, after = True, here + 1
    if not seen:
        return _leading_ordinal(t, at, first)
    return _finish(t, first, after, (total, group, last_unit), digits=digits)


def _past_joint(t: Tokens, after: int, first: int, total: float, group: float) -> int:
    """Step over a hyphen, or an "and" or comma that may stand inside a number."""
    if t.word(after) in _HYPHENS:
        return after + 1 if t.word(after + 1) in OPENERS else after
    inside = t.word(after - 1) == "hundred" or t.word(after - 1) in SCALES
    if t.word(after) == "and" and inside and after > first:
        return after + 1
    if t.word(after) == "," and total and not group and t.word(after + 1) in OPENERS and _scale_follows(t, after + 1):
        return after + 1
    return after


def _scale_follows(t: Tokens, at: int) -> bool:
    """Whether the number words at ``at`` lead to "hundred", as in "two thousand, three hundred"."""
    return t.word(at) in UNITS and t.word(at + 1) == "hundred"


def _leading_ordinal(t: Tokens, at: int, first: int) -> Number | None:
    word = t.word(at)
    if word in ORDINALS:
        return Number(float(ORDINALS[word]), first, at + 1, ordinal=True)
    if word in _SINGLE_SIGNS:
        return Number(_SINGLE_SIGNS[word], first, at + 1, share=True)
    if word in {"half", "quarter"}:
        value, after = 1 / _SINGULAR_DENOMINATORS[word], at + 1
        scale = SCALES.get(t.word(after))
        if scale:
            return Number(value * scale, first, after + 1, scaled=True)
        return Number(value, first, after, share=True)
    return None


def _finish(t: Tokens, first: int, after: int, parts: tuple[float, float, float], *, digits: bool) -> Number:
    """Add what can end a number: decimals, "and a half", a denominator or an ordinal ending."""
    total, group, last_unit = parts
    value = total + group
    word = t.word(after)
    here = after + 1 if word in _HYPHENS else after
    ending = t.word(here)
    if word == "point":
        value, after = _decimals(t, after, value)
        if t.word(after) in SCALES:
            return Number(_times(value, SCALES[t.word(after)]), first, after + 1, digits=digits, scaled=True)
        return Number(value, first, after, digits=digits)
    if ending in _DENOMINATORS and not (ending in {"half", "quarter"} and value != 1):
        if ending in {"half", "quarter"} or value < 1000 or here > after:  # noqa: PLR2004
            return _share(t, first, here, value)
    if ending in ORDINALS and value == 1 and here > after and ending in _SINGULAR_DENOMINATORS:
        return _share(t, first, here, value)
    if ending in ORDINALS:
        step = ORDINALS[ending]
        if value == 1 and ending in _SINGULAR_DENOMINATORS and (t.word(here + 1) == "of" or _ends(t, here + 1)):
            return _share(t, first, here, value)
        if _takes_ordinal(value, step):
            full = value * step if step >= 100 and group else value + step  # noqa: PLR2004
            return Number(full, first, here + 1, ordinal=True, digits=digits)
    value, after = _plus_fraction(t, after, value, last_unit)
    return Number(value, first, after, digits=digits, scaled=last_unit > 1)


def _takes_ordinal(value: float, step: float) -> bool:
    """Whether "twenty" + "first", "one thousand" + "fifth", "one" + "hundredth" make one ordinal."""
    if step >= 100:  # noqa: PLR2004
        return value % 100 > 0
    ones = value % 100
    return ones == 0 or (step < 10 and ones >= 20 and ones % 10 == 0)  # noqa: PLR2004


def _share(t: Tokens, first: int, here: int, value: float) -> Number:
    """ "two thirds", "three-quarters", and with a scale behind: "three quarters million"."""
    below = _DENOMINATORS.get(t.word(here)) or _SINGULAR_DENOMINATORS[t.word(here)]
    value, after = value / below, here + 1
    if t.word(after) == "of" and t.word(after + 1) == "a" and t.word(after + 2) in SCALES:
        return Number(value * SCALES[t.word(after + 2)], first, after + 3, scaled=True)
    if t.word(after) in SCALES:
        return Number(_times(value, SCALES[t.word(after)]), first, after + 1, scaled=True)
    return Number(value, first, after, share=True)


def _decimals(t: Tokens, point: int, value: float) -> tuple[float, int]:
    """ "nine point nought four": single digits, or one number ("point eleven")."""
    digits, after = "", point + 1
    while t.word(after) in UNITS and len(digits) < _LONGEST:
        digits, after = digits + str(UNITS[t.word(after)]), after + 1
    if not digits and t.word(after) in TENS:
        number = _read_words(t, after, 0.0, after, digits=False)
        if number is not None:
            digits, after = str(int(number.value)), number.after
    return (value + float(f"0.{digits}"), after) if digits else (value, point)


def _plus_fraction(t: Tokens, after: int, value: float, unit: float) -> tuple[float, int]:
    """ "two and a half", "three and one fourth", "one million and a half" (of a million)."""
    if t.word(after) != "and" or t.word(after + 1) not in UNITS.keys() | {"a"}:
        return value, after
    above = 1 if t.word(after + 1) == "a" else UNITS[t.word(after + 1)]
    below_word = t.word(after + 2)
    table = _SINGULAR_DENOMINATORS if above == 1 else _DENOMINATORS
    if below_word not in table or (
        table is _SINGULAR_DENOMINATORS and below_word in ORDINALS and not _ends(t, after + 3)
    ):
        return value, after
    share, end = above / table[below_word], after + 3
    if t.word(end) in SCALES:
        return value + share * SCALES[t.word(end)], end + 1
    return value + share * max(unit, 1.0), end


def _ends(t: Tokens, at: int) -> bool:
    """Whether the sentence or clause ends at ``at``: "three and one fourth." but not "ten and a third man"."""
    return at >= len(t) or not t.word(at)[0].isalpha()
