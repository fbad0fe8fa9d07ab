"""Many countries, one pair of editions -> the edits made everywhere, and what stands out in the edition.

House style: an edit is taken for the department's own when it is made in enough narratives and
the words it takes out (or brings in) really went out of use (or came into it) across the corpus. Words
that come and go - a formula cut here and added there in the same year - are no house style,
however often they do. Numbers never are: equal figures in two countries are chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import comb

from reportdiff.corpus.edits import FIGURE, WORDS, spelled
from reportdiff.model import Digest, Edit, HouseEdit
from reportdiff.tokens import STOP_WORDS

# An edit must stand in at least so many narratives; among fewer, equal edits are chance.
FEWEST = 5
# ... and in this share of the narratives that could show it.
OF_THOSE_THAT_COULD = 0.25
# Of the narratives that held the words, at most this share may still hold them (or, for words that
# come, may have held them before). Halving leaves room for house style that spreads over years.
LEFT = 0.5


def house_edits(digests: Sequence[Digest]) -> tuple[HouseEdit, ...]:
    """Find the edits that the department made everywhere.

    Args:
        digests: one of each country compared, of the same pair of editions.

    Returns:
        House-style edits, those made in most narratives first. An edit of words is given bare
        ("comply with" to "meet") where that is telling, else between its neighbours.
    """
    bare: defaultdict[str, dict[str, Edit]] = defaultdict(dict)
    placed: defaultdict[str, dict[str, Edit]] = defaultdict(dict)
    for digest in digests:
        for edit in digest.edits:
            if _tells_something(edit):
                bare[edit.key].setdefault(digest.country, edit)
            placed[edit.place].setdefault(digest.country, edit)
    judge = _Judge(digests)
    found = {key: house for key, made in bare.items() if (house := judge.house(key, made, placed=False))}
    found |= {
        place: house
        for place, made in placed.items()
        if next(iter(made.values())).key not in found and (house := judge.house(place, made, placed=True))
    }
    return tuple(sorted(found.values(), key=lambda house: (-len(house.narratives), house.kind, house.old, house.new)))


def _tells_something(edit: Edit) -> bool:
    """Tell whether an edit can stand alone: "to" for "with" says nothing without its neighbours."""
    said = f"{edit.old} {edit.new}".casefold()
    if any(chunk.isalpha() and chunk not in STOP_WORDS for chunk in said.split()):  # as of most edits
        return True
    words = WORDS.findall(said)
    return any(word[0].isalpha() and word not in STOP_WORDS for word in words)


class _Judge:
    """Weighs how often an edit was made against who held its words before and holds them now.

    Words come and go in single narratives by chance, as often one way as the other. House style goes
    one way: the chance that so many of those who changed went the same way (a sign test) must be
    below 1 in the square of the narratives compared, for the more narratives, the more formulas.
    """

    def __init__(self, digests: Sequence[Digest]) -> None:
        self._of = len(digests)
        self._chance = 1 / max(1, self._of) ** 2
        self._names = {digest.country: names for digest in digests if (names := _shouted(digest.country))}
        self._texts = [(f" {digest.old_text} ", f" {digest.new_text} ") for digest in digests]
        self._holders = cache(self._count)

    def house(self, key: str, made: Mapping[str, Edit], *, placed: bool) -> HouseEdit | None:
        """Give the house edit that these equal edits of several countries are, if they are one."""
        if len(made) < FEWEST:
            return None
        country, edit = min(made.items())
        shown = [edit.old, edit.new]
        words = [spelled(text, self._names.get(country, ())) for text in shown]
        if placed:
            around = ["" if word == FIGURE else word for word in (edit.before, edit.after)]
            shown = [" ".join(filter(None, (around[0], text, around[1]))) for text in shown]
            words = [" ".join(filter(None, (around[0], text, around[1]))).casefold() for text in words]
        went = self._one_way(*self._holders(words[0])) if edit.old else None
        came = self._one_way(*reversed(self._holders(words[1]))) if edit.new else None
        could = (went or came or (0, False))[0]
        if not any(judged and judged[1] for judged in (went, came)) or len(made) < OF_THOSE_THAT_COULD * could:
            return None
        return HouseEdit(key, edit.kind, shown[0], shown[1], tuple(sorted(made)), max(could, len(made)), self._of)

    def _one_way(self, left: int, both: int, came: int) -> tuple[int, bool]:
        """Count who held words, and tell whether they went out of use: ``left`` lost them, ``came`` took them up."""
        held = left + both
        fell = both + came <= LEFT * held
        return held, fell and _tail(left, came) <= self._chance

    def _count(self, words: str) -> tuple[int, int, int]:
        """Count the narratives that held words and lost them, hold them still, and took them up."""
        phrase = f" {words} "
        held = [(phrase in old, phrase in new) for old, new in self._texts]
        return held.count((True, False)), held.count((True, True)), held.count((False, True))


def _tail(many: int, few: int) -> float:
    """Give the chance that of ``many + few`` fair coins at most ``few`` fall the rarer way."""
    ways: int = sum(comb(many + few, k) for k in range(few + 1))
    return ways / float(2 ** (many + few))


def _shouted(name: str) -> tuple[str, ...]:
    return (name, name.upper()) if name else ()
