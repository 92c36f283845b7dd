"""What every test needs: no compiled copies of YAML in a person's own cache, and nothing that shapes output.

Random examples are the same on every run; ``HYPOTHESIS_PROFILE=thorough`` draws anew and many more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from compliance.files import cache
from compliance.law.load import RuleSet, load

ROOT = Path(__file__).resolve().parent.parent

_quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60, suppress_health_check=_quiet)
settings.register_profile("thorough", deadline=None, max_examples=1500, suppress_health_check=_quiet)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True, scope="session")
def _surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPLIANCE_CACHE", str(tmp_path_factory.mktemp("compiled")))
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "COMPLIANCE_DEBUG"):
            patch.delenv(name, raising=False)
        assert os.environ["COMPLIANCE_CACHE"]
        cache.folder.cache_clear()
        yield
    cache.folder.cache_clear()


@pytest.fixture(scope="session")
def shipped(_surroundings: None) -> RuleSet:
    """The rule tree that is shipped; a test must not change it."""
    return load(ROOT / "rules")
