"""An example that cannot be read.

What it does:
    Reports every fault of the files of examples beside the rule files: a limb, a fact or a value that is not there, an
    answer that a limb never gives, or a file that has not the shape of examples.

Why it matters:
    Examples that do not load test nothing, and what they lack cannot be told.

Example:
    - {id: sold, limb: north.arms.good, expect: touched}

Instead:
    - {id: sold, limb: north.arms.goods, expect: touched}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Finding, Severity
from compliance.files.diagnostics import FaultyFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.world import World

CODE = "R504"
SEVERITY = Severity.ERROR
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each fault of the examples."""
    try:
        _ = world.examples
    except FaultyFile as error:
        for fault in error.diagnostics:
            yield Finding(fault.path, fault.line, fault.column, CODE, fault.message, fault.fix)
