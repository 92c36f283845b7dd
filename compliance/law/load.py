"""Load a rule tree: every file of a folder, checked, indexed, with every fault of every file reported at once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance.files import codes
from compliance.files.dates import partial
from compliance.files.diagnostics import Diagnostic, FaultyFile, nearest
from compliance.files.schema_types import build
from compliance.files.yaml import read
from compliance.law.model import InstrumentFile, ProceduresFile, RegimeFile
from compliance.law.validate_limbs import references
from compliance.vocabulary.index import Vocabulary
from compliance.vocabulary.model import (
    ActorsFile,
    CatalogueFile,
    ClassesFile,
    ConductsFile,
    DefinitionsFile,
    ElementsFile,
    FactsFile,
    HolidaysFile,
    MilestonesFile,
    RedFlagsFile,
    StatesFile,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from compliance.files.schema_types import Strict
    from compliance.files.yaml import Document, PathKey
    from compliance.law.model import Limb, Paragraph, Step
    from compliance.vocabulary.model import (
        DefinitionBody,
        Milestone,
        RedFlag,
        Source,
    )

REFERENCES: dict[str, type[Strict]] = {
    "states": StatesFile,
    "actors": ActorsFile,
    "milestones": MilestonesFile,
    "holidays": HolidaysFile,
}
# How the name of a file of examples ends: examples are of the tree, and no law.
TESTS = ".tests.yaml"
# The first key of a file says what it is.
HEADS: dict[str, type[Strict]] = {
    "facts": FactsFile,
    "classes": ClassesFile,
    "conducts": ConductsFile,
    "definitions": DefinitionsFile,
    "elements": ElementsFile,
    "steps": ProceduresFile,
    "instrument": InstrumentFile,
    "regime": RegimeFile,
    "catalogue": CatalogueFile,
    "red_flags": RedFlagsFile,
}


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


@dataclass(slots=True)
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
    # Where each thing of the vocabulary is declared, by what it is and its name.
    sites: dict[tuple[str, str], tuple[Document, PathKey]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 over the name and hash of every file, in order of name."""
        whole = hashlib.sha256()
        for name in sorted(self.documents):
            whole.update(f"{name}\0{self.documents[name].sha256}\n".encode())
        return whole.hexdigest()

    def name_of(self, document: Document) -> str:
        """Return the name of a file inside the tree."""
        return next((name for name, d in self.documents.items() if d is document), document.path)

    def of_regime(self, regime: str) -> Iterator[LimbEntry]:
        """Yield the limbs of a regime by day of adoption, then as they stand in the file."""
        ordered = sorted((e for e in self.instruments.values() if e.regime == regime), key=lambda e: (e.adopted, e.symbol))
        names = {e.instrument: i for i, e in enumerate(ordered)}
        yield from sorted(
            (entry for entry in self.limbs.values() if entry.regime == regime),
            key=lambda entry: (names[entry.instrument.instrument], entry.path),
        )


def load(root: Path) -> RuleSet:
    """Load the rule tree under ``root``.

    Raises ``FaultyFile`` with every fault of every file: a rule tree with one bad file is not used at all, because a check
    without it would be silently incomplete.
    """
    tree = RuleSet(root)
    faults: list[Diagnostic] = []
    files = sorted(p for p in root.rglob("*.yaml") if p.is_file() and not p.name.endswith(TESTS)) if root.is_dir() else []
    if not files:
        fix = "give the folder of a rule tree"
        raise FaultyFile((Diagnostic(str(root), 0, 0, "no rule files (*.yaml) here", fix, codes.UNREADABLE),))
    for path in files:
        name = path.relative_to(root).as_posix()
        try:
            document = read(path, str(path))
        except FaultyFile as error:
            faults += error.diagnostics
            continue
        tree.documents[name] = document
        faults += _take(tree, document)
    faults += [f for entry in tree.limbs.values() for f in references(tree, entry)]
    if faults:
        raise FaultyFile(tuple(sorted(set(faults))))
    return tree


def kind_of(document: Document) -> type[Strict] | None:
    """Return the model that reads a rule file, by its first key."""
    data = document.data
    if not isinstance(data, dict):
        return None
    if "reference" in data:
        return REFERENCES.get(str(data["reference"]))
    return next((HEADS[key] for key in HEADS if key in data), None)


def _take(tree: RuleSet, document: Document) -> list[Diagnostic]:
    model = kind_of(document)
    if model is None:
        keys = list(document.data) if isinstance(document.data, dict) else []
        known = [*HEADS, *(f"reference: {r}" for r in REFERENCES)]
        hint = (nearest(str(keys[0]), HEADS) if keys else "") or f"begin it with one of {', '.join(known)}"
        message = "this is no rule file: its first key says nothing known"
        return [document.fault((), message, hint, code=codes.NO_RULE_FILE)]
    if model is CatalogueFile:
        if tree.catalogue_document is not None:
            other = tree.catalogue_document.path
            message = f"there is a catalogue of items in '{Path(other).name}' already"
            return [document.fault((), message, "join the two", code=codes.DECLARED_TWICE)]
        tree.catalogue_document = document
        return []
    built, faults = build(document, model, _class_of)
    if built is None:
        return faults
    return _TAKERS[model](tree, document, built)


def _class_of(path: PathKey, code: str) -> str:
    """Return the class of a fault of shape: a sentence that an element lacks is a class of its own."""
    lacks = code in (codes.TEXT, codes.MISSING_KEY)
    of_element = "elements" in path and "says" in path[path.index("elements") :]
    return codes.ELEMENT_SENTENCE if lacks and of_element else code


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
    book = tree.vocabulary
    faults = []
    if book.general_stages not in (None, file.general):
        message = "another file has another general rule of stages"
        fix = "leave the rule in one file, or repeat it word for word"
        faults.append(document.fault(("general",), message, fix, code=codes.DECLARED_TWICE))
    book.general_stages = book.general_stages or file.general
    return [
        *faults,
        *_merge(tree, document, book.conducts, file.conducts, ("conducts",), "conduct"),
        *_merge(tree, document, book.stages, file.stages, ("stages",), "stage"),
        *_merge(tree, document, book.links, file.links, ("links",), "link"),
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


_TAKERS: dict[type[Strict], Callable[..., list[Diagnostic]]] = {
    FactsFile: _facts,
    ClassesFile: _classes,
    ConductsFile: _conducts,
    DefinitionsFile: _definitions,
    ProceduresFile: _steps,
    ElementsFile: _elements,
    ActorsFile: _actors,
    StatesFile: _states,
    MilestonesFile: _milestones,
    HolidaysFile: _holidays,
    RedFlagsFile: _red_flags,
    RegimeFile: _regime,
    InstrumentFile: _instrument,
}
