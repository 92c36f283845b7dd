"""From limbs to programs: their elements, stage, links and procedure, and the other readings of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field
from compliance.law.conditions import CompileError, Compiler
from compliance.logic.program import Op, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from compliance.law.consolidate import Content
    from compliance.law.model import Element, ProcedureCase

__all__ = ["CompileError", "CompiledLimb", "Compiler", "LimbCompiler", "Parts"]


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


@dataclass(frozen=True, slots=True)
class Parts:
    """Where a limb, its stage and its exemptions stand in a program, under one set of readings.

    ``heads`` are the nodes of every part; two readings with equal heads say the same.
    """

    limb: CompiledLimb
    possible: int
    reached: int
    exemptions: tuple[CompiledLimb, ...]
    stage_readings: frozenset[str]
    heads: tuple[int, ...] = field(init=False)
    # The elements, in the order in which they stand among the heads, from the fourth on.
    names: tuple[str, ...] = field(init=False)
    # Every reading that some part can be read by.
    readings: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the heads."""
        elements, whole = (i for _, i in self.limb.elements), (e.whole for e in self.exemptions)
        parts = [*self.limb.readings.values(), *(r for e in self.exemptions for r in e.readings.values())]
        object.__setattr__(self, "readings", self.stage_readings.union(*parts))
        object.__setattr__(self, "names", tuple(name for name, _ in self.limb.elements))
        object.__setattr__(self, "heads", (self.possible, self.reached, self.limb.procedure, *elements, *whole))


class LimbCompiler(Compiler):
    """Compiles limbs into one collection of nodes."""

    def parts(self, ref: str, content: Content, exemptions: Mapping[str, Content], base: Parts | None = None) -> Parts:
        """Compile a limb in one version with those of its exemptions that are (or may be) in force.

        Parts of ``base`` that the readings switched on since cannot move are taken as they are.
        """
        entry = self.tree.limbs[ref].limb
        limb = self.limb(ref, content, base.limb if base else None)
        if base is not None and not self.extra & base.stage_readings:
            possible, reached, stage_readings = base.possible, base.reached, base.stage_readings
        else:
            self.met()
            possible, reached = self.stages() if entry.staged and entry.conduct is not None else (-1, -1)
            stage_readings = self.met()
        given = {e.ref: e for e in base.exemptions} if base else {}
        others = tuple(self.limb(name, c, given.get(name)) for name, c in exemptions.items())
        return Parts(limb, possible, reached, others, stage_readings)

    def stages(self) -> tuple[int, int]:
        """Return the nodes for: the stage falls short at most; the conduct is carried out."""
        roles = self.vocabulary.roles
        self._declared(roles.stage)
        outer: list[dict[str, bool | tuple[int] | None]] = [{}, {}]
        for conduct, entry in self.vocabulary.conducts.items():
            self.readings |= {r.id for r in entry.readings}
            rule = self.vocabulary.stage_rule(conduct, self.active)
            assert rule is not None
            key = f"{conduct}@{','.join(r.id for r in entry.readings if r.id in self.active)}"
            possible: dict[str, bool | tuple[int] | None] = dict.fromkeys((*rule.meets, *rule.short), True)
            possible |= dict.fromkeys(rule.nothing, False)
            reached: dict[str, bool | tuple[int] | None] = dict.fromkeys(rule.meets, True)
            reached |= dict.fromkeys((*rule.short, *rule.nothing), False)
            if entry.stages is None and not entry.readings:
                key = "general"
            for into, rows, what in zip(outer, (possible, reached), ("possible", "reached"), strict=True):
                into[conduct] = (self.node(Op.TABLE, (), roles.stage, Table(rows, None), f"stage:{what}:{key}"),)
        nodes = []
        for rows, what in zip(outer, ("possible", "reached"), strict=True):
            args = sorted({r[0] for r in rows.values() if isinstance(r, tuple)})
            nodes.append(self.node(Op.TABLE, args, roles.conduct, Table(rows, None), f"stage:{what}"))
        return nodes[0], nodes[1]

    def nexus(self, ref: str) -> int:
        """Return the node for: some link of the limb to an addressed State is there."""
        limb = self.tree.limbs[ref].limb
        parts = []
        for name in limb.nexus:
            link = self.vocabulary.links[name]
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
