"""Which findings of an archive change, and through what."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.authoring.diff.archive import Archive, FindingChange, archive
from compliance.authoring.diff.changes import compare
from compliance.authoring.diff.meaning import changed_days
from compliance.authoring.diff.through import Through
from compliance.check.status import Status
from compliance.law.load import RuleSet
from compliance.law.validate import load_valid
from tests.authoring.diff.edits import EDITS, Edit, loaded
from tests.cli.support import CASES, RULES

BY_ID = {e.id: e for e in EDITS}


@pytest.fixture(scope="module")
def plain() -> RuleSet:
    return load_valid(RULES)


def named(found: Archive, old: RuleSet, new: RuleSet) -> dict[tuple[str, str, str], tuple[list[str], bool]]:
    through = Through(found, compare(old, new))
    made = {}
    for f in found.findings:
        changes, sure = through.of(f)
        made[(f.at.case, f.at.item, f.at.limb)] = ([c.key.name for c in changes], sure)
    return made


def stands(change: FindingChange) -> tuple[Status | None, Status | None]:
    return (change.old.answer.status if change.old else None, change.new.answer.status if change.new else None)


def test_a_finding_changes_through_the_limb_itself(plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", BY_ID["an element's condition"])
    found = archive(plain, other, [CASES])
    assert [(f.at, stands(f), f.parts) for f in found.findings if f.at.case == "clear"] == [
        (("clear", "flour", "sale", "north.fuel.any"), (Status.NOT_TOUCHED, Status.TOUCHED), ("object",))
    ]
    assert named(found, plain, other)[("clear", "flour", "north.fuel.any")] == (["north.fuel.any"], True)
    assert ("clear", "flour", Status.NOT_TOUCHED, Status.TOUCHED) in [(i.case, i.item, i.old, i.new) for i in found.items]


def test_a_finding_changes_through_an_exemption(plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", BY_ID["an exemption"])
    found = archive(plain, other, [CASES / "touched.yaml"])
    (change,) = (f for f in found.findings if f.at.limb == "north.arms.goods")
    assert stands(change) == (Status.TOUCHED, Status.TOUCHED_UNLESS)
    assert (change.old and change.old.open_exemptions, change.new and change.new.open_exemptions) == ((), ("north.vests.any",))
    assert change.parts == ("north.vests.any",)
    assert named(found, plain, other)[("touched", "rifles", "north.arms.goods")] == (["north.vests.any"], True)


def test_a_finding_changes_through_the_stages_of_a_conduct(plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", BY_ID["stages of a conduct"])
    found = archive(plain, other, [CASES / "unless.yaml"])
    change = next(f for f in found.findings if f.at[1:] == ("rifles", "sale", "north.arms.goods"))
    assert stands(change) == (Status.TOUCHED_UNLESS, Status.PROSPECTIVE)
    assert change.new and change.new.answer.carried is Status.TOUCHED_UNLESS
    assert change.parts == ("stage",)
    assert named(found, plain, other)[("unless", "rifles", "north.arms.goods")] == (["sale"], True)


def test_a_finding_changes_through_the_catalogue_and_through_reference_data(plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", BY_ID["a class of an item"])
    found = archive(plain, other, [CASES / "touched.yaml"])
    told = named(found, plain, other)
    assert ("touched", "rifles", "north.arms.goods") in told
    assert all(value == (["zr-5"], True) for value in told.values())


def test_a_change_of_a_reading_alone_is_told(plain: RuleSet, tmp_path: Path) -> None:
    other = loaded(tmp_path / "t", BY_ID["another reading"])
    found = archive(plain, other, [CASES / "open.yaml"])
    change = next(f for f in found.findings if f.at.limb == "north.arms.goods")
    assert change.old and change.new
    assert change.old.answer == change.new.answer
    assert [n for n, _ in change.old.readings] == ["every-aircraft"]
    assert [n for n, _ in change.new.readings] != [
        n for n, _ in change.old.readings
    ] or change.old.readings != change.new.readings
    assert named(found, plain, other)[("open", "aircraft", "north.arms.goods")] == (["military_goods"], True)


def test_of_several_changes_those_that_move_a_finding_are_named(plain: RuleSet, tmp_path: Path) -> None:
    several = [BY_ID[i] for i in ("a row of a definition", "stages of a conduct", "a link dropped", "a step", "a Member")]
    other = loaded(tmp_path / "t", *several)
    found = archive(plain, other, [CASES / "unless.yaml"])
    assert named(found, plain, other)[("unless", "rifles", "north.arms.goods")] == (["sale"], True)


def test_of_two_changes_that_each_suffice_both_are_named(plain: RuleSet, tmp_path: Path) -> None:
    twice = Edit("twice", "definitions.yaml", "      rows: {arms: true, vest: true", "      rows: {arms: false, vest: true",
                 "definition", "military_goods", "table.rows.arms", "meaning")  # fmt: skip
    away = Edit("away", "north/r1.yaml", "نورلاند}, when: {fact: destination, is: XN}}",
                "نورلاند}, when: {fact: destination, is: XS}}",
                "limb", "north.arms.goods", "elements.destination.when", "meaning")  # fmt: skip
    other = loaded(tmp_path / "t", twice, away)
    found = archive(plain, other, [CASES / "touched.yaml"])
    assert named(found, plain, other)[("touched", "rifles", "north.arms.goods")] == (
        ["north.arms.goods", "military_goods"],
        True,
    )


def test_a_limb_of_one_side_alone(plain: RuleSet, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    shutil.copytree(RULES, folder)
    text = (folder / "north/r1.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - node: north.listing"), text.index("not_encoded:")
    (folder / "north/r1.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    other = load_valid(folder)
    found = archive(plain, other, [CASES])
    # The findings that say nothing are counted; those that say something are listed.
    assert found.quiet
    assert {(f.at.limb, f.new) for f in found.findings} == {("north.listing.any", None)}
    back = archive(other, plain, [CASES])
    assert {(f.at, f.new) for f in back.findings} == {(f.at, f.old) for f in found.findings}
    assert back.quiet == found.quiet


def test_a_case_that_one_side_cannot_read_stops_no_other(plain: RuleSet, tmp_path: Path) -> None:
    folder = tmp_path / "t"
    shutil.copytree(RULES, folder)
    for path in folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("flour: {label", "meal: {label")
        path.write_text(text, encoding="utf-8")
    other = load_valid(folder)
    found = archive(plain, other, [CASES])
    assert {(side, Path(d.path).name) for side, d in found.faults} == {("new", "clear.yaml"), ("new", "conflict.yaml"),
                                                                     ("new", "unless.yaml")}  # fmt: skip
    assert len(found.cases) == len(list(CASES.glob("*.yaml")))
    assert found.compared
    assert found.findings == []


def test_paths_that_hold_no_case_and_cases_of_one_name(plain: RuleSet, tmp_path: Path) -> None:
    shutil.copy(CASES / "clear.yaml", tmp_path / "a.yaml")
    shutil.copy(CASES / "clear.yaml", tmp_path / "b.yaml")
    found = archive(plain, plain, [tmp_path, tmp_path / "nowhere"])
    also = f"case 'clear' is also in {tmp_path}/a.yaml"
    assert {(side, d.message) for side, d in found.faults} == {
        (side, message) for side in ("old", "new") for message in ("no such file or folder", also)
    }  # fmt: skip
    assert list(found.cases) == ["clear"]


@settings(max_examples=8)
@given(st.sets(st.sampled_from([e for e in EDITS if e.kind in ("limb", "definition", "link", "step", "conduct")]), min_size=1))
def test_no_status_changes_under_a_limb_that_says_the_same(edits: set[Edit]) -> None:
    plain = load_valid(RULES)
    with tempfile.TemporaryDirectory() as made:
        other = loaded(Path(made, "t"), *sorted(edits, key=EDITS.index))
    found, limbs = archive(plain, other, [CASES]), list(changed_days(plain, other))
    for change in found.findings:
        one, two = stands(change)
        assert one is two or change.at.limb in limbs
    through = Through(found, compare(plain, other))
    names = {e.name for e in edits}
    for change in found.findings:
        changes, _ = through.of(change)
        assert changes
        assert {c.key.name for c in changes} <= names
    back = archive(other, plain, [CASES])
    assert [(f.at, f.new, f.old) for f in back.findings] == [(f.at, f.old, f.new) for f in found.findings]
    again = Through(back, compare(other, plain))
    assert [[c.key for c in again.of(f)[0]] for f in back.findings] == [
        [c.key for c in through.of(f)[0]] for f in found.findings
    ]
