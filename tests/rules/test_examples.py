"""Every example beside the shipped rules gives what it says, and what it would be under each reading."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_example
from compliance.check.ask import CONDUCT, ITEM, Laws, Scenario, asked
from compliance.check.explore import Explorer, Judged
from compliance.check.subject import Assumptions
from compliance.files.dataclass import replace
from compliance.logic.program import Node, Op, Table
from compliance.logic.values import Known
from tests.rules.support import law_book


def test_every_example_passes() -> None:
    laws = Laws(law_book())
    examples = load_examples(laws.default.tree)
    assert {e.example.limb for e in examples} <= laws.default.tree.limbs.keys()
    assert [e.name for e in examples if not run_example(laws, e).passed] == []
    assert len(examples) > len(laws.default.tree.limbs)


def test_what_is_listed_under_a_reading_is_the_answer_with_that_reading_switched_on() -> None:
    laws = Laws(law_book())
    law, found = laws.default, set[str]()
    for loaded in load_examples(law.tree):
        ref = loaded.example.limb
        if loaded.example.readings or law.tree.limbs[ref].limb.kind == "criterion":
            continue
        judge = laws.judge(loaded.scenario)
        finding, explorer = asked(judge, ref), Explorer(judge)
        listed = {a.reading: a.answer for a in explorer.alternatives(finding)}
        moving = {reading for reading in law.law.moved_by if law.moves(reading, ref)}
        for reading in moving.union(*(version.parts.readings for _, version, _ in explorer.judged(finding))):
            other = asked(laws.judge(loaded.scenario, [reading]), ref).answer
            assert listed.get(reading, finding.answer) == other, (loaded.name, reading)
        found |= listed.keys()
    assert found


def nodes_of(judged: list[Judged]) -> list[Node]:
    return [v.pool.nodes[i] for _, v, _ in judged for i in v.pool.under(v.parts.heads)]


def assumed(judged: list[Judged], scenario: Scenario, given: Assumptions) -> Iterator[tuple[Assumptions, Scenario]]:
    """Values that an unknown fact may have, and answers to questions of judgement: assumed, and given from the start."""
    view = judged[0][2].view
    vocabulary = view.vocabulary
    for fact in sorted({c.view.holder(f) for _, v, c in judged for f in v.facts} - vocabulary.roles.dating):
        for value in (view.choices(fact) or ())[:2]:
            told = {**scenario.facts, fact: Known(value)}
            yield given.but(facts={fact: Known(value)}), replace(scenario, facts=told)
    nodes = nodes_of(judged)
    questions = {str(n.operand) for n in nodes if n.op is Op.JUDGE}
    questions |= {n.name for n in nodes if isinstance(n.operand, Table) and None in n.operand.rows.values()}
    for question in sorted(questions):
        for answer in (True, False):
            told_so = {**scenario.judged, question: answer}
            yield given.but(judged=[(question, answer)]), replace(scenario, judged=told_so)


def test_what_is_assumed_gives_what_it_gives_as_a_fact() -> None:
    """All of it in one pass, and each by itself."""
    laws = Laws(law_book())
    tried = 0
    for loaded in load_examples(laws.default.tree):
        judge = laws.judge(loaded.scenario)
        judged = Explorer(judge).judged(asked(judge, loaded.example.limb))
        if loaded.example.readings or any(node.op is Op.NORM for node in nodes_of(judged)):
            # Another limb is asked of the item as it is reported, whatever is assumed of it.
            continue
        subject, ref = judge.transfers.subjects[ITEM, CONDUCT], loaded.example.limb
        pairs = list(assumed(judged, loaded.scenario, judge.given))
        together = judge.answers(subject, ref, [given for given, _ in pairs])
        alone = [judge.judge(subject, ref, given).answer for given, _ in pairs]
        told = [laws.ask(ref, scenario).answer for _, scenario in pairs]
        assert together == alone == told, loaded.name
        tried += len(pairs)
    assert tried
