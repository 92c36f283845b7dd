"""The same program over many states of the facts at once: a column a state, two bits a node.

Each node has two masks with one bit a column: the columns in which it is true, and those in which it is false; a column in
neither is unknown. A gate is then one operation on whole numbers, whatever the number of columns, and a leaf looks once at each
state that some columns have. A node is valued when it is first asked for. ``compliance.logic.program.run`` says what is right:
in each column every node must have the value that it gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from compliance.logic.program import (
    Calendar,
    Clock,
    NormRef,
    Op,
    Table,
    clock,
    facts_of,
    leaf,
    needs_judgement,
    row_of,
)
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from compliance.logic.program import Node
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact, Unknown, Value

    # The states of one fact, each with the columns that have it; every column is in one.
    Partition = tuple[tuple[Fact, int], ...]

# The columns in which a node is true, and those in which it is false.
Masks = tuple[int, int]


class ColumnFacts(Calendar, Protocol):
    """What a pass over columns reads; ``full`` has the bit of every column."""

    full: int

    @property
    def varied(self) -> frozenset[str]:
        """The facts that differ between columns, and as ``judge:`` and a name the questions of judgement."""

    def states(self, fact: str) -> Partition:
        """Return the states of a fact with their columns."""

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        """Return every value the fact can have, or None if that is not a closed list."""

    def norm(self, ref: NormRef) -> Truth:
        """Return whether another limb catches this item or what it carries; it is the same in every column."""

    def judgements(self, question: str) -> Masks:
        """Return the columns in which a question of judgement is answered yes, and those in which no."""


class Pool:
    """Nodes shared by everything that is compiled together, in an order in which each follows those that it reads.

    Nodes may be added behind the others; what is kept of a node stays true.
    """

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        # What a node gives where nothing is known of its fact: the truth of a leaf, the rows of a table.
        self._open: dict[int, Truth] = {}
        self._open_rows: dict[int, tuple[Truth | tuple[int], ...]] = {}
        self._under: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._leaves: dict[tuple[int, ...], tuple[tuple[int, tuple[str, ...]], ...]] = {}
        self._facts: dict[tuple[int, ...], frozenset[str]] = {}
        self._reads: list[frozenset[str]] = []
        # Values of a fact that some leaves tell apart, by what was asked; see ``compliance.check.evaluate``.
        self.kinds: dict[tuple[object, ...], tuple[Value, ...]] = {}

    def reads(self, index: int) -> frozenset[str]:
        """Return the facts that a node rests on, and as ``judge:`` and a name the questions of judgement."""
        while len(self._reads) <= index:
            node = self.nodes[len(self._reads)]
            own = {node.fact} if node.fact else set()
            if isinstance(node.operand, Clock):
                own.add(node.operand.until)
            elif node.op is Op.JUDGE:
                own.add(f"judge:{node.operand}")
            elif node.op in (Op.TABLE, Op.SOLELY):
                own |= {f"judge:{node.name}", f"judge:solely:{node.name}"}
            self._reads.append(frozenset(own).union(*(self._reads[a] for a in node.args)))
        return self._reads[index]

    def facts_under(self, heads: tuple[int, ...]) -> frozenset[str]:
        """Return the facts that some nodes rest on."""
        if heads not in self._facts:
            self._facts[heads] = frozenset(fact for _, facts in self.leaves(heads) for fact in facts)
        return self._facts[heads]

    def leaves(self, heads: tuple[int, ...]) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Return the nodes under some nodes that read facts themselves, each with those facts."""
        if heads not in self._leaves:
            under = ((index, facts_of(self.nodes[index])) for index in self.under(heads))
            self._leaves[heads] = tuple((index, facts) for index, facts in under if facts)
        return self._leaves[heads]

    def under(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Return the nodes that some nodes rest on, themselves included, each before those that it reads."""
        if heads not in self._under:
            reached: set[int] = set()
            queue = [i for i in heads if i >= 0]
            while queue:
                index = queue.pop()
                if index not in reached:
                    reached.add(index)
                    queue += self.nodes[index].args
            self._under[heads] = tuple(sorted(reached, reverse=True))
        return self._under[heads]

    def unbounded(self, index: int, state: Unknown, domain: Callable[[], tuple[Value, ...] | None]) -> Truth:
        """Return the truth of a leaf on one fact of which nothing is known."""
        if index not in self._open:
            self._open[index] = leaf(self.nodes[index], state, domain)
        return self._open[index]

    def rows(
        self, index: int, table: Table, state: Unknown, domain: Callable[[], tuple[Value, ...] | None]
    ) -> tuple[Truth | tuple[int], ...]:
        """Return the different rows of a table for the values that a fact may have; none where they are not listed."""
        if state.candidates is not None:
            return tuple(dict.fromkeys(row_of(table, v) for v in state.candidates))
        if index not in self._open_rows:
            self._open_rows[index] = tuple(dict.fromkeys(row_of(table, v) for v in domain() or ()))
        return self._open_rows[index]


class ColumnPass:
    """The truth of the nodes of a pool in every column."""

    __slots__ = ("_base", "_bit", "_facts", "_kept", "_nodes", "_varied", "full", "pool")

    def __init__(self, pool: Pool, facts: ColumnFacts, base: ColumnPass | None = None, bit: int = 1) -> None:
        """``base`` is another pass, whose facts in the column ``bit`` differ from these only by what these columns vary."""
        self.pool, self._nodes, self._facts, self.full = pool, pool.nodes, facts, facts.full
        self._kept: dict[int, Masks] = {}
        self._base, self._bit, self._varied = base, bit, facts.varied if base else frozenset()

    def at(self, index: int) -> Masks:
        """Return the columns in which a node is true, and those in which it is false."""
        kept = self._kept.get(index)
        if kept is None:
            if self._base is not None and self._varied.isdisjoint(self.pool.reads(index)):
                true, false = self._base.at(index)
                kept = self._kept[index] = (self.full if true & self._bit else 0, self.full if false & self._bit else 0)
            else:
                node = self._nodes[index]
                kept = self._kept[index] = _STEP[node.op](self, index, node)
        return kept

    def truth(self, index: int, column: int = 1) -> Truth:
        """Return the truth of a node in one column, given by its bit; a part that a norm lacks (below 0) holds."""
        if index < 0:
            return True
        true, false = self._kept.get(index) or self.at(index)
        return True if true & column else False if false & column else None

    def truths(self, indexes: Iterable[int], column: int = 1) -> list[Truth]:
        """Return the truth of some nodes in one column, given by its bit; a part that a norm lacks (below 0) holds."""
        kept = self._kept
        found: list[Truth] = []
        for index in indexes:
            if index < 0:
                found.append(True)
                continue
            true, false = kept.get(index) or self.at(index)
            found.append(True if true & column else False if false & column else None)
        return found

    def paths(self, heads: tuple[int, ...], column: int = 1) -> dict[int, int]:
        """Return each node that is unknown in a column, with the number of ways to it from some nodes; two stands for more."""
        ways: dict[int, int] = {}
        kept, nodes = self._kept, self._nodes
        for head, truth in zip(heads, self.truths(heads, column), strict=True):
            if truth is None:
                ways[head] = 2 if head in ways else 1
        for index in self.pool.under(heads):
            if index in ways:
                here = ways[index]
                for arg in nodes[index].args:
                    true, false = kept.get(arg) or self.at(arg)
                    if not (true | false) & column:
                        ways[arg] = 2 if arg in ways else here
        return ways

    def _all(self, index: int, node: Node) -> Masks:
        true, false = self.full, 0
        for arg in node.args:
            t, f = self._kept.get(arg) or self.at(arg)
            true &= t
            false |= f
            if false == self.full:
                break
        return true & ~false, false

    def _any(self, index: int, node: Node) -> Masks:
        true, false = 0, self.full
        for arg in node.args:
            t, f = self._kept.get(arg) or self.at(arg)
            true |= t
            false &= f
            if true == self.full:
                break
        return true, false & ~true

    def _not(self, index: int, node: Node) -> Masks:
        true, false = self.at(node.args[0])
        return false, true

    def _leaf(self, index: int, node: Node) -> Masks:
        facts, true, false = self._facts, 0, 0
        for state, columns in facts.states(node.fact):
            if isinstance(state, Known) or state.candidates is not None:
                truth = leaf(node, state, _no_domain)
            else:
                truth = self.pool.unbounded(index, state, lambda: facts.domain(node.fact))
            if truth:
                true |= columns
            elif truth is False:
                false |= columns
        return true, false

    def _is(self, index: int, node: Node) -> Masks:
        true = false = 0
        for state, columns in self._facts.states(node.fact):
            if not isinstance(state, Known):
                return self._leaf(index, node)
            if state.value in node.operand:  # type: ignore[operator]
                true |= columns
            else:
                false |= columns
        return true, false

    def _row(self, row: Truth | tuple[int], columns: int) -> Masks:
        if isinstance(row, tuple):
            true, false = self.at(row[0])
            return true & columns, false & columns
        return (columns, 0) if row else (0, columns) if row is False else (0, 0)

    def _table(self, index: int, node: Node) -> Masks:
        table, facts, true, false = node.operand, self._facts, 0, 0
        assert isinstance(table, Table)
        for state, columns in facts.states(node.fact):
            if isinstance(state, Known):
                t, f = self._row(row_of(table, state.value), columns)
                rest = columns & ~(t | f)
                if rest and needs_judgement(node, state):
                    yes, no = facts.judgements(node.name)
                    t, f = t | yes & rest, f | no & rest
            else:
                rows = self.pool.rows(index, table, state, lambda: facts.domain(node.fact))
                t = f = columns if rows else 0
                for row in rows:
                    a, b = self._row(row, columns)
                    t, f = t & a, f & b
            true, false = true | t, false | f
        return true, false

    def _solely(self, index: int, node: Node) -> Masks:
        table, facts, true, false = node.operand, self._facts, 0, 0
        assert isinstance(table, Table)
        for state, columns in facts.states(node.fact):
            if not (isinstance(state, Known) and isinstance(state.value, frozenset)):
                continue
            t, f = columns, 0
            for member in state.value:
                a, b = self._row(row_of(table, member), columns)
                t, f = t & a, f | b
            if rest := columns & ~(t | f):
                yes, no = facts.judgements(node.name)
                t, f = t | yes & rest, f | no & rest
            if not state.complete:
                yes, no = facts.judgements(f"solely:{node.name}")
                t, f = t & yes, f | no & columns
            true, false = true | t, false | f
        return true, false

    def _judge(self, index: int, node: Node) -> Masks:
        assert isinstance(node.operand, str)
        return self._facts.judgements(node.operand)

    def _norm(self, index: int, node: Node) -> Masks:
        assert isinstance(node.operand, NormRef)
        return self._row(self._facts.norm(node.operand), self.full)

    def _passed(self, index: int, node: Node) -> Masks:
        assert isinstance(node.operand, Clock)
        facts, true, false = self._facts, 0, 0
        for since, some in facts.states(node.fact):
            for until, others in facts.states(node.operand.until):
                if columns := some & others:
                    truth = clock(node.operand, since, until, facts)
                    true |= columns if truth else 0
                    false |= columns if truth is False else 0
        return true, false


def _no_domain() -> None:
    return None


_STEP: dict[Op, Callable[[ColumnPass, int, Node], Masks]] = {
    Op.ALL: ColumnPass._all,
    Op.ANY: ColumnPass._any,
    Op.NOT: ColumnPass._not,
    Op.IS: ColumnPass._is,
    Op.DAY: ColumnPass._leaf,
    Op.NUMBER: ColumnPass._leaf,
    Op.INCLUDES: ColumnPass._leaf,
    Op.SOLELY: ColumnPass._solely,
    Op.TABLE: ColumnPass._table,
    Op.JUDGE: ColumnPass._judge,
    Op.NORM: ColumnPass._norm,
    Op.PASSED: ColumnPass._passed,
}
