"""How a command ends: its exit codes, and the one way in which a person is told of a slip in what was asked."""

from __future__ import annotations

import sys
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

from compliance.files.diagnostics import UserError
from compliance.files.safe import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.files.diagnostics import Diagnostic, FaultyFile, UserError


class Code(IntEnum):
    """Exit codes; where several hold, the first of USAGE, BAD_RULES, UNREADABLE, FOUND, OPEN, OK.

    What is found is a paragraph that is touched, a change, a finding of a lint, an example that fails.
    """

    OK = 0
    FOUND = 1
    USAGE = 2
    UNREADABLE = 3
    OPEN = 4
    BAD_RULES = 5
    INTERNAL = 70
    INTERRUPTED = 130


def say(message: str) -> None:
    """Print a line about the run, not of its result."""
    print(message, file=sys.stderr, flush=True)


def usage(message: str, fix: str = "") -> NoReturn:
    """End with a usage error."""
    say(visible(f"compliance: {message}" + (f"; {fix}" if fix else "")))
    sys.exit(Code.USAGE)


def refuse(error: UserError) -> NoReturn:
    """End with what a person asked for and cannot have; with the faults of the files behind it, if there are any."""
    if not error.faults:
        usage(error.message, error.fix)
    print_faults(error.faults)
    say(visible(f"compliance: {error}"))
    sys.exit(Code.BAD_RULES)


def print_faults(faults: Iterable[Diagnostic]) -> None:
    """Print faults of files, in order of place."""
    for fault in sorted(faults):
        say(visible(fault.render()))


def bad_rules(error: FaultyFile) -> NoReturn:
    """End with the faults of the rule tree."""
    print_faults(error.diagnostics)
    found = len(error.diagnostics)
    say(f"compliance: the rule tree has {found} fault{'s' * (found > 1)}; nothing was checked")
    sys.exit(Code.BAD_RULES)
