"""A limb that no example shows to be met.

What it does:
    Reports a limb that makes findings, or an exemption, without a hit among the examples beside the rule files: one
    that expects touched, touched_unless, prospective, triggered, available, applies. An example that expects
    not_in_force is neither, and one that expects excepted shows that the limb is met no more than an exemption does.
    Calls are left alone.

Why it matters:
    A rule that was never seen to be met may be written so that it never is.

Example:
    examples: []   # in the file of examples beside the rule file

Instead:
    - {id: sold, limb: north.arms.goods, facts: {...}, expect: touched}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.examples import HIT, lacking
from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R501"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each limb without one."""
    yield from lacking(world, CODE, HIT, "is met")
