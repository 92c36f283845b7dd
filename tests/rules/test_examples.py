"""Every example beside the shipped rules gives what it says."""

from __future__ import annotations

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_example
from compliance.check.ask import Laws
from tests.rules.support import law_book


def test_every_example_passes() -> None:
    laws = Laws(law_book())
    examples = load_examples(laws.default.tree)
    assert {e.example.limb for e in examples} <= laws.default.tree.limbs.keys()
    assert [e.name for e in examples if not run_example(laws, e).passed] == []
    assert len(examples) > len(laws.default.tree.limbs)
