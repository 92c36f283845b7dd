"""Which limbs rest on what changed. It says what *can* bear on a limb; ``meaning`` compares what the limb says in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.law.graph import CLASSES, CLOCK, MOVES, NAMES, Entity, Relation
from compliance.law.kinds import makes_findings
from compliance.vocabulary.roles import MEMBER

if TYPE_CHECKING:
    from compliance.authoring.diff.changes import Change
    from compliance.law.load import RuleSet

# A change of the limb that spares another shows in that limb, in the tree in which it no longer does.
_RELATIONS = (MOVES | {Relation.SHOWN}) - {Relation.SPARED, Relation.LAW_DAY}


def touched(change: Change) -> frozenset[Entity]:
    """Return the entities that are rested on where something changed: itself, and for reference data what is read from it."""
    kind = change.key.kind
    if kind in ("class", "item"):
        return frozenset({change.key, CLASSES})
    if kind == "holidays":
        return frozenset({change.key, CLOCK})
    if kind == "actor":
        attributes = {name for f in change.fields for field, name in f.path if field == "attributes" and name}
        told = {Entity("attribute", a) for a in attributes}
        whole = not change.fields or any(f.path[0][0] != "attributes" for f in change.fields)
        return frozenset({change.key, *told, *((NAMES,) if whole else ())})
    if kind == "state":
        return frozenset({change.key, NAMES, Entity("attribute", MEMBER)})
    return frozenset({change.key})


def reaches(change: Change, old: RuleSet, new: RuleSet) -> set[str]:
    """Return the limbs that rest, in either tree, on what changed."""
    found: set[str] = set()
    for tree in (old, new):
        found = found.union(*(tree.graph.limbs_resting_on(entity, _RELATIONS) for entity in touched(change)))
        if change.key.kind == "regime":
            found |= {entry.ref for entry in tree.limbs.values() if entry.regime == change.key.name}
    return found


def findings_reached(change: Change, old: RuleSet, new: RuleSet) -> list[str]:
    """Return those of the limbs reached that make findings, in order of name."""
    entries = {ref: new.limbs.get(ref) or old.limbs[ref] for ref in sorted(reaches(change, old, new))}
    return [ref for ref, e in entries.items() if makes_findings(e.limb)]
