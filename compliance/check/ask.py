"""What a limb would answer if exactly this were so: facts in, a finding out, and no case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.judge import Judge
from compliance.check.subject import Assumptions, Subject, Transfers
from compliance.files.dataclass import dataclass, field
from compliance.law.compiled import CompiledLaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compliance.check.finding import Finding
    from compliance.logic.values import Fact
    from compliance.vocabulary.model import Actor

ITEM, CONDUCT = "item", "conduct"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is taken to be so of one item.

    ``facts`` are of the item and its conduct together; ``beside`` those of each other conduct of the same item, which take what
    belongs to the item from ``facts``; ``carries`` those of each item aboard. ``judged`` answers questions of judgement;
    ``actors`` are known in this scenario alone.
    """

    facts: Mapping[str, Fact]
    beside: Sequence[Mapping[str, Fact]] = ()
    carries: Sequence[Mapping[str, Fact]] = ()
    judged: Mapping[str, bool] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)


class Laws:
    """The compiled law of one rule tree under each set of readings that is asked for, shared by all scenarios."""

    def __init__(self, default: CompiledLaw) -> None:
        self.default = default
        self._under: dict[frozenset[str], CompiledLaw] = {default.readings: default}

    def under(self, readings: Iterable[str]) -> CompiledLaw:
        """Return the law with some readings switched on. Raises ``FaultyFile`` where they make no law."""
        key = self.default.readings.union(readings)
        if key not in self._under:
            self._under[key] = CompiledLaw(self.default.tree, key)
        return self._under[key]

    def judge(self, scenario: Scenario, readings: Iterable[str] = ()) -> Judge:
        """Return a judge of a scenario under some readings."""
        law = self.under(readings)
        declared = law.tree.vocabulary.facts
        own = {n: f for n, f in scenario.facts.items() if n in declared and declared[n].scope == "item"}
        conducts = [scenario.facts, *({**own, **other} for other in scenario.beside)]
        keys = [(ITEM, f"{CONDUCT}-{i}" if i else CONDUCT) for i in range(len(conducts))]
        aboard = [f"{ITEM}-{i}" for i in range(len(scenario.carries))]
        keys += [(name, CONDUCT) for name in aboard]
        subjects = {key: Subject(*key, facts) for key, facts in zip(keys, (*conducts, *scenario.carries), strict=True)}
        transfers = Transfers(subjects, {ITEM: tuple(aboard)}, scenario.actors)
        return Judge(law, transfers, Assumptions(judgements=frozenset(scenario.judged.items())))

    def ask(self, limb: str, scenario: Scenario, readings: Iterable[str] = ()) -> Finding:
        """Return what follows for the conduct of a scenario under one limb, with the truth of every part."""
        return asked(self.judge(scenario, readings), limb)


def asked(judge: Judge, limb: str) -> Finding:
    """Return what follows under a limb for the conduct of the scenario that a judge was made for; every part is looked at."""
    return judge.whole(judge.judge(judge.transfers.subjects[ITEM, CONDUCT], limb))
