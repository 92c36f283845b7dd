"""Which answers would settle most: each unknown fact of each undecided finding, tried with each value it can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.finding import Question
from compliance.check.status import DECIDED, Status
from compliance.files.dates import Interval
from compliance.logic.program import Op
from compliance.logic.values import Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.check.argument import CaseResult, Finding
    from compliance.check.book import Subject
    from compliance.check.engine import Check
    from compliance.check.status import Answer
    from compliance.logic.values import Value

UNDECIDED = frozenset({Status.OPEN, Status.PROSPECTIVE, Status.TOUCHED_UNLESS, Status.TRIGGERED_UNLESS})


class Questioner:
    """Tries answers on the findings of one case."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self._kept: dict[object, bool] = {}

    def rank(self, result: CaseResult) -> list[Question]:
        """Return the questions by how many findings one of their answers would settle, then by how many they bear on."""
        settles: dict[str, list[tuple[str, str, str]]] = {}
        touches: dict[str, list[tuple[str, str, str]]] = {}
        for item in result.items:
            for finding in item.findings:
                if finding.status not in UNDECIDED or self.check.tree.limbs[finding.ref].limb.kind != "prohibition":
                    continue
                where = (finding.item, finding.conduct, finding.ref)
                for fact in asked(finding):
                    touches.setdefault(fact, []).append(where)
                    if _can_settle(finding, fact) and self._settles(finding, fact):
                        settles.setdefault(fact, []).append(where)
        order = sorted(touches, key=lambda f: (-len(settles.get(f, ())), -len(touches[f]), f))
        return [Question(f, tuple(settles.get(f, ())), tuple(touches[f])) for f in order]

    def _settles(self, finding: Finding, fact: str) -> bool:
        subject = finding.subject
        relevant = sorted({p.env.holder(f) for p in finding.pieces for f in p.ground.counts})
        key = (finding.ref, fact, finding.span, tuple((f, subject.base.get(f)) for f in relevant))
        if key not in self._kept:
            self._kept[key] = any(_decided(a) for a in self._answers(finding, fact))
        return self._kept[key]

    def _answers(self, finding: Finding, fact: str) -> Iterator[Answer]:
        if fact.startswith("judge:"):
            for answer in (False, True):
                yield self.check.retry(finding, {}, {fact.removeprefix("judge:"): answer})
            return
        for value in self._values(finding, finding.subject, fact):
            yield self.check.retry(finding, {fact: Known(value, complete=isinstance(value, frozenset))}, {})

    def _values(self, finding: Finding, subject: Subject, fact: str) -> Iterator[Value]:
        book = self.check.tree.vocabulary
        declared = book.facts[fact]
        state = subject.base.get(fact)
        if declared.type == "day":
            yield from (p.on for p in finding.pieces if isinstance(p.on, Interval))
        elif isinstance(state, Unknown) and state.candidates:
            yield from state.candidates
        elif declared.type == "set":
            yield from (frozenset({v}) for v in book.values(fact))
        elif domain := book.domain(fact):
            yield from domain
        elif declared.type == "actor":
            yield from self._kinds_of_actor(finding, fact)
        else:
            # An open list is tried on the values that the norm itself names.
            named = {
                v
                for piece in finding.pieces
                for node in piece.ground.compiled.program
                if node.op is Op.IS and node.fact == fact and isinstance(node.operand, frozenset)
                for v in node.operand
            }
            yield from sorted(named, key=str)

    def _kinds_of_actor(self, finding: Finding, fact: str) -> Iterator[str]:
        """Yield one actor of each kind that rules tell apart on the days of the finding."""
        book, on = self.check.tree.vocabulary, finding.pieces[-1].on
        read = sorted({d.derived.take for d in book.facts.values() if d.derived and d.derived.of == fact})
        kinds: dict[tuple[object, ...], str] = {}
        for who in sorted(book.actors):
            kinds.setdefault(tuple(book.attribute(who, attribute, on) for attribute in read), who)
        yield from kinds.values()


def _can_settle(finding: Finding, fact: str) -> bool:
    """Tell whether one answer could be enough: it may break an element, close every open exemption, or show one alone."""
    if any(m.fact == fact for m in finding.missing):
        return True
    still = [e for e in finding.exemptions if e.truth is None]
    shows = any(all(fact in part for part in e.by_part) for e in still)
    # An open element stays open whatever becomes of the exemptions, unless one of them is shown.
    closes = not finding.missing and all(any(fact in part for part in e.by_part) for e in still)
    return bool(still) and (closes or shows)


def asked(finding: Finding) -> tuple[str, ...]:
    """Return the unknowns of a finding, of its elements first and then of its open exemptions; other norms are not asked."""
    facts = [m.fact for m in finding.missing]
    for exemption in finding.exemptions:
        if exemption.truth is None:
            facts += [m.fact for m in exemption.missing]
    return tuple(dict.fromkeys(f for f in facts if not f.startswith("norm:")))


def _decided(answer: Answer) -> bool:
    return answer.status in DECIDED or (answer.status is Status.PROSPECTIVE and answer.carried is Status.TOUCHED)
