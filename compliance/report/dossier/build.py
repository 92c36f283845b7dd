"""A dossier put together, and what a report for the file adds to its other lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.case.fingerprint import basis_of
from compliance.case.forms import DESIGNATION, Relative
from compliance.explain.waivers import waivers_of
from compliance.explain.words import pick
from compliance.files.dataclass import dataclass, field
from compliance.files.dates import Interval
from compliance.law.fingerprint import Meanings
from compliance.law.review_status import Standing
from compliance.logic.values import Known, Unknown
from compliance.report.dossier.flags import flags
from compliance.report.dossier.law import LawTeller
from compliance.report.dossier.parties import PartyTeller
from compliance.report.dossier.words import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from compliance.case.checked import CheckedCase
    from compliance.case.model import Claim, Reported
    from compliance.case.waivers import WaiverFile
    from compliance.check.finding import Finding
    from compliance.explain.cite import Style
    from compliance.explain.dossier import AsOfLine, Dossier, SaidLine
    from compliance.explain.labels import Labels
    from compliance.explain.model import ClaimLine, FindingLine, ItemLine
    from compliance.logic.values import Value


@dataclass(slots=True)
class Filing:
    """What a person sets for a report for the file: the style of citation, the day by which waivers expire, the waivers."""

    cite: Style
    on: date | None = None
    waivers: Mapping[str, WaiverFile] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    _meanings: Meanings | None = None

    def meanings(self, check: CheckedCase) -> Meanings:
        """Return what the nodes of the tree mean, made out once for all cases."""
        if self._meanings is None:
            self._meanings = Meanings(check.tree)
        return self._meanings

    def finding(self, check: CheckedCase, finding: Finding, line: FindingLine) -> FindingLine:
        """Add to a finding what it rests on, and the days of its law."""
        span = finding.lasted or finding.span
        basis = basis_of(check, finding, self.meanings(check))
        line["basis"] = {"facts": basis.facts, "rules": basis.rules}
        line["days"] = (span.lo.isoformat() if span.lo else None, span.hi.isoformat() if span.hi else None)
        return line

    def item(self, check: CheckedCase, line: ItemLine) -> ItemLine:
        """Add to an item the broadest class under which it falls, and the line of the case file at which it begins."""
        state = check.subject(line["id"], next(iter(check.case.file.items[line["id"]].conducts))).facts.get(
            check.tree.vocabulary.roles.item_class
        )
        classes = [state.value] if isinstance(state, Known) else (state.candidates or ()) if isinstance(state, Unknown) else ()
        heads = {list(check.tree.vocabulary.ancestry(str(name)))[-1] for name in classes}
        line["head"] = heads.pop() if len(heads) == 1 else None
        line["line"] = check.case.document.positions.of(("items", line["id"]), key=True)[0]
        return line

    def claim(self, check: CheckedCase, labels: Labels, claim: Claim, line: ClaimLine) -> ClaimLine:
        """Add to a claim the attributes that it gives or denies."""
        line["said"] = list(_said(check, labels, claim))
        return line

    def dossier(self, check: CheckedCase, labels: Labels, shown: Iterable[Finding]) -> Dossier:
        """Return what a report for the file adds to a case."""
        kept = [check.explore(f) for f in shown]
        law, parties = LawTeller(check, labels, kept).lines(), PartyTeller(check, labels)
        standing = Standing(check.tree)
        nodes = {entry.paragraph.node: entry.paragraph for entry in check.tree.limbs.values()}
        return {
            "as_of": _as_of(check, labels, kept),
            "law": law,
            "inferences": parties.inferences(),
            "disputes": parties.disputes(),
            "parties": parties.parties(),
            "flags": flags(check, labels, parties.loud()),
            "routes": parties.routes(),
            "marks": parties.marks(),
            "waivers": waivers_of(check, self.waivers.get(check.case.id), self.on, labels.lang, self.meanings(check)),
            "reviewed": sum(standing.paragraph(nodes[line["node"]]) == "reviewed" for line in law),
            "paragraphs": len(law),
        }


def _as_of(check: CheckedCase, labels: Labels, shown: list[Finding]) -> AsOfLine:
    def say(key: str, **parts: str) -> str:
        return pick(TOLD[key], labels.lang).format(**parts)

    last = [d.interval.hi for name, d in check.finder.datings.items() if check.case.file.sources[name].file]
    known_on, given = check.options.known_on, check.options.law_date
    if known_on:
        facts = say("facts_known_on", day=known_on.isoformat())
    elif last and all(last):
        facts = say("facts_all", day=max(d for d in last if d).isoformat())
    else:
        facts = say("facts_undated")
    law = []
    for name in sorted({check.tree.limbs[f.ref].regime for f in shown}):
        regime = check.tree.regimes[name]
        day = (given or regime.as_known_to).isoformat()
        law.append(say("law_given" if given else "law_own", regime=regime.title.of(labels.lang), day=day))
    return {"facts": facts, "law": law}


def _said(check: CheckedCase, labels: Labels, claim: Claim) -> Iterator[SaidLine]:
    for side, denied in ((claim.states, False), (claim.denies, True)):
        for target, values in sorted(side.items()):
            for fact, told in sorted(values.items()):
                yield {
                    "target": target,
                    "fact": fact,
                    "label": pick(TOLD["designation"], labels.lang) if fact == DESIGNATION else labels.fact_label(fact),
                    "value": _value(check, labels, target, fact, claim, told),
                    "denied": denied,
                    "inferred": isinstance(told, Relative),
                }


def _value(check: CheckedCase, labels: Labels, target: str, fact: str, claim: Claim, told: Reported) -> str:
    """Return a claimed value in words, as the check reads it."""
    actor = check.tree.vocabulary.actors.get(str(told)) or check.case.file.actors.get(str(told))
    if actor is not None and actor.one_of:
        # A loose name stays what the source says; whom it may mean is for the facts.
        return actor.name.of(labels.lang)
    item, _, conduct = target.partition(".")
    names = [conduct] if conduct else list(check.case.file.items[item].conducts)
    for name in names:
        evidence = check.support[item, name].get(fact)
        own = [a for a in evidence.assertions if a.claim is claim and a.reported == told] if evidence else []
        if own:
            return labels.join((_days(labels, v) or labels.value(fact, v) for v in own[0].values), "or")
    return str(told)


def _days(labels: Labels, value: Value) -> str:
    """Return days that are told loosely as words; nothing for any other value."""
    if not isinstance(value, Interval) or value.exact or value.lo is None or value.hi is None:
        return ""
    return labels.say("between", lo=value.lo.isoformat(), hi=value.hi.isoformat())
