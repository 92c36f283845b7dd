"""What every test needs: no snapshots in a person's own cache, and nothing that shapes output.

What a run leaves out stands in ``tests/selection.py`` and is said at the head of its output. Random examples are the same on every run; ``HYPOTHESIS_PROFILE=thorough`` draws anew and many more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from compliance.law.load import RuleSet, load
from tests import selection

ROOT = Path(__file__).resolve().parent.parent

_quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60, suppress_health_check=_quiet)
settings.register_profile("thorough", deadline=None, max_examples=1500, suppress_health_check=_quiet)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True, scope="session")
def _surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPLIANCE_CACHE", str(tmp_path_factory.mktemp("known")))
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "COMPLIANCE_DEBUG"):
            patch.delenv(name, raising=False)
        assert os.environ["COMPLIANCE_CACHE"]
        yield


@pytest.fixture(scope="session")
def shipped(_surroundings: None) -> RuleSet:
    """The rule tree that is shipped; a test must not change it."""
    return load(ROOT / "rules")


# --- what a run leaves out -------------------------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="leave out no test, whatever changed")


def _files(config: pytest.Config) -> frozenset[str] | None:
    return None if config.getoption("--all") else selection.now()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask each gate of each regime, or of each part of the rules."""
    if metafunc.definition.get_closest_marker("data_gate"):
        names = list(selection.regimes())
        for name, values in (("regime", names), ("part", [*names, selection.SHARED])):
            if name in metafunc.fixturenames:
                metafunc.parametrize(name, values)


def _runs(item: pytest.Item, files: frozenset[str] | None, parts: frozenset[str]) -> bool:
    if item.get_closest_marker("data_gate"):
        params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        return params.get("part", params.get("regime")) in parts
    marker = item.get_closest_marker("on_change")
    return marker is None or selection.touched(files, marker.args)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    files = _files(config)
    parts = selection.gates(files, selection.regimes())
    left_out = [item for item in items if not _runs(item, files, parts)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def pytest_report_header(config: pytest.Config) -> str:
    if (files := _files(config)) is None:
        return "left out: nothing"
    parts = ", ".join(sorted(selection.gates(files, selection.regimes()))) or "none"
    return f"compared with {selection.base()}: gates on {parts}; --all runs every test"
