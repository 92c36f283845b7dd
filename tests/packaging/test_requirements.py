"""What the package needs: four things, pinned with hashes for every supported Python, from no named index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOLDER = ROOT / "requirements"


def lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def pins(path: Path) -> dict[str, str]:
    """Return the pinned requirements of a compiled file, each with its continuation lines."""
    found: dict[str, str] = {}
    for entry in re.split(r"\n(?=[A-Za-z0-9])", path.read_text(encoding="utf-8")):
        if match := re.match(r"([A-Za-z0-9._-]+)==", entry):
            found[match[1].lower()] = entry
    return found


def test_base_dependencies_are_four() -> None:
    assert [re.split(r"[<>=!~]", d)[0] for d in PROJECT["dependencies"]] == ["pydantic", "pyyaml", "rich", "typer"]


def test_the_input_file_is_the_dependencies() -> None:
    assert sorted(lines(FOLDER / "base.in")) == sorted(PROJECT["dependencies"])


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_every_pin_has_hashes(name: str) -> None:
    found = pins(FOLDER / name)
    assert found
    for entry in found.values():
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry)) >= 1, entry
    # Nothing in the file but pins, their hashes and comments.
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        assert re.match(r"[A-Za-z0-9._-]+==\S+|\s+--hash=sha256:[0-9a-f]{64}( \\)?$|\s*#|$", line), line


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda p: p.name)
def test_no_file_names_an_index(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"index-url|--find-links|-i |https?://|trusted-host|file://", text)


def test_pins_meet_the_dependencies() -> None:
    from packaging.requirements import Requirement
    from packaging.version import Version

    found = pins(FOLDER / "base.txt")
    for text in PROJECT["dependencies"]:
        wanted = Requirement(text)
        version = re.match(r"[A-Za-z0-9._-]+==([^\s;]+)", found[wanted.name.lower()])
        assert version
        assert Version(version[1]) in wanted.specifier


def test_development_pins_are_the_base_pins_and_more() -> None:
    base, dev = pins(FOLDER / "base.txt"), pins(FOLDER / "dev.txt")
    for name, entry in base.items():
        assert dev[name].split()[0] == entry.split()[0], name


def test_supported_pythons() -> None:
    assert PROJECT["requires-python"] == ">=3.11"
    assert PROJECT["license"] == "Apache-2.0 AND OFL-1.1"  # the program, and the fonts of printed reports
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def test_the_version_is_one() -> None:
    from compliance import __version__

    assert "version" in PROJECT["dynamic"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_the_authoring_file_is_the_extra() -> None:
    assert sorted(lines(FOLDER / "authoring.in")) == sorted(PROJECT["optional-dependencies"]["authoring"])
