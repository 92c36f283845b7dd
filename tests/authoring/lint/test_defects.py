"""Defective rule files, each with the exact lines that the linter prints of it.

A file of ``defects/`` is laid over a copy of the small good tree in ``good/``. It begins with comments:

    # file: north/r3.yaml                where it stands in the tree
    # lint: --select R501                options of the linter; without it, all but the missing examples and the notes
    # expect: north/r3.yaml:12:5: error R101 fact 'clas' is not declared

To write the expected lines anew after a change, and then read them all:  UPDATE_GOLDEN=1 pytest tests/authoring/lint
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from compliance.authoring.linter.run import Result, chosen, lint
from compliance.authoring.linter.text import line_of

HERE = Path(__file__).parent
DEFECTS = sorted((HERE / "defects").glob("*.yaml"))
USUAL = ["--ignore", "R501,R502,R503,R511,R512,R522"]
_HEAD = re.compile(rb"\A(?:# (?:file|lint|expect): .*\n)+")


def head(raw: bytes, key: str) -> list[str]:
    """Return what the head of a defective file says under ``key``."""
    told = _HEAD.match(raw)
    assert told, "a defective file begins with '# file: ...'"
    lines = told[0].decode("utf-8").splitlines()
    return [line.removeprefix(f"# {key}: ") for line in lines if line.startswith(f"# {key}: ")]


def linted(raw: bytes, folder: Path) -> Result:
    """Lay a defective file over the good tree and lint it."""
    root = Path(shutil.copytree(HERE / "good", folder / "tree"))
    (place,) = head(raw, "file")
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).write_bytes(raw)
    option, words = (head(raw, "lint") or [" ".join(USUAL)])[0].split(maxsplit=1)
    given = words.split(",")
    return lint(root, chosen(given) if option == "--select" else chosen((), given))


def lines(raw: bytes, folder: Path) -> list[str]:
    """Return the lines that the linter prints of a defective file."""
    result = linted(raw, folder)
    return [line_of(f).replace(f"{result.root}{os.sep}", "") for f in result.findings]


def rewritten(raw: bytes, folder: Path) -> bytes:
    """Return a defective file with the lines it gives; how many they are moves what they say."""
    told = _HEAD.match(raw)
    assert told
    kept = [line for line in told[0].split(b"\n") if line and not line.startswith(b"# expect: ")]
    expected: list[str] = []
    for turn in range(3):
        whole = b"".join(line + b"\n" for line in [*kept, *(f"# expect: {e}".encode() for e in expected)]) + raw[told.end() :]
        (folder / str(turn)).mkdir()
        expected = lines(whole, folder / str(turn))
    return whole


@pytest.mark.parametrize("path", DEFECTS, ids=lambda p: p.stem)
def test_a_defective_file_gives_exactly_these_lines(path: Path, tmp_path: Path) -> None:
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(rewritten(path.read_bytes(), tmp_path))
    raw = path.read_bytes()
    assert lines(raw, tmp_path) == head(raw, "expect")


def test_there_are_many_and_each_gives_something() -> None:
    slips = [p for p in DEFECTS if p.stem.startswith("slip-")]
    assert len(DEFECTS) >= 100
    assert len(slips) >= 40
    silent = [p.stem for p in DEFECTS if not head(p.read_bytes(), "expect")]
    assert silent == []


def test_the_good_tree_is_good() -> None:
    assert lint(HERE / "good", chosen((), ["R511", "R512"])).findings == ()
