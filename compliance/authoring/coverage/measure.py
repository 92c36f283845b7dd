"""Run examples over limbs whose conditions keep their places, and note what each condition was and whether it decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from compliance.authoring.coverage.sites import Sites, sited
from compliance.authoring.examples.run import compared
from compliance.check.evaluate import outcome_from
from compliance.check.status import answer
from compliance.files.dataclass import dataclass, field
from compliance.law.kinds import is_judged
from compliance.logic.program import rerun, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.authoring.coverage.sites import Site, Sited
    from compliance.authoring.examples.load import Loaded
    from compliance.authoring.examples.run import Outcome
    from compliance.check.ask import Laws
    from compliance.check.facts_view import FactsView
    from compliance.check.finding import Finding
    from compliance.check.judge import Judge
    from compliance.check.status import Answer
    from compliance.law.compiled import CompiledLaw, LimbVersion
    from compliance.logic.truth import Truth

DIRECTIONS: tuple[Truth, ...] = (True, False, None)
VersionKey = tuple[str, date | None, tuple[tuple[str, date | None], ...], frozenset[str]]


@dataclass(slots=True)
class Seen:
    """What the examples showed of one condition: the values it had, and the values with which it decided an answer."""

    seen: set[Truth] = field(default_factory=set)
    decided: set[Truth] = field(default_factory=set)


class Coverage:
    """Coverage of a rule tree by its examples."""

    def __init__(self, laws: Laws) -> None:
        self.laws, self.tree = laws, laws.default.tree
        self.sites = Sites(self.tree)
        self.found: dict[Site, Seen] = {}
        # Each limb in each version that was met or exists, and where its conditions stand in it.
        self.units: dict[VersionKey, tuple[LimbVersion, Sited]] = {}
        for ref, entry in self.tree.limbs.items():
            if is_judged(entry.limb):
                self._units_of(ref)

    def _units_of(self, ref: str) -> None:
        """Compile every version of a limb, by default and under each reading that some part of it can be read by."""
        law = self.laws.default
        moved = {r for r in law.law.moved_by if law.moves(r, ref)}
        for day in _days(law, ref):
            version = law.version(ref, day)
            self.unit(version, frozenset())
            moved |= version.parts.readings
        for reading in sorted(moved):
            under = self.laws.under([reading])
            for day in _days(under, ref):
                self.unit(under.version(ref, day), frozenset({reading}))

    def unit(self, version: LimbVersion, active: frozenset[str]) -> Sited:
        """Return a limb in one version with its places, compiled once."""
        key = _key(version, active)
        if key not in self.units:
            self.units[key] = (version, sited(self.laws.under(active).law, version, self.sites))
            for sites in self.units[key][1].marks.values():
                for site in sites:
                    self.found.setdefault(site, Seen())
        return self.units[key][1]

    def add(self, examples: Iterable[Loaded]) -> list[Outcome]:
        """Run examples and note what they show."""
        outcomes = []
        for loaded in examples:
            judge = self.laws.judge(loaded.scenario, loaded.example.readings)
            outcome = compared(loaded, judge)
            outcomes.append(outcome)
            for site, value, decides in self.shown(judge, outcome.finding):
                self.found[site].seen.add(value)
                if decides:
                    self.found[site].decided.add(value)
        return outcomes

    def shown(self, judge: Judge, finding: Finding) -> Iterator[tuple[Site, Truth, bool]]:
        """Yield what each condition was in a finding, and whether another value of it alone would change the answer."""
        for period in finding.periods:
            version, view = judge.version(finding, period), judge.column(finding, period).view
            unit = self.unit(version, judge.law.readings)
            if version.in_force is False:
                continue
            values = run(unit.nodes, view)
            given = _answer(version, unit, values)
            for index, sites in unit.marks.items():
                decides = self._decides(version, view, unit, values, index, given)
                yield from ((site, values[index], decides) for site in sites)

    @staticmethod
    def _decides(
        version: LimbVersion, view: FactsView, unit: Sited, values: tuple[Truth, ...], index: int, given: Answer
    ) -> bool:
        for other in DIRECTIONS:
            if other is not values[index]:
                changed = rerun(unit.nodes, (*values[:index], other, *values[index + 1 :]), unit.after[index], view)
                if _answer(version, unit, changed) != given:
                    return True
        return False

    def gaps(self) -> list[tuple[Site, Truth]]:
        """Return every condition and value with which no example decided an answer, in the order of the files."""
        ordered = sorted(self.found, key=lambda s: (s.file, self.sites.place(s), s.what))
        return [(s, v) for s in ordered for v in DIRECTIONS if v not in self.found[s].decided]


def _answer(version: LimbVersion, unit: Sited, values: tuple[Truth, ...]) -> Answer:
    """Return the answer of a limb on the truth of each node, as Kleene logic alone gives it."""
    return answer(outcome_from(version, unit.parts, [True if i < 0 else values[i] for i in unit.parts.heads]), version.kind)


def _key(version: LimbVersion, active: frozenset[str]) -> VersionKey:
    others = tuple((n, v.lo if v else None) for n, v in version.exemptions.items())
    return version.ref, version.text.lo if version.text else None, others, active


def _days(law: CompiledLaw, ref: str) -> list[date]:
    """Return the first day of each version of a limb or of one of its exemptions, while the limb is in force."""
    return [d for d in law.boundaries(ref) if law.version(ref, d).in_force is not False]
