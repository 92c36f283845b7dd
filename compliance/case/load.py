"""Load case files: shape first, then that everything a claim names is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from compliance.files.dataclass import dataclass
from compliance.files.diagnostics import Diagnostic, FaultyFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
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


def find(paths: Iterable[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the case files under ``paths`` in order of name, each once, and a fault for each path that gives none."""
    files: dict[str, Path] = {}
    faults: list[Diagnostic] = []
    for path in paths:
        try:
            here = [p for p in path.rglob("*") if _is_case(p)] if path.is_dir() else [path] if path.is_file() else []
        except OSError as error:
            faults.append(Diagnostic(str(path), 0, 0, f"cannot be read: {error.strerror}", "check the path and its rights"))
            continue
        if not here:
            message = "no such file or folder" if not path.exists() else "no case files (*.yaml) here"
            faults.append(Diagnostic(str(path), 0, 0, message, "give a case file or a folder of case files"))
        for file in here:
            one = os.path.realpath(file)
            files[one] = min(file, files.get(one, file))
    return sorted(files.values()), faults


def attempt(path: Path, read: Callable[[Path], Case]) -> Case | FaultyFile:
    """Return a case, or what is wrong in its file. Raises ``FaultyFile`` where the fault is in another, as in the catalogue."""
    try:
        return read(path)
    except FaultyFile as error:
        if any(d.path != str(path) for d in error.diagnostics):
            raise
        return error


def load_all(paths: Iterable[Path], read: Callable[[Path], Case]) -> Iterator[Case | FaultyFile]:
    """Yield every case under ``paths`` in order of name, or what is wrong in its file; a case that was there before is wrong.

    Paths that give no file come first, together. Raises ``FaultyFile`` where the fault is in no case.
    """
    files, faults = find(paths)
    if faults:
        yield FaultyFile(tuple(faults))
    first: dict[str, Path] = {}
    for path in files:
        case = attempt(path, read)
        if isinstance(case, Case) and first.setdefault(case.id, path) != path:
            case = FaultyFile((again(path, case.id, first[case.id]),))
        yield case


def again(path: Path, name: str, first: Path) -> Diagnostic:
    """Return the fault of a case file whose case has a name that another file has already."""
    from compliance.files.yaml import read

    return read(path).fault(("case",), f"case '{name}' is also in {first}", "rename one")


def _is_case(path: Path) -> bool:
    """Tell whether a file of a folder is read as a case by its name."""
    return path.suffix.lower() in (".yaml", ".yml") and not path.is_dir() and not path.name.endswith(WAIVERS)


def load(path: Path, vocabulary: Vocabulary, catalogue: Catalogue) -> Case:
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
        raise FaultyFile(tuple(sorted({*faults, *_beside(document, vocabulary, catalogue)})))
    faults = sorted(set(CaseValidator(built, document, vocabulary, catalogue).faults()))
    if faults:
        raise FaultyFile(tuple(faults))
    return Case(built, document)


def _beside(document: Document, vocabulary: Vocabulary, catalogue: Catalogue) -> list[Diagnostic]:
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
    return list(CaseValidator(rest, document, vocabulary, catalogue).faults())
