"""A witness as a case file: claims of sources whose word counts, and the acts that values need, ready for the check.

Facts found by search are what the check would take; a case holds what sources say. Where a value needs an act, the act is
written with what it must cover, and the case is put through the check before anyone sees it: the file says what it answers.
"""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from compliance.authoring.solve.candidates import FAR, person_of, persons
from compliance.authoring.solve.space import ABOARD, BESIDE, MAIN
from compliance.authoring.solve.witness import Witness, ask, values_of, word_of, written
from compliance.case.checked import CheckedCase, Options
from compliance.case.load import Case
from compliance.case.model import CaseFile
from compliance.files.dataclass import dataclass
from compliance.files.dates import Interval
from compliance.files.document import Document
from compliance.files.yaml import written as yaml_text
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from compliance.check.ask import Laws
    from compliance.logic.values import Fact
    from compliance.vocabulary.model import Proof

ITEM, CARGO, CONDUCT, OTHER = "item", "cargo", "conduct", "other"
# Where each subject of a witness stands in a case.
PLACES = {MAIN: (ITEM, CONDUCT), BESIDE: (ITEM, OTHER), ABOARD: (CARGO, CONDUCT)}
# Where a value needs nobody's word in particular, a document tells it.
PLAIN = "document"
_SAYS = {"en": "what this case takes to be so", "ar": "ما تفترضه هذه الحالة"}


@dataclass(frozen=True, slots=True)
class Acts:
    """What an act is given that the witness leaves open: a day, and a role with a person for items of which none is told."""

    on: date
    role: str | None


class CaseWriter:
    """Writes witnesses over one rule tree as cases."""

    def __init__(self, laws: Laws) -> None:
        self.laws, self.tree, self.book = laws, laws.default.tree, laws.default.tree.vocabulary
        self.roles = self.book.roles

    def text(self, name: str, given: Witness, limbs: Sequence[str], readings: Sequence[str] = ()) -> str:
        """Return a case on which the check takes the facts of a witness, as far as claims can bring that about.

        A comment says what each of ``limbs`` answers in the check of the case, and where that is something else than what it
        answers on the facts themselves. Answers to questions of judgement are no claims: they go to a what-if, as it says.
        """
        given = self._known(given)
        asked = [r for r in limbs if r in self.tree.limbs]
        wanted = [word_of(self.tree.limbs[ref], ask(self.laws, ref, given, readings).answer) for ref in asked]
        first: tuple[dict[str, Any], list[str]] | None = None
        # Of several ways to write an act, the first on which the check answers as on the facts.
        for data in self._ways(name, given, asked):
            got = self._answers(data, given, asked, readings)
            first = first or (data, got)
            if got == wanted:
                break
        else:
            assert first is not None
            data, got = first
        return "".join(self._head(given, asked, wanted, got, readings)) + yaml_text(data)

    def _known(self, given: Witness) -> Witness:
        """Return a witness without facts that this tree does not declare."""
        facts = {s: {n: v for n, v in f.items() if n in self.book.facts} for s, f in given.facts.items()}
        return Witness(facts, given.judged)

    def _head(
        self, given: Witness, limbs: list[str], wanted: list[str], got: list[str], readings: Sequence[str]
    ) -> Iterator[str]:
        yield "# Found by search: invented facts, that stand for nothing that happened.\n"
        options = [f"--reading {r}" for r in readings]
        answers = [f"--set judge.{q}={str(a).lower()}" for q, a in sorted(given.judged.items())]
        if answers:
            yield f"# It rests on answers to questions of judgement: compliance whatif FILE {' '.join([*answers, *options])}\n"
        elif options:
            yield f"# It rests on another reading: compliance check FILE {' '.join(options)}\n"
        for ref, facts, case in zip(limbs, wanted, got, strict=True):
            yield f"# {ref}: {case}\n"
            if facts != case:
                yield f"#   on the facts themselves {facts}: claims cannot bring them about in full\n"

    def _answers(self, data: dict[str, Any], given: Witness, limbs: list[str], readings: Sequence[str]) -> list[str]:
        """Return what the check of a case answers under some limbs for its item."""
        case = Case(CaseFile.model_validate(data), Document("", "", "", None))
        options = Options(readings=frozenset(readings), judged=given.judged)
        checked = CheckedCase(case, self.laws.under(readings), options)
        subject = checked.subject(ITEM, CONDUCT)
        return [word_of(self.tree.limbs[ref], checked.judge.judge(subject, ref).answer) for ref in limbs]

    def _ways(self, name: str, given: Witness, limbs: list[str]) -> Iterator[dict[str, Any]]:
        """Yield the case with each way of filling what an act needs and the witness leaves open."""
        if not any(self._acts(given, s, n) for s, facts in given.facts.items() for n in facts):
            yield self._data(name, given, None)
            return
        dated = (self.roles.day, self.roles.performance_day)
        days = [s.value.hi for facts in given.facts.values() for n in dated if isinstance(s := facts.get(n), Known)
                and isinstance(s.value, Interval) and s.value.hi]  # fmt: skip
        day = min(days, default=None) or max(self.tree.limbs[ref].limb.from_ for ref in limbs)
        roles: list[str | None] = [None]
        if self.book.states:
            roles = [*reversed(self.roles.users), None]
        for on, role in itertools.product((day, day - timedelta(FAR), day + timedelta(FAR)), roles):
            yield self._data(name, given, Acts(on, role))

    def _data(self, name: str, given: Witness, acts: Acts | None) -> dict[str, Any]:
        told = self._with_users(given, acts)
        items = {ITEM: self._item("the item", "البند", given, (MAIN, BESIDE))}
        if ABOARD in given.facts:
            items[ITEM]["carries"] = [CARGO]
            items[CARGO] = self._item("what it carries", "ما يحمله البند", given, (ABOARD,))
        claims: list[dict[str, Any]] = []
        for subject in PLACES:
            for fact, state in sorted(told.facts.get(subject, {}).items()):
                claims += self._claim(f"c{len(claims) + 1}", told, subject, fact, state, acts)
        case: dict[str, Any] = {"case": name, "title": {"en": "Facts found by search", "ar": "وقائع وُجدت بالبحث"}}
        kinds = sorted({c["source"] for c in claims} or {PLAIN})
        case["sources"] = {k: {"title": {"en": f"a source of kind {k}", "ar": f"مصدر من نوع {k}"}, "kind": k} for k in kinds}
        if actors := persons(self.book, told.actors(self.book)):
            dumped = {a: e.model_dump(by_alias=True, mode="json", exclude_defaults=True) for a, e in sorted(actors.items())}
            case["actors"] = dumped
        return case | {"items": items, "claims": claims}

    def _with_users(self, given: Witness, acts: Acts | None) -> Witness:
        """Return the facts with a private person in a role of each item that an act covers, where nobody is told in any."""
        facts = {s: dict(f) for s, f in given.facts.items()}
        for subject in facts:
            acting = any(self._acts(given, subject, n) for n in given.facts[subject])
            if acts and acts.role and acting and not self._users(given, PLACES[subject][0]):
                facts[subject][acts.role] = Known(person_of(min(self.book.states)))
        return Witness(facts, given.judged)

    def _users(self, given: Witness, item: str) -> set[str]:
        """Return everyone told to receive or to use an item, in any of its conducts."""
        own = [facts for subject, facts in given.facts.items() if PLACES[subject][0] == item]
        return {str(v) for facts in own for name in self.roles.users if name in facts for v in values_of(facts[name])}

    @staticmethod
    def _item(en: str, ar: str, given: Witness, subjects: Sequence[str]) -> dict[str, Any]:
        conducts: dict[str, Any] = {PLACES[s][1]: {} for s in subjects if s in given.facts}
        return {"label": {"en": en, "ar": ar}, "conducts": conducts}

    def _claim(
        self, name: str, given: Witness, subject: str, fact: str, state: Fact, acts: Acts | None
    ) -> list[dict[str, Any]]:
        declared, (item, conduct) = self.book.facts[fact], PLACES[subject]
        if any(d.proof and d.proof.act_day == fact and self._acts(given, subject, n) for n, d in self.book.facts.items()):
            # The day of an act comes with the act.
            return []
        claim: dict[str, Any] = {
            "id": name,
            "source": self._source(declared.proof, state),
            "paragraph": "1",
            "kind": "fact",
            "says": dict(_SAYS),
            "states": {item if declared.scope == "item" else f"{item}.{conduct}": {fact: written(state)}},
        }
        if self._acts(given, subject, fact):
            assert declared.proof is not None
            assert acts is not None
            told = given.facts[subject].get(declared.proof.act_day or "")
            on = told.value.hi if isinstance(told, Known) and isinstance(told.value, Interval) else None
            claim["act"] = {
                "author": claim["source"],
                "on": (on or acts.on).isoformat(),
                "items": [item],
                "end_users": sorted(self._users(given, item)),
                "uses": [{"en": "the use reported", "ar": "الاستعمال المنقول"}],
            }
        return [claim]

    def _acts(self, given: Witness, subject: str, fact: str) -> bool:
        """Tell whether a fact has a value here that needs the act itself."""
        declared, state = self.book.facts.get(fact), given.facts.get(subject, {}).get(fact)
        needing = declared.proof.act if declared and declared.proof else []
        return isinstance(state, Known) and str(state.value).lower() in needing

    @staticmethod
    def _source(proof: Proof | None, state: Fact) -> str:
        if proof is None or not isinstance(state, Known):
            return PLAIN
        words = {"only"} if state.complete else {str(state.value).lower()}
        heard = [set(kinds) for word, kinds in proof.word_of.items() if word in words]
        return min(set.intersection(*heard), default=PLAIN) if heard else PLAIN
