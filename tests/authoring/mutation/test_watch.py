"""Who notices: an example, the loader or nobody; and no example is left out that would have noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_example
from compliance.authoring.mutate.mutants import mutants
from compliance.authoring.mutate.run import LOADER, Verdict, Watch
from compliance.check.ask import Laws
from compliance.law.compiled import CompiledLaw
from compliance.law.graph import Entity, Graph
from compliance.law.load import RuleSet, load
from tests.authoring.lint.support import GOOD, tree
from tests.authoring.mutation.support import with_steps

RELIEF = (
    "{id: relief, limb: north.relief.any, like: rifles, facts: {purpose: {only: [relief]}, approval: granted}, expect: applies}"
)


def watched(root: Path) -> tuple[RuleSet, Watch]:
    rules = load(root)
    return rules, Watch(rules, load_examples(rules))


def verdicts(root: Path) -> dict[str, Verdict]:
    rules, watch = watched(root)
    return {m.key: watch.notices(m) for m in mutants(rules)}


def test_an_example_notices() -> None:
    found = verdicts(GOOD)
    assert found["limb north.arms.goods: elements.object removed"].noticed_by in (
        "r1.tests.yaml::fuel",
        "r1.tests.yaml::goods-of-some-kind",
    )
    assert found["limb north.inspection.inspect: elements.place.when negated"].noticed_by == "r1.tests.yaml::in-port"


def test_nobody_notices_what_no_example_asks() -> None:
    survivor = verdicts(GOOD)["limb north.arms.goods: from moved +1"]
    assert survivor.noticed_by is None
    assert {loaded.example.id for loaded in survivor.looked} == {"rifles", "fuel", "goods-of-some-kind"}


def test_an_exemption_that_excepts_nothing_does_not_load() -> None:
    assert verdicts(GOOD)["limb north.relief.any: excepts removed north.arms.goods"].noticed_by == LOADER


def test_a_number_out_of_its_bounds_does_not_load(tmp_path: Path) -> None:
    root = with_steps(tree(tmp_path))
    found = verdicts(root)
    assert found["step waiting: when.passed.working_days moved -1"].noticed_by == LOADER
    assert found["step waiting: when.passed.working_days moved +1"].noticed_by is None


def test_a_limb_that_would_rest_on_itself_does_not_load(tmp_path: Path) -> None:
    limbs = """      - id: aboard
        kind: exemption
        binding: binding
        label: {en: aboard, ar: على المتن}
        from: 2001-02-03
        excepts: [north.arms.goods]
        elements:
          object:
            says: {en: nothing aboard is caught, ar: لا شيء مما على المتن محظور}
            when: {norm: north.arms.goods, of: all_carried, outcome: clear}
"""
    found = verdicts(tree(tmp_path, limbs))
    assert found["limb north.more.aboard: elements.object.when.of swapped item"].noticed_by == LOADER


def test_an_example_that_fails_anyhow_notices_nothing(tmp_path: Path) -> None:
    root = tree(tmp_path)
    file = root / "north" / "r1.tests.yaml"
    text = file.read_text(encoding="utf-8")
    assert RELIEF in text
    file.write_text(text.replace(RELIEF, RELIEF.replace("expect: applies", "expect: open")), encoding="utf-8")
    _, watch = watched(root)
    assert [loaded.example.id for loaded in watch.failing] == ["relief"]
    key = "limb north.relief.any: elements.purpose removed"
    looked = ({loaded.example.id for loaded in verdicts(where)[key].looked} for where in (GOOD, root))
    assert [("relief" in ids) for ids in looked] == [True, False]


def test_without_the_example_the_change_survives(tmp_path: Path) -> None:
    root = tree(tmp_path)
    file = root / "north" / "r1.tests.yaml"
    kept = [line for line in file.read_text(encoding="utf-8").splitlines() if "at-sea" not in line and "in-port" not in line]
    file.write_text("\n".join(kept), encoding="utf-8")
    key = "limb north.inspection.inspect: elements.place.when negated"
    assert verdicts(GOOD)[key].noticed_by is not None
    assert verdicts(root)[key].noticed_by is None


def test_no_example_is_passed_over_that_would_have_noticed() -> None:
    """The choice of examples by what a limb rests on, and by the facts and readings they have, loses none."""
    rules, watch = watched(GOOD)
    examples = load_examples(rules)
    for mutant in mutants(rules):
        verdict = watch.notices(mutant)
        if verdict.noticed_by != LOADER:
            laws = Laws(CompiledLaw(mutant.make()))
            failing = {e.name for e in examples if not run_example(laws, e).passed}
            assert bool(failing) == (verdict.noticed_by is not None), mutant.key
            assert verdict.noticed_by is None or verdict.noticed_by in failing, mutant.key


def test_no_order_of_a_set_decides_which_example_looks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    rules, watch = watched(GOOD)
    every, resting = list(mutants(rules)), Graph.limbs_resting_on

    def orders(*, backwards: bool) -> list[list[str]]:
        def listed(graph: Graph, thing: Entity) -> list[str]:
            return sorted(resting(graph, thing), reverse=backwards)

        monkeypatch.setattr(Graph, "limbs_resting_on", listed)
        return [[loaded.name for loaded in watch.candidates(mutant)] for mutant in every]

    assert orders(backwards=False) == orders(backwards=True)
