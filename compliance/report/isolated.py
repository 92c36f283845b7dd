"""A report whose Arabic sentences have their left-to-right runs isolated."""

from __future__ import annotations

from typing import TypeVar

from compliance.explain.bidi import isolate
from compliance.explain.late import Late

Part = TypeVar("Part")

# Keys of the structure whose values are codes, or texts that no sentence of the report is.
CODES = frozenset(
    {"schema_version", "lang", "id", "path", "sha256", "file", "fact", "limb", "status", "carried", "kind", "truth", "mark",
     "reason", "reading", "state", "link", "claims", "rows", "roots", "conduct", "part_of", "receipt", "name", "failing",
     "source", "root", "paragraph", "confidence", "faults", "regime", "items", "elements", "change", "day", "grade", "written",
     "as_known_to", "target", "item", "role", "flag", "node", "part", "by", "adopted", "lo", "hi", "in_force", "waiver", "on",
     "expires", "moved", "basis", "days", "denials", "conducts", "stage",
     "head", "language"}
)  # fmt: skip
# Keys that are codes in one kind of line and words in another: the other lines are those that hold one of these keys too.
_SENTENCES: dict[str, tuple[str, ...]] = {
    "reason": ("waiver",), "name": ("acts", "known"), "by": ("waiver",), "roots": ("value",), "days": ("sentence",),
}  # fmt: skip


def isolated(whole: Part) -> Part:
    """Isolate left-to-right runs in every sentence of an Arabic report or a part of one; keys and codes stay."""

    def walk(part: object, key: str = "", beside: frozenset[str] = frozenset()) -> object:
        code = key in CODES and not beside.intersection(_SENTENCES.get(key, ()))
        # A list under one of these names may hold whole lines of the report instead of codes.
        if code and not (isinstance(part, list) and part and isinstance(part[0], dict) and key != "faults"):
            return part
        if isinstance(part, Late):
            names = part.names
            return part.mapped(lambda name, value: walk(value, name, names))
        if isinstance(part, dict):
            keys = frozenset(part)
            return {k: walk(v, k, keys) for k, v in part.items()}
        if isinstance(part, list):
            return [walk(v) for v in part]
        return isolate(part, "ar") if isinstance(part, str) else part

    return walk(whole)  # type: ignore[return-value]
