"""Every command that the README or a help page shows runs, once; what they write of the shipped cases is the sample."""

from __future__ import annotations

import json
import shlex
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.support import ROOT, TAUGHT, quiet_about, run, taught, write_case
from tests.docs.test_readme import commands
from tests.docs.test_sample import SAMPLE

SHOWN = sorted({*commands(), *(example for command in TAUGHT for example in taught(command))})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds what the commands name. The articles themselves are not shipped."""
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    (tmp_path / "articles").mkdir()
    write_case(tmp_path, "case", conduct={"recipient": "LY", "supplier": "PK", "destination": "LY"},
               item={"class": "combat_aircraft"})  # fmt: skip
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", SHOWN)
def test_a_command_that_is_shown_runs(command: str, desk: Path) -> None:
    words = shlex.split(command.partition(">")[0])[1:]
    ran = quiet_about(run(*words, rules=None))
    if "--texts" in words:
        # So that this one can only find them missing.
        assert ran.code == 3
        return
    assert (ran.code in (0, 1, 4), ran.err) == (True, "")
    said = dict(pairwise(words))
    target = desk / said["--output"] if "--output" in words else None
    assert bool(ran.out) == (target is None)
    if target and words[0] == "report" and "--cite" not in words:
        held = SAMPLE / said.get("--format", "html") / said.get("--lang", "en")
        made = (
            {path.name: path for path in target.iterdir()}
            if target.is_dir()
            else {f"{Path(words[1]).stem}{target.suffix}": target}
        )
        assert made
        assert [name for name, path in made.items() if path.read_bytes() != (held / name).read_bytes()] == []
    if target and said.get("--format") == "json":
        assert json.loads(target.read_text(encoding="utf-8"))["cases"]
