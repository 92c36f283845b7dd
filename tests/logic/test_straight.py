"""Straight-line code says of every node what the interpreter says."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.logic.program import Op, Program, run
from compliance.logic.straight import straight
from compliance.logic.truth import Truth
from compliance.logic.values import Fact
from tests.logic.worlds import BOOK, env, programs, rich_bases, rich_leaves


@settings(max_examples=200)
@given(
    programs(rich_leaves, sets=True),
    st.lists(rich_bases(), min_size=3, max_size=5),
    st.dictionaries(st.sampled_from(("j1", "j2", "term5", "solely:term5")), st.booleans()),
    st.dictionaries(st.sampled_from(("n1", "n2")), st.none() | st.booleans()),
)
def test_every_node_is_valued_as_the_interpreter_values_it(
    program: Program, bases: list[Mapping[str, Fact]], judged: dict[str, bool], norms: dict[str, Truth]
) -> None:
    evaluate = straight(program, lambda _, held: held, BOOK.domain)
    for base in [*bases, *bases]:
        facts = env(base, judged, norms)
        record = {node.fact: facts.get(node.fact) for node in program if node.fact}
        true, false = evaluate(record, facts)
        assert tuple(True if t else False if f else None for t, f in zip(true, false, strict=True)) == run(program, facts)


def test_every_operator_is_drawn() -> None:
    """The programs above hold all of them, so that none is left out of the comparison."""
    drawn: set[Op] = set()

    @given(programs(rich_leaves, sets=True))
    def draw(program: Program) -> None:
        drawn.update(node.op for node in program)

    draw()
    assert drawn == set(Op)
