"""Reports of the made-up cases, on rule trees and cases that a test may change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.cli.support import CASES, RULES, Ran, quiet_about, run


def world(folder: Path) -> tuple[Path, Path]:
    """Copy the made-up rules and cases into a folder; return both."""
    rules, cases = folder / "rules", folder / "cases"
    shutil.copytree(RULES, rules)
    shutil.copytree(CASES, cases)
    return rules, cases


def report(case: Path, rules: Path, into: Path, *options: str) -> Any:
    """Write a report for the file as JSON and return it."""
    quiet_about(run("report", case, "--format", "json", "--output", into, *options, rules=rules))
    return json.loads(into.read_text(encoding="utf-8"))


def change(path: Path, old: str, new: str) -> None:
    """Put one text for another in a file that holds it."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def rewrite(path: Path, edit: Any) -> None:
    """Edit a case as data."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")


def bases(made: Any) -> dict[tuple[str, str, str], dict[str, str]]:
    """Return the hashes of every finding of a report."""
    return {
        (i["id"], f["conduct"], f["limb"]): f["basis"] for c in made["cases"] for i in c["items"] for f in i["findings"]
    }  # fmt: skip


def verify(path: Path, rules: Path, *options: str) -> Ran:
    return quiet_about(run("verify", path, *options, rules=rules))
