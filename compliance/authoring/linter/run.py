"""Run the lints over a rule tree, or say why it does not load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compliance.authoring.linter.allow import allowed, sift
from compliance.authoring.linter.model import Finding
from compliance.authoring.linter.world import World
from compliance.authoring.lints import table
from compliance.files import codes
from compliance.files.dataclass import dataclass
from compliance.files.diagnostics import FaultyFile
from compliance.law.load import load
from compliance.law.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compliance.authoring.linter.allow import Allowed
    from compliance.authoring.linter.model import Lint, Severity
    from compliance.files.diagnostics import Diagnostic
    from compliance.law.load import RuleSet


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found, in order of place. ``loads``: False where the tree could not be used and the lints were not run."""

    root: Path
    findings: tuple[Finding, ...]
    loads: bool
    files: int
    texts: dict[str, str]

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh so much."""
        return sum(table()[f.code].severity is severity for f in self.findings)


def finding_of(fault: Diagnostic) -> Finding:
    """Return a fault of the loader as a finding; what has no class of its own is a fault of shape."""
    message, fix = fault.message, fault.fix
    if not fix and "; " in message:
        message, _, fix = message.partition("; ")
    return Finding(fault.path, fault.line, fault.column, fault.code or codes.SHAPE, message, fix)


def chosen(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """Return the codes to look for. Each word is a code or the beginning of several; raises ``KeyError`` for any other."""

    def meant(word: str) -> set[str]:
        found = {c for c, lint in table().items() if c.startswith(word.upper()) or lint.name == word.lower()}
        if not word or not found:
            raise KeyError(word)
        return found

    wanted = [meant(w) for w in select]
    left = set().union(*wanted) if wanted else set(table())
    return frozenset(left.difference(*(meant(w) for w in ignore)))


def root_of(path: Path) -> Path:
    """Return the rule tree that a file or folder belongs to: the nearest folder around it that holds a vocabulary of facts.

    A folder that belongs to none is taken for a tree itself.
    """
    folder = path if path.is_dir() else path.parent
    # A place is printed as it was given: relative names first.
    for around in (folder, *folder.parents, *folder.resolve().parents):
        if _holds_facts(around / "vocabulary"):
            return around
        if _holds_facts(around):
            return around.parent if around.name == "vocabulary" else around
    return folder


def _holds_facts(folder: Path) -> bool:
    return any(_declares_facts(file) for file in sorted(folder.glob("*.yaml")))


def _declares_facts(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return any(line.startswith("facts:") for line in file)
    except OSError:
        return False


def lint(root: Path, looked_for: frozenset[str] | None = None, within: Path | None = None) -> Result:
    """Lint the rule tree under ``root`` for these codes (all of them by default).

    ``within`` leaves only what stands in that file or folder. Faults that keep a tree from loading are always told.
    """
    looked_for = frozenset(table()) if looked_for is None else looked_for
    tree = None
    try:
        tree = load(root)
        validate(tree)
    except FaultyFile as error:
        findings = sorted({finding_of(d) for d in error.diagnostics})
        documents = tree.documents if tree else {}
        return Result(root, tuple(findings), False, len(documents), {d.path: d.text for d in documents.values()})
    found = sift(_found(tree, looked_for), _comments(tree), table(), looked_for)
    if within is not None:
        found = [f for f in found if _inside(Path(f.path), within)]
    texts = {d.path: d.text for d in tree.documents.values()}
    return Result(root, tuple(sorted(set(found))), True, len(tree.documents), texts)


def _found(tree: RuleSet, looked_for: frozenset[str]) -> list[Finding]:
    world = World(tree)
    wanted: list[Lint] = [one for code, one in table().items() if code in looked_for and one.check and not one.deprecated]
    return [finding for one in wanted if one.check for finding in one.check(world)]


def _comments(tree: RuleSet) -> list[Allowed]:
    return [comment for name in sorted(tree.documents) for comment in allowed(tree.documents[name])]


def _inside(path: Path, within: Path) -> bool:
    path, within = path.resolve(), within.resolve()
    return path == within or within in path.parents
