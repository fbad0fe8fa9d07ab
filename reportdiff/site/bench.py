"""One country's work in hand: what was read and compared so far, looked for in the cache before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportdiff import families
from reportdiff.compare import Numbers, compare, numbers_of
from reportdiff.corpus import digest_of, edits_of
from reportdiff.errors import ReportdiffError
from reportdiff.history import edition_strand, pair_strand, tier_move
from reportdiff.library import main_family
from reportdiff.model import Comparison, Edit, EditionStrand, PairStrand, Report
from reportdiff.read import read
from reportdiff.site.cache import Cache, digest
from reportdiff.site.drawer import Drawer
from reportdiff.site.plan import CountryJob, Held
from reportdiff.site.record import Trouble


@dataclass(frozen=True, slots=True)
class WholeEdition:
    """An edition as it was read, with what it says in numbers."""

    report: Report
    numbers: Numbers


@dataclass(slots=True)
class Bench:
    """The bench of one country, with the ``drawer`` of the small things that its last builds kept."""

    job: CountryJob
    cache: Cache
    drawer: Drawer
    troubles: list[Trouble] = field(default_factory=list)
    _reports: dict[str, Report] = field(default_factory=dict)
    _numbers: dict[str, Numbers] = field(default_factory=dict)
    _comparisons: dict[str, Comparison] = field(default_factory=dict)
    _edits: dict[str, dict[str, tuple[Edit, ...]]] = field(default_factory=dict)

    def usable(self) -> list[Held]:
        """Give the editions that can be read; of the others, note the trouble."""
        found = []
        for held in self.job.editions:
            try:
                if not self.drawer.has(self._edition_key(held)):
                    self.report(held)
                found.append(held)
            except ReportdiffError as trouble:
                self.troubles.append(Trouble(held.path, str(trouble).removeprefix(f"{held.path}: ")))
            except OSError as trouble:
                self.troubles.append(Trouble(held.path, trouble.strerror or str(trouble)))
        return found

    def of_one_family(self, editions: list[Held]) -> list[Held]:
        """Leave out editions that turn out to be of another family than most; note them as trouble."""
        families = {held: self.edition(held).identity.family for held in editions}
        main = main_family(families.values())
        for held, family in families.items():
            if family not in {None, main}:
                self.troubles.append(Trouble(held.path, f"another family of reports ({family}); left out"))
        return [held for held in editions if families[held] in {None, main}]

    def report(self, held: Held) -> Report:
        """Read an edition, once. Its year, and its country where the text tells none, are those of the library."""
        found = self._reports.get(held.digest) or self._kept(held)
        if found is None:
            found = read(held.path, family=self.job.shown.family)
            who = found.identity
            found = replace(found, identity=replace(who, edition=held.edition, country=who.country or held.country))
            self._reports[held.digest] = found
        return found

    def _kept(self, held: Held) -> Report | None:
        """Give an edition as an earlier build read it, where it kept that."""
        whole = self.cache.get(self._whole_key(held)) if self.drawer.has(self._edition_key(held)) else None
        if not isinstance(whole, WholeEdition):
            return None
        self._reports[held.digest], self._numbers[held.digest] = whole.report, whole.numbers
        return whole.report

    def pair_key(self, old: Held, new: Held) -> str:
        """Name all that goes into a comparison."""
        return digest("pair", self.job.shown.key(), old.digest, new.digest)

    def _edition_key(self, held: Held) -> str:
        return digest("edition", self.job.shown.key(), held.digest)

    def comparison(self, old: Held, new: Held) -> Comparison:
        """Compare two editions, once."""
        key = self.pair_key(old, new)
        found = self._comparisons.get(key)
        if found is None:
            numbers = self._numbers_of(old), self._numbers_of(new)
            found = compare(self.report(old), self.report(new), old_numbers=numbers[0], new_numbers=numbers[1])
            self._comparisons[key] = found
        return found

    def _numbers_of(self, held: Held) -> Numbers:
        """Find what an edition says in numbers, once: it stands in up to three comparisons."""
        report = self.report(held)
        if held.digest not in self._numbers:
            self._numbers[held.digest] = numbers_of(report)
        return self._numbers[held.digest]

    def edition(self, held: Held) -> EditionStrand:
        """Give what the history needs of an edition."""
        key = self._edition_key(held)
        found = self.drawer.get(key, EditionStrand)
        if found is None:
            report = self.report(held)
            family = families.load(report.identity.family or "tip")
            found = edition_strand(report, self._numbers_of(held).figures, family)
            self.drawer.put(key, found)
        return found

    def pair(self, old: Held, new: Held) -> PairStrand:
        """Give what the history needs of a comparison."""
        key = digest("strand", self.pair_key(old, new))
        found = self.drawer.get(key, PairStrand)
        if found is None:
            found = pair_strand(self.comparison(old, new))
            self.drawer.put(key, found)
        return found

    def view(self, old: Held, new: Held) -> str:
        """See to it that what the views across countries need of a comparison is kept; give its key."""
        key = digest("view", self.pair_key(old, new))
        if not self.cache.has(key):
            comparison = self.comparison(old, new)
            family = families.load(comparison.new.identity.family or "tip")
            move = tier_move(comparison.old.identity.tier, comparison.new.identity.tier, family)
            self.cache.put(key, digest_of(comparison, move, self.edits(old, new)))
        return key

    def edits(self, old: Held, new: Held) -> dict[str, tuple[Edit, ...]]:
        """Give the edits of a comparison that could be house style, read off it once."""
        key = self.pair_key(old, new)
        if key not in self._edits:
            self._edits[key] = edits_of(self.comparison(old, new))
        return self._edits[key]

    def keep_ends(self, editions: Sequence[Held]) -> list[str]:
        """Keep the first edition and the newest as they were read: with them the next one is compared.

        Returns:
            The keys under which the cache has them.
        """
        keys = []
        for held in dict.fromkeys((editions[0], editions[-1])):
            key = self._whole_key(held)
            if held.digest in self._reports and held.digest in self._numbers and not self.cache.has(key):
                self.cache.put(key, WholeEdition(self._reports[held.digest], self._numbers[held.digest]))
            keys.append(key)
        return keys

    def _whole_key(self, held: Held) -> str:
        return digest("whole edition", self._edition_key(held))
