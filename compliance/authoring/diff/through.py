"""Through which of the changed things a finding changed: found by making one change at a time.

Of the changes of meaning, those come into question that the limb rests on in either tree. Where there are several, each is
taken back in the new tree and made by itself in the old one, and the case is checked again: what moves the finding either way
changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.authoring.diff.archive import Bench
from compliance.authoring.diff.changes import Nature
from compliance.authoring.diff.reach import reaches
from compliance.files.dataclass import replace
from compliance.files.diagnostics import FaultyFile
from compliance.files.document import Document
from compliance.law.conditions import CompileError

if TYPE_CHECKING:
    from compliance.authoring.diff.archive import Archive, At, FindingChange
    from compliance.authoring.diff.changes import Change
    from compliance.case.load import Case
    from compliance.law.load import RuleSet

# So many changes of a finding are told apart, and so many trees with one change are made for a whole comparison.
MOST = 60
# Kinds of thing that no limb names, and that a case reads all the same.
_BEYOND = frozenset({"milestone"})


class Through:
    """Finds what changed a finding."""

    def __init__(self, found: Archive, changes: list[Change]) -> None:
        self.found = found
        self.changes = [c for c in changes if c.nature is Nature.MEANING]
        self._reached = [reaches(c, found.old.tree, found.new.tree) for c in self.changes]
        self._benches: dict[tuple[str, int], Bench | None] = {}

    def of(self, change: FindingChange) -> tuple[list[Change], bool]:
        """Return the changes that a finding changed through, and whether each of them moves it by itself."""
        limb = change.at.limb
        near = [i for i, limbs in enumerate(self._reached) if limb in limbs or self.changes[i].key.kind in _BEYOND]
        if len(near) <= 1:
            return [self.changes[i] for i in near], bool(near)
        if len(near) > MOST:
            return [self.changes[i] for i in near], False
        sure = [i for i in near if self._moves(i, change)]
        return [self.changes[i] for i in (sure or near)], bool(sure)

    def _moves(self, index: int, change: FindingChange) -> bool:
        a, b = self.found.cases[change.at.case]
        for side, case, stood in (("new", b, change.new), ("old", a, change.old)):
            bench = self._bench(side, index)
            if bench is None or case is None:
                continue
            if self._stand(bench, case, change.at) not in (stood, _FAILED):
                return True
        return False

    @staticmethod
    def _stand(bench: Bench, case: Case, at: At) -> object:
        try:
            return bench.checked(case).stand(at)
        except (CompileError, FaultyFile, KeyError):
            # A tree with one change taken out of its company need not hold together.
            return _FAILED

    def _bench(self, side: str, index: int) -> Bench | None:
        """Return the tree of one side with one thing as the other side has it; None where that is no tree."""
        key = (side, index)
        if key not in self._benches:
            mine, other = self.found.old.tree, self.found.new.tree
            if side == "new":
                mine, other = other, mine
            try:
                made = exchanged(mine, self.changes[index], other)
                self._benches[key] = Bench(made) if made else None
            except (CompileError, FaultyFile, KeyError):
                self._benches[key] = None
        return self._benches[key]


_FAILED = object()


def exchanged(tree: RuleSet, change: Change, other: RuleSet) -> RuleSet | None:
    """Return ``tree`` with one thing as ``other`` has it, or None for a thing that no finding rests on."""
    book = tree.vocabulary
    kind, name = change.key
    if kind == "limb":
        return replace(tree, limbs=_with(tree.limbs, other.limbs, name))
    if kind == "regime":
        return replace(tree, regimes=_with(tree.regimes, other.regimes, name))
    if kind == "step":
        return replace(tree, steps=_with(tree.steps, other.steps, name))
    if kind == "stages":
        return replace(tree, vocabulary=replace(book, general_stages=other.vocabulary.general_stages))
    if kind == "item":
        return replace(tree, catalogue_document=_catalogue(tree.catalogue_document, other.catalogue_document, name))
    table = {"definition": "definitions", "conduct": "conducts", "link": "links", "fact": "facts", "class": "classes",
             "actor": "actors", "state": "states", "milestone": "milestones", "holidays": "holidays"}.get(kind)  # fmt: skip
    if table is None:
        return None
    own: dict[str, Any] = {table: _with(getattr(book, table), getattr(other.vocabulary, table), name)}
    return replace(tree, vocabulary=replace(book, **own))


def _with(mine: dict[str, Any], other: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a table with one entry as the other table has it, in its place."""
    if name not in other:
        return {k: v for k, v in mine.items() if k != name}
    return {**mine, name: other[name]}


def _catalogue(mine: Document | None, other: Document | None, name: str) -> Document | None:
    one = mine or other
    if one is None or not isinstance(one.data, dict):
        return one
    tables: list[dict[str, Any]] = [d.data["entries"] if d and isinstance(d.data, dict) else {} for d in (mine, other)]
    data = {**one.data, "entries": _with(tables[0], tables[1], name)}
    return Document(one.path, one.text, one.sha256, data)
