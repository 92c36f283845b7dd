"""Facts that show something: shrunk as far as the check itself still shows it, and written as an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.authoring.examples.run import answer_word
from compliance.authoring.solve.candidates import person_of, persons
from compliance.authoring.solve.space import ABOARD, BESIDE, MAIN
from compliance.check.ask import Scenario, asked
from compliance.files.dataclass import dataclass, replace
from compliance.files.dates import Interval
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from compliance.authoring.solve.problem import Problem, Solution
    from compliance.check.ask import Laws
    from compliance.check.finding import Finding
    from compliance.check.judge import Judge
    from compliance.check.status import Answer
    from compliance.law.load import LimbEntry
    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.index import Vocabulary


@dataclass(frozen=True, slots=True)
class Witness:
    """What is told of the item and its conduct, of another conduct of it, of what it carries; and answers to judgement."""

    facts: Mapping[str, Mapping[str, Fact]]
    judged: Mapping[str, bool]

    def without(self, subject: str, name: str) -> Witness:
        """Return the witness without one fact."""
        left = {n: s for n, s in self.facts[subject].items() if n != name}
        return replace(self, facts={**self.facts, subject: left})

    def smaller(self) -> Iterator[Witness]:
        """Yield each witness that knows one thing less: a whole conduct or item first, then answers, then single facts."""
        for subject in (ABOARD, BESIDE):
            if subject in self.facts:
                yield replace(self, facts={s: f for s, f in self.facts.items() if s != subject})
        for question in self.judged:
            yield replace(self, judged={q: a for q, a in self.judged.items() if q != question})
        for subject, facts in self.facts.items():
            yield from (self.without(subject, name) for name in facts)

    def actors(self, book: Vocabulary) -> set[str]:
        """Return the private persons that it names."""
        local = {person_of(code) for code in book.states}
        return {str(v) for f in self.facts.values() for s in f.values() for v in values_of(s) if str(v) in local}


def witness(solution: Solution, problem: Problem) -> Witness:
    """Return what a solver found as a witness: every conduct on the day of the problem, as far as the vocabulary has a day."""
    on: dict[str, Fact] = dict.fromkeys(sorted(problem.space.fixed), Known(Interval(problem.day, problem.day)))
    return Witness({s: {**f, **on} for s, f in solution.facts.items()}, solution.judged)


def shrunk(found: Witness, still: Callable[[Witness], bool]) -> Witness:
    """Return a part of a witness from which nothing can be taken away without ``still`` failing."""
    tried = True
    while tried:
        tried = False
        for less in found.smaller():
            if still(less):
                found, tried = less, True
                break
    return found


def judge_of(laws: Laws, given: Witness, readings: Sequence[str] = ()) -> Judge:
    """Return the check itself, of a witness."""
    book = laws.default.tree.vocabulary
    beside, aboard = ([given.facts[s]] if s in given.facts else [] for s in (BESIDE, ABOARD))
    scenario = Scenario(given.facts[MAIN], beside, aboard, given.judged, persons(book, given.actors(book)))
    return laws.judge(scenario, readings)


def ask(laws: Laws, limb: str, given: Witness, readings: Sequence[str] = ()) -> Finding:
    """Ask the check itself."""
    return asked(judge_of(laws, given, readings), limb)


def word_of(entry: LimbEntry, answer: Answer) -> str:
    """Return the answer of a limb as an example writes it, with what it would be if carried out."""
    carried = answer.carried if entry.limb.kind != "exemption" else None
    return f"{answer_word(entry, answer)} ({carried.value})" if carried else answer_word(entry, answer)


def values_of(state: Fact) -> tuple[Value, ...]:
    """Return the value of a fact, or the values that it may have as told."""
    return (state.value,) if isinstance(state, Known) else state.candidates or ()


def written(state: Fact) -> Any:
    """Return what is told of a fact as a file writes it."""
    if not isinstance(state, Known):
        return {"any_of": [str(v) for v in state.candidates or ()]}
    if isinstance(state.value, Interval):
        return state.value.text()
    if isinstance(state.value, frozenset):
        return {"only": sorted(state.value)} if state.complete else sorted(state.value)
    return state.value


def as_example(laws: Laws, limb: str, given: Witness, name: str, readings: Sequence[str] = ()) -> dict[str, Any]:
    """Return a witness as an example of a limb, with the answer that the check gives on it."""
    answer, entry = ask(laws, limb, given, readings).answer, laws.default.tree.limbs[limb]

    def told(subject: str) -> dict[str, Any]:
        return {n: written(s) for n, s in sorted(given.facts[subject].items())}

    example: dict[str, Any] = {"id": name, "limb": limb, "facts": told(MAIN)}
    if given.judged:
        example["judged"] = dict(sorted(given.judged.items()))
    for subject, key in ((BESIDE, "beside"), (ABOARD, "carries")):
        if subject in given.facts:
            example[key] = [told(subject)]
    if readings:
        example["readings"] = list(readings)
    example["expect"] = answer_word(entry, answer)
    if answer.carried:
        example["carried"] = answer.carried.value
    return example
