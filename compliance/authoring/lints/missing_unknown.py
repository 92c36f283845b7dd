"""A limb that no example leaves open.

What it does:
    Reports a limb that makes findings, or an exemption, without an open one among the examples beside the rule files:
    one that expects open. An example that expects not_in_force is neither, and one that expects excepted shows that the
    limb is met no more than an exemption does. Calls are left alone.

Why it matters:
    What is not reported has to stay open; a rule that was never seen to do so may turn silence into an answer.

Example:
    examples: []   # in the file of examples beside the rule file

Instead:
    - {id: goods-unnamed, limb: north.arms.goods, facts: {...}, expect: open}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.examples import UNKNOWN, lacking
from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R503"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each limb without one."""
    yield from lacking(world, CODE, UNKNOWN, "stays open")
