"""The compiled law of a regime as plain data for a snapshot, and back: nodes, the parts of every version, and every reading.

What stands alike is told once: a limb of a version by its number, parts by theirs. Both are made again when first asked for.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from compliance.law.compile import CompiledCase, CompiledLimb, Parts
from compliance.logic.program import Bounds, Clock, Node, NormRef, Op, Table

if TYPE_CHECKING:
    from collections.abc import Hashable

    from compliance.law.compiled import CompiledLaw, VersionKey
    from compliance.logic.program import Operand


def encode(law: CompiledLaw, regime: str) -> dict[str, Any]:
    """Return all that is compiled of one regime: each limb in each version, by default and under each reading."""
    own = law.regimes[regime]
    limbs, parts = _Numbers(), _Numbers()
    versions: dict[str, int] = {}
    under: dict[str, dict[str, int]] = {}

    def number(part: Parts) -> int:
        numbers = (limbs.of(part.limb.ref, _limb(part.limb)), [limbs.of(e.ref, _limb(e)) for e in part.exemptions])
        return parts.of("", [numbers[0], part.possible, part.reached, numbers[1], sorted(part.stage_readings)])

    for entry in law.limbs[regime]:
        moving = [r for r in sorted(law.law.moved_by) if law.moves(r, entry.ref)]
        for moved in (None, *moving):
            for day in (date.min, *law.boundaries(entry.ref, moved)):
                version = law.version(entry.ref, day, moved)
                key = name_of(version.key)
                if key in versions:
                    continue
                versions[key] = number(version.parts)
                if moved is None:
                    readings = sorted(version.parts.readings)
                    under[key] = {r: number(law.parts(version, r)) for r in readings}
    return {
        "scope": own.scope,
        "triggers": {entry.ref: own.trigger(entry.ref) for entry in law.limbs[regime]},
        "versions": versions,
        "under": under,
        "parts": parts.entries,
        "limbs": limbs.entries,
        "nodes": [_plain(node) for node in own.pool.nodes],
    }


class KnownRegime:
    """What a snapshot says of a regime that is compiled."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self.scope: int = plain["scope"]
        self.triggers: dict[str, int | None] = plain["triggers"]
        self.nodes = [_node(*node) for node in plain["nodes"]]
        self._versions, self._under = plain["versions"], plain["under"]
        self._parts: list[Any] = plain["parts"]
        self._limbs: list[Any] = plain["limbs"]

    def version(self, key: VersionKey) -> Parts | None:
        """Return the parts of a version, or None where the snapshot has none of that key."""
        number = self._versions.get(name_of(key))
        return None if number is None else self._part(number)

    def under(self, key: VersionKey, reading: str) -> Parts | None:
        """Return the parts of a version under one more reading, or None where the snapshot has none."""
        number = self._under.get(name_of(key), {}).get(reading)
        return None if number is None else self._part(number)

    def _part(self, number: int) -> Parts:
        raw = self._parts[number]
        if not isinstance(raw, Parts):
            limb, possible, reached, exemptions, readings = raw
            others = tuple(self._limb(n) for n in exemptions)
            raw = self._parts[number] = Parts(self._limb(limb), possible, reached, others, frozenset(readings))
        return raw

    def _limb(self, number: int) -> CompiledLimb:
        raw = self._limbs[number]
        if not isinstance(raw, CompiledLimb):
            ref, elements, cases, procedure, whole, readings = raw
            raw = self._limbs[number] = CompiledLimb(
                ref,
                tuple((name, index) for name, index in elements),
                tuple(CompiledCase(*case) for case in cases),
                procedure,
                whole,
                {part: frozenset(names) for part, names in readings.items()},
            )
        return raw


def name_of(key: VersionKey) -> str:
    """Return the key of a version as text."""
    ref, extra, *days = key
    return " ".join((ref, ",".join(sorted(extra)), *(str(day or "-") for day in days)))


class _Numbers:
    """Entries, each once, by their number."""

    def __init__(self) -> None:
        self.entries: list[Any] = []
        self._of: dict[Hashable, int] = {}

    def of(self, name: str, entry: list[Any]) -> int:
        number = self._of.setdefault((name, repr(entry)), len(self.entries))
        if number == len(self.entries):
            self.entries.append(entry)
        return number


def _limb(limb: CompiledLimb) -> list[Any]:
    cases = [[c.name, c.applies, c.step] for c in limb.cases]
    readings = {part: sorted(names) for part, names in limb.readings.items()}
    return [limb.ref, [list(e) for e in limb.elements], cases, limb.procedure, limb.whole, readings]


def _plain(node: Node) -> list[Any]:
    operand: Any = node.operand
    if isinstance(operand, frozenset):
        operand = sorted(operand, key=lambda v: (str(type(v)), str(v)))
    elif isinstance(operand, Table):
        operand = [operand.rows, operand.rest]
    elif isinstance(operand, Bounds):
        operand = [operand.lo, operand.hi]
    elif isinstance(operand, NormRef):
        operand = [operand.limb, operand.of, operand.outcome]
    elif isinstance(operand, Clock):
        operand = [operand.working_days, operand.until]
    return [node.op.value, list(node.args), node.fact, operand, node.name]


def _node(op: str, args: list[int], fact: str, operand: Any, name: str) -> Node:
    kind = Op(op)
    made: Operand = operand
    if kind is Op.IS:
        made = frozenset(operand)
    elif kind in (Op.TABLE, Op.SOLELY):
        rows, rest = operand
        made = Table({value: (row[0],) if isinstance(row, list) else row for value, row in rows.items()}, rest)
    elif kind in (Op.DAY, Op.NUMBER):
        made = Bounds(*operand)
    elif kind is Op.NORM:
        made = NormRef(*operand)
    elif kind is Op.PASSED:
        made = Clock(*operand)
    return Node(kind, tuple(args), fact, made, name)
