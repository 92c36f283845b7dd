"""Which answers would settle most: each unknown fact of each undecided finding, tried with each value it can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.evaluate import distinct_values
from compliance.check.finding import Question
from compliance.check.status import DECIDED, Status
from compliance.logic.program import Op, facts_of
from compliance.logic.values import Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.check.explore import Explorer, Judged
    from compliance.check.finding import Finding, Result
    from compliance.check.status import Answer
    from compliance.check.subject import Assumptions
    from compliance.logic.values import Value

UNDECIDED = frozenset({Status.OPEN, Status.PROSPECTIVE, Status.TOUCHED_UNLESS, Status.TRIGGERED_UNLESS})


class Questioner:
    """Tries answers on the findings of one report."""

    def __init__(self, explorer: Explorer) -> None:
        self.explorer, self.judge = explorer, explorer.judge
        self._kept: dict[object, bool] = {}

    def rank(self, result: Result) -> list[Question]:
        """Return the questions by how many findings one of their answers would settle, then by how many they bear on."""
        settles: dict[str, list[tuple[str, str, str]]] = {}
        touches: dict[str, list[tuple[str, str, str]]] = {}
        limbs = self.judge.law.tree.limbs
        for item in result.items:
            for found in item.findings:
                if found.status not in UNDECIDED or limbs[found.ref].limb.kind != "prohibition":
                    continue
                finding = self.explorer.explore(found)
                where = (finding.item, finding.conduct, finding.ref)
                for fact in asked(finding):
                    touches.setdefault(fact, []).append(where)
                    if _can_settle(finding, fact) and self._settles(finding, fact):
                        settles.setdefault(fact, []).append(where)
        order = sorted(touches, key=lambda f: (-len(settles.get(f, ())), -len(touches[f]), f))
        return [Question(f, tuple(settles.get(f, ())), tuple(touches[f])) for f in order]

    def _settles(self, finding: Finding, fact: str) -> bool:
        subject, judged = self.judge.transfers.subjects[finding.item, finding.conduct], self.explorer.judged(finding)
        relevant = sorted({c.view.holder(f) for _, v, c in judged for f in v.facts})
        key = (finding.ref, fact, finding.span, tuple((f, subject.facts.get(f)) for f in relevant))
        if key not in self._kept:
            given = list(self._answers(finding, judged, fact))
            self._kept[key] = any(_decided(answer) for _, answer in self.judge.answering(subject, finding.ref, given))
        return self._kept[key]

    def _kinds(self, judged: list[Judged], fact: str, values: Iterable[Value]) -> Iterable[Value]:
        """Return one value of each kind that the finding can tell apart; all of them where that takes more than its leaves."""
        if len(judged) != 1 or fact in self.judge.law.tree.vocabulary.roles.dating:
            return values
        [(_, version, column)] = judged
        leaves = version.pool.under(version.parts.heads)
        reading = [i for i in leaves if any(column.view.holder(f) == fact for f in facts_of(version.pool.nodes[i]))]
        return distinct_values(version, column.view, fact, tuple(values), reading)

    def _answers(self, finding: Finding, judged: list[Judged], fact: str) -> Iterator[Assumptions]:
        given = self.judge.given
        if fact.startswith("judge:"):
            for answer in (False, True):
                yield given.but(judged=[(fact.removeprefix("judge:"), answer)])
            return
        for value in self._kinds(judged, fact, self._values(finding, judged, fact)):
            yield given.but(facts={fact: Known(value, complete=isinstance(value, frozenset))})

    def _values(self, finding: Finding, judged: list[Judged], fact: str) -> Iterator[Value]:
        vocabulary = self.judge.law.tree.vocabulary
        declared = vocabulary.facts[fact]
        state = self.judge.transfers.subjects[finding.item, finding.conduct].facts.get(fact)
        if declared.type == "day":
            yield from (p.on for p in finding.periods)
        elif isinstance(state, Unknown) and state.candidates:
            yield from state.candidates
        elif declared.type == "set":
            yield from (frozenset({v}) for v in vocabulary.values(fact))
        elif domain := vocabulary.domain(fact):
            yield from domain
        elif declared.type == "actor":
            yield from self._kinds_of_actor(finding, fact)
        else:
            # An open list is tried on the values that the norm itself names.
            named = {
                v
                for _, version, _ in judged
                for index in version.pool.under(version.parts.heads)
                for node in [version.pool.nodes[index]]
                if node.op is Op.IS and node.fact == fact and isinstance(node.operand, frozenset)
                for v in node.operand
            }
            yield from sorted(named, key=str)

    def _kinds_of_actor(self, finding: Finding, fact: str) -> Iterator[str]:
        """Yield one actor of each kind that rules tell apart on the days of the finding."""
        vocabulary, on = self.judge.law.tree.vocabulary, finding.periods[-1].on
        read = sorted({d.derived.take for d in vocabulary.facts.values() if d.derived and d.derived.of == fact})
        kinds: dict[tuple[object, ...], str] = {}
        for who in sorted(vocabulary.actors):
            kinds.setdefault(tuple(vocabulary.attribute(who, attribute, on) for attribute in read), who)
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
