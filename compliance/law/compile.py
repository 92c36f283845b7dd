"""From limbs to programs: definitions written out, classes spelled down, equal nodes shared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from compliance.law.fold import Content, Law
from compliance.law.model import Element, ProcedureCase
from compliance.law.tree import RuleTree
from compliance.logic.condition import Condition
from compliance.logic.program import Bounds as NumberBounds
from compliance.logic.program import Clock, Node, NormRef, Op, Operand, Program, Table, bounds_of
from compliance.text.diagnostics import nearest
from compliance.vocabulary.model import DefinitionBody, DefinitionTable, TableRow

STAGE = "stage"
CONDUCT = "conduct"


class CompileError(Exception):
    """A condition that names what is not declared. ``at`` leads from the condition to the fault."""

    def __init__(self, message: str, fix: str = "", at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.fix, self.at = message, fix, at

    def under(self, *path: str | int) -> CompileError:
        """Return the same error seen from further out."""
        return CompileError(self.message, self.fix, (*path, *self.at))


@dataclass(frozen=True, slots=True)
class CompiledCase:
    """One case of a procedure: the node that says whether it applies, and the node of its step."""

    name: str
    applies: int
    step: int


@dataclass(frozen=True, slots=True)
class CompiledLimb:
    """Where the parts of one limb stand in a program. An index below 0 means that the limb has no such part."""

    ref: str
    elements: tuple[tuple[str, int], ...]
    cases: tuple[CompiledCase, ...]
    procedure: int
    whole: int
    readings: dict[str, frozenset[str]]


class Parts(NamedTuple):
    """Where a limb, its stage and its exemptions stand in a program, under one set of readings."""

    limb: CompiledLimb
    possible: int
    reached: int
    exemptions: tuple[CompiledLimb, ...]
    stage_readings: frozenset[str]

    def indexes(self) -> tuple[int, ...]:
        """Return the node of every part; two readings with equal indexes say the same."""
        whole = tuple(e.whole for e in self.exemptions)
        return (self.possible, self.reached, self.limb.procedure, *(i for _, i in self.limb.elements), *whole)


class Compiled:
    """A limb with its exemptions as one program, to which the other readings of its parts are added when asked for."""

    def __init__(self, law: Law, ref: str, content: Content, exemptions: dict[str, Content]) -> None:
        self._compiler = Compiler(law.tree, law.active)
        self._what = (ref, content, exemptions)
        self._variants: dict[str, Parts] = {}
        self.parts = self._compile()
        self.program: Program = tuple(self._compiler.nodes)

    @property
    def limb(self) -> CompiledLimb:
        """The limb itself."""
        return self.parts.limb

    @property
    def exemptions(self) -> tuple[CompiledLimb, ...]:
        """Its exemptions."""
        return self.parts.exemptions

    @property
    def readings(self) -> frozenset[str]:
        """Every reading that some part of the program can be read by."""
        parts = [*self.limb.readings.values(), *(r for e in self.exemptions for r in e.readings.values())]
        return self.parts.stage_readings.union(*parts)

    @property
    def nodes(self) -> list[Node]:
        """The program with the nodes of every reading asked for so far behind it."""
        return self._compiler.nodes

    def under(self, reading: str) -> Parts:
        """Return the parts under one more reading; only what reads differently is compiled."""
        if reading not in self._variants:
            before = self._compiler.active
            self._compiler.active = before | {reading}
            self._variants[reading] = self._compile(self.parts)
            self._compiler.active = before
        return self._variants[reading]

    def _compile(self, base: Parts | None = None) -> Parts:
        """Compile every part, or under another reading only the parts that it can move."""
        compiler, (ref, content, exemptions) = self._compiler, self._what
        entry = compiler.tree.limbs[ref].limb
        limb = compiler.limb(ref, content, base.limb if base else None)
        if base is not None and not compiler.extra & base.stage_readings:
            possible, reached, stage_readings = base.possible, base.reached, base.stage_readings
        else:
            compiler.met()
            possible, reached = compiler.stages() if entry.staged and entry.conduct is not None else (-1, -1)
            stage_readings = compiler.met()
        given = {e.ref: e for e in base.exemptions} if base else {}
        others = tuple(compiler.limb(name, c, given.get(name)) for name, c in exemptions.items())
        return Parts(limb, possible, reached, others, stage_readings)


class Compiler:
    """Collects nodes; equal nodes are one node."""

    def __init__(self, tree: RuleTree, active: frozenset[str] = frozenset()) -> None:
        self.tree, self.book, self.active = tree, tree.book, active
        self.nodes: list[Node] = []
        self._index: dict[Node, int] = {}
        self._open: list[str] = []
        self._base = active
        # Definition -> its node under the first readings, and every reading met in compiling it.
        self._terms: dict[str, tuple[int, frozenset[str]]] = {}
        self.readings: set[str] = set()

    @property
    def extra(self) -> frozenset[str]:
        """The readings switched on beyond those it began with."""
        return self.active - self._base

    def met(self) -> frozenset[str]:
        """Return the readings met since the last call."""
        met, self.readings = frozenset(self.readings), set()
        return met

    def node(self, op: Op, args: Iterable[int] = (), fact: str = "", operand: Operand = None, name: str = "") -> int:
        """Add a node, or return the one that is there."""
        new = Node(op, tuple(args), fact, operand, name)
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
        definition = self.book.definitions.get(name)
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
        declared = self.book.facts.get(fact)
        if declared is None:
            raise CompileError(f"fact '{fact}' is not declared", nearest(fact, self.book.facts) or "declare it", at)
        if types and declared.type not in types:
            raise CompileError(f"fact '{fact}' is of type {declared.type}; this needs {' or '.join(types)}", "", at)
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
                raise CompileError(f"'{value}' is neither true nor false", "", at)
            return {value}
        known: Collection[str]
        if kind == "actor":
            known = {**self.book.actors, **self.book.states}
        elif kind == "state":
            known = self.book.states
        else:
            known = self.book.classes if kind == "class" else self.book.values(fact)
        if not isinstance(value, str) or value not in known:
            raise CompileError(f"'{value}' is no value of fact '{fact}'", nearest(str(value), known), at)
        return set(self.book.under(value)) if kind == "class" else {value}

    def term(self, name: str) -> int:
        """Compile a definition, under the reading of this compiler if it is one of its readings."""
        definition = self.book.definitions.get(name)
        if definition is None:
            fix = nearest(name, self.book.definitions) or "declare it"
            raise CompileError(f"definition '{name}' is not in this tree", fix, ("term",))
        if name in self._open:
            raise CompileError(f"definition '{name}' rests on itself", "break the circle", ("term",))
        kept = self._terms.get(name)
        if kept is not None and not kept[1] & self.extra:
            self.readings |= kept[1]
            return kept[0]
        outer, self.readings = self.readings, {r.id for r in definition.readings}
        body: DefinitionBody = next((r for r in definition.readings if r.id in self.active), definition)
        self._open.append(name)
        try:
            if body.table is not None:
                index = self._table(name, body.table)
            else:
                assert body.when is not None
                index = self.node(Op.ALL, [self.condition(body.when)], name=name)
        except CompileError as error:
            raise CompileError(f"in definition '{name}': {error.message}", error.fix, ("term",)) from None
        finally:
            self._open.pop()
        if not self.extra:
            self._terms[name] = (index, frozenset(self.readings))
        self.readings |= outer
        return index

    def _rows(self, table: DefinitionTable) -> Table:
        kind = self._declared(table.fact, ("class", "enum", "set"))
        rows: dict[str, bool | tuple[int] | None] = {}
        for value, answer in table.rows.items():
            self._value(table.fact, kind, value, ("rows", value))
            if isinstance(answer, TableRow):
                rows[value] = (self.condition(answer.when),)
            else:
                rows[value] = None if answer == "judgement" else answer
        rest = None if table.rest == "judgement" else table.rest
        if kind == "class":
            spelled: dict[str, bool | tuple[int] | None] = dict.fromkeys(self.book.classes, rest)
            # From the widest class to the narrowest, so that a row of its own always wins over one from above.
            for item_class in sorted(rows, key=lambda c: -len(self.book.under(c))):
                spelled.update(dict.fromkeys(self.book.under(item_class), rows[item_class]))
            rows = spelled
        return Table(rows, rest)

    def _table(self, name: str, table: DefinitionTable) -> int:
        rows = self._rows(table)
        args = sorted({r[0] for r in rows.rows.values() if isinstance(r, tuple)})
        return self.node(Op.TABLE, args, table.fact, rows, name)

    def _solely(self, fact: str, name: str) -> int:
        definition = self.book.definitions.get(name)
        if definition is None or definition.table is None or definition.table.fact != fact:
            fix = nearest(name, self.book.definitions)
            raise CompileError(f"'{name}' is no definition with a table over '{fact}'", fix, ("solely",))
        self.readings |= {r.id for r in definition.readings}
        body: DefinitionBody = next((r for r in definition.readings if r.id in self.active), definition)
        assert body.table is not None
        rows = self._rows(body.table)
        return self.node(Op.SOLELY, (), fact, rows, name)

    def _norm(self, ref: str, of: str, outcome: str) -> int:
        if ref not in self.tree.limbs:
            raise CompileError(f"limb '{ref}' is not in this tree", nearest(ref, self.tree.limbs), ("norm",))
        return self.node(Op.NORM, operand=NormRef(ref, of, outcome))

    def stages(self) -> tuple[int, int]:
        """Return the nodes for: the stage falls short at most; the conduct is carried out."""
        self._declared(STAGE)
        outer: list[dict[str, bool | tuple[int] | None]] = [{}, {}]
        for conduct, entry in self.book.conducts.items():
            self.readings |= {r.id for r in entry.readings}
            rule = self.book.stage_rule(conduct, self.active)
            assert rule is not None
            key = f"{conduct}@{','.join(r.id for r in entry.readings if r.id in self.active)}"
            possible: dict[str, bool | tuple[int] | None] = dict.fromkeys((*rule.meets, *rule.short), True)
            possible |= dict.fromkeys(rule.nothing, False)
            reached: dict[str, bool | tuple[int] | None] = dict.fromkeys(rule.meets, True)
            reached |= dict.fromkeys((*rule.short, *rule.nothing), False)
            if entry.stages is None and not entry.readings:
                key = "general"
            for into, rows, what in zip(outer, (possible, reached), ("possible", "reached"), strict=True):
                into[conduct] = (self.node(Op.TABLE, (), STAGE, Table(rows, None), f"stage:{what}:{key}"),)
        nodes = []
        for rows, what in zip(outer, ("possible", "reached"), strict=True):
            args = sorted({r[0] for r in rows.values() if isinstance(r, tuple)})
            nodes.append(self.node(Op.TABLE, args, CONDUCT, Table(rows, None), f"stage:{what}"))
        return nodes[0], nodes[1]

    def nexus(self, ref: str) -> int:
        """Return the node for: some link of the limb to an addressed State is there."""
        limb = self.tree.limbs[ref].limb
        parts = []
        for name in limb.nexus:
            link = self.book.links[name]
            wanted = [self.condition(link.when)]
            if limb.addressees == "member_states":
                wanted.append(self.condition(link.member))
            parts.append(self.node(Op.ALL, wanted, name=f"link:{name}"))
        return self.node(Op.ANY, parts)

    def limb(self, ref: str, content: Content, base: CompiledLimb | None = None) -> CompiledLimb:
        """Compile the elements and the procedure of one limb as it reads in one version.

        Parts of ``base`` that the readings switched on since cannot move are taken as they are.
        """
        given = dict(base.elements) if base else {}
        before = base.readings if base else {}
        elements: list[tuple[str, int]] = []
        readings: dict[str, frozenset[str]] = {}
        for name, make in self._makers(ref, content):
            if name in given and not before[name] & self.extra:
                index, readings[name] = given[name], before[name]
            else:
                self.met()
                index = make()
                readings[name] = self.met()
            elements.append((name, index))
        cases, procedure = (base.cases, base.procedure) if base else ((), -1)
        if content.procedure and (base is None or before["procedure"] & self.extra):
            self.met()
            cases = tuple(self._case(name, case) for name, case in content.procedure.items())
            procedure = self.node(Op.ANY, [self.node(Op.ALL, (c.applies, c.step)) for c in cases])
            readings["procedure"] = self.met()
        elif content.procedure:
            readings["procedure"] = before["procedure"]
        parts = [i for _, i in elements] + ([procedure] if procedure >= 0 else [])
        return CompiledLimb(ref, tuple(elements), cases, procedure, self.node(Op.ALL, parts), readings)

    def _makers(self, ref: str, content: Content) -> Iterator[tuple[str, Callable[[], int]]]:
        """Yield the name of each element and what compiles it."""
        limb = self.tree.limbs[ref].limb
        if limb.conduct:
            yield "conduct", partial(self.term, limb.conduct)
        for name, element in content.elements.items():
            yield name, partial(self._element, name, element)
        if limb.nexus:
            yield "nexus", partial(self.nexus, ref)

    def _element(self, name: str, element: Element) -> int:
        self.readings |= {r.id for r in element.readings}
        chosen = next((r.when for r in element.readings if r.id in self.active), element.when)
        try:
            return self.condition(chosen)
        except CompileError as error:
            raise error.under("elements", name, "when") from None

    def _case(self, name: str, case: ProcedureCase) -> CompiledCase:
        self.readings |= {r.id for r in case.readings}
        other = next((r for r in case.readings if r.id in self.active), None)
        when = (other and other.when) or case.when
        step = self.tree.steps[(other and other.step) or case.step]
        days = (other and other.working_days) or case.working_days
        try:
            applies = self.condition(when) if when else self.node(Op.ALL)
            return CompiledCase(name, applies, self.condition(step.when, days))
        except CompileError as error:
            raise error.under("procedure", name, "when") from None


def compile_limb(law: Law, ref: str, content: Content, exemptions: dict[str, Content]) -> Compiled:
    """Compile a limb in one version, with those of its exemptions that are (or may be) in force."""
    return Compiled(law, ref, content, exemptions)
