"""The one door: a subject, a limb and assumptions give a finding.

Everything that asks what would be otherwise (another reading, another value, another day) asks here with other assumptions;
those that differ in their facts alone are columns of one pass. Nothing is kept beyond the report that is judged.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from compliance.check.evaluate import Column, evaluate, evaluate_each, outcome_of
from compliance.check.facts_view import FactsView, VariedFacts, change_days
from compliance.check.finding import Finding, ItemResult, Result
from compliance.check.status import CATCHES, QUIET, Answer, Status, answer, merged, strongest
from compliance.check.subject import NOTHING
from compliance.files.dataclass import dataclass, replace
from compliance.files.dates import ALWAYS, Interval
from compliance.law.kinds import makes_findings
from compliance.logic.columns import ColumnPass
from compliance.logic.truth import k_all, k_any, k_not
from compliance.logic.values import NOT_REPORTED, Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compliance.check.evaluate import PeriodResult
    from compliance.check.status import Outcome
    from compliance.check.subject import Assumptions, Subject, Transfers
    from compliance.law.compile import Parts
    from compliance.law.compiled import CompiledLaw, LimbVersion
    from compliance.logic.program import NormRef
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact

Variant = tuple[frozenset[tuple[str, "Fact"]], frozenset[tuple[str, bool]]]
PLAIN: Variant = (frozenset(), frozenset())
OPEN = Answer(Status.OPEN)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """Which days a conduct may have: those that pick the law, those over which it may last, those over which it surely did.

    ``clock``: 'conduct', or 'agreement' where that stands for a performance whose day is unknown.
    """

    span: Interval
    whole: Interval
    certain: Interval | None
    clock: str


class Judge:
    """Judges what is reported together against compiled law."""

    def __init__(self, law: CompiledLaw, transfers: Transfers, given: Assumptions = NOTHING) -> None:
        """``given`` holds for everything that is judged here."""
        self.law, self.transfers, self.given = law, transfers, given
        vocabulary = law.tree.vocabulary
        self._roles, self._dating, self._carried_out = vocabulary.roles, vocabulary.roles.dating, vocabulary.carried_out
        self._findings: dict[tuple[tuple[str, str], str, Assumptions | None], Finding] = {}
        self._columns: dict[tuple[object, ...], tuple[Column, ...]] = {}
        self._cuts: dict[tuple[str, str], tuple[date, ...]] = {}
        self._clockworks: dict[tuple[str, str], Clockwork] = {}

    # --- the whole report ---

    def run(self) -> Result:
        """Return the findings of every item; conditions over other norms are evaluated as they are met."""
        items = self.transfers.items()
        found = [self._item(name, subjects) for name, subjects in items.items() if name not in self.transfers.unreported]
        return Result(tuple(found), tuple(name for name in items if name in self.transfers.unreported))

    def _item(self, name: str, subjects: Sequence[Subject]) -> ItemResult:
        findings: list[Finding] = []
        outside: dict[str, None] = {}
        limbs = self.law.tree.limbs
        for subject in subjects:
            for regime, entries in self.law.limbs.items():
                if self.outside(subject, regime):
                    outside[regime] = None
                    continue
                findings += [self.judge(subject, entry.ref) for entry in entries if makes_findings(entry.limb)]
        inside = {limbs[f.ref].regime for f in findings}
        status = strongest(f.status for f in findings if limbs[f.ref].limb.kind == "prohibition")
        return ItemResult(name, status, tuple(findings), tuple(r for r in outside if r not in inside))

    def outside(self, subject: Subject, regime: str) -> bool:
        """Tell whether a regime cannot reach a conduct on any day that it may have."""
        law, at = self.law.regimes[regime], self.clockwork(subject)
        bases = (self._base(subject, on, at.clock, regime) for on in at.span.cut(self.cuts(subject)))
        return all(base.truth(law.scope) is False for base in bases)

    def triggered(self, finding: Finding) -> bool:
        """Tell whether what is reported calls for a duty or an authorization to be shown."""
        head = self.law.regime_of(finding.ref).trigger(finding.ref)
        return head is None or any(self.column(finding, p).values.truth(head) is True for p in finding.periods)

    def beyond_sources(self, finding: Finding) -> bool:
        """Tell whether the day of a finding may lie after the last day that the sources of the regime speak for."""
        latest = self.given.law_day or (finding.lasted or finding.span).hi
        return latest is None or latest > self.law.tree.regimes[self._regime(finding.ref)].as_known_to

    # --- one limb ---

    def judge(self, subject: Subject, ref: str, given: Assumptions | None = None) -> Finding:
        """Return what follows for one conduct under one limb, by default on the assumptions of this judge."""
        key = (subject.key, ref, given)
        if key not in self._findings:
            given = self.given if given is None else given
            moved = given.reading if given.reading and self.law.moves(given.reading, ref) else None
            at = self._clockwork_given(subject, given)
            variant: Variant = (given.facts, given.judgements)
            periods = []
            for on, law_on in self._parts(subject, ref, at, given.law_day, moved):
                version = self._version(ref, law_on, moved)
                [column] = self._varied(subject, on, at.clock, (variant,), ref)
                periods.append(evaluate(version, column, law_on, self._parts_under(version, given, moved)))
            self._findings[key] = self._joined(subject, ref, given, at, tuple(periods))
        return self._findings[key]

    def answers(self, subject: Subject, ref: str, given: Sequence[Assumptions]) -> list[Answer]:
        """Return the answer under each of several assumptions; those that leave the days as they are go in one pass."""
        found = dict(self.answering(subject, ref, given))
        return [found[one] for one in given]

    def answering(self, subject: Subject, ref: str, given: Sequence[Assumptions]) -> Iterator[tuple[Assumptions, Answer]]:
        """Yield the answer under each of several assumptions, for who may have seen enough before the last."""
        together: dict[tuple[Clockwork, date | None, str | None], dict[Variant, list[Assumptions]]] = {}
        for one in given:
            moved = one.reading if one.reading and self.law.moves(one.reading, ref) else None
            variants = together.setdefault((self._clockwork_given(subject, one), one.law_day, moved), {})
            variants.setdefault((one.facts, one.judgements), []).append(one)
        for (at, law_day, moved), variants in together.items():
            parts = list(self._parts(subject, ref, at, law_day, moved))
            versions = [self._version(ref, law_on, moved) for _, law_on in parts]
            columns = [self._varied(subject, on, at.clock, tuple(variants), ref) for on, _ in parts]
            for number, alike in enumerate(variants.values()):
                results: dict[Assumptions, list[PeriodResult]] = {one: [] for one in alike}
                left = alike
                for (_, law_on), version, several in zip(parts, versions, columns, strict=True):
                    each = [self._parts_under(version, one, moved) for one in left]
                    for one, result in zip(left, evaluate_each(version, several[number], law_on, each), strict=True):
                        results[one].append(result)
                    if at.certain is None:
                        # What is open on some days is open over all of them, whatever holds on the others.
                        left = [one for one in left if results[one][-1].answer != OPEN]
                        if not left:
                            break
                yield from ((one, OPEN) for one in alike if one not in left)
                yield from ((one, self._joined(subject, ref, one, at, tuple(results[one])).answer) for one in left)

    def _clockwork_given(self, subject: Subject, given: Assumptions) -> Clockwork:
        moving = frozenset(f for f in given.facts if f[0] in self._dating)
        return self.clockwork(subject, moving)

    def _version(self, ref: str, law_on: Interval, moved: str | None) -> LimbVersion:
        """Return the version of a limb whose law is applied on some days; ``moved`` is a reading that moves them."""
        # A part without a first day ends before the first change that is known.
        return self.law.version(ref, law_on.lo or law_on.hi or date.min, moved)

    def _parts_under(self, version: LimbVersion, given: Assumptions, moved: str | None) -> Parts:
        return self.law.parts(version, given.reading) if given.reading and not moved else version.parts

    def _joined(
        self, subject: Subject, ref: str, given: Assumptions, at: Clockwork, periods: tuple[PeriodResult, ...]
    ) -> Finding:
        """Return one answer for all days: the strongest over days that a conduct certainly spans, else what all days share."""
        outcome: Outcome | None = None
        result = periods[0].answer
        if any(p.answer != result for p in periods):
            certain = [p for p in periods if at.certain and p.on.meet(at.certain)]
            if certain:
                top = strongest(p.answer.status for p in certain)
                best = next(p for p in certain if p.answer.status is top)
                result, outcome = best.answer, self.outcome(subject, ref, best, given)
            else:
                outcome = merged(self.outcome(subject, ref, p, given) for p in periods)
                result = answer(outcome, self._version(ref, periods[0].law_on, None).kind)
        elif any(p.outcome for p in periods):
            outcome = merged(self.outcome(subject, ref, p, given) for p in periods)
        lasted = None
        if self._roles.last_day in subject.facts and given.law_day is None:
            lasted = periods[0].on.hull(periods[-1].on)
        clock = "given" if given.law_day else at.clock
        return Finding(subject.item, subject.conduct, ref, result, at.span, clock, lasted, periods, outcome)

    def outcome(self, subject: Subject, ref: str, period: PeriodResult, given: Assumptions | None = None) -> Outcome:
        """Return the truth of every part on one stretch of days, those that were not looked at included."""
        if period.outcome is not None:
            return period.outcome
        given = given or self.given
        moved = given.reading if given.reading and self.law.moves(given.reading, ref) else None
        version = self._version(ref, period.law_on, moved)
        return outcome_of(version, self._of(subject, period, given, ref), self._parts_under(version, given, moved))

    def whole(self, finding: Finding) -> Finding:
        """Return a finding with the truth of every part, those that were not looked at included."""
        if finding.outcome is not None:
            return finding
        subject = self.transfers.subjects[finding.item, finding.conduct]
        return replace(finding, outcome=merged(self.outcome(subject, finding.ref, p) for p in finding.periods))

    def column(self, finding: Finding, period: PeriodResult) -> Column:
        """Return the facts and the values of the nodes behind one stretch of days of a finding as it stands."""
        return self._of(self.transfers.subjects[finding.item, finding.conduct], period, self.given, finding.ref)

    def version(self, finding: Finding, period: PeriodResult) -> LimbVersion:
        """Return the version of the limb that a stretch of days was judged under."""
        return self._version(finding.ref, period.law_on, None)

    def _of(self, subject: Subject, period: PeriodResult, given: Assumptions, ref: str) -> Column:
        clock = self._clockwork_given(subject, given).clock
        [column] = self._varied(subject, period.on, clock, ((given.facts, given.judgements),), ref)
        return column

    # --- days ---

    def clockwork(self, subject: Subject, changes: frozenset[tuple[str, Fact]] = frozenset()) -> Clockwork:
        """Return which days a conduct may have, some of its facts replaced. Its own clock is kept where they do not date it."""
        if not changes and subject.key in self._clockworks:
            return self._clockworks[subject.key]
        facts: Mapping[str, Fact] = subject.facts
        span, clock = self._days(facts)
        if changes:
            replaced = dict(changes)
            facts = {**facts, **replaced}
            dated = replaced.get(self._roles.day)
            if isinstance(dated, Known) and isinstance(dated.value, Interval):
                span = dated.value
            clock = self._days(facts)[1]
        ended = facts.get(self._roles.last_day)
        found = Clockwork(span, span, None, clock)
        if isinstance(ended, Known) and isinstance(ended.value, Interval):
            found = self._lasting(found, ended.value)
        if not changes:
            self._clockworks[subject.key] = found
        return found

    @staticmethod
    def _lasting(at: Clockwork, last: Interval) -> Clockwork:
        """Return the days of a conduct that lasted until some day."""
        span = at.span
        whole = Interval(span.lo, last.hi) if last.hi is None or span.lo is None or span.lo <= last.hi else span
        start, end = span.hi or span.lo, last.lo or last.hi
        return Clockwork(span, whole, Interval(start, end) if start and end and start <= end else None, at.clock)

    def _days(self, facts: Mapping[str, Fact]) -> tuple[Interval, str]:
        """Return the days that pick the law, and whose days they are."""
        reported = facts.get(self._roles.day)
        day = reported.value if isinstance(reported, Known) and isinstance(reported.value, Interval) else None
        if isinstance(reported, Unknown) and reported.candidates:
            spans = [c for c in reported.candidates if isinstance(c, Interval)]
            day = spans[0]
            for other in spans[1:]:
                day = day.hull(other)
        kind = facts.get(self._roles.conduct, NOT_REPORTED)
        kinds = (kind.value,) if isinstance(kind, Known) else (kind.candidates or ())
        conducts = self.law.tree.vocabulary.conducts
        clocks = {conducts[str(k)].law_day for k in kinds if str(k) in conducts}
        if clocks == {"performance"}:
            performed = facts.get(self._roles.performance_day)
            if isinstance(performed, Known) and isinstance(performed.value, Interval):
                return performed.value, "conduct"
            stage = facts.get(self._roles.stage)
            done = isinstance(stage, Known) and stage.value in self._carried_out
            return day or ALWAYS, "conduct" if done or day is None else "agreement"
        return day or ALWAYS, "conduct"

    def cuts(self, subject: Subject) -> tuple[date, ...]:
        """Return the days on which the reference data on those whom a conduct names changes."""
        if subject.key not in self._cuts:
            self._cuts[subject.key] = tuple(sorted(change_days(subject.facts, self.law.tree.vocabulary)))
        return self._cuts[subject.key]

    def _parts(
        self, subject: Subject, ref: str, at: Clockwork, law_day: date | None, moved: str | None
    ) -> Iterator[tuple[Interval, Interval]]:
        """Yield the stretches of days without change of a conduct, each with the days whose law is applied."""
        if law_day is not None:
            fixed = Interval(law_day, law_day)
            yield from ((on, fixed) for on in at.whole.cut(self.cuts(subject)))
            return
        yield from ((on, on) for on in at.whole.cut(self.days_of_change(subject, ref, moved)))

    def days_of_change(self, subject: Subject, ref: str, moved: str | None = None) -> tuple[date, ...]:
        """Return the days on which a limb, one of its exemptions or the reference data changes, in order."""
        boundaries, cuts = self.law.boundaries(ref, moved), self.cuts(subject)
        return tuple(sorted({*boundaries, *cuts})) if cuts else boundaries

    def at(self, subject: Subject, ref: str, on: Interval) -> PeriodResult:
        """Return what a limb gives on other days than those of the conduct, on which nothing changes."""
        version, clock = self._version(ref, on, None), self.clockwork(subject).clock
        return evaluate(version, self._base(subject, on, clock, self._regime(ref)), on, version.parts)

    # --- facts in columns ---

    def _regime(self, ref: str) -> str:
        return self.law.tree.limbs[ref].regime

    def _base(self, subject: Subject, on: Interval, clock: str, regime: str) -> Column:
        [column] = self._columns_of(subject, on, clock, (PLAIN,), regime)
        return column

    def _varied(
        self, subject: Subject, on: Interval, clock: str, variants: tuple[Variant, ...], ref: str
    ) -> tuple[Column, ...]:
        own = self.given.judgements
        plain = tuple((facts, judgements - own) for facts, judgements in variants)
        return self._columns_of(subject, on, clock, plain, self._regime(ref))

    def _columns_of(
        self, subject: Subject, on: Interval, clock: str, variants: tuple[Variant, ...], regime: str
    ) -> tuple[Column, ...]:
        """Return the columns of some variants of a conduct on some days, over the nodes of a regime; kept for all its limbs."""
        key = (subject.key, on, clock, variants, regime)
        if key not in self._columns:
            pool = self.law.regimes[regime].pool
            if variants == (PLAIN,):
                view = self._view(subject, on, clock)
                self._columns[key] = (Column(view, ColumnPass(pool, view), 1),)
            else:
                [base] = self._columns_of(subject, on, clock, (PLAIN,), regime)
                changes = [{f: s for f, s in facts if f != self._roles.day} for facts, _ in variants]
                judged = [dict(judgements) for _, judgements in variants]
                values = ColumnPass(pool, VariedFacts.of(base.view, changes, judged), base.values)
                self._columns[key] = tuple(
                    Column(base.view, values, 1 << i, c, j) for i, (c, j) in enumerate(zip(changes, judged, strict=True))
                )
        return self._columns[key]

    def _view(self, subject: Subject, on: Interval, clock: str) -> FactsView:
        # Where only the agreement has a day, the performance lies on or after it.
        day = Interval(on.lo, None) if clock == "agreement" else on
        return FactsView(
            self.law.tree.vocabulary,
            {**subject.facts, self._roles.day: Known(day)},
            on,
            local=self.transfers.actors,
            norm=lambda wanted: self._norm(subject, wanted),
            judged=dict(self.given.judgements),
            attributes=self.law.attributes(on),
        )

    # --- other norms ---

    def _norm(self, subject: Subject, wanted: NormRef) -> Truth:
        """Whether another limb catches this item or what it carries; the tree and the case are known to hold no circle."""
        items = [subject.item] if wanted.of == "item" else self.transfers.carries.get(subject.item, ())
        if not items:
            return None
        each = [k_any(self._caught(s, wanted.limb) for s in self._conducts[item]) for item in items]
        if wanted.outcome == "clear":
            each = [k_not(e) for e in each]
        return k_all(each) if wanted.of == "all_carried" else k_any(each)

    @cached_property
    def _conducts(self) -> dict[str, list[Subject]]:
        return self.transfers.items()

    def _caught(self, subject: Subject, ref: str) -> Truth:
        status = self.judge(subject, ref).status
        if status in CATCHES:
            return True
        return False if status in QUIET or status is Status.EXCEPTED else None
