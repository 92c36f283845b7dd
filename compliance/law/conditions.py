"""From conditions to nodes: definitions written out, classes spelled down, equal nodes shared."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from compliance.files import codes
from compliance.files.diagnostics import UserError, nearest
from compliance.logic.program import Bounds as NumberBounds
from compliance.logic.program import Clock, Node, NormRef, Op, Table, bounds_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from compliance.law.load import RuleSet
    from compliance.logic.condition import Condition
    from compliance.logic.program import Operand
    from compliance.vocabulary.model import DefinitionBody, DefinitionTable

# Types of fact that no single value can be asked of, and what is asked instead.
_TESTS = {"day": "'on_or_after' or 'before'", "number": "'at_least' or 'at_most'", "set": "'includes' or 'solely'"}


class CompileError(UserError):
    """A condition that names what is not declared. ``at`` leads from the condition to the fault."""

    def __init__(
        self, message: str, fix: str = "", at: tuple[str | int, ...] = (), code: str = codes.TEST, *, nested: bool = False
    ) -> None:
        """``nested``: the fault lies in a definition that is named here, and is that definition's to report."""
        super().__init__(message, fix)
        self.at, self.code, self.nested = at, code, nested

    def under(self, *path: str | int) -> CompileError:
        """Return the same error seen from further out."""
        return CompileError(self.message, self.fix, (*path, *self.at), self.code, nested=self.nested)


class Compiler:
    """Collects nodes; equal nodes are one node."""

    def __init__(self, tree: RuleSet, active: frozenset[str] = frozenset(), nodes: list[Node] | None = None) -> None:
        """``nodes``: those that there are already, behind which new ones are added."""
        self.tree, self.vocabulary, self.active = tree, tree.vocabulary, active
        self.nodes: list[Node] = [] if nodes is None else nodes
        # Tables are found by name, and only those that were compiled here.
        self._index = {node: i for i, node in enumerate(self.nodes) if not isinstance(node.operand, Table)}
        self._open: list[str] = []
        self._base = active
        # Definition -> its node under the first readings, and every reading met in compiling it.
        self._terms: dict[str, tuple[int, frozenset[str]]] = {}
        self.readings: set[str] = set()

    @contextmanager
    def reading(self, more: frozenset[str]) -> Iterator[None]:
        """Compile under some more readings, as long as the context lasts."""
        before = self.active
        self.active = before | more
        try:
            yield
        finally:
            self.active = before

    @property
    def extra(self) -> frozenset[str]:
        """The readings switched on beyond those it began with."""
        return self.active - self._base

    def met(self) -> frozenset[str]:
        """Return the readings met since the last call."""
        met, self.readings = frozenset(self.readings), set()
        return met

    def node(self, op: Op, args: Iterable[int] = (), fact: str = "", operand: Operand = None, name: str = "") -> int:
        """Add a node, or return the one that is there. A part that stands twice in a conjunction or disjunction stands once."""
        args = tuple(dict.fromkeys(args)) if op in (Op.ALL, Op.ANY) else tuple(args)
        new = Node(op, args, fact, operand, name)
        try:
            found = self._index.get(new)
        except TypeError:
            # A table is not hashable; two of one definition are shared by name.
            read_as = ",".join(r for r in self._readings_of(name) if r in self.active)
            key = Node(op, tuple(args), fact, None, f"{name}@{read_as}" if name else repr(operand))
            found = self._index.get(key)
            if found is None:
                self._index[key] = len(self.nodes)
        else:
            if found is None:
                self._index[new] = len(self.nodes)
        if found is None:
            self.nodes.append(new)
            return len(self.nodes) - 1
        return found

    def _readings_of(self, name: str) -> tuple[str, ...]:
        definition = self.vocabulary.definitions.get(name)
        return tuple(r.id for r in definition.readings) if definition else ()

    def condition(self, c: Condition, days: int | None = None) -> int:
        """Compile one condition. ``days`` is the working days of the procedure case around it."""
        for head, many, op in (("all", c.all_, Op.ALL), ("any", c.any_, Op.ANY)):
            if many is not None:
                return self.node(op, [self._inner(part, (head, i), days) for i, part in enumerate(many)])
        if c.not_ is not None:
            return self.node(Op.NOT, [self._inner(c.not_, ("not",), days)])
        if c.term is not None:
            return self.term(c.term)
        if c.judge is not None:
            return self.node(Op.JUDGE, operand=c.judge)
        if c.norm is not None:
            return self._norm(c.norm, c.of or "item", c.outcome or "touched")
        if c.passed is not None:
            for key, fact in (("since", c.passed.since), ("until", c.passed.until)):
                self._declared(fact, ("day",), ("passed", key))
            wanted = c.passed.working_days if c.passed.working_days is not None else days
            if wanted is None:
                raise CompileError("no number of working days", "give 'working_days' here or on the case", ("passed",))
            return self.node(Op.PASSED, fact=c.passed.since, operand=Clock(wanted, c.passed.until))
        return self._fact(c)

    def _inner(self, c: Condition, at: tuple[str | int, ...], days: int | None) -> int:
        try:
            return self.condition(c, days)
        except CompileError as error:
            raise error.under(*at) from None

    def _declared(self, fact: str, types: tuple[str, ...] = (), at: tuple[str | int, ...] = ("fact",)) -> str:
        declared = self.vocabulary.facts.get(fact)
        if declared is None:
            fix = nearest(fact, self.vocabulary.facts) or "declare it"
            raise CompileError(f"fact '{fact}' is not declared", fix, at, codes.UNDECLARED_FACT)
        if types and declared.type not in types:
            tests = _TESTS.get(declared.type, "'is' or 'in'")
            fix = f"test it with {tests}" if at == ("fact",) else "name another fact"
            raise CompileError(f"fact '{fact}' is of type {declared.type}; this needs {' or '.join(types)}", fix, at)
        if not declared.element:
            raise CompileError(f"fact '{fact}' is shown only; it is no element of any norm", "remove it", at)
        return declared.type

    def _fact(self, c: Condition) -> int:
        fact = c.fact or ""
        kind = self._declared(fact)
        if c.on_or_after is not None or c.before is not None:
            self._declared(fact, ("day",))
            return self.node(Op.DAY, fact=fact, operand=bounds_of(c.on_or_after, c.before))
        if c.at_least is not None or c.at_most is not None:
            self._declared(fact, ("number",))
            return self.node(Op.NUMBER, fact=fact, operand=NumberBounds(c.at_least, c.at_most))
        if c.includes is not None:
            self._declared(fact, ("set",))
            self._value(fact, kind, c.includes, ("includes",))
            return self.node(Op.INCLUDES, fact=fact, operand=c.includes)
        if c.solely is not None:
            self._declared(fact, ("set",))
            return self._solely(fact, c.solely)
        if kind in _TESTS:
            raise CompileError(f"fact '{fact}' is of type {kind}", f"test it with {_TESTS[kind]}", ("in" if c.in_ else "is",))
        wanted = [(c.is_, ("is",))] if c.in_ is None else [(v, ("in", i)) for i, v in enumerate(c.in_)]
        values: set[str | bool | int] = set()
        for value, at in wanted:
            assert value is not None
            values |= self._value(fact, kind, value, at)
        return self.node(Op.IS, fact=fact, operand=frozenset(values))

    def _value(self, fact: str, kind: str, value: str | bool | int, at: tuple[str | int, ...]) -> set[str | bool | int]:
        """Return the values that meet ``value``: itself, or a class with all under it."""
        if kind == "boolean":
            if not isinstance(value, bool):
                raise CompileError(f"'{value}' is neither true nor false", "write true or false", at, codes.VALUE)
            return {value}
        known: Collection[str]
        if kind == "actor":
            known = {**self.vocabulary.actors, **self.vocabulary.states}
        elif kind == "state":
            known = self.vocabulary.states
        else:
            known = self.vocabulary.classes if kind == "class" else self.vocabulary.values(fact)
        if not isinstance(value, str) or value not in known:
            fix = nearest(str(value), known) or "see what the vocabulary declares"
            raise CompileError(f"'{value}' is no value of fact '{fact}'", fix, at, codes.VALUE)
        if kind == "actor" and value in self.vocabulary.actors and self.vocabulary.actors[value].one_of:
            fix = "name the actors it stands for"
            raise CompileError(f"'{value}' is a loose name; no fact ever holds it", fix, at, codes.VALUE)
        return set(self.vocabulary.under(value)) if kind == "class" else {value}

    def term(self, name: str) -> int:
        """Compile a definition, under the reading of this compiler if it is one of its readings."""
        definition = self.vocabulary.definitions.get(name)
        if definition is None:
            fix = nearest(name, self.vocabulary.definitions) or "declare it"
            raise CompileError(f"definition '{name}' is not in this tree", fix, ("term",), codes.UNDECLARED_NAME)
        if name in self._open:
            raise CompileError(f"definition '{name}' rests on itself", "break the circle", ("term",), codes.CIRCLE)
        kept = self._terms.get(name)
        if kept is not None and not kept[1] & self.extra:
            self.readings |= kept[1]
            return kept[0]
        body: DefinitionBody = next((r for r in definition.readings if r.id in self.active), definition)
        over = self.vocabulary.facts.get(body.table.fact) if body.table else None
        if over and over.type == "set":
            fix = f"ask 'fact: {body.table.fact}' with 'solely'" if body.table else ""
            raise CompileError(f"'{name}' is a table over a set, which no single value meets", fix, ("term",))
        outer, self.readings = self.readings, {r.id for r in definition.readings}
        self._open.append(name)
        try:
            index = self.body(name, body)
        except CompileError as error:
            raise _within(name, error, "term") from None
        finally:
            self._open.pop()
        if not self.extra:
            self._terms[name] = (index, frozenset(self.readings))
        self.readings |= outer
        return index

    def body(self, name: str, body: DefinitionBody) -> int:
        """Compile what a definition, or one of its readings, says."""
        if body.table is not None:
            try:
                return self._table(name, body.table)
            except CompileError as error:
                raise error.under("table") from None
        assert body.when is not None
        return self.node(Op.ALL, [self._inner(body.when, ("when",), None)], name=name)

    def _rows(self, table: DefinitionTable) -> tuple[Table, list[int]]:
        """Return a table, and the nodes that its rows rest on in the order in which they are written."""
        kind = self._declared(table.fact, ("class", "enum", "set"))
        rows: dict[str, bool | tuple[int] | None] = {}
        for value, answer in table.rows.items():
            self._value(table.fact, kind, value, ("rows", value))
            if not isinstance(answer, bool | str):
                rows[value] = (self._inner(answer.when, ("rows", value, "when"), None),)
            else:
                rows[value] = None if answer == "judgement" else answer
        rest = None if table.rest == "judgement" else table.rest
        if kind == "class":
            spelled: dict[str, bool | tuple[int] | None] = dict.fromkeys(self.vocabulary.classes, rest)
            # From the widest class to the narrowest, so that a row of its own always wins over one from above.
            for item_class in sorted(rows, key=lambda c: -len(self.vocabulary.under(c))):
                spelled.update(dict.fromkeys(self.vocabulary.under(item_class), rows[item_class]))
            written, rows = rows, spelled
        else:
            written = rows
        return Table(rows, rest), list(dict.fromkeys(r[0] for r in written.values() if isinstance(r, tuple)))

    def _table(self, name: str, table: DefinitionTable) -> int:
        rows, args = self._rows(table)
        return self.node(Op.TABLE, args, table.fact, rows, name)

    def _solely(self, fact: str, name: str) -> int:
        definition = self.vocabulary.definitions.get(name)
        if definition is None or not all(b.table and b.table.fact == fact for b in (definition, *definition.readings)):
            fix = ("" if definition else nearest(name, self.vocabulary.definitions)) or "name one that has it"
            message = f"'{name}' is no definition with a table over '{fact}'"
            raise CompileError(message, fix, ("solely",), codes.TEST if definition else codes.UNDECLARED_NAME)
        if name in self._open:
            raise CompileError(f"definition '{name}' rests on itself", "break the circle", ("solely",), codes.CIRCLE)
        self.readings |= {r.id for r in definition.readings}
        body: DefinitionBody = next((r for r in definition.readings if r.id in self.active), definition)
        assert body.table is not None
        self._open.append(name)
        try:
            rows, args = self._rows(body.table)
        except CompileError as error:
            raise _within(name, error, "solely") from None
        finally:
            self._open.pop()
        return self.node(Op.SOLELY, args, fact, rows, name)

    def _norm(self, ref: str, of: str, outcome: str) -> int:
        if ref not in self.tree.limbs:
            fix = nearest(ref, self.tree.limbs)
            raise CompileError(f"limb '{ref}' is not in this tree", fix, ("norm",), codes.UNDECLARED_NAME)
        return self.node(Op.NORM, operand=NormRef(ref, of, outcome))


def _within(name: str, error: CompileError, key: str) -> CompileError:
    """Return a fault of a definition as seen by what names it."""
    return CompileError(f"in definition '{name}': {error.message}", error.fix, (key,), error.code, nested=True)
