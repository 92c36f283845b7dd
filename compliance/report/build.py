"""From findings to the report: what is shown, what is folded into one line, and every sentence of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.check.questions import Questioner
from compliance.check.status import QUIET, Status
from compliance.explain.finding_lines import FindingLines
from compliance.explain.labels import Labels
from compliance.explain.words import CLAIM_KIND, SOURCE_KIND, STATUS, count, pick
from compliance.files.safe import visible
from compliance.logic.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.case.checked import CheckedCase
    from compliance.case.model import Claim
    from compliance.check.finding import Finding, ItemResult, Question
    from compliance.explain.model import (
        CaseLine,
        ClaimLine,
        FindingLine,
        GroupLine,
        ItemLine,
        QuestionLine,
        SourceLine,
    )
    from compliance.law.model import Limb
    from compliance.report.dossier.build import Filing
    from compliance.report.run import Run


def case_line(
    run: Run, check: CheckedCase, *, full: bool, questions: bool, filing: Filing | None, late: bool = False
) -> CaseLine:
    """Return what a report says of one case; ``late`` leaves what a line says until it is asked for.

    ``full`` shows every finding instead of folding the quiet ones into lines; ``filing`` makes it a report for the file, with a
    dossier of the case.
    """
    labels = Labels(run.law.tree, run.lang, check.case)
    finding_lines = FindingLines(check, labels, late=late)
    result, file = check.result, check.case.file
    ranked = Questioner(check.explorer).rank(result) if questions else []
    undecided = sum(1 for i in result.items for f in i.findings if finding_lines.undecided(f))
    sources = [_source(check, labels, name) for name in sorted(file.sources)]
    case: CaseLine = {
        "id": check.case.id,
        "title": file.title.of(run.lang),
        "path": visible(check.case.document.path),
        "sha256": check.case.document.sha256,
        "items": [_item(check, finding_lines, item, full=full, filing=filing) for item in result.items],
        "claims": [_claim(check, labels, c, filing) for c in sorted(file.claims, key=lambda c: c.id)],
        "sources": sources,
        "questions": [_question(check, labels, finding_lines, q, undecided) for q in ranked],
        "not_yet": _not_yet(run, labels, check),
        "inferences": [s["inference"] for s in sources if s["inference"]],
    }
    if filing:
        shown = (f for item in result.items for f in item.findings if full or _shows(check, f))
        case["dossier"] = filing.dossier(check, labels, shown)
    return case


def _not_yet(run: Run, labels: Labels, check: CheckedCase) -> list[str]:
    if not check.result.not_yet or run.options.known_on is None:
        return []
    items = labels.join((check.case.file.items[i].label.of(run.lang) for i in check.result.not_yet), "semicolon")
    return [labels.say("not_yet", day=run.options.known_on.isoformat(), items=items)]


def _item(check: CheckedCase, finding_lines: FindingLines, item: ItemResult, *, full: bool, filing: Filing | None) -> ItemLine:
    labels, file = finding_lines.labels, check.case.file.items[item.item]
    shown: list[Finding] = []
    folded: list[Finding] = []
    for finding in item.findings:
        (shown if full or _shows(check, finding) else folded).append(finding)
    status = STATUS[item.status]
    touched = [f for f in item.findings if f.status not in QUIET and _limb(check, f).kind == "prohibition"]
    line: ItemLine = {
        "id": item.item,
        "label": file.label.of(labels.lang),
        "rows": list(file.rows),
        "part_of": file.part_of,
        "status": item.status.value,
        "status_label": pick(status, labels.lang),
        "touches": list(dict.fromkeys(labels.limb(check.tree.limbs[f.ref]) for f in touched)),
        "findings": list(_lines(check, finding_lines, shown, filing)),
        "grouped": list(_groups(check, finding_lines, folded)),
        "outside": [labels.say("outside", regime=check.tree.regimes[r].title.of(labels.lang)) for r in item.outside],
        "asides": list(_asides(check, labels, item.item)),
        "claims": _claims_on(check, item.item),
    }
    return filing.item(check, line) if filing else line


def _claims_on(check: CheckedCase, item: str) -> list[str]:
    return sorted({c.id for c in check.finder.claims for t in (*c.states, *c.denies) if t.partition(".")[0] == item})


def _limb(check: CheckedCase, finding: Finding) -> Limb:
    return check.tree.limbs[finding.ref].limb


def _shows(check: CheckedCase, finding: Finding) -> bool:
    """Tell whether a finding is shown of itself: it says something, or it is one of the regime's principal prohibitions."""
    limb = _limb(check, finding)
    if limb.kind == "prohibition":
        return finding.status not in QUIET or limb.principal or bool(check.explorer.alternatives(finding))
    if limb.kind == "criterion":
        return finding.status not in QUIET
    return finding.status not in QUIET and check.judge.triggered(finding)


def _lines(
    check: CheckedCase, finding_lines: FindingLines, shown: list[Finding], filing: Filing | None
) -> Iterator[FindingLine]:
    """Findings in order; a duty or an authorization stands after the prohibition that it follows."""
    order = {entry: i for i, entry in enumerate(e.ref for r in check.law.limbs.values() for e in r)}

    def place(finding: Finding) -> tuple[bool, int, bool, int, str]:
        limb = _limb(check, finding)
        heads = [order[r] for r in limb.follows if r in order]
        last = limb.kind == "criterion"
        return (last, min(heads) if heads else order[finding.ref], bool(heads), order[finding.ref], finding.conduct)

    criteria = set()
    for finding in sorted(shown, key=place):
        if _limb(check, finding).kind == "criterion":
            # A criterion asks of the item as a whole; one line is enough whatever the number of conducts.
            if finding.ref in criteria:
                continue
            criteria.add(finding.ref)
        line = finding_lines.line(finding)
        yield filing.finding(check, finding, line) if filing else line


def _groups(check: CheckedCase, finding_lines: FindingLines, folded: list[Finding]) -> Iterator[GroupLine]:
    """The rest, one line for each element that fails."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for finding in folded:
        if _limb(check, finding).kind in ("obligation", "authorization", "criterion"):
            continue
        out = finding.status is Status.NOT_IN_FORCE
        first = next(iter(finding.failing), None)
        key = ("not_in_force" if out else finding.status.value, () if out or first is None else (first,))
        limb = finding_lines.labels.limb(check.tree.limbs[finding.ref])
        if limb not in groups.setdefault(key, []):
            groups[key].append(limb)
    for (status, elements), limbs in sorted(groups.items()):
        names = finding_lines.labels.join(finding_lines.labels.element(e) for e in elements)
        phrase = "grouped_not_in_force" if status == "not_in_force" else "grouped"
        sentence = finding_lines.labels.say(phrase, elements=names, limbs=finding_lines.labels.join(limbs, "semicolon"))
        yield {"status": status, "elements": list(elements), "limbs": limbs, "sentence": sentence}


def _asides(check: CheckedCase, labels: Labels, item: str) -> Iterator[str]:
    """What is reported and is no element: a State that only designed or made a part, values in conflict."""
    file = check.case.file.items[item]
    if file.part_of:
        yield labels.say("part_of", item=check.case.file.items[file.part_of].label.of(labels.lang))
    for name, evidence in check.support[item, next(iter(file.conducts))].items():
        declared = check.tree.vocabulary.facts.get(name)
        own = any(item in (*a.claim.states, *a.claim.denies) for a in evidence.assertions)
        if declared is None or declared.element or not own:
            continue
        if name == check.tree.vocabulary.roles.designer and isinstance(evidence.fact, Known):
            yield labels.say("design_state", state=labels.value(name, evidence.fact.value))
            continue
        shown = f"{labels.fact_label(name)}{labels.say('colon')}{labels.state(name, evidence.fact)}"
        yield f"{shown} — {labels.say('same_price')}"


def _claim(check: CheckedCase, labels: Labels, claim: Claim, filing: Filing | None) -> ClaimLine:
    root = check.finder.root(claim)
    line: ClaimLine = {
        "id": claim.id,
        "rows": list(claim.rows),
        "source": claim.source,
        "paragraph": claim.paragraph,
        "root": root,
        "root_label": check.case.file.sources[root].title.of(labels.lang),
        "root_inferred": claim.through_inferred,
        "hands": [h.who.of(labels.lang) for h in claim.hands],
        "kind": claim.kind,
        "kind_label": pick(CLAIM_KIND[claim.kind], labels.lang),
        "grade": f"{claim.grade.reliability}{claim.grade.credibility}" if claim.grade else None,
        "says": claim.says.of(labels.lang),
    }
    return filing.claim(check, labels, claim, line) if filing else line


def _source(check: CheckedCase, labels: Labels, name: str) -> SourceLine:
    source, dating = check.case.file.sources[name], check.finder.datings[name]
    title, inference = source.title.of(labels.lang), None
    if dating.upper is not None or dating.lower:
        milestones = labels.join(check.tree.vocabulary.milestones[m].label.of(labels.lang) for m in dating.lower)
        hi = dating.upper.isoformat() if dating.upper else "…"
        if dating.lower and dating.interval.lo:
            inference = labels.say("inference", source=title, lo=dating.interval.lo.isoformat(), lower=milestones, hi=hi)
        elif source.file:
            inference = labels.say("inference_upper", source=title, hi=hi)
    return {
        "id": name,
        "title": title,
        "kind": source.kind,
        "kind_label": pick(SOURCE_KIND[source.kind], labels.lang),
        "publisher": source.publisher.of(labels.lang) if source.publisher else None,
        "language": source.language,
        "sha256": source.sha256,
        "file": source.file,
        "written": dating.interval.text(),
        "inference": inference,
    }


def _question(check: CheckedCase, labels: Labels, finding_lines: FindingLines, q: Question, undecided: int) -> QuestionLine:
    asking = dict.fromkeys(ref for where in (q.settles or q.touches) for ref in finding_lines.asking(where, q.fact))
    question, evidence = finding_lines.question(q.fact)
    total = count("finding", undecided, labels.lang)
    sentence = labels.say("question_settles", n=str(len(q.settles)), of=str(undecided), total=total)
    if not q.settles:
        n = len(q.touches)
        sentence = labels.say("question_touches", count=count("finding", n, labels.lang), n=str(n))
    return {
        "fact": q.fact,
        "question": question,
        "evidence": evidence,
        "settles": len(q.settles),
        "bears_on": len(q.touches),
        "undecided": undecided,
        "paragraphs": [labels.limb(check.tree.limbs[r]) for r in asking],
        "items": list(dict.fromkeys(w[0] for w in q.touches)),
        "sentence": sentence,
    }
