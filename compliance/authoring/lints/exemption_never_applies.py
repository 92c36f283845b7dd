"""An exemption that can never apply.

What it does:
    Reports an exemption (or an authorization that excepts) whose days never meet those of a limb it takes away from; or
    of which, for some one fact with a closed list of values, each value makes the limb or the exemption fail, under
    every reading. This is a cheap check that is never wrong; `compliance rules prove` looks at all facts together.

Why it matters:
    An exemption that cannot apply is no exemption: a word in it, or in the limb, is wrong.

Example:
    excepts: [north.arms.help]      # assistance only
    elements: {kind: {when: {fact: conduct, is: sale}}}

Instead:
    excepts: [north.arms.goods]
    elements: {kind: {when: {fact: conduct, is: sale}}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.authoring.linter.possible import decided_against, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import Pair, World
    from compliance.law.load import LimbEntry

CODE = "R401"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each exemption that cannot apply to a limb it names."""
    for entry in world.tree.limbs.values():
        for i, ref in enumerate(entry.limb.excepts):
            target = world.tree.limbs[ref]
            pairs = list(world.together(entry.ref, ref))
            if not pairs:
                message = f"'{entry.ref}' and '{ref}' are never in force on one day"
                yield world.in_limb(CODE, entry, ("excepts", i), message, "correct the days, or the limb that is named")
            elif fact := _excluded(world, entry, target, pairs):
                message = f"'{entry.ref}' never applies to '{ref}': each value of '{fact}' makes one of the two fail"
                yield world.in_limb(CODE, entry, ("excepts", i), message, "correct the condition, or the limb that is named")


def _excluded(world: World, entry: LimbEntry, target: LimbEntry, pairs: list[Pair]) -> str | None:
    """Return a fact no value of which lets both hold, on any pair of versions; None where there is none."""
    by: str | None = None
    for one, other in pairs:
        conditions = [*whole(entry, one), *whole(target, other)]
        by = decided_against(world.tree, conditions)
        if by is None:
            return None
    return by
