"""The benchmarks run; what they measure is never asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import folder, generate, item, measure, regimes, reports, run, start
from compliance.law.load import load
from compliance.law.validate import load_valid
from tests.cli.support import CASES, ROOT, RULES, SHIPPED_RULES, quiet_about
from tests.cli.support import run as command

CLEAR = (str(CASES / "clear.yaml"), "--rules", str(RULES))


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


def test_a_folder_holds_as_many_different_cases(tmp_path: Path) -> None:
    """They are read without fault, and no two of them say the same."""
    folder.write(tmp_path, 11)
    texts = {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert len(texts) == 11
    ran = quiet_about(command("check", tmp_path, "-q", rules=None))
    assert ran.code in (0, 1, 4), ran.err


def test_copied_regimes_are_a_tree_of_other_states(tmp_path: Path) -> None:
    regimes.copies(SHIPPED_RULES, tmp_path / "rules", 3)
    own, tree = load_valid(SHIPPED_RULES), load_valid(tmp_path / "rules")
    assert len(tree.regimes) == 3
    assert len(tree.limbs) == 3 * len(own.limbs)
    assert len({regime.scope.model_dump_json() for regime in tree.regimes.values()}) == 3


def test_a_process_is_a_multiple_of_another() -> None:
    found = start.check(*CLEAR, pairs=1)
    assert found.value == found.lowest == found.highest > 0
    assert found.beside["peak"] > 0


def test_a_process_that_fails_is_no_figure() -> None:
    with pytest.raises(SystemExit, match=r"exit 3\nno such thing"):
        measure.cost((sys.executable, "-c", "import sys; sys.stderr.write('no such thing'); sys.exit(3)"), measure.unknown())


def test_a_report_is_measured_beside_a_check() -> None:
    assert reports.report("markdown", 1, *CLEAR).value > 0


def test_a_folder_is_shared_among_its_files() -> None:
    assert folder.peak(1, files=2).value > 0


def test_an_item_without_claims_is_measured_beside_others() -> None:
    assert item.thin(1).value > 0


def test_the_table_says_what_was_asked() -> None:
    figure = measure.Figure("a check", "times the imports", lambda pairs: found, 2.5, 1.8)
    found = measure.ratios([(3.0, 1.0), (4.0, 1.0), (8.0, 1.0)], peak=60.0)
    assert (
        list(run.readme([("cases", figure, found)]))[-1] == "| a check | 4.00 times the imports (3.00 to 8.00) | 2.50 | 1.80 |"
    )
    assert json.loads(*run.lines([("cases", figure, found)]))["beside"] == {"peak": 60.0}
    assert "median of 3 pairs" in list(run.table([("cases", figure, found)]))[-1]


def test_a_figure_that_is_not_there_is_named() -> None:
    ran = subprocess.run(
        [sys.executable, "benchmarks/run.py", "casees"],
        cwd=ROOT,
        env=measure.unknown(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "there is no figure 'casees'; known: cases, " in ran.stderr


def test_the_target_of_make_calls_it() -> None:
    assert "benchmarks/run.py" in (ROOT / "Makefile").read_text(encoding="utf-8")
