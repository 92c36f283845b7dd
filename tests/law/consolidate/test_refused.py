"""Amendments that find nothing to amend: not made, and a fault of a tree that is read without readings."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.law.consolidate import Law
from tests.law.consolidate.build import FIRST, act, case, cases_of, force, law, limb, object_of, on, text, when

END, BACK = on(2005), on(2008)
OTHER = {"id": "other", "holder": text("h"), "says": text("s")}


def amended(effect: dict[str, Any], **more: Any) -> Law:
    return law(r1=[limb("a.x", **more)], r2=[act("n.one", END, {**effect, "limbs": ["a.x"]})])


@pytest.mark.parametrize("do", ["widen", "replace_element"])
def test_an_element_that_is_not_there_is_neither_widened_nor_replaced(do: str) -> None:
    """As a new element it would narrow what was to be widened."""
    made = amended({"do": do, "element": "objct", "when": when("more"), "says": text("so")})
    (fault,) = made.faults
    assert fault.message == "'a.x' has no element 'objct'"
    assert fault.fix == "did you mean 'object'?"
    assert list(made.versions("a.x")[-1].content.elements) == ["object"]


def test_a_new_element_narrows_and_says_what_it_asks() -> None:
    made = amended({"do": "narrow", "element": "place", "when": when("here")})
    assert [f.message for f in made.faults] == ["the new element 'place' of 'a.x' says nothing"]
    made = amended({"do": "narrow", "element": "place", "when": when("here"), "says": text("so")})
    assert made.faults == []
    assert list(made.versions("a.x")[-1].content.elements) == ["object", "place"]


def test_the_readings_of_an_element_are_amended_with_it_and_go_when_it_is_replaced() -> None:
    element = {"says": text("so"), "when": when("object"), "readings": [{**OTHER, "when": when("read")}]}
    narrowed = amended({"do": "narrow", "element": "object", "when": when("thin")}, elements={"object": element})
    (reading,) = narrowed.versions("a.x")[-1].content.elements["object"].readings
    assert [c.judge for c in reading.when.all_ or ()] == ["read", "thin"]
    replaced = amended({"do": "replace_element", "element": "object", "when": when("new")}, elements={"object": element})
    assert replaced.versions("a.x")[-1].content.elements["object"].readings == []
    assert object_of(replaced.versions("a.x")[-1]) == "new"


def test_a_case_that_is_not_there_is_not_removed() -> None:
    made = amended({"do": "remove_case", "case": "al"}, procedure={"all": case("all"), "more": case("more")})
    assert [f.render() for f in made.faults] == ["r2:1:1: error: 'a.x' has no case 'al'; did you mean 'all'?"]


def test_the_only_case_is_not_removed() -> None:
    """An exemption left without any case would ask for no procedure at all."""
    made = amended({"do": "remove_case", "case": "all"})
    assert [f.message for f in made.faults] == ["'all' is the only case of 'a.x'"]
    assert cases_of(made.versions("a.x")[-1]) == {"all": "none"}


def test_what_has_no_last_day_is_not_extended() -> None:
    """Else the extension would give an end to what had none."""
    made = amended({"do": "extend", "until": BACK})
    assert [f.message for f in made.faults] == ["'a.x' has no last day that could be extended"]
    assert force(made, "a.x", on(2099)) is True


def test_under_a_reading_it_is_no_fault() -> None:
    """The reading has moved what the later amendment rests on."""
    first = {"do": "extend", "limbs": ["a.x"], "until": on(2005), "readings": [{**OTHER, "applies": False}]}
    second = {"do": "extend", "limbs": ["a.x"], "until": on(2007)}
    files = {"r1": [limb("a.x", until=on(2003))], "r2": [act("n.one", on(2002), first), act("n.two", on(2004), second)]}
    assert law(**files).faults == []
    made = law(["other"], **files)
    assert made.faults == []
    assert [force(made, "a.x", on(year)) for year in (2003, 2004, 2006)] == [True, False, False]


def test_a_clash_that_only_a_reading_brings_is_a_clash_under_it() -> None:
    one = {"do": "set_case", "limbs": ["a.x"], "case": "all", "to": case("one"), "readings": [{**OTHER, "from": BACK}]}
    two = {**one, "to": case("two"), "readings": []}
    files = {"r1": [limb("a.x")], "r2": [act("n.one", END, one)], "r3": [act("n.two", BACK, two)]}
    assert law(**files)
    with pytest.raises(Exception, match=r"change case:all of 'a.x'"):
        law(["other"], **files)


def test_a_low_order_does_not_go_before_the_first_day_of_what_it_amends() -> None:
    made = law(
        r1=[limb("a.x")],
        r2=[act("n.one", FIRST, {"do": "set_case", "limbs": ["a.x"], "case": "all", "to": case("all", "new"), "order": -99})],
    )
    assert cases_of(made.on("a.x", FIRST)) == {"all": "new"}


def test_suspensions_renewed_without_a_day_between_need_no_order() -> None:
    made = law(
        r1=[limb("a.x")],
        r2=[act("n.one", on(2002), {"do": "suspend", "limbs": ["a.x"], "until": on(2002, 12, 31)})],
        r3=[act("n.two", on(2003), {"do": "suspend", "limbs": ["a.x"], "until": on(2003, 12, 31)})],
    )
    assert [force(made, "a.x", day) for day in (on(2002, 12, 31), on(2003), on(2003, 12, 31), on(2004))] == [
        False, False, False, True,
    ]  # fmt: skip


def test_a_reading_of_a_last_day_is_not_reckoned_from_months() -> None:
    effect = {"do": "extend", "limbs": ["a.x"], "months": 12, "readings": [{**OTHER, "until": on(2009, 6, 30)}]}
    files = {"r1": [limb("a.x", until=on(2008))], "r2": [act("n.one", on(2007, 12, 1), effect)]}
    (plain, read) = (law(r, **files).versions("a.x")[-1].content for r in ([], ["other"]))
    assert (plain.until, plain.until_computed) == (on(2008, 12, 1), True)
    assert (read.until, read.until_computed) == (on(2009, 6, 30), False)
