"""One limb on given facts, without a case: what the check would answer if exactly this were taken to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.case.load import Case
from compliance.case.model import CaseFile, ConductEntry, Item
from compliance.check.engine import Check, CompiledLaw, Options, Subject
from compliance.check.env import change_days
from compliance.check.status import Status
from compliance.files.document import Document
from compliance.files.schema_types import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compliance.check.finding import Finding
    from compliance.check.status import Answer
    from compliance.logic.values import Fact
    from compliance.vocabulary.model import Actor

ITEM, CONDUCT = "item", "conduct"
_LABEL = Bilingual(en="item", ar="البند")


class Bench:
    """Asks limbs of one rule tree; one law book for each set of readings, shared by everything that is asked."""

    def __init__(self, book: CompiledLaw) -> None:
        self.book = book
        self._books: dict[frozenset[str], CompiledLaw] = {frozenset(): book}

    def under(self, readings: Sequence[str]) -> CompiledLaw:
        """Return the law book with some readings switched on. Raises ``FaultyFile`` where they make no law."""
        key = frozenset(readings)
        if key not in self._books:
            self._books[key] = CompiledLaw(self.book.tree, key)
        return self._books[key]

    def ask(
        self,
        limb: str,
        facts: Mapping[str, Fact],
        *,
        beside: Sequence[Mapping[str, Fact]] = (),
        carries: Sequence[Mapping[str, Fact]] = (),
        judged: Mapping[str, bool] | None = None,
        actors: Mapping[str, Actor] | None = None,
        readings: Sequence[str] = (),
    ) -> Finding:
        """Return what follows under one limb.

        ``facts`` are of the item and its conduct together; ``beside`` those of each other conduct of the same item, which
        take what belongs to the item from ``facts``; ``carries`` those of each item aboard.
        """
        book = self.under(readings)
        declared = book.tree.vocabulary.facts
        own = {n: f for n, f in facts.items() if n in declared and declared[n].scope == "item"}
        conducts = [facts, *({**own, **other} for other in beside)]
        check = _Given(book, conducts, carries, judged or {}, actors or {}, frozenset(readings))
        return check.finding(check.subject(ITEM, CONDUCT), book.tree.limbs[limb])


class _Given(Check):
    """The check of one item whose facts are given instead of resolved from claims."""

    def __init__(
        self,
        book: CompiledLaw,
        conducts: Sequence[Mapping[str, Fact]],
        carries: Sequence[Mapping[str, Fact]],
        judged: Mapping[str, bool],
        actors: Mapping[str, Actor],
        readings: frozenset[str],
    ) -> None:
        aboard = [f"{ITEM}-{i}" for i in range(len(carries))]
        names = [CONDUCT, *(f"{CONDUCT}-{i}" for i in range(1, len(conducts)))]
        given = {(ITEM, name): facts for name, facts in zip(names, conducts, strict=True)}
        given |= {(name, CONDUCT): facts for name, facts in zip(aboard, carries, strict=True)}
        items = {ITEM: Item(label=_LABEL, carries=aboard, conducts={name: ConductEntry() for name in names})}
        items |= {name: Item(label=_LABEL, conducts={CONDUCT: ConductEntry()}) for name in aboard}
        file = CaseFile(case="given", title=_LABEL, sources={}, actors=dict(actors), items=items, claims=[])
        super().__init__(Case(file, Document("", "", "", None)), book, Options(readings=readings, judged=judged))
        for (item, conduct), facts in given.items():
            base = dict(facts)
            cuts = frozenset(change_days(base, book.tree.vocabulary))
            self._subjects[item, conduct] = Subject(item, conduct, {}, base, cuts, judged)


def exemption_word(answer: Answer) -> str:
    """Return the answer of an exemption in its own words: applies, open, does_not_apply, not_in_force."""
    words = {Status.TOUCHED: "applies", Status.PROSPECTIVE: "applies", Status.NOT_TOUCHED: "does_not_apply"}
    return words.get(answer.status, answer.status.value)
