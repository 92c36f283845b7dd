"""Make the files of a scaffold, hold the tree with them to everything that a tree must hold, and only then write them."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.authoring.examples.load import load_examples
from compliance.authoring.examples.run import run_all
from compliance.authoring.layout.layout import laid_out
from compliance.authoring.scaffold import words
from compliance.authoring.scaffold.ask import checked_id
from compliance.authoring.scaffold.splice import appended
from compliance.check.ask import Laws
from compliance.files.dataclass import dataclass, field, replace
from compliance.files.diagnostics import FaultyFile, UserError, nearest
from compliance.files.whole import replace as write
from compliance.files.yaml import inline, read
from compliance.law.compiled import CompiledLaw
from compliance.law.graph import inside, parts
from compliance.law.load import TESTS
from compliance.law.validate import load_valid
from compliance.logic.condition import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from compliance.authoring.scaffold.ask import Ask
    from compliance.law.load import RuleSet
    from compliance.vocabulary.index import Vocabulary

# What a tree needs besides its regimes; the schemas are for editors.
VOCABULARY = ("vocabulary", "definitions", "reference", "rule.schema.json", "tests.schema.json")


@dataclass(slots=True)
class Scaffold:
    """Files to write, by their name in the tree: new ones, and files that exist with their new text."""

    root: Path
    new: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    copied: dict[str, Path] = field(default_factory=dict)

    def file(self, name: str, lines: list[str]) -> None:
        """Add a new file. Raises ``UserError`` if one is there."""
        if (self.root / name).exists():
            raise UserError(f"'{self.root / name}' is there already", "nothing was written; choose another identifier")
        self.new[name] = laid_out("\n".join(lines) + "\n")

    def names(self) -> list[str]:
        """Return every file that is written, in order."""
        return sorted([*self.new, *self.changed, *self.copied])


def copy_vocabulary(scaffold: Scaffold, shipped: Path) -> None:
    """Take over the vocabulary, the general definitions and the reference data of the shipped tree."""
    for part in VOCABULARY:
        source = shipped / part
        for path in [source] if source.is_file() else sorted(p for p in source.rglob("*") if p.is_file()):
            name = path.relative_to(shipped).as_posix()
            if (scaffold.root / name).exists():
                raise UserError(f"'{scaffold.root / name}' is there already", "leave out --vocabulary, or name an empty folder")
            scaffold.copied[name] = path


def add_regime(
    scaffold: Scaffold,
    book: Vocabulary,
    taken: RuleSet | None,
    name: str,
    state: str,
    begins: date,
    known_to: date,
    symbol: str,
) -> tuple[str, str]:
    """Add the file and the definitions of a regime; return its folder and its condition of destination."""
    checked_id("regime", name)
    if taken and name in taken.regimes:
        raise UserError(f"regime '{name}' is in this tree already", "add an instrument to it, or choose another identifier")
    _known_state(book, state)
    if known_to < begins:
        raise UserError("--as-known-to: this day lies before the first day of the regime", "correct one of the two")
    term = "to_" + name.rsplit(".", 1)[-1].replace("-", "_")
    if term in book.definitions:
        raise UserError(f"definition '{term}' is in this tree already", "choose another last part of the identifier")
    folder = name.replace(".", "/")
    schema = _schema(folder, "rule")
    label = book.states[state].name
    scaffold.file(f"{folder}/regime.yaml", list(words.regime(name, term, begins, known_to, schema)))
    lines = list(words.definitions(term, state, (label.en, label.ar), symbol, schema))
    scaffold.file(f"{folder}/definitions.yaml", lines)
    return folder, f"{{term: {term}}}"


def add_instrument(
    scaffold: Scaffold,
    book: Vocabulary,
    folder: str,
    name: str,
    regime: str,
    symbol: str,
    adopted: date,
    ask: Ask,
    place: str,
    state: str,
    cases: words.Cases = (),
) -> None:
    """Add an instrument with its first paragraph, and the tests beside it."""
    stem = f"{folder}/{checked_id('instrument', name).rsplit('.', 1)[-1]}"
    head = words.instrument(name, regime, symbol, adopted, _schema(folder, "rule"))
    scaffold.file(f"{stem}.yaml", [*head, *words.paragraph(ask, symbol, place, cases)])
    told = list(words.examples(ask, *_facts(book, ask, state))) if ask.answers else []
    lines = list(words.tests(name, _schema(folder, "tests")))
    scaffold.file(f"{stem}{TESTS}", [*lines, *told] if told else [*lines[:-1], "examples: []"])


def add_paragraph(scaffold: Scaffold, tree: RuleSet, name: str, ask: Ask, place: str, state: str) -> None:
    """Add a paragraph to the file of an instrument, and its tests to those beside it."""
    file = tree.instruments[name]
    document = next(d for d in tree.documents.values() if isinstance(d.data, dict) and d.data.get("instrument") == name)
    where = tree.name_of(document)
    scaffold.changed[where] = appended(
        document, "paragraphs", list(words.paragraph(ask, file.symbol, place, cases_of(tree, ask, file.symbol)))
    )
    if ask.answers is None:
        return
    told = list(words.examples(ask, *_facts(tree.vocabulary, ask, state)))
    beside = where.removesuffix(".yaml") + TESTS
    if (scaffold.root / beside).exists():
        scaffold.changed[beside] = appended(read(scaffold.root / beside), "examples", told)
    else:
        folder = str(Path(where).parent.as_posix())
        scaffold.file(beside, [*words.tests(name, _schema(folder, "tests")), *told])


def cases_of(tree: RuleSet, ask: Ask, symbol: str) -> list[tuple[str, str, str]]:
    """Return, for a modification, the first case of the procedure of each limb named: it is written out as it is now.

    Raises ``UserError`` where a limb that is named is not there, or has no procedure to change.
    """
    for ref in ask.limbs:
        if ref not in tree.limbs:
            fix = nearest(ref, tree.limbs) or "list them: compliance rules vocabulary limbs"
            raise UserError(f"--of: limb '{ref}' is not in this tree", fix)
    found: list[tuple[str, str, str]] = []
    for ref in ask.limbs if ask.kind == "modification" else ():
        entry = tree.limbs[ref]
        if not entry.limb.procedure:
            raise UserError(
                f"--of: '{ref}' has no procedure to change", "write its effect by hand; the schema names what it can do"
            )
        name, case = next(iter(entry.limb.procedure.items()))
        data = case.model_dump(by_alias=True, mode="json", exclude_defaults=True, include={"when", "step", "working_days"})
        data["cites"] = [entry.citation(), f"{symbol} para. {ask.para}" if ask.para else symbol]
        found.append((ref, name, inline(data)[1:-1]))
    return found


def place_of(tree: RuleSet, regime: str, given: str | None) -> tuple[str, str]:
    """Return the State to which a regime's items go, and the condition that says so: its own term, or the bare fact."""
    state = given or next(_states(tree.vocabulary, tree.regimes[regime].scope, frozenset()), None)
    if state is None:
        raise UserError(f"regime '{regime}' names no State of destination", "give one with --state")
    _known_state(tree.vocabulary, state)
    destination = tree.vocabulary.roles.destination
    if not destination:
        raise UserError("no fact has the role 'destination'", "say `role: destination` of the fact that holds it")
    bare = Condition.model_validate({"fact": destination, "is": state})
    term = next((n for n, d in sorted(tree.vocabulary.definitions.items()) if d.when == bare and not d.readings), None)
    return (f"{{term: {term}}}" if term else f"{{fact: {destination}, is: {words.quoted(state)}}}"), state


def _known_state(book: Vocabulary, state: str) -> None:
    if state not in book.states:
        fix = nearest(state, book.states) or "list the codes: compliance rules vocabulary states"
        raise UserError(f"--state: '{state}' is no State of this tree", fix)


def _states(book: Vocabulary, condition: Condition, seen: frozenset[str]) -> Iterator[str]:
    """Yield each State that a condition names as a destination, also through definitions."""
    if condition.fact == book.roles.destination and isinstance(condition.is_, str):
        yield condition.is_
    for part in parts(condition):
        yield from _states(book, part, seen)
    if condition.term in book.definitions and condition.term not in seen:
        for one, _ in inside(book.definitions[str(condition.term)]):
            yield from _states(book, one, seen | {str(condition.term)})


def _facts(book: Vocabulary, ask: Ask, state: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return facts on which the limb bears, and the same with another destination."""
    roles = book.roles
    if not roles.destination:
        raise UserError("no fact has the role 'destination'", "give it to one, or write the tests by hand")
    able = book.facts[roles.destination].asked_of or list(book.conducts)
    if ask.conduct:
        if ask.conduct not in book.definitions:
            fix = nearest(ask.conduct, book.definitions) or "list them: compliance rules vocabulary definitions"
            raise UserError(f"--conduct: definition '{ask.conduct}' is not in this tree", fix)
        table = book.definitions[ask.conduct].table
        able = [c for c in able if table is not None and table.fact == roles.conduct and table.rows.get(c) is True]
    conduct = next((c for c in able if c in book.conducts), None)
    if conduct is None:
        raise UserError(f"--conduct: '{ask.conduct}' names no kind of conduct outright", "name a table over kinds of conduct")
    rule = book.conducts[conduct].stages or book.general_stages
    meets = rule.meets if rule else list(book.stages)
    stage = next((s for s in book.stages if s in meets and s in book.carried_out), meets[0])
    told = {roles.conduct: conduct, roles.stage: stage, roles.day: str(ask.first)}
    elsewhere = next((code for code in sorted(book.states) if code != state), None)
    if elsewhere is None:
        raise UserError("this tree knows one State only, and a miss needs another", "add one to the table of States")
    return told | {roles.destination: words.quoted(state)}, told | {roles.destination: words.quoted(elsewhere)}


def _schema(folder: str, what: str) -> str:
    return f"{os.path.relpath('.', folder)}/{what}.schema.json".replace(os.sep, "/")


@dataclass(frozen=True, slots=True)
class Tried:
    """How many examples of the new limb pass, and which of other limbs that it bears on answer otherwise from now on."""

    passed: int
    upset: tuple[str, ...]


def finish(scaffold: Scaffold, ask: Ask) -> Tried:
    """Try the scaffold on a copy of the tree, then write it.

    Raises ``FaultyFile`` where the tree would not load, ``UserError`` where an example of the new limb would fail, and
    ``OSError``. Nothing is written then.
    """
    with tempfile.TemporaryDirectory() as made:
        trial = Path(made) / "rules"
        if scaffold.root.is_dir():
            shutil.copytree(scaffold.root, trial, ignore=lambda _, names: [n for n in names if n.startswith(".")])
        _write(scaffold, trial)
        try:
            tree = load_valid(trial)
            found = [e for e in load_examples(tree) if e.example.limb in (ask.ref, *ask.limbs)]
            ran = list(run_all(Laws(CompiledLaw(tree)), found))
        except FaultyFile as error:
            there = (replace(d, path=d.path.replace(str(trial), str(scaffold.root))) for d in error.diagnostics)
            raise FaultyFile(tuple(there)) from None
    own = [o for o in ran if o.loaded.example.limb == ask.ref]
    if failed := [o for o in own if not o.passed]:
        message = f"the example '{failed[0].loaded.example.id}' would answer '{failed[0].got}'"
        raise UserError(message, "nothing was written; another limb of this tree bears on it: write this one by hand")
    _write(scaffold, scaffold.root)
    return Tried(len(own), tuple(o.loaded.name for o in ran if not o.passed))


def _write(scaffold: Scaffold, root: Path) -> None:
    for name in scaffold.names():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in scaffold.copied:
            shutil.copyfile(scaffold.copied[name], path)
        else:
            write(path, ((scaffold.new.get(name) or scaffold.changed[name]).encode("utf-8"),))
