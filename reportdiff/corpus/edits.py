"""One comparison -> what the views across countries need of it: its edits of words, and the words of both texts.

Numbers make no edit: equal figures in two countries are chance.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from reportdiff import families
from reportdiff.model import (
    Added,
    Change,
    Comparison,
    Digest,
    Edit,
    EditKind,
    FigureChange,
    Kept,
    Lined,
    Mark,
    Merged,
    Removed,
    Report,
    Reworded,
    Span,
    Split,
    TierMove,
)

MASK = "country"
BAR = " | "  # between the cells of a table's row
FIGURE = "#"  # in place of a figure beside an edit
WORDS = re.compile(r"\d+(?:[.,]\d+)*(?!\w)|\w+(?:['’-]\w+)*|[^\w\s]")
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
            text = _alone(name).sub(MASK, text)
    return " ".join(map(_split, text.casefold().split()))


@cache
def _alone(name: str) -> re.Pattern[str]:
    """Find a name as a word of its own; that no letter stands before it is asked last, so that the name is sought."""
    bare = re.escape(name)
    return re.compile(rf"{bare}(?!\w)(?<!\w{bare})")


@lru_cache(maxsize=1 << 14)  # of what stands between spaces, most was seen before
def _split(chunk: str) -> str:
    return " ".join(WORDS.findall(chunk))


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
            if not isinstance(change, Kept) and (edits := tuple(_edits(change, names))):
                found[change.id] = edits
    return found


def _edits(change: Change, names: tuple[str, ...]) -> Iterable[Edit]:
    match change:
        case Added(id=name, new=passage):
            yield _edit(EditKind.SENTENCE_ADDED, ("", passage.unit.text), ("", ""), name, names, whole=True)
        case Removed(id=name, old=passage):
            yield _edit(EditKind.SENTENCE_REMOVED, (passage.unit.text, ""), ("", ""), name, names, whole=True)
        case Reworded(id=name, spans=spans) | Split(id=name, spans=spans) | Merged(id=name, spans=spans):
            runs = list(_runs(spans))
            for run in runs:
                if told := _in_words(*run):
                    old, new, *around = told
                    whole = len(runs) == 1 and isinstance(change, Reworded) and not change.moved and old == run[0]
                    yield _edit(_kind(old, new), (old, new), (around[0], around[1]), name, names, whole=whole)
        case Kept():
            pass


def _runs(spans: Sequence[Span]) -> Iterable[tuple[str, str, str, str]]:
    """Give each run of changed words with the unchanged word on either side."""
    before = old = new = ""
    for span in spans:
        if span.mark is Mark.SAME:
            first, last = _ends(span.text)
            if (old or new) and first:
                yield old.strip(), new.strip(), before, first
                old = new = ""
            before = last or before
        elif span.mark is Mark.REMOVED:
            old += f" {span.text}"
        else:
            new += f" {span.text}"
    if old or new:
        yield old.strip(), new.strip(), before, ""


def _ends(text: str) -> tuple[str, str]:
    """Give the first and the last word of a text, empty where it has none."""
    found = WORDS.search(text)
    return (found[0], WORDS.findall(text.rsplit(maxsplit=1)[-1])[-1]) if found else ("", "")


def _in_words(old: str, new: str, before: str, after: str) -> tuple[str, str, str, str] | None:
    """Give what a run of changed words says in words: no figures, no mere punctuation or case; ``None`` for nothing.

    Figures at its ends are left out of it: "to 9" to "with 12" is the edit "to" to "with".
    """
    if _tells_number(f"{old} {new}"):
        old, new, before, after = _without_figures(old, new, before, after)
        if _tells_number(f"{old} {new}"):
            return None
    if old.casefold() == new.casefold() or not any(char.isalpha() for char in f"{old}{new}"):
        return None
    return old, new, _masked(before), _masked(after)


def _tells_number(text: str) -> bool:
    return any(map(_numeric, text.split()))


@lru_cache(maxsize=1 << 14)  # as _split
def _numeric(chunk: str) -> bool:
    return _NUMBER.search(chunk.casefold()) is not None


def _without_figures(old: str, new: str, before: str, after: str) -> tuple[str, str, str, str]:
    """Leave figures at the ends of a run out of it."""
    sides = [WORDS.findall(old), WORDS.findall(new)]
    for end, drop in ((0, 1), (-1, 0)):
        while all(sides) and all(_NUMBER.fullmatch(side[end].casefold()) for side in sides):
            sides = [side[1:] if drop else side[:-1] for side in sides]
            before, after = (FIGURE, after) if drop else (before, FIGURE)
    return " ".join(sides[0]), " ".join(sides[1]), before, after


@lru_cache(maxsize=1 << 12)
def _masked(word: str) -> str:
    return FIGURE if _NUMBER.fullmatch(word.casefold()) else word


def _kind(old: str, new: str) -> EditKind:
    if old and new:
        return EditKind.WORDS_REPLACED
    return EditKind.WORDS_REMOVED if old else EditKind.WORDS_ADDED


def _edit(  # noqa: PLR0913  an edit is all of these, and they come from three kinds of change
    kind: EditKind,
    words: tuple[str, str],
    around: tuple[str, str],
    change: str,
    names: tuple[str, ...],
    *,
    whole: bool,
) -> Edit:
    old, new = (spelled(text, names) for text in words)
    before, after = (_spelled_word(text, names) for text in around)
    key, place = _digest(kind, old, new), _digest(kind, old, new, before, after)
    return Edit(key, place, kind, *words, *around, change, whole)


_spelled_word = lru_cache(maxsize=1 << 12)(spelled)  # few words stand beside most edits


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


@lru_cache(maxsize=4)  # an edition is the new side of one comparison and the old side of the next
def _narrative(text: str, names: tuple[str, ...]) -> tuple[int, str]:
    return len(text.split()), spelled(text, names)


def _across(comparison: Comparison) -> tuple[FigureChange, ...]:
    """Give the figure changes that can stand beside those of other countries.

    Of reports that keep no statistics that is only what one row of a table told in both editions: what
    they count in passing is no country's number of convictions, and its going no silence.
    """
    name = comparison.new.identity.family or comparison.old.identity.family
    if name not in families.names() or not families.load(name).figures.alike_only:
        return comparison.figures
    return tuple(
        change
        for change in comparison.figures
        if isinstance(change, Lined) and BAR in change.old.sentence and BAR in change.new.sentence
    )


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
    texts = (" ".join([section.text for section in report.sections]) for report in (old, new))
    (old_words, old_text), (new_words, new_text) = (_narrative(text, names) for text in texts)
    made = edits_of(comparison) if edits is None else edits
    return Digest(
        country=new.identity.country or old.identity.country or "",
        iso3=new.identity.iso3,
        old_edition=old.identity.edition or 0,
        new_edition=new.identity.edition or 0,
        old_tier=old.identity.tier,
        new_tier=new.identity.tier,
        tier_move=tier_move,
        old_words=old_words,
        new_words=new_words,
        edits=tuple(edit for several in made.values() for edit in several),
        figures=_across(comparison),
        old_text=old_text,
        new_text=new_text,
    )
