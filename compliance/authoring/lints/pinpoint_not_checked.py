"""A paragraph number that was not checked against an official text.

What it does:
    Notes each paragraph without a check of its number that still stands.

Why it matters:
    A number that nobody checked may lead a reader to another paragraph; the report says so until it is checked.

Example:
    para: "9"

Instead:
    para: "9"
    checked: [...]   # what `compliance law verify` prints
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.law.review_status import checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R511"
SEVERITY = Severity.NOTE
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each paragraph whose number was checked against nothing."""
    for name, file in world.tree.instruments.items():
        document, _ = world.tree.sites["instrument", name]
        for i, paragraph in enumerate(file.paragraphs):
            if not checks(file.symbol, paragraph):
                message = f"the number of '{paragraph.node}' was checked against no official text"
                fix = "hold it against the text with 'compliance law verify --texts FOLDER'"
                yield world.at(CODE, document, ("paragraphs", i, "node"), message, fix)
