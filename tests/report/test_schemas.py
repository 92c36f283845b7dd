"""What people write and what the check prints fit the published schemas, and the schemas the models."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from compliance.files.yaml import read
from compliance.law.load import TESTS
from compliance.report.json import render
from tests.cli.support import CASES, DATA, ROOT, RULES, SHIPPED_CASES, SHIPPED_RULES, run, shipped_report

SHIPPED = sorted([*SHIPPED_RULES.rglob("*.yaml"), *SHIPPED_CASES.rglob("*.yaml")])


@cache
def schema(what: str) -> dict[str, Any]:
    made: dict[str, Any] = run("schema", what, rules=None).json
    return made


def validator(what: dict[str, Any]) -> Any:
    """Return the validator of the dialect that a schema names."""
    return jsonschema.validators.validator_for(what)(what)


def kind(path: Path) -> str:
    return "case" if SHIPPED_CASES in path.parents else "tests" if path.name.endswith(TESTS) else "rule"


def closed(part: Any) -> Any:
    """Return the schema with every object closed: a key that the schema does not name is then an error."""
    if isinstance(part, dict):
        inner = {k: closed(v) for k, v in part.items()}
        return {**inner, "additionalProperties": False} if "properties" in part else inner
    return [closed(p) for p in part] if isinstance(part, list) else part


def fits(data: Any, what: dict[str, Any]) -> None:
    error = jsonschema.exceptions.best_match(validator(what).iter_errors(data))
    assert error is None, f"{error.json_path}: {error.message[:300]}"


@pytest.mark.parametrize(
    "args", [[], ["-v"], ["--lang", "ar"], ["--known-on", "2004-03-02"], ["--law-date", "2011-06-01"]], ids=str
)
def test_a_report_fits_its_schema_and_holds_nothing_else(args: list[str]) -> None:
    report = run("check", CASES, DATA / "nothing.yaml", "--format", "json", *args).json
    assert report["faults"]
    fits(report, closed(schema("report")))


def test_the_report_of_the_shipped_cases_fits_its_schema() -> None:
    for lang in ("en", "ar"):
        fits(json.loads(render(shipped_report(lang))), closed(schema("report")))


def test_a_report_with_something_missing_or_amiss_does_not_fit() -> None:
    report = run("check", CASES / "unless.yaml", "--format", "json").json
    for key in report:
        less = {k: v for k, v in report.items() if k != key}
        assert not jsonschema.Draft202012Validator(schema("report")).is_valid(less), key
    wrong = copy.deepcopy(report)
    wrong["cases"][0]["items"][0]["findings"][0]["elements"][0]["truth"] = "maybe"
    assert not jsonschema.Draft202012Validator(schema("report")).is_valid(wrong)


@pytest.mark.parametrize("path", sorted(SHIPPED_CASES.rglob("*.yaml")), ids=lambda p: p.name)
def test_a_shipped_case_fits_its_schema(path: Path) -> None:
    fits(read(path).data, schema("case"))


@pytest.mark.parametrize("path", sorted(SHIPPED_RULES.rglob("*.yaml")), ids=lambda p: p.relative_to(SHIPPED_RULES).as_posix())
def test_a_shipped_rule_file_fits_its_schema(path: Path) -> None:
    fits(read(path).data, schema(kind(path)))


def test_made_up_files_fit_too() -> None:
    for path in RULES.rglob("*.yaml"):
        fits(read(path).data, schema(kind(path)))
    for path in CASES.rglob("*.yaml"):
        fits(read(path).data, schema("case"))


@pytest.mark.parametrize(
    ("what", "key"), [("case", "titel"), ("case", "from"), ("rule", "paragraf"), ("rule", "facts")], ids=lambda x: x
)
def test_a_key_that_is_not_known_does_not_fit(what: str, key: str) -> None:
    path = CASES / "unless.yaml" if what == "case" else RULES / "north" / "r1.yaml"
    data: Any = read(path).data
    assert not validator(schema(what)).is_valid({**data, key: "x"})


def test_every_model_of_a_schema_that_people_write_has_a_description() -> None:
    for what in ("case", "rule", "tests"):
        for name, model in schema(what)["definitions"].items():
            assert model.get("description") or "enum" in model or "const" in model, (what, name)


def test_schemas_name_no_python_key() -> None:
    """Keys are those of the file (from, except), never those of the code (from_, except_)."""
    for what in ("case", "rule", "tests"):
        for name, model in schema(what)["definitions"].items():
            for key in model.get("properties", {}):
                assert not key.endswith("_"), (what, name, key)


@pytest.mark.parametrize(
    ("file", "what"),
    [("rules/rule.schema.json", "rule"), ("rules/tests.schema.json", "tests"), ("cases/case.schema.json", "case")],
)
def test_the_shipped_schema_is_the_one_the_command_prints(file: str, what: str) -> None:
    """Make it again with: compliance schema WHAT > FILE."""
    assert (ROOT / file).read_text(encoding="utf-8") == run("schema", what, rules=None).out


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_shipped_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    head, _, named = first.partition("$schema=")
    assert head == "# yaml-language-server: "
    expected = (SHIPPED_CASES if kind(path) == "case" else SHIPPED_RULES) / f"{kind(path)}.schema.json"
    assert (path.parent / named).resolve() == expected
    assert expected.is_file()
