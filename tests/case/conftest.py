from pathlib import Path

import pytest

from compliance.case.checked import CheckedCase, Options
from compliance.case.load import Case, find, load
from compliance.law.compiled import CompiledLaw
from compliance.law.load import load as load_tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def book() -> CompiledLaw:
    return CompiledLaw(load_tree(ROOT / "rules"))


@pytest.fixture(scope="session")
def cases(book: CompiledLaw) -> dict[str, Case]:
    paths, faults = find([ROOT / "cases"])
    assert faults == []
    read = [load(path, book.tree.vocabulary, book.catalogue) for path in paths]
    return {case.id: case for case in read}


@pytest.fixture(scope="session")
def checks(book: CompiledLaw, cases: dict[str, Case]) -> dict[str, CheckedCase]:
    return {name: CheckedCase(case, book, Options()) for name, case in cases.items()}
