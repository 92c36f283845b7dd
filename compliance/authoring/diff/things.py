"""What a rule tree consists of, each thing under its own name: paragraphs, limbs, definitions, facts, links and the rest.

Which file a thing stands in, and where in it, is no part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.files.dataclass import dataclass
from compliance.law.graph import Entity
from compliance.law.model import InstrumentFile, Limb, NotEncoded, Paragraph
from compliance.law.rule_files import kind_of
from compliance.vocabulary.model import ActorsFile, CatalogueEntry, HolidaysFile, MilestonesFile, StatesFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from compliance.files.document import Document, PathKey
    from compliance.law.load import LimbEntry, RuleSet

# The order in which kinds of thing are told.
KINDS = (
    "regime", "instrument", "paragraph", "limb", "not_encoded", "definition", "conduct", "stages", "stage", "link", "step",
    "element", "fact", "class", "item", "actor", "state", "milestone", "holidays", "table", "source",
)  # fmt: skip
# Fields of a thing that are things of their own, and what identifies it.
_APART: dict[str, frozenset[str]] = {
    "instrument": frozenset({"paragraphs", "not_encoded", "instrument"}),
    "paragraph": frozenset({"limbs", "node"}),
    "limb": frozenset({"id"}),
    "regime": frozenset({"regime"}),
    "source": frozenset({"id"}),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a rule tree. ``home`` is what it stands under: the instrument of a paragraph, the paragraph of a limb."""

    key: Entity
    value: BaseModel | dict[str, Any]
    document: Document | None = None
    path: PathKey = ()
    home: str = ""

    def fields(self) -> dict[str, Any]:
        """Return its own fields by the names they have in a file; fields without a value are left out."""
        if isinstance(self.value, dict):
            return self.value
        apart = _APART.get(self.key.kind, frozenset())
        found = {}
        for name, field in type(self.value).model_fields.items():
            value = getattr(self.value, name)
            if name not in apart and value is not None:
                found[field.alias or name] = value
        return found

    def place(self) -> str:
        """Return file and line, or nothing where it has no file."""
        if self.document is None:
            return ""
        return f"{self.document.path}:{self.document.positions.of(self.path, key=True)[0]}"


def things(tree: RuleSet) -> dict[Entity, Thing]:
    """Return everything that a rule tree holds."""
    found: dict[Entity, Thing] = {}
    for thing in _all(tree):
        found.setdefault(thing.key, thing)
    return found


def _all(tree: RuleSet) -> Iterator[Thing]:
    book = tree.vocabulary
    for name, regime in tree.regimes.items():
        yield _declared(tree, "regime", "regime", name, regime)
    for name, file in tree.instruments.items():
        yield _declared(tree, "instrument", "instrument", name, file, home=file.regime)
        yield from _not_encoded(tree, file)
    for entry in tree.limbs.values():
        if entry.path[-1] == 0:
            yield _paragraph(entry)
        home = entry.paragraph.node
        yield Thing(Entity("limb", entry.ref), entry.limb, entry.document, entry.path, home)
    tables: list[tuple[str, str, dict[str, Any]]] = [
        ("definition", "definition", book.definitions), ("conduct", "conduct", book.conducts), ("stage", "stage", book.stages),
        ("link", "link", book.links), ("step", "step", tree.steps), ("element", "element", book.elements),
        ("fact", "fact", book.facts), ("class", "class", book.classes), ("actor", "actor", book.actors),
        ("state", "State", book.states), ("milestone", "milestone", book.milestones), ("holidays", "year", book.holidays),
    ]  # fmt: skip
    for kind, site, table in tables:
        for name, value in table.items():
            yield _declared(tree, kind, site, name, value)
    if book.general_stages is not None:
        yield Thing(Entity("stages", "general"), book.general_stages)
    for name, source in book.sources.items():
        yield Thing(Entity("source", name), source)
    yield from _catalogue(tree)
    yield from _heads(tree)


def _declared(tree: RuleSet, kind: str, site: str, name: str, value: BaseModel, home: str = "") -> Thing:
    document, path = tree.sites.get((site, name), (None, ()))
    return Thing(Entity(kind, name), value, document, path, home)


def _paragraph(entry: LimbEntry) -> Thing:
    key = Entity("paragraph", entry.paragraph.node)
    return Thing(key, entry.paragraph, entry.document, entry.path[:2], entry.instrument.instrument)


def _not_encoded(tree: RuleSet, file: InstrumentFile) -> Iterator[Thing]:
    """What is declared as not encoded goes by its number, or where none is known by its subject."""
    document = tree.sites.get(("instrument", file.instrument), (None, ()))[0]
    seen: dict[str, int] = {}
    for i, entry in enumerate(file.not_encoded):
        name = f"{file.instrument}/{entry.para or entry.subject.en}"
        seen[name] = seen.get(name, 0) + 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield Thing(Entity("not_encoded", name), entry, document, ("not_encoded", i), file.instrument)


def _catalogue(tree: RuleSet) -> Iterator[Thing]:
    document = tree.catalogue_document
    data = document.data if document else None
    for name, entry in data["entries"].items() if isinstance(data, dict) else ():
        yield Thing(Entity("item", name), entry, document, ("entries", name))


def built(thing: Thing) -> Thing:
    """Return a thing with its model; entries of the catalogue are plain data until somebody looks into them."""
    if isinstance(thing.value, dict):
        return Thing(thing.key, CatalogueEntry.model_validate(thing.value), thing.document, thing.path, thing.home)
    return thing


def _heads(tree: RuleSet) -> Iterator[Thing]:
    """The heads of reference tables. They go by what they are; by their file too, where several are of one kind."""
    heads: dict[str, list[tuple[str, Document]]] = {}
    for name, document in tree.documents.items():
        model = kind_of(document)
        if model in (ActorsFile, StatesFile, MilestonesFile, HolidaysFile) and isinstance(document.data, dict):
            heads.setdefault(str(document.data["reference"]), []).append((name, document))
    for kind, files in heads.items():
        for name, document in files:
            assert isinstance(document.data, dict)
            value = {k: v for k, v in document.data.items() if k in ("label", "complete_to")}
            yield Thing(Entity("table", kind if len(files) == 1 else f"{kind} ({name})"), value, document)


def symbol_of(tree: RuleSet, thing: Thing) -> str:
    """Return the symbol of the instrument that a paragraph, limb or declared paragraph stands in, or nothing."""
    value = thing.value
    if isinstance(value, Limb):
        entry = tree.limbs.get(thing.key.name)
        return entry.instrument.symbol if entry else ""
    if isinstance(value, Paragraph | NotEncoded):
        file = tree.instruments.get(thing.home)
        return file.symbol if file else ""
    return value.symbol if isinstance(value, InstrumentFile) else ""
