"""What lies around a finding: what it rests on, how its exemptions stand, what it would be otherwise. A fold over its nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.evaluate import parts_of
from compliance.check.finding import Addressee, Alternative, Conflict, ExemptionResult, Mark, Missing, OtherTime
from compliance.check.status import DECIDED, QUIET, Status
from compliance.files.dataclass import replace
from compliance.files.dates import ALWAYS
from compliance.logic.program import Clock, NormRef, Op, Table, facts_of, needs_judgement
from compliance.logic.values import NOT_REPORTED, Known, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compliance.check.evaluate import Column, PeriodResult
    from compliance.check.finding import Finding
    from compliance.check.judge import Judge
    from compliance.check.status import Outcome
    from compliance.check.subject import Subject
    from compliance.law.compile import CompiledLimb, Parts
    from compliance.law.compiled import LimbVersion
    from compliance.logic.columns import Pool
    from compliance.logic.program import Node
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact

# A period of a finding with the version that it was judged under and the facts it was judged on.
Judged = tuple["PeriodResult", "LimbVersion", "Column"]


class Explorer:
    """Explores the findings of one judge; what is found is kept."""

    def __init__(self, judge: Judge) -> None:
        self.judge, self.law = judge, judge.law
        self._explored: dict[tuple[str, str, str], Finding] = {}
        self._alternatives: dict[tuple[str, str, str], tuple[Alternative, ...]] = {}
        self._exempting: dict[tuple[object, ...], ExemptionResult] = {}
        self._exemptions: dict[tuple[str, str, str], tuple[ExemptionResult, ...]] = {}
        self._wholes: dict[tuple[str, str, str], Finding] = {}
        self._judged: dict[tuple[str, str, str], list[Judged]] = {}

    def explore(self, finding: Finding) -> Finding:
        """Return a finding with everything filled: missing facts, exemptions, addressees, conflicts, readings, other times."""
        key = (finding.item, finding.conduct, finding.ref)
        if key not in self._explored:
            self._explored[key] = self._explore(finding)
        return self._explored[key]

    def whole(self, finding: Finding) -> Finding:
        """Return a finding with the truth of every part, those that were not looked at included."""
        key = (finding.item, finding.conduct, finding.ref)
        if key not in self._wholes:
            self._wholes[key] = self.judge.whole(finding)
        return self._wholes[key]

    def _explore(self, finding: Finding) -> Finding:
        subject = self._subject(finding)
        whole = replace(self.whole(finding), explored=True)
        judged = self.judged(finding)
        return replace(
            whole,
            missing=tuple(self._missing(whole, subject, judged)),
            exemptions=self.exemptions(finding),
            addressees=tuple(self._addressees(finding, *judged[-1][1:])),
            conflicts=tuple(self._conflicts(finding, subject, judged)),
            alternatives=self.alternatives(finding),
            other_times=tuple(self._other_times(whole, subject)),
        )

    def _subject(self, finding: Finding) -> Subject:
        return self.judge.transfers.subjects[finding.item, finding.conduct]

    def judged(self, finding: Finding) -> list[Judged]:
        """Return the periods of a finding, each with its version and its facts."""
        key = (finding.item, finding.conduct, finding.ref)
        if key not in self._judged:
            self._judged[key] = [(p, self.judge.version(finding, p), self.judge.column(finding, p)) for p in finding.periods]
        return self._judged[key]

    # --- what it rests on ---

    def _missing(self, finding: Finding, subject: Subject, judged: Sequence[Judged]) -> dict[Missing, None]:
        """What the open elements rest on. The day is missing where periods between changes of the law answer differently."""
        found: dict[Missing, None] = {}
        if len({p.answer for p in finding.periods}) > 1 and finding.status not in DECIDED:
            day = self.law.tree.vocabulary.roles.day
            reported = subject.facts.get(day, NOT_REPORTED)
            found[Missing(day, reported.reason if isinstance(reported, Unknown) else Reason.IMPRECISE)] = None
        if not finding.failing:
            for _, version, column in judged:
                for index in _heads(version.parts, finding.unknown):
                    found |= dict.fromkeys(unknown_leaves(version.pool, column, index))
        return found

    def exemptions(self, finding: Finding) -> tuple[ExemptionResult, ...]:
        """Return how each exemption stands against a finding."""
        key = (finding.item, finding.conduct, finding.ref)
        if key not in self._exemptions:
            outcome, judged = self.whole(finding).outcome, self.judged(finding)
            assert outcome is not None
            self._exemptions[key] = tuple(self._exemption(ref, truth, judged) for ref, truth in outcome.exemptions.items())
        return self._exemptions[key]

    def _exemption(self, ref: str, truth: Truth, judged: Sequence[Judged]) -> ExemptionResult:
        here = [(v, c, e) for _, v, c in judged for e in v.parts.exemptions if e.ref == ref]
        if not here:
            return ExemptionResult(ref, False, Mark.NOT_IN_FORCE)
        # Several limbs of one conduct have an exemption in common; it stands alike against those against which it is as true.
        key = (truth, *((c, e.whole, id(v.exemptions[ref])) for v, c, e in here))
        if key not in self._exempting:
            self._exempting[key] = self._standing(ref, truth, here)
        return self._exempting[key]

    @staticmethod
    def _standing(ref: str, truth: Truth, here: Sequence[tuple[LimbVersion, Column, CompiledLimb]]) -> ExemptionResult:
        """Return how an exemption stands, given the versions, facts and parts in which it is in force."""
        parts: dict[str, list[Truth]] = {}
        for _, column, exemption in here:
            for name, value in parts_of(exemption, column).items():
                parts.setdefault(name, []).append(value)
        failing = tuple(n for n, v in parts.items() if all(x is False for x in v))
        unknown = tuple(n for n, v in parts.items() if n not in failing and any(x is not True for x in v))
        missing: dict[Missing, None] = {}
        by_part: dict[str, set[str]] = {}
        for version, column, exemption in here:
            for name, index in (*exemption.elements, ("procedure", exemption.procedure)):
                if name in unknown and index >= 0:
                    leaves = list(unknown_leaves(version.pool, column, index))
                    missing |= dict.fromkeys(leaves)
                    by_part.setdefault(name, set()).update(m.fact for m in leaves)
        mark = _mark(truth, here, list(missing))
        texts = [v.exemptions[ref] for v, _, _ in here]
        if truth is None and not unknown and any(t is not None and t.in_force is None for t in texts):
            mark = Mark.LAW_NOT_KNOWN
        return ExemptionResult(ref, truth, mark, failing, unknown, tuple(missing), tuple(map(frozenset, by_part.values())))

    def _addressees(self, finding: Finding, version: LimbVersion, column: Column) -> Iterator[Addressee]:
        """Yield the States that the limb addresses here, each by its link."""
        links = self.law.tree.vocabulary.links
        for index in _links(version):
            name = version.pool.nodes[index].name.removeprefix("link:")
            if column.truth(index) is True:
                state = column.view.get(links[name].state)
                yield Addressee(str(state.value) if isinstance(state, Known) else None, name, links[name].own_act)

    # --- what it would be otherwise ---

    def _conflicts(self, finding: Finding, subject: Subject, judged: Sequence[Judged]) -> Iterator[Conflict]:
        """Yield the facts it reads on which reports conflict, each value tried."""
        disputed = {n: s for n, s in subject.facts.items() if isinstance(s, Unknown) and s.reason is Reason.CONFLICTING}
        if not disputed:
            return
        read = {c.view.holder(f) for _, v, c in judged for f in v.facts} | {self.law.tree.vocabulary.roles.day}
        for fact in sorted(read & disputed.keys()):
            values = disputed[fact].candidates or ()
            given = [self.judge.given.but(facts={fact: Known(v)}) for v in values]
            tried = tuple(zip(values, self.judge.answers(subject, finding.ref, given), strict=True))
            yield Conflict(fact, bool(tried) and all(a == tried[0][1] for _, a in tried), tried)

    def alternatives(self, finding: Finding) -> tuple[Alternative, ...]:
        """Return what a finding is under each other reading that changes it, one at a time."""
        if self.law.tree.limbs[finding.ref].limb.kind == "criterion":
            # At most open under any reading: it needs a determination of the Committee or the Council.
            return ()
        key = (finding.item, finding.conduct, finding.ref)
        if key not in self._alternatives:
            readings = [r for r in sorted(self._readings(finding) - self.law.readings) if self._moves(finding, r)]
            given = [replace(self.judge.given, reading=reading) for reading in readings]
            others = self.judge.answers(self._subject(finding), finding.ref, given) if given else []
            self._alternatives[key] = tuple(
                Alternative(reading, other) for reading, other in zip(readings, others, strict=True) if other != finding.answer
            )
        return self._alternatives[key]

    def _moves(self, finding: Finding, reading: str) -> bool:
        """Tell whether a reading moves anything of a finding: its law, or a part of it that is not decided alike."""
        if self.law.moves(reading, finding.ref):
            return True
        for _, version, column in self.judged(finding):
            parts, base = self.law.parts(version, reading).heads, version.parts.heads
            if parts is base:
                continue
            # What reads differently and is decided alike cannot change the answer, since filling an unknown cannot change it.
            moved = ((column.truth(a), column.truth(b)) for a, b in zip(parts, base, strict=True) if a != b)
            if not all(a is b and a is not None for a, b in moved):
                return True
        return False

    def _readings(self, finding: Finding) -> set[str]:
        """The readings that could change the answer: one that moves every part that fails, or a part that does not."""
        names: set[str] = set()
        for period, version, column in self.judged(finding):
            parts = version.parts
            if finding.status is Status.NOT_TOUCHED:
                names |= _moving(parts.limb, parts.stage_readings, self._fails(finding, period, parts))
                continue
            names |= parts.stage_readings.union(*parts.limb.readings.values())
            for exemption in parts.exemptions:
                failing = tuple(n for n, t in parts_of(exemption, column).items() if t is False)
                names |= _moving(exemption, frozenset(), failing)
        # What becomes of an exemption does not matter to what an element keeps out.
        exemptions = self.law.law.exemptions.get(finding.ref, ())
        near = {finding.ref} if finding.status is Status.NOT_TOUCHED else {finding.ref, *exemptions}
        return names | {r for r, limbs in self.law.law.moved_by.items() if limbs & near}

    def _fails(self, finding: Finding, period: PeriodResult, parts: Parts) -> tuple[str, ...]:
        if period.outcome is None and not parts.limb.readings.get("conduct"):
            return ("conduct",)
        return failing_parts(self.judge.outcome(self._subject(finding), finding.ref, period))

    def _other_times(self, finding: Finding, subject: Subject) -> Iterator[OtherTime]:
        """Yield what the nearest other time, before and after, would change of what says something, its day being inferred."""
        if not subject.day_inferred or self.judge.given.law_day is not None or finding.status in QUIET:
            return
        parts = ALWAYS.cut(self.judge.days_of_change(subject, finding.ref))
        lo, hi = finding.span.lo, finding.span.hi
        before = [p for p in reversed(parts) if p.hi and lo and p.hi < lo]
        after = [p for p in parts if p.lo and hi and p.lo > hi]
        for side in (before, after):
            if other := self._differing(finding, (self.judge.at(subject, finding.ref, on) for on in side)):
                yield other

    def _differing(self, finding: Finding, periods: Iterable[PeriodResult]) -> OtherTime | None:
        """Return the first run of periods, going outwards, that does not stand as the finding does."""
        assert finding.outcome is not None
        own = (finding.answer, _open_exemptions(finding.outcome))
        subject, start, last, other = self._subject(finding), None, None, own
        for period in periods:
            stands = (period.answer, _open_exemptions(self.judge.outcome(subject, finding.ref, period)))
            if start is None:
                if stands != own:
                    start, last, other = period, period, stands
            elif stands != other:
                break
            else:
                last = period
        if start is None or last is None:
            return None
        comparable = start.answer.status not in QUIET
        gone = tuple(sorted(own[1] - other[1])) if comparable else ()
        return OtherTime(start.on.hull(last.on), start.answer, gone, tuple(sorted(other[1] - own[1])) if comparable else ())


def failing_parts(outcome: Outcome) -> tuple[str, ...]:
    """Return the elements of an outcome that fail, the stage last."""
    return (*(n for n, t in outcome.elements.items() if t is False), *(("stage",) if outcome.possible is False else ()))


def _open_exemptions(outcome: Outcome) -> frozenset[str]:
    return frozenset(ref for ref, truth in outcome.exemptions.items() if truth is None)


def _moving(limb: CompiledLimb, stage: frozenset[str], failing: tuple[str, ...]) -> frozenset[str]:
    """Return the readings that could change whether a limb holds: those of every failing part, or of any if none fails."""
    parts = {**limb.readings, "stage": stage}
    if not failing:
        return frozenset().union(*parts.values())
    return frozenset.intersection(*(parts.get(f, frozenset()) for f in failing))


def _heads(parts: Parts, names: tuple[str, ...]) -> Iterator[int]:
    """Yield the nodes of some parts of a limb."""
    yield from (i for name, i in parts.limb.elements if name in names)
    if "procedure" in names:
        yield parts.limb.procedure
    if "stage" in names:
        yield from (parts.possible, parts.reached)


def _links(version: LimbVersion) -> Iterator[int]:
    """Yield the nodes of the links by which a limb addresses States."""
    for name, index in version.parts.limb.elements:
        if name == "nexus":
            yield from version.pool.nodes[index].args


def unknown_leaves(pool: Pool, column: Column, index: int) -> Iterator[Missing]:
    """Yield what leaves a node unknown: the unknown facts under it, and what the law leaves to judgement."""
    if index < 0 or column.truth(index) is not None:
        return
    node, view = pool.nodes[index], column.view
    if node.op is Op.JUDGE:
        yield Missing(f"judge:{node.operand}", Reason.JUDGEMENT)
    elif node.op is Op.NORM:
        assert isinstance(node.operand, NormRef)
        yield Missing(f"norm:{node.operand.limb}", Reason.NOT_REPORTED)
    elif node.op in (Op.TABLE, Op.SOLELY) and needs_judgement(node, view.get(node.fact)):
        yield Missing(f"judge:{node.name}", Reason.JUDGEMENT)
    elif node.fact:
        state = view.get(node.fact)
        if isinstance(state, Unknown):
            yield Missing(view.holder(node.fact), state.reason)
        elif node.op is Op.SOLELY:
            yield Missing(f"judge:solely:{node.name}", Reason.JUDGEMENT)
        elif node.op is Op.PASSED and isinstance(node.operand, Clock):
            until = view.get(node.operand.until)
            reason = until.reason if isinstance(until, Unknown) else Reason.IMPRECISE
            yield Missing(view.holder(node.operand.until if isinstance(until, Unknown) else node.fact), reason)
        elif node.op is not Op.TABLE:
            yield Missing(node.fact, Reason.IMPRECISE)
    for arg in rows_read(node, view.get(node.fact)) if isinstance(node.operand, Table) else node.args:
        yield from unknown_leaves(pool, column, arg)


def deciding_facts(pool: Pool, column: Column, index: int) -> Iterator[str]:
    """Yield the facts under a node that make it what it is, in the order in which they are read."""
    node, value = pool.nodes[index], column.truth(index)
    yield from facts_of(node)
    for arg in node.args:
        # Under a conjunction that fails, what fails matters; under a disjunction that holds, what holds; of a table, the row.
        if node.op in (Op.ALL, Op.ANY) and column.truth(arg) is not value:
            continue
        if isinstance(node.operand, Table) and arg not in rows_read(node, column.view.get(node.fact)):
            continue
        yield from deciding_facts(pool, column, arg)


def rows_read(node: Node, state: Fact) -> tuple[int, ...]:
    """Return the rows of a table that the reported value, or one of its candidates, leads to."""
    table = node.operand
    assert isinstance(table, Table)
    values = (state.value,) if isinstance(state, Known) else (state.candidates or tuple(table.rows))
    words = {w for v in values for w in (v if isinstance(v, frozenset) else (v,))}
    rows = [table.rows.get(w, table.rest) for w in sorted(words, key=str) if isinstance(w, str)]
    return tuple(dict.fromkeys(r[0] for r in rows if isinstance(r, tuple)))


def _mark(truth: Truth, here: Sequence[tuple[LimbVersion, Column, CompiledLimb]], missing: list[Missing]) -> Mark:
    if truth is True:
        return Mark.SHOWN
    if truth is False:
        return Mark.EXCLUDED
    states = [c.view.base.get(m.fact) for _, c, _ in here for m in missing]
    unknown = [s for s in states if isinstance(s, Unknown)]
    if any(s.part for s in unknown) or any(_begun(*one) for one in here):
        return Mark.PART_SHOWN
    return Mark.CLAIMED if any(s.claimed for s in unknown) else Mark.UNREPORTED


def _begun(version: LimbVersion, column: Column, limb: CompiledLimb) -> bool:
    """Tell whether some step of the procedure is shown while the whole is not."""
    nodes = version.pool.nodes
    return any(
        column.truth(case.step) is None and any(column.truth(a) is True and nodes[a].fact for a in nodes[case.step].args)
        for case in limb.cases
    )
