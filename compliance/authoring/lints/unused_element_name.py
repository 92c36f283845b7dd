"""The name of an element that no limb has.

What it does:
    Reports an entry of the names of elements that no limb and no amendment uses. The parts that every limb has (conduct,
    nexus, stage, procedure) are left alone.

Why it matters:
    A name without an element is a leftover, or the trace of an element that was left out.

Example:
    elements: {colour: {label: ...}}   # and no limb has an element 'colour'

Instead:
    elements: {colour: {says: ..., when: {fact: colour, is: red}}}   # in a limb
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.law.validate_limbs import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R122"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each element out of use."""
    used = world.tree.graph.used("element") | KEPT
    for name in world.book.elements:
        if name not in used:
            yield world.declared(CODE, "element", name, f"no limb has an element '{name}'", "use it in a limb, or delete it")
