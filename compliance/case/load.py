"""Load case files: shape first, then that everything a claim names is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from compliance.files.diagnostics import Diagnostic, FaultyFile

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.case.model import CaseFile
    from compliance.files.document import Document
    from compliance.vocabulary.catalogue import Catalogue
    from compliance.vocabulary.index import Vocabulary

# How the name of a file of waivers ends: it stands beside a case, and is none.
WAIVERS = ".waivers.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """A case that was read without fault."""

    file: CaseFile
    document: Document

    @property
    def id(self) -> str:
        """Identifier of the case."""
        return self.file.case


def find(paths: list[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the case files under ``paths`` in order of name, and a fault for each path with none."""
    found: list[Path] = []
    faults = []
    for path in paths:
        here = sorted(p for p in path.rglob("*") if _is_case(p)) if path.is_dir() else []
        if path.is_file():
            here = [path]
        if not here:
            message = "no such file or folder" if not path.exists() else "no case files (*.yaml) here"
            faults.append(Diagnostic(str(path), 0, 0, message, "give a case file or a folder of case files"))
        found += [p for p in here if p not in found]
    return found, faults


def _is_case(path: Path) -> bool:
    """Tell whether a file of a folder is read as a case by its name."""
    return path.suffix.lower() in (".yaml", ".yml") and not path.is_dir() and not path.name.endswith(WAIVERS)


def load(path: Path, book: Vocabulary, catalogue: Catalogue) -> Case:
    """Read one case file. Raises ``FaultyFile`` with every fault in it."""
    if path.name.endswith(WAIVERS):
        fix = f"name the case beside it: {path.name.removesuffix(WAIVERS)}.yaml"
        raise FaultyFile((Diagnostic(str(path), 0, 0, "this is a file of waivers, and no case", fix),))
    # What is known needs neither YAML nor models (``case/snapshot.py``).
    from compliance.case.model import CaseFile
    from compliance.case.validate import CaseValidator
    from compliance.files.schema_types import build
    from compliance.files.yaml import read

    document = read(path)
    built, faults = build(document, CaseFile)
    if built is None:
        raise FaultyFile(tuple(sorted({*faults, *_beside(document, book, catalogue)})))
    faults = sorted(set(CaseValidator(built, document, book, catalogue).faults()))
    if faults:
        raise FaultyFile(tuple(faults))
    return Case(built, document)


def _beside(document: Document, book: Vocabulary, catalogue: Catalogue) -> list[Diagnostic]:
    """Return what is wrong in the claims beside those whose shape is faulty, so that one slip does not hide the others.

    Nothing is returned where sources or items are faulty too: every claim that names one would be blamed for it.
    """
    from pydantic import ValidationError

    from compliance.case.model import CaseFile
    from compliance.case.validate import CaseValidator

    try:
        CaseFile.model_validate(document.data)
    except ValidationError as error:
        places = [detail["loc"] for detail in error.errors(include_url=False)]
    faulty = {loc[1] for loc in places if len(loc) > 1 and loc[0] == "claims"}
    if len(faulty) < len({loc[:2] for loc in places}) or not isinstance(document.data, dict):
        return []
    # A claim that says nothing keeps the place of each faulty one, so that the others keep theirs.
    source = next(iter(document.data["sources"]), None)
    if source is None:
        return []
    silent = {"source": source, "paragraph": "1", "kind": "opinion", "says": {"en": "-", "ar": "-"}}
    claims = [{"id": f"\0{i}", **silent} if i in faulty else claim for i, claim in enumerate(document.data["claims"])]
    rest = CaseFile.model_validate({**document.data, "claims": claims})
    return list(CaseValidator(rest, document, book, catalogue).faults())
