"""Whatever stands in a file, the linter tells of it at a place and never falls over; and what it mends loads as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.authoring.linter.run import lint, root_of
from compliance.authoring.linter.sarif import as_sarif
from compliance.authoring.linter.text import lines
from compliance.authoring.lints import table
from tests.authoring.lint.support import GOOD, tree

TEXT = (GOOD / "north" / "r1.yaml").read_text(encoding="utf-8")
ODD = ["\t", "{", "]", ": ", "'", "“", "،", "\u00a0", "#", "- ", "&a", "*a", "!x", "\n", "  ", "0", "\x07", "~", "true", "٢"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(TEXT) - 1), st.integers(0, 12), st.sampled_from(["", *ODD]))
def test_a_slip_anywhere_is_told_and_never_thrown(tmp_path: Path, at: int, gone: int, put: str) -> None:
    root = tmp_path / "tree"
    if not root.exists():
        tree(tmp_path)
    path = root / "north" / "r1.yaml"
    path.write_text(TEXT[:at] + put + TEXT[at + gone :], encoding="utf-8")
    result = lint(root)
    assert all(f.code in table() and f.message for f in result.findings)
    assert all(f.line >= 1 and f.column >= 1 for f in result.findings)
    assert list(lines(result, notes=True, colour=False))
    assert as_sarif(result)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("empty.yaml", b""),
        ("null.yaml", b"~\n"),
        ("list.yaml", b"- 1\n"),
        ("text.yaml", b"just words\n"),
        ("bytes.yaml", bytes(range(256))),
        ("deep.yaml", b"[" * 5000),
        ("crlf.yaml", b"elements: {}\r\n"),
        ("no-end.yaml", b"elements: {}"),
        ("mark.yaml", b"\xef\xbb\xbfelements: {}\n"),
    ],
)
def test_odd_files(name: str, raw: bytes, tmp_path: Path) -> None:
    root = tree(tmp_path)
    (root / name).write_bytes(raw)
    found = [f for f in lint(root).findings if Path(f.path).name == name]
    assert found
    assert all(f.line >= 1 for f in found)


def test_a_folder_without_rules(tmp_path: Path) -> None:
    (found,) = lint(tmp_path).findings
    assert (found.code, found.line) == ("R001", 0)
    assert "no rule files" in found.message
    assert as_sarif(lint(tmp_path))


def test_the_root_of_a_tree_is_found_from_inside(tmp_path: Path) -> None:
    root = tree(tmp_path)
    for inside in (".", "north", "north/r1.yaml", "vocabulary", "vocabulary/facts.yaml", "reference"):
        assert root_of(root / inside).resolve() == root.resolve(), inside
    assert root_of(tmp_path) == tmp_path
