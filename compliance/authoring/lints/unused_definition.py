"""A definition that no rule rests on.

What it does:
    Reports a term of art that no limb, link, step or regime names, directly or through another definition.

Why it matters:
    A term that was defined and is not used is often a term that a rule forgot.

Example:
    definitions: {spare_parts: {...}}   # and no condition has 'term: spare_parts'

Instead:
    object: {says: ..., when: {any: [{term: arms}, {term: spare_parts}]}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R121"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each definition out of use."""
    used = world.tree.graph.used("definition")
    for name in world.book.definitions:
        if name not in used:
            yield world.declared(
                CODE, "definition", name, f"no rule rests on definition '{name}'", "name it in a rule, or delete it"
            )
