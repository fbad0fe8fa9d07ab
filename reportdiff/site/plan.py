"""What to build: the countries of a library, their editions, and a digest of all that goes into each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportdiff.library import Library, of_one_family
from reportdiff.site.cache import digest, program
from reportdiff.site.shared import Job, Shown, Wanted, jobs_of, left_out


@dataclass(frozen=True, slots=True)
class Held:
    """An edition as the library holds it, with its country's name; ``digest`` names its bytes and where they lie."""

    edition: int
    path: str
    country: str
    digest: str


@dataclass(frozen=True, slots=True)
class CountryJob:
    """One country to build into the folder of the site that is its own; editions oldest first."""

    folder: str
    editions: tuple[Held, ...]
    shown: Shown
    site: str
    cache: str

    def key(self) -> str:
        """Name all that goes into the country's pages."""
        held = (part for one in self.editions for part in (str(one.edition), one.digest))
        return digest("country", program(), self.folder, self.shown.key(), *held)


def plan(
    library: Library, wanted: Wanted, shown: Shown, site: str, cache: str
) -> tuple[tuple[CountryJob, ...], list[str]]:
    """Find out what there is to build.

    Args:
        library: the reports.
        wanted: which of them.
        shown: what else shows in the pages.
        site: the folder of the site.
        cache: the folder in which work is kept.

    Returns:
        A job for each country, and what can't be built, one line each.
    """
    own, others = of_one_family(library, wanted.family)
    problems = [*others, *left_out(own)]
    jobs = []
    for job in jobs_of(own, wanted):
        held = tuple(_held(job, problems))
        if held:
            jobs.append(CountryJob(job.folder, held, shown, site, cache))
    return tuple(jobs), problems


def _held(job: Job, problems: list[str]) -> Iterator[Held]:
    """Give a country's editions with the digests of their bytes."""
    for edition, path, country in job.editions:
        try:
            yield Held(edition, path, country, digest(path, country, Path(path).read_bytes()))
        except OSError as trouble:
            problems.append(f"{path}: could not be read: {trouble.strerror or trouble}")
