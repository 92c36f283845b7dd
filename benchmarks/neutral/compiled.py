"""The neutral rule set as it stands in YAML, compiled into one program, and what its conditions say of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from benchmarks.neutral.by_hand import CLEAR, FORBIDDEN, OPEN, SPARED
from benchmarks.neutral.records import RULES, Record
from compliance.check.workdays import elapsed
from compliance.files.dates import Interval
from compliance.law.compile import LimbCompiler
from compliance.law.consolidate import Law
from compliance.law.validate import load_valid
from compliance.logic.columns import ColumnPass, Pool
from compliance.logic.program import NormRef, Program, run
from compliance.logic.straight import straight
from compliance.logic.truth import Truth, k_any
from compliance.logic.values import NOT_REPORTED, Fact, Known, Value
from compliance.vocabulary.index import Vocabulary


@dataclass(frozen=True)
class Provision:
    """Where the conditions of a provision stand in the program: of the prohibition, and of each of its exemptions."""

    forbids: int
    spares: tuple[int, ...]


@dataclass(frozen=True)
class Neutral:
    """The program of all provisions together, equal conditions once, and where each provision stands in it."""

    vocabulary: Vocabulary
    program: Program
    provisions: tuple[Provision, ...]

    def evaluated(self) -> Callable[[Record], list[int]]:
        """Return what gives the verdicts by straight-line code, every node valued."""
        reported, provisions = _Reported(self.vocabulary), [(p.forbids, p.spares) for p in self.provisions]
        evaluate = straight(self.program, reported.state, self.vocabulary.domain)

        def verdicts(record: Record) -> list[int]:
            reported.record = record
            true, false = evaluate(record, reported)
            found = []
            for forbids, spares in provisions:
                if false[forbids]:
                    found.append(CLEAR)
                else:
                    spared, none = 0, true[forbids]
                    for place in spares:
                        spared |= true[place]
                        none &= false[place]
                    found.append(SPARED if spared else FORBIDDEN if none else OPEN)
            return found

        return verdicts

    def passed(self) -> Callable[[Record], list[int]]:
        """Return what gives the verdicts as a check does, by a pass of one column, every node valued."""
        reported, pool = _Reported(self.vocabulary), Pool(list(self.program))

        def verdicts(record: Record) -> list[int]:
            reported.record = record
            values = ColumnPass(pool, reported)
            for index in range(len(self.program)):
                values.at(index)
            return [_verdict(values.truth(p.forbids), k_any(map(values.truth, p.spares))) for p in self.provisions]

        return verdicts

    def interpreted(self) -> Callable[[Record], list[int]]:
        """Return what gives the verdicts by the definitional interpreter, every node valued."""
        reported = _Reported(self.vocabulary)

        def verdicts(record: Record) -> list[int]:
            reported.record = record
            values = run(self.program, reported)
            return [_verdict(values[p.forbids], k_any(values[i] for i in p.spares)) for p in self.provisions]

        return verdicts


def neutral() -> Neutral:
    """Load the rule tree beside this folder and compile it."""
    tree = load_valid(RULES)
    law = Law(tree)
    compiler = LimbCompiler(tree)
    provisions = []
    for entry in tree.limbs.values():
        if entry.limb.kind == "prohibition":
            spares = law.exemptions.get(entry.ref, ())
            provisions.append(Provision(_whole(law, compiler, entry.ref), tuple(_whole(law, compiler, ref) for ref in spares)))
    return Neutral(tree.vocabulary, tuple(compiler.nodes), tuple(provisions))


def _whole(law: Law, compiler: LimbCompiler, ref: str) -> int:
    """Return the node of all conditions of a limb."""
    version = law.on(ref, law.tree.limbs[ref].limb.from_)
    assert version is not None
    return compiler.limb(ref, version.content).whole


def _verdict(forbidden: Truth, spared: Truth) -> int:
    if forbidden is False:
        return CLEAR
    if spared is True:
        return SPARED
    return FORBIDDEN if forbidden is True and spared is False else OPEN


class _Reported:
    """The facts of one record after another, as the one column of a pass too."""

    full = 1
    varied: frozenset[str] = frozenset()

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.record: Record = {}
        self._days = {name for name, fact in vocabulary.facts.items() if fact.type == "day"}

    def state(self, fact: str, held: object) -> Fact:
        """Return the state of a fact of which a record holds this."""
        if held is None:
            return NOT_REPORTED
        if fact in self._days:
            return _day(held)
        return Known(held)

    def get(self, fact: str) -> Fact:
        return self.state(fact, self.record[fact])

    def states(self, fact: str) -> tuple[tuple[Fact, int], ...]:
        return ((self.get(fact), 1),)

    def judgements(self, question: str) -> tuple[int, int]:
        return (0, 0)

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        return self.vocabulary.domain(fact)

    def elapsed(self, since: Interval, until: Interval, working_days: int) -> Truth:
        return elapsed(self.vocabulary, since, until, working_days)

    def norm(self, ref: NormRef) -> Truth:
        return None

    def judged(self, question: str) -> Truth:
        return None


@cache
def _day(ordinal: int) -> Known:
    day = date.fromordinal(ordinal)
    return Known(Interval(day, day))
