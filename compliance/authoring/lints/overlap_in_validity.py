"""Days of which two versions speak.

What it does:
    Reports an extension that ends no later than what it extends, and two limbs of one paragraph that say the same on
    the same days.

Why it matters:
    An extension that adds no day is a wrong day, and two equal rules would be shown twice.

Example:
    until: 2013-06-14                      # of the limb
    - {do: extend, limbs: [...], until: 2012-12-31}

Instead:
    - {do: extend, limbs: [...], until: 2014-06-14}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.alike import same_limbs
from compliance.authoring.linter.model import Severity
from compliance.files.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import PathKey

CODE = "R305"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each overlap."""
    for entry, i, effect in world.effects:
        if effect.do != "extend" or not effect.by_default:
            continue
        on = effect.from_ or entry.limb.from_
        until = effect.until or add_months(on, effect.months or 0)
        for ref in world.targets(effect):
            end = world.ends(ref, before=on, by=entry.ref)
            if end is not None and until <= end:
                message = f"'{ref}' goes on to {end} already; to {until} extends it by no day"
                path: PathKey = (*entry.path, "effects", i)
                yield world.at(CODE, entry.document, path, message, "correct the day, or remove the extension")
    for one, other in same_limbs(world):
        last = one.limb.until
        if last is None or other.limb.from_ <= last:
            message = f"'{one.ref}' says the same on the same days"
            yield world.in_limb(CODE, other, (), message, "remove one of them, or let one end before the other begins")
