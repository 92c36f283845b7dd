"""The data of a memorandum as JSON: one report, or one for each language under its code. ``compliance verify`` reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.explain.codes import SCHEMA_VERSION
from compliance.report.json import laid_out

if TYPE_CHECKING:
    from compliance.report.memo.memo import Memo


def render(memo: Memo) -> bytes:
    """Return the structure itself, the same bytes for the same input."""
    whole: Any = memo.reports[0]
    if len(memo.reports) > 1:
        whole = {"schema_version": SCHEMA_VERSION, "reports": {r["lang"]: r for r in memo.reports}}
    return (laid_out(whole, step=" ") + "\n").encode("utf-8", errors="backslashreplace")
