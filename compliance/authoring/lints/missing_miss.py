"""A limb that no example shows to fail.

What it does:
    Reports a limb that makes findings, or an exemption, without a miss among the examples beside the rule files: one
    that expects not_touched, not_triggered, not_available, does_not_apply. An example that expects not_in_force is
    neither, and one that expects excepted shows that the limb is met no more than an exemption does. Calls are left
    alone.

Why it matters:
    A rule that was never seen to fail may be written so that it always holds.

Example:
    examples: []   # in the file of examples beside the rule file

Instead:
    - {id: fuel, limb: north.arms.goods, facts: {...}, expect: not_touched}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.examples import MISS, lacking
from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R502"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each limb without one."""
    yield from lacking(world, CODE, MISS, "fails")
