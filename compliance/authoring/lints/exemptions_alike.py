"""Two exemptions that cannot be told apart.

What it does:
    Reports two exemptions from one limb whose days overlap and whose conduct, elements and procedure are the same, in
    whatever order they are written.

Why it matters:
    A report would show both wherever one applies, and a change to one would leave the other as it was.

Example:
    - {id: relief, kind: exemption, excepts: [north.arms.goods], elements: {purpose: ...}}
    - {id: aid, kind: exemption, excepts: [north.arms.goods], elements: {purpose: ...}}   # the same

Instead:
    - {id: relief, kind: exemption, excepts: [north.arms.goods], elements: {purpose: ...}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.alike import content_form
from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R402"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield the later of each two exemptions that are one."""
    for target, refs in sorted(world.law.exemptions.items()):
        for j, later in enumerate(refs):
            for earlier in refs[:j]:
                pairs = world.together(later, earlier)
                if any(content_form(world, later, a) == content_form(world, earlier, b) for a, b in pairs):
                    entry = world.tree.limbs[later]
                    message = f"'{later}' cannot be told from '{earlier}': both free the same from '{target}' in the same way"
                    yield world.in_limb(CODE, entry, (), message, "remove one of them, or write what sets them apart")
                    break
