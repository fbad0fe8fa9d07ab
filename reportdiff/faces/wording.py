"""The library's own words, read from one data file per language.

Report text is quoted as it stands and never passes through here. ``wording.toml`` beside this file
holds every word the faces say themselves, so that a translation is another such file.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reportdiff.errors import FamilyError

Entry = str | Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """All sentences and labels of one language, by key ("summary.tier_changed").

    An entry is a text with ``{named}`` places, or a pair ``one``/``other`` chosen by ``n``.
    """

    language: str
    entries: Mapping[str, Entry]

    def with_notice(self, notice: str) -> Wording:
        """Give the same words with a notice that stands at the head of every page; an empty one changes nothing.

        The same notice gives the same object, as what is made of words is kept by it.
        """
        return _noticed(self, notice) if notice else self

    def say(self, key: str, **values: object) -> str:
        """Fill an entry.

        Args:
            key: its dotted name; an unknown one is a mistake of ours and raises ``KeyError``.
            values: what its places are filled with; ``n`` also chooses between one and other.

        Returns:
            Plain text; whoever puts it into markup escapes it.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry["one" if values["n"] == 1 else "other"]
        return entry.format_map(values)

    def label(self, table: str, name: str | None) -> str | None:
        """Give the label of a value in a table of labels ("measure", "convictions").

        Returns:
            The label, or ``None`` when the table has none for that value.
        """
        entry = self.entries.get(f"{table}.{name}")
        return entry if isinstance(entry, str) else None

    def names(self, table: str) -> tuple[str, ...]:
        """List the names of a table in the order of the file, which is the order of importance."""
        return tuple(_order(self, table))

    def rank(self, table: str, name: str | None) -> int:
        """Give the place of a name in its table, one past the last for a name it does not hold."""
        order = _order(self, table)
        return order.get(name or "", len(order))

    def listed(self, items: tuple[str, ...]) -> str:
        """Join items as running text does: "a, b and c"."""
        if len(items) < len(("one", "two")):
            return "".join(items)
        return self.say("list.last", first=self.say("list.comma").join(items[:-1]), last=items[-1])


@cache
def _order(wording: Wording, table: str) -> dict[str, int]:
    start = f"{table}."
    held = (key.removeprefix(start) for key in wording.entries if key.startswith(start))
    return {name: at for at, name in enumerate(held)}


@cache
def _noticed(wording: Wording, notice: str) -> Wording:
    written = notice.replace("{", "{{").replace("}", "}}")
    return replace(wording, entries={**wording.entries, "site.notice": written})


@cache
def english() -> Wording:
    """Give the wording that ships with the package."""
    return load(Path(__file__).with_name("wording.toml").read_text("utf-8"), "wording.toml")


def load(text: str, where: str) -> Wording:
    """Check and read a wording file.

    Args:
        text: TOML of tables of entries, plus ``language`` (a BCP 47 tag) at the top.
        where: its name for error messages.

    Raises:
        FamilyError: an entry is neither a text nor a one/other pair, or has a malformed place.
    """
    data = tomllib.loads(text)
    language = data.pop("language", None)
    if not isinstance(language, str):
        raise FamilyError(where, "no language", 'language = "en" or another tag')
    entries: dict[str, Entry] = {}
    for table, lines in data.items():
        for name, entry in lines.items():
            key = f"{table}.{name}"
            forms = tuple(entry.values()) if isinstance(entry, dict) else (entry,)
            if not all(isinstance(form, str) for form in forms):
                raise FamilyError(where, f"{key} is no text", "a text, or a table with one and other")
            if isinstance(entry, dict) and set(entry) != {"one", "other"}:
                raise FamilyError(where, f"{key} has the forms {', '.join(entry)}", "one and other")
            for form in forms:
                _check_places(where, key, form)
            entries[key] = entry
    return Wording(language, entries)


def _check_places(where: str, key: str, form: str) -> None:
    """Let only plain names stand in the places of an entry, so that filling cannot reach into values."""
    try:
        places = [name for _, name, _, _ in string.Formatter().parse(form) if name is not None]
    except ValueError as trouble:
        raise FamilyError(where, f"{key}: {trouble}", "braces in pairs") from trouble
    if not all(place.isidentifier() for place in places):
        raise FamilyError(where, f"{key} has a place that is no name", "{name}")
