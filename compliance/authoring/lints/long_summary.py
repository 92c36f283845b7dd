"""A summary that is too long to be one.

What it does:
    Reports a summary of more than 600 characters in either language.

Why it matters:
    A summary stands under every finding; a long one is not read, and tends to be a copy of the text.

Example:
    summary: {en: "(a page)", ar: "..."}

Instead:
    summary: {en: "Every State is to keep arms from reaching the country.", ar: "..."}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R202"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"

MOST = 600


def check(world: World) -> Iterator[Finding]:
    """Yield each summary that is too long."""
    for document, path, paragraph in world.paragraphs():
        for language in ("en", "ar"):
            length = len(paragraph.summary.of(language))
            if length > MOST:
                message = f"this summary has {length} characters; at most {MOST} are a summary"
                yield world.at(CODE, document, (*path, "summary", language), message, "say it in fewer words of your own")
