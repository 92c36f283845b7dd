"""A rule tree with one fault is not used at all: a check without part of it would be silently incomplete."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.support import CASES, RULES, quiet_about, run
from tests.cli.test_bad_files import BAD, FAULT

CASE = CASES / "touched.yaml"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_rule_file(name: str, tree: Path) -> None:
    bad = tree / "north" / "r9.yaml"
    bad.write_bytes(BAD[name][0] if name != "rules" else b"case: x\n")
    ran = quiet_about(run("check", CASE, rules=tree))
    assert ran.code == 5
    assert not ran.out
    *lines, last = ran.err.splitlines()
    assert re.fullmatch(r"compliance: the rule tree has \d+ faults?; nothing was checked", last)
    found = [FAULT.match(line) for line in lines]
    assert found
    assert all(f and f["path"] == str(bad) and int(f["line"]) >= 1 for f in found), ran.err


# File, what is changed into what, and what the fault says.
EDITS = {
    "unknown limb": (
        "r1.yaml",
        "excepts: [north.arms.goods]",
        "excepts: [north.arms.good]",
        "did you mean 'north.arms.goods'?",
    ),
    "unknown step": ("r1.yaml", "step: advance_approval", "step: advance_aproval", "did you mean 'advance_approval'?"),
    "unknown regime": ("r1.yaml", "regime: made.north", "regime: made.nord", "did you mean 'made.north'?"),
    "unknown key": ("r1.yaml", "pinpoint: seen", "pinpont: seen", "did you mean 'pinpoint'?"),
    "unknown kind": ("r1.yaml", "kind: exemption", "kind: exemtion", "did you mean 'exemption'?"),
    "one language": ("r1.yaml", "label: {en: goods, ar: البضائع}", "label: {en: goods}", "'ar' is missing"),
    "no day": ("r2.yaml", "from: 2005-06-01", "from: 2005-02-30", "no day of the calendar"),
    "two tests": ("r1.yaml", "{fact: class, is: fuel}", "{fact: class, is: fuel, in: [fuel]}", "exactly one test"),
    "no test": ("r1.yaml", "{fact: class, is: fuel}", "{fact: class}", "exactly one test"),
    "two heads": ("r1.yaml", "{fact: class, is: fuel}", "{fact: class, term: help}", "exactly one of"),
    "repeated limb": ("r1.yaml", "node: north.vests", "node: north.approved", "declared twice"),
    "extends what lapsed": ("r2.yaml", "until: 2011-12-31", "until: 2012-12-31, from: 2007-06-01", "no longer in force"),
}
# The same for what a condition names.
NAMES = {
    "fact": ("{fact: class, is: fuel}", "{fact: klass, is: fuel}", "did you mean 'class'?"),
    "value": ("{fact: class, is: fuel}", "{fact: class, is: feul}", "did you mean 'fuel'?"),
    "definition": ("{term: military_goods}", "{term: militry_goods}", "did you mean 'military_goods'?"),
    "shown only": ("{fact: class, is: fuel}", "{fact: price, at_least: 3}", "no element"),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_fault_in_a_rule_has_its_place_and_the_nearest_spelling(name: str, tree: Path) -> None:
    file, old, new, says = EDITS[name]
    edit(tree / "north" / file, old, new)
    refused(tree, file, says)


@pytest.mark.parametrize("name", NAMES)
def test_a_condition_that_names_what_is_not_there(name: str, tree: Path) -> None:
    old, new, says = NAMES[name]
    edit(tree / "north" / "r1.yaml", old, new)
    refused(tree, "r1.yaml", says)


def refused(tree: Path, file: str, says: str) -> None:
    ran = quiet_about(run("check", CASE, rules=tree))
    assert ran.code == 5, (ran.code, ran.out[-300:])
    assert says in ran.err
    assert re.search(rf"{re.escape(str(tree / 'north' / file))}:\d+:\d+: error: ", ran.err), ran.err


def test_a_definition_has_a_table_or_a_condition(tree: Path) -> None:
    edit(tree / "definitions.yaml", "    table: {fact: conduct, rows: {training: true}, rest: false}\n", "")
    ran = quiet_about(run("check", CASE, rules=tree))
    assert ran.code == 5
    assert "definitions.yaml:9:5: error: a definition has either a table or a condition" in ran.err


def test_all_faults_of_all_files_are_told_at_once(tree: Path) -> None:
    edit(tree / "north/r1.yaml", "pinpoint: seen", "pinpont: seen")
    edit(tree / "north/r2.yaml", "kind: extension", "kind: extention")
    (tree / "south/r3.yaml").write_text("[")
    ran = quiet_about(run("check", CASE, rules=tree))
    assert ran.code == 5
    assert all(f in ran.err for f in ("r1.yaml:", "r2.yaml:", "r3.yaml:"))


@pytest.mark.parametrize(
    "args",
    [["explain", CASE], ["ask", CASE], ["whatif", CASE, "--set", "shipped=true"], ["law", "show", "1"], ["law", "history", "1"],
     ["law", "in-force"], ["sources", CASE, "--texts", "."]],
)  # fmt: skip
def test_every_command_refuses_a_bad_tree(args: list[object], tree: Path) -> None:
    edit(tree / "north/r1.yaml", "pinpoint: seen", "pinpont: seen")
    ran = quiet_about(run(*args, rules=tree))
    assert ran.code == 5
    assert not ran.out


def test_a_faulty_catalogue_is_a_fault_of_the_tree(tree: Path) -> None:
    """It is read only where a case names an item; a fault in it is no fault of that case."""
    edit(tree / "vocabulary/catalogue.yaml", "class: rifle", "clas: rifle")
    assert quiet_about(run("check", CASE, rules=tree)).code == 5
