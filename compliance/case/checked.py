"""A case held against compiled law: facts made of its claims, their support kept, and the findings that follow."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.case.forms import Relative
from compliance.case.resolve import FactFinder
from compliance.check.explore import Explorer
from compliance.check.judge import Judge
from compliance.check.subject import Assumptions, Subject, Transfers
from compliance.files.dataclass import dataclass, field
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from compliance.case.load import Case
    from compliance.case.resolve import EvidencedFact
    from compliance.check.finding import Finding, Result
    from compliance.law.compiled import CompiledLaw
    from compliance.law.load import RuleSet
    from compliance.logic.values import Fact, Value


@dataclass(frozen=True, slots=True)
class Options:
    """What a person can set for a run. No clock is ever read from the machine."""

    law_date: date | None = None
    known_on: date | None = None
    readings: frozenset[str] = frozenset()
    # Assumptions of a what-if: by item.conduct.fact, item.fact or fact.
    assume: Mapping[str, Value] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)


class CheckedCase:
    """One case with its facts, what supports each of them, and its findings."""

    def __init__(self, case: Case, law: CompiledLaw, options: Options) -> None:
        self.case, self.law, self.options = case, law, options
        self.finder = FactFinder(case, law.tree.vocabulary, law.catalogue, options.known_on)
        self.support: dict[tuple[str, str], Mapping[str, EvidencedFact]] = {
            (name, conduct): self.finder.resolve(name, conduct)
            for name, item in case.file.items.items()
            for conduct in item.conducts
        }
        self._claims: dict[tuple[str, str, str], tuple[str, ...]] = {}
        given = Assumptions(options.law_date, judgements=frozenset(options.judged.items()))
        self.judge = Judge(law, self._transfers(), given)
        self.explorer = Explorer(self.judge)

    @property
    def tree(self) -> RuleSet:
        """The rule tree."""
        return self.law.tree

    @cached_property
    def result(self) -> Result:
        """The findings of every item."""
        return self.judge.run()

    @cached_property
    def findings(self) -> dict[tuple[str, str, str], Finding]:
        """Every finding by item, conduct and limb."""
        return {(f.item, f.conduct, f.ref): f for item in self.result.items for f in item.findings}

    def subject(self, item: str, conduct: str) -> Subject:
        """Return one conduct of one item with its facts."""
        return self.judge.transfers.subjects[item, conduct]

    def explore(self, finding: Finding) -> Finding:
        """Return a finding with everything that lies around it."""
        return self.explorer.explore(finding)

    def _transfers(self) -> Transfers:
        items = self.case.file.items
        unreported = frozenset(
            name
            for name, item in items.items()
            if self.options.known_on and not any(self.support[name, c] for c in item.conducts)
        )
        subjects = {key: self._subject(*key) for key in self.support}
        carries = {name: tuple(item.carries) for name, item in items.items()}
        return Transfers(subjects, carries, self.case.file.actors, unreported)

    def _subject(self, item: str, conduct: str) -> Subject:
        facts: dict[str, Fact] = {name: evidence.fact for name, evidence in self.support[item, conduct].items()}
        for target, value in self.options.assume.items():
            owner, _, fact = target.rpartition(".")
            if owner in ("", item, f"{item}.{conduct}"):
                facts[fact] = Known(value, complete=isinstance(value, frozenset))
        return Subject(item, conduct, facts, self._day_inferred(item, conduct, facts))

    def _day_inferred(self, item: str, conduct: str, facts: Mapping[str, Fact]) -> bool:
        """Tell whether the day of a conduct rests on the inferred day of a source that bears none."""
        roles = self.tree.vocabulary.roles
        evidence = self.support[item, conduct].get(roles.day)
        if evidence is None or roles.last_day in facts or roles.day in self.options.assume:
            return False
        counting = [a for a in evidence.assertions if a.counts]
        bases = [a.reported.to for a in counting if isinstance(a.reported, Relative)]
        return len(bases) == len(counting) and all(self.finder.datings[b].inferred for b in bases)

    # --- who says so ---

    def claims(self, finding: Finding) -> tuple[str, ...]:
        """Return the claims that supply the facts which the elements of a finding read, by identifier."""
        key = (finding.item, finding.conduct, finding.ref)
        if key not in self._claims:
            support = self.support[finding.item, finding.conduct]
            read = [support[holder] for holder in set(self._read(finding)) if holder in support]
            used = {a.claim.id for evidence in read for a in evidence.assertions if a.counts}
            self._claims[key] = tuple(sorted(used))
        return self._claims[key]

    def _read(self, finding: Finding) -> Iterator[str]:
        for _, version, column in self.explorer.judged(finding):
            heads = (*(i for _, i in version.parts.limb.elements), version.parts.possible)
            for fact in version.pool.facts_under(heads):
                yield column.view.holder(fact)

    def roots(self, claims: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sources that some claims go back to."""
        return tuple(sorted({self.finder.root(c) for c in self.finder.claims if c.id in claims}))
