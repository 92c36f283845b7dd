"""Findings held against each other: paired by what identifies them, and told apart aspect by aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.explain.model import CaseLine, FindingLine, ItemLine

K = TypeVar("K")
V = TypeVar("V")
# A finding is one of a limb and a conduct; what it says of the item, with what it would be if carried out.
Key = tuple[str, str]
Answer = tuple[str, str | None]


class Difference(NamedTuple):
    """One thing in which two findings differ; None where a side has nothing there. ``name`` is empty for a whole aspect."""

    aspect: str
    name: str
    old: Any
    new: Any


def paired(old: Mapping[K, V], new: Mapping[K, V]) -> Iterator[tuple[K, V | None, V | None]]:
    """Yield what two tables hold under each name, in the order of the older one and then of the newer."""
    for key in dict.fromkeys((*old, *new)):
        yield key, old.get(key), new.get(key)


def items(case: CaseLine) -> dict[str, ItemLine]:
    """Return the items of a case by name."""
    return {item["id"]: item for item in case["items"]}


def findings(item: ItemLine) -> dict[Key, FindingLine]:
    """Return the findings on an item by limb and conduct."""
    return {(f["limb"], f["conduct"]): f for f in item["findings"]}


def answer(finding: FindingLine | None) -> Answer | None:
    """Return the status of a finding with what it carries."""
    return (finding["status"], finding["carried"]) if finding else None


def standing(finding: FindingLine) -> dict[str, Any]:
    """Return how a finding stands: all of it that a reader relies on, in codes alone."""
    return {
        "status": answer(finding),
        "failing": finding["failing"],
        "exemption": {e["limb"]: e["mark"] for e in finding["exemptions"]},
        "unknown": {m["fact"]: True for m in finding["missing"]},
        "reading": {r["reading"]: (r["status"], r["carried"]) for r in finding["readings"]},
        "conflict": {c["fact"]: c["robust"] for c in finding["conflicts"]},
        "roots": finding["roots"],
    }


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield each thing in which two findings differ that stand so; an aspect that is a table differs name by name."""
    for aspect, one, other in paired(old, new):
        if not isinstance(one, dict) or not isinstance(other, dict):
            if one != other:
                yield Difference(aspect, "", one, other)
            continue
        for name, was, now in paired(one, other):
            if was != now or (name in one) != (name in other):
                yield Difference(aspect, name, was, now)
