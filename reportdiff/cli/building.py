"""``reportdiff build``: a library of reports -> the site of change pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reportdiff.cli.common import Configured, common_options, counted, family_option, say
from reportdiff.cli.progress import Bar

if TYPE_CHECKING:
    from reportdiff.site.shared import SiteResult


@click.command(
    cls=Configured,
    epilog="Exit status: 0 done, 2 trouble (a report that can't be read is named, the rest is built); "
    "with --exit-code 1 when pages changed or were put back.",
)
@click.argument("library")
@click.option("-o", "--output", "site", metavar="SITE", default="site", show_default=True, help="Folder of the site.")
@click.option(
    "--country",
    multiple=True,
    metavar="NAME",
    help="Only this country (name or ISO code); may be repeated. The site then holds no other: "
    "pages that an earlier build made of others go.",
)
@click.option(
    "--from", "from_year", type=int, metavar="YEAR", help="Only editions of this year or later; pages of others go."
)
@click.option(
    "--to", "to_year", type=int, metavar="YEAR", help="Only editions of this year or earlier; pages of others go."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes to use; by default one a core.")
@click.option("--fresh", is_flag=True, help="Make every page anew, trusting nothing kept from an earlier build.")
@click.option("--cache", metavar="DIR", help="Folder for work kept between builds; by default the user's cache folder.")
@click.option("--address", metavar="URL", help="Address the site will have, for links in feeds and tables.")
@click.option("--notice", metavar="TEXT", default="", help="A sentence at the head of every page.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when the build changed pages or put them back.")
@family_option
@common_options
@click.pass_context
def build(ctx: click.Context, /, library: str, **options: Any) -> None:  # noqa: ANN401 - click hands options by name
    """Build the site of change pages from a LIBRARY folder of reports.

    SITE gets an index, a page for each country and for each pair of consecutive editions, tables,
    JSON and feeds. The old site stays whole until the new one is finished.
    """
    from reportdiff.site import build as build_site  # noqa: PLC0415 - keeps --help fast

    with Bar(quiet=options["quiet"]) as bar:
        done = build_site(
            library,
            options["site"],
            jobs=options["jobs"],
            countries=options["country"],
            first=options["from_year"],
            last=options["to_year"],
            family=options["family"],
            address=options["address"],
            notice=options["notice"],
            fresh=options["fresh"],
            cache=options["cache"],
            progress=bar.show,
        )
    for problem in done.problems:
        say(f"reportdiff: {problem}")
    if not options["quiet"]:
        say(
            f"{counted(done.countries, 'country', 'countries')}, {counted(done.comparisons, 'comparison')}, "
            f"{counted(done.files, 'file')} in {options['site']}: {_news(done)}"
        )
    if done.problems:
        ctx.exit(2)
    ctx.exit(1 if options["exit_code"] and done.changed else 0)


def _news(done: SiteResult) -> str:
    """Say what became of the files, those that the earlier build left counted by themselves."""
    made = done.changed - done.removed - done.put_back
    told = ["all new or changed" if made == done.files else f"{made} new or changed" if made else ""]
    if done.removed:
        told.append(f"{counted(done.removed, 'file')} of the earlier build removed")
    if done.put_back:
        told.append(f"{counted(done.put_back, 'file')} put back that had been changed or deleted")
    return ", ".join(filter(None, told)) or "nothing changed"
