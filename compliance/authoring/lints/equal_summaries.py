"""Two paragraphs with one summary.

What it does:
    Reports a summary whose words, in either language, are those of another paragraph of the same instrument.

Why it matters:
    Two paragraphs never say the same, so one summary was copied and not rewritten.

Example:
    - {node: north.arms, summary: {en: "Bans arms.", ar: "..."}}
    - {node: north.oil, summary: {en: "Bans arms.", ar: "..."}}

Instead:
    - {node: north.arms, summary: {en: "Bans arms.", ar: "..."}}
    - {node: north.oil, summary: {en: "Bans oil.", ar: "..."}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R203"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each summary that stands earlier in the same instrument."""
    first: dict[tuple[str, str, str], str] = {}
    for document, path, paragraph in world.paragraphs():
        for language in ("en", "ar"):
            words = " ".join(paragraph.summary.of(language).split()).casefold()
            other = first.setdefault((document.path, language, words), paragraph.node)
            if other != paragraph.node:
                message = f"the summary is that of '{other}', word for word"
                yield world.at(CODE, document, (*path, "summary", language), message, "say what this paragraph says")
                break
