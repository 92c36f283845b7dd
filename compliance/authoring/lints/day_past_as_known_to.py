"""A day past the last one that the sources speak for.

What it does:
    Reports an adoption, a first day of a limb or a change, or of a paragraph left out, that lies after the ``as_known_to`` of
    its regime. A last day may lie after it: an end can be known in advance.

Why it matters:
    Law of after that day is treated as not known, so the rule and the caveat in every report would contradict each other.

Example:
    as_known_to: 2020-12-31   # in regime.yaml
    from: 2021-03-01          # in a limb of the regime

Instead:
    as_known_to: 2021-03-31   # if the sources were read up to that day
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import PathKey

CODE = "R306"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"


def check(world: World) -> Iterator[Finding]:
    """Yield each first day that lies too late."""
    for name, file in world.tree.instruments.items():
        known_to = world.tree.regimes[file.regime].as_known_to
        document, _ = world.tree.sites["instrument", name]
        days: list[tuple[PathKey, date]] = [(("adopted",), file.adopted)]
        for i, paragraph in enumerate(file.paragraphs):
            for j, limb in enumerate(paragraph.limbs):
                path: PathKey = ("paragraphs", i, "limbs", j)
                days.append(((*path, "from"), limb.from_))
                days += [((*path, "effects", k, "from"), e.from_) for k, e in enumerate(limb.effects) if e.from_]
        days += [(("not_encoded", i, "from"), entry.from_) for i, entry in enumerate(file.not_encoded)]
        for path, day in days:
            if day > known_to:
                message = f"{day} lies after {known_to}, to which the sources of '{file.regime}' speak"
                yield world.at(CODE, document, path, message, "correct the day, or bring 'as_known_to' of the regime forward")
