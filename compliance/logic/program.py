"""One small straight-line program over the declared facts, and its definitional interpreter.

A program is a tuple of nodes in an order in which every node follows the nodes it reads. Running it gives one truth value a
node; an explanation is a later fold over the same nodes and that tuple, so nothing is logged on the side.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from compliance.files.dataclass import dataclass
from compliance.files.dates import Interval
from compliance.logic.truth import k_all, k_any, k_not
from compliance.logic.values import Known, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact


class Op(StrEnum):
    """Every operator of the language."""

    ALL = "all"
    ANY = "any"
    NOT = "not"
    IS = "is"
    DAY = "day"
    NUMBER = "number"
    INCLUDES = "includes"
    SOLELY = "solely"
    TABLE = "table"
    JUDGE = "judge"
    NORM = "norm"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Operand of DAY (as ordinals) and NUMBER: the fact lies from ``lo`` to ``hi``; None means unbounded."""

    lo: int | None
    hi: int | None


@dataclass(frozen=True, slots=True)
class NormRef:
    """Operand of NORM."""

    limb: str
    of: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Operand of PASSED; the fact of the node is where the clock starts."""

    working_days: int
    until: str


# A table gives for each value True, False, None (judgement), or the index of the node that decides it.
Row = bool | None | int


@dataclass(frozen=True, slots=True)
class Table:
    """Operand of TABLE and SOLELY: the answer of a definition for each value of one fact."""

    rows: Mapping[str, Truth | tuple[int]]
    rest: Truth


Operand = frozenset[Value] | Bounds | NormRef | Clock | Table | str | None


@dataclass(frozen=True, slots=True)
class Node:
    """One step. ``name`` is the definition that the node stands for, if any; it is what an explanation shows."""

    op: Op
    args: tuple[int, ...] = ()
    fact: str = ""
    operand: Operand = None
    name: str = ""


Program = tuple[Node, ...]


class Calendar(Protocol):
    """What counts working days."""

    def elapsed(self, since: Interval, until: Interval, working_days: int) -> Truth:
        """Return whether so many working days lie between some day of one interval and some day of the other."""


class Facts(Calendar, Protocol):
    """What a program reads."""

    def get(self, fact: str) -> Fact:
        """Return the state of one declared fact."""

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        """Return every value the fact can have, or None if that is not a closed list."""

    def norm(self, ref: NormRef) -> Truth:
        """Return whether another limb catches this item or what it carries."""

    def judged(self, question: str) -> Truth:
        """Return the recorded answer to a question of judgement, or None."""


class Truths(Protocol):
    """The truth of the nodes that a node reads, by their places."""

    def __getitem__(self, index: int, /) -> Truth:
        """Return the truth of one node."""


def step(node: Node, values: Truths, facts: Facts) -> Truth:
    """Evaluate one node, those that it reads being valued."""
    return _STEP[node.op](node, values, facts)


def run(program: Program, facts: Facts) -> tuple[Truth, ...]:
    """Evaluate every node, in order."""
    values: list[Truth] = []
    for node in program:
        values.append(step(node, values, facts))
    return tuple(values)


def rerun(program: Sequence[Node], values: tuple[Truth, ...], affected: tuple[int, ...], facts: Facts) -> tuple[Truth, ...]:
    """Evaluate only the nodes of ``affected`` (in order), the rest being as it was; nodes past the end are added."""
    changed = list(values)
    for index in affected:
        node = program[index]
        value = step(node, changed, facts)
        if index < len(changed):
            changed[index] = value
        else:
            changed.append(value)
    return tuple(changed)


def over(state: Fact, domain: Callable[[], tuple[Value, ...] | None], test: Callable[[Value], Truth]) -> Truth:
    """Return the truth of a test on which every value that a fact may have agrees; unknown where they cannot be listed."""
    if isinstance(state, Known):
        return test(state.value)
    values = state.candidates if state.candidates is not None else domain()
    if not values:
        return None
    result = test(values[0])
    return None if result is None or any(test(v) is not result for v in values) else result


def _is(node: Node, value: Value) -> Truth:
    assert isinstance(node.operand, frozenset)
    return value in node.operand


def _day(node: Node, value: Value) -> Truth:
    assert isinstance(node.operand, Bounds)
    assert isinstance(value, Interval)
    lo = value.lo.toordinal() if value.lo else None
    hi = value.hi.toordinal() if value.hi else None
    return k_all((_not_below(lo, hi, node.operand.lo), _not_above(lo, hi, node.operand.hi)))


def _not_below(lo: int | None, hi: int | None, least: int | None) -> Truth:
    if least is None or (lo is not None and lo >= least):
        return True
    return False if hi is not None and hi < least else None


def _not_above(lo: int | None, hi: int | None, most: int | None) -> Truth:
    if most is None or (hi is not None and hi <= most):
        return True
    return False if lo is not None and lo > most else None


def _number(node: Node, value: Value) -> Truth:
    assert isinstance(node.operand, Bounds)
    number = int(value)  # type: ignore[arg-type]
    return k_all((_not_below(number, number, node.operand.lo), _not_above(number, number, node.operand.hi)))


# Tests of one value of one fact.
_TEST: dict[Op, Callable[[Node, Value], Truth]] = {Op.IS: _is, Op.DAY: _day, Op.NUMBER: _number}


def leaf(node: Node, state: Fact, domain: Callable[[], tuple[Value, ...] | None]) -> Truth:
    """Return the truth of a node that tests one fact alone (IS, DAY, NUMBER, INCLUDES), the fact being in a state.

    ``domain`` gives every value that the fact can have, or None where they are no closed list.
    """
    if node.op is Op.INCLUDES:
        return _includes(node, state)
    test = _TEST[node.op]
    return over(state, domain, lambda value: test(node, value))


def _includes(node: Node, state: Fact) -> Truth:
    """A reported member is in the set; one that nobody reported is out only if the set is known to be complete."""
    if isinstance(state, Known) and isinstance(state.value, frozenset):
        if node.operand in state.value:
            return True
        return False if state.complete else None
    return None


def row_of(table: Table, value: Value) -> Truth | tuple[int]:
    """Return what a table says of a value: True, False, None (judgement), or the node that decides."""
    return table.rows.get(value, table.rest) if isinstance(value, str) else table.rest


def _row(table: Table, value: Value, values: Truths) -> Truth:
    answer = row_of(table, value)
    return values[answer[0]] if isinstance(answer, tuple) else answer


def _leaf(node: Node, values: Truths, facts: Facts) -> Truth:
    return leaf(node, facts.get(node.fact), lambda: facts.domain(node.fact))


def _solely(node: Node, values: Truths, facts: Facts) -> Truth:
    """False as soon as one reported member is outside; True only if the set is complete and every member fits."""
    state, table = facts.get(node.fact), node.operand
    assert isinstance(table, Table)
    if not (isinstance(state, Known) and isinstance(state.value, frozenset)):
        return None
    fits = k_all(_row(table, member, values) for member in state.value)
    if fits is None:
        fits = facts.judged(node.name)
    # That nothing else is served is told by the source, or else judged; that what is told fits must hold besides.
    return k_all((fits, True if state.complete else facts.judged(f"solely:{node.name}")))


def _table(node: Node, values: Truths, facts: Facts) -> Truth:
    table, state = node.operand, facts.get(node.fact)
    assert isinstance(table, Table)
    answer = over(state, lambda: facts.domain(node.fact), lambda v: _row(table, v, values))
    # What the table leaves to judgement may have been answered, for this question only.
    return facts.judged(node.name) if answer is None and needs_judgement(node, state) else answer


def needs_judgement(node: Node, state: Fact) -> bool:
    """Tell whether a table's answer is open because the table itself leaves the reported value to judgement."""
    table = node.operand
    if not (isinstance(table, Table) and isinstance(state, Known)):
        return False
    members = state.value if isinstance(state.value, frozenset) else (state.value,)
    return any(table.rows.get(m, table.rest) is None for m in members if isinstance(m, str))


def _passed(node: Node, values: Truths, facts: Facts) -> Truth:
    assert isinstance(node.operand, Clock)
    return clock(node.operand, facts.get(node.fact), facts.get(node.operand.until), facts)


def clock(clock: Clock, since: Fact, until: Fact, facts: Calendar) -> Truth:
    """Return whether a clock has run out, both of its days being in some state."""
    if isinstance(since, Known) and isinstance(until, Known):
        assert isinstance(since.value, Interval)
        assert isinstance(until.value, Interval)
        return facts.elapsed(since.value, until.value, clock.working_days)
    return None


def _norm(node: Node, values: Truths, facts: Facts) -> Truth:
    assert isinstance(node.operand, NormRef)
    return facts.norm(node.operand)


def _judge(node: Node, values: Truths, facts: Facts) -> Truth:
    assert isinstance(node.operand, str)
    return facts.judged(node.operand)


_STEP: dict[Op, Callable[[Node, Truths, Facts], Truth]] = {
    Op.ALL: lambda n, v, f: k_all(v[i] for i in n.args),
    Op.ANY: lambda n, v, f: k_any(v[i] for i in n.args),
    Op.NOT: lambda n, v, f: k_not(v[n.args[0]]),
    Op.IS: _leaf,
    Op.DAY: _leaf,
    Op.NUMBER: _leaf,
    Op.INCLUDES: _leaf,
    Op.SOLELY: _solely,
    Op.TABLE: _table,
    Op.JUDGE: _judge,
    Op.NORM: _norm,
    Op.PASSED: _passed,
}


def bounds_of(on_or_after: str | None, before: str | None) -> Bounds:
    """Return the operand for a day test; ``before`` excludes its day."""
    return Bounds(
        date.fromisoformat(on_or_after).toordinal() if on_or_after else None,
        date.fromisoformat(before).toordinal() - 1 if before else None,
    )


def facts_of(node: Node) -> tuple[str, ...]:
    """Return the facts that a node reads itself, in the order in which it reads them."""
    if not node.fact:
        return ()
    return (node.fact, node.operand.until) if isinstance(node.operand, Clock) else (node.fact,)
