"""A small rule tree and a cache folder of a test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.support import CASES, RULES


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the snapshots of this test are kept."""
    monkeypatch.setenv("COMPLIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "snapshots"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of a small rule tree."""
    shutil.copytree(RULES, tmp_path / "rules")
    return tmp_path / "rules"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of a case of that tree."""
    shutil.copy(CASES / "touched.yaml", tmp_path / "case.yaml")
    return tmp_path / "case.yaml"


def spoil_each(path: Path) -> list[bytes]:
    """Return what a file may hold instead of a snapshot: damaged, cut off, altered by hand, or another thing altogether."""
    good = path.read_bytes()
    head, _, rest = good.partition(b"\n")
    names, _, sections = rest.partition(b"\n")
    return [
        b"",
        good[: len(good) // 2],
        good[:-1],
        good + b"\n",
        head + b"\n" + names + b"\n" + sections.replace(b"e", b"i", 1),
        head + b"\n" + names.replace(b"[", b"[0, ", 1) + b"\n" + sections,
        head.replace(b"0", b"1").replace(b"2", b"3") + b"\n" + rest,
        b"[]\n" + rest,
        b"null\n" + rest,
        b"[" * 100_000 + b"\n" + rest,
        b'{"sha256": 1}\n' + rest,
        b"\xff\xfe" + good,
        b"facts: {}\n",
    ]
