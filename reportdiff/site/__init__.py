"""A whole library -> a site: on every core, redoing exactly what depends on what changed.

1. The library is looked through, and every file's bytes are named by a digest. Where the last build
   had the same ones and the site is as it was left, nothing is done.
2. Each country that changed is built by a process of its own (``country``): what was compared before
   comes from the cache, files that come out the same from the old site.
3. Every pair of editions is looked at across countries (``views``); what is house style is marked on
   the change pages.
4. The index and its like are made, and the whole takes the old site's place in one step (``publish``).
5. What the next build will look for is noted, and what no site needs any more goes (``needs``).
"""

from reportdiff.site.build import build

__all__ = ["build"]
