"""An instrument that names no source.

What it does:
    Reports an instrument without sources that claims more than recollection (a number that was seen, a confidence other
    than memory), or that says nothing in a note of where it comes from.

Why it matters:
    Who reviews the file has to know what its author had before them.

Example:
    confidence: read-in-full   # and no 'sources' at the head of the file

Instead:
    sources:
      - https://example.org/resolution
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R205"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each instrument that rests on nothing."""
    for name, file in world.tree.instruments.items():
        if file.sources:
            continue
        document, _ = world.tree.sites["instrument", name]
        seen = any(p.pinpoint == "seen" or p.confidence != "memory" for p in file.paragraphs)
        seen = seen or any(e.pinpoint == "seen" for e in file.not_encoded)
        if seen:
            message = "this instrument was read or its numbers seen, and it names no source"
            fix = "say under 'sources' what was before you, as [\"the English text, as adopted\"]"
        elif not file.note:
            message, fix = "this instrument names no source", "add 'sources', or say in 'note' what it was written from"
        else:
            continue
        yield world.at(CODE, document, ("instrument",), message, fix, key=True)
