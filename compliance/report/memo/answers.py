"""The cover, the questions with their short answers, and the matrix of items by paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.memo.model import Cell, Column, Pairs, Paragraph, Part, Row, Section, Span, Table
from compliance.report.memo.writer import QUIET, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.model import FindingLine, ItemLine
    from compliance.report.memo.model import Block, Line
    from compliance.report.memo.writer import Writer


def cover(w: Writer) -> Pairs:
    """Return what stands before the first section."""
    receipt, dossier = w.report["receipt"], w.dossier
    standing = [w.report["notices"][-1]]
    if dossier["reviewed"]:
        standing.append(w.say("reviewed_shown", n=str(dossier["reviewed"]), all=str(dossier["paragraphs"])))
    return Pairs((
        (w.say("case"), (Span(w.case["title"]), Span(" "), Span(w.case["id"], "code"))),
        (w.say("facts_as_of"), (Span(dossier["as_of"]["facts"]),)),
        (w.say("law_as_of"), (Span(w.join(dossier["as_of"]["law"], "semicolon")),)),
        (w.say("standing"), (Span(w.join(standing, "semicolon"), "strong"),)),
        (w.say("program"), (Span(f"{receipt['tool']} {receipt['version']}"),)),
        (w.say("rules_hash"), (Span(receipt["rules"], "code"),)),
        (w.say("case_hash"), (Span(w.case["sha256"], "code"),)),
    ))  # fmt: skip


def answers(w: Writer, number: int) -> Section:
    """Return what was asked, with the answer in short."""
    blocks = (
        _part(w, "touched", (*_counted(w), *_touched(w))),
        _part(w, "exempt", tuple(_exempt(w))),
        _part(w, "who", (_who(w),)),
        _part(w, "firm", tuple(_firm(w))),
        _part(w, "change", tuple(_change(w))),
    )
    return Section("answers", number, w.title("answers"), blocks)


def _part(w: Writer, key: str, blocks: tuple[Block, ...]) -> Part:
    return Part(f"q-{key}", w.line(f"q_{key}"), blocks)


def _counted(w: Writer) -> Iterator[Block]:
    counts: dict[str, int] = {}
    for item in w.case["items"]:
        counts[item["status"]] = counts.get(item["status"], 0) + 1
    told = [w.say("a_status_of", status=w.status_word(s), n=str(counts[s])) for s in w.report["counts"] if s in counts]
    yield Paragraph(w.line("a_items", count=w.count("item", len(w.case["items"])), statuses=w.join(told)), "lead")


def _touched(w: Writer) -> Iterator[Block]:
    if not w.loud:
        yield Paragraph(w.line("a_none"))
        return
    for limb, found in _by_limb(w).items():
        lines = [
            _answer(w, status, carried, found)
            for status, carried in dict.fromkeys((f["status"], f["carried"]) for _, f in found)
        ]
        name = found[0][1]["limb_label"]
        yield Paragraph((w.cited(limb, name, look="strong"),))
        yield w.bullets(lines)


def _by_limb(w: Writer) -> dict[str, list[tuple[ItemLine, FindingLine]]]:
    found: dict[str, list[tuple[ItemLine, FindingLine]]] = {}
    for item in w.case["items"]:
        for f in item["findings"]:
            if f["status"] not in QUIET and f["kind"] != "criterion":
                found.setdefault(f["limb"], []).append((item, f))
    return found


def _answer(w: Writer, status: str, carried: str | None, found: list[tuple[ItemLine, FindingLine]]) -> Line:
    """One answer under one limb: the status in words, and the items of which it is so."""
    mine = [(i, f) for i, f in found if (f["status"], f["carried"]) == (status, carried)]
    names: dict[str, list[str]] = {}
    for item, f in mine:
        names.setdefault(item["id"], []).append(f["conduct_label"])
    told = w.join((f"{w.items[i]['label']} ({w.join(dict.fromkeys(c))})" for i, c in names.items()), "semicolon")
    key = f"a_{status}"
    head: list[Span] = [w.status(status), Span(" ")]
    if status in ("touched", "touched_unless", "prospective", "open", "excepted"):
        head.append(Span(w.say(key)))
    if carried:
        head += [Span(" "), w.status(carried)]
    return (*head, Span(f"{w.colon}{told}."))


def _exempt(w: Writer) -> Iterator[Block]:
    if not w.prohibitions():
        yield w.paragraph("a_exempt_none_asked")
        return
    # By limb: how it stands against each finding; what was not in force that day says nothing of a finding.
    stands: dict[str, dict[str, str]] = {}
    for finding, _ in w.prohibitions():
        for e in finding["exemptions"]:
            if e["mark"] != "not_in_force":
                name = w.exemption_name(e)
                told = f"{name} ({e['mark_label']})" if e["truth"] == "unknown" else name
                stands.setdefault(e["limb"], {}).setdefault(e["truth"], told)
    shown = [s["true"] for s in stands.values() if "true" in s]
    yield w.paragraph("a_exempt_shown", limbs=w.semicolons(shown)) if shown else w.paragraph("a_exempt_not_shown")
    if still := [s["unknown"] for s in stands.values() if "unknown" in s]:
        yield w.paragraph("a_exempt_open", limbs=w.semicolons(still))
    if gone := [s["false"] for s in stands.values() if set(s) == {"false"}]:
        yield w.paragraph("a_exempt_excluded", limbs=w.semicolons(gone))
    yield Paragraph((Span(w.report["notices"][1]),), "small")


def _who(w: Writer) -> Block:
    sentences = {(a["state"], a["link"], a["own_act"]): a["sentence"] for f, _ in w.alike for a in f["addressees"]}
    return w.bullets(sentences.values()) if sentences else w.paragraph("a_who_none")


def _firm(w: Writer) -> Iterator[Block]:
    roots = dict.fromkeys(c["root_label"] for c in w.case["claims"])
    yield w.paragraph("a_roots", count=w.count("root", len(roots)), n=str(len(roots)), roots=w.semicolons(roots))
    if w.loud:
        alone = sum(len(f["roots"]) == 1 for f in w.loud)
        yield w.paragraph("a_one_root_findings", n=str(alone), of=str(len(w.loud)))
    conflicts = {(f["limb"], f["status"], c["fact"], *c["claims"]): c["sentence"] for f in w.loud for c in f["conflicts"]}
    yield w.bullets(conflicts.values()) if conflicts else w.paragraph("a_no_conflict")


def _change(w: Writer) -> Iterator[Block]:
    top = [q for q in w.case["questions"] if q["settles"]][:3]
    if top:
        yield w.bullets([f"{q['question']} ({q['sentence']})" for q in top], ordered=True)
    else:
        yield w.paragraph("a_change_none")
    other = sum(bool(f["readings"]) for i in w.case["items"] for f in i["findings"])
    if other:
        yield w.paragraph("a_reading", n=str(other), section=str(w.numbers["counter"]))


# --- the matrix ---


def matrix(w: Writer, number: int) -> Section:
    """Return each item under each paragraph, as a table of statuses that leads to the arguments."""
    columns = _columns(w)
    rows = []
    for item in w.case["items"]:
        cells = [Cell((Span(w.head(item), to=f"item-{item['id']}"),))]
        cells += [_cell(w, item, limb) for limb in columns]
        rows.append(Row(tuple(cells), level=1 if item["part_of"] else 0))
    heads = (Column(w.say("items_head"), 3), *(Column(label, 2) for label in columns.values()))
    table = Table(w.say("matrix_caption"), heads, tuple(rows), "matrix", anchor="matrix-table")
    blocks: list[Block] = [table, w.small("matrix_note")]
    outside = dict.fromkeys(s for i in w.case["items"] for s in i["outside"])
    if outside:
        blocks.append(w.bullets(outside))
    if w.case["not_yet"]:
        blocks.append(w.bullets(w.case["not_yet"]))
    return Section("matrix", number, w.title("matrix"), tuple(blocks))


def _columns(w: Writer) -> dict[str, str]:
    """The limbs that are columns: principal ones, and any of which something is found."""
    found: dict[str, str] = {}
    for item in w.case["items"]:
        for f in item["findings"]:
            if f["kind"] != "criterion" and (f["principal"] or f["status"] not in QUIET):
                found.setdefault(f["limb"], f["limb_label"])
    return found


def _cell(w: Writer, item: ItemLine, limb: str) -> Cell:
    """The strongest answer of an item under a limb over all of its conducts."""
    mine = [f for f in item["findings"] if f["limb"] == limb]
    if not mine:
        return cell(w.say("not_asked"))
    order = [*w.report["counts"], *QUIET]
    top = min(mine, key=lambda f: order.index(f["status"]) if f["status"] in order else -1)
    if top["status"] not in QUIET:
        return Cell((w.status(top["status"], top["status_label"], to=w.anchor(item["id"], top)),), top["status"])
    failing = [e["label"] for e in top["elements"] if e["name"] in top["failing"][:1]]
    if top["status"] == "not_in_force" or not failing:
        return cell(top["status_label"], top["status"])
    return cell(w.say("fails", status=top["status_label"], element=failing[0]), top["status"])


def legend(w: Writer, meanings: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return the statuses that occur, each with its word and its meaning."""
    found = {f["status"] for i in w.case["items"] for f in i["findings"]} | {i["status"] for i in w.case["items"]}
    order = dict.fromkeys((*w.report["counts"], *meanings))
    return tuple((s, w.status_word(s), meanings[s]) for s in order if s in found and s in meanings)
