"""The JSON Schema of a file of examples."""

from __future__ import annotations

from typing import Any

from compliance.authoring.examples.model import TestsFile
from compliance.report.schema import for_editors


def tests_schema() -> dict[str, Any]:
    """Return the schema of a file of examples, as editors read it."""
    return for_editors("compliance rule tests", [TestsFile])
