"""Load the examples of a rule tree, with every fault of every file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compliance.authoring.examples.model import NotKnown, TestsFile
from compliance.case.model import AnyOf, Only
from compliance.case.validate import misfit, word_fault, words_of
from compliance.check.ask import Scenario
from compliance.explain.labels import readings
from compliance.files.dataclass import dataclass
from compliance.files.dates import partial
from compliance.files.diagnostics import FaultyFile, nearest
from compliance.files.schema_types import build
from compliance.files.yaml import read
from compliance.law.kinds import is_judged
from compliance.law.load import TESTS
from compliance.logic.values import Known, Reason, Unknown
from compliance.vocabulary.roles import STATE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from compliance.authoring.examples.model import Example, Facts, Taken
    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Document, PathKey
    from compliance.law.load import RuleSet
    from compliance.logic.values import Fact, Value
    from compliance.vocabulary.index import Vocabulary


@dataclass(frozen=True, slots=True)
class Loaded:
    """One example with where it stands, and its facts as the check takes them."""

    example: Example
    document: Document
    path: PathKey
    scenario: Scenario

    @property
    def name(self) -> str:
        """The file and the identifier."""
        return f"{Path(self.document.path).name}::{self.example.id}"


def load_examples(tree: RuleSet, root: Path | None = None) -> list[Loaded]:
    """Load every example under ``root`` (the folder of the tree, or one file). Raises ``FaultyFile`` with every fault."""
    root = root or tree.root
    files = [root] if root.is_file() else sorted(root.rglob(f"*{TESTS}"))
    asked, known = questions(tree), readings(tree).keys()
    faults: list[Diagnostic] = []
    found: list[Loaded] = []
    for path in files:
        try:
            document = read(path, str(path))
        except FaultyFile as error:
            faults += error.diagnostics
            continue
        built, wrong = build(document, TestsFile)
        if built is None:
            faults += wrong
            continue
        wrong = list(_Validator(tree, document, built, asked, known).faults())
        faults += wrong
        if not wrong:
            found += [_taken(tree, document, built, i) for i in range(len(built.examples))]
    if faults:
        raise FaultyFile(tuple(sorted(set(faults))))
    return found


def questions(tree: RuleSet) -> set[str]:
    """Return every question of judgement that can be answered: those of conditions, and what a table leaves to judgement."""
    tables = {name for term in tree.vocabulary.definitions for name in (term, f"solely:{term}")}
    return tables | tree.graph.questions()


def facts_of(file: TestsFile, example: Example) -> Facts:
    """Return the facts of an example with those of its base."""
    return {**(file.base[example.like] if example.like else {}), **example.facts}


def _taken(tree: RuleSet, document: Document, file: TestsFile, i: int) -> Loaded:
    example = file.examples[i]

    def read_all(facts: Facts) -> dict[str, Fact]:
        return {name: taken(tree.vocabulary, name, value) for name, value in facts.items()}

    facts = read_all(facts_of(file, example))
    beside, carries = (tuple(read_all(f) for f in some) for some in (example.beside, example.carries))
    return Loaded(example, document, ("examples", i), Scenario(facts, beside, carries, example.judged, file.actors))


def taken(book: Vocabulary, name: str, value: Taken) -> Fact:
    """Return the state of a fact that is written in an example."""
    declared = book.facts[name]
    if isinstance(value, NotKnown):
        candidates = tuple(_value(book, name, v) for v in value.any_of) if value.any_of else None
        return Unknown(Reason(value.unknown), candidates)
    if isinstance(value, AnyOf):
        return Unknown(Reason.IMPRECISE, tuple(_value(book, name, v) for v in value.any_of))
    if isinstance(value, Only):
        return Known(frozenset(value.only), complete=True)
    if isinstance(value, list):
        return Known(frozenset(value))
    if declared.type == "set":
        return Known(frozenset({str(value)}))
    if declared.type == "actor" and (actor := book.actors.get(str(value))) and actor.one_of:
        return Unknown(Reason.IMPRECISE, tuple(actor.one_of))
    return Known(_value(book, name, value))


def _value(book: Vocabulary, name: str, word: str | bool | int) -> Value:
    return partial(str(word)) if book.facts[name].type == "day" else word


@dataclass(frozen=True, slots=True)
class _Validator:
    tree: RuleSet
    document: Document
    file: TestsFile
    asked: Collection[str]
    known_readings: Collection[str]

    def faults(self) -> Iterator[Diagnostic]:
        """Yield everything that an example names and is not there, or does not fit."""
        file, fault = self.file, self.document.fault
        if file.tests not in self.tree.instruments:
            hint = nearest(file.tests, self.tree.instruments) or "name the instrument of the file beside this one"
            yield fault(("tests",), f"instrument '{file.tests}' is not in this tree", hint)
        for who in file.actors:
            if who in self.tree.vocabulary.actors or who in self.tree.vocabulary.states:
                yield fault(("actors", who), f"actor '{who}' is in the reference data already", "rename it", key=True)
            for attribute in file.actors[who].attributes:
                if attribute != STATE:
                    message = f"an example gives an actor its 'state' and no '{attribute}'"
                    fix = "use an actor of the reference data that has it, or add one there"
                    yield fault(("actors", who, "attributes", attribute), message, fix, key=True)
        for name, facts in file.base.items():
            yield from self._facts(("base", name), facts)
        seen: set[str] = set()
        for i, example in enumerate(file.examples):
            at: PathKey = ("examples", i)
            if example.id in seen:
                yield fault((*at, "id"), f"example '{example.id}' stands twice in this file", "rename one")
            seen.add(example.id)
            yield from self._example(at, example)

    def _missing(self, at: PathKey, what: str, name: str, known: Collection[str], *, key: bool = False) -> Diagnostic:
        fix = nearest(name, known) or "correct the name"
        return self.document.fault(at, f"{what} '{name}' is not in this tree", fix, key=key)

    def _example(self, at: PathKey, example: Example) -> Iterator[Diagnostic]:
        tree, fault = self.tree, self.document.fault
        if example.like is not None and example.like not in self.file.base:
            hint = nearest(example.like, self.file.base) or "declare it under 'base'"
            yield fault((*at, "like"), f"there are no facts '{example.like}' under 'base'", hint)
        yield from self._facts((*at, "facts"), example.facts)
        for key, some in (("beside", example.beside), ("carries", example.carries)):
            for i, facts in enumerate(some):
                yield from self._facts((*at, key, i), facts)
        for i, reading in enumerate(example.readings):
            if reading not in self.known_readings:
                yield self._missing((*at, "readings", i), "reading", reading, self.known_readings)
        entry = tree.limbs.get(example.limb)
        if entry is None:
            yield self._missing((*at, "limb"), "limb", example.limb, tree.limbs)
            return
        if not is_judged(entry.limb):
            what = "a call" if entry.limb.binding == "call" else f"of kind {entry.limb.kind}"
            message = f"limb '{example.limb}' is {what} and answers nothing itself"
            yield fault((*at, "limb"), message, "name a limb that it changes")
            return
        words = _words_for(entry.limb.kind)
        if example.expect not in words:
            message = f"a limb of kind {entry.limb.kind} never answers '{example.expect}'"
            yield fault((*at, "expect"), message, f"write one of {', '.join(sorted(words))}")
        if example.carried and example.expect != "prospective":
            yield fault((*at, "carried"), "'carried' goes with prospective, and only with it", "remove it", key=True)
        excepting = [r for r, e in tree.limbs.items() if example.limb in e.limb.excepts]
        for ref in example.exemptions:
            if ref not in excepting:
                hint = nearest(ref, excepting) or f"it has {', '.join(excepting) or 'none'}"
                message = f"'{ref}' is no exemption from '{example.limb}'"
                yield fault((*at, "exemptions", ref), message, hint, key=True)
        for question in example.judged:
            if question not in self.asked:
                hint = nearest(question, self.asked) or "correct it, or remove the answer"
                yield fault((*at, "judged", question), f"no rule asks the question '{question}'", hint, key=True)
        names = {*tree.vocabulary.elements, "conduct", "nexus", "procedure", "stage"}
        for name in example.elements:
            if name not in names:
                yield self._missing((*at, "elements", name), "element", name, names, key=True)

    def _facts(self, at: PathKey, facts: Facts) -> Iterator[Diagnostic]:
        book = self.tree.vocabulary
        for name, value in facts.items():
            declared = book.facts.get(name)
            if declared is None:
                message, fix = f"fact '{name}' is not declared", nearest(name, book.facts) or "see the vocabulary"
                yield self.document.fault((*at, name), message, fix, key=True)
            elif declared.derived:
                message = f"fact '{name}' is read from reference data; an example does not set it"
                yield self.document.fault((*at, name), message, "state the actor or State instead", key=True)
            elif isinstance(value, NotKnown):
                for i, word in enumerate(value.any_of or ()):
                    if problem := word_fault(book, self.file.actors, name, word):
                        yield self.document.fault((*at, name, "any_of", i), *problem)
            elif wrong := misfit(name, declared, value):
                yield self.document.fault((*at, name), *wrong)
            else:
                for said, part in words_of(value):
                    if problem := word_fault(book, self.file.actors, name, said):
                        yield self.document.fault((*at, name, *part), *problem)


def _words_for(kind: str) -> frozenset[str]:
    return {
        "prohibition": frozenset(
            {"touched", "touched_unless", "prospective", "open", "excepted", "not_touched", "not_in_force"}
        ),
        "obligation": frozenset({"triggered", "triggered_unless", "open", "not_triggered", "not_in_force"}),
        "authorization": frozenset({"available", "open", "not_available", "not_in_force"}),
        "criterion": frozenset({"open", "not_triggered", "not_in_force"}),
        "exemption": frozenset({"applies", "open", "does_not_apply", "not_in_force"}),
    }[kind]
