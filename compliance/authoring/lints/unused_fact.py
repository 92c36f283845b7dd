"""A fact that nothing asks for.

What it does:
    Reports a declared fact that no condition, table or link asks for, from which no fact in use is read, and which the check
    does not go by. Facts that are marked as shown only (``element: false``) are left alone.

Why it matters:
    People would be asked for something that decides nothing, and a rule that was meant to ask for it does not.

Example:
    crew: {type: number, scope: item, label: ..., meaning: ...}   # and no rule names it

Instead:
    crew: {type: number, scope: item, element: false, label: ..., meaning: ...}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R120"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each fact out of use."""
    used = world.book.roles.all() | world.tree.graph.used("fact")
    for name, fact in world.book.facts.items():
        if name not in used and fact.element:
            fix = "ask for it in a rule, mark it 'element: false' where it is only shown, or delete it"
            yield world.declared(CODE, "fact", name, f"nothing asks for fact '{name}'", fix)
