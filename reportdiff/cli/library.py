"""``reportdiff history`` and ``check``: what a library holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from reportdiff.errors import LibraryError, SourceError

if TYPE_CHECKING:
    from reportdiff.library import Entry, Library, Problem
    from reportdiff.model import History, Report


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
@click.pass_context
def history(ctx: click.Context, /, library: str, country: str, **options: Any) -> None:  # noqa: ANN401 - options by name
    """Show one COUNTRY (any of its names, or its ISO code) through all editions of a LIBRARY.

    Tiers and grades year by year, every recommendation from when it was first made, every figure
    with what later editions say of the same year.
    """
    from reportdiff.faces import as_history  # noqa: PLC0415 - keeps --help fast
    from reportdiff.library import find_library  # noqa: PLC0415 - as above

    followed, troubled = _follow(find_library(library), country, options)
    match options["format"]:
        case "json":
            text = as_history.json(followed)
        case "csv":
            text = as_history.csv(followed)
        case _:
            text = as_history.text(followed, color=coloured(options["color"], options["output"]))
    deliver(text, options["output"])
    ctx.exit(2 if troubled else 0)


def _follow(library: Library, country: str, options: dict[str, Any]) -> tuple[History, bool]:
    """Read all editions of a country and follow it through them; tell also whether any had to be left out."""
    from reportdiff.compare import compare  # noqa: PLC0415 - keeps --help fast
    from reportdiff.history import history_of  # noqa: PLC0415 - as above

    shelf = library.shelf(country)
    if shelf is None:
        known = ", ".join(s.country for s in library.shelves)
        raise LibraryError(library.folder, f"holds no country '{country}'", f"one of {known}")
    first, last = options["from_year"] or 0, options["to_year"] or 9999
    entries = [e for e in shelf.entries if e.edition is not None and first <= e.edition <= last]
    if not entries:
        raise LibraryError(library.folder, f"holds no edition of {shelf.country} in those years", "other years")
    reports, troubles = _read_all(library, entries, options)
    if not reports:
        raise LibraryError(library.folder, f"holds no edition of {shelf.country} that can be read ({troubles[0]})")
    kept, left_out = _row(reports, options["family"])
    for line in (*troubles, *left_out):
        say(f"reportdiff: {line}")
    return history_of(kept, [compare(old, new) for old, new in pairwise(kept)]), bool(left_out or troubles)


def _read_all(
    library: Library, entries: Sequence[Entry], options: dict[str, Any]
) -> tuple[list[tuple[str, Report]], list[str]]:
    """Read a country's reports; what can't be read is told and keeps nothing else from being shown.

    Those that are not of the family asked for are left to be so read where none is.
    """
    from reportdiff.read import read  # noqa: PLC0415 - keeps --help fast

    def all_as(family: str | None) -> tuple[list[tuple[str, Report]], list[str]]:
        reports, troubles = [], []
        for entry in entries:
            path = library.path(entry)
            try:
                report = read(path, family=family or entry.family)
            except SourceError as trouble:
                troubles.append(str(trouble))
                continue
            who = report.identity
            named = replace(who, edition=entry.edition, country=who.country or entry.country)
            reports.append((path, replace(report, identity=named)))
        return reports, troubles

    asked = options["family"]
    reports, troubles = all_as(None)
    if asked and all(report.identity.family != asked for _, report in reports):
        reports, troubles = all_as(asked)
    for path, report in reports:
        told = report.notes if options["verbose"] else tuple(filter(None, [report.doubt]))
        tell_notes(tuple(f"{path}: {note}" for note in told), quiet=options["quiet"])
    return reports, troubles


def _row(reports: Sequence[tuple[str, Report]], asked: str | None) -> tuple[list[Report], list[str]]:
    """Choose one report an edition, all of one family; give also a line for each left out that was not asked away."""
    from reportdiff.library import main_family  # noqa: PLC0415 - keeps --help fast

    family = asked or main_family(report.identity.family for _, report in reports)
    kept: dict[int | None, Report] = {}
    left_out = []
    for path, report in reports:
        who = report.identity
        if who.family not in {None, family}:
            left_out += [] if asked else [f"{path}: of another family of reports ({who.family}); left out"]
        elif who.edition in kept:
            left_out.append(f"{path}: a second text of {who.country} {who.edition}; left out")
        else:
            kept[who.edition] = report
    return list(kept.values()), left_out


@click.command(cls=Configured, epilog="Exit status: 0 done, 2 trouble; with --exit-code 1 when there are problems.")
@click.argument("library")
@table_format_option
@output_option
@click.option("--country", multiple=True, metavar="NAME", help="Only this country (name or ISO code); may be repeated.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are problems.")
@family_option
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
        problems = check_library(found, family=options["family"], progress=bar.show)
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
