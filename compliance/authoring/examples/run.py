"""Run examples: expected, got, and what decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compliance.authoring.bench import exemption_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.authoring.bench import Bench
    from compliance.authoring.examples.load import Loaded
    from compliance.check.finding import Finding
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


def run_example(bench: Bench, loaded: Loaded) -> Outcome:
    """Ask the limb of an example and compare."""
    example = loaded.example
    finding = bench.ask(
        example.limb,
        loaded.facts,
        beside=loaded.beside,
        carries=loaded.carries,
        judged=example.judged,
        actors=loaded.actors,
        readings=example.readings,
    )
    kind = finding.entry.limb.kind
    got = exemption_word(finding.answer) if kind == "exemption" else finding.status.value
    differences = [Difference("", example.expect, got)] if got != example.expect else []
    if example.carried is not None and not differences:
        carried = finding.answer.carried
        if carried is None or carried.value != example.carried:
            differences.append(Difference("if carried out", example.carried, carried.value if carried else "nothing"))
    parts = {**finding.outcome.elements, "stage": stage_of(finding)}
    for name, told in example.elements.items():
        if name not in parts:
            differences.append(Difference(f"element {name}", _told(told), "no such element on these days"))
        elif word_of(parts[name]) != _told(told):
            differences.append(Difference(f"element {name}", _told(told), word_of(parts[name])))
    for ref, told in example.exemptions.items():
        came = word_of(finding.outcome.exemptions.get(ref, False))
        if came != _told(told):
            differences.append(Difference(f"exemption {ref}", _told(told), came))
    return Outcome(loaded, finding, got, tuple(differences), decided_by(finding))


def stage_of(finding: Finding) -> Truth:
    """Return whether the conduct is carried out; False where the stage is nothing of it."""
    outcome = finding.outcome
    return False if outcome.possible is False else outcome.reached


def decided_by(finding: Finding) -> tuple[str, ...]:
    """Return the parts that decided: those that fail; else those unknown; else the exemptions shown; else a stage that falls
    short and the exemptions that are open; else all elements.
    """
    if finding.failing:
        return finding.failing
    if finding.unknown:
        return finding.unknown
    exemptions = finding.outcome.exemptions.items()
    if shown := tuple(r for r, t in exemptions if t is True):
        return shown
    short = ("stage",) if finding.outcome.reached is False else ()
    return (*short, *(r for r, t in exemptions if t is None)) or tuple(finding.outcome.elements)


def run_all(bench: Bench, examples: Iterable[Loaded]) -> Iterator[Outcome]:
    """Run examples one after another."""
    return (run_example(bench, e) for e in examples)


def _told(value: bool | str) -> str:
    return value if isinstance(value, str) else word_of(value)
