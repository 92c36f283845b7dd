"""Which limbs can answer otherwise when one thing of a rule tree is written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.mutate.mutants import GENERAL
from compliance.law.graph import bodies, inside, of_limb, parts, reached

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition


class Reach:
    """The limbs of a tree by what they rest on: themselves, what excepts and amends them, what these name in turn."""

    def __init__(self, tree: RuleSet) -> None:
        self._tree = tree
        self._needs = {f"limb {ref}": set(self._of_entry(entry)) for ref, entry in tree.limbs.items()}
        for ref, entry in tree.limbs.items():
            changed = [*entry.limb.excepts, *(t for e in entry.limb.effects for t in e.limbs)]
            of = {i for e in entry.limb.effects for i in e.instruments}
            changed += [t for t, other in tree.limbs.items() if other.instrument.instrument in of]
            for target in changed:
                self._needs[f"limb {target}"].add(f"limb {ref}")
        for name, definition in tree.vocabulary.definitions.items():
            within = (c for body in bodies(definition) for c, _ in inside(body))
            self._needs[f"definition {name}"] = {n for c in within for n in _named(c)}
        for name, link in tree.vocabulary.links.items():
            self._needs[f"link {name}"] = {*_named(link.when), *_named(link.member)}
        for name, step in tree.steps.items():
            self._needs[f"step {name}"] = set(_named(step.when))
        self._limbs: dict[str, set[str]] = {}
        for ref in tree.limbs:
            whole = reached(f"limb {ref}", lambda thing: self._needs.get(thing, ()))
            for thing in (*whole, f"limb {ref}"):
                self._limbs.setdefault(thing, set()).add(ref)

    def limbs(self, thing: str) -> set[str]:
        """Return the limbs that rest on a thing, which is named as in ``Mutant.thing``."""
        return self._limbs.get(thing, set())

    def _of_entry(self, entry: LimbEntry) -> Iterator[str]:
        tree, limb = self._tree, entry.limb
        amended = (c for e in limb.effects for c in (e.when,) if c)
        for condition in (*of_limb(tree, entry), *amended):
            yield from _named(condition)
        yield from (f"link {name}" for name in limb.nexus)
        for case in (*limb.procedure.values(), *(e.to for e in limb.effects if e.to)):
            yield f"step {case.step}"
            yield from (f"step {r.step}" for r in case.readings if r.step)
        yield from (f"limb {e.undoes}" for e in limb.effects if e.undoes)
        # Whose day picks the law is asked for every limb.
        yield from (f"conduct {name}" for name in tree.vocabulary.conducts)
        if limb.staged and limb.conduct is not None:
            yield GENERAL


def _named(condition: Condition) -> Iterator[str]:
    """Yield the definitions and the limbs that a condition names."""
    yield from (f"definition {name}" for name in (condition.term, condition.solely) if name)
    if condition.norm:
        yield f"limb {condition.norm}"
    for part in parts(condition):
        yield from _named(part)
