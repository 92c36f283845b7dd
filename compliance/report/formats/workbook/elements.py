"""What a finding is argued from: each element in a row, with the facts that it read and the claims that gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.codes import short
from compliance.explain.words import STATUS, TRUTH, pick
from compliance.report.formats.workbook.register import every
from compliance.report.formats.workbook.sheets import Cell, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.model import CaseLine, ElementLine, FindingLine, ItemLine, Report
    from compliance.report.formats.workbook.sheets import Given, Sheet

_COLUMNS = (
    ("case", 24), ("item", 34), ("conduct", 18), ("limb", 34), ("status", 20), ("element", 20), ("mark", 16), ("asks", 50),
    ("fact", 34), ("value", 44), ("claims", 44), ("item_code", 22), ("limb_code", 34),
)  # fmt: skip


def elements(report: Report) -> Sheet:
    """Return the elements of the findings, one row a fact; a criterion of listing reads none and is left out."""
    w = Words(report["lang"])
    rows = (
        row
        for case, item, finding in every(report)
        if finding["kind"] != "criterion"
        for element in finding["elements"]
        for row in _rows(w, case, item, finding, element)
    )
    return w.sheet("elements", _COLUMNS, rows, fixed=2)


def _rows(w: Words, case: CaseLine, item: ItemLine, f: FindingLine, element: ElementLine) -> Iterator[list[Given]]:
    told = [(x["label"], x["value"], w.listed(x["claims"], "comma")) for x in element["facts"]]
    for fact in told or [("", "", "")]:
        yield [
            case["title"], item["label"], f["conduct_label"], f["limb_label"], Cell(f["status_label"], f["status"]),
            element["label"], _stands(w, f, element), element["sentence"], *fact, item["id"], f["limb"],
        ]  # fmt: skip


def _stands(w: Words, f: FindingLine, element: ElementLine) -> Cell:
    """How an element stands; a stage that falls short of the conduct is in prospect, and not what fails."""
    if short(element, f):
        return Cell(pick(STATUS["prospective"], w.lang), "prospective")
    return Cell(pick(TRUTH[element["truth"]], w.lang), element["truth"])


def items(report: Report) -> Sheet:
    """Return the items: what follows for each over all findings, its claims, and what is shown of it and decides nothing."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("item", 34), ("rows", 10), ("part_of", 34), ("status", 20), ("touches", 60), ("claims", 44),
        ("notes", 60), ("item_code", 22),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case in report["cases"]:
        labels = {i["id"]: i["label"] for i in case["items"]}
        rows += [
            [
                case["title"], i["label"], w.listed(i["rows"], "comma"), labels.get(i["part_of"] or "", i["part_of"] or ""),
                Cell(i["status_label"], i["status"]), w.listed(i["touches"]), w.listed(i["claims"], "comma"),
                w.listed(i["asides"]), i["id"],
            ]
            for i in case["items"]
        ]  # fmt: skip
    return w.sheet("items", columns, rows, fixed=2)
