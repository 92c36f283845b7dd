"""A memorandum from the data of a report: the sections in their order, and an index of several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from compliance.explain.model import CaseLine, Report
from compliance.explain.words import STATUS_MEANING, pick
from compliance.report.memo.answers import answers, cover, legend, matrix
from compliance.report.memo.application import application
from compliance.report.memo.closing import asks, flags, not_examined, reply, reproduction, sources, waivers
from compliance.report.memo.facts import facts
from compliance.report.memo.law import law
from compliance.report.memo.memo import Memo
from compliance.report.memo.model import Cell, Column, Document, Pairs, Row, Section, Span, Table
from compliance.report.memo.sentences import MEMO, SECTION
from compliance.report.memo.words import furniture
from compliance.report.memo.worksheet import counter, exemptions
from compliance.report.memo.writer import Writer

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


def memos(reports: Sequence[Report]) -> list[Memo]:
    """Return one memorandum for each case; ``reports`` are of the same cases, one a language."""
    found = []
    for cases in zip(*(r["cases"] for r in reports), strict=True):
        alone = tuple(_alone(r, c) for r, c in zip(reports, cases, strict=True))
        found.append(Memo(cases[0]["id"], alone, tuple(document(r, r["cases"][0]) for r in alone)))
    return found


def _alone(report: Report, case: CaseLine) -> Report:
    """Return a report as it would be of one of its cases alone, but for what was not examined on the days of the others."""
    counts = dict.fromkeys(report["counts"], 0)
    for item in case["items"]:
        counts[item["status"]] += 1
    receipt = report["receipt"]
    kept = receipt["cases"][case["id"]]
    mine = {**receipt, "cases": {case["id"]: kept}}
    if "waivers" in receipt:
        mine["waivers"] = {k: v for k, v in receipt["waivers"].items() if k == case["id"]}
    return {**report, "counts": counts, "cases": [case], "receipt": mine}  # type: ignore[typeddict-item]


def index(reports: Sequence[Report], files: Mapping[str, str]) -> Memo:
    """Return the index of several memoranda; ``files`` names the file of each case, beside the index."""
    return Memo("index", tuple(reports), tuple(_index(r, files) for r in reports))


def _index(report: Report, files: Mapping[str, str]) -> Document:
    lang = report["lang"]

    def say(key: str, **parts: str) -> str:
        return pick(MEMO[key], lang).format(**parts)

    rows = []
    for case in report["cases"]:
        w = Writer(report, case)
        counts: dict[str, int] = {}
        for item in case["items"]:
            counts[item["status"]] = counts.get(item["status"], 0) + 1
        told: list[Span] = []
        for status in report["counts"]:
            if status in counts:
                told += ([Span(" · ", "quiet")] if told else []) + [w.status(status), Span(f"{w.colon}{counts[status]}")]
        name = Cell((Span(case["title"], to=files[case["id"]]),))
        rows.append(Row((name, Cell((Span(w.count("item", len(case["items"]))),)), Cell(tuple(told) or (Span("–"),)))))
    heads = (Column(say("cases_head"), 4), Column(say("items_head"), 2), Column(say("standing"), 5))
    sections = [Section("cases", 1, say("index_section"), (Table(say("index_caption"), heads, tuple(rows)),))]
    if report["faults"]:
        w = Writer(report, report["cases"][0])
        lines = []
        for f in report["faults"]:
            message = w.join([f["message"], *([f["fix"]] if f["fix"] else [])], "semicolon")
            lines.append(say("fault_line", place=f"{f['path']}:{f['line']}:{f['column']}", message=message))
        sections.append(Section("faults", 2, say("faults_head"), (w.bullets(lines),)))
    receipt = report["receipt"]
    top = Pairs((
        (say("program"), (Span(f"{receipt['tool']} {receipt['version']}"),)),
        (say("rules_hash"), (Span(receipt["rules"], "code"),)),
        (say("standing"), (Span(report["notices"][-1], "strong"),)),
    ))  # fmt: skip
    return Document(
        lang, say("index_title"), say("index_kind"), top, tuple(report["notices"]), tuple(sections), words=furniture(lang)
    )
