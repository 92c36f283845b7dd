"""The law applied to the facts: one ordered path a finding, with the claims each step uses; the quiet ones folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.codes import short
from compliance.report.alike import same_outcome
from compliance.report.memo.facts import claims_line
from compliance.report.memo.model import (
    ArgumentTree,
    Figure,
    Leaf,
    Listing,
    Paragraph,
    Part,
    Section,
    Span,
)
from compliance.report.memo.writer import QUIET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.model import ElementLine, ExemptionLine, FindingLine, ItemLine
    from compliance.report.memo.model import (
        Block,
        Line,
    )
    from compliance.report.memo.writer import Writer


def application(w: Writer, number: int) -> Section:
    """Return the findings, item by item."""
    seen: list[tuple[ItemLine, FindingLine]] = []
    told: set[str] = set()
    blocks: list[Block] = [w.paragraph("application_intro")]
    blocks += [_item(w, item, seen, told) for item in w.case["items"]]
    if criteria := dict.fromkeys(f["limb_label"] for i in w.case["items"] for f in i["findings"] if f["kind"] == "criterion"):
        inner = (w.paragraph("criteria_line", limbs=w.semicolons(criteria)),)
        blocks.append(Part("criteria", w.line("criteria"), inner))
    return Section("application", number, w.title("application"), tuple(blocks))


def _item(w: Writer, item: ItemLine, seen: list[tuple[ItemLine, FindingLine]], told: set[str]) -> Part:
    blocks: list[Block] = []
    if item["asides"]:
        blocks.append(w.bullets(item["asides"]))
    for finding in item["findings"]:
        if finding["status"] in QUIET or finding["kind"] == "criterion":
            continue
        like = next((entry for entry in seen if same_outcome(finding, entry[1])), None)
        if like is None:
            seen.append((item, finding))
            blocks.append(_finding(w, item, finding))
        else:
            blocks.append(_alike(w, item, finding, *like))
    if quiet := [f for f in item["findings"] if f["status"] in QUIET and f["kind"] != "criterion"]:
        inner = tuple(_quiet(w, quiet, told))
        blocks.append(Part(f"quiet-{item['id']}", w.line("quiet"), inner, folds=True, status="not_touched", deep=1))
    if item["grouped"]:
        rest = (w.bullets([g["sentence"] for g in item["grouped"]]),)
        blocks.append(Part(f"rest-{item['id']}", w.line("rest"), rest, folds=True, status="not_touched", deep=1))
    if item["outside"]:
        blocks.append(w.bullets(item["outside"]))
    title = (Span(w.head(item)), Span(" "), w.status(item["status"], item["status_label"]))
    return Part(f"item-{item['id']}", title, tuple(blocks), status=item["status"], items=(item["id"],))


def _alike(w: Writer, item: ItemLine, finding: FindingLine, head: ItemLine, earlier: FindingLine) -> Part:
    """A finding that comes out as an earlier one: what is its own, and where the argument stands."""
    own = [
        w.facts(e) for e, other in zip(finding["elements"], earlier["elements"], strict=True) if _values(e) != _values(other)
    ]
    lines: list[Block] = [
        Paragraph(_status(w, finding), "lead"),
        Paragraph(
            (Span(w.say("as_for", item=head["label"], conduct=earlier["conduct_label"]), to=w.anchor(head["id"], earlier)),)
        ),
    ]
    if own:
        lines.append(w.paragraph("own_facts", facts=w.semicolons(own)))
    gone = [
        f"{w.exemption_name(e)} ({_why(w, e)})"
        for e, other in zip(finding["exemptions"], earlier["exemptions"], strict=True)
        if e["truth"] == "false" and _why(w, e) != _why(w, other)
    ]
    if gone:
        lines.append(w.paragraph("own_exclusions", exemptions=w.semicolons(gone)))
    lines += _waived(w, item, finding)
    return Part(
        w.anchor(item["id"], finding), _title(w, finding), tuple(lines), status=finding["status"], items=(item["id"],), deep=1
    )  # fmt: skip


def _values(element: ElementLine) -> list[tuple[str, str]]:
    return [(f["fact"], f["value"]) for f in element["facts"]]


def _title(w: Writer, finding: FindingLine) -> Line:
    return (w.cited(finding["limb"], finding["limb_label"]), Span(" — "), Span(finding["conduct_label"]))


def _status(w: Writer, finding: FindingLine) -> Line:
    """The status in one line: what it carries, both outcomes where a reading differs, robust or hinging, one root."""
    parts: list[Line] = [(w.status(finding["status"], finding["status_label"]),)]
    if finding["carried"] and finding["carried_label"]:
        parts.append((Span(w.say("carried", status=finding["carried_label"])),))
    for other in dict.fromkeys((r["status"], r["carried"]) for r in finding["readings"]):
        word = w.status_word(other[0]) + (f" ({w.say('carried', status=w.status_word(other[1]))})" if other[1] else "")
        parts.append((Span(w.say("reading_status", status=word)),))
    if finding["conflicts"]:
        parts.append((Span(w.say("robust" if all(c["robust"] for c in finding["conflicts"]) else "hinges")),))
    if len(finding["roots"]) == 1:
        parts.append((Span(w.say("one_root", root=_root(w, finding["roots"][0]))),))
    elif finding["roots"]:
        parts.append((Span(w.say("several_roots", n=str(len(finding["roots"])))),))
    line: list[Span] = []
    for i, part in enumerate(parts):
        line += ([Span(" · ", "quiet")] if i else []) + list(part)
    return tuple(line)


def _root(w: Writer, root: str) -> str:
    return next((s["title"] for s in w.case["sources"] if s["id"] == root), root)


def _finding(w: Writer, item: ItemLine, finding: FindingLine) -> Part:
    blocks: list[Block] = [Paragraph(_status(w, finding), "lead")]
    record = [finding["law_day"], *finding["notes"], finding["confidence_label"], *finding["standing"]]
    blocks.append(Paragraph((Span(w.join(record, "semicolon")),), "small"))
    blocks.append(_tree(w, item, finding))
    blocks.append(_path(w, finding))
    sentences = [a["sentence"] for a in finding["addressees"]]
    if finding["missing"]:
        sentences.append(w.say("unknowns", what=w.semicolons(m["sentence"] for m in finding["missing"])))
    sentences += [c["sentence"] for c in finding["conflicts"]] + [r["sentence"] for r in finding["readings"]]
    sentences += [p["sentence"] for p in (*finding["periods"], *finding["other_times"])]
    sentences += [s for s in (finding["roots_sentence"], finding["caveat"]) if s]
    if sentences:
        blocks.append(w.bullets(sentences))
    blocks += _waived(w, item, finding)
    return Part(
        w.anchor(item["id"], finding), _title(w, finding), tuple(blocks),
        folds=True, status=finding["status"], items=(item["id"],), deep=1,
    )  # fmt: skip


def _waived(w: Writer, item: ItemLine, finding: FindingLine) -> Iterator[Block]:
    for waiver in w.dossier["waivers"]:
        of = waiver["conduct"] in (None, finding["conduct"])
        if waiver["item"] == item["id"] and waiver["limb"] == finding["limb"] and of:
            yield Paragraph((Span(waiver["sentence"], to="waivers"),), "notice")


def _path(w: Writer, finding: FindingLine) -> Listing:
    """The elements in order, each met or not with the facts and claims it uses; then the exemptions; then what follows."""
    entries: list[tuple[Block, ...]] = [_step(w, finding, element) for element in finding["elements"]]
    if finding["exemptions"]:
        still = [f"{w.exemption_name(e)} ({e['mark_label']})" for e in finding["exemptions"] if e["truth"] != "false"]
        gone = [f"{w.exemption_name(e)} ({_why(w, e)})" for e in finding["exemptions"] if e["truth"] == "false"]
        said = w.say("exemptions_line", open=w.semicolons(still), excluded=w.semicolons(gone))
        entries.append((Paragraph((Span(said, to="exemptions"),)),))
    entries.append((Paragraph((Span(w.say("conclusion"), "strong"), Span(w.colon), *_status(w, finding))),))
    return Listing(tuple(entries), ordered=True)


def _why(w: Writer, exemption: ExemptionLine) -> str:
    failing = [e["label"] for e in exemption["elements"] if e["name"] in exemption["failing"]]
    return failing[0] if failing else exemption["mark_label"]


def _step(w: Writer, finding: FindingLine, element: ElementLine) -> tuple[Block, ...]:
    line: list[Span] = [w.truth(element["truth"]), Span(" "), Span(element["label"], "strong")]
    says = element["sentence"]
    if short(element, finding):
        line[0], says = w.status("prospective"), w.say("short_of")
    line.append(Span(f"{w.colon}{says}"))
    blocks: list[Block] = [Paragraph(tuple(line))]
    facts: list[Line] = []
    for fact in element["facts"]:
        told: list[Span] = [Span(f"{fact['label']}{w.colon}{fact['value']}")]
        if fact["claims"]:
            told += [Span(" ["), *claims_line(fact["claims"]), Span("]")]
        facts.append(tuple(told))
    if facts:
        blocks.append(w.bullets(facts))
    return tuple(blocks)


def _tree(w: Writer, item: ItemLine, finding: FindingLine) -> Figure:
    """The argument as a picture: elements on one side, exemptions opposite, the finding between them."""
    left = tuple(_leaf(w, finding, e) for e in finding["elements"])
    right = tuple(
        Leaf(w.exemption_name(e), e["title"], e["mark"], e["mark_label"], to="exemptions") for e in finding["exemptions"]
    )
    names = {t: w.join(e["label"] for e in finding["elements"] if e["truth"] == t) for t in ("true", "false", "unknown")}
    told = w.small(
        "tree_told",
        met=names["true"] or w.say("none"),
        unmet=names["false"] or w.say("none"),
        unknown=names["unknown"] or w.say("none"),
        exemptions=w.semicolons(f"{w.exemption_name(e)} ({e['mark_label']})" for e in finding["exemptions"]),
    )
    caption = w.say("tree_caption", item=item["label"], conduct=finding["conduct_label"], limb=finding["limb_label"])
    word = finding["status_label"] + (f" ({finding['carried_label']})" if finding["carried_label"] else "")
    drawn = ArgumentTree(finding["limb_label"], finding["status"], word, w.say("elements"), left, w.say("opposite"), right)
    return Figure(caption, drawn, (told,))


def _leaf(w: Writer, finding: FindingLine, element: ElementLine) -> Leaf:
    falls_short = short(element, finding)
    status = "prospective" if falls_short else element["truth"]
    word = w.status_word("prospective") if falls_short else w.truth(element["truth"]).text
    says = w.say("short_of") if falls_short else element["sentence"]
    return Leaf(element["label"], says, status, word)


# --- what is quiet ---


def _quiet(w: Writer, findings: list[FindingLine], told: set[str]) -> Iterator[Block]:
    """Principal prohibitions that do not apply: a line for each thing that fails; their exemptions once in a case."""
    lines: dict[tuple[str, ...], tuple[str, list[ElementLine], dict[str, None], dict[str, None]]] = {}
    others: dict[str, dict[str, None]] = {}
    for f in findings:
        lapsed = f["status"] == "not_in_force"
        failing = [e for e in f["elements"] if e["name"] in f["failing"][:1] and not lapsed]
        _, _, whys, limbs = lines.setdefault((f["status"], *f["failing"][:1]), (f["status_label"], failing, {}, {}))
        whys.update({f"{x['label']}{w.colon}{x['value']}": None for e in failing for x in e["facts"]})
        limbs[f["limb_label"]] = None
        for e in () if lapsed else f["exemptions"]:
            others.setdefault(w.exemption_name(e), {})[_why(w, e)] = None
    told_lines = []
    for status, failing, whys, limbs in lines.values():
        element = w.join(e["label"] for e in failing)
        why = f"{element} ({w.join(whys, 'semicolon')})" if whys else element
        head = w.say("quiet_line", status=status, element=why, limbs=w.semicolons(limbs))
        told_lines.append(head if element else f"{status}{w.colon}{w.semicolons(limbs)}")
    yield w.bullets(told_lines)
    if others:
        words = w.semicolons(f"{name} ({w.join(why)})" for name, why in others.items())
        same = repr([(e["limb"], e["mark"], e["failing"][:1]) for f in findings for e in f["exemptions"]])
        if same not in told:
            told.add(same)
            yield w.small("quiet_exemptions", exemptions=words)
