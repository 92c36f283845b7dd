"""What the examples beside the rule files show of each limb: that it is met, that it fails, that it stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.diagnostics import FaultyFile
from compliance.law.kinds import is_judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.linter.model import Finding
    from compliance.authoring.linter.world import World
    from compliance.files.document import Document

HIT = frozenset({"touched", "touched_unless", "prospective", "triggered", "triggered_unless", "available", "applies"})
MISS = frozenset({"not_touched", "not_triggered", "not_available", "does_not_apply"})
UNKNOWN = frozenset({"open"})


def beside(world: World) -> list[Document]:
    """Return the files that hold examples, in order; none where one is faulty, which is a finding of its own."""
    try:
        return list({e.document.path: e.document for e in world.examples}.values())
    except FaultyFile:
        return []


def lacking(world: World, code: str, shown: frozenset[str], told: str) -> Iterator[Finding]:
    """Yield a finding for each limb none of whose examples expects one of ``shown``."""
    try:
        examples = world.examples
    except FaultyFile:
        # A lint of its own tells of these; what they lack cannot be told.
        return
    expected: dict[str, set[str]] = {}
    for one in examples:
        expected.setdefault(one.example.limb, set()).add(one.example.expect)
    for entry in world.tree.limbs.values():
        limb = entry.limb
        if not is_judged(limb):
            continue
        wanted = shown | ({"open"} if limb.kind == "criterion" and shown is HIT else set())
        if not wanted & expected.get(entry.ref, set()):
            fix = f"add one that expects {_fitting(limb.kind, shown)}"
            yield world.in_limb(code, entry, ("id",), f"no example shows that '{entry.ref}' {told}", fix)


def _fitting(kind: str, shown: frozenset[str]) -> str:
    words = {
        "prohibition": ("touched", "not_touched"),
        "obligation": ("triggered", "not_triggered"),
        "authorization": ("available", "not_available"),
        "criterion": ("open", "not_triggered"),
        "exemption": ("applies", "does_not_apply"),
    }[kind]
    return "open" if shown is UNKNOWN else words[0] if shown is HIT else words[1]
