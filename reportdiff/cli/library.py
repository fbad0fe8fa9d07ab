"""``reportdiff history`` and ``check``: what a library holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from reportdiff.cli.common import (
    Configured,
    color_option,
    coloured,
    common_options,
    counted,
    deliver,
    family_option,
    output_option,
    say,
    table_format_option,
    tell_notes,
)
from reportdiff.cli.progress import Bar
from reportdiff.errors import LibraryError

if TYPE_CHECKING:
    from reportdiff.library import Library, Problem
    from reportdiff.model import History


@click.command(
    cls=Configured,
    short_help="Follow one COUNTRY of a LIBRARY through the years.",
    epilog="Exit status: 0 done, 2 trouble.",
)
@click.argument("library")
@click.argument("country")
@table_format_option
@output_option
@click.option("--from", "from_year", type=int, metavar="YEAR", help="Only editions of this year or later.")
@click.option("--to", "to_year", type=int, metavar="YEAR", help="Only editions of this year or earlier.")
@family_option
@color_option
@common_options
def history(library: str, country: str, **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Show one COUNTRY (any of its names, or its ISO code) through all editions of a LIBRARY.

    Tiers and grades year by year, every recommendation from when it was first made, every figure
    with what later editions say of the same year.
    """
    from reportdiff.faces import as_history  # noqa: PLC0415 - keeps --help fast
    from reportdiff.library import find_library  # noqa: PLC0415 - as above

    followed = _follow(find_library(library), country, options)
    match options["format"]:
        case "json":
            text = as_history.json(followed)
        case "csv":
            text = as_history.csv(followed)
        case _:
            text = as_history.text(followed, color=coloured(options["color"], options["output"]))
    deliver(text, options["output"])


def _follow(library: Library, country: str, options: dict[str, Any]) -> History:
    """Read all editions of a country and follow it through them."""
    from reportdiff.compare import compare  # noqa: PLC0415 - keeps --help fast
    from reportdiff.history import history_of  # noqa: PLC0415 - as above
    from reportdiff.read import read  # noqa: PLC0415 - as above

    shelf = library.shelf(country)
    if shelf is None:
        known = ", ".join(s.country for s in library.shelves)
        raise LibraryError(library.folder, f"holds no country '{country}'", f"one of {known}")
    first, last = options["from_year"] or 0, options["to_year"] or 9999
    entries = {e.edition: e for e in reversed(shelf.entries) if e.edition is not None and first <= e.edition <= last}
    if not entries:
        raise LibraryError(library.folder, f"holds no edition of {shelf.country} in those years", "other years")
    reports = []
    for _, entry in sorted(entries.items()):
        report = read(library.path(entry), family=options["family"] or entry.family)
        tell_notes(tuple(f"{entry.path}: {note}" for note in report.notes), quiet=not options["verbose"])
        reports.append(report)
    return history_of(reports, [compare(old, new) for old, new in pairwise(reports)])


@click.command(cls=Configured, epilog="Exit status: 0 done, 2 trouble; with --exit-code 1 when there are problems.")
@click.argument("library")
@table_format_option
@output_option
@click.option("--country", multiple=True, metavar="NAME", help="Only this country (name or ISO code); may be repeated.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are problems.")
@common_options
@click.pass_context
def check(ctx: click.Context, /, library: str, **options: Any) -> None:  # noqa: ANN401 - as above
    """Say what is wrong or missing in a LIBRARY.

    Gaps between editions, doubles, texts that are nearly the same, missing sections and sections out
    of their usual size, another country's text, outlines that changed.
    """
    from reportdiff.library import check as check_library  # noqa: PLC0415 - keeps --help fast
    from reportdiff.library import find_library  # noqa: PLC0415 - as above

    found = find_library(library)
    with Bar(quiet=options["quiet"]) as bar:
        problems = check_library(found, progress=bar.show)
    shelves = [_shelf_of(found, name) for name in options["country"]]
    if shelves:
        problems = tuple(p for p in problems if any(p.path in paths for paths in shelves))
    deliver(_told(problems, options["format"]), options["output"])
    if not options["quiet"]:
        say(f"{counted(len(found.entries), 'report')}, {counted(len(problems), 'problem')}")
    ctx.exit(1 if options["exit_code"] and problems else 0)


def _shelf_of(library: Library, country: str) -> frozenset[str]:
    """Give the paths of a country's reports."""
    shelf = library.shelf(country)
    if shelf is None:
        raise LibraryError(library.folder, f"holds no country '{country}'", "a country of this library")
    return frozenset(entry.path for entry in shelf.entries)


def _told(problems: Sequence[Problem], form: str) -> str:
    """Write the problems in the form asked for."""
    from reportdiff.faces import as_check  # noqa: PLC0415 - keeps --help fast

    match form:
        case "json":
            return as_check.json(problems)
        case "csv":
            return as_check.csv(problems)
        case _:
            return as_check.text(problems)
