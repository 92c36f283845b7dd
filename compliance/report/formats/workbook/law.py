"""The law of a case as lists: what was applied at length, judgements recorded upon it, what was not examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.report.formats.workbook.sheets import Words

if TYPE_CHECKING:
    from compliance.explain.model import Report
    from compliance.report.formats.workbook.sheets import Given, Sheet


def law(report: Report) -> Sheet:
    """Return the law at length, one row a limb."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("paragraph", 26), ("cited", 36), ("instrument", 30), ("title", 34), ("summary", 70), ("limb", 24),
        ("kind", 14), ("force", 12), ("addressees", 40), ("links", 40), ("requires", 60), ("procedure", 60), ("in_force", 40),
        ("chain", 60), ("confidence", 20), ("pinpoint", 18), ("review", 40), ("notes", 40), ("limb_code", 34),
    )  # fmt: skip
    style = report["receipt"]["options"].get("cite", "un")
    rows: list[list[Given]] = []
    for case in report["cases"]:
        for p in case["dossier"]["law"] if "dossier" in case else ():
            rows += [
                [
                    case["title"],
                    p["citation"],
                    p["cites"].get(style, p["citation"]),
                    w.listed([p["instrument"], *([p["chapter_vii"]] if p["chapter_vii"] else [])]),
                    p["title"],
                    p["summary"],
                    limb["label"],
                    limb["kind_label"],
                    limb["binding_label"],
                    limb["addressees"],
                    limb["links"],
                    w.listed(limb["requires"]),
                    w.listed(limb["procedure"]),
                    w.listed(v["sentence"] for v in limb["versions"]),
                    w.listed(c["sentence"] for c in p["chain"] if c["limb"] == limb["limb"]),
                    p["confidence_label"],
                    w.say("seen" if p["pinpoint_seen"] else "not_seen"),
                    w.listed([p["reviewed"], p["checked"], *([p["read"]] if p["read"] else [])]),
                    p["note"] or "",
                    limb["limb"],
                ]
                for limb in p["limbs"]
            ]
    return w.sheet("law", columns, rows, fixed=2)


def waivers(report: Report) -> Sheet:
    """Return the recorded judgements, with whether each still stands."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("waiver", 20), ("item", 34), ("conduct", 18), ("limb_code", 34), ("reason", 60), ("by", 24),
        ("second", 24), ("on", 14), ("expires", 14), ("state", 50),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case in report["cases"]:
        labels = {i["id"]: i["label"] for i in case["items"]}
        for v in case["dossier"]["waivers"] if "dossier" in case else ():
            item = labels.get(v["item"], v["item"])
            told = v["conduct"] or "", v["limb"], v["reason"], v["by"], v["second"], v["on"], v["expires"], v["sentence"]
            rows.append([case["title"], v["waiver"], item, *told])
    return w.sheet("waivers", columns, rows, fixed=2)


def not_examined(report: Report) -> Sheet:
    """Return the paragraphs in force that were not examined."""
    w = Words(report["lang"])
    columns = (("regime", 40), ("paragraph", 34), ("subject", 50), ("why", 70), ("pinpoint", 18))
    rows = (
        [r["title"], n["citation"], n["subject"], n["why"], w.say("seen" if n["pinpoint_seen"] else "not_seen")]
        for r in report["regimes"]
        for n in r["not_examined"]
    )
    return w.sheet("not_examined", columns, rows)
