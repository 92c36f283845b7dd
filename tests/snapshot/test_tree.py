"""A rule tree is read back as it was validated, and nothing is believed that does not fit its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from compliance.files import snapshot
from compliance.files.snapshot import folder, keep
from compliance.law import validate
from compliance.law.load import RuleSet, files_of
from compliance.law.snapshot import known
from compliance.law.validate import load_valid
from compliance.vocabulary.catalogue import Catalogue
from tests.cli.support import ROOT, RULES, SHIPPED_RULES, environment
from tests.snapshot.conftest import spoil_each


class ReadError(Exception):
    """The files of a tree were read."""


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bool]:
    """Tell whether a tree is known: that its files are not read as rules."""

    def stop(root: Path) -> RuleSet:
        raise ReadError

    def is_known(root: Path) -> bool:
        with monkeypatch.context() as patch:
            patch.setattr(validate, "load_valid", stop)
            try:
                known(root)
            except ReadError:
                return False
            return True

    return is_known


def plain(value: Any) -> Any:
    """Return plain data of models and records alike."""
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True)
    return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value


def said(tree: RuleSet) -> Iterator[Any]:
    """Yield everything that a tree says."""
    book = tree.vocabulary
    for name in ("facts", "classes", "conducts", "stages", "links", "definitions", "elements", "actors", "states", "milestones",
                 "holidays", "red_flags", "sources"):  # fmt: skip
        yield name, list(getattr(book, name)), plain(getattr(book, name))
    yield plain(book.general_stages), book.states_complete_to
    yield plain(tree.regimes), plain(tree.instruments), plain(tree.steps)
    yield [
        (r, plain(e.limb), e.paragraph.node, e.instrument.instrument, e.path, e.document.path) for r, e in tree.limbs.items()
    ]
    yield {key: (document.path, path) for key, (document, path) in tree.sites.items()}
    yield tree.digest, [(n, d.path, d.text, d.data) for n, d in tree.documents.items()]
    yield plain(Catalogue(tree.catalogue_document, tree.catalogue_entries).entries)


@pytest.mark.parametrize("rules", [RULES, SHIPPED_RULES], ids=["made", "shipped"])
def test_what_is_read_back_is_what_was_validated(rules: Path, kept: Path, watched: Callable[[Path], bool]) -> None:
    source = load_valid(rules)
    for tree in (known(rules), known(rules)):
        assert list(said(tree)) == list(said(source))
    assert watched(rules)
    assert {p.suffix for p in kept.rglob("*") if p.is_file()} == {".json"}
    for entry in tree.limbs.values():
        assert entry.limb is next(x for x in entry.paragraph.limbs if x.id == entry.limb.id)
        assert entry.paragraph in entry.instrument.paragraphs


def test_each_regime_has_a_file_of_its_own(kept: Path) -> None:
    tree = known(SHIPPED_RULES)
    assert set(tree.kept) == set(tree.regimes)
    for regime, part in tree.kept.items():
        assert set(part.section("files")) >= {tree.name_of(e.document) for e in tree.of_regime(regime)}


def test_known_files_are_read_without_the_libraries_that_read_files(root: Path, case: Path, kept: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from compliance.law.snapshot import known; import compliance.check.judge\n"
        "from compliance.case.snapshot import known as case; from compliance.vocabulary.catalogue import Catalogue\n"
        "tree = known(Path(sys.argv[1]))\n"
        "catalogue = Catalogue(tree.catalogue_document, tree.catalogue_entries)\n"
        "case(Path(sys.argv[2]), tree.vocabulary, catalogue, tree.digest)\n"
        "print(sorted({'pydantic', 'yaml', 'typer', 'rich'} & set(sys.modules)))"
    )
    outs = [
        subprocess.run([sys.executable, "-c", code, root, case], env=environment(), capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert [o.stdout.strip() for o in outs] == ["['pydantic', 'yaml']", "[]"]


def test_a_tree_is_new_when_any_file_is_another(root: Path, kept: Path, watched: Callable[[Path], bool]) -> None:
    """Each file changed by one byte, removed, renamed; one added."""
    known(root)
    assert watched(root)
    for name in files_of(root):
        path = root / name
        good = path.read_bytes()
        changed = bytearray(good)
        changed[len(good) // 2] ^= 1
        path.write_bytes(changed)
        assert not watched(root), name
        path.unlink()
        assert not watched(root), name
        other = path.with_name(f"z-{path.name}")
        other.write_bytes(good)
        assert not watched(root), name
        other.unlink()
        path.write_bytes(good)
        assert watched(root), name
    (root / "more.yaml").write_text("elements: {}\n")
    assert not watched(root)


def test_the_time_of_a_file_says_nothing(root: Path, kept: Path, watched: Callable[[Path], bool]) -> None:
    known(root)
    name, *_ = files_of(root)
    path = root / name
    was, good = path.stat(), path.read_bytes()
    path.write_bytes(good.replace(b" ", b"\t", 1))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert not watched(root), name
    path.write_bytes(good)
    assert watched(root)


def test_a_spoilt_snapshot_is_made_again(root: Path, kept: Path, watched: Callable[[Path], bool]) -> None:
    good = list(said(known(root)))
    parts = sorted(kept.rglob("*.json"))
    assert len(parts) > 1
    for part in parts:
        whole = part.read_bytes()
        for bad in spoil_each(part):
            part.write_bytes(bad)
            assert not watched(root), (part.name, bad[:80])
        part.unlink()
        assert not watched(root), part.name
        assert list(said(known(root))) == good
        assert part.read_bytes() == whole
        assert watched(root)


def test_the_snapshot_of_another_tree_is_not_believed(root: Path, kept: Path, watched: Callable[[Path], bool]) -> None:
    known(root)
    (mine,) = kept.iterdir()
    with (root / files_of(root)[0]).open("a") as file:
        file.write("\n# changed\n")
    known(root)
    (other,) = (p for p in kept.iterdir() if p != mine)
    shutil.rmtree(other)
    shutil.copytree(mine, other)
    assert not watched(root)


def test_other_code_knows_nothing_yet(
    root: Path, kept: Path, watched: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    known(root)
    for name, value in (("__version__", "0"), ("FORMAT", 0)):
        with monkeypatch.context() as patch:
            patch.setattr(snapshot, name, value)
            snapshot.program.cache_clear()
            assert not watched(root), name
    snapshot.program.cache_clear()
    assert watched(root)


def test_each_module_that_gives_files_their_meaning_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "compliance", tmp_path / "compliance", ignore=shutil.ignore_patterns("report", "__pycache__"))
    monkeypatch.setattr(snapshot, "_PACKAGE", tmp_path / "compliance")

    def program() -> str:
        snapshot.program.cache_clear()
        return snapshot.program()

    before = program()
    modules = [
        p for room in ("files", "logic", "vocabulary", "law", "case") for p in (tmp_path / "compliance" / room).glob("*.py")
    ]
    assert len(modules) > 30
    for path in modules:
        good = path.read_bytes()
        path.write_bytes(good + b"#")
        assert program() != before, path.name
        path.write_bytes(good)
    assert program() == before
    snapshot.program.cache_clear()


def test_several_processes_at_once_make_one_snapshot(root: Path, case: Path, kept: Path) -> None:
    command = [sys.executable, "-m", "compliance", "check", case, "--rules", root, "--format", "json"]
    running = [
        subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)
    ]
    outs = {(p.communicate(), p.returncode) for p in running}
    assert len(outs) == 1
    (((_, err), _),) = outs
    assert err == b""
    assert not list(kept.rglob("*.part"))
    before = {p: p.read_bytes() for p in kept.rglob("*.json")}
    again = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert {((again.stdout, again.stderr), again.returncode)} == outs
    assert {p: p.read_bytes() for p in kept.rglob("*.json")} == before


def test_a_writer_that_is_killed_leaves_nothing_that_is_believed(
    root: Path, kept: Path, watched: Callable[[Path], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies before each of its files is in place; what is left then is a part beside it."""
    renamed = Path.replace

    class KilledError(BaseException):
        """The process ends here."""

    parts = 0
    while True:
        left = parts

        def replace(self: Path, target: Path) -> Path:
            nonlocal left
            if left == 0:
                raise KilledError
            left -= 1
            return renamed(self, target)

        shutil.rmtree(kept, ignore_errors=True)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            try:
                known(root)
                break
            except KilledError:
                pass
        assert list(kept.rglob("*.part"))
        assert not watched(root)
        known(root)
        assert watched(root)
        parts += 1
    assert parts > 1


@pytest.mark.parametrize("chosen", ["file", "off"])
def test_without_a_folder_to_write_to_the_answer_is_the_same(
    chosen: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder can be made under a file")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setenv("COMPLIANCE_CACHE", str(tmp_path / chosen) if chosen == "file" else chosen)
    for _ in range(2):
        assert list(said(known(root))) == list(said(load_valid(root)))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_faulty_tree_leaves_no_snapshot(root: Path, kept: Path) -> None:
    (root / "more.yaml").write_text("nothing: known\n")
    for _ in range(2):
        with pytest.raises(validate.FaultyFile):
            known(root)
    assert not kept.exists()


def test_trees_that_were_made_least_recently_are_forgotten(root: Path, kept: Path) -> None:
    for i in range(snapshot.TREES + 2):
        (kept / f"old-{i}" / "cases").mkdir(parents=True)
        keep((f"old-{i}", "cases", "one.json"), {"case": 1})
        os.utime(kept / f"old-{i}", (i, i))
    known(root)
    left = {p.name for p in kept.iterdir()}
    assert len(left) == snapshot.TREES
    assert {n for n in left if n.startswith("old")} == {f"old-{i}" for i in range(3, snapshot.TREES + 2)}


@pytest.mark.parametrize("word", ["off", "OFF", "no", "0"])
def test_the_switch(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPLIANCE_CACHE", word)
    assert folder() is None


def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COMPLIANCE_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", homeless)
    assert folder() is None
