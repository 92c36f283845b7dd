"""Files that cannot be read: each is named with line and column, none stops another, none is passed over in silence."""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.support import CASES, RULES, quiet_about, run, spawn, write_case

FAULT = re.compile(r"^(?P<path>.+):(?P<line>\d+):(?P<column>\d+): error: .+$")
GOOD = (CASES / "unless.yaml").read_text(encoding="utf-8")

# Name, bytes, and what the first fault says.
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "keys and values are expected here"),
    "blank": (b"\n\n   \n", "keys and values are expected here"),
    "comment": (b"# nothing\n", "keys and values are expected here"),
    "list": (b"- a\n- b\n", "keys and values are expected here"),
    "scalar": (b"just words\n", "keys and values are expected here"),
    "number": (b"12\n", "keys and values are expected here"),
    "null": (b"null\n", "keys and values are expected here"),
    "unclosed": (b"case: [\n", "not valid YAML"),
    "tab": (b"case:\n\tx: 1\n", "a tab stands in the indentation"),
    "quote": (b'case: "abc\n', "not valid YAML"),
    "colon": (b"case: a: b\n", "not valid YAML"),
    "latin-1": ("case: é\n".encode("latin-1"), "not UTF-8"),
    "utf-16": ("case: x\n".encode("utf-16"), "not UTF-8"),
    "nul": (b"case: a\x00b\n", "control character U+0000"),
    "escape": (b"case: \x1b[31mred\n", "control character U+001B"),
    "written escape": (b'case: "\\e[31mred"\n', "control character U+001B"),
    "override": ("case: a\u202eb\n".encode(), "text-direction control character U+202E"),
    "isolate": ("case: a\u2066b\n".encode(), "text-direction control character U+2066"),
    "two documents": (b"case: a\n---\ncase: b\n", "a second YAML document begins here"),
    "doubled": (b"case: a\ncase: b\n", "key 'case' stands twice"),
    "deep": (b"case: " + b"[" * 200_000, "nested more than"),
    "deep map": (b"".join(b" " * i + b"a:\n" for i in range(200)), "nested more than"),
    "aliases": (b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n".encode() for i in range(8)), "once aliases"),
    "own anchor": (b"a: &a [*a]\n", "stands inside its own anchor"),
    "no anchor": (b"a: *b\n", "not valid YAML"),
    "python tag": (b"case: !!python/object/apply:os.system [id]\n", "tag "),
    "merge": (b"base: &b {case: x}\nother:\n  <<: *b\n", "unknown key"),
    "key list": (b"? [a, b]\n: c\n", "a key must be plain text"),
    "no keys": (b"{}\n", "'case' is missing"),
    "rules": (b"facts: {}\n", "unknown key 'facts'"),
    "misspelt": (b"cases: x\n", "did you mean 'case'?"),
    "too large": (b"# " + b"x" * 4_000_001, "bytes; at most"),
    "truncated": (GOOD.encode()[: len(GOOD.encode()) * 2 // 3], ""),
}  # fmt: skip


def faults(err: str) -> list[re.Match[str]]:
    found = [FAULT.match(line) for line in err.splitlines()]
    assert all(found), err
    return [f for f in found if f]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_its_place_and_stops_no_other(name: str, tmp_path: Path) -> None:
    content, says = BAD[name]
    bad = tmp_path / "bad.yaml"
    bad.write_bytes(content)
    shutil.copyfile(CASES / "clear.yaml", tmp_path / "good.yaml")
    ran = quiet_about(run("check", tmp_path, "--format", "json"))
    assert ran.code == 3
    told = faults(ran.err)
    assert told
    assert all(f["path"] == str(bad) and int(f["line"]) >= 1 and int(f["column"]) >= 1 for f in told), ran.err
    assert says in ran.err
    report = ran.json
    assert report["counts"]["not_touched"] == 1
    assert {f["path"] for f in report["faults"]} == {str(bad)}


def test_every_command_that_reads_a_case_says_so(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("case: [\n")
    for args in (["explain", bad], ["ask", bad], ["whatif", bad, "--set", "shipped=true"],
                 ["explain", tmp_path / "none.yaml"], ["ask", tmp_path / "none.yaml"]):  # fmt: skip
        ran = quiet_about(run(*args))
        assert ran.code == 3, args
        assert faults(ran.err)
        assert not ran.out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good case and entries that are no files or cannot be read."""
    here = tmp_path / "cases"
    here.mkdir()
    shutil.copyfile(CASES / "clear.yaml", here / "good.yaml")
    return here


def still_checked(folder: Path, *, expect: str) -> None:
    ran = quiet_about(run("check", folder, "--format", "json"))
    assert ran.code == 3, ran.err
    assert any(expect in f["path"] for f in faults(ran.err)), ran.err
    assert ran.json["counts"]["not_touched"] == 1


def test_a_folder_named_as_a_file(folder: Path) -> None:
    """It holds nothing when it is named itself; inside another folder it is a folder like any other."""
    inner = folder / "x.yaml"
    inner.mkdir()
    assert quiet_about(run("check", folder)).code == 0
    assert quiet_about(run("check", inner)).code == 3
    write_case(inner, "touching")
    assert run("check", folder).code == 1


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "memory.yaml").symlink_to("/proc/self/mem")
    still_checked(folder, expect="memory.yaml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it(folder: Path) -> None:
    shut = write_case(folder, "shut")
    shut.chmod(0)
    still_checked(folder, expect="shut.yaml")


@pytest.mark.parametrize("kind", ["dangling", "circle"])
def test_a_link_that_leads_nowhere_is_named_when_given(kind: str, folder: Path) -> None:
    link = folder / "link.yaml"
    link.symlink_to(link if kind == "circle" else folder / "gone.yaml")
    ran = quiet_about(run("check", link, folder / "good.yaml", "--format", "json"))
    assert ran.code == 3
    assert "link.yaml" in ran.err
    assert ran.json["counts"]["not_touched"] == 1


@pytest.mark.parametrize("kind", ["dangling", "circle"])
def test_a_link_that_leads_nowhere_is_named_inside_a_folder(kind: str, folder: Path) -> None:
    link = folder / "link.yaml"
    link.symlink_to(link if kind == "circle" else folder / "gone.yaml")
    still_checked(folder, expect="link.yaml")


def test_names_that_no_system_accepts(folder: Path) -> None:
    for name in ("x" * 300 + ".yaml", "good.yaml/inside.yaml"):
        ran = quiet_about(run("check", folder / name, folder / "good.yaml", "--format", "json"))
        assert ran.code == 3, name
        assert ran.json["counts"]["not_touched"] == 1


def test_a_name_with_an_escape_sequence_is_shown_without_it(folder: Path) -> None:
    (folder / "good.yaml").rename(folder / "\x1b[31mred\n\u202e.yaml")
    (folder / "\x1b]0;title\x07.yaml").write_text("case: [\n")
    for form in ("text", "json", "markdown"):
        ran = quiet_about(run("check", folder, "--format", form))
        assert ran.code == 3
        for character in "\x1b\x07\u202e":
            assert character not in ran.out + ran.err, form
        assert "\\x1b]0;title" in ran.out.replace("\\\\", "\\").replace("\\]", "]"), form


@pytest.mark.skipif(sys.platform != "linux", reason="a file name that is no UTF-8")
def test_a_name_that_is_no_text(folder: Path) -> None:
    name = os.fsdecode(b"\xff\xfe.yaml")
    (folder / "good.yaml").rename(folder / name)
    for form in ("text", "json", "markdown"):
        assert quiet_about(run("check", folder, "--format", form, "--output", folder / "out")).code == 0
    assert quiet_about(spawn("check", folder, "--rules", RULES)).code == 0


def test_two_cases_of_one_name(folder: Path) -> None:
    shutil.copyfile(folder / "good.yaml", folder / "same.yaml")
    ran = quiet_about(run("check", folder, "--format", "json"))
    assert ran.code == 3
    assert ran.json["counts"]["not_touched"] == 1
    assert "same.yaml:1:7: error: case 'clear' is also in" in ran.err


def test_one_case_named_in_two_ways_is_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "link.yaml").symlink_to(folder / "good.yaml")
    monkeypatch.chdir(folder)
    ran = quiet_about(run("check", "good.yaml", folder, folder / ".." / "cases", "link.yaml", "--format", "json"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["counts"]["not_touched"] == 1


def test_other_files_of_a_folder_are_left_alone(folder: Path) -> None:
    (folder / "notes.txt").write_text("case: [")
    (folder / "out.json").write_text("{")
    assert quiet_about(run("check", folder)).code == 0


def test_random_changes_to_a_case_never_end_in_a_traceback(tmp_path: Path) -> None:
    """Bytes flipped, cut, doubled, exchanged: a case is then read, or faulted at a place; the program never fails."""
    chance = random.Random(20240301)
    path = tmp_path / "case.yaml"
    for i in range(100):
        content = bytearray(GOOD.encode())
        for _ in range(chance.choice((1, 1, 2, 5, 40))):
            content = content or bytearray(b"x")
            at = chance.randrange(len(content))
            match chance.randrange(6):
                case 0:
                    content[at] = chance.randrange(256)
                case 1:
                    del content[at : at + chance.randrange(60)]
                case 2:
                    content[at:at] = content[at : at + chance.randrange(60)]
                case 3:
                    content[at:at] = chance.choice(
                        (b"\n", b": ", b"- ", b"{", b"]", b"'", b"&a ", b"*a", b"!!int ", b"\xe2\x80\xae")
                    )
                case 4:
                    lines = bytes(content).split(b"\n")
                    chance.shuffle(lines)
                    content = bytearray(b"\n".join(lines))
                case _:
                    content = content[:at]
        path.write_bytes(content)
        ran = quiet_about(run("check", path, "-q"))
        assert ran.code in (0, 1, 3, 4), (i, ran.err)
        if ran.code == 3:
            assert faults(ran.err)


def test_random_values_in_a_case_never_end_in_a_traceback(tmp_path: Path) -> None:
    """Every value of a case in turn replaced by one of another kind."""
    import json

    from compliance.files.yaml import read

    data = read(CASES / "unless.yaml").data
    values: list[object] = [None, True, -1, 1.5, "", "x", "2004-02-30", "..", "[", [], ["x"], {}, {"x": "y"}, [[]], "é" * 3000]
    chance = random.Random(3)
    path = tmp_path / "case.yaml"
    for spot in _spots(data):
        for value in chance.sample(values, 1):
            path.write_text(json.dumps(_replaced(data, spot, value), ensure_ascii=False), encoding="utf-8")
            ran = quiet_about(run("check", path, "-q"))
            assert ran.code in (0, 1, 3, 4), (spot, value, ran.err)
            if ran.code == 3:
                assert faults(ran.err), (spot, value)


def _spots(data: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        inner = list(data.items())
    elif isinstance(data, list):
        inner = list(enumerate(data))
    return [at] * bool(at) + [s for key, part in inner for s in _spots(part, (*at, key))]


def _replaced(data: object, spot: tuple[str | int, ...], value: object) -> object:
    if not spot:
        return value
    if isinstance(data, dict):
        return {k: _replaced(v, spot[1:], value) if k == spot[0] else v for k, v in data.items()}
    assert isinstance(data, list)
    return [_replaced(v, spot[1:], value) if i == spot[0] else v for i, v in enumerate(data)]
