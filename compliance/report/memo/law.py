"""The law applied: over time as a picture, then paragraph by paragraph with its chain and how firmly it is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from compliance.explain.words import pick
from compliance.report.memo.model import (
    Bar,
    Cell,
    Column,
    Figure,
    Lane,
    MarkedDays,
    Pairs,
    Paragraph,
    Part,
    Row,
    Section,
    Span,
    Table,
    Timeline,
)
from compliance.report.memo.sentences import FORCE
from compliance.report.memo.writer import cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.dossier import LawLine, LimbLine
    from compliance.report.memo.model import (
        Block,
        Line,
    )
    from compliance.report.memo.writer import Writer

# Kinds of limb that have a lane: what forbids, asks, allows or excepts.
DRAWN = ("prohibition", "exemption", "obligation", "authorization")


def law(w: Writer, number: int) -> Section:
    """Return the law on which the findings rest."""
    blocks: list[Block] = [w.paragraph("law_intro")]
    if picture := _timeline(w):
        blocks.append(picture)
    for part in ("applied", "exemption"):
        lines = [line for line in w.dossier["law"] if line["part"] == part]
        if lines:
            blocks.append(Part(f"law-part-{part}", w.line(f"part_{part}"), tuple(_paragraph(w, line) for line in lines)))
    if amending := [line for line in w.dossier["law"] if line["part"] == "amends"]:
        blocks.append(Part("law-part-amends", w.line("part_amends"), (_amending(w, amending),)))
    return Section("law", number, w.title("law"), tuple(blocks))


def _paragraph(w: Writer, line: LawLine) -> Part:
    blocks: list[Block] = [Paragraph((Span(line["summary"]),)), Pairs(tuple(_pairs(w, line)))]
    if line["note"]:
        blocks.append(Paragraph((Span(line["note"]),), "small"))
    blocks += [_limb(w, line, limb) for limb in line["limbs"]]
    chain = [c["sentence"] for c in line["chain"]]
    inner: tuple[Block, ...] = (w.bullets(chain, ordered=True) if chain else w.paragraph("chain_none"),)
    blocks.append(Part(f"chain-{line['node']}", w.line("chain"), inner, deep=2))
    title = (Span(line["citation"]), Span(" — "), Span(line["title"]))
    return Part(f"law-{line['node']}", title, tuple(blocks), folds=True, deep=1)


def _pairs(w: Writer, line: LawLine) -> Iterator[tuple[str, Line]]:
    yield w.say("cited_as"), (Span(line["cites"][w.report["receipt"]["options"].get("cite", "un")]),)
    instrument = [line["instrument"], w.say("adopted", day=line["adopted"])]
    yield w.say("instrument"), (Span(w.join([*instrument, *([line["chapter_vii"]] if line["chapter_vii"] else [])])),)
    yield w.say("firmness"), (Span(w.semicolons([line["confidence_label"], *([line["read"]] if line["read"] else [])])),)
    seen = w.say("pinpoint_seen" if line["pinpoint_seen"] else "pinpoint_not_seen")
    yield w.say("pinpoint"), (Span(w.semicolons([seen, line["checked"]])),)
    yield w.say("review"), (Span(line["reviewed"]),)


def _limb(w: Writer, line: LawLine, limb: LimbLine) -> Block:
    rows: list[tuple[str, Line]] = [
        (w.say("bindingness"), (Span(w.join([limb["kind_label"], limb["binding_label"]])),)),
    ]
    told = {
        "addressees": limb["addressees"],
        "links": limb["links"],
        "requires": w.join(limb["requires"], "semicolon"),
        "procedure": w.join(limb["procedure"], "semicolon"),
    }
    rows += [(w.say(key), (Span(words),)) for key, words in told.items() if words]
    rows.append((w.say("versions"), (Span(w.join((v["sentence"] for v in limb["versions"]), "semicolon")),)))
    if len(line["limbs"]) == 1:
        return Pairs(tuple(rows))
    return Part(f"limb-{limb['limb']}", (Span(limb["label"]),), (Pairs(tuple(rows)),), deep=2)


def _amending(w: Writer, lines: list[LawLine]) -> Table:
    heads = (Column(w.say("paragraph"), 3), Column(w.say("summary"), 6), Column(w.say("firmness"), 3))
    style = w.report["receipt"]["options"].get("cite", "un")
    rows = []
    for line in lines:
        seen = w.say("pinpoint_seen" if line["pinpoint_seen"] else "pinpoint_not_seen")
        firm = w.semicolons([line["confidence_label"], f"{w.say('pinpoint')}{w.colon}{seen}", line["reviewed"]])
        name = Cell((Span(line["cites"][style]),))
        rows.append(Row((name, cell(line["summary"]), cell(firm)), anchor=f"law-{line['node']}"))
    return Table(w.say("amends_caption"), heads, tuple(rows))


# --- the picture ---


def _timeline(w: Writer) -> Figure | None:
    """Return the law over time as a picture: lanes for what is touched and what could except it, the conduct over them."""
    wanted = {f["limb"] for f in w.loud} | {e["limb"] for f in w.loud for e in f["exemptions"]}
    lanes, told = [], []
    for line in w.dossier["law"]:
        for limb in line["limbs"]:
            if limb["limb"] in wanted and limb["kind"] in DRAWN:
                label = f"{line['citation']} [{limb['label']}]"
                lanes.append(Lane(label, tuple(_bar(w, v["lo"], v["hi"], v["in_force"]) for v in limb["versions"])))
                told.append(f"{label}{w.colon}{w.join((v['sentence'] for v in limb['versions']), 'semicolon')}")
    marks = tuple(MarkedDays(m["label"], m["lo"], m["hi"]) for m in w.dossier["marks"])
    if not lanes or not marks:
        return None
    known_to = max(r["as_known_to"] for r in w.report["regimes"])
    days = [d for lane in lanes for bar in lane.bars for d in (bar.lo, bar.hi) if d]
    days += [d for m in marks for d in (m.lo, m.hi) if d]
    first, last = min([*days, known_to]), max([*days, known_to])
    drawn = Timeline(
        tuple(lanes),
        _merged(w, marks),
        _months(first, -3),
        _months(last, 6),
        known_to,
        w.say("known_to", day=known_to),
    )
    words = [*told, *(f"{m.label}{w.colon}{m.lo or '…'} – {m.hi or '…'}" for m in drawn.marks), w.say("known_to", day=known_to)]
    return Figure(w.say("timeline_caption"), drawn, (w.bullets(words),), anchor="timeline")


def _bar(w: Writer, lo: str, hi: str | None, force: str) -> Bar:
    return Bar(lo, hi, force, pick(FORCE[force], w.lang))


def _merged(w: Writer, marks: tuple[MarkedDays, ...]) -> tuple[MarkedDays, ...]:
    """Join marks on the same days into one, so that parts of a deal do not hide one another."""
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for mark in marks:
        found.setdefault((mark.lo, mark.hi), []).append(mark.label)
    return tuple(
        MarkedDays(labels[0] if len(labels) == 1 else w.say("and_more", first=labels[0], n=str(len(labels) - 1)), lo, hi)
        for (lo, hi), labels in found.items()
    )


def _months(day: str, months: int) -> str:
    """Return a day about so many months away: where a picture begins and ends."""
    return (date.fromisoformat(day) + timedelta(days=months * 30)).isoformat()
