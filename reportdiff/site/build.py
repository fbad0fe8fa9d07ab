"""The building of a site from beginning to end."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportdiff.errors import LibraryError, PublishError
from reportdiff.faces.html import house_mark
from reportdiff.library import Library, find_library
from reportdiff.model import EditionView, HouseEdit
from reportdiff.publish import MARKER, NextSite, sole_builder
from reportdiff.site.cache import Cache, digest, program, usual_folder
from reportdiff.site.country import build_country, taken_over
from reportdiff.site.country_files import UP
from reportdiff.site.needs import remember
from reportdiff.site.plan import CountryJob, plan
from reportdiff.site.pool import cores, in_parallel
from reportdiff.site.record import (
    CountryDone,
    FileRecord,
    Group,
    SiteRecord,
    country_slot,
    drawer_slot,
    record_file,
    site_slot,
    untouched,
)
from reportdiff.site.shared import Shown, SiteResult, Wanted, edition_name, shared_files
from reportdiff.site.views import Lost, Pair, ViewJob, fill_jobs, fill_pages, view_jobs, with_filled, work_out

Progress = Callable[[int, int, str], None]
# Fewer changed countries than this are done sooner than processes start.
_FEW = 2


def build(  # noqa: PLR0913 - each is an option of the command
    library: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    jobs: int | None = None,
    countries: Iterable[str] = (),
    first: int | None = None,
    last: int | None = None,
    family: str | None = None,
    address: str | None = None,
    notice: str = "",
    fresh: bool = False,
    cache: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> SiteResult:
    """Build the site of a library.

    Args:
        library: the folder of reports.
        out: the folder of the site; what was built there before is replaced in one step.
        jobs: processes; by default one a core.
        countries: only these, by name or ISO code.
        first: only editions of this year or later.
        last: only editions of this year or earlier.
        family: the family of all reports, where it should not be found out.
        address: where the site will be published, for absolute links in feeds and tables.
        notice: a sentence at the head of every page.
        fresh: make everything anew, whatever earlier builds kept.
        cache: the folder of work kept between builds; by default the user's cache folder.
        progress: called after each country with how many are done, how many there are, and its name.

    Raises:
        LibraryError: there is nothing to build.
        PublishError: the site could not be written; the old one is as it was.
    """
    site = Path(out).resolve()
    wanted, shown = Wanted(tuple(countries), first, last, family), Shown(family, address, notice)
    with ExitStack() as stack:
        stack.enter_context(sole_builder(site))
        folder = _cache_folder(cache, stack, fresh=fresh)
        found = find_library(library)
        work, problems = plan(found, wanted, shown, str(site), str(folder))
        _check_any(work, problems, found, wanted)
        here = _Build(work, problems, Cache(folder), jobs or cores(), progress or _silent, wanted.whole)
        return here.nothing_new() or here.run(stack)


def _check_any(work: tuple[CountryJob, ...], problems: list[str], found: Library, wanted: Wanted) -> None:
    """Let nothing be built only where there is something to build."""
    if work:
        return
    shelves = [shelf for name in wanted.countries if (shelf := found.shelf(name))] or found.shelves
    held = sorted({entry.edition for shelf in shelves for entry in shelf.entries if entry.edition is not None})
    if problems or not held:
        raise LibraryError(found.folder, "holds nothing to build", problems[0] if problems else "reports")
    asked = f"{wanted.first or held[0]} to {wanted.last or held[-1]}"
    if wanted.last is None:
        asked = f"{wanted.first} or later"
    elif wanted.first is None:
        asked = f"{wanted.last} or earlier"
    whose = f" of {' or '.join(wanted.countries)}" if wanted.countries else ""
    raise LibraryError(found.folder, f"holds no edition{whose} from {asked}", f"years from {held[0]} to {held[-1]}")


def _silent(done: int, of: int, what: str) -> None:
    """Tell nobody."""
    del done, of, what


def _cache_folder(cache: str | os.PathLike[str] | None, stack: ExitStack, *, fresh: bool) -> Path:
    """Choose where work is kept: for this build only where nothing may be kept."""
    folder = Path(cache).resolve() if cache is not None else usual_folder()
    if fresh or folder is None or not _writable(folder):
        return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="reportdiff-")))
    return folder


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


@dataclass(slots=True)
class _Build:
    """One build: what is to do, with what, whether that is the ``whole`` library, and what was ``taken`` over."""

    work: tuple[CountryJob, ...]
    problems: list[str]
    cache: Cache
    workers: int
    progress: Progress
    whole: bool
    taken: dict[str, CountryDone] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """Give the folder of the site."""
        return Path(self.work[0].site)

    def _plan_key(self) -> str:
        return digest("site", program(), *(part for job in self.work for part in (job.folder, job.key())))

    def nothing_new(self) -> SiteResult | None:
        """Give the result of the last build when it would come out the same and the site still stands as it left it."""
        last = self.cache.get(site_slot(str(self.site)))
        if self.problems or not isinstance(last, SiteRecord) or last.plan != self._plan_key():
            return None
        if not all(untouched(self.site, record) for record in last.files):
            return None
        return SiteResult(last.countries, last.pages, len(last.files), 0, ())

    def run(self, stack: ExitStack) -> SiteResult:
        """Build what changed, mark house style, and publish."""
        self.cache.drop_other_programs()
        old = _inventory(self.site)
        lost = self._lost(old)
        site = stack.enter_context(NextSite(self.site))
        done = self._countries(site)
        jobs = view_jobs(done, self.work[0].cache)
        views = self._views(done, jobs)
        done = self._marked(done, views)
        records = [record for one in done for group in one.groups for record in group.files]
        records += self._shared(site, done, views)
        inventory = "".join(f"{record.content}  {record.name}\n" for record in sorted(records, key=lambda r: r.name))
        site.write(MARKER, inventory.encode())
        names = frozenset({MARKER, *(record.name for record in records)})
        stale = frozenset(old) - names
        site.keep_others(names | frozenset(old))
        site.publish(stale)
        problems = [*self.problems, *(f"{t.where}: {t.what}" for one in done for t in one.troubles)]
        self._remember(done, records, [job.key() for job in jobs], clean=not problems)
        put_back = sum(record.name in lost and old[record.name] == record.content for record in records)
        changed = sum(old.get(record.name) != record.content for record in records) + len(stale) + put_back
        pages = sum(len(one.notes) for one in done)
        countries = sum(bool(one.groups) for one in done)
        return SiteResult(countries, pages, len(records), changed, tuple(problems), len(stale), put_back)

    def _lost(self, old: dict[str, str]) -> frozenset[str]:
        """Name the files of the last build that somebody changed or deleted since."""
        last = self.cache.get(site_slot(str(self.site)))
        known = {r.name: r for r in last.files if old.get(r.name) == r.content} if isinstance(last, SiteRecord) else {}
        asked = (known.get(name) or FileRecord(name, content, -1, -1) for name, content in old.items())
        return frozenset(record.name for record in asked if not untouched(self.site, record))

    def _countries(self, site: NextSite) -> tuple[CountryDone, ...]:
        """Take over or build every country, in the order of the plan."""
        done: dict[str, CountryDone] = {}
        todo: list[CountryJob] = []
        for job in self.work:
            last = self.cache.get(country_slot(job.site, job.folder))
            if isinstance(last, CountryDone) and last.job == job.key() and taken_over(last, site, self.cache):
                done[job.folder] = self.taken[job.folder] = last
            else:
                todo.append(job)
        todo.sort(key=lambda job: (-len(job.editions), job.folder))
        built = in_parallel(build_country, todo, self.workers, small=len(todo) < _FEW)
        for counted, (job, one) in enumerate(built, 1):
            done[job.folder] = one
            self.progress(counted, len(todo), job.folder)
        return tuple(done[job.folder] for job in self.work)

    def _views(self, done: tuple[CountryDone, ...], jobs: tuple[ViewJob, ...]) -> dict[Pair, EditionView]:
        """Look at every pair of editions across the countries."""
        views, lost = self._work_out(jobs)
        if lost:
            self.cache.drop(lost)
            for job, one in zip(self.work, done, strict=True):
                if not lost.isdisjoint(key for _, _, key in one.views):
                    build_country(job)
            views, lost = self._work_out(jobs)
        if lost:
            raise PublishError(str(self.cache.folder), "does not keep what is put into it", "--fresh or another folder")
        return views

    def _work_out(self, jobs: tuple[ViewJob, ...]) -> tuple[dict[Pair, EditionView], set[str]]:
        """Give the views by their editions, oldest first, and the keys of what the cache has lost for others."""
        small = sum(len(job.digests) for job in jobs if not self.cache.has(job.key())) < 200  # noqa: PLR2004 - a second
        views: dict[Pair, EditionView] = {}
        lost: set[str] = set()
        for job, found in in_parallel(work_out, jobs, self.workers, small=small):
            if isinstance(found, Lost):
                lost.update(found.keys)
            else:
                views[job.old, job.new] = found
        return dict(sorted(views.items())), lost

    def _marked(self, done: tuple[CountryDone, ...], views: dict[Pair, EditionView]) -> tuple[CountryDone, ...]:
        """Mark house style on the change pages."""
        marks = {pair: {edit.key: _mark(edit, pair) for edit in view.house_edits} for pair, view in views.items()}
        jobs = fill_jobs(done, marks, str(self.site))
        small = sum(len(job.groups) for job in jobs) < 100  # noqa: PLR2004 - a tenth of a second
        filled: dict[str, Group] = {}
        for _, groups in in_parallel(fill_pages, jobs, self.workers, small=small):
            filled.update((group.key, group) for group in groups)
        return with_filled(done, filled)

    def _shared(
        self, site: NextSite, done: tuple[CountryDone, ...], views: dict[Pair, EditionView]
    ) -> list[FileRecord]:
        """Make what belongs to no country."""
        notes = [note for one in done for note in one.notes]
        singles = [one.single for one in done if one.single is not None]
        records = []
        for file in shared_files(notes, singles, list(views.values()), self.work[0].shown):
            site.write(file.name, file.content)
            records.append(record_file(site.place(file.name), file.name, file.content))
        return records

    def _remember(
        self, done: tuple[CountryDone, ...], records: list[FileRecord], entries: Iterable[str], *, clean: bool
    ) -> None:
        """Keep what the next build asks for first; ``entries`` are those of the cache that belong to no country."""
        site, needs = str(self.site), list(entries)
        for one in done:
            slot = country_slot(site, one.folder)
            if self.taken.get(one.folder) is not one:
                self.cache.put(slot, replace(one, troubles=()))
            needs += slot, drawer_slot(site, one.folder), *one.entries
        built = sum(bool(one.groups) for one in done)
        pages = sum(len(one.notes) for one in done)
        record = SiteRecord(self._plan_key() if clean else "", tuple(records), built, pages, tuple(needs))
        remember(self.cache, site, record, whole=clean and self.whole)


def _inventory(site: Path) -> dict[str, str]:
    """Give the files that the last build put into a site, by name, with the digests of their content."""
    marker = site / MARKER
    lines = marker.read_text("utf-8").splitlines() if marker.is_file() else []
    return {name: content for content, _, name in (line.partition("  ") for line in lines) if name}


def _mark(edit: HouseEdit, pair: Pair) -> tuple[str, str]:
    """Mark a change as house style, with a link from its page to the page of the editions across countries."""
    return house_mark(edit, UP + edition_name(*pair)), ""
