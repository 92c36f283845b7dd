"""A case from its snapshot: what its file says as it was validated with one rule tree, without reading YAML."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

# The forms of reported values stand ready before a record of one is made.
from compliance.case import forms as _  # noqa: F401
from compliance.case.load import WAIVERS, Case, load
from compliance.files.document import Document
from compliance.files.record import made, register
from compliance.files.snapshot import find, keep, key_of, short

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.files.snapshot import Snapshot
    from compliance.vocabulary.catalogue import Catalogue
    from compliance.vocabulary.index import Vocabulary


def known(path: Path, vocabulary: Vocabulary, catalogue: Catalogue, tree: str) -> Case:
    """Read one case file; ``tree`` is the digest of the rule tree. Raises ``FaultyFile`` with every fault in it."""
    document = _read(path)
    found = find(*_name(tree, document)) if document else None
    if document is None or found is None:
        case = load(path, vocabulary, catalogue)
        document, found = case.document, make(case, tree)
    register(found.section("kinds"))
    return Case(made("CaseFile", found.section, found.section("case")), document)


def make(case: Case, tree: str, base: Path | None = None) -> Snapshot:
    """Keep the snapshot of a case that was read from its file and found good, and return it."""
    from compliance.files.encode import Texts, encode, kinds_of

    texts = Texts()
    held = encode(case.file, texts)
    kinds = kinds_of([type(case.file)])
    return keep(_name(tree, case.document), {"kinds": kinds, "case": held, **texts.tables()}, base)


def _read(path: Path) -> Document | None:
    """Return a case file of which only the bytes are read, or None where it cannot be or is no case."""
    if path.name.endswith(WAIVERS):
        return None
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    return Document(str(path), raw, hashlib.sha256(raw).hexdigest())


def _name(tree: str, document: Document) -> tuple[str, ...]:
    return key_of(tree), "cases", f"{short(document.sha256)}.json"
