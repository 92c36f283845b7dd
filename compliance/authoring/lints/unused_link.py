"""A link to a State that no limb names.

What it does:
    Reports an entry of the links between a conduct and a State that stands in the nexus of no limb.

Why it matters:
    A link that nothing names is a leftover, or a limb reaches fewer States than its paragraph does.

Example:
    links: {by_nationals: {...}}   # and no limb has it under 'nexus'

Instead:
    nexus: [own_act, by_nationals]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R124"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each link out of use."""
    used = world.tree.graph.used("link")
    for name in world.book.links:
        if name not in used:
            yield world.declared(CODE, "link", name, f"no limb names the link '{name}'", "name it in a nexus, or delete it")
