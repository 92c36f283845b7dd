"""The report as JSON: the structure itself, byte-identical for identical input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.explain.model import Report


def render(report: Report) -> str:
    """Return the report as JSON text with a final newline."""
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
