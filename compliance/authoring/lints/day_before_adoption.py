"""A first day before the instrument was adopted.

What it does:
    Reports a limb, an amendment, or a paragraph left out, that begins before the day on which its instrument was
    adopted, and offers the day that comes out when day and month are exchanged, where that one fits.

Why it matters:
    A resolution binds from its adoption on, so one of the two days is mistyped.

Example:
    adopted: 2011-09-03
    from: 2011-03-09

Instead:
    adopted: 2011-09-03
    from: 2011-09-03
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.files.dates import exchanged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import PathKey

CODE = "R307"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each first day that lies too early."""
    for name, file in world.tree.instruments.items():
        document, _ = world.tree.sites["instrument", name]
        days: list[tuple[PathKey, date]] = []
        for i, paragraph in enumerate(file.paragraphs):
            for j, limb in enumerate(paragraph.limbs):
                path: PathKey = ("paragraphs", i, "limbs", j)
                days.append(((*path, "from"), limb.from_))
                days += [((*path, "effects", k, "from"), e.from_) for k, e in enumerate(limb.effects) if e.from_]
        days += [(("not_encoded", i, "from"), entry.from_) for i, entry in enumerate(file.not_encoded)]
        for path, day in days:
            if day < file.adopted:
                other = exchanged(day)
                fits = other is not None and other >= file.adopted
                message = f"{day} lies before the adoption of the instrument on {file.adopted}"
                fix = f"did you mean {other}?" if fits else "correct one of the two days"
                yield world.at(CODE, document, path, message, fix)
