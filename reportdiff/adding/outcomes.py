"""What became of a source that was to be added to a library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Added:
    """A report written to ``path`` (within the library); ``replaced`` where another text stood there."""

    source: str
    path: str
    country: str
    edition: int
    replaced: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that changes nothing, and why."""

    source: str
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that was not added, why, and what to do about it (may be empty)."""

    source: str
    why: str
    hint: str


Outcome = Added | Skipped | Refused
