"""What changed in the text: exactly what was changed, and on the other way round its mirror."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.authoring.diff.changes import Change, How, Nature, compare, written
from compliance.authoring.diff.meaning import changed_days
from compliance.authoring.diff.reach import findings_reached
from compliance.files.yaml import read
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from tests.authoring.diff.edits import EDITS, Edit, loaded, tree
from tests.cli.support import RULES, SHIPPED_RULES


@pytest.fixture(scope="module")
def plain() -> RuleSet:
    return load_valid(RULES)


@pytest.mark.parametrize("edit", EDITS, ids=lambda e: e.id)
def test_a_change_of_one_thing_is_told_as_that_thing(edit: Edit, plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", edit)
    (change,) = compare(plain, other)
    assert (change.key.kind, change.key.name, change.how, change.nature) == (edit.kind, edit.name, edit.change, edit.nature)
    assert edit.path in [f.code() for f in change.fields]
    assert {f.nature for f in change.fields} == {Nature(edit.nature)}


@pytest.mark.parametrize("edit", EDITS, ids=lambda e: e.id)
def test_what_a_limb_comes_to_is_compared_on_every_day(edit: Edit, plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", edit)
    if edit.kind in ("regime", "class"):
        return
    assert list(changed_days(plain, other)) == sorted(edit.limbs)
    assert changed_days(other, plain) == changed_days(plain, other)


def test_days_on_which_a_limb_says_something_else(plain: RuleSet, tmp_path: Path) -> None:
    by_id = {e.id: e for e in EDITS}
    found = {
        name: [d.text() for d in changed_days(plain, loaded(tmp_path / name.replace(" ", "-"), by_id[name]))[limb]]
        for name, limb in (
            ("a first day", "north.fuel.any"), ("an extension", "north.fuel.any"), ("a termination", "north.arms.training"),
            ("a step", "north.arms.training"), ("an element's condition", "north.fuel.any"),
        )
    }  # fmt: skip
    assert found == {
        "a first day": ["2001-01-01..2001-01-02"],
        "an extension": ["2011-12-31"],
        "a termination": ["2007"],
        "a step": ["2001-01-01..2006-12-31"],
        # Past the last known end the law is not known, which is not the same as not in force.
        "an element's condition": ["2001-01-01.."],
    }


def test_a_day_that_is_moved_says_by_how_much(plain: RuleSet, tmp_path: Path) -> None:
    edit = next(e for e in EDITS if e.id == "a first day")
    other = loaded(tmp_path / "t", edit)
    assert [f.days for c in compare(plain, other) for f in c.fields] == [2]
    assert [f.days for c in compare(other, plain) for f in c.fields] == [-2]


def test_a_limb_that_asks_a_changed_limb_is_reached_and_says_something_else(plain: RuleSet, tmp_path: Path) -> None:
    edit = next(e for e in EDITS if e.id == "a link dropped")
    other = loaded(tmp_path / "t", edit)
    (change,) = compare(plain, other)
    # The definition and the duties that follow it rest on it no more than on any other limb; the listing criterion asks it.
    assert findings_reached(change, plain, other) == ["north.arms.goods", "north.listing.any"]


def test_reference_data_reaches_what_reads_it(plain: RuleSet, tmp_path: Path) -> None:
    by_id = {e.id: e for e in EDITS}

    def of(name: str) -> list[str]:
        other = loaded(tmp_path / name.replace(" ", "-"), by_id[name])
        (change,) = compare(plain, other)
        return findings_reached(change, plain, other)

    assert of("standing of an actor") == []
    assert "north.arms.goods" in of("a Member")
    assert of("a class of an item") == ["north.arms.goods", "north.fuel.any", "north.listing.any", "south.arms.goods"]
    assert of("a milestone") == []


def mirrored(changes: list[Change]) -> Iterator[tuple[object, ...]]:
    swap = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED, How.CHANGED: How.CHANGED}
    for c in changes:
        fields = sorted(
            (tuple(sorted(f.code().replace("→", ".").split("."))), swap[f.how], written(f.new), written(f.old), -(f.days or 0))
            for f in c.fields
        )
        yield c.key, swap[c.how], c.nature, fields


def told(changes: list[Change]) -> Iterator[tuple[object, ...]]:
    for c in changes:
        fields = sorted(
            (tuple(sorted(f.code().replace("→", ".").split("."))), f.how, written(f.old), written(f.new), f.days or 0)
            for f in c.fields
        )
        yield c.key, c.how, c.nature, fields


@settings(max_examples=15)
@given(st.sets(st.sampled_from(EDITS)), st.sets(st.sampled_from(EDITS)))
def test_any_edits_are_told_each_and_the_other_way_round_mirrored(left: set[Edit], right: set[Edit]) -> None:
    with tempfile.TemporaryDirectory() as made:
        order = EDITS.index
        a = loaded(Path(made, "a"), *sorted(left, key=order))
        b = loaded(Path(made, "b"), *sorted(right, key=order))
        forth, back = compare(a, b), compare(b, a)
        assert {(c.key.kind, c.key.name) for c in forth} == {(e.kind, e.name) for e in left ^ right}
        assert list(mirrored(back)) == list(told(forth))
        assert changed_days(a, b) == changed_days(b, a)


@pytest.mark.parametrize("root", [RULES, SHIPPED_RULES], ids=["made-up", "shipped"])
def test_a_tree_is_no_other_than_itself(root: Path) -> None:
    one, other = load_valid(root), load_valid(root)
    assert compare(one, other) == []
    assert changed_days(one, other) == {}


def shuffled(data: Any, random: Random) -> Any:
    if isinstance(data, dict):
        keys = list(data)
        random.shuffle(keys)
        return {k: shuffled(data[k], random) for k in keys}
    if isinstance(data, list):
        return [shuffled(v, random) for v in data]
    return data


@settings(max_examples=8)
@given(st.integers(0, 10**6))
def test_another_writing_of_the_same_is_no_change(seed: int) -> None:
    random = Random(seed)
    one = load_valid(RULES)
    with tempfile.TemporaryDirectory() as made:
        for i, path in enumerate(sorted(RULES.rglob("*.yaml"))):
            text = json.dumps(
                shuffled(read(path).data, random), ensure_ascii=random.random() < 0.5, indent=random.choice([None, 1])
            )
            Path(made, f"{i}.yaml").write_text(f"# {seed}\n{text}\n", encoding="utf-8")
        other = load_valid(Path(made))
    assert compare(one, other) == []
    assert changed_days(one, other) == {}


def rewritten(folder: Path, file: str, old: str, new: str) -> RuleSet:
    path = tree(folder) / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_valid(folder)


def test_a_node_that_moves_to_another_instrument_is_moved(plain: RuleSet, tmp_path: Path) -> None:
    folder = tree(tmp_path / "t")
    text = (folder / "north/r1.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - node: north.calm"), text.index("  - node: north.listing")
    (folder / "north/r1.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    with (folder / "north/r2.yaml").open("a", encoding="utf-8") as file:
        file.write(text[start:end])
    (change,) = compare(plain, load_valid(folder))
    assert (change.key, change.how, change.nature) == (("paragraph", "north.calm"), How.CHANGED, Nature.PLACE)
    assert [(f.code(), f.old, f.new) for f in change.fields] == [("home", "r1-2001", "r2-2005")]


def test_added_and_removed_things(plain: RuleSet, tmp_path: Path) -> None:
    old = '  - para: "7"\n    pinpoint: not_seen\n    subject: {en: travel, ar: السفر}\n'
    old += "    why: {en: no persons here, ar: لا أشخاص هنا}\n    from: 2001-01-01\n"
    other = rewritten(tmp_path / "t", "north/r1.yaml", old, "")
    assert [(c.key, c.how) for c in compare(plain, other)] == [(("not_encoded", "r1-2001/7"), How.REMOVED)]
    assert [(c.key, c.how) for c in compare(other, plain)] == [(("not_encoded", "r1-2001/7"), How.ADDED)]


def test_a_new_class_changes_no_limb(plain: RuleSet, tmp_path: Path) -> None:
    """No case that both trees can read holds it, so there is nothing to disagree about."""
    line = "  pistol: {label: {en: pistol, ar: مسدس}, under: arms}\n"
    other = rewritten(tmp_path / "t", "vocabulary/classes.yaml", "  vest:", line + "  vest:")
    assert [(c.key, c.how, c.nature) for c in compare(plain, other)] == [(("class", "pistol"), How.ADDED, Nature.MEANING)]
    assert list(changed_days(plain, other)) == []


def test_a_class_that_moves_changes_the_limbs_that_ask_it(plain: RuleSet, tmp_path: Path) -> None:
    line = "  fuel: {label: {en: fuel, ar: وقود}, under: thing}"
    other = rewritten(tmp_path / "t", "vocabulary/classes.yaml", line, line.replace("thing", "arms"))
    assert list(changed_days(plain, other)) == ["north.arms.goods", "north.listing.any", "south.arms.goods"]


def test_a_renamed_definition_that_says_the_same_changes_no_limb(plain: RuleSet, tmp_path: Path) -> None:
    folder = tree(tmp_path / "t")
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("military_goods", "war_goods"), encoding="utf-8")
    other = load_valid(folder)
    kinds = {(c.key.kind, c.how) for c in compare(plain, other)}
    assert kinds == {("definition", How.ADDED), ("definition", How.REMOVED), ("limb", How.CHANGED)}
    assert list(changed_days(plain, other)) == []


def test_a_limb_of_one_side_differs_where_it_is_in_force(plain: RuleSet, tmp_path: Path) -> None:
    folder = tree(tmp_path / "t")
    text = (folder / "north/r1.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - node: north.listing"), text.index("not_encoded:")
    (folder / "north/r1.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    other = load_valid(folder)
    assert {c.key.kind for c in compare(plain, other)} == {"paragraph", "limb"}
    assert {r: [d.text() for d in days] for r, days in changed_days(plain, other).items()} == {
        "north.listing.any": ["2001-01-01.."]
    }


@pytest.mark.parametrize("data", ["word", 7, True, None, ["a", "b"], {"when": {"fact": "x", "is": True}}, "2001-01-01"])
def test_what_is_written_reads_back(data: Any) -> None:
    text = written(data)
    assert "\n" not in text
    assert data == (text if isinstance(data, str) else yaml.safe_load(text))
