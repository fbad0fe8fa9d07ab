"""Report families as data: what a family's reports look like, loaded from ``<name>.toml`` and checked.

The keys are documented in docs/families.md. Nothing about a report is known anywhere else.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportdiff.errors import FamilyError
from reportdiff.families.kinds import Columns, Family, ListWords, Order, SectionKind
from reportdiff.families.parse import parse

__all__ = ["Columns", "Family", "ListWords", "Order", "SectionKind", "load", "names"]


@cache
def names() -> tuple[str, ...]:
    """List the families that have a file, in alphabetical order."""
    # importlib.resources takes longer to load than these files take to read.
    files = Path(__file__).parent.iterdir()
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
    return parse(name, Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"), thorough=False)
