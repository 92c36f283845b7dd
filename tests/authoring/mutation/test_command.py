"""``compliance rules mutate``: what it prints, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authoring.lint.support import GOOD, tree
from tests.cli.support import run


def test_text() -> None:
    ran = run("rules", "mutate", GOOD, "--limb", "north.inspection.inspect", rules=None)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert f"{GOOD}/north/r1.yaml:55:15: limb north.inspection.inspect: from moved +1" in lines
    at = lines.index(f"{GOOD}/north/r1.yaml:55:15: limb north.inspection.inspect: from moved +1")
    assert lines[at + 1].startswith("  nothing noticed; 3 examples looked: r1.tests.yaml::")
    assert lines[-1].endswith(" not noticed")
    assert ran.err == ""


def test_what_changes_nothing_is_counted_and_listed_when_asked() -> None:
    args = ("rules", "mutate", GOOD, "--limb", "north.inspection.inspect")
    plain, full = run(*args, rules=None), run(*args, "-v", rules=None)
    line = f"{GOOD}/north/r1.yaml:56:16: limb north.inspection.inspect: until moved +1"
    assert line not in plain.out.splitlines()
    lines = full.out.splitlines()
    assert lines[lines.index(line) + 1] == "  changes nothing: the law of every day is the same"
    assert lines[-1] == plain.out.splitlines()[-1]
    assert ", 2 that change nothing, " in lines[-1]


def test_json() -> None:
    ran = run("rules", "mutate", GOOD, "--limb", "north.arms.goods", "--format", "json", rules=None)
    assert ran.code == 1
    found = ran.json
    assert found["tried"] == found["by_examples"] + found["by_loader"] + len(found["equal"]) + len(found["survivors"])
    survivor = next(s for s in found["survivors"] if s["key"] == "limb north.arms.goods: nexus removed own_act")
    assert (survivor["path"], survivor["kind"], survivor["told"]) == (["nexus", 0], "removed", "own_act")
    assert len(survivor["looked"]) == 3
    places = [(s["file"], s["line"], s["column"]) for s in found["survivors"]]
    assert places == sorted(places)


def test_a_paragraph_of_the_shipped_tree_of_which_every_change_is_noticed() -> None:
    ran = run("rules", "mutate", "--limb", "9(b)", rules=None)
    assert ran.code == 0
    assert ran.out.count("\n") == 1
    assert ran.out.endswith(", 0 not noticed\n")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--limb", "north.armz.goods"), 2, "no limb 'north.armz.goods' in this rule tree"),
        (("--format", "xml"), 2, "xml"),
    ],
)
def test_usage(args: tuple[str, ...], code: int, message: str) -> None:
    ran = run("rules", "mutate", GOOD, *args, rules=None)
    assert ran.code == code
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_folder_that_holds_no_rules(tmp_path: Path) -> None:
    ran = run("rules", "mutate", tmp_path, rules=None)
    assert ran.code == 5
    assert "no rule files" in ran.err


def test_a_faulty_tree_is_not_changed(tmp_path: Path) -> None:
    root = tree(tmp_path, "      - {id: x, kind: prohibition}\n")
    ran = run("rules", "mutate", root, rules=None)
    assert ran.code == 5
    assert "r3.yaml:" in ran.err


def test_a_faulty_example_is_told(tmp_path: Path) -> None:
    root = tree(tmp_path)
    file = root / "north" / "r1.tests.yaml"
    file.write_text(
        file.read_text(encoding="utf-8") + "  - {id: more, limb: north.nothing, expect: touched}\n", encoding="utf-8"
    )
    ran = run("rules", "mutate", root, rules=None)
    assert ran.code == 5
    assert "limb 'north.nothing' is not in this tree" in ran.err


def test_an_example_that_fails_is_told(tmp_path: Path) -> None:
    root = tree(tmp_path)
    file = root / "north" / "r1.tests.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("like: rifles, expect: touched}", "like: rifles, expect: open}"), encoding="utf-8")
    ran = run("rules", "mutate", root, "--limb", "north.relief.any", rules=None)
    assert ran.code == 1
    assert "1 example does not pass and can notice nothing; see 'compliance rules test'" in ran.err


def test_the_same_bytes_twice() -> None:
    args = ("rules", "mutate", GOOD, "--limb", "north.arms.goods", "--format", "json")
    assert run(*args, rules=None).out == run(*args, rules=None).out
