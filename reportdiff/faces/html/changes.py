"""Changes -> articles and folds of a page, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportdiff.align import band
from reportdiff.changes import moved_from, new_side, old_side
from reportdiff.faces.calm import calmed, quiet
from reportdiff.faces.family import family_name, is_apparatus
from reportdiff.faces.html.cite import Citer
from reportdiff.faces.html.moves import Moves, stub
from reportdiff.faces.html.views import Block, ChangeView, Fold, MovedFrom, Piece, SectionView, Sentences, Went
from reportdiff.faces.status import change_status
from reportdiff.model import (
    Added,
    Change,
    Confidence,
    Kept,
    Mark,
    Merged,
    Nature,
    Passage,
    Removed,
    Reworded,
    SectionChange,
    SectionStatus,
    Span,
    Split,
    UnitKind,
)

Href = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shower:
    """Turns changes into views.

    ``order`` are the ids of all changes shown as articles, in page order, ``at`` the place of each;
    ``holes`` give for change ids the keys under which they may turn out to be house style, ``moves`` tell
    where moved changes stood.
    """

    citer: Citer
    href: Href
    order: tuple[str, ...]
    at: Mapping[str, int]
    holes: Mapping[str, str]
    moves: Moves

    def section(self, section: SectionChange, changes: Sequence[Change], anchor: str) -> SectionView:
        """Show the given changes of a section: articles, with unchanged runs folded between them."""
        begins = self.href(anchor) == f"#{anchor}"  # and does not go on from another part of the page
        blocks: list[Block] = list(self._went(anchor)) if begins else []
        for kind, grouped in groupby(changes, key=fold_kind):
            run = tuple(grouped)
            if kind is None:
                for change in run:
                    blocks += [self.article(change), *self._went(change.id)]
            else:
                blocks += [self._fold(kind, run), *(note for c in run for note in self._went(c.id))]
        return SectionView(
            anchor=anchor,
            title=section.title,
            state=self._state(section),
            grade=_grade(section, self.citer),
            blocks=tuple(blocks),
            apparatus=self._apparatus(section, changes),
        )

    def _apparatus(self, section: SectionChange, changes: Sequence[Change]) -> str | None:
        if not is_apparatus(family_name(self.citer.comparison), section.name):
            return None
        return self.citer.w.say("fold.apparatus", n=sum(fold_kind(change) is None for change in changes))

    def _state(self, section: SectionChange) -> str:
        """Say what became of a section; of a text that breaks off only that it is not in the part held."""
        reports = self.citer.comparison
        cuts = {SectionStatus.ADDED: reports.old.cut_off, SectionStatus.REMOVED: reports.new.cut_off}
        cut = "_cut" if cuts.get(section.status) else ""
        return self.citer.w.say(f"section.{section.status.value}{cut}")

    def _fold(self, kind: str, run: tuple[Change, ...]) -> Fold:
        """Fold a run of changes without a change of words; its label says what it hides."""
        label = self.citer.w.say(f"fold.{kind}", n=len(run))
        kept = [c for c in run if isinstance(c, Kept)]
        paragraphs = groupby(kept, key=lambda c: c.new.unit.paragraph)
        return Fold(label, tuple(Sentences(tuple((c.id, kept_piece(c)) for c in units)) for _, units in paragraphs))

    def article(self, change: Change) -> ChangeView:
        """Show one change."""
        status, words = self._words(change)
        first = (new_side(change) or old_side(change))[0]
        at, hole = self.at[change.id], self.holes.get(change.id)
        inline, old, new = pieces(change)
        quietly = None
        if isinstance(change, Kept) and change.nature is not Nature.IDENTICAL:
            quietly = Piece(quiet(change.spans), offsets(change.old))
        return ChangeView(
            id=change.id,
            status=status,
            words=words,
            where=self.citer.w.say("place.paragraph", paragraph=first.unit.paragraph),
            inline=inline,
            old=old,
            new=new,
            moved=self._moved(change),
            doubt=self._doubt(change),
            citation=self.citer.cite(change),
            before=self.href(self.order[at - 1]) if at else None,
            after=self.href(self.order[at + 1]) if at + 1 < len(self.order) else None,
            hole=hole,
            once=hole is not None and (isinstance(change, Added | Removed) or _edits(change.spans) == 1),
            quietly=quietly,
        )

    def _words(self, change: Change) -> tuple[str, tuple[str, ...]]:
        """Give the status for the style sheet and the words that say it."""
        status = change_status(change)
        say = self.citer.w.say
        match change:
            case Split():
                told = [say("did.split", n=len(change.new))]
            case Merged():
                told = [say("did.merged", n=len(change.old))]
            case Kept():
                told = [] if change.nature is Nature.IDENTICAL else [say(f"did.{change.nature.value}")]
            case Added() | Removed():
                told = [say(f"did.{status}{self._beyond(change)}")]
            case Reworded():
                told = [say(f"did.{status}")]
        if not isinstance(change, Added | Removed) and change.moved:
            told.append(say("did.moved"))
        return status, tuple(told or [say("did.kept")])

    def _beyond(self, change: Added | Removed) -> str:
        """Choose the words for what may stand beyond the break of the other text."""
        both = self.citer.comparison
        cut, at = (both.old, change.new) if isinstance(change, Added) else (both.new, change.old)
        return "_cut" if cut.goes_on(at.section) else ""

    def _moved(self, change: Change) -> MovedFrom | None:
        if isinstance(change, Added | Removed) or not change.moved:
            return None
        origin, w = old_side(change)[0], self.citer.w
        title = self.citer.titles.get(origin.section, origin.section)
        key = "change.moved_section" if moved_from(change) else "change.moved_paragraph"
        text = w.say(key, section=title, paragraph=origin.unit.paragraph)
        before = self.moves.origin.get(change.id)
        noted = before is not None and change in self.moves.gone.get(before, ())
        return MovedFrom(text, self.href(stub(change) if noted else before) if before else None)

    def _went(self, anchor: str) -> tuple[Went, ...]:
        """Note what moved away from behind a change, or from a section's beginning."""
        return tuple(self._note(change) for change in self.moves.gone.get(anchor, ()))

    def _note(self, change: Change) -> Went:
        to, w = new_side(change)[0], self.citer.w
        title = self.citer.titles.get(to.section, to.section)
        text = w.say("change.moved_to", section=title, paragraph=to.unit.paragraph)
        return Went(stub(change), text, self.href(change.id))

    def _doubt(self, change: Change) -> str | None:
        if isinstance(change, Added | Removed):
            return None
        sure = band(change.score)
        return None if sure is Confidence.HIGH else self.citer.w.say(f"change.doubt_{sure.value}")


def fold_kind(change: Change) -> str | None:
    """Tell under which label a change is folded, or ``None`` when it is shown."""
    if not isinstance(change, Kept) or change.moved:
        return None
    match change.nature:
        case Nature.IDENTICAL:
            return "unchanged"
        case Nature.TYPOGRAPHY:
            return "typography"
        case Nature.CASE:
            return "case"
        case Nature.CITATIONS:
            return "citations"
        case Nature.WORDS:
            return None


def offsets(passage: Passage) -> str:
    """Write where a unit stands in its report's text."""
    return f"{passage.unit.start}-{passage.unit.end}"


def kept_piece(change: Kept) -> Piece:
    """Give the text of a kept unit, marked where typography differs."""
    return Piece(quiet(change.spans), offsets(change.old), offsets(change.new))


def pieces(change: Change) -> tuple[Piece | None, tuple[Piece, ...], tuple[Piece, ...]]:
    """Give the marked text, the old side and the new side of a change; offsets on one element a side."""
    match change:
        case Kept():
            same = offsets(change.old) if change.nature is Nature.IDENTICAL else None
            return Piece((Span(Mark.SAME, change.new.unit.text),), same, offsets(change.new)), (), ()
        case Reworded():
            return _reworded(change)
        case Added():
            return Piece((Span(Mark.ADDED, change.new.unit.text),), None, offsets(change.new)), (), ()
        case Removed():
            return Piece((Span(Mark.REMOVED, change.old.unit.text),), offsets(change.old), None), (), ()
        case Split():
            texts = [p.unit.text for p in change.new]
            new = zip(change.new, _cut(change.spans, Mark.REMOVED, texts), strict=True)
            half = _half(change.spans, Mark.ADDED)
            old = Piece(half.spans, offsets(change.old), None)
            return None, (old,), tuple(Piece(spans, None, offsets(p)) for p, spans in new)
        case Merged():
            texts = [p.unit.text for p in change.old]
            before = zip(change.old, _cut(change.spans, Mark.ADDED, texts), strict=True)
            half = _half(change.spans, Mark.REMOVED)
            after = Piece(half.spans, None, offsets(change.new))
            return None, tuple(Piece(spans, offsets(p), None) for p, spans in before), (after,)


def _reworded(change: Reworded) -> tuple[Piece, tuple[Piece, ...], tuple[Piece, ...]]:
    """Give the marked text, which without the removed words is the new side, and the old side.

    Where marks are left out, the old side alone spells the old text.
    """
    marked = calmed(change.spans, joined=change.new.unit.kind is UnitKind.RECOMMENDATION)
    old = _half(change.spans, Mark.ADDED)
    if marked == quiet(change.spans):
        return Piece(marked, offsets(change.old), offsets(change.new)), (old,), ()
    return Piece(marked, None, offsets(change.new)), (replace(old, old=offsets(change.old)),), ()


def _edits(spans: Iterable[Span]) -> int:
    """Count the runs of changed words; a removal and the addition in its place are one."""
    return sum(not same for same, _ in groupby(quiet(spans), key=lambda span: span.mark is Mark.SAME))


def _half(spans: Iterable[Span], without: Mark) -> Piece:
    """Leave out the other side's words."""
    return Piece(tuple([span for span in spans if span.text and span.mark is not without]))


def _cut(spans: Iterable[Span], without: Mark, texts: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    """Cut one side's spans at the borders of its units, which are joined by single spaces."""
    rest = [span for span in spans if span.mark is not without]
    if "".join(span.text for span in rest) != " ".join(texts):
        other = Mark.REMOVED if without is Mark.ADDED else Mark.ADDED
        yield from ((Span(other, text),) for text in texts)
        return
    for text in texts:
        taken, need = [], len(text)
        while need:
            span = rest.pop(0)
            taken.append(Span(span.mark, span.text[:need]))
            if len(span.text) > need:
                rest.insert(0, Span(span.mark, span.text[need:]))
            need -= len(taken[-1].text)
        yield quiet(taken)
        if rest:
            joint = rest.pop(0)
            rest[:0] = [Span(joint.mark, joint.text[1:])] if len(joint.text) > 1 else []


def _grade(section: SectionChange, citer: Citer) -> str | None:
    """Say the department's own word for the section, and the one before when it differs."""
    old, new, w = section.old_grade, section.new_grade, citer.w
    if not new and not old:
        return None
    if old == new:
        return w.say("section.grade_same", new=new)
    if new:
        return w.say("section.grade_changed" if old else "section.grade_new", new=new, old=old)
    return w.say("section.grade_gone", old=old)
