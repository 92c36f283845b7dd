"""What was read and found good, kept as plain JSON, so that a run on known files reads neither YAML nor a model.

A snapshot is bound to the name and hash of every file it came from, to the code that gives those files their meaning, and to
its own content. One that is damaged, foreign, stale or altered counts as none, and is made again from the files. Set
``COMPLIANCE_CACHE=off`` to keep none, or to a folder to keep them there. What is shipped beside the package is looked at first.

A file holds lines of JSON: the hash of all that follows; the names and lengths of the sections; the sections, each decoded when
it is first asked for.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compliance import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

# Raise it when the form of a snapshot changes in a way that the code below would not notice.
FORMAT = 1
# So many rule trees are remembered; of them the least recently made goes first, with its cases.
TREES = 8
_PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = _PACKAGE / "_data" / "snapshots"
# The rooms whose code says what a rule file or a case means.
_ROOMS = ("files", "logic", "vocabulary", "law", "case")


def folder() -> Path | None:
    """Return the folder in which a person's snapshots are kept, or None where they want none or have no home."""
    chosen = os.environ.get("COMPLIANCE_CACHE", "")
    if chosen.lower() in ("off", "no", "0"):
        return None
    try:
        base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    except RuntimeError:
        return Path(chosen) if chosen else None
    return (Path(chosen) if chosen else Path(base, "compliance")) / "snapshots"


@cache
def program() -> str:
    """Return the hash of the version and of the code that gives files their meaning: a changed checkout knows nothing yet."""
    whole = hashlib.sha256(f"{FORMAT} {__version__}".encode())
    for room in _ROOMS:
        for path in sorted(entry.path for entry in os.scandir(_PACKAGE / room) if entry.name.endswith(".py")):
            with open(path, "rb") as file:  # noqa: PTH123  (forty of them in every run)
                whole.update(hashlib.sha256(file.read()).digest())
    return whole.hexdigest()


def key_of(digest: str) -> str:
    """Return the name under which what came from files of a digest is kept."""
    return short(hashlib.sha256(f"{program()} {digest}".encode()).hexdigest())


def short(digest: str) -> str:
    """Return the part of a hash that names a file: enough for no two to meet, and short enough for any file system."""
    return digest[:32]


class Snapshot:
    """The sections of one snapshot, by name; each is decoded when it is first asked for."""

    def __init__(self, raw: bytes, at: int, lengths: Mapping[str, int]) -> None:
        self._raw, self._places = raw, dict[str, tuple[int, int]]()
        self._sections: dict[str, Any] = {}
        for name, length in lengths.items():
            self._places[name] = at, at + length
            at += length

    def section(self, name: str) -> Any:
        """Return a section. Raises ``KeyError`` where there is none of that name."""
        if name not in self._sections:
            start, end = self._places[name]
            self._sections[name] = json.loads(self._raw[start:end])
        return self._sections[name]


def find(*name: str) -> Snapshot | None:
    """Return the snapshot of a name, or None where there is none that can be believed."""
    for base in (SHIPPED, folder()):
        if base is not None:
            try:
                found = _opened(base.joinpath(*name).read_bytes(), name)
            except OSError:
                continue
            if found:
                return found
    return None


def keep(name: tuple[str, ...], sections: Mapping[str, Any], base: Path | None = None) -> Snapshot:
    """Keep a snapshot, by default in the person's own folder, and return it.

    A folder that cannot be written is no fault: the next run only reads the files again.
    """
    parts = {n: json.dumps(v, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for n, v in sections.items()}
    head = json.dumps({"name": name, "sections": {n: len(part) for n, part in parts.items()}})
    body = b"".join([head.encode() + b"\n", *parts.values()])
    raw = json.dumps({"sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n" + body
    base = base or folder()
    if base is not None:
        path = base.joinpath(*name)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(raw)
            part.replace(path)
    found = _opened(raw, name)
    assert found is not None
    return found


def _opened(raw: bytes, name: tuple[str, ...]) -> Snapshot | None:
    """Return a snapshot from its bytes, or None where they are not what was once written under that name."""
    try:
        end = raw.index(b"\n") + 1
        if json.loads(raw[:end]) != {"sha256": hashlib.sha256(memoryview(raw)[end:]).hexdigest()}:
            return None
        at = raw.index(b"\n", end) + 1
        head = json.loads(raw[end:at])
        return Snapshot(raw, at, head["sections"]) if head["name"] == list(name) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def forget() -> None:
    """Drop the snapshots of the trees that were made least recently, beyond those that are remembered."""
    base = folder()
    try:
        made = sorted(base.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True) if base else []
        for old in made[TREES:]:
            for path in sorted(old.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            old.rmdir()
    except OSError:
        return
