"""The variables of a problem: each fact cut into the kinds of value that some leaf tells apart on one day."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from compliance.authoring.solve.candidates import candidates, persons
from compliance.check.book import LawBook
from compliance.check.env import DATE, PERFORMED, Env
from compliance.logic.program import Clock, Node, Op, Table, run
from compliance.logic.truth import Truth
from compliance.logic.values import NOT_REPORTED, Fact, Known, Unknown
from compliance.text.dates import Interval
from compliance.vocabulary.book import Book

# The day of a problem stands for both, so that every conduct is judged on it.
FIXED = frozenset({DATE, PERFORMED})
Cell = Fact | Truth
# Of a table: True, False, None (judgement), or the index of the node that decides.
Rows = tuple[Truth | tuple[int], ...] | None


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


class Space:
    """All leaves of a problem on one day, and the kinds that they tell apart. ``books``: the law of each side."""

    def __init__(self, books: Iterable[LawBook], day: date) -> None:
        self.books, self.day = list(books), day
        self.leaves: list[Leaf] = []
        self._local = persons(self.vocabularies[0])

    @property
    def vocabularies(self) -> list[Book]:
        """The vocabulary of each side."""
        return [b.tree.book for b in self.books]

    def leaf(self, side: int, subject: str, node: Node, atom: str, rows: Mapping[int, str]) -> None:
        """Add a leaf."""
        self.leaves.append(Leaf(side, subject, node, atom, rows, tuple(self._reads(side, node))))

    def _reads(self, side: int, node: Node) -> Iterator[str]:
        book = self.vocabularies[side]
        if node.op is Op.JUDGE:
            yield f"judge:{node.operand}"
        for fact in (node.fact, *((node.operand.until,) if isinstance(node.operand, Clock) else ())):
            if fact and (root := root_of(book, fact)) not in FIXED:
                yield root
        if isinstance(node.operand, Table):
            if None in (*node.operand.rows.values(), node.operand.rest) and node.name:
                yield f"judge:{node.name}"
            if node.op is Op.SOLELY:
                yield f"judge:solely:{node.name}"

    @cached_property
    def variables(self) -> dict[tuple[str, str], Variable]:
        """Every variable with its kinds. Ask only when all leaves are in."""
        reading: dict[tuple[str, str], list[Leaf]] = {}
        for leaf in self.leaves:
            for name in leaf.variables:
                reading.setdefault(key_of(leaf.subject, name), []).append(leaf)
        for subject in {leaf.subject for leaf in self.leaves}:
            # Which conduct it is decides what else can be asked of it.
            reading.setdefault((subject, "conduct"), [])
        return {key: self._cut(*key, leaves) for key, leaves in reading.items()}

    def _cut(self, subject: str, name: str, leaves: list[Leaf]) -> Variable:
        variable = Variable(subject, name)
        if variable.judged:
            variable.cells = [None, True, False]
            return variable
        kinds: dict[object, Fact] = {}
        for state in candidates(self.vocabularies, name, [leaf.node for leaf in leaves], self.day):
            kinds.setdefault(self._kind(name, state, leaves), state)
        variable.cells = [NOT_REPORTED, *kinds.values()]
        return variable

    def _kind(self, name: str, state: Known, leaves: list[Leaf]) -> object:
        """Return all that the leaves see of a state of a fact; two states with the same kind are one."""
        seen: list[object] = []
        for leaf in leaves:
            others = [v for v in leaf.variables if v != name]
            if leaf.rows:
                seen.append(self.rows(leaf, state))
            elif all(v.startswith("judge:") for v in others):
                seen.append(
                    tuple(
                        self.truth(leaf, {name: state, **dict(zip(others, answers, strict=True))})
                        for answers in itertools.product((None, True, False), repeat=len(others))
                    )
                )
            else:
                # Two facts read together: nothing less than the value itself tells what the pair gives.
                seen.append(state)
        if name == "conduct":
            seen.append(tuple(state.value in d.asked_of for b in self.vocabularies for d in b.facts.values() if d.asked_of))
        return tuple(seen)

    def truth(self, leaf: Leaf, cells: Mapping[str, Cell]) -> Truth:
        """Return what the interpreter gives for a leaf whose variables are so; nothing here knows an operator."""
        return run((leaf.node,), self._env(leaf, cells))[0]

    def _env(self, leaf: Leaf, cells: Mapping[str, Cell]) -> Env:
        on = Interval(self.day, self.day)
        base: dict[str, Fact] = dict.fromkeys(FIXED, Known(on))
        base |= {n: c for n, c in cells.items() if isinstance(c, Known | Unknown)}
        judged = {n.removeprefix("judge:"): c for n, c in cells.items() if isinstance(c, bool)}
        return Env(self.vocabularies[leaf.side], base, on, local=self._local, norm=lambda _: None, judged=judged)

    def rows(self, leaf: Leaf, state: Fact) -> Rows:
        """Return the rows of a table that a state of the fact it goes back to leads to; None where they cannot be listed."""
        node, book = leaf.node, self.vocabularies[leaf.side]
        assert isinstance(node.operand, Table)
        told = self._env(leaf, {root_of(book, node.fact): state}).get(node.fact)
        table = node.operand
        if isinstance(told, Known):
            members = told.value if isinstance(told.value, frozenset) else (told.value,)
            return tuple(table.rows.get(str(m), table.rest) for m in sorted(members, key=str))
        domain = told.candidates or book.domain(node.fact)
        return tuple(dict.fromkeys(table.rows.get(str(v), table.rest) for v in domain)) if domain else None


def key_of(subject: str, name: str) -> tuple[str, str]:
    """Return the key of a variable: an answer to a question of judgement belongs to no subject, it is one for all."""
    return ("" if name.startswith("judge:") else subject), name


def root_of(book: Book, fact: str) -> str:
    """Return the claimed fact that a fact goes back to."""
    while (declared := book.facts.get(fact)) is not None and declared.derived is not None:
        fact = declared.derived.of
    return fact
