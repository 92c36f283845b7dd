"""A text that is not in the language it stands under.

What it does:
    Reports a title, summary, label, note or other text of an instrument, a definition or a fact that is blank, the same
    in both languages, without Arabic letters where Arabic is asked, or with them where English is. The sentences of
    elements have a lint of their own.

Why it matters:
    A reader of one language would be shown the other, or nothing.

Example:
    title: {en: "قرار", ar: "Resolution"}

Instead:
    title: {en: "Resolution", ar: "قرار"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.languages import value_at, wrong
from compliance.authoring.linter.model import Severity
from compliance.files.schema_types import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import Data, Document, PathKey

CODE = "R206"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each text that is none in its language."""
    tree = world.tree
    for kind in ("instrument", "regime"):
        for name in tree.instruments if kind == "instrument" else tree.regimes:
            document, _ = tree.sites[kind, name]
            yield from _in(world, document, (), document.data)
    for kind, names in (("definition", world.book.definitions), ("fact", world.book.facts)):
        for name in names:
            document, path = tree.sites[kind, name]
            yield from _in(world, document, path, value_at(document.data, path))


def _in(world: World, document: Document, path: PathKey, data: Data) -> Iterator[Finding]:
    if isinstance(data, list):
        for i, value in enumerate(data):
            yield from _in(world, document, (*path, i), value)
    if not isinstance(data, dict):
        return
    if set(data) == {"en", "ar"} and all(isinstance(text, str) for text in data.values()):
        # What elements say has a lint of its own.
        if "elements" not in path[:-1] and not ("effects" in path and path[-1] == "says" and "to" not in path):
            for language, message, fix in wrong(Bilingual(en=str(data["en"]), ar=str(data["ar"]))):
                yield world.at(CODE, document, (*path, language), f"this text {message}", fix)
        return
    for key, value in data.items():
        yield from _in(world, document, (*path, key), value)
