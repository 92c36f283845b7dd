"""The other screens: one argument in full, the questions, what a what-if changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.bidi import isolate
from compliance.explain.labels import Labels
from compliance.explain.words import KIND
from compliance.law.kinds import is_judged
from compliance.report.compare import answer, findings, items, paired
from compliance.report.lines import BLANK
from compliance.report.screen import show
from compliance.report.text import Page

if TYPE_CHECKING:
    from compliance.explain.model import ItemLine, Report
    from compliance.law.load import RuleSet
    from compliance.report.lines import Line


def explain_items(report: Report, items: list[ItemLine], limbs: frozenset[str] | None, tree: RuleSet) -> None:
    """Print the whole argument of some items, and the claims that it rests on; only for some limbs if they are given."""
    page, labels = Page(report["lang"], verbose=2), Labels(tree, report["lang"])
    out: list[Line] = []
    case = report["cases"][0]
    for item in items:
        out += [BLANK, page.item(item)]
        out += [page.line((aside, "dim"), indent=4) for aside in item["asides"]]
        used: dict[str, None] = {}
        for finding in item["findings"]:
            if limbs is not None and finding["limb"] not in limbs and not limbs & {e["limb"] for e in finding["exemptions"]}:
                continue
            out += list(page.finding(finding))
            entry = tree.limbs[finding["limb"]]
            line = entry.document.positions.of(entry.path)[0]
            out.append(page.line((f"{tree.name_of(entry.document)}:{line}", "dim"), indent=6))
            used |= dict.fromkeys(finding["claims"])
        told = {f["limb"] for f in item["findings"]} | {e["limb"] for f in item["findings"] for e in f["exemptions"]}
        for ref in sorted(limbs) if limbs and not limbs & told else ():
            if not is_judged(tree.limbs[ref].limb):
                limb = isolate(labels.limb(tree.limbs[ref]), report["lang"])
                kind = labels.of(KIND, tree.limbs[ref].limb.kind)
                out.append(page.line(f"{limb} — {kind}: {page.label('no_finding')}", indent=4))
        out += [page.line((sentence, "dim"), indent=4) for sentence in item["outside"]]
        claims = [c for c in case["claims"] if c["id"] in used or (limbs is None and c["id"] in item["claims"])]
        if claims:
            out += [BLANK, page.line((page.label("claims"), "bold"), indent=4)]
            out += [page.claim(c) for c in claims]
    out += [page.line((s, "cyan"), indent=2) for s in case["inferences"]]
    out += [BLANK, page.line((report["notices"][0], "italic"))]
    show(out)


def show_questions(report: Report) -> None:
    """Print every question of a report."""
    page = Page(report["lang"], verbose=1)
    out: list[Line] = []
    for case in report["cases"]:
        out.append(page.line((case["title"], "bold")))
        labels = {i["id"]: i["label"] for i in case["items"]}
        for i, q in enumerate(case["questions"], 1):
            out.append(page.line(f"{i}. ", q["question"], (f"  ({q['sentence']})", "dim"), indent=2))
            items = page.semicolon.join(labels[name] for name in q["items"])
            out.append(page.line((f"{page.label('item')}: {items}", "dim"), indent=5))
            out.append(page.line((f"{page.label('paragraphs')}: {page.semicolon.join(q['paragraphs'])}", "dim"), indent=5))
            out.append(page.line((f"{page.label('evidence')}: {q['evidence']}", "dim"), indent=5))
        if not case["questions"]:
            out.append(page.line(page.label("no_questions"), indent=2))
    show(out)


def show_changes(before: Report, after: Report, assumed: list[str]) -> None:
    """Print what differs between two reports of one case, finding by finding."""
    page = Page(after["lang"])
    out: list[Line] = [page.line((f"{page.label('assumed')}: {page.comma.join(assumed)}", "bold"))]
    changed = False
    olds = items(before["cases"][0])
    for new in after["cases"][0]["items"]:
        lines: list[Line] = []
        # Under a what-if a whole regime may come into or out of its scope.
        for _, was, now in paired(findings(olds[new["id"]]), findings(new)):
            one = now or was
            if answer(was) == answer(now) or one is None:
                continue
            told = f"{page.status_of(was)} ⇒ {page.status_of(now)}"
            lines.append(page.line(f"{one['limb_label']} — {one['conduct_label']}: {told}", indent=4))
        if lines:
            changed = True
            out += [page.item(new), *lines]
    if not changed:
        out.append(page.line(page.label("nothing_changes"), indent=2))
    out.append(page.line((after["notices"][0], "italic")))
    show(out)
