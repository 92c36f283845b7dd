"""Every example beside the shipped rules gives what it says, and what it would be under each reading."""

from __future__ import annotations

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_example
from compliance.check.ask import Laws, asked
from compliance.check.explore import Explorer
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
