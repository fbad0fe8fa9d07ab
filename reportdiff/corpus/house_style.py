"""Many countries, one pair of editions -> the edits made everywhere, and what stands out in the edition.

House style: an edit is taken for the department's own when it is made in enough narratives and
the words it takes out (or brings in) really went out of use (or came into it) across the corpus. Words
that come and go - a formula cut here and added there in the same year - are no house style,
however often they do. Numbers never are: equal figures in two countries are chance.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from math import comb

from reportdiff.model import (
    Added,
    Change,
    Comparison,
    Digest,
    Edit,
    EditKind,
    HouseEdit,
    Kept,
    Mark,
    Merged,
    Removed,
    Report,
    Reworded,
    Span,
    Split,
    TierMove,
)
from reportdiff.tokens import STOP_WORDS

# An edit must stand in at least so many narratives; among fewer, equal edits are chance.
FEWEST = 5
# ... and in this share of the narratives that could show it.
OF_THOSE_THAT_COULD = 0.25
# Of the narratives that held the words, at most this share may still hold them (or, for words that
# come, may have held them before). Halving leaves room for house style that spreads over years.
LEFT = 0.5
MASK = "country"
FIGURE = "#"  # in place of a figure beside an edit
_WORDS = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w+(?:['’-]\w+)*|[^\w\s]")
_NUMBER = re.compile(
    r"(?<!\w-)\b(?:\d[\d.,]*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|dozens?"
    # "for the second year" becomes "for the third" wherever the same count runs on
    r"|\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b"
)


def spelled(text: str, names: Sequence[str] = ()) -> str:
    """Give a text as words in lower case with single spaces, the names masked; for counting, not for showing."""
    for name in names:
        if name in text:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, text)
    return " ".join(_WORDS.findall(text.casefold()))


def names_of(*reports: Report) -> tuple[str, ...]:
    """Give the names of the reports' country that are masked when edits are compared, longest first."""
    names = {report.identity.country for report in reports if report.identity.country}
    every = {spelling for name in names for spelling in (name, name.upper())}
    return tuple(sorted(every, key=lambda name: (-len(name), name)))


def edits_of(comparison: Comparison) -> dict[str, tuple[Edit, ...]]:
    """Read the edits off a comparison that could be house style.

    Returns:
        For the id of each change its edits: the whole sentence that came or went, or the runs of
        words of a reworded one. Changes of figures, case and typography have none.
    """
    names = names_of(comparison.old, comparison.new)
    found = {}
    for section in comparison.sections:
        for change in section.changes:
            if edits := tuple(_edits(change, names)):
                found[change.id] = edits
    return found


def _edits(change: Change, names: Sequence[str]) -> Iterable[Edit]:
    match change:
        case Added(id=name, new=passage):
            yield _edit(EditKind.SENTENCE_ADDED, ("", passage.unit.text), ("", ""), name, names, whole=True)
        case Removed(id=name, old=passage):
            yield _edit(EditKind.SENTENCE_REMOVED, (passage.unit.text, ""), ("", ""), name, names, whole=True)
        case Reworded(id=name, spans=spans) | Split(id=name, spans=spans) | Merged(id=name, spans=spans):
            runs = list(_runs(spans))
            for run in runs:
                old, new, before, after = _without_figures(*run)
                if _comparable(old, new):
                    whole = len(runs) == 1 and isinstance(change, Reworded) and not change.moved and old == run[0]
                    yield _edit(_kind(old, new), (old, new), (before, after), name, names, whole=whole)
        case Kept():
            pass


def _runs(spans: Sequence[Span]) -> Iterable[tuple[str, str, str, str]]:
    """Give each run of changed words with the unchanged word on either side."""
    before = old = new = ""
    for span in spans:
        if span.mark is Mark.SAME:
            words = _WORDS.findall(span.text)
            if (old or new) and words:
                yield old.strip(), new.strip(), before, words[0]
                old = new = ""
            before = words[-1] if words else before
        elif span.mark is Mark.REMOVED:
            old += f" {span.text}"
        else:
            new += f" {span.text}"
    if old or new:
        yield old.strip(), new.strip(), before, ""


def _without_figures(old: str, new: str, before: str, after: str) -> tuple[str, str, str, str]:
    """Leave figures at the ends of a run out of it: "to 9" to "with 12" is the edit "to" to "with"."""
    sides = [_WORDS.findall(old), _WORDS.findall(new)]
    if not any(_NUMBER.search(text.casefold()) for text in (old, new)):
        return old, new, _masked(before), _masked(after)
    for end, drop in ((0, 1), (-1, 0)):
        while all(sides) and all(_NUMBER.fullmatch(side[end].casefold()) for side in sides):
            sides = [side[1:] if drop else side[:-1] for side in sides]
            before, after = (FIGURE, after) if drop else (before, FIGURE)
    return " ".join(sides[0]), " ".join(sides[1]), _masked(before), _masked(after)


def _masked(word: str) -> str:
    return FIGURE if _NUMBER.fullmatch(word.casefold()) else word


def _comparable(old: str, new: str) -> bool:
    """Tell whether a run of changed words says something in words: no figures, no mere punctuation."""
    said = f"{old} {new}".casefold()
    return any(char.isalpha() for char in said) and not _NUMBER.search(said) and old.casefold() != new.casefold()


def _kind(old: str, new: str) -> EditKind:
    if old and new:
        return EditKind.WORDS_REPLACED
    return EditKind.WORDS_REMOVED if old else EditKind.WORDS_ADDED


def _edit(  # noqa: PLR0913  an edit is all of these, and they come from three kinds of change
    kind: EditKind,
    words: tuple[str, str],
    around: tuple[str, str],
    change: str,
    names: Sequence[str],
    *,
    whole: bool,
) -> Edit:
    old, new = (spelled(text, names) for text in words)
    before, after = (spelled(text, names) for text in around)
    key, place = _digest(kind, old, new), _digest(kind, old, new, before, after)
    return Edit(key, place, kind, *words, *around, change, whole)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@lru_cache(maxsize=4)  # an edition is the new side of one comparison and the old side of the next
def _narrative(text: str, names: tuple[str, ...]) -> str:
    return spelled(text, names)


def digest_of(
    comparison: Comparison, tier_move: TierMove, edits: Mapping[str, tuple[Edit, ...]] | None = None
) -> Digest:
    """Keep of a comparison what the views across countries need.

    Args:
        comparison: of two editions of one country.
        tier_move: how the tier moved.
        edits: what ``edits_of`` gave for it; worked out here when left out.
    """
    old, new = comparison.old, comparison.new
    names = names_of(old, new)
    texts = tuple(" ".join(section.text for section in report.sections) for report in (old, new))
    made = edits_of(comparison) if edits is None else edits
    return Digest(
        country=new.identity.country or old.identity.country or "",
        iso3=new.identity.iso3,
        old_edition=old.identity.edition or 0,
        new_edition=new.identity.edition or 0,
        old_tier=old.identity.tier,
        new_tier=new.identity.tier,
        tier_move=tier_move,
        old_words=len(texts[0].split()),
        new_words=len(texts[1].split()),
        edits=tuple(edit for several in made.values() for edit in several),
        figures=comparison.figures,
        old_text=_narrative(texts[0], names),
        new_text=_narrative(texts[1], names),
    )


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
    words = _WORDS.findall(f"{edit.old} {edit.new}".casefold())
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
