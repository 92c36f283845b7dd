"""Kinds of limbs: which make findings, and which are held against what is reported at all.

The others are lines in the chain of what they change. A call addresses; it is held against nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.law.model import Limb

FINDING_KINDS = frozenset({"prohibition", "obligation", "authorization", "criterion"})


def makes_findings(limb: Limb) -> bool:
    """Tell whether a limb makes findings of its own."""
    return limb.binding == "binding" and limb.kind in FINDING_KINDS


def is_judged(limb: Limb) -> bool:
    """Tell whether a limb is held against what is reported: by findings of its own, or as an exemption within others."""
    return limb.binding == "binding" and limb.kind in FINDING_KINDS | {"exemption"}
