"""A bar for what takes a while."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def bar(command: str, steps: int, *, least: int = 1) -> Iterator[Callable[[], None]]:
    """Give what moves a bar by one step; the bar shows on a terminal alone, beside the output, and leaves nothing behind.

    What takes fewer than the ``least`` steps is done before a bar is there.
    """
    if steps < least or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(f"compliance {command}", total=steps)
        yield lambda: progress.advance(task)
