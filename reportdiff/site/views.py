"""The views across countries: the house style and overview of each pair of editions, and their marks on pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportdiff.corpus import edition_view
from reportdiff.model import Digest, EditionView
from reportdiff.publish import NextSite
from reportdiff.site.cache import Cache, digest
from reportdiff.site.holes import Marks, fill
from reportdiff.site.record import CountryDone, Group, record_file

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ViewJob:
    """One pair of editions: the cache keys of its countries' digests."""

    old: int
    new: int
    digests: tuple[str, ...]
    cache: str

    def key(self) -> str:
        """Name all that goes into the view."""
        return digest("edition view", str(self.old), str(self.new), *self.digests)


def view_jobs(countries: Iterable[CountryDone], cache: str) -> tuple[ViewJob, ...]:
    """List the pairs of editions that at least one country has, oldest first."""
    found: defaultdict[Pair, list[str]] = defaultdict(list)
    for done in countries:
        for old, new, key in done.views:
            found[old, new].append(key)
    return tuple(ViewJob(old, new, tuple(sorted(keys)), cache) for (old, new), keys in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Lost:
    """Digests that should be in the cache and are not, or are damaged."""

    keys: tuple[str, ...]


def work_out(job: ViewJob) -> EditionView | Lost:
    """Put one pair of editions together, once; without one of its countries it would tell something else."""
    cache = Cache(Path(job.cache))
    found = cache.get(job.key())
    if isinstance(found, EditionView):
        return found
    digests = {key: one for key in job.digests if isinstance(one := cache.get(key), Digest)}
    if len(digests) < len(job.digests):
        return Lost(tuple(key for key in job.digests if key not in digests))
    view = edition_view(list(digests.values()))
    cache.put(job.key(), view)
    return view


@dataclass(frozen=True, slots=True)
class FillJob:
    """The pages of one country whose marks of house style are to be put in anew."""

    site: str
    groups: tuple[Group, ...]
    marks: tuple[tuple[Pair, tuple[tuple[str, tuple[str, str]], ...]], ...]


def marks_key(marks: Marks) -> str:
    """Name the marks of a pair of editions; empty for none."""
    parts = (part for key, (before, after) in sorted(marks.items()) for part in (key, before, after))
    return digest("marks", *parts) if marks else ""


def fill_jobs(countries: Sequence[CountryDone], marks: Mapping[Pair, Marks], site: str) -> tuple[FillJob, ...]:
    """List the pages that show other marks than they should."""
    keys = {pair: marks_key(found) for pair, found in marks.items()}
    jobs = []
    for done in countries:
        stale = tuple(g for g in done.groups if g.new and g.filled != keys.get((g.old, g.new), ""))
        if stale:
            pairs = sorted({(g.old, g.new) for g in stale})
            jobs.append(FillJob(site, stale, tuple((p, tuple(sorted(marks.get(p, {}).items()))) for p in pairs)))
    return tuple(jobs)


def fill_pages(job: FillJob) -> tuple[Group, ...]:
    """Put the marks into pages of the next site; give the groups as they are now."""
    site = NextSite(Path(job.site))
    marks = {pair: dict(found) for pair, found in job.marks}
    filled = []
    for group in job.groups:
        own = marks[group.old, group.new]
        records = []
        for record in group.files:
            if record.name.endswith(".html"):
                was = site.read(record.name)
                now = fill(was.decode("utf-8"), own).encode("utf-8")
                if now != was:
                    site.write(record.name, now)
                    records.append(record_file(site.place(record.name), record.name, now))
                    continue
            records.append(record)
        filled.append(replace(group, files=tuple(records), filled=marks_key(own)))
    return tuple(filled)


def with_filled(countries: Sequence[CountryDone], filled: Mapping[str, Group]) -> tuple[CountryDone, ...]:
    """Put groups, by their key, in place of what they were before; what has none of them stays the same object."""
    return tuple(
        replace(done, groups=tuple(filled.get(g.key, g) for g in done.groups))
        if any(g.key in filled for g in done.groups)
        else done
        for done in countries
    )
