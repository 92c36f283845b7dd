"""What CONTRIBUTING says of the code is so: the drawn line, the five files, and the words with what bears them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.support import ROOT
from tests.packaging.test_rooms import MAY, MODULES, PACKAGE

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DRAWN = TEXT.partition("## From a claim to a finding")[2].partition("```text\n")[2].partition("```")[0]
FILE = r"(?:hatch_build|[a-z]+/\w+)\.py"
FIVE = re.findall(rf"^\d\. `({FILE})`", TEXT, re.MULTILINE)
GLOSSARY = re.findall(rf"^\| ([a-z ]+) \| [^|]+ \| `({FILE})` `(\w+)` \|$", TEXT, re.MULTILINE)
# The rooms in which a concept has one name, and the names that others have replaced in them.
NAMED = tuple(list(MAY)[: list(MAY).index("report")])
REPLACED = {
    "told": "reported",
    "said": "reported, or what it is that was said",
    "seen": "visited, or what it is that was met",
    "say": "assertion",
    "piece": "period",
    "ground": "limb version",
    "grounds": "compiled law",
    "resolved": "evidenced fact",
    "resolver": "fact finder",
    "env": "view",
    "bench": "laws",
    "book": "vocabulary, or compiled law",
    "things": "what they are",
    "speaker": "labels",
    "arguer": "finding lines",
}
# What `explain` says in one language, and the keys of a report, whose form stands there.
PRINTED = {"say", "said", "seen", "told"}


def path_of(name: str) -> Path:
    return ROOT / name if name == "hatch_build.py" else PACKAGE / name


def defined(path: Path) -> set[str]:
    """Return the names that a module defines itself."""
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def test_every_file_that_is_named_stands_there() -> None:
    section = TEXT.partition("## From a claim to a finding")[2].partition("## Rules of the house")[0]
    named = set(re.findall(FILE, section))
    assert len(named) > 30
    assert [name for name in named if not path_of(name).is_file()] == []


def test_each_step_of_the_drawn_line_stands_in_its_file() -> None:
    steps = re.findall(rf"([A-Z]\w+(?:, [A-Z]\w+)*) +({FILE}(?:, {FILE})*)", DRAWN)
    assert [names for names, _ in steps][-3:] == ["CaseLine", "Line, Table", "Plain, Terminal"]
    for names, files in steps:
        there = set[str]().union(*(defined(path_of(file)) for file in files.split(", ")))
        assert set(names.split(", ")) <= there, (names, files)


def test_the_five_files_that_judge_a_limb_are_those_of_the_drawing() -> None:
    numbered = dict(re.findall(rf"({FILE})  \((\d)\)", DRAWN))
    assert sorted(numbered, key=lambda name: numbered[name]) == FIVE
    assert len(FIVE) == 5


@pytest.mark.parametrize(("word", "file", "name"), GLOSSARY, ids=[word for word, _, _ in GLOSSARY])
def test_a_word_is_borne_by_what_stands_beside_it(word: str, file: str, name: str) -> None:
    assert name in defined(path_of(file))
    # The name is the word, in full or with what kind of thing it is.
    assert set(word.split()) & set(split(name)), (word, name)


def test_no_word_stands_for_two_things() -> None:
    assert 20 <= len(GLOSSARY) <= 30
    assert len({word for word, _, _ in GLOSSARY}) == len({name for _, _, name in GLOSSARY}) == len(GLOSSARY)
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] in NAMED:
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes.setdefault(node.name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def split(name: str) -> list[str]:
    """Return the words that a name is made of."""
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def named(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every name that a module gives: to classes, functions, arguments, variables and attributes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.attr


@pytest.mark.parametrize("room", NAMED)
def test_what_a_word_replaced_names_nothing(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        for line, name in named(path):
            left = REPLACED.keys() & {*split(name)} - (PRINTED if room == "explain" else set())
            assert not left, f"{path}:{line}: {name}: call it {', '.join(REPLACED[word] for word in left)}"
