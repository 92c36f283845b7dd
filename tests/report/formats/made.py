"""Reports of the shipped cases with what a report for the file adds, for tests of the formats that are data."""

from __future__ import annotations

import copy
from functools import cache
from typing import Any

from compliance.explain.bidi import isolate
from compliance.report.memo.memo import Memo
from tests.cli.support import shipped_report

HOSTILE = "x\u202e\u2067\u200f\x1b[31m\x00\x85\u2028=1+1<b>&amp;\r\n\t'\"{}%s" + "\ud800" * 2


@cache
def _report(name: str, lang: str) -> Any:
    whole = shipped_report(lang)
    [case] = [c for c in whole["cases"] if c["id"] == name]
    path = case["path"].partition("/cases/")[2]
    return {**whole, "cases": [{**case, "path": f"cases/{path}"}]}


def names() -> list[str]:
    return [case["id"] for case in shipped_report("en")["cases"]]


def report(name: str, lang: str = "en", *, dossier: bool = False) -> Any:
    """The report of one shipped case, to be changed as a test likes; ``dossier`` adds one that is made up from it."""
    made = copy.deepcopy(_report(name, lang))
    if dossier:
        for case in made["cases"]:
            case["dossier"] = _dossier(case, lang)
    return made


def memo(name: str, *, dossier: bool = False) -> Memo:
    return Memo(name, tuple(report(name, lang, dossier=dossier) for lang in ("en", "ar")), ())


def waiver(case: Any, state: str, **changes: Any) -> Any:
    """A waiver on the first finding of a case that is not quiet, in one state."""
    item, finding = next(
        (i, f) for i in case["items"] for f in i["findings"] if f["status"] not in ("not_touched", "not_in_force")
    )
    return {
        "waiver": f"w-{state}", "item": item["id"], "conduct": finding["conduct"], "limb": finding["limb"],
        "reason": "Weighed.", "by": "A. One", "second": "B. Two", "on": "2026-01-02", "expires": "2027-01-02",
        "state": state, "moved": ["facts"] if state == "lapsed" else [], "sentence": f"waiver of A. One: {state}", **changes,
    }  # fmt: skip


def _dossier(case: Any, lang: str) -> Any:
    def t(en: str, ar: str) -> str:
        return isolate(ar, lang) if lang == "ar" else en

    limbs = {f["limb"]: f for item in case["items"] for f in item["findings"]}
    law = [
        {
            "node": limb.rpartition(".")[0], "part": "applied", "citation": f["citation"], "cites": {}, "instrument": "one",
            "adopted": "2011-02-26", "chapter_vii": None, "title": f["title"], "summary": t("It asks this.", "تطلب هذا."),
            "note": None, "confidence": f["confidence"], "confidence_label": f["confidence_label"],
            "pinpoint_seen": f["pinpoint_seen"], "reviewed": t("reviewed by nobody", "لم يراجعها أحد"),
            "checked": t("number checked against no official text", "لم يُتحقق من الرقم على نص رسمي"), "read": None,
            "limbs": [{
                "limb": limb, "label": f["title"], "kind": f["kind"], "kind_label": t("prohibition", "حظر"), "binding": True,
                "binding_label": t("binding", "ملزم"), "addressees": t("all States", "جميع الدول"), "links": "",
                "requires": [e["sentence"] for e in f["elements"]], "procedure": [],
                "versions": [{"lo": "2011-02-26", "hi": None, "in_force": "true", "sentence": t("in force", "نافذ")}],
            }],
            "chain": [{"limb": limb, "by": limb, **c} for c in f["chain"]],
        }
        for limb, f in limbs.items()
    ]  # fmt: skip
    return {
        "as_of": {"facts": t("as of 2026-11-22", "في 2026-11-22"), "law": [t("as of 2026-04-14", "في 2026-04-14")]},
        "asked": [], "law": law, "disputes": [], "parties": [], "flags": [], "routes": [], "marks": [], "waivers": [],
        "reviewed": 0, "paragraphs": len(law),
    }  # fmt: skip


def replaced(part: Any, by: str) -> Any:
    """The same data with every sentence replaced: codes keep the structure readable, so only long or non-ASCII texts go."""
    if isinstance(part, dict):
        return {k: replaced(v, by) for k, v in part.items()}
    if isinstance(part, list):
        return [replaced(v, by) for v in part]
    return by if isinstance(part, str) and (" " in part or not part.isascii()) else part
