"""The command: what it prints in each format, and its exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from compliance.authoring.linter.mend import applied
from compliance.authoring.linter.model import Edit
from compliance.authoring.lints import table
from tests.authoring.lint.support import GOOD, tree
from tests.cli.support import run

SCHEMA = json.loads((Path(__file__).parent / "sarif.schema.json").read_text(encoding="utf-8"))
LIMB = """      - id: one
        kind: prohibition
        binding: binding
        label: {en: more, ar: المزيد}
        from: 2003-08-02
        conduct: supplied
        nexus: [own_act, own_act]
"""
FEW = ("--ignore", "R50")


def lint(*args: object) -> Any:
    return run("rules", "lint", *args, rules=None)


@pytest.fixture
def doubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tree(tmp_path, LIMB)
    monkeypatch.chdir(tmp_path)
    return root


def test_text(doubled: Path) -> None:
    ran = lint("tree", *FEW)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == "tree/north/r3.yaml:21:26: warning R208 'own_act' stands twice in this list"
    assert lines[1].startswith("    why: It changes nothing")
    assert "    fix: delete one of them, or write the word that was meant" in lines
    assert lines[-2] == "notes: 5 pinpoint-not-checked (R511), 9 node-not-reviewed (R512) (-v lists them)"
    assert lines[-1] == "12 files: 0 errors, 1 warning, 14 notes; --fix mends 1"
    assert "\x1b" not in ran.out
    assert all(len(line) <= 80 for line in lines if line.startswith("    "))


def test_notes_are_listed_when_asked_and_never_fail(doubled: Path) -> None:
    ran = lint("tree", *FEW, "-v")
    assert ran.out.count(": note R51") == 14
    assert "notes:" not in ran.out
    assert lint("tree", "--select", "R51").code == 0


def test_a_clean_tree() -> None:
    ran = lint(GOOD)
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "11 files: 0 errors, 0 warnings, 12 notes"


def test_a_tree_that_does_not_load(doubled: Path) -> None:
    path = doubled / "north" / "r3.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("supplied", "suplied"), encoding="utf-8")
    ran = lint("tree")
    assert ran.code == 5
    first, *_, last = ran.out.splitlines()
    assert first == "tree/north/r3.yaml:20:18: error R102 definition 'suplied' is not in this tree"
    assert last == "1 fault: the tree does not load; the other lints were not run"
    assert "did you mean 'supplied'?" in ran.out
    assert lint("tree", "--format", "json").json["loads"] is False


def test_one_file_or_folder_of_a_tree(doubled: Path) -> None:
    assert lint("tree/north/r3.yaml", *FEW).code == 1
    assert lint("tree/north/r2.yaml", *FEW).code == 0
    assert lint("tree/north", *FEW).code == 1
    assert lint("tree/vocabulary", *FEW).code == 0
    assert lint("tree/north/r3.yaml", "--rules", "tree", *FEW).code == 1
    assert "12 files" in lint("tree/north/r2.yaml", *FEW).out


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--select", "R999"), "'R999' is no code of a lint"),
        (("--ignore", "nothing"), "'nothing' is no code of a lint"),
        (("nowhere",), "'nowhere' is not there"),
        (("--format", "xml"), "'xml' is not one of"),
    ],
)
def test_usage(args: tuple[str, ...], says: str) -> None:
    ran = lint(*args)
    assert ran.code == 2
    assert says in " ".join(ran.err.split())
    assert not ran.out


def test_codes_are_chosen_by_code_beginning_or_name(doubled: Path) -> None:
    for word in ("R208", "r2", "doubled-entry", "R302,R208"):
        assert lint("tree", "--select", word).code == 1
    assert lint("tree", "--select", "R302").code == 0
    assert lint("tree", "--select", "R2", "--ignore", "R208").code == 0


def test_json(doubled: Path) -> None:
    told = lint("tree", *FEW, "--format", "json").json
    assert told["loads"] is True
    assert told["counts"] == {"error": 0, "warning": 1, "note": 14}
    (found,) = [f for f in told["findings"] if f["severity"] != "note"]
    assert (found["code"], found["name"], found["line"], found["column"]) == ("R208", "doubled-entry", 21, 26)
    assert found["mendable"] is True
    assert found["why"] == table()["R208"].why


def sarif(*args: object) -> Any:
    log = lint(*args, "--format", "sarif").json
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.validate(log, SCHEMA)
    return log["runs"][0]


def test_sarif(doubled: Path) -> None:
    told = sarif("tree", *FEW)
    rules = told["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == sorted(table())
    for result in told["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]
    (found,) = [r for r in told["results"] if r["level"] != "note"]
    place = found["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "tree/north/r3.yaml", "uriBaseId": "ROOT"}
    assert place["region"] == {"startLine": 21, "startColumn": 26}
    marks = [tuple(r["partialFingerprints"].items()) for r in told["results"]]
    assert len(set(marks)) == len(marks)


def test_the_fix_of_sarif_is_the_fix_of_the_command(doubled: Path) -> None:
    (found,) = [r for r in sarif("tree", *FEW)["results"] if "fixes" in r]
    (change,) = found["fixes"][0]["artifactChanges"]
    path = Path(change["artifactLocation"]["uri"])
    edits = [
        Edit(
            *(r["deletedRegion"][k] for k in ("startLine", "startColumn", "endLine", "endColumn")), r["insertedContent"]["text"]
        )
        for r in change["replacements"]
    ]
    by_sarif = applied(path.read_text(encoding="utf-8"), edits)
    assert lint("tree", *FEW, "--fix").code == 0
    assert path.read_text(encoding="utf-8") == by_sarif


def test_a_fingerprint_outlives_lines_above(doubled: Path) -> None:
    def mark() -> str:
        (found,) = [r for r in sarif("tree", *FEW)["results"] if r["ruleId"] == "R208"]
        return str(found["partialFingerprints"])

    before = mark()
    path = doubled / "north" / "r3.yaml"
    path.write_text("# one more line\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert mark() == before


def test_sarif_of_a_tree_that_does_not_load(doubled: Path) -> None:
    (doubled / "north" / "r3.yaml").write_bytes("title: [قرار\n".encode())
    told = sarif("tree")
    assert told["invocations"] == [{"executionSuccessful": False}]
    assert [r["ruleId"] for r in told["results"]] == ["R003"]


def test_sarif_of_names_that_a_uri_has_to_write_otherwise(doubled: Path, tmp_path: Path) -> None:
    (doubled / "north" / "r3.yaml").rename(doubled / "north" / "قرار 3.yaml")
    (found,) = [r for r in sarif("tree", *FEW)["results"] if r["ruleId"] == "R208"]
    uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"tree/north/[%0-9A-F]+%203\.yaml", uri)


def test_the_same_tree_gives_the_same_bytes(doubled: Path) -> None:
    for form in ("text", "json", "sarif"):
        assert lint("tree", "--format", form).out == lint("tree", "--format", form).out


def test_the_shipped_tree_has_no_error_and_no_warning() -> None:
    told = run("rules", "lint", "--format", "json", rules=None).json
    wrong = [f"{f['path']}:{f['line']}: {f['code']} {f['message']}" for f in told["findings"] if f["severity"] != "note"]
    assert told["loads"] is True
    assert wrong == []
