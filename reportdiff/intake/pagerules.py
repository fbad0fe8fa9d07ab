"""What pages.toml says about furniture, checked and ready to ask."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_PART = re.compile(r"[a-z0-9]+")
_TAGS = {"nav": "site navigation", "footer": "footer", "aside": "sidebar"}
_NEVER = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "table", "tbody"})


@dataclass(frozen=True, slots=True)
class PageRules:
    """pages.toml as values."""

    main: tuple[str, ...]
    silent: frozenset[str]
    controls: frozenset[str]
    metadata: frozenset[str]
    words: Mapping[str, str]
    roles: Mapping[str, str]


@cache
def rules() -> PageRules:
    """Load pages.toml once; it ships with the package, so a slip in it is a bug and raises as one."""
    data = tomllib.loads(resources.files("reportdiff.intake").joinpath("pages.toml").read_text(encoding="utf-8"))
    words = {word: why for why, several in data["furniture"].items() for word in several}
    silent, controls, metadata = (frozenset(data[key]) for key in ("silent", "controls", "metadata"))
    return PageRules(tuple(data["main"]), silent, controls, metadata, words, dict(data["roles"]))


def furniture(tag: str, attributes: Mapping[str, str | None]) -> str | None:
    """Say why an element is furniture, or ``None`` when nothing about it says so."""
    known = rules()
    why = _by_kind(known, tag, attributes)
    if why is not None or tag in _NEVER:
        return why
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    for part in _PART.findall(named):
        if part in known.words:
            return known.words[part]
    return None


def _by_kind(known: PageRules, tag: str, attributes: Mapping[str, str | None]) -> str | None:
    if tag in known.controls:
        return "controls of the page"
    if tag in _TAGS:
        return _TAGS[tag]
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return "hidden text"
    return known.roles.get(attributes.get("role") or "")
