"""``compliance rules fmt``: what it prints, what it writes, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compliance.authoring.layout import files
from tests.cli.support import quiet_about, run

MESSY = "# keep me\na:   {  b: 'x' }\n\n\nc: 1"
NEAT = '# keep me\na: {b: "x"}\n\nc: 1\n'


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(MESSY, encoding="utf-8")
    return path


def test_it_writes_the_layout_and_is_done(messy: Path) -> None:
    ran = quiet_about(run("rules", "fmt", messy, rules=None))
    assert (ran.code, ran.out, ran.err) == (0, f"laid out {messy}\n", "1 file: 1 changed\n")
    assert messy.read_text(encoding="utf-8") == NEAT
    ran = quiet_about(run("rules", "fmt", messy, rules=None))
    assert (ran.code, ran.out, ran.err) == (0, "", "1 file: 0 changed\n")
    assert [p.name for p in messy.parent.iterdir()] == ["a.yaml"]


def test_check_names_the_file_and_writes_nothing(messy: Path) -> None:
    ran = quiet_about(run("rules", "fmt", "--check", messy.parent, rules=None))
    assert (ran.code, ran.out, ran.err) == (1, f"would lay out {messy}\n", "1 file: 1 would change\n")
    assert messy.read_text(encoding="utf-8") == MESSY


def test_diff_prints_what_would_change_and_writes_nothing(messy: Path) -> None:
    ran = quiet_about(run("rules", "fmt", "--diff", messy, rules=None))
    assert ran.code == 1
    assert ran.out.splitlines() == [
        f"--- {messy}",
        f"+++ {messy} (laid out)",
        "@@ -1,5 +1,4 @@",
        " # keep me",
        "-a:   {  b: 'x' }",
        "-",
        '+a: {b: "x"}',
        " ",
        " c: 1",
    ]
    assert messy.read_text(encoding="utf-8") == MESSY


def test_diff_and_check_together(messy: Path) -> None:
    ran = quiet_about(run("rules", "fmt", "--diff", "--check", messy, rules=None))
    assert ran.code == 1
    assert ran.out.startswith("--- ")
    assert ran.out.endswith(f"would lay out {messy}\n")


def test_line_ends_alone_are_a_change(messy: Path) -> None:
    messy.write_bytes(NEAT.replace("\n", "\r\n").encode())
    assert quiet_about(run("rules", "fmt", "--check", messy, rules=None)).code == 1
    assert quiet_about(run("rules", "fmt", messy, rules=None)).code == 0
    assert messy.read_bytes() == NEAT.encode()


def test_the_shipped_tree_is_the_default_and_is_laid_out() -> None:
    ran = quiet_about(run("rules", "fmt", "--check", rules=None))
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (b"a: [1\n", "2:1: error: not valid YAML"),
        (b"a:\n\tb: 1\n", "2:1: error: a tab stands in the indentation; indent with spaces"),
        (b"a: 1\na: 2\n", "2:1: error: key 'a' stands twice; first on line 1; delete one of them"),
        (b"a: !!str 1\n", "1:4: error: tag 'tag:yaml.org,2002:str' is not allowed"),
        (b"a: 1\n---\nb: 1\n", "2:1: error: a second YAML document begins here"),
        (b"a: \xff\n", "1:1: error: this line is not UTF-8; save the file as UTF-8"),
        (b"[a, b]: 1\n", "1:1: error: a key must be plain text"),
    ],
)
def test_a_file_with_a_fault_is_named_and_left_alone(messy: Path, text: bytes, where: str) -> None:
    bad = messy.parent / "bad.yaml"
    bad.write_bytes(text)
    ran = quiet_about(run("rules", "fmt", messy.parent, rules=None))
    assert ran.code == 5
    assert f"{bad}:{where}" in ran.err
    assert bad.read_bytes() == text
    assert messy.read_text(encoding="utf-8") == NEAT, "a fault of one file stops none of the others"


@pytest.mark.parametrize(
    ("name", "message"),
    [("none.yaml", "cannot be read: No such file"), ("none", "is not there"), ("a.txt", "is not a YAML file")],
)
def test_what_is_no_rule_file(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "a.txt").write_text("a: 1\n", encoding="utf-8")
    ran = quiet_about(run("rules", "fmt", tmp_path / name, rules=None))
    assert ran.code == 5
    assert f"{tmp_path / name}:0:0: error: {message}" in ran.err


def test_a_folder_without_rule_files(tmp_path: Path) -> None:
    ran = quiet_about(run("rules", "fmt", tmp_path, rules=None))
    assert ran.code == 5
    assert "no rule files (*.yaml) here; name a file or another folder" in ran.err


def test_a_text_that_would_say_something_else_is_refused(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "laid_out", lambda text: text.replace("1", "true"))
    ran = quiet_about(run("rules", "fmt", messy, rules=None))
    assert ran.code == 5
    assert f"{messy}:2:1: error: this file has a form that cannot be laid out without changing what it says" in ran.err
    assert messy.read_text(encoding="utf-8") == MESSY


def test_a_file_is_replaced_as_a_whole_or_not_at_all(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = quiet_about(run("rules", "fmt", messy, rules=None))
    assert ran.code == 5
    assert f"{messy}:0:0: error: cannot be written: No space left on device; check its rights" in ran.err
    assert messy.read_text(encoding="utf-8") == MESSY
    assert [p.name for p in messy.parent.iterdir()] == ["a.yaml"], "nothing is left beside it"


def test_a_link_stays_a_link_and_rights_stay(messy: Path) -> None:
    messy.chmod(0o640)
    link = messy.parent / "link.yaml"
    link.symlink_to(messy)
    ran = quiet_about(run("rules", "fmt", link, messy, rules=None))
    assert ran.err == "1 file: 1 changed\n", "one file that is named in two ways is one"
    assert link.is_symlink()
    assert messy.read_text(encoding="utf-8") == NEAT
    assert messy.stat().st_mode & 0o777 == 0o640
    assert os.path.realpath(link) == os.path.realpath(messy)
