"""A report made again, with the options that its receipt names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from compliance.audit.hashes import of_file
from compliance.case.load import load
from compliance.case.waivers import load_waivers
from compliance.check.book import LawBook, Options
from compliance.explain.cite import Style
from compliance.explain.dossier import STYLES
from compliance.explain.model import FindingLine, Report
from compliance.explain.speak import readings
from compliance.law.model import FINDING_KINDS
from compliance.law.tree import RuleTree
from compliance.report.build import Run, build
from compliance.report.dossier.build import Filing
from compliance.text.diagnostics import FaultyFile


def again(tree: RuleTree, report: Report, files: dict[str, Path]) -> Report | str:
    """Return the report made again from the case files, or the key of the sentence that says why it cannot be."""
    told = report["receipt"]["options"]
    if told["assume"]:
        return "assumed"
    if not all(of_file(path) for path in files.values()):
        return "no_file"
    if not set(told["readings"]) <= set(readings(tree)):
        return "no_reading"
    if told.get("cite", STYLES[0]) not in STYLES:
        return "no_option"
    try:
        options = Options(_day(told["law_date"]), _day(told["known_on"]), frozenset(told["readings"]))
        _day(told.get("on"))
    except ValueError:
        return "no_option"
    try:
        run = Run(LawBook(tree, options.readings), options, report["lang"])
        for name, path in files.items():
            case = load(path, tree.book, run.book.catalogue)
            if case.id != name:
                return "no_file"
            run.add(case)
        filing = _filing(run, report)
        return build(run, full=_full(report), filing=filing)
    except FaultyFile:
        return "faulty"


def _filing(run: Run, report: Report) -> Filing | None:
    told = report["receipt"]["options"]
    if "cite" not in told:
        return None
    kinds = {ref: e.limb.kind for ref, e in run.book.tree.limbs.items() if e.limb.kind in FINDING_KINDS}
    waivers, hashes = {}, {}
    for check, _ in run.checks:
        file, digest = load_waivers(check.case, kinds)
        if file is not None:
            waivers[check.case.id], hashes[check.case.id] = file, digest
    return Filing(cast(Style, told["cite"]), _day(told.get("on")), waivers, hashes)


def _full(report: Report) -> bool:
    """Tell whether nothing was folded: a report for the file says so, and of another what it shows does."""
    told = report["receipt"]["options"]
    if "full" in told:
        return told["full"]
    return any(_folds(f) for c in report["cases"] for i in c["items"] for f in i["findings"])


def _folds(finding: FindingLine) -> bool:
    """Tell whether a report that folds would leave a finding out, whatever else stands in it."""
    if finding["kind"] == "prohibition":
        quiet = finding["status"] in ("not_touched", "not_in_force")
        return quiet and not finding["principal"] and not finding["readings"]
    return finding["status"] in ("not_triggered", "not_available", "not_in_force")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
