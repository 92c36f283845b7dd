"""``compliance schema``: JSON Schema for editors and readers."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class What(StrEnum):
    """What a schema can be printed of."""

    case = "case"
    rule = "rule"
    report = "report"
    tests = "tests"
    waivers = "waivers"


def schema(what: Annotated[What, typer.Argument(metavar="WHAT", help="case, rule, report, tests or waivers")]) -> None:
    """Print the JSON Schema of a case file, a rule file, the JSON report, the tests beside a rule file, or the
    waivers beside a case.

    \b
    Example:
      compliance schema case > case.schema.json
    """
    from compliance.authoring.examples.schema import tests_schema
    from compliance.report.schema import case_schema, report_schema, rule_schema, waivers_schema

    made = {
        What.case: case_schema,
        What.rule: rule_schema,
        What.report: report_schema,
        What.tests: tests_schema,
        What.waivers: waivers_schema,
    }[what]()
    typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
