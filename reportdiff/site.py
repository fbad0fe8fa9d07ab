"""A library of reports -> a site: what to build, in several processes, published whole or not at all.

Each country is worked out by a pure function of its reports' bytes (``site_country.build_country``);
the index, the method page and the feed of all countries are made from the short notes it hands back.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from reportdiff.errors import LibraryError, ReportdiffError
from reportdiff.faces.atom import feed
from reportdiff.faces.html import Frame, edition_page, index_page, method_page
from reportdiff.faces.html.index_page import Single
from reportdiff.faces.notes import PairNote
from reportdiff.faces.wording import english
from reportdiff.library import Library, find_library
from reportdiff.model import Digest, Report
from reportdiff.overview import edition_view
from reportdiff.publish import MARKER, NextSite, sole_builder
from reportdiff.read import read
from reportdiff.site_country import FEED, HOME, METHOD, UP, Country, CountryBuilt, SiteFile, build_country

EDITIONS = "editions"  # the folder of pages across countries; no country has this name

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What a build did: numbers of countries, change pages and files, and what could not be read.

    ``changed`` are the files whose content differs from the site that stood there before.
    """

    countries: int
    comparisons: int
    files: int
    changed: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of a library is built: names or ISO codes of countries (empty: all), years, family."""

    countries: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One country to build: its folder in the site, and its editions as (year, path, country's name then)."""

    folder: str
    editions: tuple[tuple[int, str, str], ...]


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
        progress: called after each country with how many are done, how many there are, and its name.

    Returns:
        What was built. Reports that could not be read are named in ``problems``; the rest is built.

    Raises:
        LibraryError: there is nothing to build.
        PublishError: the site could not be written; the old one is as it was.
    """
    wanted = Wanted(tuple(countries), first, last, family)
    held = find_library(library)
    work = jobs_of(held, wanted)
    if not work:
        raise LibraryError(str(library), "holds nothing of what is asked for", "other countries or years")
    files: dict[str, bytes] = {}
    notes: list[PairNote] = []
    digests: list[Digest] = []
    singles: list[Single] = []
    problems = _left_out(held)
    for done, (job, (built, troubles)) in enumerate(zip(work, _built(work, family, address, jobs), strict=True), 1):
        problems += troubles
        if built:
            files.update((file.name, file.content) for file in built.files)
            notes += built.notes
            digests += built.digests
            singles += [built.single] if built.single else []
        if progress:
            progress(done, len(work), job.folder)
    files.update((file.name, file.content) for file in shared_files(notes, singles, digests, address))
    changed = _publish(Path(out), files)
    return SiteResult(len({n.folder for n in notes}) + len(singles), len(notes), len(files), changed, tuple(problems))


def shared_files(
    notes: Sequence[PairNote], singles: Sequence[Single], digests: Sequence[Digest], address: str | None
) -> tuple[SiteFile, ...]:
    """Make what belongs to no country: index, editions across countries, method and the feed of all change pages."""
    w = english()
    editions = _edition_pages(notes, digests)
    links = tuple(
        (w.say("edition.link", old=old, new=new), f"{EDITIONS}/{old}-{new}.html")
        for old, new in sorted(editions, reverse=True)
    )
    frame = Frame(feed=FEED, home=HOME, method=METHOD, editions=links, downloads=((w.say("site.feed"), FEED),))
    made = {
        HOME: index_page(notes, singles, frame, w),
        METHOD: method_page(Frame(feed=FEED, home=HOME, trail=((w.say("site.home"), HOME),)), w),
        FEED: feed(notes, w.say("site.title"), "", address, w),
    }
    made |= {f"{EDITIONS}/{old}-{new}.html": html for (old, new), html in editions.items()}
    return tuple(SiteFile(name, text.encode("utf-8", "replace")) for name, text in made.items())


def _edition_pages(notes: Sequence[PairNote], digests: Sequence[Digest]) -> dict[tuple[int, int], str]:
    """Show each pair of editions that more than one country was compared in."""
    w = english()
    by_pair: dict[tuple[int, int], list[Digest]] = {}
    for digest in digests:
        by_pair.setdefault((digest.old_edition, digest.new_edition), []).append(digest)
    frame = Frame(feed=UP + FEED, home=UP + HOME, method=UP + METHOD, trail=((w.say("site.home"), UP + HOME),))
    return {
        pair: edition_page(edition_view(its), [n for n in notes if (n.old, n.new) == pair], frame, UP, w)
        for pair, its in sorted(by_pair.items())
        if len(its) > 1
    }


def jobs_of(library: Library, wanted: Wanted) -> tuple[Job, ...]:
    """Say what is to be built: the countries and editions asked for, each country with a folder of its own."""
    asked = [library.shelf(country) for country in wanted.countries] or list(library.shelves)
    for name, shelf in zip(wanted.countries, asked, strict=False):
        if shelf is None:
            raise LibraryError(library.folder, f"holds no country '{name}'", "a name, an earlier name or an ISO code")
    chosen = [shelf for shelf in library.shelves if shelf in asked]
    folders = _folders([shelf.country for shelf in library.shelves])
    jobs = []
    for shelf in chosen:
        years: dict[int, tuple[int, str, str]] = {}
        for entry in shelf.entries:
            if entry.edition is not None and (wanted.first or 0) <= entry.edition <= (wanted.last or entry.edition):
                years.setdefault(entry.edition, (entry.edition, library.path(entry), entry.country))
        if years:
            jobs.append(Job(folders[library.shelves.index(shelf)], tuple(years[year] for year in sorted(years))))
    return tuple(jobs)


def _folders(countries: Sequence[str]) -> list[str]:
    """Give each country a folder named after it, in letters that every file system and address can hold."""
    folders = [EDITIONS]
    for country in countries:
        plain = unicodedata.normalize("NFKD", country).encode("ascii", "ignore").decode().lower()
        name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "country"
        while name in folders:
            name = f"{name}-2"
        folders.append(name)
    return folders[1:]


def _left_out(library: Library) -> list[str]:
    """Name the reports that can't stand in a country's row of editions."""
    told = []
    for shelf in library.shelves:
        seen: set[int] = set()
        for entry in shelf.entries:
            if entry.edition is None:
                told.append(f"{library.path(entry)}: no edition found; expected a year in its front matter or name")
            elif entry.edition in seen:
                told.append(f"{library.path(entry)}: a second text of {entry.country} {entry.edition}; left out")
            else:
                seen.add(entry.edition)
    return told


def _built(
    work: Sequence[Job], family: str | None, address: str | None, jobs: int | None
) -> Iterator[tuple[CountryBuilt | None, tuple[str, ...]]]:
    """Build countries in their order, whichever process is done first."""
    one = partial(build_job, family=family, address=address)
    workers = min(jobs or os.cpu_count() or 1, len(work))
    if workers == 1:
        yield from map(one, work)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(one, work)


def build_job(job: Job, family: str | None, address: str | None) -> tuple[CountryBuilt | None, tuple[str, ...]]:
    """Read and build one country; what can't be read is said and left out."""
    reports: list[Report] = []
    problems = []
    for year, path, country in job.editions:
        try:
            report = read(path, family=family)
        except ReportdiffError as trouble:
            problems.append(str(trouble))
        else:
            who = report.identity
            reports.append(replace(report, identity=replace(who, edition=year, country=who.country or country)))
    if not reports:
        return None, tuple(problems)
    return build_country(Country(job.folder, tuple(reports)), address, english()), tuple(problems)


def _publish(out: Path, files: dict[str, bytes]) -> int:
    """Put the files in place of the old site; give the number of those that are new or differ."""
    inventory = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    with sole_builder(out):
        marker = out / MARKER
        before = set(marker.read_text("utf-8").splitlines()) if marker.is_file() else set()
        stale = frozenset(line.split("  ", 1)[-1] for line in before) - set(files)
        with NextSite(out) as site:
            for name in sorted(files):
                site.write(name, files[name])
            site.write(MARKER, inventory.encode())
            site.publish(stale)
    return len(set(inventory.splitlines()) - before) + len(stale)
