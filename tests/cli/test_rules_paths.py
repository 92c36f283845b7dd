"""What an author names on the command line: a tree, a part of it, a rule file, its examples; each is understood or told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.support import RULES, Ran, quiet_about, run

REGIME = (
    "--symbol",
    "R 9 (2009)",
    "--adopted",
    "2009-05-01",
    "--state",
    "XO",
    "--instrument",
    "made.r9",
    "--node",
    "west.arms",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(RULES, tmp_path / "rules"))
    assert do("rules", "new", "regime", "made.west", *REGIME, "--rules", root).code == 0
    return root


def do(*args: object) -> Ran:
    return quiet_about(run(*args, rules=None))


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", ["r9.tests.yaml", "r9.yaml", ""])
def test_examples_are_found_from_the_file_alone(tree: Path, name: str) -> None:
    ran = do("rules", "test", tree / "made" / "west" / name)
    assert (ran.code, ran.out) == (0, "3 examples, 3 as expected, 0 not\n")


def test_a_file_without_examples_says_where_they_belong(tree: Path) -> None:
    ran = do("rules", "test", tree / "made" / "west" / "regime.yaml")
    assert ran.code == 2
    assert "holds no examples; write them beside it, in regime.tests.yaml" in ran.err
    ran = do("rules", "test", tree / "nowhere.yaml")
    assert ran.code == 2
    assert "is not there" in ran.err


@pytest.mark.parametrize("command", [("prove",), ("coverage",), ("review",), ("vocabulary", "--rules")])
def test_a_part_of_a_tree_is_told_from_the_tree(tree: Path, command: tuple[str, ...]) -> None:
    ran = do("rules", *command, tree / "made")
    assert ran.code == 2
    assert f"'{tree / 'made'}' is a part of the rule tree '{tree}'; name the whole tree" in ran.err


def test_a_place_is_printed_as_it_was_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree.parent)
    ran = do("rules", "lint", "rules/made/west")
    assert ran.out.startswith("rules/made/west/definitions.yaml:")
    assert "rules/made/west/r9.tests.yaml:7:11: warning R204" in ran.out
    assert ran.out.count("why: A scaffold shows") == 1


def test_an_answer_to_a_question_that_no_rule_asks_is_a_fault(tree: Path) -> None:
    edited(tree / "made" / "west" / "r9.yaml", "to_be_written_west_arms_any", "is_it_an_arm")
    ran = do("rules", "test", tree)
    assert ran.code == 5
    assert "r9.tests.yaml:9:14: error: no rule asks the question 'to_be_written_west_arms_any'; correct it" in ran.err


def test_an_actor_of_an_example_has_a_state_and_nothing_else(tree: Path) -> None:
    file = tree / "made" / "west" / "r9.tests.yaml"
    actor = "actors:\n  firm: {name: {en: A, ar: ألف}, attributes: {organ: [{value: true, confidence: memory}]}}\nexamples:"
    edited(file, "examples:", actor)
    ran = do("rules", "test", tree)
    assert ran.code == 5
    assert "error: an example gives an actor its 'state' and no 'organ'; use an actor of the reference data" in ran.err


def test_what_fails_is_folded_to_the_screen(tree: Path) -> None:
    edited(tree / "made" / "west" / "r9.tests.yaml", "expect: touched", "expect: open")
    ran = do("rules", "test", tree)
    assert ran.code == 1
    assert all(len(line) <= 80 for line in ran.out.splitlines() if line.startswith(" "))


@pytest.mark.parametrize(
    ("kind", "said"),
    [("definition", "no scaffold is made of a definition"), ("exemption", "limb 'west.arms.all' is not in this tree")],
)
def test_a_scaffold_that_cannot_be_made_is_told_before_anything_is_written(tree: Path, kind: str, said: str) -> None:
    before = (tree / "made" / "west" / "r9.yaml").read_bytes()
    args = ("--instrument", "made.r9", "--kind", kind, "--of", "west.arms.all", "--rules", tree)
    ran = do("rules", "new", "paragraph", "west.more", *args)
    assert ran.code == 2
    assert said in ran.err
    assert (tree / "made" / "west" / "r9.yaml").read_bytes() == before
