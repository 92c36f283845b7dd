"""Changes that change nothing: no facts could tell the two trees apart, and so no example can."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.files.diagnostics import FaultyFile
from compliance.law.consolidate import Law
from compliance.law.kinds import is_judged
from compliance.vocabulary.model import Definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.authoring.mutate.model import Mutant
    from compliance.law.consolidate import Version
    from compliance.law.load import RuleSet
    from compliance.logic.condition import Answer
    from compliance.vocabulary.model import DefinitionTable, TableRow


class Equal(StrEnum):
    """Why a change changes nothing."""

    UNREAD = "no limb that answers rests on it"
    SAME_LAW = "the law of every day is the same"
    SAME_TABLE = "the table answers the same for every value"


class Equals:
    """Tells the changes of one tree that change nothing."""

    def __init__(self, tree: RuleSet) -> None:
        self._tree = tree
        self._answering = {ref for ref, entry in tree.limbs.items() if is_judged(entry.limb)}

    @cached_property
    def _laws(self) -> dict[str | None, Law]:
        return _laws(self._tree)

    def reason(self, mutant: Mutant) -> Equal | None:
        """Return why a change changes nothing, or None where it may change something."""
        limbs = self._tree.graph.limbs_resting_on(mutant.thing) & self._answering
        if not limbs:
            return Equal.UNREAD
        if isinstance(mutant.new, Definition):
            was = self._tree.vocabulary.definitions[mutant.thing.name]
            return Equal.SAME_TABLE if self._same_tables(was, mutant.new) else None
        if mutant.thing.kind == "limb" and mutant.path[0] in ("from", "until", "effects") and self._same_law(mutant, limbs):
            return Equal.SAME_LAW
        return None

    def _same_tables(self, was: Definition, now: Definition) -> bool:
        if [r.id for r in was.readings] != [r.id for r in now.readings]:
            return False
        pairs = zip((was, *was.readings), (now, *now.readings), strict=True)
        return all(
            a.when == b.when and (a.table == b.table or bool(a.table and b.table and self._alike(a.table, b.table)))
            for a, b in pairs
        )

    def _alike(self, one: DefinitionTable, other: DefinitionTable) -> bool:
        return dict(self._answers(one)) == dict(self._answers(other))

    def _answers(self, table: DefinitionTable) -> Iterator[tuple[str, Answer | TableRow]]:
        """Yield every value of the fact of a table with its answer; a class takes the row of the nearest one above it."""
        book = self._tree.vocabulary
        of_classes = book.facts[table.fact].type == "class"
        for value in book.classes if of_classes else book.values(table.fact):
            heads = book.ancestry(value) if of_classes else (value,)
            yield value, next((table.rows[h] for h in heads if h in table.rows), table.rest)

    def _same_law(self, mutant: Mutant, limbs: set[str]) -> bool:
        """Tell whether every limb reads the same and is in force alike on every day, by default and under each reading."""
        try:
            laws = _laws(mutant.make())
        except FaultyFile:
            return False
        return laws.keys() == self._laws.keys() and all(
            _said(self._laws[reading], law, ref) for reading, law in laws.items() for ref in limbs
        )


def _laws(tree: RuleSet) -> dict[str | None, Law]:
    """Return the law by default and under each reading that moves it."""
    law = Law(tree)
    return {None: law} | {reading: law.under(reading) for reading in law.moved_by}


def _said(was: Law, now: Law, ref: str) -> bool:
    return all(
        _content(was.on(ref, day)) == _content(now.on(ref, day)) for day in sorted(was.boundaries(ref) | now.boundaries(ref))
    )


def _content(version: Version | None) -> tuple[object, ...]:
    # Before its first day a limb is not in force, as after its last.
    if version is None or version.in_force is False:
        return ()
    return version.in_force, version.content.elements, version.content.procedure
