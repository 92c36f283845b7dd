"""When two findings stand in the same way, so that a report shows the argument once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.explain.model import FindingLine

_KEYS = (
    "limb", "status", "carried", "missing", "readings", "conflicts", "roots", "notes", "law_day", "periods", "other_times",
    "addressees",
)  # fmt: skip


def same_argument(one: FindingLine, other: FindingLine) -> bool:
    """Tell whether two findings stand in the same way, but for the facts that name the item."""
    return same_outcome(one, other) and _exempt(one, whole=True) == _exempt(other, whole=True)


def same_outcome(one: FindingLine, other: FindingLine) -> bool:
    """Tell whether two findings stand in the same way, but for what names the item and for what excludes an exemption."""
    elements = [[(e["name"], e["truth"]) for e in f["elements"]] for f in (one, other)]
    if elements[0] != elements[1] or _exempt(one, whole=False) != _exempt(other, whole=False):
        return False
    return all(one[k] == other[k] for k in _KEYS)  # type: ignore[literal-required]


def _exempt(finding: FindingLine, *, whole: bool) -> list[tuple[object, ...]]:
    """How the exemptions stand; of one that is excluded, what excludes it only where the whole counts."""
    return [
        (e["limb"], e["mark"], *((e["failing"], e["missing"]) if whole or e["truth"] != "false" else ()))
        for e in finding["exemptions"]
    ]
