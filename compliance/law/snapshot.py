"""A rule tree from its snapshot: what its files say as it was validated, without reading YAML or building a model.

A snapshot has one part for each regime (the files of its instruments and of its folder), one for the catalogue of items, and
one for all the rest. The tree is gathered from them as it is from files. Where there is no snapshot that can be believed, the
tree is read from its files and held to everything; then its snapshot is made, and the tree is gathered from that.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from compliance.files.document import Document
from compliance.files.record import made, register
from compliance.files.snapshot import find, forget, keep, key_of
from compliance.law.load import CATALOGUE, RuleSet, files_of, take

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from compliance.files.snapshot import Snapshot

# The part that names the others.
_MAIN = "tree"


def known(root: Path) -> RuleSet:
    """Return the validated rule tree under ``root``. Raises ``FaultyFile`` with every fault of one that is not valid."""
    documents = _read(root)
    parts = _find(key_of(RuleSet(root, documents=documents).digest)) if documents else None
    if parts is None:
        from compliance.law.validate import load_valid

        tree = load_valid(root)
        documents, parts = tree.documents, make(tree)
        forget()
    return _gathered(root, documents, parts)


def _read(root: Path) -> dict[str, Document]:
    """Return the files of a tree, of which only the bytes are read; none where one cannot be."""
    documents = {}
    # Paths as text: there may be hundreds of them in every run.
    before = str(root / "-")[:-1]
    try:
        for name in files_of(root):
            path = before + name.replace("/", os.sep)
            with open(path, "rb") as file:  # noqa: PTH123
                raw = file.read()
            documents[name] = Document(path, raw, hashlib.sha256(raw).hexdigest())
    except OSError:
        return {}
    return documents


def _find(key: str) -> dict[str, Snapshot] | None:
    """Return the parts of a tree by name, or None unless all of them can be believed."""
    main = find(key, f"{_MAIN}.json")
    if main is None:
        return None
    parts = {_MAIN: main}
    for name in main.section("parts"):
        part = find(key, f"{name}.json")
        if part is None:
            return None
        parts[name] = part
    return parts


def _gathered(root: Path, documents: dict[str, Document], parts: Mapping[str, Snapshot]) -> RuleSet:
    tree = RuleSet(root, documents=documents)
    main = parts[_MAIN]
    register(main.section("kinds"))
    files = {
        name: (*file, part.section)
        for key, part in parts.items()
        if key != CATALOGUE
        for name, file in part.section("files").items()
    }
    for name, document in documents.items():
        if name not in files:
            take(tree, document, CATALOGUE, None)
            continue
        head, kind, held, texts = files[name]
        take(tree, document, head, made(kind, texts, held))
    tree.kept = {regime: parts[part] for regime, part in main.section("regimes").items()}
    if CATALOGUE in parts:
        catalogue = parts[CATALOGUE]

        def entries() -> Any:
            ((_, kind, held),) = catalogue.section("files").values()
            return made(kind, catalogue.section, held).entries

        tree.catalogue_entries = entries
    return tree


def make(tree: RuleSet, base: Path | None = None) -> dict[str, Snapshot]:
    """Keep the snapshot of a tree that was read from its files and found good, and return its parts."""
    from compliance.files.encode import Texts, encode, kinds_of
    from compliance.law import plain_law
    from compliance.law.compiled import COMPILED, CompiledLaw
    from compliance.law.rule_files import MODELS, built, head_of

    read: dict[str, tuple[str, Any]] = {}
    for name, document in tree.documents.items():
        head = head_of(document)
        assert head is not None
        read[name] = (head, built(document, head)[0])
    part_of = _divided(tree, read)
    texts = {part: Texts() for part in (_MAIN, *part_of.values())}
    sections: dict[str, dict[str, Any]] = {part: {"files": {}} for part in texts}
    for name, (head, file) in read.items():
        part = part_of[name]
        sections[part]["files"][name] = (head, type(file).__name__, encode(file, texts[part]))
    for part, found in texts.items():
        sections[part] |= found.tables()
    others = [part for part in sections if part != _MAIN]
    regimes = {file.regime: part_of[name] for name, (head, file) in read.items() if head == "regime"}
    law = CompiledLaw(tree)
    for regime, part in regimes.items():
        sections[part][COMPILED] = plain_law.encode(law, regime)
    sections[_MAIN] |= {"kinds": kinds_of(MODELS.values()), "parts": others, "regimes": regimes}
    key = key_of(tree.digest)
    # The part that names the others comes last, so that whoever finds it finds them too.
    return {part: keep((key, f"{part}.json"), sections[part], base) for part in (*others, _MAIN)}


def _divided(tree: RuleSet, read: Mapping[str, tuple[str, Any]]) -> dict[str, str]:
    """Return the part to which each file of a tree belongs."""
    numbers = {regime: f"regime-{i}" for i, regime in enumerate(sorted(tree.regimes))}
    folders = {PurePosixPath(name).parent: numbers[file.regime] for name, (head, file) in read.items() if head == "regime"}

    def part(name: str, head: str, file: Any) -> str:
        if head == CATALOGUE:
            return CATALOGUE
        if head in ("regime", "instrument"):
            return numbers.get(file.regime, _MAIN)
        return next((folders[f] for f in PurePosixPath(name).parents if f in folders), _MAIN)

    return {name: part(name, head, file) for name, (head, file) in read.items()}
