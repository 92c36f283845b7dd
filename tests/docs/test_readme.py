"""The documents say what is so: excerpts and screen are real, links lead somewhere, the tables hold."""

from __future__ import annotations

import os
import re
import shlex
import textwrap
from pathlib import Path

import pytest

from compliance.cli.app import app as top
from compliance.cli.law import app as law
from compliance.cli.lazy import GROUPS
from compliance.cli.rules import app as rules
from compliance.files.yaml import read
from tests.cli.support import ROOT, spawn
from tests.packaging.test_rooms import MAY

README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PAGES = sorted((ROOT / "docs").glob("*.md"))
TEXT = README.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SCREEN = re.compile(r"(<!-- screen: (.+?) \| (.+?) \| (.+?) -->\n```text\n)(.*?)(^```$)", re.DOTALL | re.MULTILINE)
CUT = "# ..."
NOTE = "##"


def commands() -> list[str]:
    in_blocks = [line for kind, body in BLOCK.findall(TEXT) if kind == "sh" for line in body.splitlines()]
    in_text = re.findall(r"`(compliance (?:law )?[a-z-]+ [^`]+)`", BLOCK.sub("", TEXT))
    return sorted({c for c in (*in_blocks, *in_text) if c.startswith("compliance ")})


def excerpts() -> list[tuple[str, str]]:
    """Return each YAML excerpt with the file that its first line names."""
    found = []
    for kind, body in BLOCK.findall(TEXT):
        if kind == "yaml":
            head, rest = body.split("\n", 1)
            found.append((head.removeprefix("# "), rest))
    return found


def test_the_readme_shows_every_command() -> None:
    shown = " ".join(commands())
    for name in (*(c.name for c in top.registered_commands), *GROUPS):
        assert f"compliance {name}" in shown
    for command in law.registered_commands:
        assert f"compliance law {command.name}" in shown
    for name in (*(c.name for c in rules.registered_commands), *(g.name for g in rules.registered_groups)):
        assert f"| `rules {name}` |" in TEXT


@pytest.mark.parametrize(("name", "body"), excerpts(), ids=[n for n, _ in excerpts()])
def test_excerpts_parse_and_stand_in_the_file(name: str, body: str, tmp_path: Path) -> None:
    alone = tmp_path / "excerpt.yaml"
    alone.write_text(textwrap.dedent(body), encoding="utf-8")
    assert isinstance(read(alone).data, dict)
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    at = 0
    for piece in pieces(body):
        starts = [i for i in range(at, len(lines)) if lines[i : i + len(piece)] == piece]
        assert starts, f"not in {name} after line {at}:\n" + "\n".join(piece)
        at = starts[0] + len(piece)


def pieces(body: str) -> list[list[str]]:
    """Return the runs of lines between cuts, without the notes of the page."""
    runs: list[list[str]] = [[]]
    for line in body.splitlines():
        if line.strip() == CUT:
            runs.append([])
        elif not line.lstrip().startswith(NOTE):
            runs[-1].append(line)
    return [r for r in runs if r]


def test_the_screen_is_what_is_printed() -> None:
    found = SCREEN.search(TEXT)
    assert found, "the README has no screen"
    before, command, first, last, shown, _ = found.groups()
    lines = spawn(*shlex.split(command)[1:], cwd=ROOT).out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.lstrip().startswith(first))
    end = next(i for i in range(start, len(lines)) if last in lines[i])
    printed = "".join(f"{line}\n" for line in lines[start : end + 1])
    assert 15 <= printed.count("\n") <= 40
    if os.environ.get("UPDATE_GOLDEN"):
        README.write_text(TEXT.replace(before + shown, before + printed), encoding="utf-8")
    else:
        assert shown == printed, "take the screen again: UPDATE_GOLDEN=1 pytest tests/docs"


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", BLOCK.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("path", [README, CONTRIBUTING, *PAGES], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", BLOCK.sub("", text)):
        assert "://" not in target
        name, _, anchor = target.partition("#")
        other = path.parent / name if name else path
        assert other.is_file(), target
        assert not anchor or anchor in anchors(other.read_text(encoding="utf-8")), target


def test_the_map_of_the_rooms_is_what_they_may_import() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE)
    assert {room: set(re.findall(r"`(\w+)`", names)) for room, names in rows} == MAY


def test_the_tables_of_tests_name_every_folder_once() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    told: list[str] = []
    for row in re.findall(r"^\| (`tests/\w[^|]+) \|", text, re.MULTILINE):
        first, *rest = re.findall(r"`([\w/-]+)`", row)
        told += [first, *(f"{first.rpartition('/')[0]}/{name}" for name in rest)]
    folders = {p.parent.relative_to(ROOT).as_posix() for p in (ROOT / "tests").glob("*/**/test_*.py")}
    tops = {"/".join(folder.split("/")[:2]) for folder in folders}
    assert sorted(told) == sorted(tops | {folder for folder in folders if folder.startswith("tests/report/")})
    core = re.search(r"`make test-core` \| [^|]+ \|", text)
    [made] = re.findall(r"^CORE := .*tests/,([\w ]+)\)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert core
    assert [name.removeprefix("tests/") for name in re.findall(r"`([\w/]+)`", core[0])] == made.split()
