"""The argument of one finding: a fold over the nodes of its program and their truth values, for hits and misses alike."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from compliance.check.explore import deciding_facts
from compliance.check.questions import UNDECIDED
from compliance.check.status import QUIET
from compliance.explain.labels import readings
from compliance.explain.late import line_of
from compliance.explain.words import CHANGE, CONFIDENCE, STATUS, count, pick
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.case.checked import CheckedCase
    from compliance.case.resolve import EvidencedFact
    from compliance.check.evaluate import Column, PeriodResult
    from compliance.check.finding import Addressee, ExemptionResult, Finding, Missing, OtherTime
    from compliance.check.status import Answer
    from compliance.explain.labels import Labels
    from compliance.explain.model import (
        ChainLine,
        ConflictLine,
        ElementLine,
        ExemptionLine,
        FactLine,
        FindingLine,
        MissingLine,
        PeriodLine,
        ReadingLine,
        TruthCode,
    )
    from compliance.law.compile import CompiledLimb
    from compliance.law.compiled import LimbVersion
    from compliance.law.load import LimbEntry
    from compliance.logic.columns import Pool
    from compliance.logic.truth import Truth


def code(value: Truth) -> TruthCode:
    """Return the language-free code of a truth value."""
    return "unknown" if value is None else "true" if value else "false"


class FindingLines:
    """Writes out findings of one check in one language."""

    def __init__(self, check: CheckedCase, labels: Labels, *, late: bool = False) -> None:
        """``late``: what a line says is looked for and written when it is asked for, and not before."""
        self.check, self.labels, self.tree, self.late = check, labels, check.tree, late
        self._deciding: dict[tuple[Column, int], list[FactLine]] = {}
        self._known: dict[tuple[Column, str], FactLine | None] = {}
        self._unknown: dict[Missing, MissingLine] = {}
        self._exempting: dict[tuple[object, ...], ExemptionLine] = {}

    @cached_property
    def _readings(self) -> dict[str, tuple[str, str]]:
        return {k: (a.of(self.labels.lang), b.of(self.labels.lang)) for k, (a, b) in readings(self.tree).items()}

    def undecided(self, finding: Finding) -> bool:
        """Tell whether an answer could still change the finding."""
        return finding.status in UNDECIDED and self.tree.limbs[finding.ref].limb.kind == "prohibition"

    def line(self, finding: Finding) -> FindingLine:
        """Return the whole argument of a finding; its parts are looked for and written when they are asked for, if late."""
        check, labels = self.check, self.labels
        entry = self.tree.limbs[finding.ref]
        carried = finding.answer.carried

        def explored() -> Finding:
            return check.explore(finding)

        return line_of(  # type: ignore[no-any-return]
            {
                "limb": lambda: finding.ref,
                "conduct": lambda: finding.conduct,
                "conduct_label": lambda: self._conduct(finding),
                "citation": lambda: labels.citation(entry),
                "title": lambda: f"{entry.paragraph.title.of(labels.lang)} — {entry.limb.label.of(labels.lang)}",
                "limb_label": lambda: labels.limb(entry),
                "kind": lambda: entry.limb.kind,
                "binding": lambda: entry.limb.binding == "binding",
                "principal": lambda: entry.limb.principal,
                "status": lambda: finding.status.value,
                "status_label": lambda: pick(STATUS[finding.status], labels.lang),
                "carried": lambda: carried.value if carried else None,
                "carried_label": lambda: pick(STATUS[carried], labels.lang) if carried else None,
                "law_day": lambda: labels.lasting(finding.lasted) if finding.lasted else labels.days(finding.span),
                "notes": lambda: list(self._notes(explored())),
                "caveat": lambda: self._caveat(finding, entry),
                "elements": lambda: self._elements(check.explorer.whole(finding), entry),
                "failing": lambda: list(check.explorer.whole(finding).failing),
                "exemptions": lambda: [self._exemption(finding, e) for e in check.explorer.exemptions(finding)],
                "missing": lambda: [self._missing(m) for m in explored().missing],
                "addressees": lambda: [
                    {"state": a.state, "link": a.link, "own_act": a.own_act, "sentence": self._addressee(finding, a)}
                    for a in explored().addressees
                ],
                "conflicts": lambda: list(self._conflicts(explored())),
                "readings": lambda: [self._reading(a.reading, a.answer) for a in check.explorer.alternatives(finding)],
                "periods": lambda: list(self._periods(finding)),
                "other_times": lambda: [self._other_time(o) for o in explored().other_times],
                "chain": lambda: list(self._chain(finding)),
                "roots": lambda: list(check.roots(check.claims(finding))),
                "roots_sentence": lambda: self._roots(check.roots(check.claims(finding))),
                "claims": lambda: list(check.claims(finding)),
                "confidence": lambda: entry.paragraph.confidence,
                "confidence_label": lambda: pick(CONFIDENCE[entry.paragraph.confidence], labels.lang),
                "standing": lambda: labels.standing(entry),
                "pinpoint_seen": lambda: labels.seen(entry),
            },
            late=self.late,
        )

    def _conduct(self, finding: Finding) -> str:
        """Return the name of the conduct that a finding is about: its own, or that of its kind."""
        conduct = self.check.case.file.items[finding.item].conducts[finding.conduct]
        if conduct.label:
            return conduct.label.of(self.labels.lang)
        of = self.tree.vocabulary.roles.conduct
        kind = self.check.subject(finding.item, finding.conduct).facts.get(of)
        return self.labels.state(of, kind) if kind else finding.conduct

    def _caveat(self, finding: Finding, entry: LimbEntry) -> str:
        """Return the caveat of a finding whose day may lie after the last day that the sources on the law speak for."""
        if finding.status in QUIET or not self.check.judge.beyond_sources(finding):
            return ""
        return self.labels.say("beyond", day=self.tree.regimes[entry.regime].as_known_to.isoformat())

    def _notes(self, finding: Finding) -> Iterator[str]:
        labels = self.labels
        if finding.clock in ("agreement", "given"):
            yield labels.say(f"clock_{finding.clock}")
        done = max((p.completions for p in finding.periods), default=0)
        first = finding.periods[-1]
        if done and first.answer == finding.answer and finding.unknown == ():
            yield labels.say("completed", count=count("completion", done, labels.lang))
        if many := max((p.skipped for p in finding.periods), default=0):
            yield labels.say("too_many", count=count("completion", many, labels.lang))

    def _elements(self, finding: Finding, entry: LimbEntry) -> list[ElementLine]:
        assert finding.outcome is not None
        _, version, column = self.check.explorer.judged(finding)[-1]
        lines = [
            self._element(finding, entry, version.pool, column, name, index, finding.outcome.elements.get(name))
            for name, index in version.parts.limb.elements
        ]
        if version.parts.reached >= 0:
            stage = finding.outcome.reached if finding.outcome.possible else finding.outcome.possible
            lines.append(self._element(finding, entry, version.pool, column, "stage", version.parts.reached, stage))
        return lines

    def _element(
        self, finding: Finding, entry: LimbEntry, pool: Pool, column: Column, name: str, index: int, truth: Truth
    ) -> ElementLine:
        return line_of(  # type: ignore[no-any-return]
            {
                "name": lambda: name,
                "label": lambda: self.labels.element(name),
                "sentence": lambda: self.labels.element_sentence(entry, name),
                "truth": lambda: code(truth),
                "facts": lambda: self._facts(finding, pool, column, index),
            },
            late=self.late,
        )

    def _facts(self, finding: Finding, pool: Pool, column: Column, index: int) -> list[FactLine]:
        """Return the facts that decide a node, or all that leave it open; nodes are shared, and so are their lines."""
        key = (column, index)
        if key not in self._deciding:
            lines = (self._fact(finding, column, fact) for fact in dict.fromkeys(deciding_facts(pool, column, index)))
            self._deciding[key] = [line for line in lines if line is not None]
        return self._deciding[key]

    def _fact(self, finding: Finding, column: Column, fact: str) -> FactLine | None:
        """Return the line of a fact; none of one that is known though nobody knows whom it is read from."""
        key = (column, fact)
        if key not in self._known:
            view = column.view
            state, holder = view.get(fact), view.holder(fact)
            known = isinstance(state, Known)
            line: FactLine | None = None
            if not known or fact == holder or isinstance(view.get(holder), Known):
                line = {
                    "fact": fact,
                    "label": self.labels.fact_label(fact),
                    "value": self.labels.state(fact, state),
                    "known": known,
                    "reason": None if isinstance(state, Known) else state.reason.value,
                    "claims": _claims(self.check.support[finding.item, finding.conduct], holder),
                }
            self._known[key] = line
        return self._known[key]

    def _exemption(self, finding: Finding, result: ExemptionResult) -> ExemptionLine:
        entry = self.tree.limbs[result.ref]
        judged = self.check.explorer.judged(finding)
        here = next(((v, c, e) for _, v, c in reversed(judged) for e in v.parts.exemptions if e.ref == result.ref), None)
        # Several limbs of one conduct have an exemption in common, which mostly stands alike against them.
        key = (result, here and here[1], here and here[2].whole)
        if key not in self._exempting:
            self._exempting[key] = self._exemption_line(finding, entry, result, here)
        return self._exempting[key]

    def _exemption_line(
        self, finding: Finding, entry: LimbEntry, result: ExemptionResult, here: tuple[LimbVersion, Column, CompiledLimb] | None
    ) -> ExemptionLine:
        labels = self.labels
        procedure = list(self._procedure(*here)) if here and here[2].procedure >= 0 else []

        def elements() -> list[ElementLine]:
            if here is None:
                return []
            version, column, limb = here
            lines = [
                self._element(finding, entry, version.pool, column, name, index, column.truth(index))
                for name, index in limb.elements
            ]
            if limb.procedure >= 0:
                at = limb.procedure
                line = self._element(finding, entry, version.pool, column, "procedure", at, column.truth(at))
                line["sentence"] = labels.join(procedure, "semicolon") or labels.element("procedure")
                lines.append(line)
            return lines

        return line_of(  # type: ignore[no-any-return]
            {
                "limb": lambda: result.ref,
                "citation": lambda: labels.citation(entry),
                "limb_label": lambda: labels.limb(entry),
                "title": lambda: entry.paragraph.title.of(labels.lang),
                "truth": lambda: code(result.truth),
                "mark": lambda: result.mark.value,
                "mark_label": lambda: labels.mark(result.mark.value),
                "procedure": lambda: procedure,
                "who_applies": lambda: entry.limb.who_applies.of(labels.lang) if entry.limb.who_applies else None,
                "elements": elements,
                "failing": lambda: list(result.failing),
                "missing": lambda: [self._missing(m) for m in result.missing],
                "confidence": lambda: entry.paragraph.confidence,
                "pinpoint_seen": lambda: labels.seen(entry),
            },
            late=self.late,
        )

    def _procedure(self, version: LimbVersion, column: Column, limb: CompiledLimb) -> Iterator[str]:
        """Yield the cases of the procedure that may apply here, with the paragraphs that make them what they are."""
        text = version.exemptions[limb.ref]
        for case in limb.cases:
            if column.truth(case.applies) is False or text is None:
                continue
            entry = text.content.procedure[case.name]
            step = self.tree.steps[entry.step].label.of(self.labels.lang)
            days = f" ({entry.working_days})" if entry.working_days else ""
            cites = f" [{self.labels.join(map(self.labels.cite, entry.cites), 'semicolon')}]" if entry.cites else ""
            yield f"{entry.says.of(self.labels.lang)}{self.labels.say('colon')}{step}{days}{cites}"

    def _missing(self, missing: Missing) -> MissingLine:
        if missing not in self._unknown:
            self._unknown[missing] = {
                "fact": missing.fact,
                "label": self.labels.unknown_label(missing.fact),
                "reason": missing.reason.value,
                "sentence": self.labels.missing(missing),
            }
        return self._unknown[missing]

    def _addressee(self, finding: Finding, addressee: Addressee) -> str:
        labels = self.labels
        name = labels.who(addressee.state) if addressee.state else labels.say("state_unknown")
        if addressee.own_act:
            return labels.say("own_act", state=name)
        measures = self.tree.vocabulary.roles.measures
        taken = self.check.subject(finding.item, finding.conduct).facts.get(measures)
        label = self.tree.vocabulary.links[addressee.link].label.of(labels.lang)
        if isinstance(taken, Known):
            return labels.say("duty_measures", state=name, link=label, answer=labels.value(measures, taken.value))
        return labels.say("duty_to_prevent", state=name, link=label)

    def _conflicts(self, finding: Finding) -> Iterator[ConflictLine]:
        support = self.check.support[finding.item, finding.conduct]
        for conflict in finding.conflicts:
            label = self.labels.fact_label(conflict.fact)
            arrow = self.labels.say("arrow")
            answers = self.labels.join(
                (f"{self.labels.value(conflict.fact, v)}{arrow}{self.labels.answer(a)}" for v, a in conflict.answers),
                "semicolon",
            )
            sentence = self.labels.say("robust", fact=label)
            if not conflict.robust:
                sentence = self.labels.say("hinges", fact=label, answers=answers)
            yield {
                "fact": conflict.fact,
                "robust": conflict.robust,
                "sentence": sentence,
                "claims": _claims(support, conflict.fact),
            }

    def _reading(self, reading: str, answer: Answer) -> ReadingLine:
        says, holder = self._readings.get(reading, (reading, ""))
        status = self.labels.answer(answer)
        return {
            "reading": reading,
            "says": says,
            "holder": holder,
            "status": answer.status.value,
            "carried": answer.carried.value if answer.carried else None,
            "sentence": self.labels.say("reading", says=says.rstrip("."), holder=holder, status=status),
        }

    def _periods(self, finding: Finding) -> Iterator[PeriodLine]:
        """Yield the periods between changes of the law where they do not all give one answer."""
        if len({p.answer for p in finding.periods}) < 2:
            return
        merged: list[tuple[PeriodResult, PeriodResult]] = []
        for period in finding.periods:
            if merged and merged[-1][1].answer == period.answer:
                merged[-1] = (merged[-1][0], period)
            else:
                merged.append((period, period))
        for first, last in merged:
            lo, hi = first.on.lo, last.on.hi
            days = f"{lo.isoformat() if lo else '…'} – {hi.isoformat() if hi else '…'}"
            status = self.labels.answer(first.answer)
            yield {
                "days": days,
                "status": first.answer.status.value,
                "carried": first.answer.carried.value if first.answer.carried else None,
                "sentence": self.labels.say("period", days=days, status=status),
            }

    def _other_time(self, other: OtherTime) -> PeriodLine:
        lo, hi = other.on.lo, other.on.hi
        key = "until" if lo is None else "since" if hi is None else "between"
        when = self.labels.say(key, lo=lo.isoformat() if lo else "", hi=hi.isoformat() if hi else "")
        status = self.labels.answer(other.answer)
        for word, refs in (("without", other.gone), ("with", other.more)):
            if refs:
                limbs = self.labels.join((self.labels.limb(self.tree.limbs[r]) for r in refs), "semicolon")
                status += self.labels.say(word, limbs=limbs)
        return {
            "days": other.on.text(),
            "status": other.answer.status.value,
            "carried": other.answer.carried.value if other.answer.carried else None,
            "sentence": self.labels.say("other_time", when=when, status=status),
        }

    def _chain(self, finding: Finding) -> Iterator[ChainLine]:
        """Yield every change to the limb, and to its exemptions, up to the day."""
        version = self.check.judge.version(finding, finding.periods[-1])
        versions = [version.text, *version.exemptions.values()]
        changes = sorted({c for v in versions if v is not None for c in v.content.chain}, key=lambda c: (c.on, c.by, c.what))
        for change in changes:
            citation = self.labels.citation(self.tree.limbs[change.by])
            word = self.labels.of(CHANGE, change.do)
            until = f" → {change.until.isoformat()}" if change.until else ""
            sentence = f"{change.on.isoformat()} {citation}{self.labels.say('colon')}{word}{until}"
            yield {"day": change.on.isoformat(), "citation": citation, "change": change.do, "sentence": sentence}

    def _roots(self, roots: tuple[str, ...]) -> str:
        sources = self.check.case.file.sources
        names = [sources[r].title.of(self.labels.lang) for r in roots]
        if not names:
            return ""
        if len(names) == 1:
            return self.labels.say("one_root", root=names[0])
        n = count("root", len(names), self.labels.lang)
        return self.labels.say("roots", count=n, n=str(len(names)), roots=self.labels.join(names))

    def question(self, fact: str) -> tuple[str, str]:
        """Return how to ask for an unknown, and the kind of document that would answer."""
        labels = self.labels
        head, _, rest = fact.partition(":")
        if head == "judge":
            key, name = ("ask_solely", rest.removeprefix("solely:")) if rest.startswith("solely:") else ("ask_judgement", rest)
            return labels.say(key, what=labels.term(name)), labels.say("evidence_judgement")
        declared = self.tree.vocabulary.facts[fact]
        asked_as = (
            declared.question.of(labels.lang) if declared.question else labels.say("ask_fact", fact=labels.fact_label(fact))
        )
        return asked_as, declared.evidence.of(labels.lang) if declared.evidence else labels.say("evidence_any")

    def asking(self, where: tuple[str, str, str], fact: str) -> Iterator[str]:
        """Yield the limbs that ask for a fact in one finding: the prohibition itself, or its exemptions."""
        finding = self.check.explore(self.check.findings[where])
        if any(m.fact == fact for m in finding.missing):
            yield finding.ref
        yield from (e.ref for e in finding.exemptions if e.truth is None and any(m.fact == fact for m in e.missing))


def _claims(support: Mapping[str, EvidencedFact], fact: str) -> list[str]:
    """Return the claims that count towards a fact, by identifier."""
    evidence = support.get(fact)
    return sorted({a.claim.id for a in evidence.assertions if a.counts}) if evidence else []
