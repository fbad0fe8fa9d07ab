"""``reportdiff sections`` and ``figures``: what was read from one report or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from reportdiff.cli.common import (
    Configured,
    color_option,
    coloured,
    common_options,
    deliver,
    family_option,
    output_option,
    refuse,
    section_names,
    section_option,
    table_format_option,
    tell_notes,
)

if TYPE_CHECKING:
    from reportdiff.families import Family


@click.command(
    cls=Configured, short_help="Show how a report was split into sections.", epilog="Exit status: 0 done, 2 trouble."
)
@click.argument("file")
@table_format_option
@output_option
@click.option("--allow-private", is_flag=True, help="Allow addresses on private networks and this machine.")
@family_option
@color_option
@common_options
def sections(file: str, **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Show how a report was split: FILE's sections, how each was found and how sure that is."""
    from reportdiff.read import read  # noqa: PLC0415 - keeps --help fast

    report = read(file, family=options["family"], allow_private=options["allow_private"])
    if options["format"] == "text":
        from reportdiff.faces import listing  # noqa: PLC0415 - each face is loaded when asked for

        deliver(listing.sections(report, color=coloured(options["color"], options["output"])), options["output"])
        return
    from reportdiff.faces import as_csv, as_json  # noqa: PLC0415 - as above

    tell_notes(report.notes, quiet=options["quiet"])
    document = as_json.sections(report)
    deliver(as_json.encode(document) if options["format"] == "json" else as_csv.sections(document), options["output"])


@click.command(
    cls=Configured, short_help="List the figures of one or more reports.", epilog="Exit status: 0 done, 2 trouble."
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@table_format_option
@output_option
@section_option
@click.option("--measure", multiple=True, metavar="NAME", help="Only this measure; may be repeated.")
@click.option(
    "--pivot", is_flag=True, help="Lay the editions side by side: a row a measure, a column an edition (text and csv)."
)
@click.option("--allow-private", is_flag=True, help="Allow addresses on private networks and this machine.")
@family_option
@color_option
@common_options
@click.pass_context
def figures(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Show every figure of one or more reports with its measure, year and sentence."""
    from reportdiff import families  # noqa: PLC0415 - keeps --help fast
    from reportdiff.faces import as_csv, as_json, listing  # noqa: PLC0415 - as above
    from reportdiff.figures import report_figures  # noqa: PLC0415 - as above
    from reportdiff.read import read  # noqa: PLC0415 - as above

    reports = [read(file, family=options["family"], allow_private=options["allow_private"]) for file in files]
    known = [families.load(report.identity.family or "tip") for report in reports]
    sections, measures = section_names(ctx, options["section"], reports), _measures(ctx, options["measure"], known)
    found = [
        (
            report,
            tuple(
                figure
                for figure in report_figures(report, family)
                if (not sections or figure.section in sections) and (not measures or figure.measure in measures)
            ),
        )
        for report, family in zip(reports, known, strict=True)
    ]
    for file, report in zip(files, reports, strict=True):
        tell_notes(tuple(f"{file}: {note}" for note in report.notes), quiet=options["quiet"])
    document = as_json.figures(found)
    match options["format"], options["pivot"]:
        case "json", _:
            text = as_json.encode(document)
        case "csv", True:
            text = as_csv.pivot(document)
        case "csv", False:
            text = as_csv.figures(document)
        case _, pivot:
            text = listing.figures(document, pivot=pivot, color=coloured(options["color"], options["output"]))
    deliver(text, options["output"])


def _measures(ctx: click.Context, asked: tuple[str, ...], known: Sequence[Family]) -> tuple[str, ...]:
    """Refuse a measure that no family has: an empty table would look like no figures."""
    names = dict.fromkeys([*(m.name for family in known for m in family.figures.measures), "other"])
    for name in asked:
        if name not in names:
            refuse(ctx, "--measure", name, names)
    return asked
