"""Run examples over limbs whose conditions keep their places, and note what each condition was and whether it decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from compliance.authoring.coverage.sites import Sites, sited
from compliance.authoring.examples.load import askable
from compliance.authoring.examples.run import run_example
from compliance.check.evaluate import outcome_of
from compliance.check.status import answer
from compliance.logic.program import rerun, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.authoring.bench import Bench
    from compliance.authoring.coverage.sites import Site, Sited
    from compliance.authoring.examples.load import Loaded
    from compliance.authoring.examples.run import Outcome
    from compliance.check.evaluate import LimbVersion, PeriodResult
    from compliance.check.finding import Finding
    from compliance.check.status import Answer
    from compliance.logic.truth import Truth

DIRECTIONS: tuple[Truth, ...] = (True, False, None)
GroundKey = tuple[str, date | None, tuple[tuple[str, date | None], ...], frozenset[str]]


@dataclass(slots=True)
class Seen:
    """What the examples showed of one condition: the values it had, and the values with which it decided an answer."""

    seen: set[Truth] = field(default_factory=set)
    decided: set[Truth] = field(default_factory=set)


class Coverage:
    """Coverage of a rule tree by its examples."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.tree = bench, bench.book.tree
        self.sites = Sites(self.tree)
        self.found: dict[Site, Seen] = {}
        # Each limb in each version that was met or exists, and where its conditions stand in it.
        self.units: dict[GroundKey, tuple[LimbVersion, Sited]] = {}
        for ref, entry in self.tree.limbs.items():
            if askable(entry):
                self._units_of(ref)

    def _units_of(self, ref: str) -> None:
        """Compile every version of a limb, by default and under each reading that some part of it can be read by."""
        book = self.bench.book
        moved = {r for r, limbs in book.law.moved_by.items() if limbs & {ref, *book.law.exemptions.get(ref, ())}}
        for day in _days(self.bench, ref, frozenset()):
            ground = book.grounds.on(ref, day)
            self.unit(ref, ground, frozenset())
            moved |= ground.compiled.readings
        for reading in sorted(moved):
            for day in _days(self.bench, ref, frozenset({reading})):
                self.unit(ref, self.bench.under([reading]).grounds.on(ref, day), frozenset({reading}))

    def unit(self, ref: str, ground: LimbVersion, active: frozenset[str]) -> Sited:
        """Return a limb in one version with its places, compiled once."""
        key = _key(ref, ground, active)
        if key not in self.units:
            law = self.bench.under(sorted(active)).law
            self.units[key] = (ground, sited(law, ground, ref, self.sites))
            for sites in self.units[key][1].marks.values():
                for site in sites:
                    self.found.setdefault(site, Seen())
        return self.units[key][1]

    def add(self, examples: Iterable[Loaded]) -> list[Outcome]:
        """Run examples and note what they show."""
        outcomes = []
        for loaded in examples:
            outcome = run_example(self.bench, loaded)
            outcomes.append(outcome)
            for site, value, decides in self.shown(outcome.finding, loaded.example.readings):
                self.found[site].seen.add(value)
                if decides:
                    self.found[site].decided.add(value)
        return outcomes

    def shown(self, finding: Finding, readings: Iterable[str]) -> Iterator[tuple[Site, Truth, bool]]:
        """Yield what each condition was in a finding, and whether another value of it alone would change the answer."""
        active, limb = frozenset(readings), finding.entry.limb
        for piece in finding.pieces:
            unit = self.unit(finding.ref, piece.ground, active)
            if piece.ground.version is None or piece.ground.version.in_force is False:
                continue
            values = run(unit.nodes, piece.env)
            given = answer(outcome_of(piece.ground, values, unit.parts), limb.kind)
            for index, sites in unit.marks.items():
                decides = self._decides(piece, unit, values, index, given, limb.kind)
                yield from ((site, values[index], decides) for site in sites)

    @staticmethod
    def _decides(piece: PeriodResult, unit: Sited, values: tuple[Truth, ...], index: int, given: Answer, kind: str) -> bool:
        for other in DIRECTIONS:
            if other is not values[index]:
                changed = rerun(unit.nodes, (*values[:index], other, *values[index + 1 :]), unit.after[index], piece.env)
                if answer(outcome_of(piece.ground, changed, unit.parts), kind) != given:
                    return True
        return False

    def gaps(self) -> list[tuple[Site, Truth]]:
        """Return every condition and value with which no example decided an answer, in the order of the files."""
        ordered = sorted(self.found, key=lambda s: (s.file, self.sites.place(s), s.what))
        return [(s, v) for s in ordered for v in DIRECTIONS if v not in self.found[s].decided]


def _key(ref: str, ground: LimbVersion, active: frozenset[str]) -> GroundKey:
    others = tuple((n, v.lo if v else None) for n, v in ground.exemptions.items())
    return ref, ground.version.lo if ground.version else None, others, active


def _days(bench: Bench, ref: str, active: frozenset[str]) -> list[date]:
    """Return the first day of each version of a limb or of one of its exemptions, while the limb is in force."""
    law = bench.under(sorted(active)).law
    days = sorted(law.boundaries(ref).union(*(law.boundaries(e) for e in law.exemptions.get(ref, ()))))
    return [d for d in days if (v := law.on(ref, d)) is not None and v.in_force is not False]
