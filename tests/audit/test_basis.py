"""What a finding rests on, as hashes: they move with what it stands on, and with nothing else."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from tests.audit.support import bases, change, report, rewrite, world

KEY = ("crates", "sale", "north.arms.goods")


def moved(old: Any, new: Any) -> set[str]:
    one, other = bases(old)[KEY], bases(new)[KEY]
    return {what for what in ("facts", "rules") if one[what] != other[what]}


def case_edit(tmp_path: Path, edit: Any) -> set[str]:
    rules, cases = world(tmp_path)
    old = report(cases / "conflict.yaml", rules, tmp_path / "old.json")
    rewrite(cases / "conflict.yaml", edit)
    return moved(old, report(cases / "conflict.yaml", rules, tmp_path / "new.json"))


def claim(data: Any, name: str) -> Any:
    return next(c for c in data["claims"] if c["id"] == name)


def _reorder(data: Any) -> None:
    data["claims"].reverse()
    data["items"] = dict(reversed(data["items"].items()))


def _label(data: Any) -> None:
    data["title"]["en"] = "Another title"
    data["items"]["crates"]["label"]["en"] = "wooden crates"
    data["sources"]["paper"]["title"]["en"] = "The Other Paper"
    claim(data, "x1")["says"]["en"] = "Told otherwise."


def _elsewhere(data: Any) -> None:
    extra = copy.deepcopy(claim(data, "x1"))
    extra |= {"id": "elsewhere", "states": {"launch": {"class": "flour"}}}
    data["claims"].append(extra)


def _class(data: Any) -> None:
    claim(data, "x1")["states"]["crates"]["class"] = "vest"


def _stage(data: Any) -> None:
    claim(data, "x1")["states"]["crates.sale"]["stage"] = "agreed"


def _exempting(data: Any) -> None:
    extra = copy.deepcopy(claim(data, "x1"))
    extra |= {"id": "purpose", "states": {"crates.sale": {"purpose": ["relief"]}}}
    data["claims"].append(extra)


def _day(data: Any) -> None:
    data["sources"]["paper"]["published"] = "2004-03-05"


def _text(data: Any) -> None:
    data["sources"]["paper"]["sha256"] = "0" * 64


@pytest.mark.parametrize("edit", [lambda _: None, _reorder, _label, _elsewhere])
def test_what_a_finding_does_not_rest_on_moves_nothing(tmp_path: Path, edit: Any) -> None:
    assert case_edit(tmp_path, edit) == set()


@pytest.mark.parametrize("edit", [_class, _stage, _exempting, _day, _text])
def test_what_it_rests_on_in_the_case_moves_the_facts_alone(tmp_path: Path, edit: Any) -> None:
    assert case_edit(tmp_path, edit) == {"facts"}


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # A condition of the paragraph, one of an exemption, an actor that is named, the days of the law.
        ("north/r1.yaml", "when: {term: military_goods}", "when: {fact: class, is: rifle}", {"rules"}),
        ("north/r1.yaml", "{fact: class, is: vest}", "{fact: class, is: rifle}", {"rules"}),
        ("north/r1.yaml", "the item is military,", "the item is of military use,", {"rules"}),
        ("north/regime.yaml", "as_known_to: ", "as_known_to: 2010-11-30 # ", {"rules"}),
        # Names and comments.
        ("north/r1.yaml", "label: {en: goods,", "label: {en: merchandise,", set()),
        ("north/r1.yaml", "instrument: r1-2001", "# a comment\ninstrument: r1-2001", set()),
        # A paragraph of another regime.
        ("south/r3.yaml", "from: ", "from: 2003-01-01 # ", set()),
    ],
)  # fmt: skip
def test_a_change_of_the_rules_moves_the_rules_alone(tmp_path: Path, file: str, old: str, new: str, expected: set[str]) -> None:
    rules, cases = world(tmp_path)
    first = report(cases / "conflict.yaml", rules, tmp_path / "old.json")
    change(rules / file, old, new)
    assert moved(first, report(cases / "conflict.yaml", rules, tmp_path / "new.json")) == expected


def test_options_are_part_of_what_it_rests_on(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    old = report(cases / "conflict.yaml", rules, tmp_path / "old.json")
    assert moved(old, report(cases / "conflict.yaml", rules, tmp_path / "a.json", "--law-date", "2004-01-01")) == {"rules"}
    assert moved(old, report(cases / "conflict.yaml", rules, tmp_path / "b.json", "--known-on", "2004-03-09")) == {"facts"}
    assert moved(old, report(cases / "conflict.yaml", rules, tmp_path / "c.json", "--lang", "ar")) == set()
