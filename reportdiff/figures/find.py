"""Find quantities in English prose, each with its unit, its qualifier, what it counts and its sentence.

A sentence is cut into words; each number is read with what stands around it (``quantities``,
``ranges``), left out when it only names something (``not_figures``), and given the noun that it
counts (``nouns``), its own or, where the text leaves it out, that of the count before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.figures.ellipsis import Antecedent
from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.not_figures import is_bare, names_something
from reportdiff.figures.quantities import Quantity, may_open, read_quantity
from reportdiff.figures.ranges import Amount, read_amount
from reportdiff.figures.tokens import Tokens, tokens
from reportdiff.figures.units import Kind
from reportdiff.figures.zeros import zeros
from reportdiff.model import Figure

_BREAK = re.compile(r"\n\s*\n|(?<=[.?!])(?:[”\"’)\]]*)\s+(?=[A-Z0-9“\"(•*])|\n")
_ABBREVIATION = re.compile(r"(?:\b(?:No|Nos|Art|St|Mr|Mrs|Ms|Dr|Gen|Col|U\.S|Rs|vs|approx|ca|Sec|[A-Z])\.)$")


def find_figures(text: str) -> tuple[Figure, ...]:
    """Find every quantity of ``text``, in reading order and without overlap; never fails.

    ``start``/``end`` are offsets in ``text`` of the words of the quantity, with the words that
    qualify it ("at least 30", "less than two years"). ``low`` holds the number told, ``high`` the
    same, the top of a range, or ``None`` where the top is open. Counts have the unit of the noun
    they count ("persons", "cases", "shelters"); ``measure``, ``period`` and ``role`` are not told.
    Statements that a figure was not given are found by ``find_unreported``.
    """
    found: list[Figure] = []
    antecedent = Antecedent()
    for start, end in _sentences(text):
        t = tokens(text, start, end)
        if len(t):
            antecedent.new_sentence(t)
            found.extend(_in_sentence(t, text[start:end], start, antecedent))
    return tuple(found)


def find_unreported(text: str) -> tuple[Figure, ...]:
    """Find statements that a figure was not given ("did not report how many"), as figures without numbers.

    Each has ``reported=False``, ``low`` and ``high`` ``None``; ``subject`` is what was not told.
    """
    del text
    return ()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if "\n" not in match[0] and _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _in_sentence(t: Tokens, sentence: str, start: int, antecedent: Antecedent) -> list[Figure]:
    bare = is_bare(t)
    found: list[Figure] = []
    used = 0
    at = 0
    empty = {zero.first: zero for zero in zeros(t)}
    while at < len(t):
        if at in empty:
            zero = empty[at]
            found.append(_figure(t, zero.amount, zero.noun, sentence, start))
            antecedent.tell(zero.noun)
            at = used = max(zero.amount.after, at + 1)
            continue
        quantity = read_quantity(t, at) if may_open(t, at) else None
        if quantity is None:
            at += 1
            continue
        noun = _noun(t, quantity)
        at = max(quantity.after, at + 1)
        if not bare and names_something(t, quantity, noun):
            continue
        amount = read_amount(t, quantity)
        if amount.first < used:
            continue
        if amount.after > quantity.after:
            noun = _noun(t, amount.last) if amount.unit is None else noun
        if amount.kind is Kind.COUNT:
            noun = antecedent.resolve(t, amount, noun)
        used = at = max(amount.after, at)
        found.append(_figure(t, amount, noun, sentence, start))
    return found


def _noun(t: Tokens, quantity: Quantity) -> Counted:
    if quantity.kind is not Kind.COUNT:
        return counted_share(t, quantity)
    return counted(t, quantity.after, one=quantity.value == 1)


def counted_share(t: Tokens, quantity: Quantity) -> Counted:
    """What a percentage is of ("50 percent of all direct services"); nothing for money and time."""
    if quantity.kind is Kind.PERCENT and t.word(quantity.after) == "of":
        return counted(t, quantity.after, one=False)
    return Counted(None, None, quantity.after, quantity.after)


def _figure(t: Tokens, amount: Amount, noun: Counted, sentence: str, start: int) -> Figure:
    first, after = amount.first, amount.after
    return Figure(
        start=t.starts[first],
        end=t.ends[after - 1],
        text=t.span(first, after),
        low=amount.low,
        high=amount.high,
        unit=amount.unit if amount.kind is not Kind.COUNT else noun.unit,
        qualifier=amount.qualifier,
        subject=noun.subject,
        sentence=sentence,
        sentence_start=start,
    )
