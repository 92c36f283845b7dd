"""Loading the two sides: folders, revisions, and everything that is neither."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from compliance.authoring.diff.changes import compare
from compliance.authoring.diff.sides import side
from compliance.files.diagnostics import UserError
from tests.cli.support import CASES, RULES, SHIPPED_CASES, SHIPPED_RULES, quiet_about, run

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with the made-up rules in its first commit, and one change of them in the second."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def call(*words: str) -> str:
        who = ["-c", "user.name=Author A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *words], capture_output=True, text=True, check=True, cwd=tmp_path)
        return done.stdout.strip()

    call("init", "-q", "-b", "main")
    shutil.copytree(RULES, tmp_path / "rules")
    call("add", "rules")
    call("commit", "-q", "-m", "first")
    edit(tmp_path / "rules/north/r1.yaml", "when: {fact: class, is: fuel}", "when: {fact: class, is: flour}")
    call("commit", "-q", "-a", "-m", "second")
    return call


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def keys(old: str, new: str) -> list[str]:
    return [c.key.name for c in compare(side(old, "OLD", Path()).tree, side(new, "NEW", Path()).tree)]


def test_revisions_and_folders_stand_beside_each_other(git: Git) -> None:
    assert keys("HEAD~1", "HEAD") == ["north.fuel.any"]
    assert keys("HEAD~1", "rules") == ["north.fuel.any"]
    assert keys("HEAD", "rules") == []
    assert keys("main:rules", git("rev-parse", "HEAD~1")) == ["north.fuel.any"]
    git("tag", "v1", "HEAD~1")
    assert keys("v1", "HEAD") == ["north.fuel.any"]


def test_a_path_inside_a_revision(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("mv", "rules", "law")
    git("commit", "-q", "-m", "third")
    assert keys("HEAD:law", "HEAD~1") == []
    assert keys("HEAD:./law/", "HEAD~1:rules/") == []
    monkeypatch.chdir(tmp_path / "law")
    assert keys("HEAD:.", "HEAD:../law") == []
    assert keys("HEAD:law", "HEAD~1") == []


def test_a_revision_is_named_with_its_path_and_its_commit(git: Git) -> None:
    found = side("HEAD~1", "OLD", Path())
    assert (found.name, found.kind, found.commit) == ("HEAD~1:rules", "revision", git("rev-parse", "HEAD~1"))
    assert {d.path.split("/")[0] for d in found.tree.documents.values()} == {"HEAD~1:rules"}


def test_a_folder_wins_over_a_revision_and_that_is_said(git: Git, tmp_path: Path) -> None:
    shutil.copytree(RULES, tmp_path / "main")
    found = side("main", "OLD", Path())
    assert (found.kind, found.both) == ("folder", True)
    assert not side("rules", "OLD", Path()).both
    ran = quiet_about(run("rules", "diff", "main", "HEAD", "--cases", CASES, rules=None))
    assert "'main' is a revision too; the folder was taken (for the revision write main:rules)" in ran.flat


def test_the_repository_is_left_as_it_was(git: Git, tmp_path: Path) -> None:
    before = sorted(p for p in tmp_path.rglob("*") if p.is_file())
    state = git("status", "--porcelain")
    keys("HEAD~1", "HEAD")
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == before
    assert git("status", "--porcelain") == state


def test_nothing_temporary_is_left_behind(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    keys("HEAD~1", "HEAD")
    with pytest.raises(UserError):
        side("HEAD:nowhere", "OLD", Path())
    assert list(room.iterdir()) == []


BAD = [
    ("nonsense", 2, "OLD: 'nonsense' is neither a folder here nor a revision of this repository; see 'git log'"),
    ("", 2, "OLD: '' names no folder and no revision; write REV or REV:path, or a folder"),
    (":rules", 2, "OLD: ':rules' names no folder and no revision; write REV or REV:path, or a folder"),
    ("HEAD:nowhere", 2, "OLD: revision 'HEAD' has no folder 'nowhere'; write REV:path with the folder of the rules"),
    ("HEAD:rules/definitions.yaml", 2,
     "OLD: revision 'HEAD' has no folder 'rules/definitions.yaml'; write REV:path with the folder of the rules"),
    ("HEAD:../rules", 2, "OLD: revision 'HEAD' has no folder '../rules'; write REV:path with the folder of the rules"),
    ("HEAD:empty", 2, "OLD: there are no rule files (*.yaml) in 'HEAD:empty'; write REV:path with the folder of the rules"),
    ("rules/definitions.yaml", 2, "OLD: 'rules/definitions.yaml' is a file, not a folder; name the folder of the rule tree"),
    ("HEAD^{/no such}", 2, "OLD: 'HEAD^{/no such}' is neither a folder here nor a revision of this repository; see 'git log'"),
    ("a\x1bb", 2, "OLD: 'a\\x1bb' is neither a folder here nor a revision of this repository; see 'git log'"),
    ("empty", 5, "OLD: the rule tree 'empty' has 1 fault; nothing was compared"),
    (".", 5, "the rules may be './rules'"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "code", "line"), BAD, ids=[b[0].replace("\x1b", "ESC") or "nothing" for b in BAD])
def test_what_cannot_be_had_is_one_clear_line(git: Git, tmp_path: Path, given: str, code: int, line: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/readme.txt").write_text("nothing", encoding="utf-8")
    git("add", "empty")
    git("commit", "-q", "-m", "third")
    if given == ".":
        shutil.copy(CASES / "touched.yaml", tmp_path / "case.yaml")
    ran = quiet_about(run("rules", "diff", given, "rules", "--cases", CASES, rules=None))
    assert ran.code == code
    assert line in ran.err
    assert ran.out == ""
    if code == 2:
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize("given", ["-x", "--output=x", "-:rules", "--upload-pack=touch x"])
def test_what_looks_like_an_option_reaches_no_git(git: Git, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("git was called")

    monkeypatch.setattr(subprocess, "run", refuse)
    with pytest.raises(UserError, match="begins with '-', as no revision does"):
        side(given, "OLD", Path())


def test_a_tree_with_faults_names_its_side_and_places(git: Git, tmp_path: Path) -> None:
    edit(tmp_path / "rules/north/r1.yaml", "{fact: class, is: flour}", "{fact: clas, is: flour}")
    git("commit", "-q", "-a", "-m", "third")
    for old, new, place in (("HEAD~1", "HEAD", "HEAD:rules"), ("HEAD~1", "rules", "rules")):
        ran = quiet_about(run("rules", "diff", old, new, "--cases", CASES, rules=None))
        assert ran.code == 5
        first, last = ran.err.splitlines()
        assert first.startswith(f"{place}/north/r1.yaml:81:79: error: ")
        assert "fact 'clas' is not declared; did you mean 'class'?" in first
        assert last == f"compliance: NEW: the rule tree '{place}' has 1 fault; nothing was compared"


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    ran = quiet_about(run("rules", "diff", "HEAD", RULES, rules=None))
    assert ran.code == 2
    assert "is in no git repository; name a folder, or go to the repository" in ran.err
    assert quiet_about(run("rules", "diff", RULES, RULES, "--cases", CASES, rules=None)).code == 0


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = quiet_about(run("rules", "diff", "HEAD", RULES, rules=None))
    assert (ran.code, ran.err) == (
        2, "compliance: OLD: git is not installed, and only it can read a revision; install it, or name a folder\n",
    )  # fmt: skip
    assert quiet_about(run("rules", "diff", RULES, RULES, "--cases", CASES, rules=None)).code == 0


def test_links_of_a_revision_are_not_followed(git: Git, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret: true\n", encoding="utf-8")
    (tmp_path / "rules/link.yaml").symlink_to(outside)
    git("add", "rules")
    git("commit", "-q", "-m", "third")
    assert "link.yaml" not in side("HEAD", "NEW", Path()).tree.documents


def test_the_shipped_tree_at_two_revisions(git: Git, tmp_path: Path) -> None:
    """A first day of the shipped tree moved by a day, and a label, each in a commit of its own."""
    shutil.rmtree(tmp_path / "rules")
    shutil.copytree(SHIPPED_RULES, tmp_path / "rules", ignore=shutil.ignore_patterns("*.tests.yaml"))
    git("add", "-A", "rules")
    git("commit", "-q", "-m", "shipped")
    path = next(p for p in sorted((tmp_path / "rules").rglob("*.yaml")) if "until: 2011-" not in p.read_text(encoding="utf-8")
                and "        from: 20" in p.read_text(encoding="utf-8"))  # fmt: skip
    text = path.read_text(encoding="utf-8")
    at = text.index("        from: 20") + len("        from: ")
    day = text[at : at + 10]
    moved = f"{day[:8]}{int(day[8:]) - 1:02d}"
    path.write_text(text[:at] + moved + text[at + 10 :], encoding="utf-8")
    git("commit", "-q", "-a", "-m", "a day earlier")
    ran = quiet_about(run("rules", "diff", "HEAD~1", "HEAD", "--cases", SHIPPED_CASES, rules=None))
    assert ran.code == 0, ran.err
    assert f"first day: {day} → {moved} (1 day earlier)" in ran.flat
    assert "1 of meaning, 0 moved or renumbered, 0 of words only" in ran.flat
    same = quiet_about(run("rules", "diff", "HEAD", "HEAD:rules", "--cases", SHIPPED_CASES, rules=None))
    assert "Nothing changed." in same.out
    assert "No finding changes." in same.out
