"""What every test needs: no compiled copies of YAML in a person's own cache, and nothing that shapes output."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from compliance.text import cache


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
