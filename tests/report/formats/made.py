"""Reports of the shipped cases with what a report for the file adds, for tests of the formats that are data."""

from __future__ import annotations

import copy
from typing import Any

from compliance.report.memo.memo import Memo
from tests.cli.support import shipped_report
from tests.report.memo.support import shipped_in

HOSTILE = "x\u202e\u2067\u200f\x1b[31m\x00\x85\u2028=1+1<b>&amp;\r\n\t'\"{}%s" + "\ud800" * 2


def _report(name: str, lang: str, *, filed: bool) -> Any:
    if filed:
        return next(memo.reports[0] for memo in shipped_in(lang) if memo.name == name)
    whole = shipped_report(lang)
    return {**whole, "cases": [c for c in whole["cases"] if c["id"] == name]}


def report(name: str, lang: str = "en", *, dossier: bool = False) -> Any:
    """The report of one shipped case, to be changed as a test likes; ``dossier`` makes it one for the file."""
    return copy.deepcopy(_report(name, lang, filed=dossier))


def memo(name: str, *, dossier: bool = False) -> Memo:
    return Memo(name, tuple(report(name, lang, dossier=dossier) for lang in ("en", "ar")), ())


def waiver(case: Any, state: str, **changes: Any) -> Any:
    """A waiver on the first finding of a case that is not quiet, in one state."""
    item, finding = next(
        (i, f) for i in case["items"] for f in i["findings"] if f["status"] not in ("not_touched", "not_in_force")
    )
    return {
        "waiver": f"w-{state}", "item": item["id"], "conduct": finding["conduct"], "limb": finding["limb"],
        "limb_label": finding["limb_label"],
        "reason": "Weighed.", "by": "A. One", "second": "B. Two", "on": "2026-01-02", "expires": "2027-01-02",
        "state": state, "moved": ["facts"] if state == "lapsed" else [], "sentence": f"waiver of A. One: {state}", **changes,
    }  # fmt: skip


def replaced(part: Any, by: str) -> Any:
    """The same data with every sentence replaced: codes keep the structure readable, so only long or non-ASCII texts go."""
    if isinstance(part, dict):
        return {k: replaced(v, by) for k, v in part.items()}
    if isinstance(part, list):
        return [replaced(v, by) for v in part]
    return by if isinstance(part, str) and (" " in part or not part.isascii()) else part
