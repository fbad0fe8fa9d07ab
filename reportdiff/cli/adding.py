"""``reportdiff add``: published pages -> canonical Markdown in a library."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from reportdiff.cli.common import Configured, common_options, family_option
from reportdiff.cli.progress import Bar
from reportdiff.errors import SourceError


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
    It becomes LIBRARY/<country>/<edition>.md with its address, date and SHA-256. Adding the same
    source twice changes nothing.
    """
    from reportdiff.adding import Refused, add_sources  # noqa: PLC0415 - keeps --help fast

    with Bar(quiet=options["quiet"]) as bar:
        outcomes = add_sources(
            sources,
            options["library"],
            replace=options["replace"],
            family=options["family"],
            country=options["country"],
            edition=options["edition"],
            allow_private=options["allow_private"],
            today=dt.datetime.now(tz=dt.UTC).date().isoformat(),
            progress=bar.show,
        )
    refused = [o for o in outcomes if isinstance(o, Refused)]
    if len(outcomes) == len(refused) == 1:
        raise SourceError(refused[0].source, "; ".join(part for part in (refused[0].why, refused[0].hint) if part))
    from reportdiff.faces import as_added  # noqa: PLC0415 - keeps --help fast

    if not options["quiet"] or refused:
        click.echo(as_added.table(outcomes), nl=False)
    ctx.exit(2 if refused else 0)
