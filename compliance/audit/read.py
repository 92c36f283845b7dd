"""A report read back from JSON: what ``compliance check`` or ``compliance report`` wrote, in one language or in both."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from compliance.audit.lines import differences
from compliance.explain.codes import SCHEMA_VERSION
from compliance.explain.model import Report
from compliance.files.diagnostics import Diagnostic, FaultyFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# A report of all shipped cases in both languages is a twentieth of this.
MAX_BYTES = 200_000_000


def reports_of(path: Path) -> list[Report]:
    """Return the reports in a file: one, or one a language. Raises ``FaultyFile`` with the first thing that is wrong."""
    try:
        # What has no end, such as a device, is read no further either.
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise _fault(path, f"cannot be read: {why}", "check the path and its rights") from None
    if len(raw) > MAX_BYTES:
        raise _fault(path, f"this is larger than {MAX_BYTES} bytes", "give a report of fewer cases")
    try:
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_number)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _fault(path, "this line is not UTF-8", "give the report as it was written", line, 1) from None
    except json.JSONDecodeError as error:
        raise _fault(path, f"this is no JSON: {error.msg}", "give a report in JSON", error.lineno, error.colno) from None
    except ValueError as error:
        # A key that stands twice, or a number that no report holds.
        raise _fault(path, f"this is no report: {error}"[:200], "give the report as it was written") from None
    except RecursionError:
        raise _fault(path, "it is nested too deeply", "give a report in JSON") from None
    return [_checked(path, part) for part in _parts(path, data)]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; one reader takes the first of two equal keys and another the last, so none may stand twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the key '{next(n for n in names if names.count(n) > 1)}' stands twice in one place")
    return found


def _number(text: str) -> Any:
    raise ValueError(f"'{text}' is no number")


def _parts(path: Path, data: Any) -> list[Any]:
    if not isinstance(data, dict) or "schema_version" not in data:
        raise _fault(path, "this is JSON, but no report", "write one: compliance report CASE --format json --output FILE")
    if data["schema_version"] != SCHEMA_VERSION:
        told = str(data["schema_version"])[:20]
        fix = "make the report again with this version, or use the version that wrote it"
        raise _fault(path, f"this report has the form '{told}', and this version reads '{SCHEMA_VERSION}'", fix)
    if not (isinstance(several := data.get("reports"), dict) and several):
        return [data]
    fix = "give the report as it was written"
    if strange := sorted(set(data) - {"schema_version", "reports"}):
        raise _fault(path, f"this is no report: nothing belongs at '{strange[0]}'", fix)
    for lang, report in several.items():
        if isinstance(report, dict) and report.get("lang") != lang:
            raise _fault(path, f"this is no report: what stands at '{lang}' is in another language", fix)
    return list(several.values())


def _checked(path: Path, data: Any) -> Report:
    fix = "give the report as it was written"
    try:
        report = _form().validate_python(data, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise _fault(path, f"this is no report: at {_place(first['loc'])}: {first['msg'].lower()}", fix) from None
    # What the form does not know would be dropped, and then be verified by nothing.
    for other in differences(data, report):
        raise _fault(path, f"this is no report: nothing of this kind belongs at {_place(other.path)}", fix)
    return report


@cache
def _form() -> TypeAdapter[Report]:
    """Return what checks the form of a report; it is slow to make."""
    return TypeAdapter(Report)


def _place(path: Sequence[str | int]) -> str:
    return ".".join(map(str, path))[:200] or "the whole"


def _fault(path: Path, message: str, fix: str, line: int = 0, column: int = 0) -> FaultyFile:
    return FaultyFile((Diagnostic(str(path), line, column, message, fix),))
