"""What a limb rests on, step by step: its exemptions and amendments, definitions, links, procedures, facts and their sources.

It says what *can* bear on a limb, not what does; ``meaning`` compares what the limb says in the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.diff.things import Key
from compliance.law.graph import bodies, inside, parts
from compliance.law.load import FINDING_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.authoring.diff.changes import Change
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.condition import Condition

# Types of fact that are read through more than their declaration.
_ACTORS = ("actor", "state")
CLOCK = Key("clock", "")
CLASSES = Key("classes", "")
NAMES = Key("names", "")


class Reach:
    """What each thing of one tree names, and what each limb thereby rests on."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree, self.book = tree, tree.vocabulary
        self._names: dict[Key, frozenset[Key]] = {}
        self._of: dict[str, frozenset[Key]] = {}
        self._amends: dict[str, set[str]] = {}
        self._excepts: dict[str, set[str]] = {}
        for ref, entry in tree.limbs.items():
            for effect in entry.limb.effects:
                whole = (r for r, e in tree.limbs.items() if e.instrument.instrument in effect.instruments)
                for target in {*effect.limbs, *whole} - set(effect.except_):
                    self._amends.setdefault(target, set()).add(ref)
            for target in entry.limb.excepts:
                self._excepts.setdefault(target, set()).add(ref)

    def of(self, ref: str) -> frozenset[Key]:
        """Return everything that a limb rests on, itself included; nothing where the tree has no such limb."""
        if ref not in self.tree.limbs:
            return frozenset()
        if ref not in self._of:
            start = Key("limb", ref)
            self._of[ref] = frozenset({start, *self._all(start), Key("regime", self.tree.limbs[ref].regime)})
        return self._of[ref]

    def part(self, ref: str, condition: Condition | None, names: Iterable[Key] = ()) -> frozenset[Key]:
        """Return what one condition of a limb rests on."""
        first = {*(self._condition(condition) if condition else ()), *names}
        return frozenset(first.union(*(self._all(k) for k in first)))

    def _all(self, start: Key) -> set[Key]:
        found: set[Key] = set()
        queue = [start]
        while queue:
            more = self.names(queue.pop()) - found
            found |= more
            queue += more
        return found

    def names(self, key: Key) -> frozenset[Key]:
        """Return what a thing names itself."""
        if key not in self._names:
            self._names[key] = frozenset(self._named(key))
        return self._names[key]

    def _named(self, key: Key) -> Iterator[Key]:
        book, name = self.book, key.name
        if key.kind == "limb" and name in self.tree.limbs:
            yield from self._limb(self.tree.limbs[name])
        elif key.kind == "definition" and name in book.definitions:
            for body in bodies(book.definitions[name]):
                if body.table:
                    yield Key("fact", body.table.fact)
                for condition, _ in inside(body):
                    yield from self._condition(condition)
        elif key.kind == "link" and name in book.links:
            link = book.links[name]
            yield from (*self._condition(link.when), *self._condition(link.member), Key("fact", link.state))
        elif key.kind == "step" and name in self.tree.steps:
            yield from self._condition(self.tree.steps[name].when)
        elif key.kind == "fact" and name in book.facts:
            yield from self._fact(name)

    def _limb(self, entry: LimbEntry) -> Iterator[Key]:
        limb, book = entry.limb, self.book
        for element in limb.elements.values():
            for when in (element.when, *(r.when for r in element.readings)):
                yield from self._condition(when)
        for case in (*limb.procedure.values(), *(e.to for e in limb.effects if e.to)):
            for found in (case.when, *(r.when for r in case.readings)):
                yield from self._condition(found) if found else ()
            yield from (Key("step", s) for s in (case.step, *(r.step for r in case.readings)) if s)
        for effect in limb.effects:
            yield from self._condition(effect.when) if effect.when else ()
            yield from (Key("limb", effect.undoes),) if effect.undoes else ()
        yield from self._condition(limb.shown_when) if limb.shown_when else ()
        yield from (Key("link", n) for n in limb.nexus)
        if limb.conduct:
            yield Key("definition", limb.conduct)
            if limb.staged:
                yield from (Key("stages", "general"), Key("fact", "stage"), Key("fact", "conduct"))
                yield from (Key("conduct", c) for c in book.conducts)
        yield from (Key("limb", r) for r in sorted(self._amends.get(entry.ref, ())))
        yield from (Key("limb", r) for r in sorted(self._excepts.get(entry.ref, ())))

    def _fact(self, name: str) -> Iterator[Key]:
        fact = self.book.facts[name]
        if fact.derived:
            yield from (Key("fact", fact.derived.of), Key("attribute", fact.derived.take))
        if fact.type == "class":
            yield CLASSES
        if fact.type in _ACTORS:
            yield NAMES

    def _condition(self, condition: Condition) -> Iterator[Key]:
        c = condition
        yield from (Key("definition", n) for n in (c.term, c.solely) if n)
        yield from (Key("fact", n) for n in (c.fact, *((c.passed.since, c.passed.until) if c.passed else ())) if n)
        if c.passed:
            yield CLOCK
        if c.norm:
            yield Key("limb", c.norm)
        for part in parts(c):
            yield from self._condition(part)


def touched_keys(change: Change) -> frozenset[Key]:
    """Return the keys under which what changed is rested on: its own, and for reference data what is read from it."""
    kind = change.key.kind
    if kind in ("class", "item"):
        return frozenset({change.key, CLASSES})
    if kind == "holidays":
        return frozenset({change.key, CLOCK})
    if kind == "actor":
        attributes = {name for f in change.fields for field, name in f.path if field == "attributes" and name}
        told = {Key("attribute", a) for a in attributes}
        whole = not change.fields or any(f.path[0][0] != "attributes" for f in change.fields)
        return frozenset({change.key, *told, *((NAMES,) if whole else ())})
    if kind == "state":
        return frozenset({change.key, NAMES, Key("attribute", "un_member")})
    return frozenset({change.key})


def reaches(change: Change, old: Reach, new: Reach) -> list[str]:
    """Return the limbs that make findings and rest, in either tree, on what changed."""
    keys = touched_keys(change)
    found = []
    for ref in dict.fromkeys((*old.tree.limbs, *new.tree.limbs)):
        entry = new.tree.limbs.get(ref) or old.tree.limbs[ref]
        if entry.limb.kind in FINDING_KINDS and entry.limb.binding == "binding" and keys & (old.of(ref) | new.of(ref)):
            found.append(ref)
    return sorted(found)
