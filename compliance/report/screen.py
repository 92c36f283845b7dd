"""Where a page goes: to a terminal by rich, into a pipe or a file as plain text."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from compliance.report.plain import WIDTH, Plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.report.lines import Line, Table
    from compliance.report.terminal import Terminal

# What makes rich take a pipe for a terminal, or the other way round.
FORCING = ("FORCE_COLOR", "TTY_COMPATIBLE")


def screen(width: int = WIDTH) -> Plain | Terminal:
    """Return what writes to standard output; ``width`` is that of the lines where it is no terminal."""
    if sys.stdout.isatty() or any(name in os.environ for name in FORCING):
        from compliance.report.terminal import Terminal

        made = Terminal()
        if made.console.is_terminal:
            return made
    return Plain(width)


def show(page: Iterable[Line | Table], width: int = WIDTH) -> None:
    """Print a page."""
    for piece in screen(width).pieces(page):
        sys.stdout.write(piece)
