"""Many countries, one pair of editions -> the edits made everywhere, and what stands out in the edition.

House style: an edit is taken for the department's own when it is made in enough narratives and
the words it takes out (or brings in) really went out of use (or came into it) across the corpus. Words
that come and go - a formula cut here and added there in the same year - are no house style,
however often they do. Numbers never are: equal figures in two countries are chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
# Of all edits judged in a pair of editions, so many may pass for house style by chance.
FALSE = 0.001


Words = tuple[frozenset[str], frozenset[str]]


def words_of(digests: Sequence[Digest]) -> list[Words]:
    """Give for each digest the words that its old and its new narrative use."""
    return [(frozenset(digest.old_text.split()), frozenset(digest.new_text.split())) for digest in digests]


def house_edits(digests: Sequence[Digest], used: Sequence[Words] | None = None) -> tuple[HouseEdit, ...]:
    """Find the edits that the department made everywhere.

    Args:
        digests: one of each country compared, of the same pair of editions.
        used: what ``words_of`` gives for them; worked out here when left out.

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
    judged = sum(len(made) >= FEWEST for made in (*bare.values(), *placed.values()))
    judge = _Judge(digests, words_of(digests) if used is None else used, judged)
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
    below 1 in the square of the narratives compared, for the more narratives, the more formulas, and
    so small that hardly one of all edits judged passes by chance (Bonferroni's bound). That is not
    asked of an edit that everybody made who held the words: chance would put other words in their place.
    """

    def __init__(self, digests: Sequence[Digest], used: Sequence[Words], judged: int) -> None:
        self._of = len(digests)
        self._chance = 1 / max(1, self._of) ** 2
        self._of_any = min(self._chance, FALSE / max(1, judged))
        self._names = {digest.country: names for digest in digests if (names := _shouted(digest.country))}
        texts = [(f" {digest.old_text} ", f" {digest.new_text} ") for digest in digests]
        self._narratives = list(zip(texts, used, strict=True))

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
        most = len(made) / OF_THOSE_THAT_COULD
        could, one_way = 0, False
        if edit.old:
            went = self._one_way(words[0], (0, 1), (len(made), most), alone=not edit.new)
            if went is None:
                return None
            could, one_way = went
        if not one_way and edit.new:
            came = self._one_way(words[1], (1, 0), (len(made), self._of if edit.old else most), alone=True)
            if came is None or not came[1]:
                return None
            could = could if edit.old else came[0]
        elif not one_way:
            return None
        return HouseEdit(key, edit.kind, shown[0], shown[1], tuple(sorted(made)), max(could, len(made)), self._of)

    def _one_way(
        self, words: str, sides: tuple[int, int], bounds: tuple[int, float], *, alone: bool
    ) -> tuple[int, bool] | None:
        """Count the narratives that held words, and tell whether the words went out of use.

        Args:
            words: one or more, with single spaces.
            sides: 0 for the old text of a narrative and 1 for the new, before and after.
            bounds: how many made the edit, and how many may have held the words.
            alone: the edit is no house style unless these words went out of use.

        Returns:
            ``None`` as soon as it is clear that the edit is no house style.
        """
        phrase, each = f" {words} ", frozenset(words.split())
        one, other = sides
        made, most = bounds
        left = both = took_up = 0
        for texts, used in self._narratives:
            # Sought only in texts that use each of its words: a phrase that stands nowhere is looked for longest.
            before = each <= used[one] and phrase in texts[one]
            after = each <= used[other] and phrase in texts[other]
            if before:
                left, both = left + (not after), both + after
            elif after:
                took_up += 1
            if left + both > most or (alone and both + took_up > LEFT * most):
                return None
        held = left + both
        chance = self._chance if held == left == made and not took_up else self._of_any
        return held, both + took_up <= LEFT * held and _tail(left, took_up) <= chance


def _tail(many: int, few: int) -> float:
    """Give the chance that of ``many + few`` fair coins at most ``few`` fall the rarer way."""
    ways: int = sum(comb(many + few, k) for k in range(few + 1))
    return ways / float(2 ** (many + few))


def _shouted(name: str) -> tuple[str, ...]:
    return (name, name.upper()) if name else ()
