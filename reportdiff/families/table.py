"""A table of a family file, every value checked as it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportdiff.errors import FamilyError


class Table:
    """One table of a file: gives each key as the kind of value that it must be, or says what was expected."""

    def __init__(self, where: str, values: object, keys: set[str]) -> None:
        """Take a value of the file that must be a table with no other keys; ``where`` names it in errors."""
        self.where = where
        if not isinstance(values, dict):
            raise FamilyError(where, "is no table", "a table")
        self.values: Mapping[str, object] = values
        for key in values:
            if key not in keys:
                raise FamilyError(where, f"unknown key {key!r}", "one of " + ", ".join(sorted(keys)))

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text that is not empty."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or not value:
            raise FamilyError(self.where, f"{key} is {value!r}", "a text that is not empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; empty when left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise FamilyError(self.where, f"{key} is {value!r}", "a list of texts")
        return tuple(value)

    def number(self, key: str, default: int) -> int:
        """Give a whole number."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise FamilyError(self.where, f"{key} is {value!r}", "a whole number")
        return value

    def flag(self, key: str) -> bool:
        """Give true or false; false when left out."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise FamilyError(self.where, f"{key} is {value!r}", "true or false")
        return value

    def table(self, key: str) -> Mapping[str, object]:
        """Give a table within this one; empty when left out."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise FamilyError(self.where, f"{key} is no table", f"[{key}]")
        return value

    def tables(self, key: str, keys: set[str]) -> Iterator[Table]:
        """Give a list of tables, each with keys of its own."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise FamilyError(self.where, f"{key} is no list of tables", f"[[{key}]]")
        for number, one in enumerate(value, 1):
            yield Table(f"{self.where}, {key} {number}", one, keys)
