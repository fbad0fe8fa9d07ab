"""What a family's file says about how its reports are shown."""

from __future__ import annotations

from functools import cache

from reportdiff import families
from reportdiff.families import Family
from reportdiff.model import Comparison


def known(name: str | None) -> Family | None:
    """Load a family, or give ``None`` where a report is of none that we know."""
    return families.load(name) if name in families.names() else None


def family_name(comparison: Comparison) -> str | None:
    """Name the family of a comparison: the newer report decides."""
    return comparison.new.identity.family or comparison.old.identity.family


def foreign(name: str | None, interface: str) -> str:
    """Give the language of a family's reports where it is not that of the interface, else an empty text."""
    family = known(name)
    return "" if family is None or family.language == interface else family.language


def is_apparatus(name: str | None, section: str) -> bool:
    """Tell whether a section of a family holds references and notes: shown last and folded."""
    return section in _apparatus(name)


@cache
def _apparatus(name: str | None) -> frozenset[str]:
    family = known(name)
    return frozenset(kind.name for kind in family.sections if kind.apparatus) if family else frozenset()
