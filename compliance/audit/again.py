"""A report made again, with the options that its receipt names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from compliance.audit.folded import shows_all
from compliance.audit.hashes import of_file
from compliance.case.checked import Options
from compliance.case.load import load
from compliance.case.waivers import load_waivers
from compliance.explain.cite import STYLES
from compliance.explain.labels import readings
from compliance.files.diagnostics import FaultyFile
from compliance.law.compiled import CompiledLaw
from compliance.law.kinds import FINDING_KINDS
from compliance.report.dossier.build import Filing
from compliance.report.run import Run, build

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.explain.cite import Style
    from compliance.explain.model import Report
    from compliance.law.load import RuleSet


def again(tree: RuleSet, report: Report, files: dict[str, Path]) -> Report | str:
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
        run = Run(CompiledLaw(tree, options.readings), options, report["lang"])
        for name, path in files.items():
            case = load(path, tree.vocabulary, run.law.catalogue)
            if case.id != name:
                return "no_file"
            run.add(case)
        filing = _filing(run, report)
        return build(run, full=shows_all(report), filing=filing)
    except FaultyFile:
        return "faulty"


def _filing(run: Run, report: Report) -> Filing | None:
    told = report["receipt"]["options"]
    if "cite" not in told:
        return None
    kinds = {ref: e.limb.kind for ref, e in run.law.tree.limbs.items() if e.limb.kind in FINDING_KINDS}
    waivers, hashes = {}, {}
    for check in run.checks:
        file, digest = load_waivers(check.case, kinds)
        if file is not None:
            waivers[check.case.id], hashes[check.case.id] = file, digest
    return Filing(cast("Style", told["cite"]), _day(told.get("on")), waivers, hashes)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
