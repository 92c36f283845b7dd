"""Work shared by several processes, with the results in the order of the work, whatever their number."""

from __future__ import annotations

import os
import signal
import sys
from typing import IO, TYPE_CHECKING, Any, NoReturn

from compliance.report.json import decoded, encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A process must earn its start: as many pieces of work come to each.
EACH = 8


def number(asked: int | None, tasks: int) -> int:
    """Return how many processes share ``tasks`` pieces of work: as many as were asked for, or one a core if that pays."""
    if not hasattr(os, "fork"):
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(asked, tasks) if asked else min(cores, tasks // EACH))


def shared(tasks: int, processes: int, work: Callable[[int, int], Any]) -> Iterator[Any]:
    """Yield ``work(task, process)`` for each task in order; each process takes every so many-th of them.

    A result must be plain data for JSON. What fails in a process, or is lost with it, is done again in this one, as process
    ``processes``: so an error is raised here, where it would be if there were no other process.
    """
    if processes == 1:
        yield from (work(task, 0) for task in range(tasks))
        return
    sys.stdout.flush()
    sys.stderr.flush()
    children: list[tuple[int, IO[bytes]]] = []
    try:
        for process in range(processes):
            ours, theirs = os.pipe()
            child = os.fork()
            if not child:
                for _, pipe in children:
                    pipe.close()
                os.close(ours)
                _serve(theirs, range(process, tasks, processes), process, work)
            os.close(theirs)
            children.append((child, os.fdopen(ours, "rb")))
        for task in range(tasks):
            answer = children[task % processes][1].readline()
            # A line without its end is what a process that died left behind.
            result = decoded(answer) if answer.endswith(b"\n") else None
            yield work(task, processes) if result is None else result
    finally:
        for child, pipe in children:
            pipe.close()
            os.kill(child, signal.SIGTERM)
            os.waitpid(child, 0)


def _serve(to: int, tasks: range, process: int, work: Callable[[int, int], Any]) -> NoReturn:
    """Do the work of a process, which ends here: nothing of what its parent began is ended twice."""
    try:
        # Whoever stops the program stops its processes, and they say nothing of it.
        for kind in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
            signal.signal(kind, signal.SIG_DFL)
        with os.fdopen(to, "wb") as pipe:
            for task in tasks:
                try:
                    result = work(task, process)
                except BaseException:
                    result = None
                pipe.write(encoded(result).encode("utf-8", errors="surrogatepass") + b"\n")
                pipe.flush()
    finally:
        os._exit(0)
