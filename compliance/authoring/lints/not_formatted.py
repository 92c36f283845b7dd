"""A file that is not in the layout of the house.

What it does:
    Reports a rule file that `compliance rules fmt` would lay out otherwise. Its words, its data and its comments are
    not in question.

Why it matters:
    In one layout a difference between two versions is a difference of the law, and nothing else.

Example:
    limbs:   [ north.arms.goods ]

Instead:
    limbs: [north.arms.goods]
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compliance.authoring.layout.files import change
from compliance.authoring.linter.model import Finding, Severity
from compliance.files.diagnostics import FaultyFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.world import World

CODE = "R531"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"
MENDS = True


def check(world: World) -> Iterator[Finding]:
    """Yield each file that the formatter would change."""
    for name in sorted(world.tree.documents):
        document = world.tree.documents[name]
        try:
            made = change(Path(document.path), document)
        except FaultyFile as error:
            for fault in error.diagnostics:
                yield Finding(fault.path, fault.line, fault.column, CODE, fault.message, fault.fix)
            continue
        if made.changes:
            line = _first_difference(made.before, made.after)
            message, fix = "this file is not in the layout of the house, from this line on", "run 'compliance rules fmt'"
            yield Finding(document.path, line, 1, CODE, message, fix, rewritten=made.after)


def _first_difference(before: str, after: str) -> int:
    for number, (old, new) in enumerate(zip(before.split("\n"), after.split("\n"), strict=False), 1):
        if old != new:
            return number
    return 1
