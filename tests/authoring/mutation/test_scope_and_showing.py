"""Conditions that no example of a limb can see: the scope of a regime, and when a duty or an authorization is shown.

Two laws stand in for what an example would expect: what a limb catches lies inside the scope, and what a limb asks or allows
is shown. A change by which one of them fails on some example is noticed. What a limb follows only places it in a report.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from compliance.authoring.examples.load import load_examples
from compliance.authoring.mutate.conditions import of_condition
from compliance.check.ask import Laws, asked
from compliance.check.facts_view import FactsView
from compliance.check.status import Status
from compliance.law.compile import Compiler
from compliance.law.compiled import CompiledLaw
from compliance.law.kinds import FINDING_KINDS
from compliance.law.load import RuleSet, load
from compliance.logic.condition import Condition
from compliance.logic.program import run
from compliance.logic.truth import Truth
from tests.cli.support import SHIPPED_RULES

S = Status
CAUGHT = {S.TOUCHED, S.TOUCHED_UNLESS, S.PROSPECTIVE, S.EXCEPTED, S.TRIGGERED, S.TRIGGERED_UNLESS, S.AVAILABLE}
# Not noticed, of the scope: what nobody places elsewhere is not outside, so this way in matters only where goods that are
# inspected are told to come from and to go to other places, and no example of an inspection tells that of them.
SCOPE_UNNOTICED = {"un.libya": {"any.2"}}
# Not noticed, of showing: for these conducts a limb is shown and never triggered or available, since its own definition of
# conduct leaves them out.
SHOWN_UNNOTICED = {
    "libya.seizure.seize": {"in.0 removed", "in.2 removed"},
    "libya.cargo-inspection.territory": {"in.1 removed", "in.2 removed"},
    "libya.cargo-inspection.high-seas": {"in.1 removed", "in.2 removed"},
    "libya.high-seas-inspection.inspect": {"in.1 removed", "in.2 removed"},
    "libya.high-seas-seizure.seize": {"in.0 removed", "in.2 removed"},
    "libya.high-seas-seizure-2024.seize": {"in.0 removed", "in.2 removed"},
    # What triggers it was supplied under an exemption, so this entry shows it only untriggered.
    "libya.no-retransfer.refrain": {"any.0 removed", "any.0 negated"},
}


class Caught(NamedTuple):
    """A limb that catches an example, and the facts on each stretch of its days."""

    ref: str
    views: list[FactsView]


@pytest.fixture(scope="module")
def rules(_surroundings: None) -> RuleSet:
    return load(SHIPPED_RULES)


@pytest.fixture(scope="module")
def caught(rules: RuleSet) -> list[Caught]:
    """What follows from each example that a limb catches."""
    laws, found = Laws(CompiledLaw(rules)), []
    for loaded in load_examples(rules):
        if rules.limbs[loaded.example.limb].limb.kind in FINDING_KINDS:
            judge = laws.judge(loaded.scenario, loaded.example.readings)
            if (finding := asked(judge, loaded.example.limb)).status in CAUGHT:
                found.append(Caught(finding.ref, [judge.column(finding, period).view for period in finding.periods]))
    return found


def values(rules: RuleSet, condition: Condition, of: Caught) -> list[Truth]:
    """Return what a condition is on each stretch of the days of a finding."""
    compiler = Compiler(rules)
    compiler.condition(condition)
    return [run(tuple(compiler.nodes), view)[-1] for view in of.views]


def unnoticed(condition: Condition, holds: Callable[[Condition], bool]) -> set[str]:
    """Return the changes of a condition under which the law still holds of every example."""
    return {f"{'.'.join(map(str, s.path))} {s.kind}".strip() for s in of_condition(condition) if holds(s.new)}


@pytest.mark.data_gate
def test_what_a_limb_catches_lies_inside_the_scope(regime: str, rules: RuleSet, caught: list[Caught]) -> None:
    mine = [one for one in caught if rules.limbs[one.ref].regime == regime]

    def holds(scope: Condition) -> bool:
        return not any(all(v is False for v in values(rules, scope, f)) for f in mine)

    scope = rules.regimes[regime].scope
    assert len(mine) > 400
    assert holds(scope)
    left = unnoticed(scope, holds)
    assert {key for key in left if not key.startswith(tuple(SCOPE_UNNOTICED[regime]))} == set()


@pytest.mark.data_gate
def test_what_a_limb_asks_or_allows_is_shown(regime: str, rules: RuleSet, caught: list[Caught]) -> None:
    found = {}
    for ref, entry in ((e.ref, e) for e in rules.of_regime(regime)):
        if entry.limb.shown_when is not None and entry.limb.binding == "binding":
            of = [f for f in caught if f.ref == ref]

            def holds(when: Condition, of: list[Caught] = of) -> bool:
                return all(any(v is True for v in values(rules, when, f)) for f in of)

            assert of, ref
            assert holds(entry.limb.shown_when), ref
            if left := unnoticed(entry.limb.shown_when, holds):
                found[ref] = left
    assert found == {ref: left for ref, left in SHOWN_UNNOTICED.items() if rules.limbs[ref].regime == regime}
