"""What is written otherwise: every part of a condition, a limb and the vocabulary, each in its place, and nothing twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.authoring.mutate.conditions import of_condition
from compliance.authoring.mutate.mutants import mutants, mutants_of_limb
from compliance.authoring.mutate.vocabulary import of_table
from compliance.law.load import load
from compliance.logic.condition import Condition
from compliance.vocabulary.model import DefinitionTable
from tests.authoring.lint.support import GOOD, tree
from tests.authoring.mutation.support import with_steps


def said(written: dict[str, Any]) -> list[str]:
    """Return the slips of a condition, each as path, kind and what it adds."""
    slips = of_condition(Condition.model_validate(written))
    return [" ".join(filter(None, (".".join(map(str, s.path)), s.kind, s.told))) for s in slips]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"fact": "approval", "is": "granted"}, ["negated"]),
        ({"term": "arms"}, ["negated"]),
        ({"judge": "indirect"}, ["negated"]),
        # To negate a negation is to negate what it negates.
        ({"not": {"term": "arms"}}, ["not negated"]),
        ({"all": []}, ["negated"]),
        (
            {"all": [{"term": "arms"}, {"term": "libyan"}]},
            ["negated", "all.0 removed", "all.1 removed", "all.0 negated", "all.1 negated"],
        ),
        (
            {"any": [{"all": [{"term": "arms"}]}]},
            ["negated", "any.0 removed", "any.0 negated", "any.0.all.0 removed", "any.0.all.0 negated"],
        ),
        ({"fact": "conduct", "in": ["sale", "supply"]}, ["negated", "in.0 removed sale", "in.1 removed supply"]),
        ({"fact": "date", "before": "2014-08-27"}, ["negated", "before moved +1", "before moved -1"]),
        ({"fact": "date", "on_or_after": "2014-08-27"}, ["negated", "on_or_after moved +1", "on_or_after moved -1"]),
        ({"fact": "calibre", "at_most": 12}, ["negated", "at_most moved +1", "at_most moved -1"]),
        (
            {"passed": {"working_days": 5, "since": "notice_received", "until": "date"}},
            ["negated", "passed.working_days moved +1", "passed.working_days moved -1"],
        ),
        ({"passed": {"since": "notice_received", "until": "date"}}, ["negated"]),
        ({"norm": "x.y"}, ["negated", "of swapped any_carried", "of swapped all_carried", "outcome swapped clear"]),
        (
            {"norm": "x.y", "of": "all_carried", "outcome": "clear"},
            ["negated", "of swapped item", "of swapped any_carried", "outcome swapped touched"],
        ),
    ],
)
def test_slips_of_a_condition(written: dict[str, Any], expected: list[str]) -> None:
    assert said(written) == expected


def test_a_day_is_moved_over_the_end_of_a_month() -> None:
    slips = of_condition(Condition.model_validate({"fact": "date", "before": "2016-03-01"}))
    assert [s.new.before for s in slips if s.kind == "moved"] == ["2016-03-02", "2016-02-29"]


WORDS = st.sampled_from(["sale", "supply", "arms"])
LEAVES = st.one_of(
    WORDS.map(lambda w: {"term": w}),
    WORDS.map(lambda w: {"fact": "conduct", "is": w}),
    st.lists(WORDS, unique=True, min_size=1).map(lambda w: {"fact": "conduct", "in": w}),
    st.dates().map(lambda d: {"fact": "date", "before": f"{max(d.year, 2):04d}-{d.month:02d}-01"}),
    WORDS.map(lambda w: {"norm": w}),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda key, parts: {key: parts}, st.sampled_from(["all", "any"]), st.lists(inner, max_size=3)),
        inner.map(lambda c: {"not": c}),
    ),
    max_leaves=8,
)


@given(CONDITIONS)
def test_every_slip_differs_and_says_where(written: dict[str, Any]) -> None:
    condition = Condition.model_validate(written)
    slips = list(of_condition(condition))
    assert slips
    assert len({(s.path, s.kind, s.told) for s in slips}) == len(slips)
    for slip in slips:
        assert slip.new != condition
        # What it leads to stands in the file, but for words that a file may leave out.
        data: Any = written
        for key in slip.path:
            if key in ("of", "outcome"):
                break
            data = data[key]


def test_slips_of_a_table() -> None:
    written = {"fact": "class", "rows": {"rifle": True, "fuel": "judgement", "goods": {"when": {"term": "x"}}}, "rest": False}
    slips = of_table(DefinitionTable.model_validate(written))
    assert [(".".join(map(str, s.path)), s.kind, s.told) for s in slips] == [
        ("rows.rifle", "removed", ""),
        ("rows.rifle", "turned", "false"),
        ("rows.fuel", "removed", ""),
        ("rows.fuel", "turned", "true"),
        ("rows.fuel", "turned", "false"),
        ("rows.goods", "removed", ""),
        ("rows.goods.when", "negated", ""),
        ("rest", "turned", "true"),
    ]


AMENDING = """      - id: free
        kind: modification
        binding: binding
        label: {en: free, ar: إعفاء}
        from: 2003-08-02
        effects:
          - do: set_case
            limbs: [north.relief.any]
            case: all
            to: {says: {en: all of it, ar: جميعها}, step: approval, cites: [R/3]}
          - {do: terminate, instruments: [made.r1], except: [north.arms.goods], from: 2004-01-01}
"""


def test_mutants_of_an_exemption(tmp_path: Path) -> None:
    rules = load(with_steps(tree(tmp_path)))
    keys = [m.key.removeprefix("limb north.relief.any: ") for m in mutants_of_limb(rules, "north.relief.any")]
    assert keys == [
        "from moved +1",
        "from moved -1",
        "excepts removed north.arms.goods",
        "excepts removed",
        "elements.purpose removed",
        "elements.purpose.when negated",
        "procedure.all removed",
        "procedure.all.step swapped none",
        "procedure.all.step swapped waiting",
    ]


def test_mutants_of_an_amendment(tmp_path: Path) -> None:
    rules = load(with_steps(tree(tmp_path, AMENDING)))
    keys = [m.key.removeprefix("limb north.more.free: ") for m in mutants_of_limb(rules, "north.more.free")]
    assert keys == [
        "from moved +1",
        "from moved -1",
        "effects.0.limbs removed north.relief.any",
        "effects.0.to.step swapped none",
        "effects.0.to.step swapped waiting",
        "effects.0.by_default turned false",
        "effects.1.instruments removed made.r1",
        "effects.1.except removed north.arms.goods",
        "effects.1.from moved +1",
        "effects.1.from moved -1",
        "effects.1.by_default turned false",
        "effects.0 removed",
        "effects.1 removed",
    ]


def test_each_mutant_has_a_key_of_its_own_and_a_place(tmp_path: Path) -> None:
    root = tree(tmp_path, AMENDING)
    rules = load(root)
    made = list(mutants(rules))
    assert len({m.key for m in made}) == len(made)
    place = {m.key: (Path(m.document.path).name, *m.place) for m in made}
    text = (root / "north" / "r3.yaml").read_text(encoding="utf-8").splitlines()
    name, line, column = place["limb north.more.free: effects.1.except removed north.arms.goods"]
    assert name == "r3.yaml"
    assert text[line - 1][column - 1 :].startswith("north.arms.goods]")
    name, line, column = place["limb north.more.free: from moved +1"]
    assert text[line - 1][column - 1 :] == "2003-08-02"
    # A key that the file leaves out has the place of what it would stand in.
    assert text[place["limb north.more.free: effects.0.by_default turned false"][1] - 1].strip() == "- do: set_case"


def test_making_mutants_leaves_the_tree_as_it_is() -> None:
    rules = load(GOOD)
    before = (dict(rules.limbs), dict(rules.vocabulary.definitions), dict(rules.steps), rules.vocabulary.general_stages)
    for mutant in mutants(rules):
        made = mutant.make()
        assert (made.limbs, made.vocabulary.definitions, made.vocabulary.links, made.vocabulary.conducts, made.steps) != (
            rules.limbs,
            rules.vocabulary.definitions,
            rules.vocabulary.links,
            rules.vocabulary.conducts,
            rules.steps,
        ) or made.vocabulary.general_stages != rules.vocabulary.general_stages
    assert (rules.limbs, rules.vocabulary.definitions, rules.steps, rules.vocabulary.general_stages) == before


def test_a_limb_that_is_not_there_has_none() -> None:
    with pytest.raises(KeyError):
        list(mutants_of_limb(load(GOOD), "north.arms.services"))
