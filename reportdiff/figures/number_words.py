"""Numbers as they are spelled: "thirty-two", "12 million", "3 hundred and 21", "two thirds".

Own tables and one pass over the words, since ready-made readers join what a sentence keeps apart
("twenty five and seventy four") or leave small numbers alone; docs/figures.md holds
the measurement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportdiff.figures.number_tables import (
    DOZENS,
    GLUED,
    HYPHENS,
    ONE_PARTS,
    OPENERS,
    ORDINALS,
    PARTS,
    PLURAL_SCALES,
    SCALES,
    SIGNS,
    TENS,
    UNITS,
    Number,
    exact,
)
from reportdiff.figures.numerals import numeral, read_numeral
from reportdiff.figures.tokens import Tokens

_HUNDRED = 100
_MOST_DECIMALS = 15


def read_number(t: Tokens, first: int) -> Number | None:
    """Read the number that begins at token ``first``, the longest one that is well formed.

    Returns ``None`` where no number begins. Signs, units and articles ("a hundred") are not its
    business; see ``quantities``.
    """
    if t.is_numeral(first):
        number = read_numeral(t, first)
        if number is None or number.ordinal or number.scaled or number.share:
            return number
        behind = t.word(number.after)
        if behind in SCALES or behind in PLURAL_SCALES or behind == "hundred" or behind in DOZENS:
            return _spoken(t, number.after, _Spoken(group=number.value, lead=number.value, digits=True), first)
        if behind == "point" and t.is_numeral(number.after + 1) and t.words[number.after + 1].isdecimal():
            value = float(f"{int(number.value)}.{t.words[number.after + 1]}")
            return Number(value, first, number.after + 2, digits=True)
        return _with_part(t, number)
    if t.word(first) in OPENERS:
        return _spoken(t, first, _Spoken(), first)
    return None


@dataclass(slots=True)
class _Spoken:
    """What has been said so far: ``total`` holds the finished thousands and millions, ``group`` what
    is being said below the next scale word, ``scale`` the last scale word, ``lead`` digits that
    opened the number. ``last`` is the worth of a "half" behind the last word."""

    total: float = 0.0
    group: float = 0.0
    scale: float = float("inf")
    lead: float = 0.0
    digits: bool = False
    said: bool = False
    last: float = 1.0

    def take(self, word: str) -> bool:
        """Take the next word, or say that it cannot belong to this number."""
        if word in UNITS or word in TENS or word in GLUED:
            return self._small(word)
        if word == "hundred":
            if (self.group >= _HUNDRED and not self._digits_only()) or (self.said and not self.group):
                return False
            self.group, self.last = (self.group or 1) * _HUNDRED, 100.0
            return True
        if word in SCALES or (word in PLURAL_SCALES and (self.said or self.digits)):
            return self._scale(SCALES.get(word) or PLURAL_SCALES[word])
        return False

    def _digits_only(self) -> bool:
        return self.digits and self.lead == self.group and not self.total

    def _small(self, word: str) -> bool:
        ones = self.group % _HUNDRED
        if self._digits_only():
            return False
        if word in UNITS:
            small = UNITS[word]
            after_tens = ones >= 20 and ones % 10 == 0 and 0 < small < 10  # noqa: PLR2004 - "twenty" + "one"
            if (ones and not after_tens) or (small == 0 and self.said):
                return False
        else:
            small = TENS.get(word) or GLUED[word]
            if ones:
                return False
        self.group, self.last = self.group + small, 1.0
        return True

    def _scale(self, factor: float) -> bool:
        if self.group == 0 and self.total and factor > self.scale and self.last == self.scale:
            self.total, self.scale, self.last = self.total * factor, factor, factor  # "thousand million"
            return True
        if factor >= self.scale or ((self.said or self.digits) and not self.group):
            return False
        self.total += exact((self.group or 1) * factor)
        self.group, self.scale, self.last = 0.0, factor, factor
        return True


def _spoken(t: Tokens, at: int, number: _Spoken, first: int) -> Number | None:
    """Read number words from ``at`` on, after what digits before them have said."""
    after = at
    before_and: tuple[int, _Spoken] | None = None
    while after < len(t):
        here = _past_joint(t, after, number) if after > at else after
        word = t.word(here)
        if t.word(after) == "and" and here > after:
            before_and = after, replace(number)
        if word in DOZENS and (word != "dozens" or number.said or number.digits):
            return Number((number.total + number.group or 1) * 12, first, here + 1, digits=number.digits, scale=12)
        if number.take(word) or _takes_digits(t, here, after, number):
            number.said, after = True, here + 1
        else:
            if word in SCALES and here == after and before_and is not None:
                after, number = before_and  # "10 million and 60 million" are two numbers
            break
    if not number.said:
        return _opening_part(t, at, first)
    return _finish(t, first, after, number)


def _takes_digits(t: Tokens, here: int, after: int, number: _Spoken) -> bool:
    """Digits inside a spoken number: "4 thousand 3 hundred and 21"."""
    if not t.is_numeral(here) or not number.digits:
        return False
    value = numeral(t.words[here])
    if value is None or value % 1:
        return False
    behind = t.word(here + 1)
    after_scale = number.total > 0 and number.group == 0 and value < min(number.scale, 1000)
    after_hundred = number.group >= _HUNDRED and number.group % _HUNDRED == 0 and value < _HUNDRED and here > after
    if after_hundred or (after_scale and here == after and (behind == "hundred" or behind in SCALES)):
        number.group += value
        number.last = 1.0
        return True
    return False


def _past_joint(t: Tokens, after: int, number: _Spoken) -> int:
    """Step over a hyphen, or an "and" or comma that may stand inside a number."""
    word, before = t.word(after), t.word(after - 1)
    if word in HYPHENS:
        return after + 1 if t.word(after + 1) in OPENERS or t.word(after + 1) == "and" else after
    inside = before == "hundred" or before in SCALES or before in HYPHENS
    if word == "and" and inside:
        return after + 2 if t.word(after + 1) in HYPHENS else after + 1
    if word == "," and number.total and not number.group and _smaller_scale_follows(t, after + 1, number.scale):
        return after + 1
    return after


def _smaller_scale_follows(t: Tokens, at: int, scale: float) -> bool:
    """Whether number words after a comma go on with the same number: "two million, ninety thousand"."""
    for k in range(at, min(at + 9, len(t))):
        word = t.words[k]
        if word == "hundred":
            return k > at
        if word in SCALES:
            return k > at and SCALES[word] < scale
        if word not in UNITS and word not in TENS and word not in HYPHENS:
            return False
    return False


def _opening_part(t: Tokens, at: int, first: int) -> Number | None:
    """Numbers that open with an ordinal or a part: "third", "half million", "quarter", "⅔"."""
    word = t.word(at)
    if word in SIGNS:
        return Number(exact(SIGNS[word]), first, at + 1, share=True)
    if word in {"half", "quarter"}:
        if word == "half" and t.word(at + 1) == "a" and t.word(at + 2) == "dozen":
            return Number(6.0, first, at + 3, scale=12)
        return _scaled_share(t, first, at, 1 / ONE_PARTS[word])
    if word in ORDINALS:
        return Number(float(ORDINALS[word]), first, at + 1, ordinal=True)
    return None


def _scaled_share(t: Tokens, first: int, part: int, value: float) -> Number:
    """A share whose part word is token ``part``, with a scale behind: "three quarters million"."""
    after = part + 1
    if t.word(after) == "of" and t.word(after + 1) == "a" and t.word(after + 2) in SCALES:
        return Number(exact(value * SCALES[t.word(after + 2)]), first, after + 3, scale=SCALES[t.word(after + 2)])
    if t.word(after) in SCALES:
        return Number(exact(value * SCALES[t.word(after)]), first, after + 1, scale=SCALES[t.word(after)])
    return Number(exact(value), first, after, share=True)


def _finish(t: Tokens, first: int, after: int, said: _Spoken) -> Number:
    """Add what can end a number: decimals, "and a half", a part word or an ordinal ending."""
    value = said.total + said.group
    scale = said.last if said.last >= 1000 else 1.0  # noqa: PLR2004 - "hundred" is no scale of money
    number = Number(value, first, after, digits=said.digits, scale=scale)
    if t.word(after) == "point":
        return _decimals(t, number)
    here = after + 1 if t.word(after) in HYPHENS else after
    ending = t.word(here)
    if ending in PARTS and value < 1000 and not (value == 1 and said.digits):  # noqa: PLR2004
        return _scaled_share(t, first, here, value / PARTS[ending])
    alone = here > after or t.word(here + 1) == "of" or _ends(t, here + 1) or t.word(here + 1) in SCALES
    if value == 1 and ending in ONE_PARTS and alone:
        return _scaled_share(t, first, here, 1 / ONE_PARTS[ending])
    if ending in ORDINALS and _takes_ordinal(value, ORDINALS[ending]):
        step = ORDINALS[ending]
        full = value * step if step >= _HUNDRED and said.group else value + step
        return Number(full, first, here + 1, ordinal=True, digits=said.digits)
    return _with_part(t, number, max(said.last, 1.0))


def _takes_ordinal(value: float, step: int) -> bool:
    """Whether "twenty" + "first", "one thousand" + "fifth", "one" + "hundredth" make one ordinal."""
    ones = value % _HUNDRED
    if step >= _HUNDRED:
        return ones > 0
    return ones == 0 or (step < 10 and ones >= 20 and ones % 10 == 0)  # noqa: PLR2004 - as "twenty" + "one"


def _decimals(t: Tokens, number: Number) -> Number:
    """As in "nine point nought four": single digits, or one number ("point eleven"), then perhaps a scale."""
    digits, after = "", number.after + 1
    while t.word(after) in UNITS and len(digits) < _MOST_DECIMALS:
        digits, after = digits + str(UNITS[t.word(after)]), after + 1
    if not digits and t.word(after) in TENS:
        tens = TENS[t.word(after)]
        ones = UNITS.get(t.word(after + 1), 0)
        digits, after = str(tens + ones), after + (2 if 0 < ones < 10 else 1)  # noqa: PLR2004
    if not digits:
        return number
    value = float(f"{int(number.value)}.{digits}")
    scale = SCALES.get(t.word(after), 1.0)
    return Number(exact(value * scale), number.first, after + (scale > 1), digits=number.digits, scale=scale)


def _with_part(t: Tokens, number: Number, last: float = 1.0) -> Number:
    """As in "two and a half", "three and one fourth", "one million and a half", "two and a half million"."""
    at = number.after
    if t.word(at) != "and":
        return number
    word = t.word(at + 1)
    above, at = (
        (1.0, at + 1) if word in {"half", "quarter"} else (UNITS.get(word, 1.0 if word in {"a", "an"} else 0.0), at + 2)
    )
    at += t.word(at) in HYPHENS
    part = t.word(at)
    below = ONE_PARTS.get(part) if above == 1 else PARTS.get(part) or (4 if part == "quarter" else None)
    if not above or below is None or (part in ORDINALS and not _ends(t, at + 1)):
        return number
    share, after = above / below, at + 1
    if t.word(after) in SCALES:
        scale = SCALES[t.word(after)]
        whole = number.value * (1 if last >= scale else scale)
        return Number(exact(whole + share * scale), number.first, after + 1, digits=number.digits, scale=scale)
    unit = last if last >= 1000 else 1.0  # noqa: PLR2004 - "one hundred and a half" is 100.5
    return Number(exact(number.value + share * unit), number.first, after, digits=number.digits, scale=unit)


def _ends(t: Tokens, at: int) -> bool:
    """Whether the clause ends at ``at``: "three and one fourth." but not "ten and a third man"."""
    return at >= len(t) or not t.word(at)[0].isalpha() or t.word(at) in {"and", "or", "to", "is", "was", "were", "are"}
