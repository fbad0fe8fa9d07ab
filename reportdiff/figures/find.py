"""Find quantities in English prose, each with its unit, its qualifier, what it counts and its sentence.

A sentence is cut into words; each number is read with what stands around it (``quantities``,
``ranges``), left out when it only names something (``not_figures``), and given the noun that it
counts (``nouns``), its own or, where the text leaves it out, that of the count before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from reportdiff.figures.ages import is_age, of_age, says_age
from reportdiff.figures.coins import coin, coins_of
from reportdiff.figures.ellipsis import BE, Antecedent
from reportdiff.figures.labels import numbers_its_notes
from reportdiff.figures.not_figures import Setting, is_bare, names_something
from reportdiff.figures.nouns import Counted, counted
from reportdiff.figures.quantities import may_begin, may_open, read_quantity
from reportdiff.figures.ranges import Amount, read_amount
from reportdiff.figures.runs import run_of
from reportdiff.figures.tokens import Tokens, tokens
from reportdiff.figures.units import Kind
from reportdiff.figures.unreported import Silence, silences
from reportdiff.figures.vague import may_be_vague, vague
from reportdiff.figures.zeros import Zero, zeros
from reportdiff.model import Confidence, Figure, Qualifier
from reportdiff.units import sentences


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
    noted, coins = numbers_its_notes(text), coins_of(text)
    for start, end in sentences(text):
        sentence = text[start:end]
        antecedent.new_sentence()
        glance = _glance(sentence)
        if glance.begins:
            t = tokens(sentence).within(text)
            read = _in_sentence(t, glance, Setting(glance.bare, noted, coins), antecedent)
            found.extend(_figure(t, amount, noun, start) for amount, noun in read)
    return tuple(found)


def find_unreported(text: str) -> tuple[Figure, ...]:
    """Find statements that a figure was not given ("did not report how many"), as figures without numbers.

    Each has ``reported=False``, ``low`` and ``high`` ``None``; ``subject`` is what was not told.
    """
    found: list[Figure] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        found.extend(_unreported(tokens(sentence), silence, start) for silence in _silences(sentence))
    return tuple(found)


@lru_cache(maxsize=2048)  # as in tokens.py
def _silences(sentence: str) -> tuple[Silence, ...]:
    return tuple(silences(tokens(sentence)))


def _unreported(t: Tokens, silence: Silence, start: int) -> Figure:
    return Figure(
        start=start + t.starts[silence.first],
        end=start + t.ends[silence.after - 1],
        text=t.span(silence.first, silence.after),
        low=None,
        high=None,
        unit=silence.noun.unit,
        qualifier=Qualifier.NONE,
        subject=silence.noun.subject,
        reported=False,
        sentence=t.text,
        sentence_start=start,
    )


@dataclass(frozen=True, slots=True)
class _Glance:
    """What a sentence shows at once: whether it is a bare number, its zeros, and the tokens where amounts may begin."""

    bare: bool
    zeros: dict[int, Zero]
    begins: tuple[int, ...]


@lru_cache(maxsize=2048)  # as in tokens.py
def _glance(sentence: str) -> _Glance:
    t = tokens(sentence)
    empty = zeros(t)
    return _Glance(is_bare(t), empty, tuple(at for at, word in enumerate(t.words) if at in empty or _may_begin(word)))


def _in_sentence(t: Tokens, glance: _Glance, setting: Setting, antecedent: Antecedent) -> list[tuple[Amount, Counted]]:
    """The amounts of one sentence and what they count, from left to right; each begins after the one before."""
    found: list[tuple[Amount, Counted]] = []
    floor = 0
    for at in glance.begins:
        if at < floor:
            continue
        read = _zero(t, glance.zeros.get(at), antecedent) or _vague(t, at) or _number(t, at, floor, antecedent, setting)
        if read is None:
            continue
        amount, noun = read
        floor = max(amount.after, at + 1)
        if noun is not None:
            found.append((amount, noun))
            if not (
                noun.first > amount.after and t.words[noun.first - 1] in BE
            ):  # "54 were boys": 12 more may be girls
                antecedent.tell(amount, noun)
    return found


@lru_cache(maxsize=8192)
def _may_begin(word: str) -> bool:
    """Whether a quantity could begin with this word."""
    return may_be_vague(word) or may_begin(word)


def _zero(t: Tokens, zero: Zero | None, antecedent: Antecedent) -> tuple[Amount, Counted] | None:
    """A count of nothing, with what "none" stands for."""
    return None if zero is None else (zero.amount, antecedent.resolve(t, zero.amount, zero.noun))


def _vague(t: Tokens, at: int) -> tuple[Amount, Counted] | None:
    """A count without a number, as an amount without ends."""
    read = vague(t, at) if may_be_vague(t.words[at]) else None
    if read is None:
        return None
    after, noun = read
    return Amount.untold(at, after), noun


def _number(
    t: Tokens, at: int, floor: int, antecedent: Antecedent, setting: Setting
) -> tuple[Amount, Counted | None] | None:
    """The amount whose number begins at ``at`` and what it counts; no noun at all where it is no figure."""
    quantity = read_quantity(t, at, floor) if may_open(t, at) else None
    if quantity is None:
        return None
    amount = of_age(t, read_amount(t, run_of(t, quantity) or quantity, floor))
    noun = _noun(t, amount)
    if names_something(t, amount, noun, setting):
        return amount, None
    name = coin(t.raw(amount.after), setting.coins)
    if name is not None and amount.kind is Kind.COUNT:
        end = amount.after + 1
        return replace(amount, unit=name, kind=Kind.MONEY, after=end), Counted(None, None, end, end)
    if amount.kind is Kind.COUNT and (noun.unit is None or says_age(t, amount)):
        left_out = ("years", Kind.TIME) if is_age(t, amount) else antecedent.unit(t, amount)
        if left_out is not None:
            return replace(amount, unit=left_out[0], kind=left_out[1]), noun
    return amount, antecedent.resolve(t, amount, noun) if _counts(amount) else noun


def _counts(amount: Amount) -> bool:
    """Whether the amount counts things, so that it has a noun even where none is written."""
    return amount.kind is Kind.COUNT and not amount.told.number.share


def _noun(t: Tokens, amount: Amount) -> Counted:
    """What is counted, or what a percentage is of ("50 percent of all direct services")."""
    after = amount.after
    if _counts(amount):
        if t.word(after) == "(" and (behind := _past_share(t, after)) is not None:
            return behind
        return counted(t, after, one=amount.low == amount.high == 1 and after == amount.told.number.after)
    if amount.kind is Kind.PERCENT and t.word(after) == "of":
        of_them = counted(t, after, one=False)
        return of_them if of_them.unit is not None else counted(t, after + 1, one=False)
    return Counted(None, None, after, after)


def _past_share(t: Tokens, at: int) -> Counted | None:
    """What is counted where a share in brackets stands before the noun: "13,869 (82 percent) workers"."""
    close = at + 3 + (t.word(at + 2) == "per")
    if not t.is_numeral(at + 1) or t.word(close - 1) not in {"percent", "cent", "%"} or t.word(close) != ")":
        return None
    noun = counted(t, close + 1, one=False)
    return noun if noun.unit is not None and noun.first == close + 1 else None


def _figure(t: Tokens, amount: Amount, noun: Counted, start: int) -> Figure:
    first, after = amount.first, amount.after
    return Figure(
        start=start + t.starts[first],
        end=start + t.ends[after - 1],
        text=t.span(first, after),
        low=amount.low,
        high=amount.high,
        unit=noun.unit if amount.kind is Kind.COUNT else amount.unit,
        qualifier=amount.qualifier,
        subject=noun.subject,
        sentence=t.text,
        sentence_start=start,
        confidence=Confidence.MEDIUM if amount.last.guessed else Confidence.HIGH,
    )
