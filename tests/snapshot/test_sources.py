"""What holds a report or a rule against files reads the files: it never believes what is kept of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.case import snapshot as cases
from compliance.law import snapshot as trees
from tests.cli.support import CASES, RULES, run

COMMANDS = [
    ("verify", "REPORT"),
    ("rules", "lint", RULES),
    ("rules", "test", RULES),
    ("rules", "review", "--rules", RULES),
    ("rules", "prove", RULES),
    ("rules", "diff", RULES, RULES),
    ("law", "verify", "--texts", CASES, "--on", "2026-01-01", "--rules", RULES),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c[:2]))
def test_it_looks_for_no_snapshot(command: tuple[Any, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = tmp_path / "report.json"
    run("check", CASES / "touched.yaml", "--rules", RULES, "--format", "json", "-o", report)
    args = [report if a == "REPORT" else a for a in command]
    args += ["--rules", RULES] if command[0] == "verify" else []
    looked: list[tuple[str, ...]] = []

    def find(*name: str) -> None:
        looked.append(name)

    for room in (cases, trees):
        monkeypatch.setattr(room, "find", find)
    run(*args)
    assert not looked
    run("check", CASES / "touched.yaml", "--rules", RULES)
    assert len(looked) == 2
