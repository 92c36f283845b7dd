"""No limb is dead, and no exemption is out of reach: for each there are facts on which it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.prove.model import Bound, Result
from compliance.authoring.solve.days import days_between
from compliance.authoring.solve.problem import Problem
from compliance.authoring.solve.solver import Search
from compliance.authoring.solve.witness import witness
from compliance.files.dataclass import replace
from compliance.law.kinds import is_judged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.prove.model import Property
    from compliance.authoring.solve.problem import Limb
    from compliance.authoring.solve.space import Memo
    from compliance.check.ask import Laws
    from compliance.law.compiled import CompiledLaw
    from compliance.law.consolidate import Law


def days_in_force(book: CompiledLaw, ref: str) -> Iterator[date]:
    """Yield the first day of each stretch without change on which a limb is, or may be, in force."""
    for version in book.law.versions(ref):
        if version.in_force is not False:
            yield from days_between(book.tree, book.law, ref, version.lo, version.hi)


def alive(laws: Laws, ref: str, memo: Memo) -> Result:
    """Return whether some facts on some day meet every element of a limb, at a stage that carries its conduct out."""
    return _under_some(laws, memo, "not_dead", ref, None)


def reachable(laws: Laws, exemption: str, excepted: str, memo: Memo) -> Result:
    """Return whether some facts on some day meet an exemption and what it excepts from, together."""
    return _under_some(laws, memo, "reachable", excepted, exemption)


def _under_some(laws: Laws, memo: Memo, what: Property, ref: str, exemption: str | None) -> Result:
    """Try without any reading, and where that fails under each that can move what is asked."""
    first = _met(laws.default, memo, what, ref, exemption)
    if first.holds:
        return first
    for reading in readings_of(laws.default, {ref, *((exemption,) if exemption else ())}):
        if (found := _met(laws.under([reading]), memo, what, ref, exemption)).holds:
            return replace(found, reading=reading)
    return first


def readings_of(book: CompiledLaw, limbs: set[str]) -> list[str]:
    """Return the readings that can move what some limbs say, or when."""
    found = {r for r, moved in book.law.moved_by.items() if moved & limbs}
    for ref in limbs:
        for version in book.law.versions(ref):
            found |= book.version(ref, version.lo).parts.readings
    return sorted(found)


def _met(book: CompiledLaw, memo: Memo, what: Property, ref: str, exemption: str | None) -> Result:
    names = (ref,) if exemption is None else (exemption, ref)
    bound, seen = Bound(), set[str]()
    last: tuple[Problem, str, list[tuple[str, str]]] | None = None
    for day in days_in_force(book, ref):
        problem = Problem([book], day, memo)
        limb = problem.limb(0, ref)
        wanted = _parts(limb)
        if exemption is not None:
            if exemption not in limb.exemptions:
                continue
            other = problem.limb(0, exemption)
            wanted = [*wanted, *((f"{n} of the exemption", a) for n, a in other.elements.items())]
        text = problem.text()
        bound = bound.with_day(sum(len(v.cells) for v in problem.space.variables.values()))
        if text in seen:
            continue
        seen.add(text)
        found = Search(problem, "\n".join((text, *(f":- not t({atom})." for _, atom in wanted)))).find()
        if found is not None:
            return Result(what, names, True, bound, day, witness(found, problem))
        last = (problem, text, wanted)
    if last is None:
        return Result(what, names, False, bound, what="never in force on the same day")
    return _nearest(what, names, bound, *last)


def _parts(limb: Limb) -> list[tuple[str, str]]:
    return [*limb.elements.items(), ("stage", limb.reached)]


def _nearest(
    what: Property, names: tuple[str, ...], bound: Bound, problem: Problem, text: str, wanted: list[tuple[str, str]]
) -> Result:
    """Return a failure with the facts that meet most of what is wanted, and what they leave unmet."""
    rules = [f"#maximize {{ 1@9,w{i} : t({atom}) }}." for i, (_, atom) in enumerate(wanted)]
    rules += [f"met({i}) :- t({atom})." for i, (_, atom) in enumerate(wanted)]
    search = Search(problem, "\n".join((text, *rules, "#show met/1.")))
    found = search.find()
    met = search.shown("met")
    missing = tuple(name for i, (name, _) in enumerate(wanted) if i not in met)
    near = witness(found, problem) if found else None
    return Result(what, names, False, bound, problem.day, near, missing)


def takes_effect(laws: Laws, ref: str) -> Result:
    """Return whether an amendment changes some version of some limb, by default or under a reading."""
    tried: list[tuple[str | None, Law]] = [(None, laws.default.law)]
    tried += [(r.id, laws.under([r.id]).law) for e in laws.default.tree.limbs[ref].limb.effects for r in e.readings]
    for reading, law in tried:
        for target in law.tree.limbs:
            if any(c.by == ref for v in law.versions(target) for c in v.content.chain):
                return Result("not_dead", (ref,), True, reading=reading)
    return Result("not_dead", (ref,), False, what="it changes no version of any limb")


def limbs_to_prove(book: CompiledLaw, regime: str) -> list[str]:
    """Return the limbs of a regime that answer something, in their order."""
    return [e.ref for e in book.tree.of_regime(regime) if is_judged(e.limb)]
