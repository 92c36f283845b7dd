"""Findings as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from compliance.authoring.linter.model import Severity
from compliance.authoring.lints import table
from compliance.files.safe import visible

if TYPE_CHECKING:
    from compliance.authoring.linter.run import Result


def as_json(result: Result) -> str:
    """Return the findings, whether the tree loads, and the counts."""
    lints = table()
    findings = [
        {
            "path": visible(f.path),
            "line": f.line,
            "column": f.column,
            "code": f.code,
            "name": lints[f.code].name,
            "severity": lints[f.code].severity.value,
            "message": visible(f.message),
            "why": lints[f.code].why,
            "fix": visible(f.fix),
            "mendable": f.mendable,
        }
        for f in result.findings
    ]
    counts = {s.value: result.count(s) for s in Severity}
    whole = {"loads": result.loads, "files": result.files, "counts": counts, "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
