"""What all commands share: options, settings, where output goes, whether it is coloured."""

from __future__ import annotations

import difflib
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from click.core import ParameterSource

from reportdiff.cli.settings import settings_for
from reportdiff.model import Report

_WIDEST, _NARROWEST = 100, 40  # characters to a line of running text

F = TypeVar("F", bound=Callable[..., Any])


def say(line: str) -> None:
    """Print one line for people, on standard error."""
    click.echo(line, err=True)


def prepare_streams() -> None:
    """Let no character of a report stop the output on a terminal that can't show it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class Configured(click.Command):
    """A command whose options may be set in reportdiff.toml; what stands on the command line wins."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Fill options that were not given from the settings file, then run."""
        config = ctx.params.pop("config", None)
        options = {p.name: p for p in self.params if isinstance(p, click.Option) and p.name and p.name != "config"}
        for name, (value, where) in settings_for(self.name or "", options, config, _near(ctx)).items():
            if ctx.get_parameter_source(name) in {ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP}:
                try:
                    ctx.params[name] = options[name].type_cast_value(ctx, value)
                except click.BadParameter as trouble:
                    raise click.UsageError(f"{where}: {name}: {trouble.format_message()}", ctx) from trouble
        return super().invoke(ctx)


def _near(ctx: click.Context) -> Path:
    """Give the folder whose settings apply: that of the first path given, else the working folder."""
    for name in ("library", "old", "files", "sources"):
        value = ctx.params.get(name)
        first = value[0] if isinstance(value, tuple) and value else value
        if isinstance(first, str) and first != "-" and "://" not in first:
            path = Path(first)
            return path if path.is_dir() else path.parent
    return Path()


def common_options(function: F) -> F:
    """Add the options that every command has."""
    for option in (
        click.option("--config", metavar="FILE", help="Settings file; by default reportdiff.toml, looked for upwards."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."),
        click.option("-v", "--verbose", is_flag=True, help="Say more on standard error."),
    ):
        function = option(function)
    return function


def output_option(function: F) -> F:
    """Add ``-o``, a file to write whole or ``-`` for standard output."""
    return click.option(
        "-o", "--output", metavar="FILE", default="-", show_default=True, help="File to write; - is standard output."
    )(function)


def table_format_option(function: F) -> F:
    """Add ``--format`` of the commands that give a table."""
    return click.option(
        "--format",
        type=click.Choice(["text", "json", "csv"]),
        default="text",
        show_default=True,
        help="text for the terminal, json or csv for other programs.",
    )(function)


def color_option(function: F) -> F:
    """Add ``--color``."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour the text; auto: on a terminal, unless NO_COLOR is set.",
    )(function)


def family_option(function: F) -> F:
    """Add ``--family``."""
    return click.option("--family", metavar="NAME", help="Report family (tip, hrr, ...) where the text doesn't tell.")(
        function
    )


def section_option(function: F) -> F:
    """Add ``--section``."""
    return click.option(
        "--section", multiple=True, metavar="NAME", help="Only this section (name or title); may be repeated."
    )(function)


def section_names(ctx: click.Context, asked: Sequence[str], reports: Sequence[Report]) -> tuple[str, ...]:
    """Give the names of the sections asked for by name or title.

    A section that no report has is refused: an empty answer would look like no change.
    """
    sections = {s.name: s.title for report in reports for s in report.sections if s.units}
    known = {spelled.casefold(): name for name, title in sections.items() for spelled in (title, name)}
    for name in asked:
        if name.casefold() not in known:
            refuse(ctx, "--section", name, sections)
    return tuple(known[name.casefold()] for name in asked)


def refuse(ctx: click.Context, option: str, value: str, known: Iterable[str]) -> NoReturn:
    """Refuse a value that is none of those known, naming the nearest and then all."""
    names = list(known)
    near = difflib.get_close_matches(value.casefold(), names, n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    raise click.UsageError(f"{option}: nothing is called '{value}'; {hint}there are: {', '.join(names)}", ctx)


def coloured(choice: str, output: str) -> bool:
    """Decide whether text is coloured."""
    if choice != "auto":
        return choice == "always"
    return output == "-" and not os.environ.get("NO_COLOR") and sys.stdout is not None and sys.stdout.isatty()


def line_width(output: str) -> int:
    """Give the characters to a line: what a terminal holds, up to 100; 100 for files and pipes."""
    if output != "-" or sys.stdout is None or not sys.stdout.isatty():
        return _WIDEST
    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size().columns))


def deliver(text: str, output: str) -> None:
    """Send a result to standard output, or to a file whole or not at all."""
    if output == "-":
        click.echo(text, nl=not text.endswith("\n"), color=True)
        return
    from reportdiff.publish import write_whole  # noqa: PLC0415 - only when a file is written

    write_whole(Path(output), text.encode("utf-8", "backslashreplace"))


def counted(n: int, one: str, many: str | None = None) -> str:
    """Write a number of things: "1 file", "2 files"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def tell_notes(notes: tuple[str, ...], *, quiet: bool) -> None:
    """Print notes about untidy reports on standard error."""
    if not quiet:
        for note in notes:
            say(f"note: {note}")
