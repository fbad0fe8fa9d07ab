"""Every demand followed through the editions: asked, reworded, split, merged, dropped, back again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportdiff.align import align, band
from reportdiff.history.thread import Names, Thread
from reportdiff.model import (
    Added,
    Asked,
    Confidence,
    Dropped,
    EditionStrand,
    Fate,
    Joined,
    Kept,
    Lifeline,
    Link,
    LinkKind,
    Merged,
    PairStrand,
    Passage,
    Removed,
    Reworded,
    Span,
    Split,
)
from reportdiff.units import spoken
from reportdiff.words import diff_words

_FATES = {
    LinkKind.KEPT: Fate.KEPT,
    LinkKind.REWORDED: Fate.REWORDED,
    LinkKind.SPLIT: Fate.SPLIT,
    LinkKind.MERGED: Fate.MERGED,
}


# A name within a sentence: a word with a capital that does not begin it.
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]*")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_OTHER_WORDS = 2


class Lifelines:
    """Follows demands edition by edition: ``start`` once, ``follow`` every comparison in order, ``finish``."""

    def __init__(self) -> None:
        """Begin with no edition seen."""
        self._names = Names()
        self._threads: list[Thread] = []
        self._current: dict[int, Thread] = {}
        self._dead: list[Thread] = []
        self._beyond: list[Thread] = []
        self._open = True
        self._listless = False
        self.notes: list[str] = []

    def start(self, first: EditionStrand) -> None:
        """Take the recommendations of the first edition held; they may be older than it."""
        for passage in first.recommendations:
            self._begin(first.edition, Fate.NEW, passage)
        self._open = not self._current

    def follow(self, pair: PairStrand, new: EditionStrand) -> None:
        """Lead the lifelines from the old edition of a pair to its new one."""
        edition = new.edition
        if not new.recommendations:
            if self._current:
                self.notes.append(f"{edition}: no list of recommendations was found; lifelines run on across it.")
            self._listless = True
            return
        before, self._current = self._current, {}
        taken: set[Thread] = set()
        added: list[Passage] = []
        for fate in pair.fates:
            match fate.change:
                case Added(new=passage):
                    added.append(passage)
                case Removed():
                    pass
                case change:
                    self._continue(change, before, edition, taken)
        if self._listless:
            added = self._reconnect(list(before.values()), added, edition, taken)
        if self._beyond:
            added = self._reconnect(self._beyond, added, edition, taken)
        self._come_back(added, edition)
        self._drop([one for one in (*before.values(), *self._beyond) if one not in taken], pair, beyond=new.list_cut)
        self._open = self._listless = False

    def finish(self) -> tuple[Lifeline, ...]:
        """Give all lifelines in the order in which their demands were first made."""
        held = {stage.edition for thread in self._threads for stage in thread.stages if isinstance(stage, Asked)}
        return tuple(thread.finished(held) for thread in self._threads)

    def _begin(self, edition: int, fate: Fate, passage: Passage, spans: tuple[Span, ...] = ()) -> Thread:
        thread = Thread(self._names.name(edition, _words(passage)), passage, self._open)
        self._threads.append(thread)
        self._carry(thread, Asked(edition, fate, passage, spans))
        return thread

    def _carry(self, thread: Thread, asked: Asked) -> None:
        thread.ask(asked)
        self._current[asked.passage.unit.start] = thread

    def _continue(
        self,
        change: Kept | Reworded | Split | Merged,
        before: dict[int, Thread],
        edition: int,
        taken: set[Thread],
    ) -> None:
        """Carry the demands of one change on, and note the threads it used."""
        olds = change.old if isinstance(change, Merged) else (change.old,)
        threads = [before[passage.unit.start] for passage in olds if passage.unit.start in before]
        taken.update(threads)
        match change:
            case Kept(new=passage):
                self._carry(threads[0], Asked(edition, Fate.KEPT, passage, change.spans, change.score))
            case Reworded(new=passage):
                self._carry(threads[0], Asked(edition, Fate.REWORDED, passage, change.spans, change.score))
            case Split(new=parts):
                self._split(threads[0], parts, edition, change.score)
            case Merged(new=passage):
                self._merge(threads, passage, edition, change.spans, change.score)

    def _split(self, thread: Thread, parts: Sequence[Passage], edition: int, score: float) -> None:
        """The part with most of the old words carries the lifeline on, the others branch off it."""
        before = thread.last.unit.text
        old = Counter(before.casefold().split())
        common = [sum((old & Counter(part.unit.text.casefold().split())).values()) for part in parts]
        heir = common.index(max(common))
        for position, part in enumerate(parts):
            if position != heir:
                spans = diff_words(before, part.unit.text)
                self._begin(edition, Fate.SPLIT, part, spans).inherit(thread)
        self._carry(thread, Asked(edition, Fate.SPLIT, parts[heir], diff_words(before, parts[heir].unit.text), score))

    def _merge(
        self, threads: list[Thread], passage: Passage, edition: int, spans: tuple[Span, ...], score: float
    ) -> None:
        """The demand asked longest carries the lifeline on, the others join it."""
        heir = min(threads, key=lambda thread: (min(thread.editions), threads.index(thread)))
        for thread in threads:
            if thread is not heir:
                heir.inherit(thread)
                thread.stages.append(Joined(edition, heir.name))
        self._carry(heir, Asked(edition, Fate.MERGED, passage, spans, score))

    def _reconnect(
        self, threads: list[Thread], added: list[Passage], edition: int, taken: set[Thread]
    ) -> list[Passage]:
        """Pair demands across an edition without a list; give the passages that stay new."""
        links = align([_words(thread.last) for thread in threads], [_words(passage) for passage in added])
        for link in links:
            olds, news = [threads[i] for i in link.old], [added[j] for j in link.new]
            taken.update(olds)
            match link.kind:
                case LinkKind.SPLIT:
                    self._split(olds[0], news, edition, link.score)
                case LinkKind.MERGED:
                    words = " ".join(thread.last.unit.text for thread in olds)
                    self._merge(olds, news[0], edition, diff_words(words, news[0].unit.text), link.score)
                case LinkKind.KEPT | LinkKind.REWORDED:
                    spans = diff_words(olds[0].last.unit.text, news[0].unit.text)
                    self._carry(olds[0], Asked(edition, _FATES[link.kind], news[0], spans, link.score))
        linked = {j for link in links for j in link.new}
        return [passage for j, passage in enumerate(added) if j not in linked]

    def _come_back(self, added: list[Passage], edition: int) -> None:
        """Recognise demands that left the list in an earlier edition; begin lifelines for the others."""
        old, new = [_words(thread.last) for thread in self._dead], [_words(passage) for passage in added]
        back = {link.new[0]: link for link in align(old, new) if _surely_back(link, old, new)}
        for position, passage in enumerate(added):
            link = back.get(position)
            if link is None:
                self._begin(edition, Fate.NEW, passage)
                continue
            thread = self._dead[link.old[0]]
            spans = diff_words(thread.last.unit.text, passage.unit.text)
            self._carry(thread, Asked(edition, Fate.RETURNED, passage, spans, link.score))
        returned = {id(self._dead[link.old[0]]) for link in back.values()}
        self._dead = [thread for thread in self._dead if id(thread) not in returned]

    def _drop(self, threads: list[Thread], pair: PairStrand, *, beyond: bool) -> None:
        """End lifelines, with the passages of the new edition that speak of their demands.

        Where its text breaks off they only wait: the demands may stand beyond the break.
        """
        leads = {fate.change.old.unit: fate.leads for fate in pair.fates if isinstance(fate.change, Removed)}
        for thread in threads:
            thread.stages.append(Dropped(pair.new, leads.get(thread.last.unit, ()), beyond))
        self._beyond = threads if beyond else []
        if not beyond:
            self._dead.extend(threads)


def _words(passage: Passage) -> str:
    """Give the words of a demand, without what joins it to the list."""
    return spoken(passage.unit.text)


def _surely_back(link: Link, old: Sequence[str], new: Sequence[str]) -> bool:
    """A return after years has no neighbours to support it: only a sure pair of one with one counts.

    Words may have come or gone, but a demand that has other words in place of old ones (two or more
    on either side), or names another place or body, is taken for another demand. On the Labor
    Department's actions four of five returns so told are the publisher's own, the others mostly
    demands in the same words whose years the publisher counts anew.
    """
    if link.kind not in {LinkKind.KEPT, LinkKind.REWORDED} or band(link.score) is not Confidence.HIGH:
        return False
    before, after = old[link.old[0]], new[link.new[0]]
    names, words = ((set(found(before)), set(found(after))) for found in (_NAME.findall, _stems))
    if names[0] - names[1] and names[1] - names[0]:
        return False
    return len(words[0] - words[1]) < _OTHER_WORDS or len(words[1] - words[0]) < _OTHER_WORDS


def _stems(text: str) -> list[str]:
    return [word[:6] for word in _CONTENT.findall(text.casefold())]
