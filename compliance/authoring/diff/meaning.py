"""On which days two rule trees say something else under a limb: what each limb compiles to is compared, not how it is written.

A limb is its own elements, links, stages and procedure as they stand on a day, with every definition written out, and its
exemptions likewise; a norm that another one asks counts with that other one. Values that only one tree knows (a new item class)
are left out: no case that both trees can read holds them. Other readings, what a fact rests on, and reference data are not
compared here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from compliance.files.dates import Interval
from compliance.law.canonical import Numbers
from compliance.law.compile import LimbCompiler
from compliance.law.consolidate import Law
from compliance.law.kinds import makes_findings

if TYPE_CHECKING:
    from compliance.law.consolidate import Version
    from compliance.law.load import RuleSet
    from compliance.law.model import Limb

Days = tuple[Interval, ...]


class Same(NamedTuple):
    """Equal for two limbs that say the same on a day."""

    in_force: bool | None
    parts: tuple[int, ...]
    exemptions: frozenset[tuple[str, bool | None, tuple[int, ...]]]
    kind: tuple[str, ...]


class Speech:
    """What the limbs of one tree say, in a form in which equal means the same."""

    def __init__(self, tree: RuleSet, numbers: Numbers) -> None:
        """``numbers``: the same for both trees."""
        self.tree, self.law, self.numbers = tree, Law(tree), numbers
        self._compiler = LimbCompiler(tree, frozenset())
        # The number of each node that was compiled so far.
        self._of: list[int] = []
        self._kept: dict[tuple[str, tuple[tuple[str, date | None], ...]], Same] = {}

    def cuts(self, ref: str) -> set[date]:
        """Return the days on which what a limb says may become something else."""
        if ref not in self.tree.limbs:
            return set()
        return set().union(*(self.law.boundaries(r) for r in (ref, *self.law.exemptions.get(ref, ()))))

    def on(self, ref: str, day: date) -> Same | None:
        """Return what a limb says on a day; None where there is no such limb yet, or it is not in force."""
        version = self.law.on(ref, day) if ref in self.tree.limbs else None
        if version is None or version.in_force is False:
            return None
        live = {
            name: v for name in self.law.exemptions.get(ref, ()) if (v := self.law.on(name, day)) and v.in_force is not False
        }
        key = (ref, ((ref, version.lo), *((n, v.lo) for n, v in live.items())))
        if key not in self._kept:
            self._kept[key] = self._said(ref, version, live)
        return self._kept[key]

    def asks(self, ref: str) -> set[str]:
        """Return the other limbs that a limb asks about in any version."""
        found: set[str] = set()
        for day in sorted(self.cuts(ref)):
            if (said := self.on(ref, day)) is not None:
                parts = (*said.parts, *(p for e in said.exemptions for p in e[2]))
                found = found.union(*(self.numbers.norms(p) for p in parts if p >= 0))
        return found

    def _said(self, ref: str, version: Version, live: dict[str, Version]) -> Same:
        parts = self._compiler.parts(ref, version.content, {n: v.content for n, v in live.items()})
        self._of += self.numbers.of(self._compiler.nodes, self._of)

        def of(*indexes: int) -> list[int]:
            return [self._of[i] if i >= 0 else i for i in indexes]

        limb = self.tree.limbs[ref].limb
        stage = of(parts.possible, parts.reached, parts.limb.procedure)
        own = (*sorted(of(*(i for _, i in parts.limb.elements))), *stage)
        others = frozenset(
            (e.ref, live[e.ref].in_force, (*sorted(of(*(i for _, i in e.elements))), *of(e.procedure)))
            for e in parts.exemptions
        )
        return Same(version.in_force, own, others, _kind(limb))


def _kind(limb: Limb) -> tuple[str, ...]:
    return (limb.kind, limb.binding)


def _values(tree: RuleSet, fact: str) -> frozenset[str] | None:
    """Return the values that a tree knows of a fact; None where they are not listed."""
    book, declared = tree.vocabulary, tree.vocabulary.facts[fact]
    if declared.type == "class":
        return frozenset(book.classes)
    if declared.type == "state":
        return frozenset(book.states)
    if declared.type == "actor":
        return frozenset({*book.actors, *book.states})
    return frozenset(book.values(fact)) if declared.type in ("enum", "set") else None


def changed_days(old: RuleSet, new: RuleSet) -> dict[str, Days]:
    """Return each limb that makes findings and says something else on some day, with those days.

    A limb that only one tree has says something else on the days on which it is (or may be) in force.
    """
    common: dict[str, frozenset[str]] = {}
    for fact in old.vocabulary.facts.keys() & new.vocabulary.facts.keys():
        a, b = _values(old, fact), _values(new, fact)
        if a is not None and b is not None:
            common[fact] = a & b
    numbers = Numbers(common)
    sides = (Speech(old, numbers), Speech(new, numbers))
    refs = sorted(old.limbs.keys() | new.limbs.keys())
    direct = {ref: days for ref in refs if (days := _differing(ref, *sides))}
    asks = {ref: sides[0].asks(ref) | sides[1].asks(ref) for ref in refs}
    found = {}
    for ref in refs:
        if not _finding(old, new, ref):
            continue
        days, alive = direct.get(ref, ()), _alive(ref, *sides)
        for other in sorted(_asked(ref, asks)):
            both = (a.meet(b) for a in direct.get(other, ()) for b in alive)
            days = _joined((*days, *(d for d in both if d)))
        if days:
            found[ref] = days
    return found


def _asked(ref: str, asks: dict[str, set[str]]) -> set[str]:
    """Return every limb that a limb asks about, through others too."""
    found: set[str] = set()
    queue = [ref]
    while queue:
        more = asks.get(queue.pop(), set()) - found
        found |= more
        queue += more
    return found


def _finding(old: RuleSet, new: RuleSet, ref: str) -> bool:
    limbs = [t.limbs[ref].limb for t in (old, new) if ref in t.limbs]
    return any(map(makes_findings, limbs))


def _differing(ref: str, old: Speech, new: Speech) -> Days:
    cuts = sorted(old.cuts(ref) | new.cuts(ref))
    found = []
    for i, lo in enumerate(cuts):
        hi = cuts[i + 1] - timedelta(1) if i + 1 < len(cuts) else None
        if old.on(ref, lo) != new.on(ref, lo):
            found.append(Interval(lo, hi))
    return _joined(tuple(found))


def _alive(ref: str, old: Speech, new: Speech) -> Days:
    """Return the days on which a limb is, or may be, in force in either tree."""
    found = []
    for side in (old, new):
        if ref in side.tree.limbs:
            found += [Interval(v.lo, v.hi) for v in side.law.versions(ref) if v.in_force is not False]
    return _joined(tuple(found))


def _joined(days: Days) -> Days:
    """Return intervals in order, those that touch or overlap as one."""
    found: list[Interval] = []
    for one in sorted(days, key=lambda i: (i.lo or date.min, i.hi or date.max)):
        last = found[-1] if found else None
        if last and (last.hi is None or (one.lo and one.lo <= last.hi + timedelta(1))):
            found[-1] = last.hull(one)
        else:
            found.append(one)
    return tuple(found)
