"""How the shop window opens its rooms: when a name is first asked for, and the function always wins.

Three rooms share their name with the function they are known for (``align``, ``compare``, ``read``).
Importing a room binds it to its package under that name; a name that the package's class describes
can't be bound over, so ``reportdiff.align`` is the function whatever was imported before.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class Shown:
    """A public name of the package, kept in one of its rooms (a data descriptor)."""

    def __init__(self, room: str) -> None:
        """Remember the room; nothing is imported yet."""
        self.room = room
        self.name = room

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the public name."""
        self.name = name

    def __get__(self, window: object, owner: type | None = None) -> object:
        """Open the room and give what it shows under this name."""
        return getattr(import_module(f"reportdiff.{self.room}"), self.name)

    def __set__(self, window: object, value: object) -> None:
        """Let the import system bind a room of the same name without effect."""


class Window(ModuleType):
    """The package as outsiders see it."""

    Comparison = Shown("model")
    Figure = Shown("model")
    History = Shown("model")
    Link = Shown("model")
    Report = Shown("model")
    ReportdiffError = Shown("errors")
    Span = Shown("model")
    align = Shown("align")
    compare = Shown("compare")
    diff_words = Shown("words")
    find_figures = Shown("figures")
    find_library = Shown("library")
    history_of = Shown("history")
    read = Shown("read")
    read_text = Shown("read")
    report_figures = Shown("figures")
    to_frame = Shown("frames")

    def __dir__(self) -> list[str]:
        """List the public names, so that an interpreter or a notebook offers them when Tab is pressed."""
        shown = (name for name, value in vars(Window).items() if isinstance(value, Shown))
        return sorted({*super().__dir__(), *shown})
