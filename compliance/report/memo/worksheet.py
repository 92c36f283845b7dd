"""The exemptions worked through, and what could be said against the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.memo.model import Cell, Column, Part, Row, Section, Span, Table
from compliance.report.memo.writer import QUIET, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.model import ExemptionLine, FindingLine, ItemLine
    from compliance.report.memo.model import Block
    from compliance.report.memo.writer import Alike, Writer


def exemptions(w: Writer, number: int) -> Section:
    """Return each exemption against each distinct finding: what is met, what is not, what nobody knows; steps, who may ask."""
    sheets: dict[str, list[Alike]] = {}
    for finding, items in w.prohibitions():
        sheets.setdefault(_signature(finding), []).append((finding, items))
    blocks: list[Block] = [w.paragraph("exemptions_intro" if sheets else "nothing_to_except")]
    blocks += [_worksheet(w, found) for found in sheets.values()]
    return Section("exemptions", number, w.title("exemptions"), tuple(blocks))


def _signature(finding: FindingLine) -> str:
    """What is the same where one worksheet serves two findings: the paragraph, and how each part of each exemption stands."""
    parts = [
        (e["limb"], e["mark"], [(x["name"], x["truth"]) for x in e["elements"]], e["missing"]) for e in finding["exemptions"]
    ]
    return repr((finding["limb"], parts))


def _name(w: Writer, finding: FindingLine, items: list[ItemLine]) -> str:
    names = w.join((i["label"] for i in items), "semicolon")
    return w.say("finding_of", limb=finding["limb_label"], conduct=finding["conduct_label"], items=names)


def _worksheet(w: Writer, found: list[Alike]) -> Part:
    finding, first = found[0]
    items = list(dict.fromkeys(i["id"] for _, several in found for i in several))
    heads = (
        Column(w.say("exemption"), 4),
        Column(w.say("stands"), 2),
        Column(w.say("met"), 2),
        Column(w.say("not_met"), 2),
        Column(w.say("unknown"), 3),
        Column(w.say("step"), 4),
        Column(w.say("who_applies"), 2),
    )
    rows = tuple(_row(w, e) for e in finding["exemptions"])
    caption = w.say("worksheet_caption", limb=finding["limb_label"], items=w.labels(items))
    inner: Block = Table(caption, heads, rows) if rows else w.paragraph("no_exemptions")
    uses = w.bullets((Span(_name(w, f, several)), Span(" "), w.status(f["status"], f["status_label"])) for f, several in found)
    title = (w.cited(finding["limb"], finding["limb_label"]), Span(" — "), Span(w.labels(items)))
    anchor = f"worksheet-{w.anchor(first[0]['id'], finding)}"
    return Part(anchor, title, (uses, inner), folds=True, status=finding["status"], items=tuple(items))


def _row(w: Writer, e: ExemptionLine) -> Row:
    unknown = (
        w.join((m["sentence"] for m in e["missing"]), "semicolon") if e["truth"] != "false" else w.elements_of(e, "unknown")
    )
    gone = e["mark"] == "not_in_force"
    return Row((
        Cell((w.cited(e["limb"], e["limb_label"]),)),
        Cell((w.status(e["mark"], e["mark_label"]),), e["mark"]),
        cell(w.elements_of(e, "true") or w.say("none")),
        cell(w.elements_of(e, "false") or w.say("none")),
        cell(unknown or w.say("none")),
        cell(w.say("none") if gone else w.join(e["procedure"], "semicolon") or w.say("no_step")),
        cell(e["who_applies"] or w.say("who_applies_unsaid")),
    ))  # fmt: skip


# --- what could be said against it ---


def counter(w: Writer, number: int) -> Section:
    """Return what could be said against each distinct finding, and the quiet ones that another reading would wake."""
    blocks: list[Block] = [w.paragraph("counter_intro")]
    for finding, items in w.alike:
        lines = list(_against(w, finding))
        inner: Block = w.bullets(lines) if lines else w.paragraph("counter_none")
        title = (Span(_name(w, finding, items)), Span(" "), w.status(finding["status"], finding["status_label"]))
        blocks.append(Part(
            f"counter-{w.anchor(items[0]['id'], finding)}", title, (inner,),
            folds=True, status=finding["status"], items=tuple(i["id"] for i in items),
        ))  # fmt: skip
    blocks += _woken(w)
    if len(blocks) == 1:
        blocks.append(w.paragraph("counter_none"))
    return Section("counter", number, w.title("counter"), tuple(blocks))


def _against(w: Writer, f: FindingLine) -> Iterator[str]:
    for e in f["exemptions"]:
        if e["truth"] == "unknown":
            missing = w.semicolons(m["sentence"] for m in e["missing"])
            yield w.say("c_exemption", limb=e["limb_label"], mark=e["mark_label"], missing=missing)
    yield from (r["sentence"] for r in f["readings"])
    if f["status"] == "prospective":
        yield w.say("c_stage")
    if f["missing"]:
        yield w.say("c_unknown", what=w.semicolons(m["sentence"] for m in f["missing"]))
    for a in f["addressees"]:
        if not a["own_act"]:
            yield w.say("c_link", sentence=a["sentence"])
    yield from (c["sentence"] for c in f["conflicts"] if not c["robust"])
    if len(f["roots"]) == 1:
        yield w.say("c_root", root=next(s["title"] for s in w.case["sources"] if s["id"] == f["roots"][0]))
    yield from (p["sentence"] for p in (*f["periods"], *f["other_times"]))
    if f["caveat"]:
        yield f["caveat"]


def _woken(w: Writer) -> Iterator[Block]:
    """Findings that are quiet as the law is read here, and would not be under another reading."""
    lines: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
    for item in w.case["items"]:
        for f in item["findings"]:
            for r in f["readings"] if f["status"] in QUIET else ():
                said = f"{f['limb_label']} — {r['sentence']}"
                lines.setdefault((f["limb"], r["reading"]), (said, {}))[1][item["id"]] = item["label"]
    if lines:
        told = (f"{line} ({w.join(names.values(), 'semicolon')})" for line, names in lines.values())
        yield Part("counter-quiet", w.line("c_readings_quiet"), (w.bullets(told),), folds=True)
