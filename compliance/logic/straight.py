"""A program as straight-line code: a function that values every node of it for one record, and loops over none of them.

Where one program meets many records, most of the work is the same for all of them: which operator a node has, what it reads,
what a leaf says of a value that was met before. Here that is done once. A node has two bits, true and false, and neither where
it is unknown, so a gate is one operation on each. The leaves on one fact are looked up together by what a record holds for it.
``compliance.logic.program.run`` says what is right, and every node must have the value that it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.logic.program import Op, leaf, step

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from compliance.logic.program import Facts, Node, Program
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact, Value

    # For every node whether it is true, and for every node whether it is false.
    Bits = tuple[tuple[int, ...], tuple[int, ...]]
    # What a record holds for each fact, and the same as facts for the nodes that read more than one fact or a judgement.
    Straight = Callable[[Mapping[str, Hashable], Facts], Bits]
    State = Callable[[str, Hashable], Fact]
    Domain = Callable[[str], tuple[Value, ...] | None]

# Nodes that test one fact alone.
_LEAVES = (Op.IS, Op.DAY, Op.NUMBER, Op.INCLUDES)


def straight(program: Program, state: State, domain: Domain) -> Straight:
    """Return the function that gives the truth of every node for a record.

    ``state`` says what a fact is, of which a record holds something (None, a word, a number); of equal ones it is asked once.
    ``domain`` gives every value that a fact can have, or None where they are no closed list.
    """
    tests: dict[str, list[int]] = {}
    for index, node in enumerate(program):
        if node.op in _LEAVES:
            tests.setdefault(node.fact, []).append(index)
    # The code holds places of nodes and facts only, as numbers: nothing that stands in a rule file is ever run.
    names: dict[str, object] = {}
    lines = ["def evaluate(record, facts):"]
    for number, (fact, places) in enumerate(tests.items()):
        names |= {f"fact{number}": fact, f"bits{number}": _Bits(program, fact, places, state, domain)}
        lines.append(f" {', '.join(f't{i}, f{i}' for i in places)} = bits{number}[record[fact{number}]]")
    for index, node in enumerate(program):
        if node.op not in _LEAVES:
            lines.append(f" {_line(index, node)}")
            names[f"step{index}"] = _stepper(node)
    lines.append(f" return ({_row('t', range(len(program)))}), ({_row('f', range(len(program)))})")
    exec("\n".join(lines), names)
    made: Straight = names["evaluate"]  # type: ignore[assignment]
    return made


def _row(letter: str, places: range | tuple[int, ...]) -> str:
    return "".join(f"{letter}{i}, " for i in places)


def _line(index: int, node: Node) -> str:
    """Return the line that values a node which rests on others or on more than one fact."""
    true, false = [f"t{i}" for i in node.args], [f"f{i}" for i in node.args]
    if node.op is Op.ALL:
        return f"t{index} = {' & '.join(true) or 1}; f{index} = {' | '.join(false) or 0}"
    if node.op is Op.ANY:
        return f"t{index} = {' | '.join(true) or 0}; f{index} = {' & '.join(false) or 1}"
    if node.op is Op.NOT:
        return f"t{index} = {false[0]}; f{index} = {true[0]}"
    read = f", ({_row('t', node.args)}), ({_row('f', node.args)})" if node.args else ""
    return f"t{index}, f{index} = step{index}(facts{read})"


def _stepper(node: Node) -> Callable[..., tuple[int, int]]:
    """Return what values a node as the interpreter does, from the facts and the bits of the nodes that it reads."""

    def stepped(facts: Facts, true: tuple[int, ...] = (), false: tuple[int, ...] = ()) -> tuple[int, int]:
        read = dict(zip(node.args, _truths(true, false), strict=True)) if node.args else ()
        return _bits(step(node, read, facts))

    return stepped


def _truths(true: tuple[int, ...], false: tuple[int, ...]) -> Iterator[Truth]:
    return (True if t else False if f else None for t, f in zip(true, false, strict=True))


def _bits(truth: Truth) -> tuple[int, int]:
    return (1, 0) if truth else (0, 1) if truth is False else (0, 0)


class _Bits(dict["Hashable", tuple[int, ...]]):
    """By what a record holds for one fact: of each leaf on it whether it is true, and whether it is false."""

    def __init__(self, program: Program, fact: str, places: list[int], state: State, domain: Domain) -> None:
        self._leaves, self._fact, self._state, self._domain = [program[i] for i in places], fact, state, domain

    def __missing__(self, held: Hashable) -> tuple[int, ...]:
        state = self._state(self._fact, held)
        truths = (leaf(node, state, lambda: self._domain(self._fact)) for node in self._leaves)
        bits = self[held] = tuple(bit for truth in truths for bit in _bits(truth))
        return bits
