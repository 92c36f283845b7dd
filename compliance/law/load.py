"""Load a rule tree: every file of a folder, checked, indexed, with every fault of every file reported at once."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.files import codes
from compliance.files.dataclass import dataclass, field
from compliance.files.dates import partial
from compliance.files.diagnostics import Diagnostic, FaultyFile, nearest
from compliance.vocabulary.index import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from compliance.files.document import Document, PathKey
    from compliance.files.snapshot import Snapshot
    from compliance.law.graph import Graph
    from compliance.law.model import Effect, InstrumentFile, Limb, Paragraph, ProceduresFile, RegimeFile, Step
    from compliance.vocabulary.model import (
        ActorsFile,
        CatalogueEntry,
        ClassesFile,
        ConductsFile,
        DefinitionBody,
        DefinitionsFile,
        ElementsFile,
        FactsFile,
        HolidaysFile,
        Milestone,
        MilestonesFile,
        RedFlag,
        RedFlagsFile,
        Source,
        StatesFile,
    )

# How the name of a file of examples ends: examples are of the tree, and no law.
TESTS = ".tests.yaml"
# The file that is read only when a designation has to be looked up.
CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class LimbEntry:
    """A limb with where it stands."""

    ref: str
    limb: Limb
    paragraph: Paragraph
    instrument: InstrumentFile
    document: Document
    path: PathKey

    @property
    def regime(self) -> str:
        """Identifier of the regime."""
        return self.instrument.regime

    def citation(self) -> str:
        """Return symbol and paragraph, as far as a number is known."""
        para = f" para. {self.paragraph.para}" if self.paragraph.para else ""
        return f"{self.instrument.symbol}{para}"


@dataclass
class RuleSet:
    """A whole rule tree: vocabulary, regimes, instruments, and every limb by reference (``node.limb``)."""

    root: Path
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    regimes: dict[str, RegimeFile] = field(default_factory=dict)
    instruments: dict[str, InstrumentFile] = field(default_factory=dict)
    limbs: dict[str, LimbEntry] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    catalogue_document: Document | None = None
    # Of a tree from its snapshot: what the catalogue says, and what is kept of each regime.
    catalogue_entries: Callable[[], dict[str, CatalogueEntry]] | None = None
    kept: dict[str, Snapshot] = field(default_factory=dict)
    # Where each thing of the vocabulary is declared, by what it is and its name.
    sites: dict[tuple[str, str], tuple[Document, PathKey]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 over the name and hash of every file, in order of name."""
        whole = hashlib.sha256()
        for name in sorted(self.documents):
            whole.update(f"{name}\0{self.documents[name].sha256}\n".encode())
        return whole.hexdigest()

    @cached_property
    def graph(self) -> Graph:
        """What rests on what. Ask only when the whole tree is loaded."""
        from compliance.law.graph import Graph

        return Graph(self)

    @cached_property
    def _by_instrument(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for ref, entry in self.limbs.items():
            found.setdefault(entry.instrument.instrument, []).append(ref)
        return found

    @cached_property
    def _names(self) -> dict[int, str]:
        return {id(document): name for name, document in self.documents.items()}

    def named_by(self, effect: Effect) -> tuple[str, ...]:
        """Return the limbs that an amendment names, by themselves or by their instrument; those that it leaves out as well."""
        whole = (ref for name in effect.instruments for ref in self._by_instrument.get(name, ()))
        return tuple(dict.fromkeys((*effect.limbs, *whole)))

    def name_of(self, document: Document) -> str:
        """Return the name of a file inside the tree."""
        return self._names.get(id(document), document.path)

    def of_regime(self, regime: str) -> Iterator[LimbEntry]:
        """Yield the limbs of a regime by day of adoption, then as they stand in the file."""
        ordered = sorted((e for e in self.instruments.values() if e.regime == regime), key=lambda e: (e.adopted, e.symbol))
        names = {e.instrument: i for i, e in enumerate(ordered)}
        yield from sorted(
            (entry for entry in self.limbs.values() if entry.regime == regime),
            key=lambda entry: (names[entry.instrument.instrument], entry.path),
        )


def files_of(root: Path) -> list[str]:
    """Return the names of the rule files under a folder, in order; a folder that is a link is not looked into."""

    def inside(folder: str, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                name = (*before, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    yield from inside(entry.path, name)
                elif entry.name.endswith(".yaml") and not entry.name.endswith(TESTS) and entry.is_file():
                    yield name

    return ["/".join(name) for name in sorted(inside(str(root), ()))]


def load(root: Path) -> RuleSet:
    """Load the rule tree under ``root``.

    Raises ``FaultyFile`` with every fault of every file: a rule tree with one bad file is not used at all, because a check
    without it would be silently incomplete.
    """
    # What is known needs neither YAML nor models (``law/snapshot.py``).
    from compliance.files.yaml import read
    from compliance.law.rule_files import built, head_of, unknown
    from compliance.law.validate_limbs import references

    tree = RuleSet(root)
    faults: list[Diagnostic] = []
    names = files_of(root)
    if not names:
        fix = "give the folder of a rule tree"
        raise FaultyFile((Diagnostic(str(root), 0, 0, "no rule files (*.yaml) here", fix, codes.UNREADABLE),))
    for name in names:
        path = root / name
        try:
            document = read(path, str(path))
        except FaultyFile as error:
            faults += error.diagnostics
            continue
        tree.documents[name] = document
        head = head_of(document)
        if head is None:
            faults.append(unknown(document))
        elif head == CATALOGUE:
            faults += take(tree, document, head, None)
        else:
            file, wrong = built(document, head)
            faults += take(tree, document, head, file) if file else wrong
    faults += [f for entry in tree.limbs.values() for f in references(tree, entry)]
    if faults:
        raise FaultyFile(tuple(sorted(set(faults))))
    return tree


def take(tree: RuleSet, document: Document, head: str, file: Any) -> list[Diagnostic]:
    """Take into a tree what one of its files says (nothing yet for the catalogue), and return what is wrong with that."""
    if head != CATALOGUE:
        return _TAKERS[head](tree, document, file)
    if tree.catalogue_document is not None:
        other = tree.catalogue_document.path
        message = f"there is a catalogue of items in '{Path(other).name}' already"
        return [document.fault((), message, "join the two", code=codes.DECLARED_TWICE)]
    tree.catalogue_document = document
    return []


def _merge(
    tree: RuleSet, document: Document, into: dict[str, Any], new: dict[str, Any], at: PathKey, what: str
) -> list[Diagnostic]:
    faults = []
    for name, value in new.items():
        if name in into:
            message = f"{what} '{name}' is declared twice in this tree"
            faults.append(document.fault((*at, name), message, "rename one", key=True, code=codes.DECLARED_TWICE))
        into.setdefault(name, value)
        tree.sites.setdefault((what, name), (document, (*at, name) if at else at))
    return faults


def _facts(tree: RuleSet, document: Document, file: FactsFile) -> list[Diagnostic]:
    return _merge(tree, document, tree.vocabulary.facts, file.facts, ("facts",), "fact")


def _classes(tree: RuleSet, document: Document, file: ClassesFile) -> list[Diagnostic]:
    return _merge(tree, document, tree.vocabulary.classes, file.classes, ("classes",), "class")


def _conducts(tree: RuleSet, document: Document, file: ConductsFile) -> list[Diagnostic]:
    vocabulary = tree.vocabulary
    faults = []
    if vocabulary.general_stages not in (None, file.general):
        message = "another file has another general rule of stages"
        fix = "leave the rule in one file, or repeat it word for word"
        faults.append(document.fault(("general",), message, fix, code=codes.DECLARED_TWICE))
    vocabulary.general_stages = vocabulary.general_stages or file.general
    return [
        *faults,
        *_merge(tree, document, vocabulary.conducts, file.conducts, ("conducts",), "conduct"),
        *_merge(tree, document, vocabulary.stages, file.stages, ("stages",), "stage"),
        *_merge(tree, document, vocabulary.links, file.links, ("links",), "link"),
    ]


def _definitions(tree: RuleSet, document: Document, file: DefinitionsFile) -> list[Diagnostic]:
    faults = []
    for name, definition in file.definitions.items():
        own: list[tuple[PathKey, DefinitionBody, str]] = [((), definition, "definition")]
        own += [(("readings", i), r, "reading") for i, r in enumerate(definition.readings)]
        for path, body, what in own:
            if (body.table is None) == (body.when is None):
                message = f"a {what} has either a table or a condition (when)"
                faults.append(document.fault(("definitions", name, *path), message, "give exactly one", code=codes.CONDITION))
    return faults + _merge(tree, document, tree.vocabulary.definitions, file.definitions, ("definitions",), "definition")


def _elements(tree: RuleSet, document: Document, file: ElementsFile) -> list[Diagnostic]:
    return _merge(tree, document, tree.vocabulary.elements, file.elements, ("elements",), "element")


def _steps(tree: RuleSet, document: Document, file: ProceduresFile) -> list[Diagnostic]:
    return _merge(tree, document, tree.steps, file.steps, ("steps",), "step")


def _actors(tree: RuleSet, document: Document, file: ActorsFile) -> list[Diagnostic]:
    known = {s.id for s in file.sources}
    faults = [
        _no_source(document, ("entries", who, "attributes", a, i, "sources"), s, known)
        for who, actor in file.entries.items()
        for a, spells in actor.attributes.items()
        for i, spell in enumerate(spells)
        for s in spell.sources
        if s not in known
    ]
    tree.vocabulary.sources.update({s.id: s for s in file.sources})
    return faults + _merge(tree, document, tree.vocabulary.actors, file.entries, ("entries",), "actor")


def _no_source(document: Document, path: PathKey, name: str, known: set[str]) -> Diagnostic:
    fix = nearest(name, known) or "declare it"
    return document.fault(path, f"source '{name}' is not declared", fix, code=codes.UNDECLARED_NAME)


def _states(tree: RuleSet, document: Document, file: StatesFile) -> list[Diagnostic]:
    to, known = partial(file.complete_to).hi, tree.vocabulary.states_complete_to
    if known is not None and known != to:
        message = f"another table of States is complete to {known}"
        return [document.fault(("complete_to",), message, "bring both tables to one day", code=codes.VOCABULARY)]
    tree.vocabulary.states_complete_to = to
    return _merge(tree, document, tree.vocabulary.states, file.entries, ("entries",), "State")


def _milestones(tree: RuleSet, document: Document, file: MilestonesFile) -> list[Diagnostic]:
    faults = _unsourced(tree, document, "entries", file.entries, file.sources)
    return faults + _merge(tree, document, tree.vocabulary.milestones, file.entries, ("entries",), "milestone")


def _unsourced(
    tree: RuleSet, document: Document, key: str, entries: Mapping[str, Milestone | RedFlag], sources: list[Source]
) -> list[Diagnostic]:
    """Take in the sources of a file, and return a fault for each that an entry names and the file does not declare."""
    known = {s.id for s in sources}
    tree.vocabulary.sources.update({s.id: s for s in sources})
    return [
        _no_source(document, (key, name, "sources", i), s, known)
        for name, entry in entries.items()
        for i, s in enumerate(entry.sources)
        if s not in known
    ]


def _holidays(tree: RuleSet, document: Document, file: HolidaysFile) -> list[Diagnostic]:
    return _merge(tree, document, tree.vocabulary.holidays, file.entries, ("entries",), "year")


def _red_flags(tree: RuleSet, document: Document, file: RedFlagsFile) -> list[Diagnostic]:
    faults = _unsourced(tree, document, "red_flags", file.red_flags, file.sources)
    return faults + _merge(tree, document, tree.vocabulary.red_flags, file.red_flags, ("red_flags",), "red flag")


def _regime(tree: RuleSet, document: Document, file: RegimeFile) -> list[Diagnostic]:
    return _merge(tree, document, tree.regimes, {file.regime: file}, (), "regime")


def _instrument(tree: RuleSet, document: Document, file: InstrumentFile) -> list[Diagnostic]:
    faults = _merge(tree, document, tree.instruments, {file.instrument: file}, (), "instrument")
    for i, paragraph in enumerate(file.paragraphs):
        for j, limb in enumerate(paragraph.limbs):
            ref, path = f"{paragraph.node}.{limb.id}", ("paragraphs", i, "limbs", j)
            if ref in tree.limbs:
                message = f"limb '{ref}' is declared twice in this tree"
                faults.append(document.fault((*path, "id"), message, "rename one", code=codes.DECLARED_TWICE))
            tree.limbs[ref] = LimbEntry(ref, limb, paragraph, file, document, path)
    return faults


# By what a file holds.
_TAKERS: dict[str, Callable[..., list[Diagnostic]]] = {
    "facts": _facts,
    "classes": _classes,
    "conducts": _conducts,
    "definitions": _definitions,
    "steps": _steps,
    "elements": _elements,
    "actors": _actors,
    "states": _states,
    "milestones": _milestones,
    "holidays": _holidays,
    "red_flags": _red_flags,
    "regime": _regime,
    "instrument": _instrument,
}
