"""Malformed files, each beside the exact messages it must give: ``NAME.yaml`` and ``NAME.expected``.

``cases/`` holds case files, read against the small good tree in ``tree/``; ``rules/`` holds rule files, each added to a copy of
that tree. A message names its file relative to the folder. To write the messages anew after a change, and then read them all:

    UPDATE_GOLDEN=1 pytest tests/malformed
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.case.load import load as load_case
from compliance.files.diagnostics import FaultyFile
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from compliance.vocabulary.catalogue import Catalogue

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.yaml"))
RULES = sorted((HERE / "rules").glob("*.yaml"))


@pytest.fixture(scope="module")
def good() -> RuleSet:
    return load_valid(HERE / "tree")


def messages(read: Callable[[], object], root: Path) -> str:
    with pytest.raises(FaultyFile) as caught:
        read()
    return str(caught.value).replace(f"{root}{os.sep}", "") + "\n"


def held(path: Path, found: str) -> None:
    """Compare with the golden file, or write it where that is asked."""
    golden = path.with_suffix(".expected")
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(found, encoding="utf-8")
    assert golden.is_file(), f"no {golden.name}; write it with UPDATE_GOLDEN=1"
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_case(path: Path, good: RuleSet) -> None:
    held(path, messages(lambda: load_case(path, good.vocabulary, Catalogue(good.catalogue_document)), path.parent))


@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_rules(path: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(HERE / "tree", tmp_path / "tree"))
    shutil.copy(path, root)
    held(path, messages(lambda: load_valid(root), root))


def test_each_golden_file_has_its_input_and_there_are_many() -> None:
    for folder, inputs in (("cases", CASES), ("rules", RULES)):
        assert sorted(p.stem for p in inputs) == sorted(p.stem for p in (HERE / folder).glob("*.expected"))
        assert len(inputs) >= 30


def test_every_message_has_a_place_a_cause_and_mostly_a_next_step() -> None:
    lines = [line for p in (*CASES, *RULES) for line in p.with_suffix(".expected").read_text(encoding="utf-8").splitlines()]
    for line in lines:
        file, row, column, kind, message = line.split(":", 4)
        assert file.endswith(".yaml")
        assert int(row) >= 1
        assert int(column) >= 1
        assert kind == " error"
        assert message.strip()
    assert sum("; " in line for line in lines) > 0.9 * len(lines)
