"""What the lints look at: a rule tree that loads, its law, its examples, and the places of things."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.authoring.examples.load import load_examples
from compliance.authoring.linter.model import Finding
from compliance.law.consolidate import Law, Version
from compliance.law.inventory import citations
from compliance.law.load import LimbEntry
from compliance.law.model import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from compliance.authoring.examples.load import Loaded
    from compliance.authoring.linter.model import Edit
    from compliance.files.document import Document, PathKey
    from compliance.law.inventory import Citations
    from compliance.law.load import RuleSet
    from compliance.law.model import Paragraph

Pair = tuple[Version, Version]
Where = tuple[LimbEntry, int, Effect]


class World:
    """A rule tree that loads, with what several lints need of it, made once."""

    def __init__(self, tree: RuleSet) -> None:
        self.tree = tree
        self.book = tree.vocabulary

    @cached_property
    def law(self) -> Law:
        """The law of the tree under no reading."""
        return Law(self.tree)

    @cached_property
    def examples(self) -> list[Loaded]:
        """The examples beside the rule files. Raises ``FaultyFile`` where one does not load."""
        return load_examples(self.tree)

    @cached_property
    def citations(self) -> Citations:
        """Every paragraph that a sentence of the tree names, by symbol."""
        return citations(self.tree)

    @cached_property
    def effects(self) -> tuple[Where, ...]:
        """Every amendment of the tree, with the limb that makes it and its place among those of the limb."""
        return tuple((e, i, effect) for e in self.tree.limbs.values() for i, effect in enumerate(e.limb.effects))

    def targets(self, effect: Effect) -> list[str]:
        """Return the limbs that an amendment changes."""
        return [r for r in self.tree.named_by(effect) if r in self.tree.limbs and r not in effect.except_]

    def together(self, one: str, other: str) -> Iterator[Pair]:
        """Yield each two versions of two limbs that share a day on which neither is known not to be in force."""
        for a in self.law.versions(one):
            for b in self.law.versions(other):
                apart = (a.hi is not None and a.hi < b.lo) or (b.hi is not None and b.hi < a.lo)
                if not apart and a.in_force is not False and b.in_force is not False:
                    yield a, b

    def ends(self, ref: str, *, before: date, by: str = "") -> date | None:
        """Return the last day of a limb as it was known right before a change made on a day (by a limb), or None without one.

        Changes of the same day count where they come from another limb and stand earlier in the chain.
        """
        end = self.tree.limbs[ref].limb.until
        for change in self.law.versions(ref)[-1].content.chain:
            if change.on > before or (change.on == before and change.by in (by, "")):
                break
            if change.do == "extend" and change.until is not None and end is not None:
                end = max(end, change.until)
        return end

    def paragraphs(self) -> Iterator[tuple[Document, PathKey, Paragraph]]:
        """Yield every paragraph that is encoded, with its place."""
        for name in self.tree.instruments:
            document, _ = self.tree.sites["instrument", name]
            for i, paragraph in enumerate(self.tree.instruments[name].paragraphs):
                yield document, ("paragraphs", i), paragraph

    def at(
        self,
        code: str,
        document: Document,
        path: PathKey,
        message: str,
        fix: str,
        *,
        key: bool = False,
        edits: Iterable[Edit] = (),
    ) -> Finding:
        """Return a finding at the value (or the key) that ``path`` leads to."""
        line, column = document.positions.of(path, key=key)
        return Finding(document.path, line, column, code, message, fix, tuple(edits))

    def in_limb(self, code: str, entry: LimbEntry, path: PathKey, message: str, fix: str, *, key: bool = False) -> Finding:
        """Return a finding inside a limb."""
        return self.at(code, entry.document, (*entry.path, *path), message, fix, key=key)

    def declared(self, code: str, what: str, name: str, message: str, fix: str) -> Finding:
        """Return a finding at the entry of something that the vocabulary declares."""
        document, path = self.tree.sites[what, name]
        return self.at(code, document, path, message, fix, key=True)
