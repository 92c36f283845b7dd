"""An exemption from a limb of another regime.

What it does:
    Reports a limb that excepts from a limb of another regime than its own.

Why it matters:
    Regimes are separate: a committee frees from its own measures only, unless a resolution says otherwise.

Example:
    regime: made.south
    excepts: [north.arms.goods]

Instead:
    regime: made.south
    excepts: [south.arms.goods]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World

CODE = "R404"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each exception from another regime."""
    for entry in world.tree.limbs.values():
        for i, ref in enumerate(entry.limb.excepts):
            other = world.tree.limbs[ref].regime
            if other != entry.regime:
                message = f"'{ref}' belongs to '{other}', and this limb to '{entry.regime}'"
                yield world.in_limb(CODE, entry, ("excepts", i), message, "name a limb of the same regime")
