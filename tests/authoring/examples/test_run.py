"""Examples run: which pass, which fail and what is said of each, in text and as data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.authoring import made
from tests.cli.support import Ran, quiet_about, run

GOLDEN = Path(__file__).parent / "golden"
BASE = """tests: made.r1
base:
  rifles: {conduct: supply, stage: performed, date: 2001-05-01, supplier: XN, class: rifle, destination: XN,
           purpose: {only: [war]}, approval: refused, received: 2001-07-01}
  ship: {conduct: inspection, stage: performed, date: 2001-05-01, place: sea}
  truck: {conduct: supply, stage: performed, date: 2001-05-01, class: truck, destination: XN}
examples:
"""
GOODS = "limb: north.arms.goods, like: rifles"
RELIEF = "limb: north.relief.any, like: rifles"
PASSING = {
    "touched": f"{GOODS}, expect: touched, elements: {{object: true, conduct: true, nexus: true, stage: true}},"
    " exemptions: {north.relief.any: false, north.approved.any: false}",
    "unless": f"{GOODS}, facts: {{approval: {{unknown: withheld}}}}, expect: touched_unless,"
    " exemptions: {north.approved.any: unknown}",
    "excepted": f"{GOODS}, facts: {{approval: granted}}, expect: excepted, exemptions: {{north.approved.any: true}}",
    "prospective": f"{GOODS}, facts: {{stage: agreed}}, expect: prospective, carried: touched, elements: {{stage: false}}",
    "prospective-unless": f"{GOODS}, facts: {{stage: agreed, approval: {{unknown: not_reported}}}}, expect: prospective,"
    " carried: touched_unless",
    "talks": f"{GOODS}, facts: {{stage: discussed}}, expect: not_touched, elements: {{stage: false, object: true}}",
    "before": f"{GOODS}, facts: {{date: 2000-12-31}}, expect: not_in_force",
    "fuel": f"{GOODS}, facts: {{class: fuel}}, expect: not_touched, elements: {{object: false}}",
    "conflict": f"{GOODS}, facts: {{class: {{unknown: conflicting, any_of: [rifle, fuel]}}}}, expect: open,"
    " elements: {object: unknown}",
    "either-way": f"{GOODS}, facts: {{class: {{any_of: [rifle, arms]}}}}, expect: touched",
    "goods": f"{GOODS}, facts: {{class: goods}}, expect: open, elements: {{object: unknown}}",
    "goods-judged": f"{GOODS}, facts: {{class: goods, received: 2001-04-30}}, judged: {{weapons: true}}, expect: excepted",
    "goods-judged-no": f"{GOODS}, facts: {{class: goods}}, judged: {{weapons: false}}, expect: not_touched",
    "truck": f"{GOODS}, facts: {{class: truck, armed: false}}, expect: not_touched",
    "truck-read": f"{GOODS}, facts: {{class: truck, armed: false, objected: true}}, readings: [every-truck], expect: touched",
    "relief": f"{RELIEF}, facts: {{purpose: {{only: [relief]}}}}, expect: applies",
    "war": f"{RELIEF}, expect: does_not_apply, elements: {{purpose: false}}",
    "relief-and-what-else": f"{RELIEF}, facts: {{purpose: [relief]}}, expect: open",
    "relief-judged": f"{RELIEF}, facts: {{purpose: [relief]}}, judged: {{'solely:relieving': true}}, expect: applies",
    "relief-before": f"{RELIEF}, facts: {{date: 2000-12-31}}, expect: not_in_force",
    "seized": "limb: north.inspection.seize, like: ship, facts: {class: rifle}, expect: triggered, beside: [{conduct: supply,"
    " stage: performed, date: 2001-05-01, supplier: XN, destination: XN, purpose: {only: [war]}, approval: refused,"
    " received: 2001-07-01}]",
    "seized-alone": "limb: north.inspection.seize, like: ship, facts: {class: rifle}, expect: not_triggered",
    "aboard": "limb: north.inspection.board, like: ship, expect: available, carries: [{conduct: supply, class: rifle,"
    " stage: performed, date: 2001-05-01, supplier: XN, destination: XN, purpose: {only: [war]}, approval: refused,"
    " received: 2001-07-01}]",
    "nothing-aboard": "limb: north.inspection.board, like: ship, expect: open",
    "empty": "limb: north.entry.craft, like: truck, expect: excepted, carries: [{class: fuel}]",
    "listing": "limb: north.listing.any, like: rifles, expect: open",
    "loose-actor": f"{GOODS}, facts: {{supplier: north-forces}}, expect: open, elements: {{nexus: unknown}}",
}
FAILING = {
    "status": f"{GOODS}, expect: not_touched, why: A rifle is no weapon here.",
    "element": f"{GOODS}, expect: touched, elements: {{object: false}}",
    "no-such-element": f"{GOODS}, expect: touched, elements: {{cargo: true}}",
    "exemption": f"{GOODS}, facts: {{approval: {{unknown: withheld}}}}, expect: touched_unless,"
    " exemptions: {north.approved.any: false}",
    "carried": f"{GOODS}, facts: {{stage: agreed}}, expect: prospective, carried: touched_unless",
    "open": f"{GOODS}, facts: {{destination: {{unknown: not_reported}}}}, expect: touched",
    "excepted": f"{GOODS}, facts: {{approval: granted}}, expect: touched",
    "not-in-force": f"{GOODS}, facts: {{date: 2000-12-31}}, expect: touched",
    "of-an-exemption": f"{RELIEF}, expect: applies",
}


def write(root: Path, examples: dict[str, str]) -> Path:
    made.write(root)
    text = BASE + "".join(f"  - {{id: {name}, {rest}}}\n" for name, rest in examples.items())
    (root / "north" / "r1.tests.yaml").write_text(text, encoding="utf-8")
    return root


def asked(*args: object) -> Ran:
    return quiet_about(run("rules", "test", *args, rules=None))


def lines(root: Path) -> dict[str, Any]:
    return {e["id"]: e for e in asked(root, "--format", "json").json["examples"]}


def test_what_passes(tmp_path: Path) -> None:
    root = write(tmp_path, PASSING)
    ran = asked(root)
    assert ran.out == f"{len(PASSING)} examples, {len(PASSING)} as expected, 0 not\n"
    assert (ran.code, ran.err) == (0, "")
    assert all(e["passed"] and not e["differences"] for e in lines(root).values())


def test_each_kind_of_answer_is_among_them(tmp_path: Path) -> None:
    found = {e["got"] for e in lines(write(tmp_path, PASSING)).values()}
    assert found >= {"touched", "touched_unless", "prospective", "open", "excepted", "not_touched", "not_in_force", "applies",
                     "does_not_apply", "triggered", "available"}  # fmt: skip


@pytest.mark.parametrize("name", FAILING)
def test_what_fails(name: str, tmp_path: Path) -> None:
    root = write(tmp_path, {name: FAILING[name]})
    [line] = lines(root).values()
    assert not line["passed"]
    assert len(line["differences"]) == 1
    assert line["line"] == 8
    assert asked(root).code == 1


DIFFERENCES = {
    "status": ("answer", "not_touched", "touched"),
    "element": ("element object", "false", "true"),
    "no-such-element": ("element cargo", "true", "no such element on these days"),
    "exemption": ("exemption north.approved.any", "false", "unknown"),
    "carried": ("if carried out", "touched_unless", "touched"),
    "open": ("answer", "touched", "open"),
    "excepted": ("answer", "touched", "excepted"),
    "not-in-force": ("answer", "touched", "not_in_force"),
    "of-an-exemption": ("answer", "applies", "does_not_apply"),
}
DECIDED = {
    "open": ["destination"],
    "excepted": ["north.approved.any"],
    "exemption": ["north.approved.any"],
    "of-an-exemption": ["purpose"],
    "carried": ["stage"],
}


def test_expected_got_and_what_decided(tmp_path: Path) -> None:
    found = lines(write(tmp_path, FAILING))
    for name, (what, expected, got) in DIFFERENCES.items():
        assert found[name]["differences"] == [{"what": what, "expected": expected, "got": got}]
    for name, decided in DECIDED.items():
        assert found[name]["decided"] == decided, name


@pytest.mark.parametrize("options", [(), ("--lang", "ar"), ("--format", "json"), ("--limb", "north.relief.any", "-v")],
                         ids=["text", "arabic", "json", "one-limb"])  # fmt: skip
def test_golden(
    options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The first line of a golden file is its command."""
    write(tmp_path / "tree", {"passes": PASSING["relief"], **FAILING})
    monkeypatch.chdir(tmp_path)
    ran = asked("tree", *options)
    path = GOLDEN / f"{request.node.callspec.id}.txt"
    found = f"$ compliance rules test {' '.join(('tree', *options))}\n{ran.out}{ran.err}[exit code {ran.code}]\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), "see what changed, then UPDATE_GOLDEN=1"


def test_text_fits_eighty_columns() -> None:
    for name in ("text", "one-limb"):
        assert max(map(len, (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines())) <= 80


def test_one_file_and_one_limb(tmp_path: Path) -> None:
    root = write(tmp_path, PASSING)
    one = root / "north" / "r1.tests.yaml"
    assert asked(one).out == asked(one, "--rules", root).out == asked(root).out
    wanted = sum("limb: north.relief.any" in e for e in PASSING.values())
    assert asked(root, "--limb", "north.relief.any").out.startswith(f"{wanted} examples, ")
    assert asked(root, "--limb", "north.listing.watch").out == "0 examples, 0 as expected, 0 not\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("--limb", "north.relief.all"),
            "compliance: no limb 'north.relief.all' in this rule tree; did you mean 'north.relief.any'?\n",
        ),
        (("--limb", "zebra"), "compliance: no limb 'zebra' in this rule tree; list them: compliance rules vocabulary limbs\n"),
    ],
)
def test_no_such_limb(args: tuple[str, ...], message: str, tmp_path: Path) -> None:
    ran = asked(write(tmp_path, PASSING), *args)
    assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_no_such_path(tmp_path: Path) -> None:
    ran = asked(tmp_path / "nothing")
    fix = "give the folder of a rule tree, or a file of examples in one"
    assert (ran.code, ran.err) == (2, f"compliance: '{tmp_path / 'nothing'}' is not there; {fix}\n")


def test_a_faulty_tree_runs_no_example(tmp_path: Path) -> None:
    root = write(tmp_path, PASSING)
    path = root / "north" / "r1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("is: truck", "is: truk"), encoding="utf-8")
    ran = asked(root)
    assert (ran.code, ran.out) == (5, "")
    assert "'truk' is no value of fact 'class'; did you mean 'truck'?" in ran.err


def test_control_characters_are_shown_and_not_sent(tmp_path: Path) -> None:
    why = 'why: "red \\e[31m ink"'
    ran = asked(write(tmp_path, {"status": FAILING["status"].replace("why: A rifle is no weapon here.", why)}))
    assert "\x1b" not in ran.out + ran.err


def test_the_same_bytes(tmp_path: Path) -> None:
    root = write(tmp_path, {**PASSING, **FAILING})
    assert asked(root, "-v").out == asked(root, "-v").out
