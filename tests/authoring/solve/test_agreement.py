"""The solver says of every choice of facts what the check says by Kleene logic, down to each element and exemption."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from compliance.authoring.prove.reach import days_in_force
from compliance.authoring.solve.space import Memo
from compliance.check.ask import Laws
from compliance.law.kinds import is_judged
from compliance.logic.program import NormRef, Op
from tests.authoring.solve.oracle import Oracle

# The first day, one on which the clock meets a holiday, one after the standing of a force is no longer known, one after all.
DAYS = (date(2001, 1, 1), date(2001, 12, 26), date(2003, 1, 1), date(2005, 1, 1))
EVERY = 1000


def asked_limbs(laws: Laws, *kinds: str, regime: str = "") -> list[str]:
    limbs = laws.default.tree.of_regime(regime) if regime else laws.default.tree.limbs.values()
    return [entry.ref for entry in limbs if is_judged(entry.limb) and (not kinds or entry.limb.kind in kinds)]


def compare(oracle: Oracle, random: Random, changes: int) -> int:
    """Compare every choice where they are few, else some near each answer that the limb can give; return how many."""
    if oracle.ways <= EVERY:
        chosen = list(oracle.every())
    else:
        starts = list(oracle.starts())
        near = [oracle.mutated(s, random) for s in starts for _ in range(changes)]
        chosen = [c for c in dict.fromkeys((*starts, *near)) if oracle.askable(c)]
    for cells in chosen:
        assert oracle.solved(cells) == oracle.checked(cells), oracle.told(cells)
    return len(chosen)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_of_every_limb_of_the_made_up_tree(whole: Laws, day: date) -> None:
    memo, random = Memo([whole.default]), Random(day.toordinal())
    assert sum(compare(Oracle(whole, ref, day, memo=memo), random, 25) for ref in asked_limbs(whole)) > 1000


def test_the_made_up_tree_holds_every_operator(whole: Laws) -> None:
    law = whole.default
    nodes = [node for ref in asked_limbs(whole) for node in law.program(law.version(ref, DAYS[0])).nodes]
    assert {n.op for n in nodes} == set(Op)
    assert {(n.operand.of, n.operand.outcome) for n in nodes if isinstance(n.operand, NormRef)} == {
        ("item", "touched"), ("any_carried", "touched"), ("all_carried", "clear")}  # fmt: skip
    assert any(n.op is Op.TABLE and n.args and n.fact == "standing" for n in nodes)
    assert any(n.op is Op.SOLELY and n.args for n in nodes)


@pytest.mark.data_gate
def test_of_every_limb_of_a_shipped_regime(regime: str, shipped: Laws) -> None:
    memo, random = Memo([shipped.default]), Random(7)
    for ref in asked_limbs(shipped, "prohibition", "exemption", regime=regime):
        day = list(days_in_force(shipped.default, ref))[-1]
        compare(Oracle(shipped, ref, day, memo=memo, loose=False), random, 2)


def test_a_table_over_what_is_read_from_an_actor_of_whom_it_is_not_known(whole: Laws) -> None:
    """The actor is known; its standing is not, and each row that it may have counts."""
    oracle = Oracle(whole, "north.arms.heavy", date(2003, 1, 1))
    [at] = [i for i, v in enumerate(oracle.variables) if v.name == "recipient"]
    seen = set()
    for start in oracle.starts():
        for cell in range(oracle.sizes[at]):
            cells = (*start[:at], cell, *start[at + 1 :])
            solved = oracle.solved(cells)
            assert solved == oracle.checked(cells)
            seen.add(solved.elements["recipient"])
    assert seen == {True, None}


def test_a_norm_that_asks_a_criterion_is_never_more_than_open(whole: Laws) -> None:
    oracle = Oracle(whole, "north.listing.watch", DAYS[0])
    assert {oracle.solved(c).word for c in oracle.starts()} == {"open", "not_triggered"}


def test_loosely_told_facts_are_among_the_kinds(whole: Laws) -> None:
    loose = Oracle(whole, "north.arms.goods", DAYS[0])
    strict = Oracle(whole, "north.arms.goods", DAYS[0], loose=False)
    assert loose.ways > strict.ways
