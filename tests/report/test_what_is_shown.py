"""What a report shows: every finding that says something, the principal prohibitions always, the rest in a line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.support import CASES, RULES, run, write_case

QUIET = ("not_touched", "not_in_force", "not_triggered", "not_available", "not_addressed")
PRINCIPAL = {"north.arms.goods", "north.arms.training"}
ALL = ("before", "clear", "conflict", "excepted", "open", "prospective", "touched", "unless")


def items(name: str, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run("check", CASES / f"{name}.yaml", "--format", "json", *args).json["cases"][0]["items"]
    return found


def finding(item: dict[str, Any], limb: str) -> dict[str, Any]:
    return next(f for f in item["findings"] if f["limb"] == limb)


def text(name: str, *args: str) -> str:
    return run("check", CASES / f"{name}.yaml", *args).flat


# --- (a) and (b) -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_principal_prohibitions_are_shown_whatever_the_answer(name: str) -> None:
    for item in items(name):
        shown = {f["limb"] for f in item["findings"]}
        assert shown >= PRINCIPAL, item["id"]
        others = [f for f in item["findings"] if f["limb"] not in PRINCIPAL]
        assert all(f["status"] not in QUIET or f["readings"] for f in others)


@pytest.mark.parametrize("name", ALL)
def test_a_prohibition_not_touched_names_an_element_that_fails(name: str) -> None:
    for item in items(name):
        for f in item["findings"]:
            failed = [e["name"] for e in f["elements"] if e["truth"] == "false"]
            if f["status"] == "not_touched":
                assert f["failing"]
                # A stage that falls short is not met and is no reason why the prohibition does not apply.
                assert set(f["failing"]) | {"stage"} == {*failed, "stage"}, (item["id"], f["limb"])
            elif f["status"] != "not_in_force":
                assert not f["failing"]


@pytest.mark.parametrize("name", ALL)
def test_an_exemption_that_is_excluded_names_what_excludes_it(name: str) -> None:
    for item in items(name, "-v"):
        for f in item["findings"]:
            for e in f["exemptions"]:
                if e["mark"] == "excluded":
                    assert e["truth"] == "false"
                    assert e["failing"]
                    assert [x["truth"] for x in e["elements"] if x["name"] in e["failing"]] == ["false"] * len(e["failing"])


def test_every_exemption_of_a_prohibition_stands_with_it() -> None:
    goods = finding(items("unless")[0], "north.arms.goods")
    assert {e["limb"]: e["mark"] for e in goods["exemptions"]} == {
        "north.vests.any": "excluded",
        "north.approved.any": "unreported",
    }
    goods = finding(items("touched")[0], "north.arms.goods")
    assert {e["mark"] for e in goods["exemptions"]} == {"excluded"}
    goods = finding(items("excepted")[0], "north.arms.goods")
    assert {e["limb"]: e["mark"] for e in goods["exemptions"]}["north.approved.any"] == "shown"
    goods = finding(items("before")[0], "north.arms.goods")
    assert {e["mark"] for e in goods["exemptions"]} == {"not_in_force"}


def test_the_lines_of_a_quiet_principal_prohibition() -> None:
    out = text("clear")
    assert "not touched (object: class of the item: flour): R/1 (2001) para. 1 [goods]" in out
    assert "not touched (conduct: kind of conduct: sale): R/1 (2001) para. 1 [training]" in out
    assert "R/1 (2001) para. 1(a) (object)" in out


# --- (c) -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["clear", "unless", "touched"])
def test_the_rest_is_folded_into_a_line_for_each_failing_element(name: str) -> None:
    item = items(name)[0]
    assert item["grouped"] == [
        {
            "status": "not_touched",
            "elements": ["object"],
            "limbs": ["R/1 (2001) para. 2 Fuel to Norland"],
            "sentence": "not touched, object fails: R/1 (2001) para. 2 Fuel to Norland",
        }
    ]
    assert "north.fuel.any" not in {f["limb"] for f in item["findings"]}


@pytest.mark.parametrize("name", ALL)
def test_in_full_with_v(name: str) -> None:
    for item in items(name, "-v"):
        assert not item["grouped"]
        fuel = finding(item, "north.fuel.any")
        assert fuel["status"] in (*QUIET, "open")


# --- duties, authorizations, calls -----------------------------------------------------------------------------------


def test_duties_and_authorizations_stand_under_their_prohibition_when_a_fact_triggers_them() -> None:
    rifles, slings = items("unless")
    assert [f["limb"] for f in rifles["findings"]] == [
        "north.arms.goods", "north.inspect.duty", "north.inspect.leave", "north.arms.training",
        "north.listing.any",
    ]  # fmt: skip
    assert finding(rifles, "north.inspect.duty")["status"] == "triggered"
    assert finding(rifles, "north.inspect.leave")["status"] == "available"
    assert {f["limb"] for f in slings["findings"]} == PRINCIPAL


@pytest.mark.parametrize("name", ALL)
def test_calls_and_amendments_make_no_finding(name: str) -> None:
    for item in items(name, "-v"):
        limbs = {f["limb"] for f in item["findings"]}
        assert not limbs & {"north.calm.call", "north.fuel-longer.any", "north.help-freed.any", "north.approval-noted.any"}
        assert all(f["binding"] for f in item["findings"])


def test_amendments_are_lines_of_the_chain_of_what_they_change() -> None:
    item = items("prospective", "--law-date", "2006-01-01", "-v")[0]
    chains = {f["limb"]: [c["sentence"] for c in f["chain"]] for f in item["findings"]}
    assert chains["north.fuel.any"] == ["2005-06-01 R/2 (2005) para. 1: extended → 2011-12-31"]
    assert chains["north.arms.training"] == ["2005-06-01 R/2 (2005) para. 3: procedure set"]
    later = items("prospective", "--law-date", "2007-01-01", "-v")[0]
    ended = [c["sentence"] for f in later["findings"] if f["limb"] == "north.arms.training" for c in f["chain"]]
    assert "2007-01-01 R/2 (2005) para. 2: ended" in ended


@pytest.mark.parametrize("name", ALL)
def test_a_listing_criterion_is_at_most_open_and_names_nobody(name: str) -> None:
    determination = "needs a determination by the Committee or the Council; nobody is named"
    for item in items(name, "-v"):
        criterion = finding(item, "north.listing.any")
        assert criterion["status"] in ("open", "not_triggered", "not_in_force")
        assert criterion["addressees"] == []
        assert "R/1 (2001) para. 6 Listing" not in item["touches"]
    touched = name in ("touched", "unless", "conflict")
    page = text(name)
    assert ("· open: R/1 (2001) para. 6 Listing" in page) == touched or name == "open"
    assert (determination in page) == ("para. 6 Listing" in page)
    assert determination in text(name, "-v")
    assert determination in run("check", CASES / f"{name}.yaml", "-v", "--format", "markdown").flat


# --- scope -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [[], ["-v"]])
@pytest.mark.parametrize("name", ALL)
def test_a_regime_out_of_whose_scope_an_item_is_decided_is_one_line(name: str, args: list[str]) -> None:
    for item in items(name, *args):
        assert item["outside"] == [
            "Measures concerning Sudland: nothing reported here goes to, comes from or concerns what it covers"
        ]
        assert not [f for f in item["findings"] if f["limb"].startswith("south")]


def test_a_regime_whose_scope_is_unknown_is_examined(tmp_path: Any) -> None:
    case = write_case(tmp_path, "nowhere", conduct={"destination": {"any_of": ["XN", "XS"]}})
    item = run("check", case, "--format", "json").json["cases"][0]["items"][0]
    assert item["outside"] == []
    assert {f["limb"] for f in item["findings"]} >= {"north.arms.goods", "south.arms.goods"}


# --- readings, conflicts, roots, unknown days ------------------------------------------------------------------------


def test_readings_that_differ_are_shown_with_who_holds_them() -> None:
    goods = finding(items("unless")[0], "north.arms.goods")
    assert [(r["reading"], r["status"], r["carried"]) for r in goods["readings"]] == [
        ("sale-at-delivery", "prospective", "touched_unless")
    ]
    sentence = goods["readings"][0]["sentence"]
    assert sentence == (
        "under another reading (A sale is carried out only by delivery — some writers): prospective"
        " (if carried out on the law known: touched unless excepted)"
    )
    assert finding(items("touched")[0], "north.arms.goods")["readings"] == []
    plane = finding(items("open")[0], "north.arms.goods")
    assert [r["reading"] for r in plane["readings"]] == ["every-aircraft"]


def test_a_reading_that_is_switched_on_is_not_another_reading() -> None:
    goods = finding(items("unless", "--reading", "sale-at-delivery")[0], "north.arms.goods")
    assert goods["status"] == "prospective"
    assert goods["readings"] == []


def test_conflicts_are_robust_or_hinge_on_a_named_report() -> None:
    crates, launch = items("conflict")
    hinging = finding(crates, "north.arms.goods")["conflicts"]
    assert [(c["fact"], c["robust"], c["claims"]) for c in hinging] == [("class", False, ["x1", "x2"])]
    assert hinging[0]["sentence"] == (
        "hinges on the reports of class of the item: flour → not touched; rifle → touched unless excepted"
    )
    robust = finding(launch, "north.arms.goods")["conflicts"]
    assert [(c["fact"], c["robust"], c["claims"]) for c in robust] == [("supplier", True, ["x1", "x2"])]
    assert "(robust)" in robust[0]["sentence"]


def test_a_value_that_is_no_element_is_shown_in_conflict_and_hinges_nothing() -> None:
    rifles = items("unless")[0]
    assert "price: one of 12 or 13 (reports conflict) — shown only; no element" in rifles["asides"]
    assert all(not f["conflicts"] for f in rifles["findings"])


def test_a_state_that_only_made_a_part_is_a_question() -> None:
    rifles = items("unless")[0]
    assert any(a.startswith("Westland is reported only as designer or maker of a part") for a in rifles["asides"])
    assert all(a["state"] == "XO" for f in rifles["findings"] for a in f["addressees"])


def test_roots_are_counted_not_papers() -> None:
    one = finding(items("unless")[0], "north.arms.goods")
    assert (one["roots"], one["roots_sentence"]) == (["wire"], "rests on one root: The Wire")
    two = finding(items("conflict")[0], "north.arms.goods")
    assert two["roots"] == ["paper", "sheet"]
    assert two["roots_sentence"] == "rests on 2 roots: The Daily Paper, The Evening Sheet"


def test_what_is_inferred_of_a_day_is_shown_with_its_ground() -> None:
    case = run("check", CASES / "open.yaml", "--format", "json").json["cases"][0]
    assert case["inferences"] == [
        "An undated article bears no date; it was written on or after 2003-05-01 (a comet is seen) and on or before 2004-12-31"
        " (the day it was held)"
    ]


def test_a_day_that_nobody_reported_is_tried_over_every_period(tmp_path: Any) -> None:
    undated = write_case(tmp_path, "never", item={"class": "rifle"}, conduct={"date": "2000..2002"})
    item = run("check", undated, "--format", "json").json["cases"][0]["items"][0]
    goods = finding(item, "north.arms.goods")
    assert goods["status"] == "open"
    assert [(p["days"], p["status"]) for p in goods["periods"]] == [
        ("2000-01-01 – 2000-12-31", "not_in_force"),
        ("2001-01-01 – 2002-12-31", "touched_unless"),
    ]


# --- questions, not examined, receipt --------------------------------------------------------------------------------


def test_questions_are_ranked_and_say_who_asks_and_what_would_answer() -> None:
    for name in ALL:
        case = run("check", CASES / f"{name}.yaml", "--format", "json").json["cases"][0]
        ranks = [(-q["settles"], -q["bears_on"], q["fact"]) for q in case["questions"]]
        assert ranks == sorted(ranks)
        for q in case["questions"]:
            assert q["paragraphs"]
            assert q["evidence"]
            assert q["bears_on"] >= q["settles"]
            assert set(q["items"]) <= {i["id"] for i in case["items"]}


def test_only_what_is_undecided_is_asked() -> None:
    for name in ("touched", "clear", "before"):
        assert run("check", CASES / f"{name}.yaml", "--format", "json").json["cases"][0]["questions"] == []


def test_what_was_in_force_and_not_examined_is_listed() -> None:
    regimes = run("check", CASES / "unless.yaml", "--format", "json").json["regimes"]
    north = next(r for r in regimes if r["id"] == "made.north")
    assert [(n["citation"], n["subject"]) for n in north["not_examined"]] == [
        ("R/1 (2001) para. 7 (number not checked)", "travel")
    ]
    early = run("check", CASES / "unless.yaml", "--format", "json", "--law-date", "2001-03-01").json["regimes"]
    assert [n["subject"] for n in next(r for r in early if r["id"] == "made.north")["not_examined"]] == [
        "travel",
        "an old report",
    ]
    line = text("unless").partition("Not examined")[2]
    assert "Measures concerning Norland" in line
    assert "1 paragraph in force" in line
    assert "travel" in line
    assert "R/1 (2001) para. 7 (number not checked): travel — no persons here" in text("unless", "-v")


def test_the_receipt_holds_what_it_takes_to_do_it_again() -> None:
    import hashlib

    from compliance import __version__

    path = CASES / "unless.yaml"
    args = ("--law-date", "2004-03-01", "--known-on", "2005-01-01", "--reading", "every-aircraft")
    receipt = run("check", path, "--format", "json", *args).json["receipt"]
    assert receipt["version"] == __version__
    assert receipt["cases"] == {"unless": hashlib.sha256(path.read_bytes()).hexdigest()}
    assert receipt["options"] == {
        "law_date": "2004-03-01", "known_on": "2005-01-01", "readings": ["every-aircraft"], "assume": {}
    }  # fmt: skip
    whole = hashlib.sha256()
    for file in sorted(RULES.rglob("*.yaml"), key=lambda p: p.relative_to(RULES).as_posix()):
        whole.update(f"{file.relative_to(RULES).as_posix()}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    assert receipt["rules"] == whole.hexdigest()


def test_notices_are_told_once() -> None:
    for form in ("text", "markdown"):
        flat = run("check", CASES, "--format", form).flat
        assert flat.count("It is no legal advice") == 1
        assert flat.count("Committee decisions are mostly not public") == 1


def test_claims_that_supply_nothing_are_marked() -> None:
    claims = {c["id"]: c for c in run("check", CASES / "unless.yaml", "--format", "json").json["cases"][0]["claims"]}
    assert claims["u3"]["kind"] == "forecast"
    assert claims["u3"]["kind_label"] == "forecast; supplies no element"
    slings = items("unless")[1]
    assert slings["status"] == "not_touched"
    assert all("u3" not in f["claims"] for f in slings["findings"])
