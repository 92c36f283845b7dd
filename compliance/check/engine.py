"""The whole check of one case: every conduct of every item against every limb."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from compliance.case.forms import Relative
from compliance.case.resolve import FactFinder
from compliance.check.argument import CaseResult, Finding, ItemResult, Result
from compliance.check.book import LawBook, Options, Subject
from compliance.check.env import DATE, ENDED, PERFORMED, FactsView, change_days
from compliance.check.evaluate import cut_days, evaluate, over_days, reread
from compliance.check.status import CATCHES, QUIET, Status, answer, merged, strongest
from compliance.files.dates import ALWAYS, Interval
from compliance.law.compile import CONDUCT, STAGE
from compliance.law.load import FINDING_KINDS
from compliance.logic.program import run
from compliance.logic.truth import k_all, k_any, k_not
from compliance.logic.values import NOT_REPORTED, Known, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.case.load import Case
    from compliance.check.evaluate import Grounds, PeriodResult
    from compliance.check.status import Answer
    from compliance.law.load import LimbEntry
    from compliance.logic.program import NormRef
    from compliance.logic.truth import Truth
    from compliance.logic.values import Fact

__all__ = ["Check", "LawBook", "Options", "Subject"]


class Check:
    """The check of one case."""

    def __init__(self, case: Case, book: LawBook, options: Options) -> None:
        self.case, self.book, self.options = case, book, options
        self.tree = book.tree
        self.resolver = FactFinder(case, book.tree.vocabulary, book.catalogue, options.known_on)
        self._subjects: dict[tuple[str, str], Subject] = {}
        self._answers: dict[tuple[str, str, str], Answer] = {}
        self._envs: dict[tuple[str, str, Interval], FactsView] = {}

    def run(self) -> CaseResult:
        """Return the findings of every item; conditions over other norms are evaluated as they are met."""
        result = CaseResult(self.case.id)
        for name, item in self.case.file.items.items():
            if self.options.known_on and not any(self.subject(name, c).resolved for c in item.conducts):
                result.not_yet.append(name)
                continue
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
            cuts = frozenset(change_days(base, self.tree.vocabulary))
            self._subjects[key] = Subject(item, conduct, resolved, base, cuts, self.options.judged)
        return self._subjects[key]

    def _outside(self, subject: Subject, regime: str) -> bool:
        program = self.book.scopes[regime]
        span, _ = self.days(subject)
        parts = span.cut(tuple(sorted(subject.cuts)))
        return all(run(program, self.env(subject, p))[-1] is False for p in parts)

    def inferred(self, subject: Subject) -> bool:
        """Tell whether the day of a conduct rests on the inferred day of a source that bears none."""
        told = subject.resolved.get(DATE)
        if told is None or ENDED in subject.base or DATE in self.options.assume:
            return False
        bases = [s.told.to for s in told.says if s.counts and isinstance(s.told, Relative)]
        return len(bases) == sum(s.counts for s in told.says) and all(self.resolver.datings[b].inferred for b in bases)

    def env(self, subject: Subject, on: Interval) -> FactsView:
        """Return the facts of a conduct for days on which nothing changes; shared by all limbs."""
        own = self._subjects.get((subject.item, subject.conduct)) is subject
        key = (subject.item, subject.conduct, on)
        if own and key in self._envs:
            return self._envs[key]
        base = dict(subject.base)
        # Where only the agreement has a day, the performance lies on or after it.
        base[DATE] = Known(Interval(on.lo, None) if self.days(subject)[1] == "agreement" else on)
        env = FactsView(
            self.tree.vocabulary, base, on,
            local=self.case.file.actors,
            norm=lambda wanted: self._norm(subject, wanted),
            judged=subject.judged,
        )  # fmt: skip
        if own:
            self._envs[key] = env
        return env

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
            span, _ = self.days(subject)
            self._answers[key] = self.answer(subject, entry, self.book.grounds, span).answer
        status = self._answers[key].status
        if status in CATCHES:
            return True
        return False if status in QUIET or status is Status.EXCEPTED else None

    def days(self, subject: Subject) -> tuple[Interval, str]:
        """Return the days that pick the law, and whose days they are."""
        told = subject.base.get(DATE)
        day = told.value if isinstance(told, Known) and isinstance(told.value, Interval) else None
        if isinstance(told, Unknown) and told.candidates:
            spans = [c for c in told.candidates if isinstance(c, Interval)]
            day = spans[0]
            for other in spans[1:]:
                day = day.hull(other)
        kind = subject.base.get(CONDUCT, NOT_REPORTED)
        kinds = (kind.value,) if isinstance(kind, Known) else (kind.candidates or ())
        clocks = {self.tree.vocabulary.conducts[str(k)].law_day for k in kinds if str(k) in self.tree.vocabulary.conducts}
        if clocks == {"performance"}:
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
        *,
        brief: bool = False,
    ) -> Result:
        """Return the answer of a limb over the days of a conduct, with some facts replaced if ``base`` is given.

        ``brief`` is for who wants the answer alone.
        """
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
        fixed = self.options.law_date
        parts = (
            cut_days(grounds.law, entry.ref, whole, subject.cuts) if fixed is None else whole.cut(tuple(sorted(subject.cuts)))
        )
        env_for = partial(self.env, subject)
        pieces = tuple(over_days(grounds, entry.ref, parts, env_for, fixed, entry.limb.kind, call=call, brief=brief))
        return self._joined(pieces, extent, entry)

    @staticmethod
    def _joined(pieces: tuple[PeriodResult, ...], extent: Interval | None, entry: LimbEntry) -> Result:
        """Return one answer for all days: the strongest over days that a conduct certainly spans, else what all days share."""
        answers = {p.answer for p in pieces}
        if len(answers) == 1:
            return Result(answers.pop(), pieces, None)
        sure = [p for p in pieces if extent and p.on.meet(extent)]
        if sure:
            top = strongest(p.answer.status for p in sure)
            best = next(p for p in sure if p.answer.status is top)
            return Result(best.answer, pieces, best.outcome)
        joint = merged(p.outcome for p in pieces)
        return Result(answer(joint, entry.limb.kind, call=entry.limb.binding == "call"), pieces, joint)

    def outside(self, finding: Finding, *, later: bool) -> Iterator[PeriodResult]:
        """Yield what a limb gives before or after the days of a finding, from the nearest outwards."""
        entry, subject, span = finding.entry, finding.subject, finding.span
        parts = [p for p in cut_days(self.book.law, entry.ref, ALWAYS, subject.cuts) if p.meet(span) is None]
        side = [p for p in parts if (p.lo and span.hi and p.lo > span.hi if later else p.hi and span.lo and p.hi < span.lo)]
        ordered = side if later else side[::-1]
        call = entry.limb.binding == "call"
        return over_days(self.book.grounds, entry.ref, ordered, partial(self.env, subject), None, entry.limb.kind, call=call)

    def reread(self, finding: Finding, reading: str) -> Answer:
        """Return the answer of a finding under one more reading."""
        entry, subject = finding.entry, finding.subject
        near = {entry.ref, *self.book.law.exemptions.get(entry.ref, ())}
        if self.book.law.moved_by.get(reading, set()) & near:
            return self.answer(subject, entry, self.book.under(reading), finding.span).answer
        call = entry.limb.binding == "call"
        pieces = tuple(reread(p, reading, entry.limb.kind, call=call) for p in finding.pieces)
        return self._joined(pieces, self._extent(subject, finding.span), entry).answer

    def retry(self, finding: Finding, changes: Mapping[str, Fact], judged: Mapping[str, bool]) -> Answer:
        """Return the answer of a finding with some facts or judgements replaced."""
        entry, subject, book = finding.entry, finding.subject, self.tree.vocabulary
        moving = {DATE, ENDED, PERFORMED, CONDUCT, STAGE}
        told = replace(subject, judged={**subject.judged, **judged})
        if any(f in moving or book.facts[f].type in ("actor", "state") for f in changes):
            return self.answer(told, entry, self.book.grounds, finding.span, changes, brief=True).answer
        call = entry.limb.binding == "call"
        pieces = tuple(
            evaluate(p.ground, p.env.but(changes, told.judged), p.law_on, entry.limb.kind, call=call, brief=True)
            for p in finding.pieces
        )
        return self._joined(pieces, self._extent(subject, finding.span), entry).answer

    def finding(self, subject: Subject, entry: LimbEntry) -> Finding:
        """Return what follows for one conduct under one limb."""
        span, clock = self.days(subject)
        result = self.answer(subject, entry, self.book.grounds, span)
        return Finding(self, subject, entry, result, span, "given" if self.options.law_date else clock)
