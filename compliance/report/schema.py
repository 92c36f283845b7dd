"""JSON Schemas of what people write and of what the check prints, made from the models themselves."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from compliance.case.model import CaseFile
from compliance.explain.model import Report
from compliance.law.tree import HEADS, REFERENCES

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """Return the schema of a case file."""
    return {"$schema": DIALECT, **CaseFile.model_json_schema(), "title": "compliance case file"}


def report_schema() -> dict[str, Any]:
    """Return the schema of the JSON report."""
    return {"$schema": DIALECT, **TypeAdapter(Report).json_schema(), "title": "compliance report"}


def rule_schema() -> dict[str, Any]:
    """Return the schema of a rule file: one of the kinds, told apart by their first key."""
    models = [*HEADS.values(), *REFERENCES.values()]
    refs, definitions = models_json_schema([(m, "validation") for m in models])
    return {
        "$schema": DIALECT,
        "title": "compliance rule file",
        "anyOf": [refs[(m, "validation")] for m in models],
        "$defs": definitions["$defs"],
    }
