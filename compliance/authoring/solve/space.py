"""The variables of a problem: each fact cut into the kinds of value that some leaf tells apart on one day."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from compliance.authoring.solve.candidates import candidates, persons
from compliance.authoring.solve.days import reference_days
from compliance.check.facts_view import FactsView
from compliance.files.dataclass import dataclass, field
from compliance.files.dates import Interval
from compliance.logic.program import Clock, Op, Table, run
from compliance.logic.truth import Truth
from compliance.logic.values import NOT_REPORTED, Fact, Known, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from compliance.law.compiled import CompiledLaw
    from compliance.logic.program import Node
    from compliance.vocabulary.index import Vocabulary

# The conduct that is asked with its item, another conduct of that item, and what the item carries.
MAIN, BESIDE, ABOARD = "item", "beside", "aboard"
# Types of fact whose values can be told loosely, as one of several.
LISTED = frozenset({"enum", "class", "actor", "state"})
Cell = Fact | Truth


class Rows(NamedTuple):
    """What a table makes of a fact: a row for each value it can have, None where they cannot be listed.

    A row is True, False, None (judgement) or the index of the node that decides. ``known``: the fact that the table itself
    reads has a value; it may have none although the fact that it goes back to has one.
    """

    rows: tuple[Truth | tuple[int], ...] | None
    known: bool
    complete: bool


@dataclass(slots=True)
class Variable:
    """Something that a solver chooses: a fact of a subject, or the answer to a question of judgement.

    ``cells`` are the kinds it can have; the first is always 'not known'.
    """

    subject: str
    name: str
    cells: list[Cell] = field(default_factory=list)

    @property
    def judged(self) -> bool:
        """True for a question of judgement."""
        return self.name.startswith("judge:")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A node of a program that reads facts, for one subject, in the tree of one side."""

    side: int
    subject: str
    node: Node
    atom: str
    # The atoms of the nodes that rows of a table rest on.
    rows: Mapping[int, str]
    variables: tuple[str, ...]


class Memo:
    """What leaves see of facts, and who stands for the persons of each State, kept over the problems of the same law."""

    def __init__(self, books: Sequence[CompiledLaw]) -> None:
        self.persons = persons(books[0].tree.vocabulary)
        self.truths: dict[object, Truth] = {}
        self.rows: dict[object, Rows] = {}
        self.cells: dict[object, list[Cell]] = {}
        self._changes = sorted(set().union(*(reference_days(b.tree) for b in books)))
        # Equal leaves have one number; the node is held, so that its identity stays its own.
        self._numbers: dict[object, int] = {}
        self._of: dict[int, tuple[Node, int]] = {}

    def epoch(self, day: date) -> int:
        """Return which stretch a day lies in, on which the reference data does not change."""
        return bisect_right(self._changes, day)

    def number(self, node: Node) -> int:
        """Return the number of a leaf; leaves that ask the same have the same."""
        if id(node) not in self._of:
            table = node.operand
            key: object = node
            if isinstance(table, Table):
                key = node.op, node.fact, node.name, frozenset(table.rows.items()), table.rest
            self._of[id(node)] = node, self._numbers.setdefault(key, len(self._numbers))
        return self._of[id(node)][1]


class Space:
    """All leaves of a problem on one day, and the kinds that they tell apart. ``books``: the law of each side."""

    def __init__(self, books: Iterable[CompiledLaw], day: date, memo: Memo | None = None, *, loose: bool = False) -> None:
        """``loose``: a fact may also be known to be one of two kinds, and which of them not."""
        self.books, self.day, self.loose = list(books), day, loose
        self.memo = memo or Memo(self.books)
        self.vocabularies: list[Vocabulary] = [b.tree.vocabulary for b in self.books]
        self.leaves: list[Leaf] = []
        roles = [b.roles for b in self.vocabularies]
        # The days of a conduct, which the day of the problem fixes, and its kind, in the words of each side.
        self.fixed = frozenset({day for r in roles for day in (r.day, r.performance_day)} - {""})
        self.kinds = frozenset(r.conduct for r in roles)

    def leaf(self, side: int, subject: str, node: Node, atom: str, rows: Mapping[int, str]) -> None:
        """Add a leaf."""
        self.leaves.append(Leaf(side, subject, node, atom, rows, tuple(self._reads(side, node))))

    def _reads(self, side: int, node: Node) -> Iterator[str]:
        book = self.vocabularies[side]
        if node.op is Op.JUDGE:
            yield f"judge:{node.operand}"
        for fact in (node.fact, *((node.operand.until,) if isinstance(node.operand, Clock) else ())):
            if fact and (root := root_of(book, fact)) not in self.fixed:
                yield root
        if isinstance(node.operand, Table):
            if node.name in book.definitions and self._leaves_to_judgement(book, node, node.operand):
                yield f"judge:{node.name}"
            if node.op is Op.SOLELY:
                yield f"judge:solely:{node.name}"

    def key(self, subject: str, name: str) -> tuple[str, str]:
        """Return the key of a variable.

        An answer to a question of judgement belongs to no subject, and a fact of the item to all its conducts.
        """
        if name.startswith("judge:"):
            return "", name
        shared = any(name in b.facts and b.facts[name].scope == "item" for b in self.vocabularies)
        return (MAIN if shared and subject == BESIDE else subject), name

    @staticmethod
    def _leaves_to_judgement(book: Vocabulary, node: Node, table: Table) -> bool:
        values = book.classes if book.facts[node.fact].type == "class" else book.values(node.fact)
        return any(table.rows.get(v, table.rest) is None for v in values)

    @cached_property
    def variables(self) -> dict[tuple[str, str], Variable]:
        """Every variable with its kinds. Ask only when all leaves are in."""
        reading: dict[tuple[str, str], list[Leaf]] = {}
        for leaf in self.leaves:
            for name in leaf.variables:
                reading.setdefault(self.key(leaf.subject, name), []).append(leaf)
        for subject in {leaf.subject for leaf in self.leaves}:
            # Which conduct it is decides what else can be asked of it.
            for kind in sorted(self.kinds):
                reading.setdefault((subject, kind), [])
        return {key: self._cut(*key, leaves) for key, leaves in reading.items()}

    def _cut(self, subject: str, name: str, leaves: list[Leaf]) -> Variable:
        variable = Variable(subject, name)
        if variable.judged:
            variable.cells = [None, True, False]
            return variable
        # Leaves that ask the same see the same.
        leaves = list({(leaf.side, self.memo.number(leaf.node)): leaf for leaf in leaves}.values())
        key = (name, self.loose, frozenset(self._key(leaf, None) for leaf in leaves))
        if key not in self.memo.cells:
            self.memo.cells[key] = self._cells(name, leaves)
        variable.cells = list(self.memo.cells[key])
        return variable

    def _cells(self, name: str, leaves: list[Leaf]) -> list[Cell]:
        """Return the kinds of a fact that some leaves tell apart, the unreported first."""
        states = candidates(self.vocabularies, name, [leaf.node for leaf in leaves], self.day)
        columns = [self._column(leaf, name, states) for leaf in leaves]
        if name in self.kinds:
            askers = [d.asked_of for b in self.vocabularies for d in b.facts.values() if d.asked_of]
            columns.append([tuple(s.value in able for able in askers) for s in states])
        kinds: dict[object, Fact] = {}
        for seen, state in zip(zip(*columns, strict=True) if columns else ((),) * len(states), states, strict=True):
            kinds.setdefault(seen, state)
        found = list(kinds.values())
        return [NOT_REPORTED, *found, *(self._pairs(name, found, leaves) if self.loose else ())]

    def _pairs(self, name: str, kinds: list[Fact], leaves: list[Leaf]) -> Iterator[Fact]:
        """Yield each state of being one of two kinds that some leaf tells from not being known at all."""
        if not any(name in b.facts and b.facts[name].type in LISTED for b in self.vocabularies):
            return
        values = [k.value for k in kinds if isinstance(k, Known)]
        pairs: list[Fact] = [Unknown(Reason.IMPRECISE, pair) for pair in itertools.combinations(values, 2)]
        columns = [self._column(leaf, name, [NOT_REPORTED, *pairs]) for leaf in leaves]
        signatures = list(zip(*columns, strict=True)) if columns else []
        seen = set(signatures[:1])
        for signature, pair in zip(signatures[1:], pairs, strict=False):
            if signature not in seen:
                seen.add(signature)
                yield pair

    def _column(self, leaf: Leaf, name: str, states: Sequence[Fact]) -> list[object]:
        """Return all that a leaf sees of each state of a fact; states alike at every leaf are one kind."""
        others = [v for v in leaf.variables if v != name]
        if leaf.rows:
            return [self.rows(leaf, state) for state in states]
        if not all(v.startswith("judge:") for v in others):
            # Two facts read together: nothing less than the value itself tells what the pair gives.
            return list(states)
        answers = list(itertools.product((None, True, False), repeat=len(others)))
        return [tuple(self.truth(leaf, {name: s, **dict(zip(others, a, strict=True))}) for a in answers) for s in states]

    def truth(self, leaf: Leaf, cells: Mapping[str, Cell]) -> Truth:
        """Return what the interpreter gives for a leaf whose variables are so; nothing here knows an operator."""
        key = self._key(leaf, tuple(cells.items()))
        if key not in self.memo.truths:
            self.memo.truths[key] = run((leaf.node,), self._env(leaf, cells))[0]
        return self.memo.truths[key]

    def _key(self, leaf: Leaf, told: object) -> object:
        """Return what a leaf gives the same for: what is told to it, and the day as far as it makes a difference."""
        if leaf.node.op in (Op.DAY, Op.PASSED):
            day: object = self.day
        else:
            book = self.vocabularies[leaf.side]
            moving = any(book.facts[v].type in ("actor", "state") for v in leaf.variables if v in book.facts)
            day = self.memo.epoch(self.day) if moving else None
        return leaf.side, self.memo.number(leaf.node), day, told

    def _env(self, leaf: Leaf, cells: Mapping[str, Cell]) -> FactsView:
        on = Interval(self.day, self.day)
        base: dict[str, Fact] = dict.fromkeys(self.fixed, Known(on))
        base |= {n: c for n, c in cells.items() if isinstance(c, Known | Unknown)}
        judged = {n.removeprefix("judge:"): c for n, c in cells.items() if isinstance(c, bool)}
        return FactsView(self.vocabularies[leaf.side], base, on, local=self.memo.persons, norm=lambda _: None, judged=judged)

    def rows(self, leaf: Leaf, state: Fact) -> Rows:
        """Return the rows of a table that a state of the fact it goes back to leads to."""
        key = self._key(leaf, state)
        if key not in self.memo.rows:
            self.memo.rows[key] = self._rows(leaf, state)
        return self.memo.rows[key]

    def _rows(self, leaf: Leaf, state: Fact) -> Rows:
        node, book = leaf.node, self.vocabularies[leaf.side]
        assert isinstance(node.operand, Table)
        told = self._env(leaf, {root_of(book, node.fact): state}).get(node.fact)
        table = node.operand
        if isinstance(told, Known):
            members = told.value if isinstance(told.value, frozenset) else (told.value,)
            found = tuple(table.rows.get(str(m), table.rest) for m in sorted(members, key=str))
            return Rows(found, True, told.complete)
        domain = told.candidates or book.domain(node.fact)
        listed = tuple(dict.fromkeys(table.rows.get(str(v), table.rest) for v in domain)) if domain else None
        return Rows(listed, False, False)


def root_of(book: Vocabulary, fact: str) -> str:
    """Return the claimed fact that a fact goes back to."""
    while (declared := book.facts.get(fact)) is not None and declared.derived is not None:
        fact = declared.derived.of
    return fact
