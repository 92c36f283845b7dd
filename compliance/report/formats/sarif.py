"""Findings as SARIF 2.1.0, for code hosts: one run a language, a rule for each limb, a result for each finding.

SARIF has kinds and levels of results, and a level other than ``none`` only for the kind ``fail``. This product accuses nobody:
``fail`` with the level ``warning`` is for ``touched``, of which every element is met as reported and every exemption is
excluded. What a person has to weigh is ``review``, what rests on something unknown is ``open``, what an exemption covers is
``pass``; none of these carries a level. No result is an ``error``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from compliance.explain.words import SAY, pick
from compliance.report.formats.plain import clean, mark, safe, uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.explain.dossier import LawLine, LimbLine, WaiverLine
    from compliance.explain.model import CaseLine, FaultLine, FindingLine, ItemLine, Report
    from compliance.explain.words import Pair
    from compliance.report.memo.memo import Memo

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# Quiet statuses have no kind: they make no result, unless another reading gives another answer.
KINDS = {
    "touched": "fail",
    "touched_unless": "review",
    "prospective": "review",
    "open": "open",
    "excepted": "pass",
    "triggered": "review",
    "triggered_unless": "review",
    "available": "informational",
    "addressed": "informational",
}
WORDS: dict[str, Pair] = {
    "root": ("The folder in which the report was made.", "المجلد الذي أُعد فيه التقرير."),
    "notice": ("How the results are to be read.", "كيف تُقرأ النتائج."),
    "fault": ("A file that could not be read.", "ملف تعذرت قراءته."),
    "result": (
        "As reported, {item} ({conduct}), under {limb}: {status}; {rest}.",
        "بحسب المنقول، {item} ({conduct})، وفق {limb}: {status}؛ {rest}.",
    ),
    # A criterion of listing asks of an item as a whole, and nobody's name stands beside it.
    "criterion": (
        "As reported, {item}, under {limb}: {status}; {rest}.",
        "بحسب المنقول، {item}، وفق {limb}: {status}؛ {rest}.",
    ),
}


def render(memo: Memo) -> bytes:
    """Return one SARIF log with a run for each language of the memorandum."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [safe(_Run(memo.name, r).run(), r["lang"]) for r in memo.reports]}
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()


class _Run:
    def __init__(self, name: str, report: Report) -> None:
        self.name, self.report, self.lang = name, report, report["lang"]
        self.law = {
            limb["limb"]: (law, limb)
            for case in report["cases"]
            if "dossier" in case
            for law in case["dossier"]["law"]
            for limb in law["limbs"]
        }
        self.limbs = {f["limb"]: f for _, _, f in self.findings()}
        self.index = {limb: at for at, limb in enumerate(self.limbs)}
        self.artifacts = {case["path"]: at for at, case in enumerate(report["cases"])}

    def findings(self) -> Iterator[tuple[CaseLine, ItemLine, FindingLine]]:
        for case in self.report["cases"]:
            for item in case["items"]:
                for finding in item["findings"]:
                    yield case, item, finding

    def say(self, text: str) -> str:
        return clean(text, self.lang)

    def word(self, key: str, **parts: str) -> str:
        return pick(WORDS[key], self.lang).format(**parts)

    def run(self) -> dict[str, Any]:
        receipt = self.report["receipt"]
        driver = {
            "name": receipt["tool"],
            "version": receipt["version"],
            "semanticVersion": receipt["version"],
            "language": self.lang,
            "rules": [self.rule(limb, finding) for limb, finding in self.limbs.items()],
            "notifications": [{"id": k, "shortDescription": {"text": self.word(k)}} for k in ("notice", "fault")],
        }
        return {
            "tool": {"driver": driver},
            # A code host keeps runs apart by what stands before the last slash.
            "automationDetails": {"id": f"compliance/{self.name}/{self.lang}/"},
            "language": self.lang,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"ROOT": {"description": {"text": self.word("root")}}},
            "invocations": [self.invocation()],
            "artifacts": [self.artifact(case) for case in self.report["cases"]],
            "results": [
                self.result(*found) for found in self.findings() if found[2]["status"] in KINDS or found[2]["readings"]
            ],
            "properties": self.properties(),
        }

    def invocation(self) -> dict[str, Any]:
        notices = [
            {"descriptor": {"id": "notice", "index": 0}, "level": "note", "message": {"text": self.say(notice)}}
            for notice in self.report["notices"]
        ]
        out: dict[str, Any] = {"executionSuccessful": not self.report["faults"], "toolConfigurationNotifications": notices}
        if "exit_code" in self.report:
            out["exitCode"] = self.report["exit_code"]
        if self.report["faults"]:
            out["toolExecutionNotifications"] = [self.fault(fault) for fault in self.report["faults"]]
        return out

    def fault(self, fault: FaultLine) -> dict[str, Any]:
        place: dict[str, Any] = {"artifactLocation": self.location(fault["path"])}
        if fault["line"] > 0:
            place["region"] = {"startLine": fault["line"], "startColumn": max(fault["column"], 1)}
        told = "; ".join(part for part in (fault["message"], fault["fix"]) if part)
        return {
            "descriptor": {"id": "fault", "index": 1},
            "level": "error",
            "message": {"text": linkless(clean(told, "en"))},
            "locations": [{"physicalLocation": place}],
        }

    def location(self, path: str) -> dict[str, Any]:
        address, relative = uri(path)
        found: dict[str, Any] = {"uri": address, **({"uriBaseId": "ROOT"} if relative else {})}
        return {**found, "index": self.artifacts[path]} if path in self.artifacts else found

    def artifact(self, case: CaseLine) -> dict[str, Any]:
        location = {k: v for k, v in self.location(case["path"]).items() if k != "index"}
        return {
            "location": location,
            "description": {"text": self.say(case["title"])},
            "hashes": {"sha-256": case["sha256"]},
            "mimeType": "application/yaml",
            "roles": ["analysisTarget"],
        }

    def properties(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "cases": [case["id"] for case in self.report["cases"]],
            "receipt": self.report["receipt"],
            "notExamined": [
                {"citation": self.say(line["citation"]), "subject": self.say(line["subject"]), "why": self.say(line["why"])}
                for regime in self.report["regimes"]
                for line in regime["not_examined"]
            ],
        }
        dossiers = [case["dossier"] for case in self.report["cases"] if "dossier" in case]
        if dossiers:
            out["asOf"] = [self.say(told) for d in dossiers for told in (d["as_of"]["facts"], *d["as_of"]["law"])]
            # All of them, since a waiver may be of a finding that is no longer made.
            out["waivers"] = [self.waiver(waiver) for d in dossiers for waiver in d["waivers"]]
            out["paragraphsReviewed"] = [{"reviewed": d["reviewed"], "of": d["paragraphs"]} for d in dossiers]
        return out

    def rule(self, limb: str, finding: FindingLine) -> dict[str, Any]:
        out: dict[str, Any] = {
            "id": limb,
            "name": self.say(finding["limb_label"]),
            "shortDescription": {"text": self.say(f"{finding['title']}.")},
        }
        if limb in self.law:
            law, at_length = self.law[limb]
            out["fullDescription"] = {"text": self.say(law["summary"])}
            out["help"] = {"text": self.help(law, at_length)}
        never = finding["kind"] != "prohibition" or not finding["binding"]
        out["defaultConfiguration"] = {"level": "none" if never else "warning"}
        out["properties"] = {
            "kind": finding["kind"],
            "binding": finding["binding"],
            "principal": finding["principal"],
            "confidence": finding["confidence"],
            "pinpointSeen": finding["pinpoint_seen"],
            "standing": [self.say(told) for told in finding["standing"]],
        }
        return out

    def help(self, law: LawLine, limb: LimbLine) -> str:
        """Return the law of a limb line by line: what it asks, to whom it speaks, what changed it, how firmly it is known."""
        colon = pick(SAY["colon"], self.lang)
        told = [
            f"{law['citation']}{colon}{limb['kind_label']}, {limb['binding_label']}",
            limb["addressees"],
            *limb["requires"],
            *(version["sentence"] for version in limb["versions"]),
            *(change["sentence"] for change in law["chain"] if change["limb"] == limb["limb"]),
            law["confidence_label"],
            law["checked"],
            law["reviewed"],
        ]
        return "\n".join(self.say(line) for line in told if line)

    def result(self, case: CaseLine, item: ItemLine, finding: FindingLine) -> dict[str, Any]:
        kind = KINDS.get(finding["status"], "review")
        waivers = [w for w in case["dossier"]["waivers"] if _meant(w, item, finding)] if "dossier" in case else []
        told = (case["id"], item["id"], finding["conduct"], finding["limb"])
        return {
            "ruleId": finding["limb"],
            "ruleIndex": self.index[finding["limb"]],
            "kind": kind,
            "level": "warning" if kind == "fail" else "none",
            "message": {"text": self.message(item, finding)},
            "locations": [self.place(case, item, finding)],
            "partialFingerprints": {"itemConductLimb/v1": mark(*told)},
            "suppressions": [self.suppression(w) for w in waivers if w["state"] in ("stands", "undated")],
            "properties": self.about(case, item, finding, waivers),
        }

    def message(self, item: ItemLine, finding: FindingLine) -> str:
        """Return the finding as one sentence, with each reading that differs and each conflict that bears on it."""
        status = finding["status_label"]
        if finding["carried_label"]:
            status = f"{status} ({pick(SAY['carried'], self.lang).format(status=finding['carried_label'])})"
        more = [line["sentence"] for line in (*finding["readings"], *finding["conflicts"], *finding["periods"])]
        rest = pick(SAY["semicolon"], self.lang).join(t for t in (finding["law_day"], finding["roots_sentence"], *more) if t)
        key = "criterion" if finding["kind"] == "criterion" else "result"
        names = {"item": item["label"], "conduct": finding["conduct_label"], "limb": finding["limb_label"]}
        return linkless(self.say(self.word(key, **names, status=status, rest=rest)))

    def place(self, case: CaseLine, item: ItemLine, finding: FindingLine) -> dict[str, Any]:
        """Return where a finding stands: in the case as a file, at the line at which its item begins, and by name."""
        inside = f"/items/{_step(item['id'])}"
        names = [(item["id"], inside), (finding["conduct"], f"{inside}/conducts/{_step(finding['conduct'])}")]
        logical = [{"name": clean(name, "en"), "fullyQualifiedName": clean(at, "en"), "kind": "property"} for name, at in names]
        physical: dict[str, Any] = {"artifactLocation": self.location(case["path"])}
        if "line" in item:
            physical["region"] = {"startLine": item["line"]}
        return {"physicalLocation": physical, "logicalLocations": logical}

    def suppression(self, waiver: WaiverLine) -> dict[str, Any]:
        """Return a waiver that stands; one of which no day tells whether it has expired is under review."""
        return {
            "kind": "external",
            "status": "accepted" if waiver["state"] == "stands" else "underReview",
            "justification": self.say(waiver["reason"]),
            "properties": self.waiver(waiver),
        }

    def waiver(self, waiver: WaiverLine) -> dict[str, Any]:
        return {
            "id": waiver["waiver"],
            "item": waiver["item"],
            "conduct": waiver["conduct"],
            "limb": waiver["limb"],
            "state": waiver["state"],
            "by": self.say(waiver["by"]),
            "second": self.say(waiver["second"]),
            "on": waiver["on"],
            "expires": waiver["expires"],
            "sentence": self.say(waiver["sentence"]),
        }

    def about(self, case: CaseLine, item: ItemLine, finding: FindingLine, waivers: list[WaiverLine]) -> dict[str, Any]:
        """Return what else is known of a finding, by codes and as sentences."""
        gone = [w for w in waivers if w["state"] not in ("stands", "undated")]
        return {
            "case": case["id"],
            "item": item["id"],
            "conduct": finding["conduct"],
            "status": finding["status"],
            "carried": finding["carried"],
            "claims": finding["claims"],
            "roots": finding["roots"],
            "failing": finding["failing"],
            "missing": [self.say(line["sentence"]) for line in finding["missing"]],
            "conflicts": [
                {"fact": c["fact"], "robust": c["robust"], "sentence": self.say(c["sentence"])} for c in finding["conflicts"]
            ],
            "readings": [
                {"id": r["reading"], "status": r["status"], "carried": r["carried"], "sentence": self.say(r["sentence"])}
                for r in finding["readings"]
            ],
            "otherTimes": [self.say(line["sentence"]) for line in finding["other_times"]],
            "exemptions": [
                {"id": e["limb"], "mark": e["mark"], "citation": self.say(e["citation"])} for e in finding["exemptions"]
            ],
            "addressees": [self.say(line["sentence"]) for line in finding["addressees"]],
            "notes": [self.say(note) for note in (*finding["notes"], finding["caveat"]) if note],
            "days": list(finding["days"]) if "days" in finding else None,
            # Not a fingerprint: a result stays the same one when the facts or the rules under it change.
            "basis": dict(finding["basis"]) if "basis" in finding else None,
            "waiversThatLapsed": [self.waiver(w) for w in gone],
        }


def linkless(text: str) -> str:
    """Return the text of a message in which no brackets are a link: a viewer takes ``[words](address)`` for one (3.11.6)."""
    return text.replace("](", "\\](")


def _meant(waiver: WaiverLine, item: ItemLine, finding: FindingLine) -> bool:
    same = waiver["item"] == item["id"] and waiver["limb"] == finding["limb"]
    return same and waiver["conduct"] in (None, finding["conduct"])


def _step(name: str) -> str:
    """Return a key as one step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")
