"""``reportdiff add``: published pages -> canonical Markdown in a library."""

from __future__ import annotations

from typing import Any

import click

from reportdiff.cli.common import Configured, common_options, family_option


@click.command(cls=Configured, epilog="Exit status: 0 done, 2 trouble (what was refused is named, the rest is added).")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--to", "library", metavar="LIBRARY", required=True, help="Library folder to add to.")
@click.option("--replace", is_flag=True, help="Put a different text in place of an edition already there.")
@click.option("--country", metavar="NAME", help="Country, where the source doesn't tell.")
@click.option("--edition", type=int, metavar="YEAR", help="Edition, where the source doesn't tell.")
@click.option("--allow-private", is_flag=True, help="Allow addresses on private networks and this machine.")
@family_option
@common_options
@click.pass_context
def add(ctx: click.Context, /, sources: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Bring published pages into a library as canonical Markdown.

    Each SOURCE is an HTML, PDF, DOCX, Markdown or text file, a folder of them, or an http(s) address.
    """
    del ctx, sources, options
