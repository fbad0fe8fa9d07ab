"""The command line: the only room that prints, catches errors and decides the exit status.

``main`` is the console script. One file for each group of commands; ``common`` holds what they share.
"""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from reportdiff._version import __version__
from reportdiff.cli.common import prepare_streams, say
from reportdiff.errors import ReportdiffError

# In the order of --help; only the file of the command asked for is loaded.
COMMANDS = {
    "diff": "diffing",
    "build": "building",
    "add": "adding",
    "sections": "reading",
    "figures": "reading",
    "history": "library",
    "check": "library",
}
TROUBLE = 2
INTERRUPTED = 130
_SELDOM = 200_000, 20, 50  # as often as in the workers of a build


class Reportdiff(click.Group):
    """A group whose troubles end in one line on standard error and exit status 2, never 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands without loading them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command from its file; ``None`` for a name that is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"reportdiff.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def main(  # type: ignore[override]  # click overloads this for type checkers; the arguments are its own
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's own signature
        **extra: Any,  # noqa: ANN401 - as above
    ) -> int:
        """Run a command line; with ``standalone_mode`` (the default) exit, otherwise give the status."""
        prepare_streams()
        # Values hold no cycles: looking for them every few hundred objects takes a twentieth of the time.
        gc.set_threshold(*_SELDOM)
        status = self._status(args, prog_name, complete_var, extra)
        if standalone_mode:
            sys.exit(status)
        return status

    def _status(
        self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: dict[str, Any]
    ) -> int:
        """Run and turn every ending into a status."""
        try:
            done = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except ReportdiffError as trouble:
            say(f"reportdiff: {trouble}")
        except click.UsageError as trouble:
            say(_usage(trouble))
        except click.ClickException as trouble:
            say(f"reportdiff: {' '.join(trouble.format_message().split())}")
        except (click.Abort, KeyboardInterrupt):
            say("reportdiff: interrupted")
            return INTERRUPTED
        except BrokenPipeError:
            # The reader of our output went away (as `| head` does): not our trouble, nothing to say.
            sys.stdout = None  # keeps the interpreter from flushing into the closed pipe
            return 0
        except OSError as trouble:
            say(f"reportdiff: {trouble.filename or 'output'}: {trouble.strerror or trouble}")
        except Exception as fault:  # noqa: BLE001 - a fault of ours must not end in 1, which means "differences"
            say(f"reportdiff: a fault of reportdiff itself: {type(fault).__name__}: {' '.join(str(fault).split())}")
            if "-v" in sys.argv or "--verbose" in sys.argv:
                traceback.print_exception(fault)
        else:
            return done if isinstance(done, int) else 0
        return TROUBLE


def _usage(trouble: click.UsageError) -> str:
    """Tell a wrong command line in one line; a bare ``reportdiff`` gets the help as it stands."""
    if isinstance(trouble, click.exceptions.NoArgsIsHelpError):
        return trouble.format_message()
    command = trouble.ctx.command_path if trouble.ctx else "reportdiff"
    return f"{command}: {' '.join(trouble.format_message().split())} (see '{command} --help')"


@click.group(
    cls=Reportdiff,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: diff 0 no difference, 1 differences, 2 trouble; all others 0 done, 2 trouble "
    "(build and check with --exit-code: 1 when they found changes or problems).",
)
@click.version_option(__version__, "--version", prog_name="reportdiff", message="%(prog)s %(version)s")
def main() -> None:
    """Show exactly what changed between one year's official country report and the next."""
