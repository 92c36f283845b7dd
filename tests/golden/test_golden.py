"""Golden files: each begins with its own command, then holds what the command prints, and its exit code.

Make them again with ``UPDATE_GOLDEN=1``, and read the difference. A new one needs only its first line.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.support import ROOT, quiet_about, run

FILES = sorted((Path(__file__).parent / "data").glob("*.txt"))
DIGEST = " | digest"


def digest(text: str) -> Iterator[str]:
    """What a JSON report comes to, a line a finding, and the hash of the whole."""
    report = json.loads(text)
    yield " ".join(f"{status}={n}" for status, n in report["counts"].items())
    for case in report["cases"]:
        for item in case["items"]:
            yield f"{case['id']} {item['id']}: {item['status']}"
            for f in item["findings"]:
                carried = f" -> {f['carried']}" if f["carried"] else ""
                exempt = " ".join(f"{e['limb']}={e['mark']}" for e in f["exemptions"])
                yield f"  {f['conduct']} {f['limb']}: {f['status']}{carried}{' | ' if exempt else ''}{exempt}"
        for q in case["questions"]:
            yield f"  ? {q['fact']} settles {q['settles']} bears on {q['bears_on']}"
    yield f"sha256 {hashlib.sha256(text.encode()).hexdigest()}"


def printed(command: str) -> str:
    words = shlex.split(command.removesuffix(DIGEST))
    assert words[0] == "compliance"
    ran = quiet_about(run(*words[1:], rules=None))
    out = "\n".join(digest(ran.out)) + "\n" if command.endswith(DIGEST) else ran.out
    return f"{out}{ran.err}[exit code {ran.code}]\n"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_golden(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    first, _, held = path.read_text(encoding="utf-8").partition("\n")
    assert first.startswith("$ compliance "), "the first line is the command"
    found = printed(first.removeprefix("$ "))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(f"{first}\n{found}", encoding="utf-8")
    else:
        assert found == held, f"{path.name}: see what changed, then UPDATE_GOLDEN=1"


def test_there_are_golden_files_for_every_command() -> None:
    commands = [p.read_text(encoding="utf-8").splitlines()[0] for p in FILES]
    for words in (
        "check",
        "check.* --lang ar",
        "check.*--format markdown",
        "check.*json.*digest",
        "ask",
        "explain",
        "whatif",
        "law show",
    ):
        parts = words.split(".*")
        assert any(all(p in c for p in parts) for c in commands), words


def test_golden_files_name_no_folder_of_a_machine() -> None:
    for path in FILES:
        assert str(ROOT) not in path.read_text(encoding="utf-8"), path.name
