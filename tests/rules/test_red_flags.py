"""Red flags: each is raised by what is reported and by what is not, decides nothing, and a faulty one has its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.audit.support import report, world
from tests.cli.support import quiet_about, run

HEAD = """
sources: [{id: somewhere, title: A page of warning signs}]
red_flags:
  asked:
    question: {en: "Is it so?", ar: "هل هو كذلك؟"}
    why: {en: "One asks.", ar: "يُسأل عنه."}
    sources: [somewhere]
"""


def write(rules: Path, when: str) -> Path:
    path = rules / "definitions" / "red-flags.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{HEAD.lstrip()}    {when}\n", encoding="utf-8")
    return path


def raised(tmp_path: Path, when: str, case: str = "unless.yaml") -> Any:
    rules, cases = world(tmp_path)
    write(rules, when)
    made = report(cases / case, rules, tmp_path / "r.json")
    return [f for f in made["cases"][0]["dossier"]["flags"] if f["flag"] == "asked"]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        # What is so, is not so, and is not known.
        ("when: {fact: destination, is: XN}", True),
        ("when: {fact: destination, is: XO}", False),
        ("when: {fact: approval, is: granted}", False),
        # What is reported, and what is not.
        ("reported: [destination]", True),
        ("reported: [approval]", False),
        ("reported: [destination, approval]", False),
        ("unreported: [approval]", True),
        ("unreported: [destination]", False),
        ("unreported: [approval, destination]", False),
        # All of it must hold.
        ("{when: {fact: destination, is: XN}, unreported: [approval], reported: [supplier]}", True),
        ("{when: {fact: destination, is: XO}, unreported: [approval]}", False),
    ],
)
def test_it_is_raised_by_what_is_reported_and_by_what_is_not(tmp_path: Path, when: str, expected: bool) -> None:
    line = when.strip("{}").replace("}, ", "}\n    ").replace("], ", "]\n    ") if when.startswith("{") else when
    found = raised(tmp_path, line)
    assert bool(found) == expected
    for flag in found:
        assert flag["items"]
        assert "A page of warning signs" in flag["source"]


def test_it_is_asked_only_of_what_says_something(tmp_path: Path) -> None:
    assert raised(tmp_path / "a", "unreported: [approval]", "clear.yaml") == []


def test_it_moves_no_answer(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    before = report(cases / "unless.yaml", rules, tmp_path / "a.json")
    write(rules, "reported: [destination]")
    after = report(cases / "unless.yaml", rules, tmp_path / "b.json")
    assert before["counts"] == after["counts"]
    one, other = ([i["findings"] for i in r["cases"][0]["items"]] for r in (before, after))
    assert one == other


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("reported: [destinatoin]", "fact 'destinatoin' is not declared; did you mean 'destination'?"),
        ("unreported: [aproval]", "did you mean 'approval'?"),
        ("when: {fact: destinatoin, is: XN}", "did you mean 'destination'?"),
        ("when: {}", "a condition has exactly one of"),
        ("note: {en: x, ar: x}", "note"),
        ("reported: []", "it says nothing of when to ask"),
    ],
)
def test_a_faulty_one_has_its_place_and_its_mend(tmp_path: Path, when: str, message: str) -> None:
    rules, cases = world(tmp_path)
    path = write(rules, when)
    ran = quiet_about(run("check", cases, rules=rules))
    assert ran.code == 5
    assert ran.err.startswith(f"{path}:")
    assert message in ran.err


def test_its_sources_are_declared(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    path = write(rules, "reported: [destination]")
    path.write_text(path.read_text(encoding="utf-8").replace("[somewhere]", "[nowhere]"), encoding="utf-8")
    ran = quiet_about(run("check", cases, rules=rules))
    assert ran.code == 5
    assert "source 'nowhere' is not declared" in ran.err


def test_two_files_do_not_declare_one_twice(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    path = write(rules, "reported: [destination]")
    path.with_name("more.yaml").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = quiet_about(run("check", cases, rules=rules))
    assert ran.code == 5
    assert "declared twice" in ran.err
