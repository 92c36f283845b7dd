"""The benchmarks run; what they measure is never asserted."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import generate, run
from compliance.law.load import load
from tests.cli.support import CASES, ROOT, RULES, SHIPPED_RULES, quiet_about
from tests.cli.support import run as command


def test_the_same_seed_gives_the_same_cases() -> None:
    book = load(SHIPPED_RULES).vocabulary
    one, two, other = ([c.document.sha256 for c in generate.cases(book, 25, seed=s)] for s in (1, 1, 2))
    assert len(one) == 3
    assert one == two
    assert one != other


def test_generated_cases_are_cases(tmp_path: Path) -> None:
    """Written to a file they are read without fault."""
    for case in generate.cases(load(SHIPPED_RULES).vocabulary, 20, seed=3):
        (tmp_path / f"{case.id}.yaml").write_text(json.dumps(case.document.data), encoding="utf-8")
    ran = quiet_about(command("check", tmp_path, "-q", rules=None))
    assert ran.code in (0, 1, 4), ran.err


def test_findings_are_explained() -> None:
    found = run.throughput(20, batch=1)
    assert found.items == 20
    assert found.findings > 20
    assert min(found.seconds, found.per_second, found.per_turn) > 0


def test_cold_start_is_a_ratio() -> None:
    what = (str(CASES / "clear.yaml"), "--rules", str(RULES))
    found = run.cold_start(1, compiled=True, what=what)
    assert found.ratio == found.lowest == found.highest > 0


def test_a_report_is_timed_beside_a_check() -> None:
    what = (str(CASES / "clear.yaml"), "--rules", str(RULES))
    found = run.report(1, "markdown", what=what)
    assert found.ratio == found.lowest == found.highest > 0


def test_the_target_of_make_calls_it() -> None:
    assert "benchmarks/run.py" in (ROOT / "Makefile").read_text(encoding="utf-8")
