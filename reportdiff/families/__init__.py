"""Report families as data: what a family's reports look like, loaded from ``<name>.toml`` and checked.

The keys are documented in docs/families.md. Nothing about a report is known anywhere else.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from reportdiff.errors import FamilyError
from reportdiff.families.kinds import Family, ListWords, Order, SectionKind
from reportdiff.families.parse import parse

__all__ = ["Family", "ListWords", "Order", "SectionKind", "load", "names"]


@cache
def names() -> tuple[str, ...]:
    """List the families that have a file, in alphabetical order."""
    files = resources.files(__package__).iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


@cache
def load(name: str) -> Family:
    """Load a family's knowledge.

    Args:
        name: one of ``names()``.

    Raises:
        FamilyError: no such family, or its file does not keep to the form.
    """
    if name not in names():
        raise FamilyError(name, "is no family of reports", "one of " + ", ".join(names()))
    return parse(
        name, resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"), thorough=False
    )
