"""No two norms of equal rank ask opposite things: nothing is forbidden by one and required or allowed by another at once."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from compliance.authoring.prove.model import Bound, Result
from compliance.authoring.prove.reach import days_in_force, limbs_to_prove, readings_of
from compliance.authoring.solve.problem import Problem
from compliance.authoring.solve.solver import Search
from compliance.authoring.solve.witness import witness
from compliance.files.dataclass import replace
from compliance.law.conducts import conducts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.solve.space import Memo
    from compliance.check.ask import Laws
    from compliance.law.compiled import CompiledLaw
    from compliance.law.model import Limb


def forbids(limb: Limb) -> bool:
    """Tell whether a limb says that its conduct is not to be."""
    return limb.kind == "prohibition" or (limb.kind == "obligation" and limb.asks == "refrain")


def permits(limb: Limb) -> bool:
    """Tell whether a limb requires or allows its conduct."""
    return limb.kind == "authorization" or (limb.kind == "obligation" and limb.asks == "do")


def pairs(book: CompiledLaw, regime: str) -> Iterator[tuple[str, str]]:
    """Yield every two binding limbs of a regime of which one forbids and the other requires or allows a conduct of both.

    All instruments of a regime have one rank here: they are decisions of one body.
    """
    tree = book.tree
    refs = limbs_to_prove(book, regime)
    against = [r for r in refs if forbids(tree.limbs[r].limb)]
    for_it = [r for r in refs if permits(tree.limbs[r].limb)]
    for one, other in product(against, for_it):
        if conducts_of(tree, tree.limbs[one]) & conducts_of(tree, tree.limbs[other]):
            yield one, other


def consistent(laws: Laws, one: str, other: str, memo: Memo) -> Result:
    """Return whether no facts on any day make one limb touched, no exemption open, and the other engaged, by one conduct.

    Neither without any reading, nor under one that can move either of them: two views of the law may each be at odds.
    """
    first = _consistent(laws.default, one, other, memo)
    for reading in readings_of(laws.default, {one, other}) if first.holds else ():
        if not (found := _consistent(laws.under([reading]), one, other, memo)).holds:
            return replace(found, reading=reading)
    return first


def _consistent(book: CompiledLaw, one: str, other: str, memo: Memo) -> Result:
    bound, seen = Bound(), set[str]()
    for day in sorted({*days_in_force(book, one)} | {*days_in_force(book, other)}):
        if any((v := book.law.on(r, day)) is None or v.in_force is False for r in (one, other)):
            continue
        problem = Problem([book], day, memo)
        limbs = [problem.limb(0, r) for r in (one, other)]
        text = problem.text()
        bound = bound.with_day(sum(len(v.cells) for v in problem.space.variables.values()))
        if text in seen:
            continue
        seen.add(text)
        found = Search(problem, "\n".join((text, *(f":- not status({k.key},touched)." for k in limbs)))).find()
        if found is not None:
            return Result("no_contradiction", (one, other), False, bound, day, witness(found, problem))
    return Result("no_contradiction", (one, other), True, bound)
