"""Whether a report folds what says nothing, as it does unless everything is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.explain.model import FindingLine, Report


def shows_all(report: Report) -> bool:
    """Tell whether nothing was folded: a report for the file says so, and of another what it shows does."""
    told = report["receipt"]["options"]
    if "full" in told:
        return told["full"]
    return any(folds(f) for c in report["cases"] for i in c["items"] for f in i["findings"])


def folds(finding: FindingLine) -> bool:
    """Tell whether a report that folds would leave a finding out, whatever else stands in it."""
    if finding["kind"] == "prohibition":
        quiet = finding["status"] in ("not_touched", "not_in_force")
        return quiet and not finding["principal"] and not finding["readings"]
    return finding["status"] in ("not_triggered", "not_available", "not_in_force")


def may_fold(finding: FindingLine) -> bool:
    """Tell whether a report that folds may leave a finding out: a duty or a leave also where nothing reported calls for it."""
    return folds(finding) or finding["kind"] != "prohibition"
