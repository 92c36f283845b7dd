"""The law of a rule tree, consolidated and compiled: every version of every limb, over one pool of nodes for a regime."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from compliance.files.dataclass import dataclass, field
from compliance.law.compile import LimbCompiler
from compliance.law.consolidate import Law
from compliance.law.plain_law import KnownRegime
from compliance.logic.columns import Pool
from compliance.vocabulary.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from compliance.files.dates import Interval
    from compliance.law.compile import Parts
    from compliance.law.consolidate import Content, Version
    from compliance.law.load import LimbEntry, RuleSet
    from compliance.logic.program import Program
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact


# Of so many stretches of days what was looked up of actors is kept: memory does not grow with the number of cases.
MOST_DAYS = 256
# The section of a regime's snapshot that holds what is compiled of it.
COMPILED = "compiled"
# A limb, the readings beyond the first under which its days or its text are moved, and the first day of its version and of
# those of its exemptions; None before the first.
VersionKey = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LimbVersion:
    """A limb with its exemptions, compiled, over days on which nothing about them changes.

    ``text`` is None before its first day: it is then shown as not in force, and never applied. ``exemptions`` likewise.
    ``kind`` is the kind of limb by which its answers are worded. ``key`` tells it from the other versions of its regime.
    """

    key: VersionKey
    ref: str
    kind: str
    text: Version | None
    exemptions: Mapping[str, Version | None]
    parts: Parts
    pool: Pool
    _under: dict[str, Parts] = field(default_factory=dict)

    @property
    def facts(self) -> frozenset[str]:
        """The facts that some node of it reads."""
        return self.pool.facts_under(self.parts.heads)

    @property
    def in_force(self) -> Truth:
        """Whether it is in force; None where the sources do not reach."""
        return self.text.in_force if self.text else False


@dataclass(frozen=True, slots=True)
class LimbProgram:
    """A version of a limb as a program of its own, which no other limb shares."""

    nodes: Program
    parts: Parts


class RegimeLaw:
    """The limbs of one regime over one pool of nodes; each version is compiled when it is first asked for, and kept."""

    def __init__(self, tree: RuleSet, regime: str, active: frozenset[str]) -> None:
        """Nothing is compiled, or read of what a snapshot knows to be compiled, before it is asked for."""
        self.tree, self.regime, self._active = tree, regime, active
        self._kept: dict[VersionKey, LimbVersion] = {}
        self._programs: dict[VersionKey, LimbProgram] = {}

    @cached_property
    def _known(self) -> KnownRegime | None:
        """What a snapshot knows to be compiled; that is without any reading."""
        if self._active or self.regime not in self.tree.kept:
            return None
        return KnownRegime(self.tree.kept[self.regime].section(COMPILED))

    @cached_property
    def _triggers(self) -> dict[str, int | None]:
        return dict(self._known.triggers) if self._known else {}

    @cached_property
    def pool(self) -> Pool:
        """The nodes of all its limbs."""
        return Pool(self._known.nodes if self._known else [])

    @cached_property
    def scope(self) -> int:
        """The node of what the regime is about."""
        return self._known.scope if self._known else self._compiler.condition(self.tree.regimes[self.regime].scope)

    @cached_property
    def _compiler(self) -> LimbCompiler:
        return LimbCompiler(self.tree, self._active, self.pool.nodes)

    def version(self, law: Law, ref: str, day: date) -> LimbVersion:
        """Return a limb with its exemptions as they stand on a day in a law, which may be under another reading."""
        text = law.on(ref, day)
        exemptions = {name: law.on(name, day) for name in law.exemptions.get(ref, ())}
        extra = law.active - self._active
        key: VersionKey = (ref, extra, text and text.lo, *(v and v.lo for v in exemptions.values()))
        if key not in self._kept:
            parts = self._known.version(key) if self._known else None
            if parts is None:
                with self._compiler.reading(extra):
                    parts = self._compiler.parts(ref, *contents(law, ref, text, exemptions))
            limb = self.tree.limbs[ref].limb
            kind = "call" if limb.binding == "call" else limb.kind
            self._kept[key] = LimbVersion(key, ref, kind, text, exemptions, parts, self.pool)
        return self._kept[key]

    def parts(self, law: Law, version: LimbVersion, reading: str) -> Parts:
        """Return the parts of a version under one more reading; only what reads differently is compiled."""
        if reading not in version.parts.readings:
            return version.parts
        if reading not in version._under:
            parts = self._known.under(version.key, reading) if self._known else None
            if parts is None:
                texts = contents(law, version.ref, version.text, version.exemptions)
                with self._compiler.reading(frozenset({reading})):
                    parts = self._compiler.parts(version.ref, *texts, version.parts)
            version._under[reading] = parts
        return version._under[reading]

    def program(self, law: Law, version: LimbVersion) -> LimbProgram:
        """Return a version compiled by itself, so that its nodes do not depend on what else was asked for."""
        if version.key not in self._programs:
            compiler = LimbCompiler(self.tree, law.active)
            parts = compiler.parts(version.ref, *contents(law, version.ref, version.text, version.exemptions))
            self._programs[version.key] = LimbProgram(tuple(compiler.nodes), parts)
        return self._programs[version.key]

    def trigger(self, ref: str) -> int | None:
        """Return the node of what must be reported for a duty or an authorization to be shown; None shows it always."""
        if ref not in self._triggers:
            when = self.tree.limbs[ref].limb.shown_when
            self._triggers[ref] = None if when is None else self._compiler.condition(when)
        return self._triggers[ref]


def contents(
    law: Law, ref: str, text: Version | None, exemptions: Mapping[str, Version | None]
) -> tuple[Content, dict[str, Content]]:
    """Return what a limb says in a version (before its first day, in its first), and its exemptions that may be in force."""
    live = {n: v.content for n, v in exemptions.items() if v is not None and v.in_force is not False}
    return (text or law.versions(ref)[0]).content, live


class CompiledLaw:
    """The law of a rule tree under one set of readings: each limb on each day, regime by regime; shared by all cases."""

    def __init__(self, tree: RuleSet, readings: frozenset[str] = frozenset()) -> None:
        """Fold the law. Raises ``FaultyFile`` where amendments clash."""
        self.tree, self.readings = tree, readings
        self.law = Law(tree, readings)
        self.catalogue = Catalogue(tree.catalogue_document, tree.catalogue_entries)
        self.limbs: dict[str, list[LimbEntry]] = {name: list(tree.of_regime(name)) for name in sorted(tree.regimes)}
        self.regimes = {name: RegimeLaw(tree, name, readings) for name in self.limbs}
        self._laws: dict[str, Law] = {}
        self._attributes: dict[Interval, dict[tuple[str, str], Fact]] = {}
        self._versions: dict[tuple[str, date, str | None], LimbVersion] = {}
        self._boundaries: dict[tuple[str, str | None], tuple[date, ...]] = {}

    def attributes(self, on: Interval) -> dict[tuple[str, str], Fact]:
        """Return what was looked up of actors on some days, to be added to: by actor and attribute."""
        if len(self._attributes) > MOST_DAYS:
            self._attributes.clear()
        return self._attributes.setdefault(on, {})

    def regime_of(self, ref: str) -> RegimeLaw:
        """Return the regime of a limb."""
        return self.regimes[self.tree.limbs[ref].regime]

    def under(self, reading: str) -> Law:
        """Return the consolidated law with one more reading switched on."""
        if reading not in self._laws:
            self._laws[reading] = self.law.under(reading)
        return self._laws[reading]

    def moves(self, reading: str, ref: str) -> bool:
        """Tell whether a reading moves the days or the text of a limb or of one of its exemptions."""
        moved = self.law.moved_by.get(reading)
        return moved is not None and not moved.isdisjoint((ref, *self.law.exemptions.get(ref, ())))

    def version(self, ref: str, day: date, reading: str | None = None) -> LimbVersion:
        """Return a limb with its exemptions as they stand on a day; ``reading`` is one more that moves them."""
        key = (ref, day, reading)
        if key not in self._versions:
            self._versions[key] = self.regime_of(ref).version(self.under(reading) if reading else self.law, ref, day)
        return self._versions[key]

    def parts(self, version: LimbVersion, reading: str) -> Parts:
        """Return the parts of a version under one more reading."""
        return self.regime_of(version.ref).parts(self.law, version, reading)

    def program(self, version: LimbVersion) -> LimbProgram:
        """Return a version as a program of its own."""
        return self.regime_of(version.ref).program(self.law, version)

    def boundaries(self, ref: str, reading: str | None = None) -> tuple[date, ...]:
        """Return the first day of each version of a limb and of its exemptions, in order; ``reading`` as for ``version``."""
        key = (ref, reading)
        if key not in self._boundaries:
            law = self.under(reading) if reading else self.law
            days = law.boundaries(ref).union(*(law.boundaries(e) for e in law.exemptions.get(ref, ())))
            self._boundaries[key] = tuple(sorted(days))
        return self._boundaries[key]
