"""``reportdiff add``, ``build``, ``history`` and ``check``: a library of reports and what is made of it."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli.common import Configured, common_options, deliver, family_option, output_option, say


@click.command(cls=Configured, epilog="Exit status: 0 done, 2 trouble; with --exit-code 1 when pages changed.")
@click.argument("library")
@click.option("-o", "--output", "site", metavar="SITE", default="site", show_default=True, help="Folder of the site.")
@click.option("--country", multiple=True, metavar="NAME", help="Only this country (name or ISO code); may be repeated.")
@click.option("--from", "from_year", type=int, metavar="YEAR", help="Only editions of this year or later.")
@click.option("--to", "to_year", type=int, metavar="YEAR", help="Only editions of this year or earlier.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use; by default one a core.")
@click.option("--fresh", is_flag=True, help="Make every page anew, trusting nothing kept from an earlier build.")
@click.option("--address", metavar="URL", help="Address the site will have, for links in feeds.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when the build changed pages.")
@family_option
@common_options
@click.pass_context
def build(ctx: click.Context, /, library: str, **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Build the site of change pages from a LIBRARY folder of reports."""
    del ctx, library, options


@click.command(cls=Configured, epilog="Exit status: 0 done, 2 trouble.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--to", "library", metavar="LIBRARY", required=True, help="Library folder to add to.")
@click.option("--replace", is_flag=True, help="Put a different text in place of an edition already there.")
@click.option("--country", metavar="NAME", help="Country, where the source doesn't tell.")
@click.option("--edition", type=int, metavar="YEAR", help="Edition, where the source doesn't tell.")
@click.option("--allow-private", is_flag=True, help="Allow addresses on private networks and this machine.")
@family_option
@common_options
@click.pass_context
def add(ctx: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - as above
    """Bring published pages into a library as canonical Markdown.

    Each SOURCE is an HTML, PDF, DOCX, Markdown or text file, a folder of them, or an http(s) address.
    """
    del ctx, sources, options


@click.command(cls=Configured, epilog="Exit status: 0 done, 2 trouble.")
@click.argument("library")
@click.argument("country")
@click.option(
    "--format", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="Form of the answer."
)
@output_option
@click.option("--from", "from_year", type=int, metavar="YEAR", help="Only editions of this year or later.")
@click.option("--to", "to_year", type=int, metavar="YEAR", help="Only editions of this year or earlier.")
@family_option
@common_options
def history(library: str, country: str, **options: Any) -> None:  # noqa: ANN401 - as above
    """Show one COUNTRY through all editions of a LIBRARY: tiers, grades, recommendations, figures."""
    del library, country, options


@click.command(
    cls=Configured, epilog="Exit status: 0 done, 2 trouble; with --exit-code 1 when there are problems."
)
@click.argument("library")
@click.option(
    "--format", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="Form of the answer."
)
@output_option
@click.option("--country", multiple=True, metavar="NAME", help="Only this country (name or ISO code); may be repeated.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there are problems.")
@family_option
@common_options
@click.pass_context
def check(ctx: click.Context, /, library: str, **options: Any) -> None:  # noqa: ANN401 - as above
    """Say what is wrong or missing in a LIBRARY: gaps, doubles, odd sections, wrong countries."""
    del ctx, library, options
    deliver("", "-")
    say("")
