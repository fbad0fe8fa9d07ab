"""What the new edition says that it does not give, and which of the old edition's figures that is."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.model import Confidence, Figure, NotReported


def unspoken(new: Sequence[Figure], alone: Sequence[Figure]) -> list[NotReported]:
    """The new edition's statements that a figure was not given, each with the old figures left without a successor.

    An old figure belongs to one statement: to that which names most of its groups, else to the first.
    """
    statements = [f for f in new if not f.reported]
    told: dict[Figure, list[Figure]] = {}
    for figure in alone:
        groups = _groups(figure)
        fitting = [s for s in statements if s.measure == figure.measure != "other" and _groups(s) <= groups]
        if fitting:
            best = max(fitting, key=lambda s: (len(_groups(s)), -s.start))
            told.setdefault(best, []).append(figure)
    return [
        NotReported(_spoken_of(s, told.get(s, []), new), s, Confidence.HIGH if s.measure != "other" else Confidence.LOW)
        for s in statements
    ]


def _groups(figure: Figure) -> frozenset[str]:
    return frozenset((figure.subgroup or "").split("; ")) - {""}


def _spoken_of(statement: Figure, olds: Sequence[Figure], new: Sequence[Figure]) -> tuple[Figure, ...]:
    """Of the old figures of a measure those that a statement speaks of.

    Where its sentence repeats one of them ("compared with 60,000 dinars in 2014"), those told beside that one. Of
    money, which is spent on many things, those of the sentence most like its own.
    """
    repeated = {(f.unit, f.low, f.high) for f in new if f.reported and f.sentence_start == statement.sentence_start}
    sentences = {f.sentence_start for f in olds if (f.unit, f.low, f.high) in repeated}
    if not sentences and any(_is_money(f) for f in olds):
        mine = _words(statement)
        sentences = {max(olds, key=lambda f: (likeness(_words(f), mine), -f.start)).sentence_start}
    return tuple(f for f in olds if not sentences or f.sentence_start in sentences)


def _is_money(figure: Figure) -> bool:
    return figure.measure == "funding"


def _words(figure: Figure) -> frozenset[str]:
    return frozenset(word.lower().strip(".,;:()") for word in figure.sentence.split())


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the words around two figures that both have."""
    return len(one & other) / len(one | other) if one or other else 1.0
