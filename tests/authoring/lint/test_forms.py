"""Conditions that are written otherwise and say the same, and facts that decide against what is asked together."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.authoring.linter.languages import wrong
from compliance.authoring.linter.possible import decided_against
from compliance.files.schema_types import Bilingual
from compliance.law.canonical import form
from compliance.law.validate import load_valid
from compliance.logic.condition import Condition
from tests.authoring.lint.support import GOOD

FACTS = {"approval": ("granted", "refused"), "conduct": ("sale", "supply", "training", "inspection")}
TREE = load_valid(GOOD)


def leaves() -> st.SearchStrategy[dict[str, Any]]:
    def of(fact: str) -> st.SearchStrategy[dict[str, Any]]:
        one = st.sampled_from(FACTS[fact])
        some = st.lists(one, min_size=1, max_size=3)
        return one.map(lambda v: {"fact": fact, "is": v}) | some.map(lambda v: {"fact": fact, "in": v})

    return st.sampled_from(sorted(FACTS)).flatmap(of) | st.just({"term": "supplied"})


def conditions() -> st.SearchStrategy[dict[str, Any]]:
    return st.recursive(
        leaves(),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3).map(lambda v: {"all": v})
            | st.lists(inner, min_size=1, max_size=3).map(lambda v: {"any": v})
            | inner.map(lambda v: {"not": v})
        ),
        max_leaves=8,
    )


def holds(c: dict[str, Any], world: dict[str, str]) -> bool:
    """The meaning of a condition where every fact is known: the plainest way to say it."""
    if "all" in c:
        return all(holds(part, world) for part in c["all"])
    if "any" in c:
        return any(holds(part, world) for part in c["any"])
    if "not" in c:
        return not holds(c["not"], world)
    if "term" in c:
        return world["conduct"] in ("sale", "supply")
    return world[c["fact"]] in (c["in"] if "in" in c else [c["is"]])


WORLDS = [dict(zip(FACTS, values, strict=True)) for values in product(*FACTS.values())]


def read(c: dict[str, Any]) -> Condition:
    return Condition.model_validate(c)


@given(conditions())
def test_a_form_says_what_the_condition_says(c: dict[str, Any]) -> None:
    made = form(read(c))
    assert form(read(made)) == made
    for world in WORLDS:
        assert holds(made, world) == holds(c, world)


@given(conditions(), st.data())
def test_order_and_repetition_change_no_form(c: dict[str, Any], data: st.DataObject) -> None:
    def shaken(one: dict[str, Any]) -> dict[str, Any]:
        for head in ("all", "any"):
            if head in one:
                parts = [shaken(part) for part in data.draw(st.permutations(one[head]))]
                twice = parts + parts[: data.draw(st.integers(0, 1))]
                return {head: twice}
        if "not" in one:
            return {"not": shaken(one["not"])}
        if "in" in one:
            return {**one, "in": data.draw(st.permutations(one["in"]))}
        return one

    other = shaken(c)
    assert form(read({"all": [other]})) == form(read(c))
    assert form(read({"not": {"not": other}})) == form(read(c))


@given(st.lists(st.lists(conditions(), min_size=1, max_size=2), min_size=1, max_size=4))
def test_what_is_said_to_be_impossible_is(asked: list[list[dict[str, Any]]]) -> None:
    """Each entry is an element, met where any of its ways is; a fact decides against them only if no world meets all."""
    fact = decided_against(TREE, [tuple(read(way) for way in ways) for ways in asked])
    if fact is not None:
        assert not any(all(any(holds(way, world) for way in ways) for ways in asked) for world in WORLDS)


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        ({"fact": "approval", "is": "granted"}, {"fact": "approval", "is": "refused"}, "approval"),
        ({"term": "supplied"}, {"fact": "conduct", "in": ["training", "inspection"]}, "conduct"),
        ({"term": "supplied"}, {"not": {"term": "supplied"}}, "conduct"),
        ({"term": "supplied"}, {"fact": "approval", "is": "granted"}, None),
        ({"any": [{"term": "supplied"}, {"judge": "is it so?"}]}, {"fact": "conduct", "is": "training"}, None),
        # The list of places is not closed: another one may be reported.
        ({"fact": "inspection_place", "is": "seaport"}, {"fact": "inspection_place", "is": "high_seas"}, None),
    ],
)
def test_pairs(one: dict[str, Any], other: dict[str, Any], fact: str | None) -> None:
    assert decided_against(TREE, [(read(one),), (read(other),)]) == fact


@pytest.mark.parametrize(
    ("en", "ar", "languages"),
    [
        ("goods", "البضائع", []),
        ("UNSMIL", "بعثة الأمم المتحدة", []),
        ("12", "12", []),
        ("goods", "goods", ["ar"]),
        ("goods", "Bada'i", ["ar"]),
        ("البضائع", "البضائع", ["ar"]),
        ("البضائع", "goods", ["en", "ar"]),
        (" ", "البضائع", ["en"]),
        ("goods", "\u00a0 ", ["ar"]),
        ("goods (البضائع)", "البضائع", ["en"]),
        ("goods", "البضائع (goods)", []),
        ("goods", "123", []),
    ],
)
def test_languages(en: str, ar: str, languages: list[str]) -> None:
    assert [language for language, _, _ in wrong(Bilingual(en=en, ar=ar))] == languages
