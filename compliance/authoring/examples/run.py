"""Run examples: expected, got, and what decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.ask import asked
from compliance.check.explore import Explorer
from compliance.check.status import Status
from compliance.files.dataclass import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.authoring.examples.load import Loaded
    from compliance.check.ask import Laws
    from compliance.check.finding import Finding
    from compliance.check.judge import Judge
    from compliance.check.status import Answer
    from compliance.check.status import Outcome as Truths
    from compliance.law.load import LimbEntry
    from compliance.logic.truth import Truth


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an example expects and did not get. ``what``: '' for the status itself, else 'element x' or so."""

    what: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example that was run. ``decided``: the parts of the limb that decided, in their order."""

    loaded: Loaded
    entry: LimbEntry
    finding: Finding
    got: str
    differences: tuple[Difference, ...] = ()
    decided: tuple[str, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """True where everything that the example expects came."""
        return not self.differences


def word_of(truth: Truth) -> str:
    """Return a truth value as an example writes it."""
    return {True: "true", False: "false", None: "unknown"}[truth]


def answer_word(entry: LimbEntry, answer: Answer) -> str:
    """Return an answer as an example writes it: that of an exemption in words of its own."""
    words = {Status.TOUCHED: "applies", Status.PROSPECTIVE: "applies", Status.NOT_TOUCHED: "does_not_apply"}
    return words.get(answer.status, answer.status.value) if entry.limb.kind == "exemption" else answer.status.value


def run_example(laws: Laws, loaded: Loaded) -> Outcome:
    """Ask the limb of an example and compare."""
    return compared(loaded, laws.judge(loaded.scenario, loaded.example.readings))


def compared(loaded: Loaded, judge: Judge) -> Outcome:
    """Hold what a judge of its scenario answers against what an example expects."""
    example = loaded.example
    finding, entry = asked(judge, example.limb), judge.law.tree.limbs[example.limb]
    outcome = truths(finding)
    got = answer_word(entry, finding.answer)
    differences = [Difference("", example.expect, got)] if got != example.expect else []
    if example.carried is not None and not differences:
        carried = finding.answer.carried
        if carried is None or carried.value != example.carried:
            differences.append(Difference("if carried out", example.carried, carried.value if carried else "nothing"))
    parts = {**outcome.elements, "stage": stage_of(outcome)}
    for name, told in example.elements.items():
        if name not in parts:
            differences.append(Difference(f"element {name}", _told(told), "no such element on these days"))
        elif word_of(parts[name]) != _told(told):
            differences.append(Difference(f"element {name}", _told(told), word_of(parts[name])))
    for ref, told in example.exemptions.items():
        came = word_of(outcome.exemptions.get(ref, False))
        if came != _told(told):
            differences.append(Difference(f"exemption {ref}", _told(told), came))
    return Outcome(loaded, entry, finding, got, tuple(differences), decided_by(finding))


def truths(finding: Finding) -> Truths:
    """Return the truth of every part of a limb that was asked."""
    assert finding.outcome is not None
    return finding.outcome


def stage_of(outcome: Truths) -> Truth:
    """Return whether the conduct is carried out; False where the stage is nothing of it."""
    return False if outcome.possible is False else outcome.reached


def decided_by(finding: Finding) -> tuple[str, ...]:
    """Return the parts that decided: those that fail; else those unknown; else the exemptions shown; else a stage that falls
    short and the exemptions that are open; else all elements.
    """
    if finding.failing:
        return finding.failing
    if finding.unknown:
        return finding.unknown
    outcome = truths(finding)
    exemptions = outcome.exemptions.items()
    if shown := tuple(r for r, t in exemptions if t is True):
        return shown
    short = ("stage",) if outcome.reached is False else ()
    return (*short, *(r for r, t in exemptions if t is None)) or tuple(outcome.elements)


def run_all(laws: Laws, examples: Iterable[Loaded]) -> Iterator[Outcome]:
    """Run examples one after another; the finding of one that fails is explored, to show what it rests on."""
    for loaded in examples:
        judge = laws.judge(loaded.scenario, loaded.example.readings)
        outcome = compared(loaded, judge)
        yield outcome if outcome.passed else replace(outcome, finding=Explorer(judge).explore(outcome.finding))


def _told(value: bool | str) -> str:
    return value if isinstance(value, str) else word_of(value)
