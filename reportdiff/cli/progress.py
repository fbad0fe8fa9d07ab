"""A progress bar on standard error, on a terminal only."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

_WIDTH = 30


class Bar:
    """Shows how much is done and how long the rest will take; says nothing where nobody watches."""

    def __init__(self, *, quiet: bool) -> None:
        """Decide whether to show anything."""
        self._shown = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        """Begin to count the time."""
        return self

    def show(self, done: int, total: int, what: str) -> None:
        """Draw the bar: ``done`` of ``total``, and what was done last."""
        if not self._shown or not total:
            return
        filled = "#" * (_WIDTH * done // total)
        left = (time.monotonic() - self._began) / max(done, 1) * (total - done)
        rest = f"{left:.0f} s left" if done < total else "done"
        sys.stderr.write(f"\r\x1b[K[{filled:<{_WIDTH}}] {done}/{total} {rest}  {what[:40]}")
        sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, so that what follows stands on a line of its own."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
