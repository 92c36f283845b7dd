"""A tree of ten regimes: the shipped one, and copies of it under other names that are about other States."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measure import BASE, CHECK, ROOT, Figure, Result, beside, known

COUNT = 10
LOAD = (
    "import sys; from pathlib import Path\n"
    "from compliance.law.compiled import CompiledLaw; from compliance.law.snapshot import known\n"
    "CompiledLaw(known(Path(sys.argv[1])))"
)


def copies(rules: Path, into: Path, count: int = COUNT) -> None:
    """Write a rule tree with ``count`` regimes for the one that ``rules`` holds."""
    shutil.copytree(rules, into, ignore=shutil.ignore_patterns("*.tests.yaml"))
    (regime,) = into.glob("*/*/regime.yaml")
    folder = regime.parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
    parsed = [yaml.safe_load(text) for text in texts.values()]
    state = yaml.safe_load(texts["regime.yaml"])["scope"]
    (own,) = set(_states(state))
    states = yaml.safe_load((into / "reference" / "states.yaml").read_text(encoding="utf-8"))["entries"]
    others = [code for code in states if code != own]
    names = sorted({name for data in parsed for name in _names(data)}, key=len, reverse=True)
    named = re.compile(rf"(?<![\w.-])({'|'.join(map(re.escape, names))})(?![\w-])")
    for number in range(1, count):
        about = others[number * len(others) // count]
        copy = folder.parent / f"{folder.name}{number}"
        copy.mkdir()
        for name, text in texts.items():
            renamed = named.sub(lambda found, n=number: f"copy{n}{'_' if '_' in found[0] else '-'}{found[0]}", text)
            copied = re.sub(rf"(?<![\w-]){own}(?![\w-])", about, renamed)
            (copy / name).write_text(copied, encoding="utf-8")


def _names(data: Any) -> Iterator[str]:
    """Yield every name that a file of a regime gives, unique in a tree: of itself, its paragraphs, definitions and readings."""
    if isinstance(data, list):
        for part in data:
            yield from _names(part)
    elif isinstance(data, dict):
        yield from (data[key] for key in ("regime", "instrument", "node") if isinstance(data.get(key), str))
        yield from data.get("definitions", {})
        yield from (reading["id"] for reading in data.get("readings", ()))
        for part in data.values():
            yield from _names(part)


def _states(scope: Any) -> Iterator[str]:
    """Yield every State that a scope names."""
    if isinstance(scope, list):
        for part in scope:
            yield from _states(part)
    elif isinstance(scope, dict):
        if isinstance(scope.get("is"), str) and scope["is"].isupper():
            yield scope["is"]
        for part in scope.values():
            yield from _states(part)


@contextmanager
def _tree() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        copies(ROOT / "rules", Path(folder) / "rules")
        yield str(Path(folder) / "rules")


def _load(pairs: int, rules: str) -> Result:
    with known() as env:
        return beside(pairs, (sys.executable, "-c", LOAD, rules), BASE, env)


def _ten(pairs: int) -> Result:
    with _tree() as rules:
        return _load(pairs, rules)


def _check(pairs: int) -> Result:
    with _tree() as rules, known() as env:
        return beside(pairs, (*CHECK, "cases/", "--rules", rules), (*CHECK, "cases/"), env)


FIGURES = {
    "load": Figure("loading the shipped tree, imports included", "times the imports", lambda n: _load(n, str(ROOT / "rules"))),
    "load-ten": Figure("loading a tree of ten regimes, imports included", "times the imports", _ten, 1.5, 1.2),
    "check-ten": Figure("`check cases/` with ten regimes", "times the same with one", _check),
}
