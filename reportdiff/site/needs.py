"""What each site needs of the cache, so that what was made from a source no longer held can go.

The record of a site names the entries that its last build stands on. Dropped is what the record before
it named, it no longer does, and that of no other site does. Nothing else ever goes: not for its age, and
not because no record names it, for another build may just be making it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from reportdiff.publish import MARKER
from reportdiff.site.cache import Cache, digest
from reportdiff.site.record import SiteRecord, site_slot

_SITES = digest("sites")  # the place of the list of all sites that use a cache


def remember(cache: Cache, site: str, record: SiteRecord, *, whole: bool) -> None:
    """Keep the record of a site, and drop from the cache what no site needs any more.

    Args:
        cache: where both are.
        site: the folder of the site.
        record: of its last build.
        whole: whether that was of the whole library and without trouble. If not, what this build did not need
            the next one may need again, and it stays.
    """
    listed = [other for other in cache.get(_SITES) or () if other != site]
    standing = [other for other in listed if (Path(other) / MARKER).is_file()]
    before, now = _needs(cache, [site]), set(record.needs)
    if not whole:
        now |= before
    gone = before - now
    for other in set(listed).difference(standing):
        gone |= _needs(cache, [other]) | {site_slot(other)}
    cache.put(site_slot(site), replace(record, needs=tuple(sorted(now))))
    cache.put(_SITES, (*standing, site))
    if gone:
        cache.drop(gone - now - _needs(cache, standing))


def _needs(cache: Cache, sites: Iterable[str]) -> set[str]:
    """Give the entries that the last builds of some sites stand on."""
    records = (cache.get(site_slot(site)) for site in sites)
    return {key for record in records if isinstance(record, SiteRecord) for key in record.needs}
