"""Findings are paired by what identifies them and told apart aspect by aspect, the same both ways round."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from compliance.report.compare import Difference, differences, paired

tables = st.dictionaries(st.sampled_from("abc"), st.none() | st.booleans())
standings = st.fixed_dictionaries(
    {"status": st.sampled_from(["open", "touched"]), "exemption": tables, "roots": st.lists(st.sampled_from("xy"))}
)


@given(tables, tables)
def test_every_name_stands_once_those_of_the_older_first(old: dict[str, Any], new: dict[str, Any]) -> None:
    rows = list(paired(old, new))
    names = [name for name, _, _ in rows]
    assert names[: len(old)] == list(old) and sorted(names) == sorted({*old, *new})
    assert all((was, now) == (old.get(name), new.get(name)) for name, was, now in rows)


@given(standings)
def test_a_standing_does_not_differ_from_itself(one: dict[str, Any]) -> None:
    assert not list(differences(one, deepcopy(one)))


@given(standings, standings)
def test_what_differs_differs_the_other_way_round(old: dict[str, Any], new: dict[str, Any]) -> None:
    there, back = list(differences(old, new)), list(differences(new, old))
    assert sorted(map(repr, there)) == sorted(repr(Difference(d.aspect, d.name, d.new, d.old)) for d in back)
    assert bool(there) == (old != new)


def test_what_is_unknown_on_one_side_and_absent_on_the_other_differs() -> None:
    assert list(differences({"elements": {"a": None}}, {"elements": {}})) == [Difference("elements", "a", None, None)]
