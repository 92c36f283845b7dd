"""JSON Schemas of what people write and of what the check prints, made from the models themselves.

What people write is described in draft 7, which is what editors read; the report in the draft that its readers' tools use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from compliance.case.model import CaseFile
from compliance.case.waivers import WaiverFile
from compliance.explain.model import Report
from compliance.files.schema_types import WORDS
from compliance.law.rule_files import HEADS, REFERENCES

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
EDITORS = "http://json-schema.org/draft-07/schema#"


def case_schema() -> dict[str, Any]:
    """Return the schema of a case file."""
    return for_editors("compliance case file", [CaseFile])


def waivers_schema() -> dict[str, Any]:
    """Return the schema of a file of waivers."""
    return for_editors("compliance waivers", [WaiverFile])


def report_schema() -> dict[str, Any]:
    """Return the schema of the JSON report."""
    return {"$schema": DIALECT, **TypeAdapter(Report).json_schema(), "title": "compliance report"}


def rule_schema() -> dict[str, Any]:
    """Return the schema of a rule file: one of the kinds, told apart by their first key."""
    return for_editors("compliance rule file", [*HEADS.values(), *REFERENCES.values()])


def for_editors(title: str, models: list[type[BaseModel]]) -> dict[str, Any]:
    """Return the draft 7 schema of a file that has the form of one of these models."""
    refs, made = models_json_schema([(m, "validation") for m in models])
    forms = [_draft7(refs[(m, "validation")]) for m in models]
    definitions = {name: _draft7(part) for name, part in made["$defs"].items()}
    whole = {"anyOf": forms} if len(forms) > 1 else definitions.pop(forms[0]["$ref"].removeprefix("#/definitions/"))
    return {"$schema": EDITORS, **whole, "title": title, "definitions": definitions}


def _draft7(part: Any) -> Any:
    """Turn a schema of the newer draft into draft 7, without what an editor would show and nobody needs."""
    if isinstance(part, list):
        return [_draft7(p) for p in part]
    if not isinstance(part, dict):
        return part
    made: dict[str, Any] = {}
    for key, value in part.items():
        if key == "$ref":
            made[key] = value.replace("#/$defs/", "#/definitions/")
        elif key == "properties":
            # A title is the key written large; ``null`` is what leaving the key out means.
            made[key] = {name: _draft7({k: v for k, v in p.items() if k != "title"}) for name, p in value.items()}
        elif key == WORDS:
            made["enumDescriptions"] = [value[word] for word in part["enum"]]
        elif not (key == "default" and value is None):
            made[key] = _draft7(value)
    if "$ref" in made and len(made) > 1:
        # In draft 7 nothing counts that stands beside a reference.
        return {"allOf": [{"$ref": made.pop("$ref")}], **made}
    return made
