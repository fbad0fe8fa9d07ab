"""A lifeline in the making."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from reportdiff.history.force import leaning
from reportdiff.model import Asked, Fate, Lifeline, Passage, Stage
from reportdiff.printed import check_printed


@dataclass(slots=True, eq=False)
class Thread:
    """One demand while its editions are walked through, oldest first."""

    name: str
    last: Passage
    open_start: bool
    stages: list[Stage] = field(default_factory=list)
    editions: set[int] = field(default_factory=set)
    parents: list[str] = field(default_factory=list)

    def ask(self, asked: Asked) -> None:
        """Note that an edition makes the demand, and whether its words lost or gained force."""
        before, after = self.last.unit.text, asked.passage.unit.text
        # The words that leave a demand which is split or joined with another may stand in the other part.
        whole = asked.fate not in {Fate.SPLIT, Fate.MERGED}
        lean = leaning(before, after) if whole and before != after else None
        spans = () if asked.fate is Fate.KEPT else asked.spans
        self.stages.append(replace(asked, spans=spans, leaning=lean))
        self.editions.add(asked.edition)
        self.last = asked.passage

    def inherit(self, parent: Thread) -> None:
        """Count the editions of a demand this one came from as its own."""
        self.parents.append(parent.name)
        self.editions |= parent.editions
        self.open_start |= parent.open_start

    def finished(self, held: Collection[int]) -> Lifeline:
        """Give the lifeline, its years held against printed ones; ``held`` are the editions that list demands."""
        editions = tuple(sorted(self.editions))
        parents = tuple(dict.fromkeys(self.parents))
        newest = max(stage.edition for stage in self.stages if isinstance(stage, Asked))
        printed = check_printed([self.last.unit], newest, editions, held)
        return Lifeline(self.name, tuple(self.stages), editions[0], editions, self.open_start, parents, printed)


class Names:
    """Gives every lifeline a name made from its first words, so that a link to it survives new editions."""

    def __init__(self) -> None:
        """Begin with no name given."""
        self._given: dict[str, int] = {}

    def name(self, edition: int, text: str) -> str:
        """Name the demand first made in that edition with those words."""
        key = hashlib.sha256(f"{edition}\x1f{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._given[key] = self._given.get(key, 0) + 1
        return f"l-{key}" if self._given[key] == 1 else f"l-{key}-{self._given[key]}"
