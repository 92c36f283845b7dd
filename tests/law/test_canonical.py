"""Compiled conditions have one number where they say the same, and two where they do not."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from compliance.law.canonical import Numbers
from compliance.logic.program import Node, NormRef, Op, Program, Table


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Nodes over three facts; names of definitions are drawn as well, and say nothing."""
    nodes: list[Node] = []
    for i in range(draw(st.integers(1, 7))):
        name = draw(st.sampled_from(["", "one", "other"]))
        args = tuple(draw(st.lists(st.integers(0, i - 1), min_size=1, max_size=3))) if i else ()
        op = draw(st.sampled_from([Op.IS, Op.TABLE, *([Op.ALL, Op.ANY, Op.NOT] if i else [])]))
        fact, values = draw(st.sampled_from("abc")), ("x", "y")
        if op is Op.IS:
            nodes.append(
                Node(
                    op,
                    (),
                    fact,
                    frozenset(
                        draw(st.sets(st.sampled_from(values), min_size=1)),
                    ),
                    name,
                )
            )
        elif op is Op.TABLE:
            row = (draw(st.integers(0, i - 1)),) if i else True
            nodes.append(Node(op, (row[0],) if isinstance(row, tuple) else (), fact, Table({"x": row}, False), name))
        else:
            nodes.append(Node(op, args[:1] if op is Op.NOT else args, name=name))
    return tuple(nodes)


def value(program: Program, index: int, facts: dict[str, str]) -> bool:
    node = program[index]
    if isinstance(node.operand, Table):
        row = node.operand.rows.get(facts[node.fact], node.operand.rest)
        return value(program, row[0], facts) if isinstance(row, tuple) else bool(row)
    if isinstance(node.operand, frozenset):
        return facts[node.fact] in node.operand
    inner = [value(program, a, facts) for a in node.args]
    return {Op.ALL: all, Op.ANY: any, Op.NOT: lambda x: not x[0]}[node.op](inner)  # type: ignore[operator]


@given(programs(), programs())
def test_what_has_one_number_is_true_of_the_same_facts(one: Program, other: Program) -> None:
    numbers = Numbers()
    rows = [(n, p, i) for p in (one, other) for i, n in enumerate(numbers.of(p))]
    worlds = [dict(zip("abc", w, strict=True)) for w in product(("x", "y"), repeat=3)]
    kept: dict[int, list[bool]] = {}
    for number, program, index in rows:
        truths = [value(program, index, w) for w in worlds]
        assert kept.setdefault(number, truths) == truths


@given(programs())
def test_order_repetition_and_names_change_no_number(program: Program) -> None:
    def shaken(node: Node) -> Node:
        args = (*reversed(node.args), *node.args[:1]) if node.op in (Op.ALL, Op.ANY) else node.args
        return Node(node.op, args, node.fact, node.operand, node.name + "x")

    numbers = Numbers()
    assert numbers.of(program) == numbers.of(tuple(map(shaken, program)))


def test_a_value_that_does_not_count_changes_no_number() -> None:
    one, other = (Node(Op.IS, fact="a", operand=frozenset(v)) for v in ({"x"}, {"x", "new"}))
    known = Numbers({"a": frozenset({"x", "y"})})
    assert known.of((one,)) == known.of((other,)) and Numbers().of((one, other)) == [0, 1]


def test_the_limbs_that_are_asked_below() -> None:
    asked, plain = (Node(Op.NORM, operand=NormRef("p.limb", "item", "touched")), Node(Op.IS, fact="a", operand=frozenset("x")))
    numbers = Numbers()
    assert [numbers.norms(n) for n in numbers.of((asked, plain, Node(Op.ANY, (0, 1))))] == [{"p.limb"}, set(), {"p.limb"}]
