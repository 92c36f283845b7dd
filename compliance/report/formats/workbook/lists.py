"""The lists beside the register: what must be read first, claims, questions, sources, the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.explain.words import STATUS, pick
from compliance.report.formats.workbook.sheets import Cell, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.model import CaseLine, ClaimLine, Report
    from compliance.report.formats.workbook.sheets import Given, Sheet


def about(report: Report) -> Sheet:
    """Return what must be read first: what this is, of which days, and how the items come out."""
    w = Words(report["lang"])
    rows: list[list[Given]] = [[w.say("notice"), notice] for notice in report["notices"]]
    for case in report["cases"]:
        rows.append([w.say("case"), case["title"]])
        if "dossier" in case:
            as_of = case["dossier"]["as_of"]
            rows.append([w.say("facts_as_of"), as_of["facts"]])
            rows += [[w.say("law_as_of"), law] for law in as_of["law"]]
            shown = {"n": str(case["dossier"]["reviewed"]), "all": str(case["dossier"]["paragraphs"])}
            rows.append([w.say("standing"), w.say("reviewed_shown", **shown)])
        for status in report["counts"]:
            n = sum(item["status"] == status for item in case["items"])
            rows += [[w.say("items_of"), Cell(f"{pick(STATUS[status], w.lang)}: {n}", status)]] if n else []
        rows += [[w.say("inference"), told] for told in case["inferences"]]
        rows += [[w.say("not_yet"), told] for told in case["not_yet"]]
    for fault in report["faults"]:
        where = f"{fault['path']}:{fault['line']}:{fault['column']}: {fault['message']}"
        rows.append([w.say("fault"), w.listed(part for part in (where, fault["fix"]) if part)])
    return w.sheet("about", (("what", 30), ("value", 110)), rows)


def claims(report: Report) -> Sheet:
    """Return the claims as reported."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("claim", 22), ("rows", 10), ("says", 70), ("source", 40), ("para", 8), ("root", 24), ("inferred", 12),
        ("hands", 30), ("kind", 24), ("grade", 10), ("gives", 70),
    )  # fmt: skip
    rows = (_claim(w, case, claim) for case in report["cases"] for claim in case["claims"])
    return w.sheet("claims", columns, rows, fixed=2)


def _claim(w: Words, case: CaseLine, c: ClaimLine) -> list[Given]:
    titles = {s["id"]: s["title"] for s in case["sources"]}
    return [
        case["title"],
        c["id"],
        w.listed(c["rows"], "comma"),
        c["says"],
        titles.get(c["source"], c["source"]),
        c["paragraph"],
        c["root_label"],
        w.yes(c["root_inferred"]),
        w.listed(c["hands"]),
        c["kind_label"],
        c["grade"] or "",
        w.listed(_gives(w, case, c)),
    ]


def _gives(w: Words, case: CaseLine, claim: ClaimLine) -> Iterator[str]:
    labels = {i["id"]: i["label"] for i in case["items"]}
    for said in claim.get("said", ()):
        item, _, conduct = said["target"].partition(".")
        value = w.say("denied", value=said["value"]) if said["denied"] else said["value"]
        value += f" ({w.say('inferred_value')})" if said["inferred"] else ""
        where = f"{labels.get(item, item)} ({conduct})" if conduct else labels.get(item, item)
        yield w.say("about_item", item=where, facts=f"{said['label']} = {value}")


def questions(report: Report) -> Sheet:
    """Return the questions, in the order of what their answers would settle."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("question", 60), ("evidence", 50), ("settled", 12), ("bears", 12), ("settles", 34), ("asked_by", 50),
        ("items", 50),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case in report["cases"]:
        labels = {i["id"]: i["label"] for i in case["items"]}
        rows += [
            [
                case["title"], q["question"], q["evidence"], str(q["settles"]), str(q["bears_on"]), q["sentence"],
                w.listed(q["paragraphs"]), w.listed(labels.get(i, i) for i in q["items"]),
            ]
            for q in case["questions"]
        ]  # fmt: skip
    return w.sheet("questions", columns, rows, fixed=2)


def sources(report: Report) -> Sheet:
    """Return the texts, and the publishers that they repeat."""
    w = Words(report["lang"])
    columns = (
        ("case", 24), ("source", 50), ("publisher", 24), ("source_kind", 24), ("written", 34), ("inference", 60), ("file", 36),
        ("hash", 68),
    )  # fmt: skip
    rows: list[list[Given]] = []
    for case in report["cases"]:
        for s in case["sources"]:
            written = w.say("undated") if s["written"] in ("..", "") else s["written"]
            held = s["file"] or s["sha256"]
            rows.append([
                case["title"], s["title"], s["publisher"] or "", " · ".join(filter(None, (s["kind_label"], s["language"]))),
                written if held else w.say("not_held"), s["inference"] or "", s["file"] or "",
                s["sha256"] or "",
            ])  # fmt: skip
    return w.sheet("sources", columns, rows, fixed=2)


def receipt(report: Report) -> Sheet:
    """Return what it takes to produce the same report again."""
    w = Words(report["lang"])
    r = report["receipt"]
    o = r["options"]
    rows: list[list[Given]] = [
        [w.say("program"), f"{r['tool']} {r['version']}"],
        [w.say("schema"), report["schema_version"]],
        [w.say("rules_hash"), r["rules"]],
    ]
    for case in report["cases"]:
        rows += [[w.say("case_file"), case["path"]], [w.say("case_hash"), case["sha256"]]]
    rows += [[w.say("waivers_hash"), hashed] for hashed in r.get("waivers", {}).values()]
    told = [w.say("law_date", value=o["law_date"])] if o["law_date"] else []
    told += [w.say("known_on", value=o["known_on"])] if o["known_on"] else []
    told += [w.say("readings", value=w.listed(o["readings"], "comma"))] if o["readings"] else []
    told += [w.say("assume", value=f"{fact} = {value}") for fact, value in o["assume"].items()]
    told += [w.say("cite", value=o["cite"])] if "cite" in o else []
    told += [w.say("judged_on", value=on)] if (on := o.get("on")) else []
    told += [w.say("full")] if o.get("full") else []
    rows += [[w.say("options"), option] for option in told or [w.say("none")]]
    return w.sheet("receipt", (("what", 30), ("value", 110)), rows)
