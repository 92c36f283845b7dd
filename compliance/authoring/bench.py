"""One limb on given facts, without a case: what the check would answer if exactly this were taken to be so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.case.load import Case
from compliance.case.model import CaseFile, ConductEntry, Item
from compliance.check.argument import Finding
from compliance.check.engine import Check, LawBook, Options, Subject
from compliance.check.env import change_days
from compliance.check.status import Answer, Status
from compliance.logic.values import Fact
from compliance.text.model import Bilingual
from compliance.text.yaml import Document
from compliance.vocabulary.model import Actor

ITEM, CONDUCT = "item", "conduct"
_LABEL = Bilingual(en="item", ar="البند")


class Bench:
    """Asks limbs of one rule tree; one law book for each set of readings, shared by everything that is asked."""

    def __init__(self, book: LawBook) -> None:
        self.book = book
        self._books: dict[frozenset[str], LawBook] = {frozenset(): book}

    def under(self, readings: Sequence[str]) -> LawBook:
        """Return the law book with some readings switched on. Raises ``FaultyFile`` where they make no law."""
        key = frozenset(readings)
        if key not in self._books:
            self._books[key] = LawBook(self.book.tree, key)
        return self._books[key]

    def ask(
        self,
        limb: str,
        facts: Mapping[str, Fact],
        *,
        carries: Sequence[Mapping[str, Fact]] = (),
        judged: Mapping[str, bool] | None = None,
        actors: Mapping[str, Actor] | None = None,
        readings: Sequence[str] = (),
    ) -> Finding:
        """Return what follows under one limb. ``facts`` are of the item and its conduct together."""
        book = self.under(readings)
        check = _Given(book, facts, carries, judged or {}, actors or {}, frozenset(readings))
        return check.finding(check.subject(ITEM, CONDUCT), book.tree.limbs[limb])


class _Given(Check):
    """The check of one item whose facts are given instead of resolved from claims."""

    def __init__(
        self,
        book: LawBook,
        facts: Mapping[str, Fact],
        carries: Sequence[Mapping[str, Fact]],
        judged: Mapping[str, bool],
        actors: Mapping[str, Actor],
        readings: frozenset[str],
    ) -> None:
        aboard = [f"{ITEM}-{i}" for i in range(len(carries))]
        names = {ITEM: aboard} | {name: [] for name in aboard}
        items = {n: Item(label=_LABEL, carries=c, conducts={CONDUCT: ConductEntry()}) for n, c in names.items()}
        file = CaseFile(case="given", title=_LABEL, sources={}, actors=dict(actors), items=items, claims=[])
        super().__init__(Case(file, Document("", "", "", None)), book, Options(readings=readings, judged=judged))
        for name, given in zip(names, (facts, *carries), strict=True):
            base = dict(given)
            cuts = frozenset(change_days(base, book.tree.book))
            self._subjects[(name, CONDUCT)] = Subject(name, CONDUCT, {}, base, cuts, judged)


def exemption_word(answer: Answer) -> str:
    """Return the answer of an exemption in its own words: applies, open, does_not_apply, not_in_force."""
    words = {Status.TOUCHED: "applies", Status.PROSPECTIVE: "applies", Status.NOT_TOUCHED: "does_not_apply"}
    return words.get(answer.status, answer.status.value)
