"""The models that read rule files: which one by the first key of a file, and what a file says by its model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.files import codes
from compliance.files.diagnostics import nearest
from compliance.files.schema_types import build
from compliance.law.model import InstrumentFile, ProceduresFile, RegimeFile
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
    from compliance.files.diagnostics import Diagnostic
    from compliance.files.document import Document, PathKey
    from compliance.files.schema_types import Strict

REFERENCES: dict[str, type[Strict]] = {
    "states": StatesFile,
    "actors": ActorsFile,
    "milestones": MilestonesFile,
    "holidays": HolidaysFile,
}
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

# Every model by what the file holds.
MODELS = HEADS | REFERENCES


def head_of(document: Document) -> str | None:
    """Return what a rule file holds: its first key that is known, or the kind of its reference."""
    data = document.data
    if not isinstance(data, dict):
        return None
    if "reference" in data:
        return next((kind for kind in REFERENCES if kind == str(data["reference"])), None)
    return next((key for key in HEADS if key in data), None)


def kind_of(document: Document) -> type[Strict] | None:
    """Return the model that reads a rule file."""
    return MODELS.get(head_of(document) or "")


def unknown(document: Document) -> Diagnostic:
    """Return the fault of a file that is no rule file."""
    keys = list(document.data) if isinstance(document.data, dict) else []
    known = [*HEADS, *(f"reference: {r}" for r in REFERENCES)]
    hint = (nearest(str(keys[0]), HEADS) if keys else "") or f"begin it with one of {', '.join(known)}"
    message = "this is no rule file: its first key says nothing known"
    return document.fault((), message, hint, code=codes.NO_RULE_FILE)


def built(document: Document, head: str) -> tuple[Strict | None, list[Diagnostic]]:
    """Return what a rule file says, or every fault of its shape."""
    return build(document, MODELS[head], _class_of)


def _class_of(path: PathKey, code: str) -> str:
    """Return the class of a fault of shape: a sentence that an element lacks is a class of its own."""
    lacks = code in (codes.TEXT, codes.MISSING_KEY)
    of_element = "elements" in path and "says" in path[path.index("elements") :]
    return codes.ELEMENT_SENTENCE if lacks and of_element else code
