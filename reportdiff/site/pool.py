"""Work spread over processes: every core, in any order, stopped cleanly."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from typing import TypeVar

from reportdiff.errors import ReportdiffError

Job = TypeVar("Job")
Done = TypeVar("Done")

_WATCH = 1.0  # seconds between two looks whether the main process still lives
_LOOKS = 8  # jobs between two looks for circles
_jobs = count(1)


class WorkerLost(ReportdiffError):
    """A worker process ended without an answer (killed, or out of memory)."""


def cores() -> int:
    """Count the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_parallel(
    work: Callable[[Job], Done], jobs: Sequence[Job], workers: int, *, small: bool = False
) -> Iterator[tuple[Job, Done]]:
    """Do every job, in processes of their own where that pays.

    Args:
        work: a function of a module; what it takes and gives can be sent between processes.
        jobs: the largest first, so that no core waits long at the end.
        workers: the most processes at once.
        small: the jobs are done faster than processes start.

    Yields:
        Each job with what came of it, in the order in which they end.

    Raises:
        WorkerLost: a process died; whatever ``work`` raises is raised here.
    """
    workers = min(workers, len(jobs))
    if workers <= 1 or small:
        for job in jobs:
            yield job, work(job)
        return
    pool = ProcessPoolExecutor(workers, mp_context=_context(), initializer=_begin, initargs=(os.getpid(),))
    running: dict[Future[Done], Job] = {}
    waiting = iter(jobs)
    try:
        while True:
            # A few jobs ahead of the workers, not all: results wait nowhere, and stopping is quick.
            for job in waiting:
                running[pool.submit(_alone, work, job)] = job
                if len(running) >= workers * 2:
                    break
            if not running:
                break
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(future), future.result()
    except BrokenProcessPool as lost:
        raise WorkerLost("build", "a worker process ended without an answer", "enough memory, and no kill") from lost
    finally:
        _stop(pool)


def _alone(work: Callable[[Job], Done], job: Job) -> Done:
    """Do one job of a worker, and now and then look for circles of values that hold each other.

    Next to nothing does, beside a megabyte a country in templates. To look all the while, or after
    each job at all that is kept, costs up to a tenth of the time.
    """
    try:
        return work(job)
    finally:
        if next(_jobs) % _LOOKS == 0:
            gc.collect()
            gc.freeze()


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the pool now: what was not asked for any more is dropped."""
    processes = list(getattr(pool, "_processes", None) or {})
    unfinished = sys.exc_info()[0] is not None
    pool.shutdown(wait=not unfinished, cancel_futures=True)
    if unfinished:
        for process in processes:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGTERM)


def _context() -> multiprocessing.context.BaseContext:
    """Prefer forked workers where no other thread runs: they start at once and ask nothing of the main script."""
    forked = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forked else "spawn")


def _begin(parent: int) -> None:
    """Let the main process alone answer Ctrl-C, and end when it is gone."""
    gc.freeze()
    gc.disable()  # but see ``_alone``
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(1)
