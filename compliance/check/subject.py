"""What is judged, and on what assumptions: facts in, and nothing of who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from compliance.logic.values import Fact
    from compliance.vocabulary.model import Actor


@dataclass(frozen=True, slots=True)
class Subject:
    """One conduct of one item with its facts.

    ``facts`` holds those of which anything is known, by name. ``day_inferred``: its day rests on that of a source which bears
    none, and is bounded by reference data alone.
    """

    item: str
    conduct: str
    facts: Mapping[str, Fact]
    day_inferred: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The item and the conduct."""
        return self.item, self.conduct


@dataclass(frozen=True, slots=True)
class Transfers:
    """What is reported together: the conducts of each item, what an item carries, and the actors that only this report names.

    ``unreported`` are items of which nothing is known on the day of knowledge.
    """

    subjects: Mapping[tuple[str, str], Subject]
    carries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    unreported: frozenset[str] = frozenset()

    def items(self) -> dict[str, list[Subject]]:
        """Return the conducts of each item, in the order of the report."""
        found: dict[str, list[Subject]] = {}
        for (item, _), subject in self.subjects.items():
            found.setdefault(item, []).append(subject)
        return found


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is taken to be so beside the facts; two that are equal give equal findings.

    ``law_day``: the day whose law is applied, instead of that of the conduct. ``reading``: one more reading than those that the
    law was compiled under. ``facts``: facts of the subject that replace its own. ``judgements``: answers to questions of
    judgement.
    """

    law_day: date | None = None
    reading: str | None = None
    facts: frozenset[tuple[str, Fact]] = frozenset()
    judgements: frozenset[tuple[str, bool]] = frozenset()

    def but(
        self, *, reading: str | None = None, facts: Mapping[str, Fact] | None = None, judged: Iterable[tuple[str, bool]] = ()
    ) -> Assumptions:
        """Return the same with more assumed."""
        replaced = dict(self.facts) | dict(facts or {})
        judgements = dict(self.judgements) | dict(judged)
        return replace(
            self,
            reading=reading or self.reading,
            facts=frozenset(replaced.items()),
            judgements=frozenset(judgements.items()),
        )


NOTHING = Assumptions()
