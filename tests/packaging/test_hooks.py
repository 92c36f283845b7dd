"""The hooks for pre-commit: the shape that its documentation asks for, and commands that are there."""

from __future__ import annotations

import re
import shlex
import tomllib
from typing import Any

import pytest

from compliance.files.yaml import read
from tests.cli.support import ROOT, SHIPPED_CASES, SHIPPED_RULES, quiet_about, run

PATH = ROOT / ".pre-commit-hooks.yaml"
HOOKS: Any = read(PATH).data
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Keys of a hook, with the type of each; the first four must be there.
NEEDED = {"id": str, "name": str, "entry": str, "language": str}
KEYS = NEEDED | {
    "files": str, "exclude": str, "types": list, "types_or": list, "exclude_types": list, "always_run": bool,
    "fail_fast": bool, "verbose": bool, "pass_filenames": bool, "require_serial": bool, "description": str,
    "language_version": str, "minimum_pre_commit_version": str, "args": list, "stages": list, "additional_dependencies": list,
}  # fmt: skip


def test_there_is_a_hook_each() -> None:
    assert [h["id"] for h in HOOKS] == ["compliance-rules-lint", "compliance-rules-fmt", "compliance-rules-test"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda h: h["id"])
def test_it_has_the_shape_of_a_hook(hook: dict[str, Any]) -> None:
    assert set(NEEDED) <= set(hook) <= set(KEYS)
    for key, value in hook.items():
        assert type(value) is KEYS[key], key
    assert hook["language"] == "python"
    extras = PROJECT["project"]["optional-dependencies"]
    for wanted in hook.get("additional_dependencies", []):
        match = re.fullmatch(r"\.\[(\w+)\]", wanted)
        assert match, wanted
        assert match[1] in extras


@pytest.mark.parametrize("hook", HOOKS, ids=lambda h: h["id"])
def test_its_files_are_the_rule_files(hook: dict[str, Any]) -> None:
    pattern = re.compile(hook["files"])
    for path in SHIPPED_RULES.rglob("*.yaml"):
        assert pattern.search(path.relative_to(ROOT).as_posix())
    for path in (*SHIPPED_CASES.rglob("*.yaml"), PATH, *SHIPPED_RULES.rglob("*.json")):
        assert not pattern.search(path.relative_to(ROOT).as_posix())


@pytest.mark.parametrize("hook", HOOKS, ids=lambda h: h["id"])
def test_its_entry_is_a_command_with_these_options(hook: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """On the shipped tree, from its folder, as pre-commit would: the command runs and finds nothing that stops a commit."""
    monkeypatch.chdir(ROOT)
    program, *words = shlex.split(hook["entry"])
    assert program in PROJECT["project"]["scripts"]
    named = ["rules/un", "rules/reference"] if hook.get("pass_filenames", True) else []
    ran = quiet_about(run(*words, *hook.get("args", []), *named, rules=None))
    assert ran.code in (0, 1), ran.err
    assert "No such" not in ran.err
    assert quiet_about(run(*words, "--help", rules=None)).code == 0


def test_the_source_distribution_holds_it() -> None:
    assert "/.pre-commit-hooks.yaml" in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
