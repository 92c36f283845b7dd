"""Malformed case and rule files, each with the exact words it must give.

``cases/NAME.yaml`` is read against the shipped rules; ``rules/NAME.yaml`` is laid beside them. What must be said stands in
``NAME.expected``. After a change on purpose: UPDATE_GOLDEN=1 python -m pytest tests/malformed
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from compliance.case.load import load
from compliance.check.book import LawBook
from compliance.law.validate import load_valid
from compliance.text.diagnostics import FaultyFile

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parents[1] / "rules"


@cache
def book() -> LawBook:
    return LawBook(load_valid(SHIPPED))


def names(folder: str) -> list[str]:
    return sorted(p.stem for p in (HERE / folder).glob("*.yaml"))


def hold(said: str, expected: Path) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def rendered(error: FaultyFile, folder: Path) -> str:
    lines = [d.render() for d in sorted(error.diagnostics)]
    return "\n".join(lines).replace(f"{folder}{os.sep}", "") + "\n"


@pytest.mark.parametrize("name", names("cases"))
def test_a_malformed_case(name: str) -> None:
    with pytest.raises(FaultyFile) as caught:
        load(HERE / "cases" / f"{name}.yaml", book().tree.book, book().catalogue)
    hold(rendered(caught.value, HERE / "cases"), HERE / "cases" / f"{name}.expected")


@pytest.mark.parametrize("name", names("rules"))
def test_a_malformed_rule_file(name: str, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(SHIPPED, tree)
    shutil.copy(HERE / "rules" / f"{name}.yaml", tree / f"{name}.yaml")
    with pytest.raises(FaultyFile) as caught:
        load_valid(tree)
    hold(rendered(caught.value, tree), HERE / "rules" / f"{name}.expected")


@pytest.mark.parametrize("folder", ["cases", "rules"])
def test_every_file_has_its_words_and_every_words_their_file(folder: str) -> None:
    assert names(folder) == sorted(p.stem for p in (HERE / folder).glob("*.expected"))


def test_each_fault_says_where_it_is_and_what_to_do_or_what_is_allowed() -> None:
    for path in [*(HERE / "cases").glob("*.expected"), *(HERE / "rules").glob("*.expected")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            place, _, message = line.partition(": error: ")
            file, row, column = place.rsplit(":", 2)
            assert file.endswith(".yaml")
            assert int(row) >= 1
            assert int(column) >= 1
            assert message
