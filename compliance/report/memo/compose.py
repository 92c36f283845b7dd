"""A memorandum from the data of a report: the sections in their order, and an index of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import STATUS_MEANING, pick
from compliance.report.memo.answers import answers, cover, legend, matrix
from compliance.report.memo.application import application
from compliance.report.memo.closing import asks, flags, not_examined, reply, reproduction, sources, waivers
from compliance.report.memo.facts import facts
from compliance.report.memo.law import law
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Cell, Column, Document, Pairs, Row, Section, Span, Table
from compliance.report.memo.sentences import SECTION
from compliance.report.memo.words import furniture
from compliance.report.memo.worksheet import counter, exemptions
from compliance.report.memo.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from compliance.explain.model import CaseLine, FaultLine, Report

_SECTIONS: Mapping[str, Callable[[Writer, int], Section]] = {
    "answers": answers,
    "matrix": matrix,
    "facts": facts,
    "law": law,
    "application": application,
    "exemptions": exemptions,
    "counter": counter,
    "flags": flags,
    "asks": asks,
    "reply": reply,
    "waivers": waivers,
    "not_examined": not_examined,
    "sources": sources,
    "reproduction": reproduction,
}
assert list(_SECTIONS) == list(SECTION)


def document(report: Report, case: CaseLine) -> Document:
    """Return the memorandum on one case of a report for the file, in the language of the report."""
    w = Writer(report, case)
    meanings = {status: pick(pair, w.lang) for status, pair in STATUS_MEANING.items()}
    return Document(
        lang=report["lang"],
        title=case["title"],
        kind=w.say("memorandum"),
        cover=cover(w),
        notices=tuple(report["notices"]),
        sections=tuple(make(w, n) for n, make in enumerate(_SECTIONS.values(), 1)),
        legend=legend(w, meanings),
        items=tuple((i["id"], i["label"]) for i in case["items"]),
        words=furniture(report["lang"]),
    )


def memo(reports: Sequence[Report]) -> Memo:
    """Return the memorandum on one case; ``reports`` are reports for the file of that case alone, one a language."""
    return Memo(reports[0]["cases"][0]["id"], tuple(reports), tuple(document(r, r["cases"][0]) for r in reports))


def index(made: Sequence[Memo], files: Mapping[str, str], faults: Sequence[FaultLine] = ()) -> Memo:
    """Return the index of several memoranda in the same languages.

    ``files`` names the file of each, beside the index; ``faults`` are those of the case files that could not be read.
    """
    several = list(zip(*(m.reports for m in made), strict=True))
    return Memo("index", tuple(r[0] for r in several), tuple(_index(r, files, faults) for r in several))


def _index(reports: Sequence[Report], files: Mapping[str, str], faults: Sequence[FaultLine]) -> Document:
    w = Writer(reports[0], reports[0]["cases"][0])
    rows = tuple(_case(Writer(r, case), files[case["id"]]) for r in reports for case in r["cases"])
    heads = (Column(w.say("cases_head"), 4), Column(w.say("items_head"), 2), Column(w.say("standing_items"), 5))
    sections = [Section("cases", 1, w.say("index_section"), (Table(w.say("index_caption"), heads, rows),))]
    if faults:
        lines = []
        for f in faults:
            message = w.join([f["message"], *([f["fix"]] if f["fix"] else [])], "semicolon")
            lines.append(w.say("fault_line", place=f"{f['path']}:{f['line']}:{f['column']}", message=message))
        sections.append(Section("faults", 2, w.say("faults_head"), (w.bullets(lines),)))
    receipt, notices = reports[0]["receipt"], reports[0]["notices"]
    top = Pairs((
        (w.say("program"), (Span(f"{receipt['tool']} {receipt['version']}"),)),
        (w.say("rules_hash"), (Span(receipt["rules"], "code"),)),
        (w.say("standing"), (Span(notices[-1], "strong"),)),
    ))  # fmt: skip
    return Document(
        w.lang, w.say("index_title"), w.say("index_kind"), top, tuple(notices), tuple(sections), words=furniture(w.lang)
    )  # fmt: skip


def _case(w: Writer, file: str) -> Row:
    """One case of an index: its memorandum, how many items it has, and how many come out in which way."""
    counts: dict[str, int] = {}
    for item in w.case["items"]:
        counts[item["status"]] = counts.get(item["status"], 0) + 1
    told: list[Span] = []
    for status in w.report["counts"]:
        if status in counts:
            told += ([Span(" · ", "quiet")] if told else []) + [w.status(status), Span(f"{w.colon}{counts[status]}")]
    name = Cell((Span(w.case["title"], to=file),))
    return Row((name, Cell((Span(w.count("item", len(w.case["items"]))),)), Cell(tuple(told) or (Span("–"),))))
