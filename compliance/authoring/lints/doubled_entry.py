"""An entry that stands twice in a list.

What it does:
    Reports the second of two equal words in a list, in any rule file.

Why it matters:
    It changes nothing, and was often meant to be another word.

Example:
    nexus: [own_act, by_nationals, own_act]

Instead:
    nexus: [own_act, by_nationals]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.authoring.linter.edits import without
from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import Data, PathKey

CODE = "R208"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"
MENDS = True


def check(world: World) -> Iterator[Finding]:
    """Yield each word that stands earlier in its list."""
    for name in sorted(world.tree.documents):
        document = world.tree.documents[name]
        for path, words in _lists(document.data, ()):
            for i, word in enumerate(words):
                if isinstance(word, str) and word in words[:i]:
                    yield world.at(
                        CODE,
                        document,
                        (*path, i),
                        f"'{word}' stands twice in this list",
                        "delete one of them, or write the word that was meant",
                        edits=without(document, path, i),
                    )


def _lists(data: Data, path: PathKey) -> Iterator[tuple[PathKey, list[Any]]]:
    if isinstance(data, list):
        yield path, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _lists(value, (*path, key))
