"""Every property of every regime of a rule tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.authoring.prove.conflict import consistent, pairs
from compliance.authoring.prove.reach import alive, limbs_to_prove, reachable, takes_effect
from compliance.authoring.prove.versions import one_version
from compliance.authoring.solve.space import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.prove.model import Result
    from compliance.check.ask import Laws


def prove(laws: Laws, regime: str) -> Iterator[Result]:
    """Yield the result of every property of a regime, as it is found. Raises ``SolverMissingError`` without the solver."""
    book, memo = laws.default, Memo([laws.default])
    for ref in limbs_to_prove(book, regime):
        yield alive(laws, ref, memo)
        for excepted in book.tree.limbs[ref].limb.excepts:
            yield reachable(laws, ref, excepted, memo)
    for entry in book.tree.of_regime(regime):
        if entry.limb.effects:
            yield takes_effect(laws, entry.ref)
    for one, other in pairs(book, regime):
        yield consistent(laws, one, other, memo)
    for entry in book.tree.of_regime(regime):
        yield one_version(book, entry.ref)
