"""The work of one process: one country's editions -> its files in the next site.

A pair of editions that was compared before is not compared again, and files that would come out
the same are taken over from the old site.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from reportdiff.errors import PublishError
from reportdiff.faces.html import Frame, way_on
from reportdiff.faces.html.index_page import Single
from reportdiff.faces.notes import PairNote, note_of
from reportdiff.faces.wording import english
from reportdiff.history import fates_with_past, weave
from reportdiff.model import Comparison, EditionStrand, History, PairStrand, RecommendationFate
from reportdiff.publish import NextSite
from reportdiff.site.bench import Bench
from reportdiff.site.cache import Cache, digest
from reportdiff.site.country_files import SiteFile, country_files, frame_of, page_name, pair_files
from reportdiff.site.drawer import Drawer
from reportdiff.site.holes import hole_keys, lead_on
from reportdiff.site.plan import CountryJob, Held
from reportdiff.site.record import CountryDone, Group, Trouble, country_slot, drawer_slot, record_file, untouched


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two editions and what the years before know of their recommendations; ``key`` names both."""

    old: Held
    new: Held
    fates: tuple[RecommendationFate, ...]
    key: str
    consecutive: bool


def build_country(job: CountryJob) -> CountryDone:
    """Build one country into the next site.

    Returns:
        What it adds. A report that can't be read, or a country that can't be built for a fault of
        ours, is a trouble in it and keeps nothing else from being built.

    Raises:
        PublishError: a page could not be written. A site without it would be poorer than the old one.
    """
    cache = Cache(Path(job.cache))
    bench = Bench(job, cache, Drawer(cache, drawer_slot(job.site, job.folder)))
    try:
        return _Builder(bench).build()
    except PublishError:
        raise
    except Exception as fault:  # noqa: BLE001  one country's fault must not cost the others their pages
        trouble = Trouble(job.folder, f"could not be built: {type(fault).__name__}: {fault}")
        return CountryDone(job.folder, "", (), (), None, (), (*bench.troubles, trouble))


class _Builder:
    def __init__(self, bench: Bench) -> None:
        self.bench, self.job, self.w = bench, bench.job, english().with_notice(bench.job.shown.notice)
        self.next = NextSite(Path(self.job.site))
        self.strands: list[EditionStrand] = []
        self.shown: dict[str, Comparison] = {}
        last = bench.cache.get(country_slot(self.job.site, self.job.folder))
        self.old = {group.key: group for group in last.groups} if isinstance(last, CountryDone) else {}

    def build(self) -> CountryDone:
        """Build the country."""
        editions = self.bench.of_one_family(self.bench.usable())
        if not editions:
            return CountryDone(self.job.folder, "", (), (), None, (), tuple(self.bench.troubles))
        strands = [self.bench.pair(old, new) for old, new in pairwise(editions)]
        views = tuple((old.edition, new.edition, self.bench.view(old, new)) for old, new in pairwise(editions))
        self.strands = [self.bench.edition(held) for held in editions]
        history = weave(self.strands, strands)
        pairs = [self._pair(o, n, s, history) for (o, n), s in zip(pairwise(editions), strands, strict=True)]
        if len(editions) > len(("first", "last")):
            first, last = editions[0], editions[-1]
            pairs.append(self._pair(first, last, self.bench.pair(first, last), history, consecutive=False))
        notes = [self._note(pair) for pair in pairs]
        consecutive = [note for pair, note in zip(pairs, notes, strict=True) if pair.consecutive]
        whole = notes[len(consecutive) :]
        groups = [self._pair_group(pair, frame_of(consecutive, at, whole, self.w)) for at, pair in enumerate(pairs)]
        groups.append(self._country_group(history, notes, [group.key for group in groups]))
        self.bench.drawer.close()
        latest = history.editions[-1].edition
        return CountryDone(
            folder=self.job.folder,
            job=self.job.key() if not self.bench.troubles else "",
            groups=tuple(groups),
            notes=tuple(consecutive),
            single=None if pairs else Single(history.country or self.job.folder, self.job.folder, latest),
            views=views,
            troubles=tuple(self.bench.troubles),
            entries=(*(key for _, _, key in views), *self.bench.keep_ends(editions)),
        )

    def _pair(self, old: Held, new: Held, strand: PairStrand, history: History, *, consecutive: bool = True) -> _Pair:
        fates = fates_with_past(strand.fates, old.edition, new.edition, history)
        known = [
            f"{fate.change.id} {fate.fate} {fate.since} {fate.editions} {fate.open_start} {fate.printed}"
            for fate in fates
        ]
        return _Pair(old, new, fates, digest(self.bench.pair_key(old, new), *known), consecutive)

    def _comparison(self, pair: _Pair) -> Comparison:
        """Give the comparison as it is shown: one value for all faces, which tell it from others by that."""
        if pair.key not in self.shown:
            found = self.bench.comparison(pair.old, pair.new)
            self.shown[pair.key] = replace(found, recommendations=pair.fates)
        return self.shown[pair.key]

    def _note(self, pair: _Pair) -> PairNote:
        key = digest("note", self.job.folder, pair.key)
        found = self.bench.drawer.get(key, PairNote)
        if found is None:
            comparison = self._comparison(pair)
            found = note_of(comparison, self.job.folder, partial(page_name, comparison), self.w)
            self.bench.drawer.put(key, found)
        return found

    def _pair_group(self, pair: _Pair, frame: Frame) -> Group:
        key = digest("pages", self.job.folder, pair.key, repr(replace(frame, after=None)), self.job.shown.key())
        after = frame.after[1] if frame.after else ""
        if kept := self._kept(key):
            return kept if kept.after == after else self._led_on(kept, frame)
        comparison = self._comparison(pair)
        holes = hole_keys(self.bench.edits(pair.old, pair.new)) if pair.consecutive else {}
        made = pair_files(self.job.folder, comparison, frame, self.job.shown.address, self.w, holes)
        old, new = (pair.old.edition, pair.new.edition) if pair.consecutive else (0, 0)
        return replace(self._written(key, made), old=old, new=new, after=after)

    def _led_on(self, kept: Group, frame: Frame) -> Group:
        """Let the pages of earlier editions lead on to newer ones, and else stay as they are."""
        link = way_on(frame, self.w)
        pages = [
            SiteFile(record.name, lead_on(self.next.read(record.name).decode("utf-8"), link).encode("utf-8"))
            for record in kept.files
            if record.name.endswith(".html")
        ]
        written = {record.name: record for record in self._written(kept.key, pages).files}
        files = tuple(written.get(record.name, record) for record in kept.files)
        return replace(kept, files=files, after=frame.after[1] if frame.after else "")

    def _country_group(self, history: History, notes: Sequence[PairNote], keys: Iterable[str]) -> Group:
        key = digest("country page", self.job.key(), *keys)
        if kept := self._kept(key):
            return kept
        names = [strand.identity.country or "" for strand in self.strands]
        address = self.job.shown.address
        return self._written(key, country_files(self.job.folder, names, history, notes, address, self.w))

    def _kept(self, key: str) -> Group | None:
        """Take the files of a group over from the old site, if they are there as they were written."""
        group = self.old.get(key)
        if group is None or not all(untouched(self.next.site, record) for record in group.files):
            return None
        return group if all(self.next.keep(record.name) for record in group.files) else None

    def _written(self, key: str, files: Iterable[SiteFile]) -> Group:
        records = []
        for file in files:
            self.next.write(file.name, file.content)
            records.append(record_file(self.next.place(file.name), file.name, file.content))
        return Group(key, tuple(records))


def taken_over(done: CountryDone, site: NextSite, cache: Cache) -> bool:
    """Take a whole country over from the old site, if every file is there as it was written.
    What the views across countries need of it must still be in the cache, too.
    """
    records = [record for group in done.groups for record in group.files]
    if not all(cache.has(key) for _, _, key in done.views):
        return False
    return all(untouched(site.site, record) for record in records) and all(site.keep(r.name) for r in records)
