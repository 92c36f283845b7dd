"""A single item of which nothing is reported yet, beside items of which the usual is reported."""

from __future__ import annotations

import time

from benchmarks.generate import cases, made
from benchmarks.measure import ROOT, Figure, Result, ratios
from compliance.case.checked import Options
from compliance.case.load import Case
from compliance.law.compiled import CompiledLaw
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from compliance.report.run import Run, build

ORDINARY = 10


def _seconds(tree: RuleSet, case: Case) -> float:
    """Check a case of one item and build its report, the law being compiled and used before by another case."""
    run = Run(CompiledLaw(tree), Options())
    run.add(next(iter(cases(tree.vocabulary, 1, seed=99))))
    begun = time.process_time()
    run.add(case)
    build(run)
    return time.process_time() - begun


def thin(pairs: int) -> Result:
    """Check an item without a claim in turn with others; the others' share is their mean."""
    tree = load_valid(ROOT / "rules")
    ordinary = list(cases(tree.vocabulary, ORDINARY, each=1))
    bare = made({**ordinary[0].document.data, "claims": []})
    sides = []
    for _ in range(max(1, pairs // 3)):
        spent = [_seconds(tree, case) for case in ordinary]
        sides.append((_seconds(tree, bare), sum(spent) / len(spent)))
    return ratios(sides)


FIGURES = {"thin": Figure("a single item with no claims yet", "times another", thin, 1.5, 1)}
