"""The whole check of one case: every conduct of every item against every limb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from compliance.case.load import Case
from compliance.case.resolve import Resolved, Resolver
from compliance.check.env import DATE, ENDED, PERFORMED, Env, change_days
from compliance.check.evaluate import Grounds, Piece, over_days, parts_of
from compliance.check.finding import (
    Addressee,
    Alternative,
    CaseResult,
    Conflict,
    ExemptionResult,
    Finding,
    ItemResult,
    Mark,
    Missing,
)
from compliance.check.status import DECIDED, Answer, Outcome, Status, answer, merged, strongest
from compliance.law.compile import CONDUCT, STAGE, CompiledLimb, Compiler
from compliance.law.fold import Law
from compliance.law.model import FINDING_KINDS, Limb
from compliance.law.tree import LimbEntry, RuleTree
from compliance.logic.program import Clock, NormRef, Op, Program, needs_judgement, run
from compliance.logic.truth import Truth, k_all, k_any, k_not
from compliance.logic.values import NOT_REPORTED, Fact, Known, Reason, Unknown, Value
from compliance.text.dates import ALWAYS, Interval
from compliance.vocabulary.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Options:
    """What a person can set for a run. No clock is ever read from the machine."""

    law_date: date | None = None
    known_on: date | None = None
    readings: frozenset[str] = frozenset()
    # Assumptions of a what-if: by item.conduct.fact, item.fact or fact.
    assume: Mapping[str, Value] = field(default_factory=dict)
    judged: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """One conduct of one item with its facts and its days."""

    item: str
    conduct: str
    resolved: Mapping[str, Resolved]
    base: Mapping[str, Fact]
    cuts: frozenset[date]
    judged: Mapping[str, bool]


class LawBook:
    """A rule tree with its laws under the readings that were asked for; shared by all cases of a run."""

    def __init__(self, tree: RuleTree, readings: frozenset[str] = frozenset()) -> None:
        self.tree = tree
        self.law = Law(tree, readings)
        self.grounds = Grounds(self.law)
        self.catalogue = Catalogue(tree.catalogue_document)
        self._under: dict[str, Grounds] = {}
        self._triggers: dict[str, Program | None] = {}
        self.by_regime = {name: list(tree.of_regime(name)) for name in sorted(tree.regimes)}
        self.scopes: dict[str, Program] = {}
        for name, regime in tree.regimes.items():
            compiler = Compiler(tree, readings)
            compiler.condition(regime.scope)
            self.scopes[name] = tuple(compiler.nodes)

    def trigger(self, ref: str) -> Program | None:
        """Return what must be reported for a duty or an authorization to be shown, as a program; None shows it always."""
        if ref not in self._triggers:
            when = self.tree.limbs[ref].limb.shown_when
            compiler = Compiler(self.tree, self.law.active)
            if when is not None:
                compiler.condition(when)
            self._triggers[ref] = tuple(compiler.nodes) or None
        return self._triggers[ref]

    def under(self, reading: str) -> Grounds:
        """Return the compiled law with one more reading switched on."""
        if reading not in self._under:
            self._under[reading] = Grounds(self.law.under(reading))
        return self._under[reading]


class Check:
    """The check of one case."""

    def __init__(self, case: Case, book: LawBook, options: Options) -> None:
        self.case, self.book, self.options = case, book, options
        self.tree = book.tree
        self.resolver = Resolver(case, book.tree.book, book.catalogue, options.known_on)
        self._subjects: dict[tuple[str, str], Subject] = {}
        self._answers: dict[tuple[str, str, str], Answer] = {}

    def run(self) -> CaseResult:
        """Return the findings of every item; conditions over other norms are evaluated as they are met."""
        result = CaseResult(self.case.id, law_date=self.options.law_date)
        for name, item in self.case.file.items.items():
            into = ItemResult(name, Status.NOT_TOUCHED)
            for conduct in item.conducts:
                subject = self.subject(name, conduct)
                for regime, entries in self.book.by_regime.items():
                    if self._outside(subject, regime):
                        if regime not in into.outside:
                            into.outside.append(regime)
                        continue
                    into.findings += [
                        self.finding(subject, e)
                        for e in entries
                        if e.limb.kind in FINDING_KINDS and e.limb.binding == "binding"
                    ]
            inside = {self.tree.limbs[f.ref].regime for f in into.findings}
            into.outside = [r for r in into.outside if r not in inside]
            into.status = strongest(f.status for f in into.findings if self.tree.limbs[f.ref].limb.kind == "prohibition")
            result.items.append(into)
        return result

    def triggered(self, finding: Finding) -> bool:
        """Tell whether what is reported calls for a duty or an authorization to be shown."""
        program = self.book.trigger(finding.ref)
        return program is None or any(run(program, p.env)[-1] is True for p in finding.pieces)

    def subject(self, item: str, conduct: str) -> Subject:
        """Return one conduct of one item with its facts."""
        key = (item, conduct)
        if key not in self._subjects:
            resolved = self.resolver.resolve(item, conduct)
            base = {name: r.fact for name, r in resolved.items()}
            for target, value in self.options.assume.items():
                owner, _, fact = target.rpartition(".")
                if owner in ("", item, f"{item}.{conduct}"):
                    base[fact] = Known(value, complete=isinstance(value, frozenset))
            cuts = frozenset(change_days(base, self.tree.book))
            self._subjects[key] = Subject(item, conduct, resolved, base, cuts, self.options.judged)
        return self._subjects[key]

    def _outside(self, subject: Subject, regime: str) -> bool:
        program = self.book.scopes[regime]
        span, _ = self._days(subject)
        parts = span.cut(tuple(sorted(subject.cuts)))
        return all(run(program, self.env(subject, p, ""))[-1] is False for p in parts)

    def env(self, subject: Subject, on: Interval, ref: str) -> Env:
        """Return the facts of a conduct for days on which nothing changes."""
        base = dict(subject.base)
        base[DATE] = Known(on)
        return Env(
            self.tree.book, base, on,
            local=self.case.file.actors,
            norm=lambda wanted: self._norm(subject, wanted),
            judged=subject.judged,
        )  # fmt: skip

    def _norm(self, subject: Subject, wanted: NormRef) -> Truth:
        """Whether another limb catches this item or what it carries; the tree and the case are known to hold no circle."""
        items = [subject.item] if wanted.of == "item" else self.case.file.items[subject.item].carries
        if not items:
            return None
        entry = self.tree.limbs[wanted.limb]
        each = [k_any(self._caught(i, c, entry) for c in self.case.file.items[i].conducts) for i in items]
        if wanted.outcome == "clear":
            each = [k_not(e) for e in each]
        return k_all(each) if wanted.of == "all_carried" else k_any(each)

    def _caught(self, item: str, conduct: str, entry: LimbEntry) -> Truth:
        key = (item, conduct, entry.ref)
        if key not in self._answers:
            subject = self.subject(item, conduct)
            span, _ = self._days(subject)
            self._answers[key] = self.answer(subject, entry, self.book.grounds, span)[0]
        status = self._answers[key].status
        if status is Status.TOUCHED:
            return True
        return False if status in (Status.NOT_TOUCHED, Status.EXCEPTED, Status.NOT_IN_FORCE) else None

    def _days(self, subject: Subject) -> tuple[Interval, str]:
        """Return the days that pick the law, and whose days they are."""
        told = subject.base.get(DATE)
        day = told.value if isinstance(told, Known) and isinstance(told.value, Interval) else None
        if isinstance(told, Unknown) and told.candidates:
            spans = [c for c in told.candidates if isinstance(c, Interval)]
            day = spans[0]
            for other in spans[1:]:
                day = day.hull(other)
        kind = subject.base.get(CONDUCT)
        conduct = self.tree.book.conducts.get(str(kind.value)) if isinstance(kind, Known) else None
        if conduct and conduct.law_day == "performance":
            performed = subject.base.get(PERFORMED)
            if isinstance(performed, Known) and isinstance(performed.value, Interval):
                return performed.value, "conduct"
            stage = subject.base.get(STAGE)
            done = isinstance(stage, Known) and stage.value in ("performed", "continuing")
            return day or ALWAYS, "conduct" if done or day is None else "agreement"
        return day or ALWAYS, "conduct"

    def _extent(self, subject: Subject, span: Interval) -> Interval | None:
        """Return the days over which a conduct certainly lasted, if it is told to have lasted."""
        ended = subject.base.get(ENDED)
        if not (isinstance(ended, Known) and isinstance(ended.value, Interval)):
            return None
        start, end = span.hi or span.lo, ended.value.lo or ended.value.hi
        return Interval(start, end) if start and end and start <= end else None

    def answer(
        self,
        subject: Subject,
        entry: LimbEntry,
        grounds: Grounds,
        span: Interval,
        base: Mapping[str, Fact] | None = None,
    ) -> tuple[Answer, Outcome, tuple[Piece, ...]]:
        """Return the answer of a limb over the days of a conduct, with some facts replaced if ``base`` is given."""
        if base is not None:
            subject = replace(subject, base={**subject.base, **base})
            if DATE in base and isinstance(given := base[DATE], Known) and isinstance(given.value, Interval):
                span = given.value
        call = entry.limb.binding == "call"
        extent = self._extent(subject, span)
        ended = subject.base.get(ENDED)
        whole = span
        if isinstance(ended, Known) and isinstance(ended.value, Interval):
            whole = (
                Interval(span.lo, ended.value.hi)
                if ended.value.hi is None or span.lo is None or span.lo <= ended.value.hi
                else span
            )
        pieces = over_days(
            grounds, entry.ref, whole, lambda on: self.env(subject, on, entry.ref), set(subject.cuts),
            self.options.law_date, entry.limb.kind, call=call,
        )  # fmt: skip
        answers = {p.answer for p in pieces}
        joint = merged(p.outcome for p in pieces)
        if len(answers) == 1:
            return answers.pop(), joint, pieces
        if extent:
            sure = [p for p in pieces if p.on.meet(extent)]
            if sure:
                top = strongest(p.answer.status for p in sure)
                best = next((p for p in sure if p.answer.status is top), sure[0])
                return best.answer, best.outcome, pieces
        return answer(joint, entry.limb.kind, call=call), joint, pieces

    def finding(self, subject: Subject, entry: LimbEntry) -> Finding:
        """Return what follows for one conduct under one limb."""
        span, clock = self._days(subject)
        if self.options.law_date is not None:
            clock = "given"
        result, outcome, pieces = self.answer(subject, entry, self.book.grounds, span)
        failing = tuple(n for n, t in outcome.elements.items() if t is False) + (
            ("stage",) if outcome.possible is False else ()
        )
        known_to = self.tree.regimes[entry.regime].as_known_to
        latest = self.options.law_date or span.hi
        claims = self._claims(subject, pieces)
        open_elements = tuple(n for n, t in outcome.elements.items() if t is None)
        if outcome.possible is None or (outcome.possible and outcome.reached is None):
            open_elements += ("stage",)
        missing = () if failing else tuple(self._missing(_roots_of(pieces, open_elements)))
        if len({p.answer for p in pieces}) > 1 and result.status not in DECIDED:
            # The day itself is what is missing where the periods between changes of the law answer differently.
            told = subject.base.get(DATE, NOT_REPORTED)
            missing = (Missing(DATE, told.reason if isinstance(told, Unknown) else Reason.IMPRECISE), *missing)
        return Finding(
            subject.item, subject.conduct, entry.ref, result, outcome, pieces, span, clock,
            beyond_sources=latest is None or latest > known_to,
            failing=failing,
            unknown=open_elements,
            missing=missing,
            exemptions=tuple(self._exemptions(pieces, outcome)),
            addressees=tuple(self._addressees(entry.limb, pieces[-1])),
            conflicts=tuple(self._conflicts(subject, entry, span, pieces, result)),
            alternatives=tuple(self._alternatives(subject, entry, span, pieces, result, failing)),
            roots=tuple(sorted({self.resolver.root(c) for c in self.resolver.claims if c.id in claims})),
            claims=claims,
        )  # fmt: skip

    def _claims(self, subject: Subject, pieces: tuple[Piece, ...]) -> tuple[str, ...]:
        """Return the claims that supply the facts which the elements read."""
        used: dict[str, None] = {}
        for piece in pieces:
            for index in (*(i for _, i in piece.ground.compiled.limb.elements), piece.ground.compiled.possible):
                for fact in _leaves(piece.ground.compiled.program, index):
                    holder = piece.env.holder(fact)
                    for say in subject.resolved[holder].says if holder in subject.resolved else ():
                        if say.counts:
                            used[say.claim.id] = None
        return tuple(sorted(used))

    @staticmethod
    def _missing(roots: list[tuple[Piece, int]]) -> Iterator[Missing]:
        seen = set()
        for piece, index in roots:
            for missing in unknown_leaves(piece, index):
                if missing not in seen:
                    seen.add(missing)
                    yield missing

    def _exemptions(self, pieces: tuple[Piece, ...], outcome: Outcome) -> Iterator[ExemptionResult]:
        for ref, truth in outcome.exemptions.items():
            here = [(p, e) for p in pieces for e in p.ground.compiled.exemptions if e.ref == ref]
            if not here:
                yield ExemptionResult(ref, False, Mark.NOT_IN_FORCE)
                continue
            parts: dict[str, list[Truth]] = {}
            for piece, exemption in here:
                for name, value in parts_of(exemption, piece.values).items():
                    parts.setdefault(name, []).append(value)
            failing = tuple(n for n, v in parts.items() if all(x is False for x in v))
            unknown = tuple(n for n, v in parts.items() if n not in failing and any(x is not True for x in v))
            missing: list[Missing] = []
            for piece, exemption in here:
                for name, index in (*exemption.elements, ("procedure", exemption.procedure)):
                    if name in unknown and index >= 0:
                        missing += [m for m in unknown_leaves(piece, index) if m not in missing]
            mark = _mark(truth, [p for p, _ in here], [e for _, e in here], missing)
            law_open = truth is None and any(
                (v := p.ground.exemptions[ref]) is not None and v.in_force is None for p, _ in here
            )
            if law_open and not unknown:
                mark = Mark.LAW_NOT_KNOWN
            yield ExemptionResult(ref, truth, mark, failing, unknown, tuple(missing))

    def _addressees(self, limb: Limb, piece: Piece) -> Iterator[Addressee]:
        for node, value in zip(piece.ground.compiled.program, piece.values, strict=True):
            if node.name.startswith("link:") and value is True:
                link = self.tree.book.links[node.name.removeprefix("link:")]
                state = piece.env.get(link.state)
                who = str(state.value) if isinstance(state, Known) else None
                yield Addressee(who, node.name.removeprefix("link:"), link.own_act)

    def _conflicts(
        self, subject: Subject, entry: LimbEntry, span: Interval, pieces: tuple[Piece, ...], result: Answer
    ) -> Iterator[Conflict]:
        read = {p.env.holder(f) for p in pieces for f in p.ground.counts}
        for fact in sorted(read | {DATE}):
            state = subject.base.get(fact)
            if not (isinstance(state, Unknown) and state.reason is Reason.CONFLICTING):
                continue
            tried = tuple(
                (v, self.answer(subject, entry, self.book.grounds, span, {fact: Known(v)})[0]) for v in state.candidates or ()
            )
            yield Conflict(fact, bool(tried) and all(a == tried[0][1] for _, a in tried), tried)

    def _alternatives(
        self,
        subject: Subject,
        entry: LimbEntry,
        span: Interval,
        pieces: tuple[Piece, ...],
        result: Answer,
        failing: tuple[str, ...],
    ) -> Iterator[Alternative]:
        names = {r for p in pieces for r in p.ground.compiled.readings}
        if failing:
            # A reading moves a failed element only if it can be read by it; all that fail must move.
            for part in failing:
                names &= {r for p in pieces for r in _readings_of(p, part)}
        moved = self.book.law.moved_by
        names |= {
            r for r, limbs in moved.items() if entry.ref in limbs or limbs & set(self.book.law.exemptions.get(entry.ref, ()))
        }
        for reading in sorted(names - self.options.readings):
            other = self.answer(subject, entry, self.book.under(reading), span)[0]
            if other != result:
                yield Alternative(reading, other)


def _readings_of(piece: Piece, part: str) -> frozenset[str]:
    compiled = piece.ground.compiled
    return compiled.stage_readings if part == "stage" else compiled.limb.readings.get(part, frozenset())


def _roots_of(pieces: tuple[Piece, ...], names: tuple[str, ...]) -> list[tuple[Piece, int]]:
    roots = []
    for piece in pieces:
        compiled = piece.ground.compiled
        roots += [(piece, i) for name, i in compiled.limb.elements if name in names]
        if "procedure" in names:
            roots.append((piece, compiled.limb.procedure))
        if "stage" in names:
            roots += [(piece, compiled.possible), (piece, compiled.reached)]
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


def unknown_leaves(piece: Piece, index: int) -> Iterator[Missing]:
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
    for arg in node.args:
        yield from unknown_leaves(piece, arg)


def _mark(truth: Truth, pieces: list[Piece], limbs: list[CompiledLimb], missing: list[Missing]) -> Mark:
    if truth is True:
        return Mark.SHOWN
    if truth is False:
        return Mark.EXCLUDED
    states = [p.env.base.get(m.fact) for p in pieces for m in missing]
    unknown = [s for s in states if isinstance(s, Unknown)]
    if any(s.part for s in unknown) or _procedure_begun(pieces, limbs):
        return Mark.PART_SHOWN
    return Mark.CLAIMED if any(s.claimed for s in unknown) else Mark.UNREPORTED


def _procedure_begun(pieces: list[Piece], limbs: list[CompiledLimb]) -> bool:
    """Tell whether some step of the procedure is shown while the whole is not."""
    for piece, limb in zip(pieces, limbs, strict=True):
        program, values = piece.ground.compiled.program, piece.values
        for case in limb.cases:
            step = program[case.step]
            if values[case.step] is None and any(values[a] is True and program[a].fact for a in step.args):
                return True
    return False
