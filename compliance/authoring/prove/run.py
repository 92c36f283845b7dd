"""Every property of every regime of a rule tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.prove.conflict import consistent, pairs
from compliance.authoring.prove.reach import alive, limbs_to_prove, reachable, takes_effect
from compliance.authoring.prove.versions import one_version
from compliance.authoring.solve.space import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.bench import Bench
    from compliance.authoring.prove.model import Result


def prove(bench: Bench, regime: str) -> Iterator[Result]:
    """Yield the result of every property of a regime, as it is found. Raises ``SolverMissingError`` without the solver."""
    book, memo = bench.book, Memo([bench.book])
    for ref in limbs_to_prove(book, regime):
        yield alive(bench, ref, memo)
        for excepted in book.tree.limbs[ref].limb.excepts:
            yield reachable(bench, ref, excepted, memo)
    for entry in book.tree.of_regime(regime):
        if entry.limb.effects:
            yield takes_effect(bench, entry.ref)
    for one, other in pairs(book, regime):
        yield consistent(bench, one, other, memo)
    for entry in book.tree.of_regime(regime):
        yield one_version(book, entry.ref)
