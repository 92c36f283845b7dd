"""A property of a rule tree, as it was found to hold or to fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from compliance.files.dataclass import dataclass, field

if TYPE_CHECKING:
    from datetime import date

    from compliance.authoring.solve.witness import Witness

Property = Literal["not_dead", "reachable", "no_contradiction", "one_version"]


@dataclass(frozen=True, slots=True)
class Bound:
    """How far a search went: the days of law tried (first day of each stretch without change), and kinds of facts on them."""

    days: int = 0
    kinds: int = 0

    def with_day(self, kinds: int) -> Bound:
        """Return the bound with one day more."""
        return Bound(self.days + 1, max(self.kinds, kinds))


@dataclass(frozen=True, slots=True)
class Result:
    """One property of one limb or pair of limbs.

    ``witness``: where it holds, facts that show it; where it fails, facts that refute it or the nearest that can be had.
    ``missing``: for a limb that is never met, the parts that even the nearest facts leave unmet.
    """

    property: Property
    limbs: tuple[str, ...]
    holds: bool
    bound: Bound = field(default_factory=Bound)
    day: date | None = None
    witness: Witness | None = None
    missing: tuple[str, ...] = ()
    what: str = ""
    # The reading under which alone it holds; None: without any.
    reading: str | None = None
