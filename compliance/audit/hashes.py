"""The hashes that a receipt names, taken again from the bytes of files; nothing of the loader is used."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# How the name of a file of examples ends, which is no part of the law.
EXAMPLES = ".tests.yaml"


# No case and no rule file comes near this; a report may name any path.
MAX_BYTES = 100_000_000


def of_file(path: Path) -> str | None:
    """Return the SHA-256 of the bytes of a file, or None where there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
    return hashlib.sha256(raw).hexdigest() if len(raw) <= MAX_BYTES else None


def of_rules(root: Path) -> dict[str, str]:
    """Return the SHA-256 of each rule file under a folder, by its name inside it."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*.yaml")):
        if path.is_file() and not path.name.endswith(EXAMPLES):
            found[path.relative_to(root).as_posix()] = of_file(path) or ""
    return found


def whole(files: Mapping[str, str]) -> str:
    """Return the hash of a rule tree: over the name and the hash of every file, in order of name."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{files[name]}\n".encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Moved:
    """Which files of a tree are other than they were, are new, or are gone."""

    changed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def moved(old: Mapping[str, str], new: Mapping[str, str]) -> Moved:
    """Return what moved between two trees, file by file."""
    return Moved(
        tuple(n for n in sorted(old) if n in new and new[n] != old[n]),
        tuple(n for n in sorted(new) if n not in old),
        tuple(n for n in sorted(old) if n not in new),
    )
