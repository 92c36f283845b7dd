"""A text that the scaffold left.

What it does:
    Reports a text that still bears the mark which `compliance rules new` puts where an author has to write.

Why it matters:
    A scaffold shows the form of a rule; what it says is nobody's reading of the law.

Example:
    summary: {en: "(the scaffold's mark)", ar: "..."}

Instead:
    summary: {en: "Every State is to keep arms from reaching the country.", ar: "..."}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.examples import beside
from compliance.authoring.linter.model import Finding, Severity
from compliance.authoring.scaffold import SCAFFOLD_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.world import World

CODE = "R204"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each text, and each comment, that bears the mark."""
    for document in (*(world.tree.documents[n] for n in sorted(world.tree.documents)), *beside(world)):
        for number, line in enumerate(document.text.split("\n"), 1):
            if (column := line.find(SCAFFOLD_MARK)) >= 0:
                message, fix = "this is still the text of the scaffold", "write your own in its place"
                yield Finding(document.path, number, column + 1, CODE, message, fix)
