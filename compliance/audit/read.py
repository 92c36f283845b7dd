"""A report read back from JSON: what ``compliance check`` or ``compliance report`` wrote, in one language or in both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from compliance.explain.model import SCHEMA_VERSION, Report
from compliance.text.diagnostics import Diagnostic, FaultyFile

# A report of all shipped cases in both languages is a twentieth of this.
MAX_BYTES = 200_000_000


def reports_of(path: Path) -> list[Report]:
    """Return the reports in a file: one, or one a language. Raises ``FaultyFile`` with the first thing that is wrong."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, f"this is larger than {MAX_BYTES} bytes", "give a report of fewer cases")
        raw = path.read_bytes()
    except OSError as error:
        raise _fault(path, f"cannot be read: {error.strerror or error}", "check the path and its rights") from None
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _fault(path, "this line is not UTF-8", "give the report as it was written", line, 1) from None
    except json.JSONDecodeError as error:
        raise _fault(path, f"this is no JSON: {error.msg}", "give a report in JSON", error.lineno, error.colno) from None
    except RecursionError:
        raise _fault(path, "it is nested too deeply", "give a report in JSON") from None
    return [_checked(path, part) for part in _parts(path, data)]


def _parts(path: Path, data: Any) -> list[Any]:
    if not isinstance(data, dict) or "schema_version" not in data:
        raise _fault(path, "this is JSON, but no report", "write one: compliance report CASE --format json --output FILE")
    if data["schema_version"] != SCHEMA_VERSION:
        told = str(data["schema_version"])[:20]
        fix = "make the report again with this version, or use the version that wrote it"
        raise _fault(path, f"this report has the form '{told}', and this version reads '{SCHEMA_VERSION}'", fix)
    if isinstance(several := data.get("reports"), dict) and several:
        return list(several.values())
    return [data]


def _checked(path: Path, data: Any) -> Report:
    try:
        return TypeAdapter(Report).validate_python(data, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise _fault(
            path, f"this is no report: at {where}: {first['msg'].lower()}", "give the report as it was written"
        ) from None


def _fault(path: Path, message: str, fix: str, line: int = 0, column: int = 0) -> FaultyFile:
    return FaultyFile((Diagnostic(str(path), line, column, message, fix),))
