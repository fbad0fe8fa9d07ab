"""Published pages -> a library: ``<country>/<edition>.md`` with front matter that says where each came from."""

from __future__ import annotations

from reportdiff.adding.adder import add_sources
from reportdiff.adding.outcomes import Added, Outcome, Refused, Skipped

__all__ = ["Added", "Outcome", "Refused", "Skipped", "add_sources"]
