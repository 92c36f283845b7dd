"""The schemas as editors read them: draft 7 and nothing newer, a description for each key, and faults where there are some."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from compliance.files.yaml import read
from tests.cli.support import RULES
from tests.report.test_schemas import schema

WHAT = ("case", "rule", "tests")
# Keywords that came after draft 7: an editor passes over them, and what they say is not held.
NEWER = {
    "$defs", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$vocabulary", "prefixItems", "unevaluatedProperties",
    "unevaluatedItems", "dependentRequired", "dependentSchemas", "minContains", "maxContains", "discriminator",
}  # fmt: skip


def parts(part: Any, path: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema inside a schema; the keys under ``properties`` and ``definitions`` are names, not keywords."""
    if isinstance(part, list):
        for i, p in enumerate(part):
            yield from parts(p, f"{path}/{i}")
    if not isinstance(part, dict):
        return
    yield path, part
    for key, value in part.items():
        if key in ("properties", "definitions"):
            for name, p in value.items():
                yield from parts(p, f"{path}/{key}/{name}")
        elif key not in ("enum", "const", "default", "required", "dependencies", "enumDescriptions"):
            yield from parts(value, f"{path}/{key}")


@pytest.mark.parametrize("what", WHAT)
def test_it_is_draft_7_and_nothing_newer(what: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(what))
    for path, part in parts(schema(what)):
        assert not NEWER & set(part), path
        assert not [k for k in part if k.startswith("x-")], path
        if "$ref" in part:
            assert set(part) == {"$ref"}, f"{path}: what stands beside a reference is not read"
            assert part["$ref"].removeprefix("#/definitions/") in schema(what)["definitions"]


@pytest.mark.parametrize("what", WHAT)
def test_every_key_has_a_description(what: str) -> None:
    for path, part in parts(schema(what)):
        for name, p in part.get("properties", {}).items():
            said = p.get("description", "")
            assert said, f"{path}/{name}"
            assert said[-1] in ".o;)" or len(said) < 60, f"{path}/{name}: {said}"
            assert p.get("title") is None


@pytest.mark.parametrize("what", WHAT)
def test_every_word_of_a_choice_that_has_descriptions_has_one(what: str) -> None:
    found = 0
    for path, part in parts(schema(what)):
        if "enumDescriptions" in part:
            found += 1
            assert len(part["enumDescriptions"]) == len(part["enum"]), path
    assert found


def r1() -> Any:
    return copy.deepcopy(read(RULES / "north" / "r1.yaml").data)


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Set what a path leads to; ``...`` removes it."""
    at = data
    for part in path[:-1]:
        at = at[part]
    if value is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return data


LIMB = ("paragraphs", 0, "limbs", 0)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("symbol",), ...),
        (("adopted",), ...),
        (("symbol",), 1970),
        (("title",), "text"),
        (("title",), {"en": "only one language"}),
        (("title",), {"en": "", "ar": "x"}),
        (("paragrafs",), []),
        (("paragraphs",), {}),
        (("paragraphs", 0, "pinpoint"), "unseen"),
        (("paragraphs", 0, "confidence"), "sure"),
        (("paragraphs", 0, "node"), "Not A Node"),
        (("paragraphs", 0, "limbs"), []),
        ((*LIMB, "kind"), "prohibiton"),
        ((*LIMB, "binding"), True),
        ((*LIMB, "from"), ...),
        ((*LIMB, "principal"), "yes"),
        ((*LIMB, "nexus"), "own_act"),
        ((*LIMB, "elements"), []),
        ((*LIMB, "elements"), {"object": {"says": {"en": "x", "ar": "x"}}}),
        ((*LIMB, "shown_when"), {}),
        ((*LIMB, "shown_when"), {"fact": "origin"}),
        ((*LIMB, "shown_when"), {"is": True}),
        ((*LIMB, "shown_when"), {"fact": "origin", "is": "XN", "in": ["XN"]}),
        ((*LIMB, "shown_when"), {"term": "a", "judge": "b"}),
        ((*LIMB, "shown_when"), {"term": "a", "outcome": "clear"}),
        ((*LIMB, "shown_when"), {"all": [{"any": [{"fact": "origin"}]}]}),
        ((*LIMB, "shown_when"), {"fact": "date", "before": "2011-2-6"}),
        ((*LIMB, "effects"), [{"do": "prolong"}]),
        ((*LIMB, "effects"), [{"do": "extend", "order": "first"}]),
        ((*LIMB, "procedure"), {"all": {"says": {"en": "x", "ar": "x"}, "step": "none", "working_days": 0}}),
    ],
    ids=str,
)
def test_a_broken_rule_file_does_not_fit(path: tuple[Any, ...], value: Any) -> None:
    validator = jsonschema.Draft7Validator(schema("rule"))
    assert validator.is_valid(r1())
    assert not validator.is_valid(put(r1(), path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tests",), ...),
        (("exampels",), []),
        (("examples", 0, "id"), "Not An Id"),
        (("examples", 0, "limb"), ...),
        (("examples", 0, "expect"), "tuoched"),
        (("examples", 0, "facts"), []),
        (("examples", 0, "facts"), {"origin": {"unknown": "dunno"}}),
        (("examples", 0, "facts"), {"origin": {"any_of": ["XN"]}}),
        (("examples", 0, "elements"), {"object": "maybe"}),
        (("examples", 0, "judged"), {"question": "yes"}),
        (("base",), []),
    ],
    ids=str,
)
def test_a_broken_file_of_tests_does_not_fit(path: tuple[Any, ...], value: Any) -> None:
    good = {"tests": "made.r1", "examples": [{"id": "one", "limb": "a.b", "facts": {"origin": "XN"}, "expect": "touched"}]}
    validator = jsonschema.Draft7Validator(schema("tests"))
    assert validator.is_valid(good)
    assert not validator.is_valid(put(good, path, value))
