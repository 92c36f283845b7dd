"""One item's conduct under one limb: its answer, and everything that an explanation needs, computed when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from compliance.check.env import DATE, ENDED
from compliance.check.evaluate import parts_of
from compliance.check.finding import Addressee, Alternative, Conflict, ExemptionResult, Mark, Missing, OtherTime
from compliance.check.status import DECIDED, QUIET, Status, merged
from compliance.logic.program import Clock, NormRef, Op, Table, needs_judgement
from compliance.logic.values import NOT_REPORTED, Known, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.check.book import Subject
    from compliance.check.engine import Check
    from compliance.check.evaluate import PeriodResult
    from compliance.check.status import Answer, Outcome
    from compliance.files.dates import Interval
    from compliance.law.compile import CompiledLimb
    from compliance.law.load import LimbEntry
    from compliance.logic.program import Node, Program
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact


class Result(NamedTuple):
    """The answer of a limb over the days of a conduct; ``outcome`` only where the pieces differ."""

    answer: Answer
    pieces: tuple[PeriodResult, ...]
    outcome: Outcome | None


class Finding:
    """What follows for one conduct of one item under one limb."""

    def __init__(self, check: Check, subject: Subject, entry: LimbEntry, result: Result, span: Interval, clock: str) -> None:
        """``clock`` is 'conduct', 'agreement' (used because the day of performance is unknown) or 'given' (by option)."""
        self.check, self.subject, self.entry = check, subject, entry
        self.answer, self.pieces, self._outcome = result
        self.span, self.clock = span, clock
        self.item, self.conduct, self.ref = subject.item, subject.conduct, entry.ref

    @property
    def status(self) -> Status:
        """The status itself."""
        return self.answer.status

    @cached_property
    def outcome(self) -> Outcome:
        """The truth of every part, as far as it is the same on all days that the conduct may have."""
        return self._outcome or merged(p.outcome for p in self.pieces)

    @cached_property
    def failing(self) -> tuple[str, ...]:
        """The elements that fail."""
        stage = ("stage",) if self.outcome.possible is False else ()
        return (*(n for n, t in self.outcome.elements.items() if t is False), *stage)

    @property
    def first_failing(self) -> str | None:
        """The element that a one-line account names; cheap."""
        conduct_only = all(p.by_conduct for p in self.pieces)
        return "conduct" if conduct_only else next(iter(self.failing), None)

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """The elements that rest on something unknown."""
        o = self.outcome
        stage = ("stage",) if o.possible is None or (o.possible and o.reached is None) else ()
        return (*(n for n, t in o.elements.items() if t is None), *stage)

    @property
    def lasted(self) -> Interval | None:
        """The days over which a conduct that lasted may have gone on; None for one that is told of one time."""
        if ENDED not in self.subject.base or self.check.options.law_date is not None:
            return None
        return self.pieces[0].on.hull(self.pieces[-1].on)

    @property
    def beyond_sources(self) -> bool:
        """True where the day may lie after the last day that the sources of the regime speak for."""
        latest = self.check.options.law_date or (self.lasted or self.span).hi
        return latest is None or latest > self.check.tree.regimes[self.entry.regime].as_known_to

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What the open elements rest on. The day is missing where periods between changes of the law answer differently."""
        found: dict[Missing, None] = {}
        if len({p.answer for p in self.pieces}) > 1 and self.status not in DECIDED:
            told = self.subject.base.get(DATE, NOT_REPORTED)
            found[Missing(DATE, told.reason if isinstance(told, Unknown) else Reason.IMPRECISE)] = None
        if not self.failing:
            for piece, index in _roots_of(self.pieces, self.unknown):
                found |= dict.fromkeys(unknown_leaves(piece, index))
        return tuple(found)

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The claims that supply the facts which the elements read."""
        used: set[str] = set()
        for piece in self.pieces:
            compiled = piece.ground.compiled
            for index in (*(i for _, i in compiled.limb.elements), compiled.parts.possible):
                for fact in _leaves(compiled.program, index):
                    resolved = self.subject.resolved.get(piece.env.holder(fact))
                    used |= {s.claim.id for s in resolved.says if s.counts} if resolved else set()
        return tuple(sorted(used))

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The roots of those claims."""
        resolver = self.check.resolver
        return tuple(sorted({resolver.root(c) for c in resolver.claims if c.id in self.claims}))

    @cached_property
    def exemptions(self) -> tuple[ExemptionResult, ...]:
        """How each exemption stands."""
        return tuple(self._exemption(ref, truth) for ref, truth in self.outcome.exemptions.items())

    def _exemption(self, ref: str, truth: Truth) -> ExemptionResult:
        here = [(p, e) for p in self.pieces for e in p.ground.compiled.exemptions if e.ref == ref]
        if not here:
            return ExemptionResult(ref, False, Mark.NOT_IN_FORCE)
        parts: dict[str, list[Truth]] = {}
        for piece, exemption in here:
            for name, value in parts_of(exemption, piece.values).items():
                parts.setdefault(name, []).append(value)
        failing = tuple(n for n, v in parts.items() if all(x is False for x in v))
        unknown = tuple(n for n, v in parts.items() if n not in failing and any(x is not True for x in v))
        missing: dict[Missing, None] = {}
        by_part: dict[str, set[str]] = {}
        for piece, exemption in here:
            for name, index in (*exemption.elements, ("procedure", exemption.procedure)):
                if name in unknown and index >= 0:
                    leaves = list(unknown_leaves(piece, index))
                    missing |= dict.fromkeys(leaves)
                    by_part.setdefault(name, set()).update(m.fact for m in leaves)
        mark = _mark(truth, [p for p, _ in here], [e for _, e in here], list(missing))
        versions = [p.ground.exemptions[ref] for p, _ in here]
        if truth is None and not unknown and any(v is not None and v.in_force is None for v in versions):
            mark = Mark.LAW_NOT_KNOWN
        return ExemptionResult(ref, truth, mark, failing, unknown, tuple(missing), tuple(map(frozenset, by_part.values())))

    @cached_property
    def addressees(self) -> tuple[Addressee, ...]:
        """The States that the limb addresses here, each by its link."""
        piece, links = self.pieces[-1], self.check.tree.vocabulary.links
        found = []
        for node, value in zip(piece.ground.compiled.program, piece.values, strict=False):
            name = node.name.removeprefix("link:")
            if node.name.startswith("link:") and value is True and name in self.entry.limb.nexus:
                state = piece.env.get(links[name].state)
                found.append(Addressee(str(state.value) if isinstance(state, Known) else None, name, links[name].own_act))
        return tuple(found)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The facts it reads on which reports conflict, each value tried."""
        read = {p.env.holder(f) for p in self.pieces for f in p.ground.counts}
        found = []
        for fact in sorted(read | {DATE}):
            state = self.subject.base.get(fact)
            if isinstance(state, Unknown) and state.reason is Reason.CONFLICTING:
                check, grounds = self.check, self.check.book.grounds
                tried = tuple(
                    (v, check.answer(self.subject, self.entry, grounds, self.span, {fact: Known(v)}, brief=True).answer)
                    for v in state.candidates or ()
                )
                found.append(Conflict(fact, bool(tried) and all(a == tried[0][1] for _, a in tried), tried))
        return tuple(found)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """What it is under each other reading that changes it, one at a time."""
        if self.entry.limb.kind == "criterion":
            # At most open under any reading: it needs a determination of the Committee or the Council.
            return ()
        found = []
        for reading in sorted(self._readings() - self.check.options.readings):
            other = self.check.reread(self, reading)
            if other != self.answer:
                found.append(Alternative(reading, other))
        return tuple(found)

    @cached_property
    def other_times(self) -> tuple[OtherTime, ...]:
        """What the nearest other time, before and after, would change where the day is inferred and no year is reported."""
        if not self.check.inferred(self.subject) or self.check.options.law_date is not None:
            return ()
        found = (self._differing(self.check.outside(self, later=later)) for later in (False, True))
        return tuple(f for f in found if f is not None)

    def _differing(self, pieces: Iterator[PeriodResult]) -> OtherTime | None:
        """Return the first run of pieces, going outwards, that does not stand as the finding does."""
        own = (self.answer, _open_exemptions(self.outcome))
        start, last, other = None, None, own
        for piece in pieces:
            stands = (piece.answer, _open_exemptions(piece.outcome))
            if start is None:
                if stands != own:
                    start, last, other = piece, piece, stands
            elif stands != other:
                break
            else:
                last = piece
        if start is None or last is None:
            return None
        comparable = start.answer.status not in QUIET
        gone = tuple(sorted(own[1] - other[1])) if comparable else ()
        return OtherTime(start.on.hull(last.on), start.answer, gone, tuple(sorted(other[1] - own[1])) if comparable else ())

    def _readings(self) -> set[str]:
        """The readings that could change the answer: one that moves every part that fails, or a part that does not."""
        law = self.check.book.law
        names: set[str] = set()
        for piece in self.pieces:
            compiled = piece.ground.compiled
            if self.status is Status.NOT_TOUCHED:
                names |= _moving(compiled.limb, compiled.parts.stage_readings, self._fails(piece))
                continue
            names |= compiled.parts.stage_readings.union(*compiled.limb.readings.values())
            for exemption in compiled.exemptions:
                failing = tuple(n for n, t in parts_of(exemption, piece.values).items() if t is False)
                names |= _moving(exemption, frozenset(), failing)
        # What becomes of an exemption does not matter to what an element keeps out.
        near = {self.ref} if self.status is Status.NOT_TOUCHED else {self.ref, *law.exemptions.get(self.ref, ())}
        return names | {r for r, limbs in law.moved_by.items() if limbs & near}

    @staticmethod
    def _fails(piece: PeriodResult) -> tuple[str, ...]:
        if piece.by_conduct and not piece.ground.compiled.limb.readings.get("conduct"):
            return ("conduct",)
        o = piece.outcome
        return (*(n for n, t in o.elements.items() if t is False), *(("stage",) if o.possible is False else ()))


@dataclass(slots=True)
class ItemResult:
    """All findings of one item."""

    item: str
    status: Status
    findings: list[Finding] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@dataclass(slots=True)
class CaseResult:
    """All results of one case."""

    case: str
    items: list[ItemResult] = field(default_factory=list)
    # Items of which no source used says anything: they were not reported by the day of knowledge.
    not_yet: list[str] = field(default_factory=list)


def _open_exemptions(outcome: Outcome) -> frozenset[str]:
    return frozenset(ref for ref, truth in outcome.exemptions.items() if truth is None)


def _moving(limb: CompiledLimb, stage: frozenset[str], failing: tuple[str, ...]) -> frozenset[str]:
    """Return the readings that could change whether a limb holds: those of every failing part, or of any if none fails."""
    parts = {**limb.readings, "stage": stage}
    if not failing:
        return frozenset().union(*parts.values())
    return frozenset.intersection(*(parts.get(f, frozenset()) for f in failing))


def _roots_of(pieces: tuple[PeriodResult, ...], names: tuple[str, ...]) -> list[tuple[PeriodResult, int]]:
    roots = []
    for piece in pieces:
        compiled = piece.ground.compiled
        roots += [(piece, i) for name, i in compiled.limb.elements if name in names]
        if "procedure" in names:
            roots.append((piece, compiled.limb.procedure))
        if "stage" in names:
            roots += [(piece, compiled.parts.possible), (piece, compiled.parts.reached)]
    return roots


def _leaves(program: Program, index: int) -> Iterator[str]:
    if index < 0:
        return
    node = program[index]
    if node.fact:
        yield node.fact
    if isinstance(node.operand, Clock):
        yield node.operand.until
    for arg in node.args:
        yield from _leaves(program, arg)


def unknown_leaves(piece: PeriodResult, index: int) -> Iterator[Missing]:
    """Yield what leaves a node unknown: the unknown facts under it, and what the law leaves to judgement."""
    program, values = piece.ground.compiled.program, piece.values
    if index < 0 or values[index] is not None:
        return
    node = program[index]
    if node.op is Op.JUDGE:
        yield Missing(f"judge:{node.operand}", Reason.JUDGEMENT)
    elif node.op is Op.NORM:
        assert isinstance(node.operand, NormRef)
        yield Missing(f"norm:{node.operand.limb}", Reason.NOT_REPORTED)
    elif node.op in (Op.TABLE, Op.SOLELY) and needs_judgement(node, piece.env):
        yield Missing(f"judge:{node.name}", Reason.JUDGEMENT)
    elif node.fact:
        state = piece.env.get(node.fact)
        if isinstance(state, Unknown):
            yield Missing(piece.env.holder(node.fact), state.reason)
        elif node.op is Op.SOLELY:
            yield Missing(f"judge:solely:{node.name}", Reason.JUDGEMENT)
        elif node.op is Op.PASSED and isinstance(node.operand, Clock):
            until = piece.env.get(node.operand.until)
            reason = until.reason if isinstance(until, Unknown) else Reason.IMPRECISE
            yield Missing(piece.env.holder(node.operand.until if isinstance(until, Unknown) else node.fact), reason)
        elif node.op is not Op.TABLE:
            yield Missing(node.fact, Reason.IMPRECISE)
    for arg in rows_read(node, piece.env.get(node.fact)) if isinstance(node.operand, Table) else node.args:
        yield from unknown_leaves(piece, arg)


def rows_read(node: Node, state: Fact) -> tuple[int, ...]:
    """Return the rows of a table that the reported value, or one of its candidates, leads to."""
    table = node.operand
    assert isinstance(table, Table)
    values = (state.value,) if isinstance(state, Known) else (state.candidates or tuple(table.rows))
    words = {w for v in values for w in (v if isinstance(v, frozenset) else (v,))}
    rows = [table.rows.get(w, table.rest) for w in sorted(words, key=str) if isinstance(w, str)]
    return tuple(dict.fromkeys(r[0] for r in rows if isinstance(r, tuple)))


def _mark(truth: Truth, pieces: list[PeriodResult], limbs: list[CompiledLimb], missing: list[Missing]) -> Mark:
    if truth is True:
        return Mark.SHOWN
    if truth is False:
        return Mark.EXCLUDED
    states = [p.env.base.get(m.fact) for p in pieces for m in missing]
    unknown = [s for s in states if isinstance(s, Unknown)]
    if any(s.part for s in unknown) or _procedure_begun(pieces, limbs):
        return Mark.PART_SHOWN
    return Mark.CLAIMED if any(s.claimed for s in unknown) else Mark.UNREPORTED


def _procedure_begun(pieces: list[PeriodResult], limbs: list[CompiledLimb]) -> bool:
    """Tell whether some step of the procedure is shown while the whole is not."""
    for piece, limb in zip(pieces, limbs, strict=True):
        program, values = piece.ground.compiled.program, piece.values
        for case in limb.cases:
            step = program[case.step]
            if values[case.step] is None and any(values[a] is True and program[a].fact for a in step.args):
                return True
    return False
