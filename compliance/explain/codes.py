"""What those who print a report ask of it beside its form, which only a schema needs (``model.py``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compliance.explain.model import ElementLine, FindingLine

SCHEMA_VERSION = "2"


def short(element: ElementLine, finding: FindingLine) -> bool:
    """Tell whether an element is a stage that falls short of the conduct: not reached, and no reason why nothing is touched."""
    return element["name"] == "stage" and element["truth"] == "false" and "stage" not in finding["failing"]
