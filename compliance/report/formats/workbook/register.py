"""The register of findings, one row a finding, and the exemptions held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.codes import short
from compliance.explain.words import CONFIDENCE, KIND, STATUS, pick
from compliance.report.formats.workbook.sheets import Cell, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from compliance.explain.model import CaseLine, ElementLine, FindingLine, ItemLine, Report
    from compliance.explain.words import Pair
    from compliance.report.formats.workbook.sheets import Given, Sheet

_OPEN_MARKS = ("unreported", "claimed", "part_shown", "law_not_known")
_COLUMNS = (
    ("case", 24), ("item", 34), ("rows", 10), ("conduct", 18), ("paragraph", 26), ("limb", 34), ("kind", 14), ("force", 12),
    ("status", 20), ("carried", 20), ("law_day", 24), ("met", 26), ("failing", 20), ("short", 18), ("unknown", 22),
    ("open", 50), ("excluded", 60), ("other_marks", 40), ("missing", 34), ("readings", 60), ("conflicts", 34), ("roots", 10),
    ("roots_told", 30), ("claims", 34), ("confidence", 20), ("pinpoint", 18), ("addressees", 40), ("waiver", 36), ("notes", 50),
    ("item_code", 22), ("limb_code", 34),
)  # fmt: skip


def findings(report: Report) -> Sheet:
    """Return the register of findings."""
    w = Words(report["lang"])
    rows = (_finding(w, case, item, f) for case, item, f in every(report))
    return w.sheet("findings", _COLUMNS, rows, fixed=2)


def every(report: Report) -> Iterator[tuple[CaseLine, ItemLine, FindingLine]]:
    """Yield each finding with its item and its case."""
    for case in report["cases"]:
        for item in case["items"]:
            for finding in item["findings"]:
                yield case, item, finding


def _finding(w: Words, case: CaseLine, item: ItemLine, f: FindingLine) -> list[Given]:
    return [
        case["title"],
        item["label"],
        w.listed(item["rows"], "comma"),
        f["conduct_label"],
        f["citation"],
        f["limb_label"],
        _word(KIND, f["kind"], w),
        w.say("binding" if f["binding"] else "call"),
        Cell(f["status_label"], f["status"]),
        Cell(f["carried_label"] or "", f["carried"]),
        f["law_day"],
        _labels(w, f["elements"], "true"),
        w.listed((e["label"] for e in f["elements"] if e["name"] in f["failing"]), "comma"),
        w.listed((e["label"] for e in f["elements"] if short(e, f)), "comma"),
        _labels(w, f["elements"], "unknown"),
        _exemptions(w, f, lambda mark: mark in _OPEN_MARKS),
        _exemptions(w, f, lambda mark: mark == "excluded"),
        _exemptions(w, f, lambda mark: mark not in (*_OPEN_MARKS, "excluded")),
        w.listed(m["sentence"] for m in f["missing"]),
        w.listed(r["sentence"] for r in f["readings"]),
        w.listed(c["sentence"] for c in f["conflicts"]) or w.say("no_conflict"),
        str(len(f["roots"])),
        f["roots_sentence"],
        w.listed(f["claims"], "comma"),
        f["confidence_label"],
        w.say("seen" if f["pinpoint_seen"] else "not_seen"),
        w.say("determination") if f["kind"] == "criterion" else w.listed(a["sentence"] for a in f["addressees"]),
        w.listed(_waivers(case, item, f)),
        w.listed([*f["notes"], *([f["caveat"]] if f["caveat"] else []), *f["standing"]]),
        item["id"],
        f["limb"],
    ]


def _exemptions(w: Words, f: FindingLine, wanted: Callable[[str], bool]) -> str:
    return w.listed(f"{x['limb_label']} ({x['mark_label']})" for x in f["exemptions"] if wanted(x["mark"]))


def _labels(w: Words, elements: list[ElementLine], truth: str) -> str:
    return w.listed((e["label"] for e in elements if e["truth"] == truth), "comma")


def _waivers(case: CaseLine, item: ItemLine, f: FindingLine) -> Iterator[str]:
    for waiver in case["dossier"]["waivers"] if "dossier" in case else ():
        if (waiver["item"], waiver["limb"]) == (item["id"], f["limb"]) and waiver["conduct"] in (None, f["conduct"]):
            yield waiver["sentence"]


def folded(report: Report) -> Sheet:
    """Return what the register leaves out: paragraphs that fail for the same reason, as one row."""
    w = Words(report["lang"])
    columns = (("case", 24), ("item", 34), ("status", 18), ("failing", 24), ("limbs", 60), ("summary", 60))
    rows: list[list[Given]] = []
    for case in report["cases"]:
        for item in case["items"]:
            for g in item["grouped"]:
                elements, limbs = w.listed(g["elements"], "comma"), w.listed(g["limbs"])
                rows.append(
                    [
                        case["title"],
                        item["label"],
                        Cell(_word(STATUS, g["status"], w), g["status"]),
                        elements,
                        limbs,
                        g["sentence"],
                    ]
                )
            rows += [[case["title"], item["label"], "", "", "", outside] for outside in item["outside"]]
    return w.sheet("folded", columns, rows, fixed=2)


def _word(table: Mapping[str, Pair], code: str, w: Words) -> str:
    return pick(table[code], w.lang) if code in table else code


def exemptions(report: Report) -> Sheet:
    """Return each exemption held against each finding."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("item", 34), ("conduct", 18), ("limb", 34), ("status", 20), ("exemption", 44), ("mark", 18), ("met", 26),
        ("failing", 26), ("unknown", 26), ("missing", 40), ("procedure", 50), ("who", 30), ("confidence", 20), ("pinpoint", 18),
        ("limb_code", 34),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case, item, f in every(report):
        rows += [
            [
                case["title"],
                item["label"],
                f["conduct_label"],
                f["limb_label"],
                Cell(f["status_label"], f["status"]),
                x["limb_label"],
                Cell(x["mark_label"], x["mark"]),
                _labels(w, x["elements"], "true"),
                _labels(w, x["elements"], "false"),
                _labels(w, x["elements"], "unknown"),
                w.listed(m["sentence"] for m in x["missing"]),
                w.listed(x["procedure"]),
                x["who_applies"] or w.say("unsaid"),
                _word(CONFIDENCE, x["confidence"], w),
                w.say("seen" if x["pinpoint_seen"] else "not_seen"),
                x["limb"],
            ]
            for x in f["exemptions"]
        ]
    return w.sheet("exemptions", columns, rows, fixed=2)
