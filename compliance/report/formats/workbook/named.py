"""What a report for the file asks of those who are named, and of reports that conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.workbook.sheets import Words

if TYPE_CHECKING:
    from compliance.explain.model import Report
    from compliance.report.formats.workbook.sheets import Given, Sheet


def disputes(report: Report) -> Sheet:
    """Return reports in conflict, one row a side."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("items", 44), ("conduct", 18), ("fact", 34), ("asked", 16), ("reported", 40), ("claims", 34),
        ("roots_told", 34),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case in report["cases"]:
        labels = {i["id"]: i["label"] for i in case["items"]}
        for d in case["dossier"]["disputes"] if "dossier" in case else ():
            items, asked = w.listed(labels.get(i, i) for i in d["items"]), w.yes(d["element"])
            for side in d["sides"]:
                value = w.say("denied", value=side["value"]) if side["denied"] else side["value"]
                claims, roots = w.listed(side["claims"], "comma"), w.listed(side["roots"])
                rows.append([case["title"], items, d["conduct"] or "", d["label"], asked, value, claims, roots])
    return w.sheet("disputes", columns, rows, fixed=1)


def flags(report: Report) -> Sheet:
    """Return the circumstances that a careful reader would ask about, as questions."""
    w = Words(report["lang"])
    columns = (("case", 24), ("question", 60), ("why", 60), ("items", 50), ("source", 60))
    rows: list[list[Given]] = []
    for case in report["cases"]:
        labels = {i["id"]: i["label"] for i in case["items"]}
        for f in case["dossier"]["flags"] if "dossier" in case else ():
            items = w.listed(labels.get(i, i) for i in f["items"])
            rows.append([case["title"], f["question"], f["why"], items, f["source"]])
    return w.sheet("flags", columns, rows, fixed=1)


def parties(report: Report) -> Sheet:
    """Return those who are named, one row a reported act: nobody stands here without one."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("party", 40), ("role", 18), ("conduct", 24), ("stage", 18), ("item", 40), ("standing", 44),
        ("loose", 14), ("denials", 34),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case in report["cases"]:
        for p in case["dossier"]["parties"] if "dossier" in case else ():
            told = p["standing"] or "", w.yes(p["loose"]), w.listed(p["denials"], "comma")
            for act in p["acts"]:
                where = act["conduct_label"], act["stage_label"] or "", act["item_label"]
                rows.append([case["title"], p["name"], act["role_label"], *where, *told])
    return w.sheet("parties", columns, rows, fixed=2)


def route(report: Report) -> Sheet:
    """Return the chain of actors and the route, one row a stop; a role that nobody reported stands there as such."""
    w = Words(report["lang"])
    columns = (("case", 24), ("items", 50), ("stop", 8), ("role", 24), ("party", 44), ("known", 12), ("detail", 44))
    rows: list[list[Given]] = []
    for case in report["cases"]:
        labels = {i["id"]: i["label"] for i in case["items"]}
        for line in case["dossier"]["routes"] if "dossier" in case else ():
            items = w.listed(labels.get(i, i) for i in line["items"])
            rows += [
                [case["title"], items, str(n), p["role_label"], p["name"], w.yes(p["known"]), p["detail"]]
                for n, p in enumerate(line["places"], 1)
            ]
    return w.sheet("route", columns, rows, fixed=2)
