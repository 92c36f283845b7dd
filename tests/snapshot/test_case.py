"""A case is read back as it was validated with one rule tree, and never otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compliance.case import snapshot as cases
from compliance.case.forms import Alternatives, Closed, Relative
from compliance.case.load import Case, load
from compliance.case.snapshot import known
from compliance.files.diagnostics import FaultyFile
from compliance.law.load import RuleSet
from compliance.law.snapshot import known as known_tree
from compliance.vocabulary.catalogue import Catalogue
from tests.cli.support import SHIPPED_CASES, SHIPPED_RULES
from tests.snapshot.conftest import spoil_each


class ReadError(Exception):
    """The file of a case was read."""


def of(path: Path, tree: RuleSet) -> Case:
    return known(path, tree.vocabulary, Catalogue(tree.catalogue_document, tree.catalogue_entries), tree.digest)


def is_known(path: Path, tree: RuleSet) -> bool:
    def stop(*_: object) -> Any:
        raise ReadError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cases, "load", stop)
        try:
            of(path, tree)
        except ReadError:
            return False
        return True


@pytest.fixture(scope="module")
def shipped_tree() -> RuleSet:
    """The shipped rule tree as it is known."""
    return known_tree(SHIPPED_RULES)


@pytest.mark.parametrize("path", sorted(SHIPPED_CASES.glob("*.yaml")), ids=lambda p: p.stem)
def test_what_is_read_back_is_what_was_validated(path: Path, shipped_tree: RuleSet, kept: Path) -> None:
    tree = shipped_tree
    source = load(path, tree.vocabulary, Catalogue(tree.catalogue_document, tree.catalogue_entries))
    for _ in range(2):
        found = of(path, tree)
        assert found.file.model_dump(mode="json", by_alias=True) == source.file.model_dump(mode="json", by_alias=True)
        assert (found.id, found.document.path, found.document.sha256) == (source.id, str(path), source.document.sha256)
        assert found.document.positions.of(("claims", 0)) == source.document.positions.of(("claims", 0))
        for one, other in zip(found.file.claims, source.file.claims, strict=True):
            for target, values in other.states.items():
                for name, value in values.items():
                    for form in (Relative, Alternatives, Closed):
                        assert isinstance(one.states[target][name], form) == isinstance(value, form)
    assert is_known(path, tree)


def test_another_byte_or_another_tree_makes_it_new(root: Path, case: Path, kept: Path) -> None:
    tree = known_tree(root)
    of(case, tree)
    assert is_known(case, tree)
    good = case.read_bytes()
    case.write_bytes(good + b"\n")
    assert not is_known(case, tree)
    case.write_bytes(good)
    assert is_known(case, tree)
    moved = case.with_name("moved.yaml")
    case.rename(moved)
    assert is_known(moved, tree)
    assert of(moved, tree).document.path == str(moved)
    with next(root.rglob("*.yaml")).open("a") as file:
        file.write("\n# changed\n")
    assert not is_known(moved, known_tree(root))


def test_a_spoilt_snapshot_is_made_again(root: Path, case: Path, kept: Path) -> None:
    tree = known_tree(root)
    good = of(case, tree).file.model_dump()
    (copy,) = kept.rglob("cases/*.json")
    whole = copy.read_bytes()
    for bad in spoil_each(copy):
        copy.write_bytes(bad)
        assert not is_known(case, tree), bad[:80]
    assert of(case, tree).file.model_dump() == good
    assert copy.read_bytes() == whole


def test_a_faulty_case_leaves_no_snapshot(root: Path, case: Path, kept: Path) -> None:
    tree = known_tree(root)
    case.write_text(case.read_text().replace("kind: fact", "kind: fakt"))
    for _ in range(2):
        with pytest.raises(FaultyFile):
            of(case, tree)
    assert not list(kept.rglob("cases/*"))


def test_a_file_of_waivers_is_no_case_even_where_its_bytes_are_those_of_one(root: Path, case: Path, kept: Path) -> None:
    tree = known_tree(root)
    of(case, tree)
    waivers = case.with_name("case.waivers.yaml")
    case.rename(waivers)
    with pytest.raises(FaultyFile):
        of(waivers, tree)
