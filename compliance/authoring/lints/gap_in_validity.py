"""Days between two versions of which nothing is said.

What it does:
    Reports a rule that lapsed and is then revived as if it had gone on, and two limbs of one paragraph that say the same
    with days between the last day of one and the first of the other. An extension that comes too late is R310.

Why it matters:
    A conduct of those days would be judged as free, though nobody meant it to be.

Example:
    - {id: first, until: 2012-06-14, ...}
    - {id: second, from: 2012-06-20, ...}   # the same rule

Instead:
    - {id: first, until: 2012-06-19, ...}
    - {id: second, from: 2012-06-20, ...}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.alike import same_limbs
from compliance.authoring.linter.model import Severity
from compliance.law.consolidate import ONE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import PathKey
    from compliance.law.load import LimbEntry

CODE = "R304"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each gap."""
    for entry, i, effect in world.effects:
        if effect.do != "revive" or not effect.by_default:
            continue
        on = effect.from_ or entry.limb.from_
        for ref in world.targets(effect):
            end = world.ends(ref, before=on)
            if end is not None and end < on:
                message = f"'{ref}' had lapsed on {end}; reviving it on {on} brings nothing back"
                path: PathKey = (*entry.path, "effects", i)
                yield world.at(CODE, entry.document, path, message, "extend it before it lapses, or impose it again")
    for one, other in same_limbs(world):
        last, first = one.limb.until, other.limb.from_
        if last is not None and first - last > ONE_DAY and not _extended(world, one):
            days = (first - last).days - 1
            message = f"'{one.ref}' says the same up to {last}; of the {days} day{'s' * (days > 1)} between nothing is said"
            yield world.in_limb(CODE, other, ("from",), message, "let one begin on the day after the other ends")


def _extended(world: World, entry: LimbEntry) -> bool:
    return any(entry.ref in world.targets(effect) for _, _, effect in world.effects)
