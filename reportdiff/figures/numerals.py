"""Numbers in digits: separators of several countries, decimals, powers, fractions."""

from __future__ import annotations

from reportdiff.figures.number_tables import LETTER_SCALES, SHORT_SCALES, SIGNS, Number, exact
from reportdiff.figures.tokens import Tokens

_LONGEST = 18  # digits; longer runs are identifiers, not quantities
_COMMA_DECIMALS = 3  # a comma and two digits; "79,7329" is a misprint, not a decimal
_HUNDRED = 100
_MOST_GROUPS = 5


def numeral(written: str) -> float | None:
    """The value of a numeral with separators, or ``None`` if it is no plain number.

    "1,234", "1.234.567", "12,34,567.89" and "5,5" (a decimal comma) are numbers; "192.168.1.2" and
    "22,24,26" are not. A single comma before three digits is read as thousands.
    """
    if len(written) > _LONGEST and sum(map(str.isdecimal, written)) > _LONGEST:
        return None
    if not written.isascii():
        written = "".join("." if c == "·" else str(int(c)) if c.isdecimal() else c for c in written)
    if "," in written:
        return _with_commas(written)
    if written.count(".") <= 1:
        return float(written)
    return float(written.replace(".", "")) if _grouped(written, ".") else None


def _with_commas(written: str) -> float | None:
    """A numeral with commas, for thousands or as the decimal mark."""
    if written.count(".") == 1 and written.rfind(".") > written.rfind(","):
        whole, _, part = written.partition(".")
        return float(f"{whole.replace(',', '')}.{part}") if _grouped(whole, ",") else None
    if "." not in written and _grouped(written, ","):
        return float(written.replace(",", ""))
    whole, _, part = written.rpartition(",")
    decimal = (
        "," not in whole
        and (len(part) < _COMMA_DECIMALS or whole == "0")
        and ("." not in whole or _grouped(whole, "."))
    )
    return float(f"{whole.replace('.', '')}.{part}") if decimal else None


def _grouped(written: str, mark: str) -> bool:
    """Whether the groups between the marks are thousands (or the Indian pairs before the last three)."""
    head, *groups = written.split(mark)
    sizes = [len(group) for group in groups]
    return bool(head) and len(head) <= 3 and head != "0" and sizes[-1] == 3 and set(sizes[:-1]) <= {2, 3}  # noqa: PLR2004


def read_numeral(t: Tokens, first: int) -> Number | None:
    """Read the number in digits at token ``first`` with what is grown to it; ``None`` if it is none.

    Scale words behind it ("12 million") are the business of ``number_words``.
    """
    value = numeral(t.words[first])
    if value is None:
        return None
    after = first + 1
    if t.words[first].isdecimal() and len(t.words[first]) <= 3:  # noqa: PLR2004 - "1 234 567"
        value, after = _spaced_thousands(t, first, value)
    if t.touches(after):
        touching = _touching(t, first, after, value)
        if touching is not None:
            return touching
    if t.word(after) in SHORT_SCALES:
        scale = SHORT_SCALES[t.word(after)]
        return Number(exact(value * scale), first, after + 1, digits=True, scale=scale)
    return _mixed(t, Number(value, first, after, digits=True))


def _touching(t: Tokens, first: int, after: int, value: float) -> Number | None:
    """What can be grown to a numeral: "5th", "10M", "1½", "3/4", "1.3e6"."""
    word, raw = t.word(after), t.raw(after)
    if word in {"st", "nd", "rd", "th"}:
        return Number(value, first, after + 1, ordinal=True, digits=True)
    if raw in LETTER_SCALES:
        return Number(exact(value * LETTER_SCALES[raw]), first, after + 1, digits=True, scale=LETTER_SCALES[raw])
    if word in SIGNS:
        return Number(exact(value + SIGNS[word]), first, after + 1, digits=True)
    if word == "/" and t.touches(after + 1) and t.is_numeral(after + 1):
        return _slash(t, first, after, value)
    if word in {"e", "x", "*"}:
        return _power(t, first, after, value)
    return None


def _slash(t: Tokens, first: int, after: int, value: float) -> Number:
    """As in "3/4" is a share; "5/17/2018" and "24/7" stay numerals, for ``not_figures`` to judge."""
    below = numeral(t.words[after + 1])
    if below and value < below <= _HUNDRED and t.word(after + 2) != "/":
        return Number(exact(value / below), first, after + 2, digits=True, share=True)
    return Number(value, first, after, digits=True)


def _power(t: Tokens, first: int, after: int, value: float) -> Number | None:
    """As in "1.3e6" and "1.3x10^6"."""
    at = after + 1
    if t.word(after) != "e":
        if t.word(at) != "10" or t.word(at + 1) != "^":
            return None
        at += 2
    sign = -1 if t.word(at) in {"-", "−"} else 1
    at += t.word(at) in {"-", "−", "+"}
    exponent = t.word(at)
    if not exponent.isdecimal() or not t.touches(at) or len(exponent) > 2:  # noqa: PLR2004 - floats end at 1e308
        return None
    return Number(exact(value * 10.0 ** (sign * int(exponent))), first, at + 1, digits=True)


def _mixed(t: Tokens, whole: Number) -> Number:
    """As in "2 1/4"."""
    at = whole.after
    if (
        t.is_numeral(at)
        and t.word(at + 1) == "/"
        and t.touches(at + 1)
        and t.is_numeral(at + 2)
        and whole.value % 1 == 0
    ):
        part = _slash(t, at, at + 1, float(numeral(t.words[at]) or 0))
        if part.share:
            return Number(exact(whole.value + part.value), whole.first, part.after, digits=True)
    return whole


def _spaced_thousands(t: Tokens, first: int, value: float) -> tuple[float, int]:
    """Join "1 234 567" (space, no-break or thin space between groups of three)."""
    after = first + 1
    while after <= first + _MOST_GROUPS and t.is_numeral(after) and _one_space(t, after) and value:
        whole, _, part = t.words[after].partition(".")
        if len(whole) != 3 or not whole.isdecimal() or (part and not part.isdecimal()):  # noqa: PLR2004
            break
        value, after = value * 1000 + float(t.words[after]), after + 1
        if part:
            break
    return (exact(value), after) if value < 10.0**_LONGEST else (value, first + 1)


def _one_space(t: Tokens, at: int) -> bool:
    """Whether one space, and no line end, stands before the token at ``at``."""
    return t.starts[at] == t.ends[at - 1] + 1 and t.text[t.ends[at - 1]] not in "\n\r\t"
