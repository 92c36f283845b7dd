"""What a run of the tests leaves out: by the files that changed, and nothing where that is not known."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import selection
from tests.cli.support import ROOT, SHIPPED_RULES
from tests.selection import SHARED

TWO = {"made.east": "rules/made/east", "made.west": "rules/made/west"}
BOTH = {*TWO, SHARED}
pytest_plugins = ["pytester"]


@pytest.mark.parametrize(
    ("files", "parts"),
    [
        ([], set()),
        (["README.md", "compliance/report/text.py", "rules.md"], set()),
        (["rules/made/east/r1.yaml"], {"made.east", SHARED}),
        (["rules/made/east/r1.tests.yaml", "rules/made/west/deep/r2.yaml"], BOTH),
        (["rules/made/eastern/r1.yaml"], BOTH),
        (["rules/vocabulary/facts.yaml"], BOTH),
        (["tests/authoring/mutation/survivors.yaml"], BOTH),
        (None, BOTH),
    ],
)
def test_the_gates_that_run(files: list[str] | None, parts: set[str]) -> None:
    assert selection.gates(None if files is None else frozenset(files), TWO) == parts


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("rules/un/a.yaml", True),
        ("compliance/logic/program.py", True),
        ("compliance/authoring/lints/x.py", True),
        ("compliance/report/text.py", False),
        ("compliance/lawful.py", False),
        ("cases/one.yaml", False),
    ],
)
def test_what_gives_the_rules_their_meaning(file: str, told: bool) -> None:
    assert selection.meaning(frozenset({file})) is told
    assert selection.meaning(None)


def test_every_shipped_regime_is_known_with_its_folder() -> None:
    from compliance.law.load import load

    tree = load(SHIPPED_RULES)
    folders = selection.regimes()
    assert folders.keys() == tree.regimes.keys()
    for entry in tree.limbs.values():
        assert selection.part_in(entry.document.path) == entry.regime
    assert selection.part_in(SHIPPED_RULES / "vocabulary" / "facts.yaml") == SHARED


# --- what changed ----------------------------------------------------------------------------------------------------


class Repository:
    """A repository with one file, as somebody clones it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "-q", "-b", "main")
        self.write("one")

    def git(self, *words: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        return subprocess.run(
            ["git", *who, *words], cwd=self.root, capture_output=True, encoding="utf-8", check=True
        ).stdout.strip()

    def write(self, name: str) -> None:
        (self.root / name).write_text(name, encoding="utf-8")
        self.git("add", name)
        self.git("commit", "-q", "-m", name)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.delenv("TEST_BASE", raising=False)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return Repository(tmp_path / "made")


def test_on_the_main_branch_the_commit_before_is_compared_with(made: Repository) -> None:
    assert selection.changed(made.root) is None
    made.write("two")
    made.write("three")
    assert selection.changed(made.root) == {"three"}


def test_a_branch_is_compared_with_where_it_left_the_main_one(made: Repository) -> None:
    made.git("checkout", "-q", "-b", "mine")
    made.write("two")
    made.write("three")
    made.git("checkout", "-q", "main")
    made.write("other")
    made.git("checkout", "-q", "mine")
    assert selection.changed(made.root) == {"two", "three"}


def test_what_is_not_committed_counts_and_both_names_of_what_moved(made: Repository) -> None:
    made.write("two")
    (made.root / "new").write_text("x", encoding="utf-8")
    (made.root / "one").rename(made.root / "moved")
    assert selection.changed(made.root) == {"two", "new", "one", "moved"}


def test_a_clone_is_compared_with_the_branch_it_came_from(made: Repository, tmp_path: Path) -> None:
    for name in ("two", "three"):
        made.write(name)
    made.git("clone", "-q", str(made.root), str(tmp_path / "clone"))
    assert selection.changed(tmp_path / "clone") == {"three"}
    made.git("clone", "-q", "--depth", "1", f"file://{made.root}", str(tmp_path / "shallow"))
    assert selection.changed(tmp_path / "shallow") is None


def test_a_commit_may_be_named(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made.git("rev-parse", "HEAD")
    for name in ("two", "three"):
        made.write(name)
    monkeypatch.setenv("TEST_BASE", first)
    assert selection.changed(made.root) == {"two", "three"}
    monkeypatch.setenv("TEST_BASE", "no-such-commit")
    assert selection.changed(made.root) is None


def test_a_folder_without_a_history_of_its_own_has_nothing_to_compare_with(made: Repository, tmp_path: Path) -> None:
    made.write("two")
    (made.root / "inner").mkdir()
    assert selection.changed(made.root / "inner") is None
    assert selection.changed(tmp_path) is None


# --- what follows, in a run ------------------------------------------------------------------------------------------

GATES = """
import pytest

@pytest.mark.data_gate
def test_part(part): pass

@pytest.mark.data_gate
def test_regime(regime): pass

@pytest.mark.on_change("docs", "cases/one.yaml")
def test_more(): pass

def test_always(): pass
"""


@pytest.mark.parametrize(
    ("changed", "words", "ran"),
    [
        ((), (), {"test_always"}),
        (("docs/sample/x",), (), {"test_always", "test_more"}),
        (("cases/one.yaml.old",), (), {"test_always"}),
        (
            ("rules/made/east/a.yaml",),
            (),
            {"test_always", "test_part[made.east]", "test_part[shared]", "test_regime[made.east]"},
        ),
        ((), ("--all",), {"test_always", "test_more", *(f"test_part[{p}]" for p in BOTH), *(f"test_regime[{r}]" for r in TWO)}),
    ],
)
def test_a_run_leaves_out_what_did_not_change(
    changed: tuple[str, ...], words: tuple[str, ...], ran: set[str], pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "now", lambda: frozenset(changed))
    monkeypatch.setattr(selection, "regimes", lambda: TWO)
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(GATES)
    result = pytester.inline_run("-p", "no:cacheprovider", "-p", "no:xdist", *words)
    passed, _, failed = result.listoutcomes()
    assert not failed
    assert {report.nodeid.partition("::")[2] for report in passed} == ran


def test_as_a_program_it_needs_nothing_but_python() -> None:
    done = subprocess.run([sys.executable, "-I", "-S", str(ROOT / "tests" / "selection.py")], capture_output=True, check=False)
    assert (done.returncode in (0, 1), done.stderr) == (True, b"")
