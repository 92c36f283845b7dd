"""Findings as SARIF 2.1.0, the format in which tools exchange what they find."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from compliance import __version__
from compliance.authoring.linter.manual import section
from compliance.authoring.linter.model import Edit
from compliance.authoring.lints import table
from compliance.files.safe import visible

if TYPE_CHECKING:
    from compliance.authoring.linter.model import Finding, Lint
    from compliance.authoring.linter.run import Result

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SEEN = "lineWithCode/v1"


def as_sarif(result: Result) -> str:
    """Return the findings as one SARIF log of one run, with paths relative to the folder it was run in."""
    lints = list(table().values())
    index = {lint.code: i for i, lint in enumerate(lints)}
    counted: dict[str, int] = {}
    results = [_result(result, finding, index, counted) for finding in result.findings]
    driver = {
        "name": "compliance rules lint",
        "semanticVersion": __version__,
        "version": __version__,
        "rules": [_rule(lint) for lint in lints],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder in which the linter was run."}}},
        "invocations": [{"executionSuccessful": result.loads}],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(lint: Lint) -> dict[str, Any]:
    return {
        "id": lint.code,
        "name": lint.name,
        "shortDescription": {"text": f"{lint.title}."},
        "fullDescription": {"text": f"{lint.does} {lint.why}"},
        "help": {"text": lint.instead, "markdown": section(lint)},
        "defaultConfiguration": {"level": lint.severity.value},
        "properties": {"since": lint.since, **({"deprecated": lint.deprecated} if lint.deprecated else {})},
    }


def _result(result: Result, finding: Finding, index: dict[str, int], counted: dict[str, int]) -> dict[str, Any]:
    lint = table()[finding.code]
    artifact = {"uri": uri(finding.path), "uriBaseId": "ROOT"}
    if ":" in artifact["uri"].split("/")[0]:
        del artifact["uriBaseId"]
    place: dict[str, Any] = {"artifactLocation": artifact}
    if finding.line > 0:
        place["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
    told = ". ".join(visible(part) for part in (finding.message, lint.why.rstrip("."), finding.fix) if part)
    out: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": lint.severity.value,
        "message": {"text": f"{told}."},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {_SEEN: _fingerprint(result, finding, counted)},
    }
    if finding.mendable:
        replacements = [_replacement(e) for e in finding.edits] or [_whole(result.texts[finding.path], finding.rewritten or "")]
        changes = [{"artifactLocation": artifact, "replacements": replacements}]
        out["fixes"] = [{"description": {"text": visible(finding.fix)}, "artifactChanges": changes}]
    return out


def _replacement(edit: Edit) -> dict[str, Any]:
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _whole(text: str, new: str) -> dict[str, Any]:
    lines = text.split("\n")
    return _replacement(Edit(1, 1, len(lines), len(lines[-1]) + 1, new))


def uri(path: str) -> str:
    """Return a path as a URI, relative to the folder of the run where it lies inside it."""
    whole = Path(path).resolve()
    try:
        return quote(whole.relative_to(Path.cwd().resolve()).as_posix())
    except ValueError:
        return whole.as_uri()


def _fingerprint(result: Result, finding: Finding, counted: dict[str, int]) -> str:
    """Return a mark that stays when lines are added above: the code, the file, the text of the line, and which of several."""
    lines = result.texts.get(finding.path, "").split("\n")
    line = lines[finding.line - 1].strip() if 0 < finding.line <= len(lines) else ""
    mark = hashlib.sha256(f"{finding.code}\0{uri(finding.path)}\0{line}".encode()).hexdigest()[:32]
    counted[mark] = counted.get(mark, 0) + 1
    return f"{mark}:{counted[mark]}"
