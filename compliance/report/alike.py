"""When two findings stand in the same way, so that a report shows the argument once."""

from __future__ import annotations

from compliance.explain.model import FindingLine

_KEYS = (
    "limb", "status", "carried", "missing", "readings", "conflicts", "roots", "notes", "law_day", "periods", "other_times",
    "addressees",
)  # fmt: skip


def same_argument(one: FindingLine, other: FindingLine) -> bool:
    """Tell whether two findings stand in the same way, but for the facts that name the item."""
    stands = [
        (
            [(e["limb"], e["mark"], e["failing"], e["missing"]) for e in f["exemptions"]],
            [(e["name"], e["truth"]) for e in f["elements"]],
        )
        for f in (one, other)
    ]
    return stands[0] == stands[1] and all(one[k] == other[k] for k in _KEYS)  # type: ignore[literal-required]
