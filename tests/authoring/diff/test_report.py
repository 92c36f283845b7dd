"""How a comparison is shown: golden text with its command, JSON of one shape, and the frame of the witnesses."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from rich.cells import cell_len

from compliance.authoring.diff import markdown, screen
from compliance.authoring.diff.model import DiffReport, WitnessLine
from compliance.authoring.diff.report import Comparison, build
from compliance.authoring.diff.sides import Side
from compliance.law.validate import load_valid
from tests.authoring.diff.edits import EDITS, tree
from tests.cli.support import CASES, RULES, quiet_about, run

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
SOME = ("an element's condition", "an extension", "a row of a definition", "another reading", "stages of a conduct",
        "an exemption", "a number", "a title", "a milestone", "the order of parts")  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the trees 'old' and 'new', a tree 'same' like 'old', and 'cases'."""
    made = tmp_path_factory.mktemp("room")
    by_id = {e.id: e for e in EDITS}
    tree(made / "old")
    tree(made / "same")
    tree(made / "new", *(by_id[name] for name in SOME))
    (made / "cases").symlink_to(CASES)
    return made


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_golden(path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(room)
    first, _, held = path.read_text(encoding="utf-8").partition("\n")
    assert first.startswith("$ compliance rules diff ")
    ran = quiet_about(run(*shlex.split(first)[2:], rules=None))
    found = f"{ran.out}{ran.err}[exit code {ran.code}]\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(f"{first}\n{found}", encoding="utf-8")
    else:
        assert found == held, f"{path.name}: see what changed, then UPDATE_GOLDEN=1"


def test_there_is_a_golden_file_of_each_kind() -> None:
    commands = [p.read_text(encoding="utf-8").splitlines()[0] for p in GOLDEN]
    for word in ("old new", "old same", "-v", "--lang ar", "--format markdown", "--exit-code"):
        assert any(word in c for c in commands), word


def test_text_fits_eighty_columns() -> None:
    for path in GOLDEN:
        command, *lines = path.read_text(encoding="utf-8").splitlines()
        if "markdown" not in command:
            marks = dict.fromkeys(map(ord, "\u2066\u2069\u200f"))
            assert max(cell_len(line.translate(marks)) for line in lines) <= 80, path.name


def ran_json(room: Path, *args: str) -> Any:
    ran = quiet_about(run("rules", "diff", room / "old", room / "new", "--cases", CASES, "--format", "json", *args, rules=None))
    assert ran.code == 0
    return ran


def test_json_has_the_documented_shape_and_the_same_bytes(room: Path) -> None:
    for lang in ("en", "ar"):
        one, other = ran_json(room, "--lang", lang), ran_json(room, "--lang", lang)
        assert one.out == other.out
        report = json.loads(one.out)
        TypeAdapter(DiffReport).validate_python(report)
        assert set(report) == set(DiffReport.__annotations__)
    english, arabic = ran_json(room).json, ran_json(room, "--lang", "ar").json

    def codes(report: Any) -> Any:
        changes = [
            (c["kind"], c["name"], c["change"], c["nature"], [f["path"] for f in c["fields"]])
            for c in report["text"]["changes"]
        ]
        findings = [(f["limb"], f["parts"], f["through"] and f["through"][0]["name"]) for f in report["archive"]["findings"]]
        return changes, findings, report["archive"]["counts"]

    assert codes(english) == codes(arabic)


def test_counts_add_up(room: Path) -> None:
    report = ran_json(room).json
    counts, changes = report["text"]["counts"], report["text"]["changes"]
    assert counts["meaning"] + counts["place"] + counts["words"] == len(changes)
    assert counts["added"] + counts["removed"] + counts["changed"] == len(changes)
    archive = report["archive"]
    assert archive["counts"]["changed"] == len(archive["findings"])
    assert archive["counts"]["items"] == len(archive["items"])
    assert archive["counts"]["cases"] == len(archive["cases"])


def test_exit_codes(room: Path, tmp_path: Path) -> None:
    def code(*args: object) -> int:
        return quiet_about(run("rules", "diff", *args, "--cases", CASES, rules=None)).code

    assert code(room / "old", room / "new") == 0
    assert code(room / "old", room / "new", "--exit-code") == 1
    assert code(room / "old", room / "same", "--exit-code") == 0
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("case: x\n", encoding="utf-8")
    assert code(room / "old", room / "new", "--exit-code", "--cases", faulty) == 3
    assert code(room / "nowhere", room / "new", "--exit-code") == 2


YAML = "case: witness\ntitle: {en: 'a ``` b', ar: x}\n"
WITNESSES: list[WitnessLine] = [
    {"limb": "north.fuel.any", "label": "R/1 (2001) para. 2", "days": "2011-12-31", "outcome": "differs", "old": "touched",
     "new": "open", "case_yaml": YAML, "bound": ""},
    {"limb": "north.arms.goods", "label": "R/1 (2001) para. 1", "days": "2001-01-01..", "outcome": "same", "old": None,
     "new": None, "case_yaml": None, "bound": "all 4096 ways of 6 facts"},
    {"limb": "south.arms.goods", "label": "R/3 (2001) para. 1", "days": "2001-01-01..", "outcome": "not_tried", "old": None,
     "new": None, "case_yaml": None, "bound": "more than 10 facts"},
]  # fmt: skip


def compared(lang: str, witnesses: list[WitnessLine] | None) -> DiffReport:
    one, other = (Side(name, "folder", load_valid(RULES)) for name in ("old", "new"))
    return build(Comparison(one, other, lang, witnesses=witnesses))


def test_witnesses_are_shown_where_somebody_looked() -> None:
    report = compared("en", WITNESSES)
    assert report["witnesses"] == WITNESSES
    text = screen.render(report)
    assert "2011-12-31: touched → open" in text
    assert "no facts tell the two apart (all 4096 ways of 6 facts)" in text
    assert "not tried (more than 10 facts)" in text
    assert "    case: witness\n    title: {en: 'a ``` b', ar: x}\n" in text
    marked = markdown.render(report)
    assert f"````yaml\n{YAML}````" in marked
    assert "Facts on which the two disagree" in text and "Facts on which the two disagree" in marked
    for lang in ("en", "ar"):
        without = compared(lang, None)
        assert without["witnesses"] is None
        assert screen.render(without) != screen.render(compared(lang, WITNESSES))


def test_a_witness_file_is_never_wrapped() -> None:
    long = "case: " + "x" * 200 + "\n"
    report = compared("en", [{**WITNESSES[0], "case_yaml": long}])
    assert f"    {long}" in screen.render(report)


def test_a_comparison_knows_its_limbs_and_days(room: Path) -> None:
    sides = [Side(name, "folder", load_valid(room / name)) for name in ("old", "new")]
    found = Comparison(*sides)
    assert {"north.fuel.any", "north.arms.goods"} <= set(found.days)
    assert [line["limb"] for line in build(found)["limbs"]] == list(found.days)


def test_control_characters_in_names_are_written_out(tmp_path: Path) -> None:
    folder = tree(tmp_path / "a\x1b[31m")
    ran = quiet_about(run("rules", "diff", folder, RULES, "--cases", CASES, rules=None))
    assert "\x1b" not in ran.out + ran.err
    assert "\\x1b[31m" in ran.flat.replace(" ", "")
