"""A paragraph that is named and neither encoded nor declared.

What it does:
    Reports a paragraph of an instrument of the tree that some sentence or citation of the tree names, and that is
    neither encoded nor listed under `not_encoded`.

Why it matters:
    What is not examined has to be said: a report lists the paragraphs it left out.

Example:
    cites: ["R/1 para. 7"]   # and R/1 has no paragraph 7 in this tree

Instead:
    not_encoded:
      - {para: "7", pinpoint: seen, from: 2011-02-26, subject: {...}, why: {...}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.law.inventory import known_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R521"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each number that is named and not dealt with, at the place that names it first."""
    cited = world.citations
    done: set[tuple[str, int]] = set()
    for name, file in world.tree.instruments.items():
        known = known_paragraphs(world.tree, name, cited)
        for number in known.named:
            if (file.symbol, number) not in done:
                done.add((file.symbol, number))
                document, path = known.cited[number][0]
                message = f"{file.symbol} para. {number} is named here and is neither encoded nor declared"
                yield world.at(CODE, document, path, message, "encode it, or say under 'not_encoded' why not")
