"""An amendment that stands on one side only.

What it does:
    Reports a case of a procedure that is set by an amendment and does not cite the amending instrument, and a limb of kind
    extension, termination or modification that does nothing of that kind.

Why it matters:
    Who reads the amended rule must be sent to what amended it, and who reads the amendment must find that it was made.

Example:
    - do: set_case
      limbs: [north.approval.any]
      case: all
      to: {says: ..., step: none, cites: ["R/1 para. 3"]}

Instead:
    - do: set_case
      limbs: [north.approval.any]
      case: all
      to: {says: ..., step: none, cites: ["R/1 para. 3, as modified by R/2 para. 1"]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.linter.edits import append
from compliance.authoring.linter.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import PathKey
    from compliance.law.load import LimbEntry
    from compliance.law.model import Effect

CODE = "R302"
SEVERITY = Severity.WARNING
SINCE = "0.1.0"
MENDS = True

# What a limb of each kind has to do to others.
_DOES = {
    "extension": frozenset({"extend"}),
    "termination": frozenset({"terminate", "suspend", "remove_case", "narrow", "replace_element"}),
    "modification": frozenset(
        {"set_case", "remove_case", "widen", "narrow", "replace_element", "suspend", "revive", "terminate"}
    ),
}


def check(world: World) -> Iterator[Finding]:
    """Yield each amendment that lacks its other side."""
    for entry in world.tree.limbs.values():
        wanted = _DOES.get(entry.limb.kind)
        if wanted and not any(e.do in wanted for e in entry.limb.effects):
            message = f"a limb of kind {entry.limb.kind} that does nothing of that kind"
            fix = f"give it an effect ({', '.join(sorted(wanted))}), or make it a recommendation"
            yield world.in_limb(CODE, entry, ("kind",), message, fix)
    for entry, i, effect in world.effects:
        path: PathKey = (*entry.path, "effects", i)
        if effect.do == "set_case" and effect.to and not _cited(entry, effect):
            yield _uncited(world, entry, path)


def _cited(entry: LimbEntry, effect: Effect) -> bool:
    return effect.to is not None and any(entry.instrument.symbol in cited for cited in effect.to.cites)


def _uncited(world: World, entry: LimbEntry, path: PathKey) -> Finding:
    has = entry.document.positions.values
    at = (*path, "to", "cites") if (*path, "to", "cites") in has else (*path, "to")
    message = f"the case does not cite {entry.citation()}, which sets it"
    edits = append(entry.document, (*path, "to"), "cites", entry.citation())
    return world.at(CODE, entry.document, at, message, f"add '{entry.citation()}' to its 'cites'", edits=edits)
