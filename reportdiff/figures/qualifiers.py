"""The words that say how exact a figure is: "at least 30", "some 80", "five or more", "a maximum term of 12 years"."""

from __future__ import annotations

from reportdiff.figures.tokens import Tokens, word_set
from reportdiff.model import Qualifier

_PHRASES = {
    Qualifier.AT_LEAST: """
        at least | a minimum of | minimum of | no fewer than | not fewer than | no less than | minimum | not
        less than | starting at | greater than or equal to | more than or equal to | ≥ | as few as | as
        little as | as low as | as young as | greater or equal than | greater or equal to | higher or equal
        than | a low of | larger or equal than | more or equal than | bigger or equal than | larger than or
        equal to
        """,
    Qualifier.MORE_THAN: """
        more than | over | above | greater than | larger than | higher than | exceeding | exceeded | exceeds
        | in excess of | upwards of | upward of | longer than | older than | well over | just over | > |
        bigger than | slightly over | slightly more than | beyond | exceed
        """,
    Qualifier.AT_MOST: """
        up to | at most | a maximum of | maximum of | no more than | not more than | not exceeding | as many
        as | as much as | maximum | not to exceed | no longer than | as high as | ≤ | less than or equal to
        | does not exceed | did not exceed | not exceed | no greater than | no higher than | no larger than
        | less or equal than | less or equal to | smaller or equal than | lower or equal than | smaller than
        or equal to
        """,
    Qualifier.LESS_THAN: """
        less than | fewer than | under | below | smaller than | lower than | shorter than | younger than | <
        | just under | well under | slightly under | slightly less than
        """,
    Qualifier.ABOUT: """
        about | around | approximately | roughly | nearly | almost | some | an estimated | estimated |
        estimated at | close to | circa | approx | approx . | ~ | ≈ | ∼ | approximate | in the order of | on
        the order of | virtually | ca . | an average of | average of | averaging | on average | an
        approximate
        """,
}
#: Last word -> phrases that end with it, the longest first.
_BY_LAST: dict[str, list[tuple[list[str], Qualifier]]] = {}
for _qualifier, _lines in _PHRASES.items():
    for _phrase in _lines.split("|"):
        _BY_LAST.setdefault(_phrase.split()[-1], []).append((_phrase.split(), _qualifier))
for _found in _BY_LAST.values():
    _found.sort(key=lambda pair: -len(pair[0]))

#: Words that may stand between the qualifying words and the number.
_BETWEEN = word_set("the a an equivalent of only just additional another further all total age ages")
_BEHIND = {
    "more": Qualifier.AT_LEAST, "above": Qualifier.AT_LEAST, "over": Qualifier.AT_LEAST, "greater": Qualifier.AT_LEAST,
    "older": Qualifier.AT_LEAST, "longer": Qualifier.AT_LEAST, "higher": Qualifier.AT_LEAST, "up": Qualifier.AT_LEAST,
    "less": Qualifier.AT_MOST, "fewer": Qualifier.AT_MOST, "under": Qualifier.AT_MOST, "below": Qualifier.AT_MOST,
    "younger": Qualifier.AT_MOST, "lower": Qualifier.AT_MOST, "so": Qualifier.ABOUT,
}  # fmt: skip
_REACH = 6  # tokens back to "maximum" in "a maximum sentence of 12 years"

LOWER = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
UPPER = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})


def qualifier_before(t: Tokens, first: int, floor: int = 0) -> tuple[int, Qualifier]:
    """The qualifying words that end before token ``first``: where they begin, and what they say.

    Nothing before token ``floor`` is looked at; (``first``, ``EXACT``) where there are none.
    """
    at = first
    while at > floor and t.words[at - 1] in _BETWEEN:
        at -= 1
    for where in (first, at) if at != first else (first,):
        for words, qualifier in _BY_LAST.get(t.word(where - 1), ()):
            begin = where - len(words)
            if begin >= floor and t.words[begin:where] == words and not _other_sense(t, begin, where, first):
                return begin, qualifier
    return first, _bound_of_law(t, first, floor)


def _other_sense(t: Tokens, begin: int, where: int, first: int) -> bool:
    """Words that do not always qualify: "over the past two years", "under the 2005 law"."""
    word = t.words[begin]
    if where - begin > 1:
        return t.words[where - 1] == "to" and t.word(where) == "the"  # "up to the 2017 election"
    if word in {"some", "average", "estimated"}:
        return where < first
    aged = "age" in t.words[where:first]
    unsure = word in {"over", "under", "above", "below", "beyond", "around"} and where < first
    return unsure and t.word(where) != "an" and not aged


def _bound_of_law(t: Tokens, at: int, floor: int) -> Qualifier:
    """As in "a maximum sentence of 12 years", "a minimum punishment of 15 years"."""
    if t.word(at - 1) != "of":
        return Qualifier.EXACT
    for back in range(at - 2, max(at - _REACH, floor) - 1, -1):
        match t.words[back]:
            case "maximum":
                return Qualifier.AT_MOST
            case "minimum" if t.word(back + 1) not in {"wage", "wages"}:
                return Qualifier.AT_LEAST
            case "," | "." | ";" | "of":
                return Qualifier.EXACT
            case _:
                continue
    return Qualifier.EXACT


def qualifier_behind(t: Tokens, after: int) -> tuple[int, Qualifier] | None:
    """Qualifying words behind a quantity ("five or more", "18 and above", "10+"): where they end, what they say."""
    joint, word = t.word(after), t.word(after + 1)
    if joint == "+" and t.touches(after) and not t.is_numeral(after + 1):
        return after + 1, Qualifier.AT_LEAST
    if joint not in {"or", "and"} or word not in _BEHIND or t.word(after + 2) in {"than", "to"}:
        return None
    if joint == "and" and (
        word == "so"
        or (word in {"more", "over", "under", "below", "less", "fewer"} and t.word(after + 2)[:1].isalnum())
    ):
        return (after + 2, _BEHIND[word]) if word == "more" and t.word(after + 2) == "in" else None
    return after + 2, _BEHIND[word]
