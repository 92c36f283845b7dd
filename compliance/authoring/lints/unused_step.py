"""A step that no procedure takes.

What it does:
    Reports a step of the table of procedures that no case and no reading of a case names.

Why it matters:
    A step that nothing leads to is a leftover, or an exemption lacks its procedure.

Example:
    steps: {licence: {...}}   # and no case has 'step: licence'

Instead:
    procedure: {all: {says: ..., step: licence}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R123"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each step out of use."""
    used = world.tree.graph.used("step")
    for name in world.tree.steps:
        if name not in used:
            yield world.declared(
                CODE, "step", name, f"no procedure takes step '{name}'", "name it in the case of a procedure, or delete it"
            )
