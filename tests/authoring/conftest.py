from __future__ import annotations

import pytest

from compliance.check.ask import Laws
from compliance.law.compiled import CompiledLaw
from compliance.law.validate import load_valid
from tests.authoring import made
from tests.cli.support import SHIPPED_RULES


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Laws:
    """The made-up tree that uses every operator."""
    return made.laws(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def shipped() -> Laws:
    """The shipped tree."""
    return Laws(CompiledLaw(load_valid(SHIPPED_RULES)))
