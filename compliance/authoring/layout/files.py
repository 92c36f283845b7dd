"""Lay out files: find them, hold the new text against the old, and replace a file only as a whole."""

from __future__ import annotations

import difflib
import os
from typing import TYPE_CHECKING

from compliance.authoring.layout.layout import laid_out
from compliance.files.dataclass import dataclass
from compliance.files.diagnostics import Diagnostic, FaultyFile
from compliance.files.yaml import parse, read

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.files.document import Document

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Change:
    """One file: its text now, and its text in the layout of the house."""

    path: Path
    before: str
    after: str
    raw: bytes

    @property
    def changes(self) -> bool:
        """True where a byte of the file would change: its marks of order and its line ends count as well."""
        return self.raw != self.after.encode("utf-8")

    def diff(self) -> str:
        """Return the difference as a unified diff; empty where only line ends, or a mark at its begin, would change."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), f"{self.path}", f"{self.path} (laid out)", lineterm=""
        )
        return "".join(f"{line}\n" for line in lines)


def find(paths: list[Path]) -> tuple[list[Path], list[Diagnostic]]:
    """Return the YAML files under ``paths`` in order of name, and a fault for each path that gives none."""
    files: dict[str, Path] = {}
    faults: list[Diagnostic] = []
    for path in paths:
        if path.is_dir():
            found = sorted(p for s in SUFFIXES for p in path.rglob(f"*{s}") if p.is_file())
            if not found:
                faults.append(Diagnostic(str(path), 0, 0, "no rule files (*.yaml) here", "name a file or another folder"))
        elif path.suffix in SUFFIXES:
            found = [path]
        else:
            found = []
            problem = "is not a YAML file" if path.exists() else "is not there"
            faults.append(Diagnostic(str(path), 0, 0, problem, "name a file that ends in .yaml, or a folder"))
        for file in found:
            one = os.path.realpath(file)
            files[one] = min(file, files.get(one, file))
    return sorted(files.values()), faults


def change(path: Path, document: Document | None = None) -> Change:
    """Return what laying out a file would make of it; ``document`` is the file as it was read before.

    Raises ``FaultyFile`` where it cannot be read, and where the new text would not hold the same data: then the file is
    beyond this program and is left alone.
    """
    document = document or read(path)
    raw = path.read_bytes()
    text = laid_out(document.text)
    if not same(document, text):
        message = "this file has a form that cannot be laid out without changing what it says"
        raise FaultyFile((document.fault((), message, "it is left as it is; write the unusual part more simply"),))
    return Change(path, document.text, text, raw)


def same(document: Document, text: str) -> bool:
    """Tell whether a text holds exactly the data of a document: values, their types, and the order of keys."""
    if text == document.text:
        return True
    try:
        # A value and its type both count, and so does the order of keys: True is not 1, and 1 is not 1.0.
        return repr(parse(text.encode("utf-8"), document.path).data) == repr(document.data)
    except FaultyFile:
        return False
