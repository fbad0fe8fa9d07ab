"""``reportdiff diff``: two editions of one report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from reportdiff.cli.common import (
    Configured,
    color_option,
    coloured,
    common_options,
    deliver,
    family_option,
    line_width,
    output_option,
    section_names,
    section_option,
    tell_notes,
)
from reportdiff.model import Comparison


@click.command(cls=Configured, epilog="Exit status: 0 no difference, 1 differences, 2 trouble.")
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    type=click.Choice(["text", "json", "csv", "md", "html"]),
    default="text",
    show_default=True,
    help="text for the terminal; html is one self-contained page.",
)
@output_option
@section_option
@click.option("--only", type=click.Choice(["figures", "text", "recommendations"]), help="Only this kind of change.")
@click.option("--unchanged", is_flag=True, help="Show unchanged text too (text and md).")
@click.option("--explain", is_flag=True, help="Say why units were paired and which runner-up was rejected (text).")
@click.option("--allow-private", is_flag=True, help="Allow addresses on private networks and this machine.")
@family_option
@color_option
@common_options
@click.pass_context
def diff(ctx: click.Context, /, old: str, new: str, **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Compare two editions of one country's report: OLD and NEW.

    Each is a Markdown, text, HTML, PDF or DOCX file or an http(s) address; one may be - (standard input).
    """
    if old == new == "-":
        raise click.UsageError("only one of OLD and NEW may be - (standard input)", ctx)
    from reportdiff.compare import compare  # noqa: PLC0415 - keeps --help fast
    from reportdiff.faces.selection import differs, select  # noqa: PLC0415 - as above
    from reportdiff.read import read  # noqa: PLC0415 - as above

    allow, family = options["allow_private"], options["family"]
    whole = compare(
        read(old, family=family, allow_private=allow),
        read(new, family=family, allow_private=allow),
    )
    names = section_names(ctx, options["section"], (whole.old, whole.new))
    shown = select(whole, sections=names, only=options["only"])
    if options["only"] == "recommendations" and not shown.sections:
        raise click.UsageError("--only recommendations: there is no list of recommendations to compare here", ctx)
    if options["format"] != "text":
        tell_notes((*whole.notes, *_breaks(whole, options["format"])), quiet=options["quiet"])
    deliver(_render(shown, options), options["output"])
    ctx.exit(1 if differs(shown) else 0)


def _breaks(whole: Comparison, form: str) -> Iterator[str]:
    """Tell which texts break off, of the formats that don't say it themselves where a reader would look."""
    if form not in {"json", "csv"}:
        return
    from reportdiff.faces.editions import edition  # noqa: PLC0415 - keeps --help fast
    from reportdiff.faces.wording import english  # noqa: PLC0415 - as above

    w = english()
    for side, report in (("old", whole.old), ("new", whole.new)):
        if report.cut_off:
            yield w.say("summary.cut_off", edition=edition(report, side, w))


def _render(shown: Comparison, options: dict[str, Any]) -> str:
    """Write the comparison in the format asked for."""
    match options["format"]:
        case "json":
            from reportdiff.faces import as_json  # noqa: PLC0415 - each face is loaded when asked for

            return as_json.encode(as_json.diff(shown))
        case "csv":
            from reportdiff.faces import as_csv  # noqa: PLC0415 - as above

            return as_csv.comparison(shown)
        case "md":
            from reportdiff.faces import as_markdown  # noqa: PLC0415 - as above

            return as_markdown.comparison(shown, unchanged=options["unchanged"])
        case "html":
            from reportdiff.faces.html import page  # noqa: PLC0415 - as above

            return page(shown)
        case _:
            from reportdiff.faces import as_text  # noqa: PLC0415 - as above

            return as_text.comparison(
                shown,
                color=coloured(options["color"], options["output"]),
                unchanged=options["unchanged"],
                explain=options["explain"],
                width=line_width(options["output"]),
            )
