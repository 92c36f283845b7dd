"""A witness as a case file: claims of sources whose word counts, and the acts that values need, ready for the check."""

from __future__ import annotations

from typing import Any

from compliance.authoring.solve.candidates import persons
from compliance.authoring.solve.witness import Witness, values_of, written
from compliance.case.model import CaseFile
from compliance.check.env import DATE
from compliance.logic.values import Fact, Known
from compliance.text.dates import Interval
from compliance.text.yaml import written as yaml_text
from compliance.vocabulary.book import Book
from compliance.vocabulary.model import Proof

from compliance.authoring.solve.space import ABOARD, BESIDE, MAIN  # isort: skip

ITEM, CARGO, CONDUCT, OTHER = "item", "cargo", "conduct", "other"
# Where a value needs nobody's word in particular, a document tells it.
PLAIN = "document"
_SAYS = {"en": "what this case takes to be so", "ar": "ما تفترضه هذه الحالة"}


class CaseWriter:
    """Writes witnesses over one vocabulary as cases."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def data(self, name: str, given: Witness) -> dict[str, Any]:
        """Return a case on which the check takes exactly the facts of a witness, as far as claims can bring that about.

        Answers to questions of judgement are no claims: they go to a what-if, which a comment of the file says.
        """
        items = {ITEM: self._item("the item", "البند", given, (MAIN, CONDUCT), (BESIDE, OTHER))}
        if ABOARD in given.facts:
            items[ITEM]["carries"] = [CARGO]
            items[CARGO] = self._item("what it carries", "ما يحمله البند", given, (ABOARD, CONDUCT))
        claims: list[dict[str, Any]] = []
        for subject, item, conduct in ((MAIN, ITEM, CONDUCT), (BESIDE, ITEM, OTHER), (ABOARD, CARGO, CONDUCT)):
            for fact, state in sorted(given.facts.get(subject, {}).items()):
                claims += self._claim(f"c{len(claims) + 1}", given, subject, item, conduct, fact, state)
        case: dict[str, Any] = {"case": name, "title": {"en": "Facts found by search", "ar": "وقائع وُجدت بالبحث"}}
        kinds = sorted({c["source"] for c in claims} or {PLAIN})
        case["sources"] = {k: {"title": {"en": f"a source of kind {k}", "ar": f"مصدر من نوع {k}"}, "kind": k} for k in kinds}
        if actors := sorted(given.actors(self.book)):
            local = persons(self.book)
            case["actors"] = {a: local[a].model_dump(by_alias=True, mode="json", exclude_defaults=True) for a in actors}
        return case | {"items": items, "claims": claims}

    def text(self, name: str, given: Witness) -> str:
        """Return the case as the text of a file."""
        data = self.data(name, given)
        CaseFile.model_validate(data)
        head = "# Found by search: the facts are invented and stand for nothing that happened.\n"
        if given.judged:
            answers = " ".join(f"--assume judge.{q}={str(a).lower()}" for q, a in sorted(given.judged.items()))
            head += f"# It rests on answers to questions of judgement: compliance whatif FILE {answers}\n"
        return head + yaml_text(data)

    def _item(self, en: str, ar: str, given: Witness, *conducts: tuple[str, str]) -> dict[str, Any]:
        return {"label": {"en": en, "ar": ar}, "conducts": {name: {} for subject, name in conducts if subject in given.facts}}

    def _claim(
        self, name: str, given: Witness, subject: str, item: str, conduct: str, fact: str, state: Fact
    ) -> list[dict[str, Any]]:
        declared = self.book.facts[fact]
        if any(d.proof and d.proof.act_day == fact and self._acts(given, subject, n) for n, d in self.book.facts.items()):
            # The day of an act comes with the act.
            return []
        target = item if declared.scope == "item" else f"{item}.{conduct}"
        claim: dict[str, Any] = {
            "id": name,
            "source": self._source(declared.proof, state),
            "paragraph": "1",
            "kind": "fact",
            "says": dict(_SAYS),
            "states": {target: {fact: written(state)}},
        }
        if self._acts(given, subject, fact):
            assert declared.proof is not None
            on = given.facts[subject].get(declared.proof.act_day or DATE) or given.facts[subject].get(DATE)
            users = {str(v) for n, s in given.facts[subject].items() if n in ("recipient", "end_user") for v in values_of(s)}
            claim["act"] = {
                "author": claim["source"],
                "on": on.value.text() if isinstance(on, Known) and isinstance(on.value, Interval) else None,
                "items": [item],
                "end_users": sorted(users),
                "uses": [{"en": "the use reported", "ar": "الاستعمال المنقول"}],
            }
        return [claim]

    def _acts(self, given: Witness, subject: str, fact: str) -> bool:
        """Tell whether a fact has a value here that needs the act itself."""
        declared, state = self.book.facts.get(fact), given.facts.get(subject, {}).get(fact)
        needing = declared.proof.act if declared and declared.proof else []
        return isinstance(state, Known) and str(state.value).lower() in needing

    def _source(self, proof: Proof | None, state: Fact) -> str:
        if proof is None or not isinstance(state, Known):
            return PLAIN
        words = {"only"} if state.complete else {str(state.value).lower()}
        heard = [set(kinds) for word, kinds in proof.word_of.items() if word in words]
        return min(set.intersection(*heard)) if heard else PLAIN
