"""The neutral rule set as it stands in YAML, compiled into one program, and what its conditions say of a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.neutral.by_hand import CLEAR, FORBIDDEN, OPEN, SPARED
from benchmarks.neutral.records import RULES, Record
from compliance.check.workdays import elapsed
from compliance.files.dates import Interval
from compliance.law.compile import LimbCompiler
from compliance.law.consolidate import Law
from compliance.law.validate import load_valid
from compliance.logic.columns import ColumnPass, Masks, Pool
from compliance.logic.program import NormRef, Program, run
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

    def verdicts(self, values: Sequence[Truth]) -> list[int]:
        """Return the verdict of each provision from the truth of every node."""
        return [_verdict(values[p.forbids], k_any(values[i] for i in p.spares)) for p in self.provisions]

    def evaluated(self) -> Callable[[Record], list[int]]:
        """Return what gives the verdicts by the evaluator of the check, every node valued."""
        days, pool = self._days(), Pool(list(self.program))
        nodes = range(len(self.program))
        return lambda record: self.verdicts(ColumnPass(pool, _Reported(self.vocabulary, record, days)).truths(nodes))

    def interpreted(self) -> Callable[[Record], list[int]]:
        """Return what gives the verdicts by the definitional interpreter, every node valued."""
        days = self._days()
        return lambda record: self.verdicts(run(self.program, _Reported(self.vocabulary, record, days)))

    def _days(self) -> set[str]:
        return {name for name, fact in self.vocabulary.facts.items() if fact.type == "day"}


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
    """The facts of one record."""

    def __init__(self, vocabulary: Vocabulary, record: Record, days: set[str]) -> None:
        self.vocabulary, self.record, self.days = vocabulary, record, days

    full = 1
    varied: frozenset[str] = frozenset()

    def states(self, fact: str) -> tuple[tuple[Fact, int], ...]:
        return ((self.get(fact), 1),)

    def judgements(self, question: str) -> Masks:
        return 0, 0

    def get(self, fact: str) -> Fact:
        value = self.record[fact]
        if value is None:
            return NOT_REPORTED
        if fact in self.days:
            day = date.fromordinal(int(value))
            return Known(Interval(day, day))
        return Known(value)

    def domain(self, fact: str) -> tuple[Value, ...] | None:
        return self.vocabulary.domain(fact)

    def elapsed(self, since: Interval, until: Interval, working_days: int) -> Truth:
        return elapsed(self.vocabulary, since, until, working_days)

    def norm(self, ref: NormRef) -> Truth:
        return None

    def judged(self, question: str) -> Truth:
        return None
