"""A problem: limbs of one or two rule trees on one day over the same facts, as a logic program for the solver.

Kleene logic is two atoms a node, ``t`` and ``f``; a node with neither is unknown. What a leaf gives for each kind of value
comes from the interpreter (see ``space``); only the joining of nodes and the order of statuses are written here, and every
answer of the solver is asked again of the check itself before anyone sees it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from compliance.authoring.solve.space import ABOARD, BESIDE, MAIN, Space
from compliance.check.status import CATCHES, QUIET, Answer, Status, in_words
from compliance.files.dataclass import dataclass, field
from compliance.logic.program import NormRef, Op, Table
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from compliance.authoring.solve.space import Cell, Leaf, Memo
    from compliance.law.compile import Parts
    from compliance.law.compiled import CompiledLaw, LimbVersion
    from compliance.logic.program import Node
    from compliance.logic.truth import Truth
    from compliance.logic.values import Unknown

_CARRIED = (Status.TOUCHED, Status.TOUCHED_UNLESS)


class Body(NamedTuple):
    """A limb with its exemptions as a program, and which of them are in force (None: not known)."""

    nodes: Sequence[Node]
    parts: Parts
    in_force: Truth
    exemptions: Mapping[str, Truth]


def body_of(law: CompiledLaw, version: LimbVersion) -> Body:
    """Return a limb as the check reads it, its nodes shared with no other."""
    program = law.program(version)
    nodes, parts = program.nodes, program.parts
    exemptions = {e.ref: (v.in_force if (v := version.exemptions[e.ref]) else False) for e in parts.exemptions}
    return Body(nodes, parts, version.in_force, exemptions)


@dataclass(frozen=True, slots=True)
class Limb:
    """The atoms of one limb in a problem. ``whole``: all its elements and its procedure."""

    key: str
    whole: str
    reached: str
    exempt: str
    elements: Mapping[str, str]
    exemptions: Mapping[str, str]
    nodes: tuple[str, ...]


@dataclass(slots=True)
class Solution:
    """Facts that the solver chose: what is told of each subject, and the answers to questions of judgement."""

    facts: dict[str, dict[str, Known | Unknown]]
    judged: dict[str, bool]


@dataclass
class Problem:
    """Limbs over the same facts on one day, and what is asked of them."""

    books: Sequence[CompiledLaw]
    day: date
    memo: Memo | None = None
    loose: bool = False
    rules: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the two constants and no leaf."""
        self.space = Space(self.books, self.day, self.memo, loose=self.loose)
        self._limbs: dict[tuple[int, str, str], Limb] = {}
        self._count = 0
        self.rules += ["t(yes).", "f(no)."]

    # --- nodes -------------------------------------------------------------------------------------------------------

    def atom(self) -> str:
        """Return a new name of a node."""
        self._count += 1
        return f"n{self._count}"

    def all_of(self, parts: Iterable[str]) -> str:
        """Return a node that is the conjunction of others."""
        return self._joined(list(dict.fromkeys(parts)), "t", "f")

    def any_of(self, parts: Iterable[str]) -> str:
        """Return a node that is the disjunction of others."""
        return self._joined(list(dict.fromkeys(parts)), "f", "t")

    def _joined(self, parts: list[str], every: str, one: str) -> str:
        if not parts:
            return "yes" if every == "t" else "no"
        if len(parts) == 1:
            return parts[0]
        new = self.atom()
        self.rules.append(f"{every}({new}) :- {', '.join(f'{every}({p})' for p in parts)}.")
        self.rules += [f"{one}({new}) :- {one}({p})." for p in parts]
        return new

    def negation(self, of: str) -> str:
        """Return a node that is the negation of another."""
        new = self.atom()
        self.rules += [f"t({new}) :- f({of}).", f"f({new}) :- t({of})."]
        return new

    def constant(self, truth: Truth) -> str:
        """Return a node that always has one truth value; ``unknown`` has no rule, so it is neither."""
        return {True: "yes", False: "no", None: "unknown"}[truth]

    # --- limbs -------------------------------------------------------------------------------------------------------

    def limb(self, side: int, ref: str, subject: str = MAIN) -> Limb:
        """Return a limb as the law of a side has it on the day of the problem."""
        key = (side, subject, ref)
        if key not in self._limbs:
            law = self.books[side]
            self._limbs[key] = self.body(side, body_of(law, law.version(ref, self.day)), subject)
        return self._limbs[key]

    def body(self, side: int, body: Body, subject: str = MAIN, forced: tuple[int, str, Sequence[str]] | None = None) -> Limb:
        """Return a limb given as a program.

        ``forced``: a copy of a limb in which one node is another atom; its third part holds the atoms of the original, of
        which those are taken that do not rest on that node.
        """
        return self._parts(body, list(self.nodes(side, body.nodes, range(len(body.nodes)), subject, forced).values()))

    def nodes(
        self,
        side: int,
        nodes: Sequence[Node],
        only: Iterable[int],
        subject: str = MAIN,
        forced: tuple[int, str, Sequence[str] | Mapping[int, str]] | None = None,
    ) -> dict[int, str]:
        """Return the atoms of some nodes of a program, each after those it rests on; ``forced`` as for ``body``."""
        atoms: dict[int, str] = {}
        moved: set[int] = set()
        for index in only:
            node = nodes[index]
            if forced is not None and index == forced[0]:
                atoms[index] = forced[1]
                moved.add(index)
            elif forced is not None and moved.isdisjoint(node.args):
                atoms[index] = forced[2][index]
            else:
                atoms[index] = self._node(side, subject, node, atoms)
                moved.add(index)
        return atoms

    def _parts(self, body: Body, atoms: list[str]) -> Limb:
        parts = body.parts

        def at(index: int) -> str:
            return "yes" if index < 0 else atoms[index]

        elements = {name: at(i) for name, i in parts.limb.elements}
        if parts.limb.procedure >= 0:
            elements["procedure"] = at(parts.limb.procedure)
        whole = self.all_of([*elements.values(), at(parts.possible)])
        exemptions = {e.ref: self.all_of([self.constant(body.exemptions[e.ref]), at(e.whole)]) for e in parts.exemptions}
        exempt = self.any_of(exemptions.values())
        key = self.atom()
        self._status(key, body.in_force, whole, at(parts.reached), exempt)
        return Limb(key, whole, at(parts.reached), exempt, elements, exemptions, tuple(atoms))

    def _status(self, key: str, in_force: Truth, whole: str, reached: str, exempt: str) -> None:
        """Write the order of statuses: the first that holds (``check/status.py`` has the table)."""
        if in_force is False:
            self.rules.append(f"status({key},not_in_force).")
            return
        sure = f"not f({whole}), not t({exempt})"
        known = f"{sure}, t({whole})"
        self.rules += [
            f"status({key},not_touched) :- f({whole}).",
            f"status({key},excepted) :- not f({whole}), t({exempt}).",
            f"status({key},open) :- {sure}, not t({whole}).",
            f"status({key},open) :- {known}, not t({reached}), not f({reached}).",
        ]
        if in_force is None:
            self.rules.append(f"status({key},open) :- {known}.")
            return
        for at, word in ((f"t({reached})", "touched"), (f"f({reached})", "prospective")):
            self.rules += [
                f"status({key},{word}) :- {known}, {at}, f({exempt}).",
                f"status({key},{word}_unless) :- {known}, {at}, not f({exempt}).",
            ]

    def words(self, limb: Limb, side: int, ref: str) -> None:
        """Say each status in the words of a kind of limb, in which some fall together: ``word(limb,word)``."""
        kind = self.books[side].version(ref, self.day).kind
        for status in (Status.NOT_IN_FORCE, Status.NOT_TOUCHED, Status.EXCEPTED, Status.OPEN, *_CARRIED):
            plain = in_words(Answer(status), kind).status
            self.rules.append(f"word({limb.key},{plain.value}) :- status({limb.key},{status.value}).")
        for carried in _CARRIED:
            told = in_words(Answer(Status.PROSPECTIVE, carried), kind)
            word = f"prospective_{carried.value}" if told.carried else told.status.value
            name = "prospective" if carried is Status.TOUCHED else "prospective_unless"
            self.rules.append(f"word({limb.key},{word}) :- status({limb.key},{name}).")

    def _node(self, side: int, subject: str, node: Node, atoms: Mapping[int, str]) -> str:
        if node.op is Op.ALL:
            return self.all_of(atoms[i] for i in node.args)
        if node.op is Op.ANY:
            return self.any_of(atoms[i] for i in node.args)
        if node.op is Op.NOT:
            return self.negation(atoms[node.args[0]])
        if node.op is Op.NORM:
            assert isinstance(node.operand, NormRef)
            return self._norm(side, subject, node.operand)
        new = self.atom()
        self.space.leaf(side, subject, node, new, {i: atoms[i] for i in node.args})
        return new

    def _norm(self, side: int, subject: str, wanted: NormRef) -> str:
        """Whether another limb catches some conduct of the item, or of what it carries."""
        if wanted.of == "item":
            subjects = [subject] if subject == ABOARD else [MAIN, BESIDE]
        elif subject == ABOARD:
            # What is aboard of what is aboard is not looked at: nothing is said of it, and so it stays unknown.
            return self.constant(None)
        else:
            subjects = [ABOARD]
        kind = self.books[side].version(wanted.limb, self.day).kind
        caught = self.any_of(self._caught(self.limb(side, wanted.limb, s), kind) for s in subjects)
        return caught if wanted.outcome == "touched" else self.negation(caught)

    def _caught(self, limb: Limb, kind: str) -> str:
        """Whether a limb catches, as the check takes its answer: what some kinds of limb answer is never more than open."""
        new = self.atom()
        for status in (Status.TOUCHED, Status.NOT_TOUCHED, Status.EXCEPTED, Status.NOT_IN_FORCE):
            told = in_words(Answer(status), kind).status
            sign = "t" if told in CATCHES else "f" if told in QUIET or told is Status.EXCEPTED else ""
            self.rules += [f"{sign}({new}) :- status({limb.key},{status.value})."] if sign else []
        return new

    # --- leaves ------------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the whole program. Everything asked has to be in by now."""
        rules = list(self.rules)
        names: dict[tuple[str, str], str] = {}
        for number, (key, variable) in enumerate(self.space.variables.items()):
            names[key] = f"v{number}"
            rules.append(f"{{ pick(v{number},0..{len(variable.cells) - 1}) }} = 1.")
        for leaf in self.space.leaves:
            where = {v: names[self.space.key(leaf.subject, v)] for v in leaf.variables}
            cells = {v: self.space.variables[self.space.key(leaf.subject, v)].cells for v in leaf.variables}
            if leaf.rows:
                rules += self._table_rules(leaf.atom, where, cells, leaf)
                continue
            for combination in _product(cells):
                truth = self.space.truth(leaf, {v: cells[v][i] for v, i in combination.items()})
                if truth is not None:
                    body = ", ".join(f"pick({where[v]},{i})" for v, i in combination.items())
                    rules.append(f"{'t' if truth else 'f'}({leaf.atom}){' :- ' if body else ''}{body}.")
        rules += self._askable(names)
        # Answers to questions of judgement are the last resort; then the smallest set of facts.
        judged = [names[key] for key, variable in self.space.variables.items() if variable.judged]
        rules += [f"judged({v})." for v in judged]
        rules.append("#minimize { 1@2,V : pick(V,C), C > 0, judged(V) }.")
        rules.append("#minimize { 1@1,V : pick(V,C), C > 0, not judged(V) }.")
        rules.append("#show pick/2.")
        return "\n".join(rules)

    def _table_rules(self, atom: str, where: Mapping[str, str], cells: Mapping[str, list[Cell]], leaf: Leaf) -> list[str]:
        assert isinstance(leaf.node.operand, Table)
        fact = next(v for v in leaf.variables if not v.startswith("judge:"))
        rules = []
        for i, state in enumerate(cells[fact]):
            assert state is not None
            assert not isinstance(state, bool)
            rows, known, complete = self.space.rows(leaf, state)
            if rows is None:
                continue
            whole, open_rows = self._row_atoms(rows, leaf.rows)
            here = f"pick({where[fact]},{i})"
            if leaf.node.op is Op.SOLELY:
                rules += self._solely_rules(atom, here, whole, where, leaf.node.name, complete=complete)
            elif known and open_rows:
                judge = where[f"judge:{leaf.node.name}"]
                rules += [f"t({atom}) :- {here}, pick({judge},1).", f"f({atom}) :- {here}, pick({judge},2)."]
            elif known:
                rules += [f"{sign}({atom}) :- {here}, {sign}({whole[0]})." for sign in "tf"]
            elif not open_rows:
                # Any value of the list: decided only where every row is decided alike.
                rules += [f"{s}({atom}) :- {here}, {', '.join(f'{s}({w})' for w in whole)}." for s in "tf"]
        return rules

    def _row_atoms(self, rows: Iterable[Truth | tuple[int]], atoms: Mapping[int, str]) -> tuple[list[str], bool]:
        rows = list(rows)
        found = [atoms[r[0]] if isinstance(r, tuple) else self.constant(r) for r in rows]
        return list(dict.fromkeys(found)), any(r is None for r in rows)

    def _solely_rules(
        self, atom: str, here: str, whole: list[str], where: Mapping[str, str], name: str, *, complete: bool
    ) -> list[str]:
        """Every member fits, or what is open of it is judged to; and nothing else is served, as told or as judged."""
        fits, raw = self.atom(), [f"t({w})" for w in whole]
        rules = [f"f({fits}) :- {here}, f({w})." for w in whole]
        rules.append(f"t({fits}) :- {here}, {', '.join(raw)}.")
        if (judge := where.get(f"judge:{name}")) is not None:
            undecided = ", ".join(f"not f({w})" for w in whole)
            rules += [f"{s}({fits}) :- {here}, {undecided}, not t({w}), pick({judge},{n})."
                      for w in whole for s, n in (("t", 1), ("f", 2))]  # fmt: skip
        only = where[f"judge:solely:{name}"]
        rules.append(f"t({atom}) :- {here}, t({fits}){'' if complete else f', pick({only},1)'}.")
        rules.append(f"f({atom}) :- {here}, f({fits}).")
        if not complete:
            rules.append(f"f({atom}) :- {here}, pick({only},2).")
        return rules

    def _askable(self, names: Mapping[tuple[str, str], str]) -> list[str]:
        """A fact that only some conducts can have is known of no other conduct."""
        rules = []
        for (subject, name), at in names.items():
            for book in self.space.vocabularies:
                kind = subject, book.roles.conduct
                if not subject or kind not in names:
                    continue
                able = book.facts[name].asked_of if name in book.facts else []
                conducts = self.space.variables[kind].cells
                for i, conduct in enumerate(conducts):
                    if able and isinstance(conduct, Known) and conduct.value not in able:
                        rules.append(f":- pick({at},C), C > 0, pick({names[kind]},{i}).")
        return list(dict.fromkeys(rules))


def _product(cells: Mapping[str, list[Cell]]) -> Iterable[dict[str, int]]:
    for combination in itertools.product(*(range(len(c)) for c in cells.values())):
        yield dict(zip(cells, combination, strict=True))
