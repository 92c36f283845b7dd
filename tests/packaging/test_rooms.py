"""The rooms of the package: imports run one way, the law and the facts stand in data, and nothing heavy is imported."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from compliance.law.load import load
from compliance.vocabulary.catalogue import Catalogue
from tests.cli.support import ROOT, SHIPPED_RULES

PACKAGE = ROOT / "compliance"
# Each room, and the rooms that it may import.
MAY = {
    "files": set(),
    "logic": {"files"},
    "vocabulary": {"files", "logic"},
    "law": {"files", "logic", "vocabulary"},
    "check": {"files", "logic", "vocabulary", "law"},
    "case": {"files", "logic", "vocabulary", "law", "check"},
    "explain": {"files", "logic", "vocabulary", "law", "check", "case"},
    "report": {"files", "logic", "vocabulary", "law", "check", "case", "explain"},
    "authoring": {"files", "logic", "vocabulary", "law", "check", "case", "explain", "report"},
    "audit": {"files", "law", "check", "case", "explain", "report"},
    "cli": {"files", "vocabulary", "law", "check", "case", "explain", "report", "authoring", "audit"},
}
# Modules that are a second way to an answer: they may read the form of a report, and nothing that made one.
APART = {"audit/kernel.py", "audit/hashes.py", "audit/lines.py"}
MODULES = sorted(PACKAGE.rglob("*.py"))
# A document is composed when its data are first asked for, and what composes it makes documents.
LATER = [("compliance.files.document", "compliance.files.yaml")]


def rooms(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the rooms that a module imports, at its head or inside a function, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "compliance" and len(parts) > 1 and (PACKAGE / parts[1]).is_dir():
                yield parts[1], getattr(node, "lineno", 0)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    if room in ("__init__.py", "__main__.py"):
        assert {r for r, _ in rooms(path)} <= {"cli"}
        return
    for other, line in rooms(path):
        assert other == room or other in MAY[room], f"{path}:{line}: {room} imports {other}"


def test_no_room_may_import_what_it_has_no_use_for() -> None:
    used: dict[str, set[str]] = {}
    for path in MODULES:
        room = path.relative_to(PACKAGE).parts[0]
        used.setdefault(room, set()).update(other for other, _ in rooms(path) if other != room)
    assert {room: used[room] for room in MAY} == MAY


def test_no_room_imports_another_in_a_circle() -> None:
    order = list(MAY)
    for room, others in MAY.items():
        assert all(order.index(other) < order.index(room) for other in others), room


def imported(body: list[ast.stmt], *, later: bool) -> Iterator[str]:
    """Yield what is imported when a module is loaded, and if ``later`` also inside its functions; no import for types alone."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from imported(node.orelse, later=later)
        elif later or not isinstance(node, ast.FunctionDef):
            for inner in ("body", "orelse", "finalbody", "handlers"):
                yield from imported(getattr(node, inner, []), later=later)


@pytest.mark.parametrize(("later", "known"), [(False, []), (True, LATER)])
def test_no_file_imports_another_in_a_circle(later: bool, known: list[tuple[str, ...]]) -> None:
    names = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): p for p in MODULES}
    reached: dict[str, set[str]] = {}
    for name, path in names.items():
        found = imported(ast.parse(path.read_text(encoding="utf-8")).body, later=later)
        # A name that is no module stands in one.
        reached[name] = {m if m in names else m.rpartition(".")[0] for m in found} & names.keys()
    for between in names:
        for others in reached.values():
            if between in others:
                others |= reached[between]
    circles = {tuple(b for b in sorted(names) if b in reached[a] and a in reached[b]) for a in names if a in reached[a]}
    assert sorted(circles) == known


def test_the_second_way_to_an_answer_shares_nothing_with_the_first() -> None:
    for name in APART:
        text = (PACKAGE / name).read_text(encoding="utf-8")
        assert set(re.findall(r"(?:from|import) (compliance[\w.]*)", text)) <= {"compliance.explain.model"}, name


def test_every_room_is_known_and_says_what_it_may_touch() -> None:
    assert {p.name for p in PACKAGE.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))} == set(MAY)
    for room in MAY:
        text = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8")))
        assert text
        assert "may touch" in text.lower()


def test_only_reading_knows_yaml() -> None:
    """The law and the case are read by one loader; nothing else imports a YAML library, and no room a data-frame library."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        imported = set(re.findall(r"^\s*(?:import|from)\s+(\w+)", text, re.MULTILINE))
        if path != PACKAGE / "files" / "yaml.py":
            assert "yaml" not in imported, path
        if path.relative_to(PACKAGE).parts[0] != "authoring":
            assert not imported & {"clingo", "pypdf"}, path
        assert not imported & {"pandas", "polars", "duckdb", "pyarrow", "numpy", "pickle", "marshal", "shelve"}, path
        if path.relative_to(PACKAGE).parts[0] not in ("cli", "report", "authoring"):
            assert not imported & {"rich", "typer"}, path


def test_no_clock_of_the_machine_is_read() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(today|now|utcnow|localtime|gmtime|time)\(\)", text), path


# --- no law, State or item in the code -------------------------------------------------------------------------------


def words(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what a module says: its string constants but for docstrings and help, and its comments."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[0] if node.body else None
            if isinstance(body, ast.Expr) and isinstance(body.value, ast.Constant):
                skipped.add(id(body.value))
        # The help of the command line teaches by example and may name what can be asked for.
        if isinstance(node, ast.Call) and PACKAGE / "cli" in path.parents:
            skipped |= {id(k.value) for k in node.keywords if k.arg in ("help", "metavar")}
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "EPILOG" for t in node.targets):
            skipped.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str]]:
    return [(f"{p.relative_to(ROOT)}:{line}", text) for p in MODULES for line, text in words(p)]


def test_no_resolution_is_named_in_the_code(said: list[tuple[str, str]]) -> None:
    tree = load(SHIPPED_RULES)
    numbers = {n for i in tree.instruments.values() for n in re.findall(r"\d{4}", i.symbol)[:1]}
    assert "1970" in numbers
    symbol = re.compile(rf"S/RES/\d|\b({'|'.join(sorted(numbers))})\b")
    days = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
    # A day that shows how days are written.
    example = re.compile(r"2011-02-26|2011-02\.\.2011-05|1945")
    for where, text in said:
        for line in text.splitlines():
            bare = example.sub("", line)
            assert not symbol.search(bare), (where, line)
            assert not days.search(bare), (where, line)
    for name in (*tree.regimes, *tree.instruments, *(e.paragraph.node for e in tree.limbs.values())):
        for where, text in said:
            assert name not in text, (where, name)


def test_no_state_is_named_in_the_code(said: list[tuple[str, str]]) -> None:
    book = load(SHIPPED_RULES).vocabulary
    codes = set(book.states)
    assert {"LY", "PK"} <= codes
    english = re.compile(rf"\b({'|'.join(re.escape(s.name.en) for s in book.states.values())})\b")
    arabic = re.compile(rf"(?<!\w)({'|'.join(re.escape(s.name.ar) for s in book.states.values())})(?!\w)")
    adjectives = re.compile(r"\b(Libya|Pakistan|China|Chinese)\w*", re.IGNORECASE)
    for where, text in said:
        assert text not in codes, (where, text)
        for pattern in (english, arabic, adjectives):
            assert not pattern.search(text), (where, text)
        assert text not in book.actors, (where, text)


def test_no_item_or_class_is_named_in_the_code(said: list[tuple[str, str]]) -> None:
    tree = load(SHIPPED_RULES)
    entries = Catalogue(tree.catalogue_document).entries
    names = {form for e in entries.values() for form in (e.name.en, e.name.ar, *e.forms) if len(form) > 3}
    assert any("JF-17" in n for n in names)
    # Forms that are words of the language too say nothing by themselves.
    telling = {n for n in names if re.search(r"\d", n) or " " in n}
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(telling)))})(?!\w)", re.IGNORECASE)
    classes = {c for c in tree.vocabulary.classes if "_" in c}
    for where, text in said:
        assert not pattern.search(text), (where, text)
        assert text not in classes, (where, text)


def test_no_definition_is_named_in_the_code(said: list[tuple[str, str]]) -> None:
    tree = load(SHIPPED_RULES)
    for where, text in said:
        assert text not in {d for d in tree.vocabulary.definitions if "_" in d}, (where, text)


# Words that name a fact of the shipped vocabulary and something else: a part of a limb, a scope or a type of facts, a kind of
# thing that a tree declares, a key of a report; a role; a red flag; a sentence. No fact is asked for by any of them.
ALSO_WORDS = {
    "conduct": "part of a limb",
    "stage": "part of a limb",
    "class": "type of a fact",
    "destination": "role of a fact",
    "flag": "red flag",
    "design_state": "sentence",
}


def test_no_fact_is_known_to_the_code_by_its_name(said: list[tuple[str, str]]) -> None:
    """What the program asks it asks by role; see also ``tests/vocabulary/test_roles.py``, where facts are called otherwise."""
    tree = load(SHIPPED_RULES)
    named = {text: where for where, text in said if text in tree.vocabulary.facts}
    assert named.keys() == ALSO_WORDS.keys(), {n: w for n, w in named.items() if n not in ALSO_WORDS}
    asked = [where for where, text in said if text in ("performed", "continuing")]
    assert not asked
