"""The two rule trees of a comparison: each a folder, or a revision of the git repository in which one stands."""

from __future__ import annotations

import posixpath
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from compliance.authoring.diff.git import Repository
from compliance.files.dataclass import dataclass, replace
from compliance.files.diagnostics import FaultyFile, UserError
from compliance.law.validate import load_valid

if TYPE_CHECKING:
    from compliance.law.load import RuleSet

# Where the rules stand in a repository, unless REV:path says otherwise.
RULES = "rules"
SUFFIX = ".yaml"


@dataclass(slots=True)
class Side:
    """One rule tree with the name that the person gave it. ``commit`` only where it was read from a revision."""

    name: str
    kind: Literal["folder", "revision"]
    tree: RuleSet
    commit: str | None = None
    # True where the name is a revision too, and the folder was taken.
    both: bool = False


def side(given: str, which: str, at: Path) -> Side:
    """Load one side. ``which`` is 'OLD' or 'NEW', for messages; ``at`` is the folder from which the names are seen.

    Raises ``UserError``.
    """
    folder = at / given
    try:
        if given and not given.startswith("-") and folder.is_dir():
            return Side(given, "folder", _valid(folder, given, str(folder)), both=_also_revision(given, at))
        return _revision(given, at, exists=bool(given) and folder.exists())
    except UserError as error:
        raise UserError(f"{which}: {error.message}", error.fix, error.faults) from None


def _also_revision(given: str, at: Path) -> bool:
    try:
        return Repository(at).commit(given) is not None
    except UserError:
        return False


def _revision(given: str, at: Path, *, exists: bool) -> Side:
    name, colon, path = given.partition(":")
    if name.startswith("-"):
        raise UserError(f"'{name}' begins with '-', as no revision does", "give its hash, or ./ and the folder")
    if exists:
        raise UserError(f"'{given}' is a file, not a folder", "name the folder of the rule tree")
    if not name:
        raise UserError(f"'{given}' names no folder and no revision", "write REV or REV:path, or a folder")
    repository = Repository(at)
    commit = repository.commit(name)
    if commit is None:
        raise UserError(f"'{name}' is neither a folder here nor a revision of this repository", "see 'git log'")
    inside = _inside(repository, path) if colon else RULES
    tree = repository.folder(commit, inside)
    shown = f"{name}:{inside}"
    if tree is None:
        raise UserError(f"revision '{name}' has no folder '{inside or '.'}'", "write REV:path with the folder of the rules")
    files = repository.files(tree, SUFFIX)
    if not files:
        raise UserError(f"there are no rule files (*{SUFFIX}) in '{shown}'", "write REV:path with the folder of the rules")
    contents = repository.blobs(list(files.values()))
    with tempfile.TemporaryDirectory(prefix="compliance-") as made:
        for file, content in zip(files, contents, strict=True):
            target = Path(made, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        loaded = _valid(Path(made), shown, made)
    return Side(shown, "revision", loaded, commit)


def _inside(repository: Repository, path: str) -> str:
    """Return a path as seen from the top of the repository; one that begins with a dot is seen from where one stands."""
    if path.startswith("."):
        path = posixpath.join(repository.prefix, path)
    found = posixpath.normpath(path) if path else ""
    return "" if found == "." else found.rstrip("/")


def _valid(root: Path, shown: str, prefix: str) -> RuleSet:
    """Load a tree; its files bear the name under which the person knows them, never that of a temporary folder."""

    def named(path: str) -> str:
        return shown.rstrip("/") + path.removeprefix(prefix.rstrip("/")) if path.startswith(prefix) else path

    try:
        tree = load_valid(root)
    except FaultyFile as error:
        faults = tuple(replace(d, path=named(d.path)) for d in error.diagnostics)
        fix = f"the rules may be '{shown.rstrip('/')}/{RULES}'" if (root / RULES).is_dir() else ""
        message = f"the rule tree '{shown}' has {len(faults)} fault{'s' * (len(faults) != 1)}; nothing was compared"
        raise UserError(message, fix, faults) from None
    for document in tree.documents.values():
        document.path = named(document.path)
    tree.root = Path(shown)
    return tree
