"""Which tests a run leaves out, by what changed; the one place that decides it, and it needs nothing but Python and git.

Two kinds of test are about files more than about code. A ``data_gate`` asks something of the shipped rules (that examples
notice every change of them, that proofs hold, that every condition decides an answer). It takes ``regime`` or ``part`` and runs
once for each regime, or for each part of the rules: a regime, or ``shared``, what all regimes rest on. A test marked
``on_change(*paths)`` holds for more files what another test holds for some. A run does

- the gates of a regime, if a file of its folder changed, or a file under ``rules/`` that belongs to no regime, or a gate;
- the gates of what is shared, if any file under ``rules/`` changed, or a gate;
- a test marked ``on_change``, if something under one of its paths changed;
- all of them with ``--all`` (``make test-all``), with ``UPDATE_GOLDEN``, and where there is nothing to compare with.

A file changed if it is other than at the commit compared with: ``TEST_BASE`` if that is set, else where this branch left the
main one, else, on the main branch itself, the commit before. Files that are not yet committed count.

As a program this tells whether the rules changed, or what gives them their meaning (exit code 0): then ``.ci/run`` runs all.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RULES = "rules"
SHARED = "shared"
FIRST_KEY = re.compile(r"(?:\s*(?:#.*)?\n)*regime: *(\S+)")
# Whoever changes these asks everything anew, whatever the regime.
GATES = tuple(f"tests/authoring/{folder}" for folder in ("mutation", "coverage", "prove", "solve"))
# What gives rules their meaning.
MEANING = tuple(f"compliance/{room}" for room in ("files", "logic", "vocabulary", "law", "case", "check", "authoring"))
# What turns a report into a file, for tests that hold it against every hostile text and every case.
WRITERS = ("compliance/report", "compliance/explain", "compliance/files", "requirements", "tests/report", "docs/sample")
MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


@cache
def regimes(root: Path = ROOT) -> dict[str, str]:
    """Return the folder of each regime of the shipped rules by its name: where a file lies whose first key is ``regime``."""
    found = {}
    for path in sorted((root / RULES).rglob("*.yaml")):
        if match := FIRST_KEY.match(path.read_text(encoding="utf-8")):
            found[match[1]] = path.parent.relative_to(root).as_posix()
    return found


def part_of(path: str, folders: Mapping[str, str]) -> str:
    """Return the part of the rules that a file belongs to: the regime in whose folder it lies, or what is shared."""
    return next((name for name, folder in folders.items() if under(path, (folder,))), SHARED)


def part_in(document: str | Path) -> str:
    """Return the part of the shipped rules that a document of the loaded tree belongs to."""
    return part_of(Path(document).resolve().relative_to(ROOT).as_posix(), regimes())


def under(path: str, folders: Iterable[str]) -> bool:
    """Tell whether a file is one of some paths or lies under one."""
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


# --- what changed ----------------------------------------------------------------------------------------------------


def git(root: Path, *words: str) -> str | None:
    """Return what git prints, None where it fails or is not there."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def base(root: Path = ROOT) -> str | None:
    """Return the commit to compare with, None where there is none."""
    # A folder inside of another repository has no history of its own.
    if git(root, "rev-parse", "--show-prefix") != "\n":
        return None
    if given := os.environ.get("TEST_BASE"):
        return _commit(root, given)
    head = _commit(root, "HEAD")
    main = next((name for name in MAIN if _commit(root, name)), None)
    left = git(root, "merge-base", main, "HEAD") if main else None
    if left is not None and left.strip() != head:
        return left.strip()
    # Where the histories do not meet, as in a shallow clone, the commit before may be any other.
    return _commit(root, "HEAD^") if left is not None else None


def _commit(root: Path, name: str) -> str | None:
    found = git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return found.strip() if found else None


def changed(root: Path = ROOT) -> frozenset[str] | None:
    """Return the files that are other than at the commit to compare with, None where there is none."""
    commit = base(root)
    if commit is None:
        return None
    told = git(root, "diff", "--name-only", "--no-renames", "-z", commit)
    added = git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if told is None or added is None:
        return None
    return frozenset(name for name in (told + added).split("\0") if name)


# --- what follows ----------------------------------------------------------------------------------------------------


def gates(files: frozenset[str] | None, folders: Mapping[str, str]) -> frozenset[str]:
    """Return the parts of the rules whose gates run when these files changed."""
    every = frozenset({*folders, SHARED})
    if files is None or any(under(name, GATES) for name in files):
        return every
    told = {part_of(name, folders) for name in files if under(name, (RULES,))}
    return every if SHARED in told else frozenset({*told, SHARED}) if told else frozenset()


def touched(files: frozenset[str] | None, paths: Iterable[str]) -> bool:
    """Tell whether something under one of some paths changed."""
    wanted = tuple(paths)
    return files is None or any(under(name, wanted) for name in files)


def meaning(files: frozenset[str] | None) -> bool:
    """Tell whether rules changed, or what gives them their meaning."""
    return touched(files, (RULES, *MEANING, *GATES))


@cache
def now() -> frozenset[str] | None:
    """Return what changed in this tree."""
    return None if os.environ.get("UPDATE_GOLDEN") else changed()


if __name__ == "__main__":
    sys.exit(0 if meaning(changed()) else 1)
