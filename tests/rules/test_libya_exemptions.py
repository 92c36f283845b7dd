"""Each exemption and each amendment of one: the first day and the day before, the last day and the day after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.rules.support import (
    ASSISTANCE,
    EXPORT,
    GOODS,
    GOVERNMENT,
    MERCENARIES,
    PROCUREMENT,
    STAFF,
    rule_tree,
    supply,
    tell,
    training,
)

PROTECTIVE = "libya.humanitarian-or-protective-equipment.any"
CLOTHING = "libya.protective-clothing.any"
APPROVAL = "libya.committee-approval.any"
CIVILIANS = "libya.protecting-civilians.notwithstanding"
AUTHORITIES = "libya.help-to-the-authorities.any"
SMALL_ARMS = "libya.small-arms-of-international-staff.any"
REUNIFY = "libya.training-for-reunification.any"
CRAFT = "libya.visiting-craft.craft"
ABOARD = "libya.visiting-craft.arms-aboard"
# Nobody asked and nobody told the Committee, by the word of those who know.
SILENT: dict[str, Any] = {"approval": "not_sought", "notified": False}


def noticed(day: str, received: str, **facts: Any) -> dict[str, Any]:
    return supply(day, notified=True, negative_decision=False, notice_received=received, **facts)


def only(*purposes: str) -> dict[str, Any]:
    return {"purpose": {"only": list(purposes)}}


# --- the embargo itself ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "status"), [("2011-02-25", "not_in_force"), ("2011-02-26", "touched_unless")])
def test_the_embargo_begins(day: str, status: str) -> None:
    assert tell(supply(day))[GOODS] == status
    assert tell(training(day), assume={"recipient_armed_force": True})[ASSISTANCE] == status
    personnel = supply(day, conduct="personnel", **{"class": "armed_mercenary_personnel"})
    assert tell(personnel)[MERCENARIES] == status
    leaving = supply(day, conduct="export", supplier="LY", recipient="PK", destination="PK", origin="LY")
    # No exemption is attached to the exports: what is not excluded there is excluded by its direction.
    assert tell(leaving)[EXPORT] == ("touched" if status == "touched_unless" else status)


@pytest.mark.parametrize("ref", [GOODS, ASSISTANCE, MERCENARIES, EXPORT, PROCUREMENT])
def test_the_five_principal_prohibitions_have_no_end(ref: str) -> None:
    entry = rule_tree().limbs[ref]
    assert entry.limb.principal
    assert entry.limb.until is None
    assert entry.citation().endswith("para. 9" if "to-libya" in ref else "para. 10")


def test_a_sale_counts_when_agreed_and_a_supply_when_delivered() -> None:
    assert tell(supply("2025-12-05", conduct="sale", stage="agreed"))[GOODS] == "touched_unless"
    assert tell(supply("2025-12-05", stage="agreed"))[GOODS] == "prospective"
    assert tell(supply("2025-12-05", conduct="sale", stage="discussed"))[GOODS] == "not_touched"


def test_talks_and_agreements_are_no_assistance() -> None:
    for conduct in ("cooperation_agreement", "contact", "briefing"):
        told = tell(training("2025-12-05", conduct=conduct))
        assert told[ASSISTANCE] == "not_touched", conduct
        assert told[GOODS] == "not_touched", conduct


# --- 9(a): anyone, humanitarian or protective -------------------------------------------------------------------------


def aid(day: str, **facts: Any) -> dict[str, Any]:
    return supply(day, **{"class": "demining_equipment"}, **only("humanitarian", "protective"), **facts)


@pytest.mark.parametrize(("day", "status"), [("2013-03-13", "touched_unless"), ("2013-03-14", "excepted")])
def test_humanitarian_equipment_needs_no_approval_from_14_march_2013(day: str, status: str) -> None:
    assert tell(aid(day))[GOODS] == status


def test_before_that_day_approval_was_needed_and_was_enough() -> None:
    assert tell(aid("2013-03-13", approval="granted", approval_date="2013-03-01"))[GOODS] == "excepted"
    assert tell(aid("2013-03-13", **SILENT))[f"{GOODS} <- {PROTECTIVE}"] == "excluded"


def test_humanitarian_equipment_is_free_whoever_receives_it() -> None:
    assert tell(aid("2025-06-01", recipient="haftar-forces"))[GOODS] == "excepted"


def test_weapons_are_no_humanitarian_equipment() -> None:
    told = tell(supply("2025-06-01", **only("humanitarian")))
    assert told.exemption(GOODS, PROTECTIVE).failing == ("object",)


def test_a_purpose_outside_fails_solely_and_an_unreported_one_leaves_it_open() -> None:
    outside = tell(supply("2025-06-01", purpose=["humanitarian", "combat_capability"], **{"class": "demining_equipment"}))
    assert outside[f"{GOODS} <- {PROTECTIVE}"] == "excluded"
    unreported = tell(supply("2025-06-01", **{"class": "demining_equipment"}))
    assert unreported[f"{GOODS} <- {PROTECTIVE}"] in ("unreported", "part_shown")
    assert unreported[GOODS] == "touched_unless"


def test_training_related_to_exempt_equipment_needs_judgement() -> None:
    facts = training("2025-06-01", **only("humanitarian"))
    assert tell(facts)[f"{ASSISTANCE} <- {PROTECTIVE}"] != "excluded"
    assert tell(facts, judged={"help_with_exempt_equipment": True})[ASSISTANCE] == "excepted"


# --- 9(b): protective clothing ------------------------------------------------------------------------------------------


def clothing(day: str, **facts: Any) -> dict[str, Any]:
    return supply(day, conduct="temporary_export", personal_use=True, **{"class": "protective_clothing"}, **facts)


@pytest.mark.parametrize(("day", "status"), [("2011-02-25", "not_in_force"), ("2011-02-26", "excepted")])
def test_protective_clothing_of_staff_is_free_from_the_first_day(day: str, status: str) -> None:
    assert tell(clothing(day), assume=STAFF)[GOODS] == status


def test_protective_clothing_of_a_force_is_not() -> None:
    assert tell(clothing("2025-06-01")).exemption(GOODS, CLOTHING).failing == ("users",)


def test_weapons_are_no_clothing() -> None:
    facts = {**clothing("2025-06-01"), "class": "small_arm"}
    assert tell(facts, assume=STAFF).exemption(GOODS, CLOTHING).failing == ("object",)


# --- 9(c): the residual gate ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("approved", "status"), [("2020-05-31", "excepted"), ("2020-06-01", "excepted"), ("2020-06-02", "touched")]
)
def test_approval_counts_only_if_given_by_the_day(approved: str, status: str) -> None:
    assert tell(supply("2020-06-01", approval="granted", approval_date=approved, notified=False))[GOODS] == status


@pytest.mark.parametrize("state", ["pending", "on_hold", "refused", "not_sought"])
def test_pending_and_on_hold_are_not_approval(state: str) -> None:
    assert tell(supply("2020-06-01", approval=state))[f"{GOODS} <- {APPROVAL}"] == "excluded"


def test_approval_reaches_all_three_limbs() -> None:
    granted = {"approval": "granted", "approval_date": "2020-01-01"}
    assert tell(supply("2020-06-01", **granted))[GOODS] == "excepted"
    assert tell(training("2020-06-01", **granted))[ASSISTANCE] == "excepted"
    personnel = supply("2020-06-01", conduct="personnel", **{"class": "armed_mercenary_personnel"}, **granted)
    assert tell(personnel)[MERCENARIES] == "excepted"


def test_the_recorded_act_counts_whoever_reports_it() -> None:
    assert tell(supply("2020-06-01", approval="granted"), word="press")[GOODS] == "excepted"


def test_no_exemption_reaches_exports() -> None:
    facts = supply(
        "2020-06-01",
        conduct="export",
        supplier="LY",
        recipient="PK",
        destination="PK",
        origin="LY",
        approval="granted",
        approval_date="2020-01-01",
    )
    told = tell(facts)
    assert told[EXPORT] == "touched"
    assert told.exemption(EXPORT, APPROVAL).failing == ("direction",)


# --- 1973 para. 4 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "mark"),
    [("2011-03-16", "not_in_force"), ("2011-03-17", "shown"), ("2011-10-31", "shown"), ("2011-11-01", "excluded")],
)
def test_protecting_civilians_lasted_from_17_march_to_31_october_2011(day: str, mark: str) -> None:
    facts = supply(day, sg_notified=True, purpose=["protect_civilians"])
    told = tell(facts, assume={"recipient_standing": "foreign_state"})
    assert told[f"{GOODS} <- {CIVILIANS}"] in ((mark, "not_in_force") if mark == "excluded" else (mark,))
    assert (told[GOODS] == "excepted") == (mark == "shown")


def test_arming_the_opposition_is_left_to_judgement_and_to_two_readings() -> None:
    opposition = {"recipient_standing": "armed_group"}
    told = tell(supply("2011-06-01", sg_notified=True, purpose=["protect_civilians"], **SILENT), assume=opposition)
    assert told[GOODS] == "touched_unless"
    assert told.readings(GOODS)["arming-opposition-covered"] == "excepted"
    assert told.readings(GOODS)["arming-opposition-not-covered"] == "touched"


def test_acting_states_must_have_told_the_secretary_general() -> None:
    told = tell(
        supply("2011-06-01", sg_notified=False, purpose=["protect_civilians"]), assume={"recipient_standing": "foreign_state"}
    )
    assert told.exemption(GOODS, CIVILIANS).failing == ("procedure",)


# --- 2009 para. 13(a), its four cases and three ages ---------------------------------------------------------------------

HELP = only("security_assistance")


def government(facts: dict[str, Any]) -> str:
    return tell(facts, assume=GOVERNMENT)[GOODS]


@pytest.mark.parametrize(("day", "status"), [("2011-09-15", "touched"), ("2011-09-16", "excepted")])
def test_help_to_the_authorities_begins_on_16_september_2011(day: str, status: str) -> None:
    assert government(noticed(day, "2011-09-01", approval="not_sought", **HELP)) == status


@pytest.mark.parametrize(("day", "status"), [("2014-08-26", "excepted"), ("2014-08-27", "touched")])
def test_lethal_supplies_move_from_notice_to_approval_on_27_august_2014(day: str, status: str) -> None:
    assert government(noticed(day, "2014-08-01", approval="not_sought", **HELP)) == status


def test_from_that_day_approval_is_the_way() -> None:
    facts = supply("2014-08-27", approval="granted", approval_date="2014-08-27", **HELP)
    told = tell(facts, assume=GOVERNMENT)
    assert told[GOODS] == "excepted"
    assert told[f"{GOODS} <- {AUTHORITIES}"] == "shown"


@pytest.mark.parametrize(("day", "status"), [("2013-03-13", "touched"), ("2013-03-14", "excepted"), ("2014-08-27", "excepted")])
def test_non_lethal_equipment_for_the_government_is_free_from_14_march_2013(day: str, status: str) -> None:
    assert government(supply(day, **{"class": "protective_equipment"}, **SILENT, **HELP)) == status


@pytest.mark.parametrize(("day", "status"), [("2013-03-13", "touched"), ("2013-03-14", "excepted"), ("2014-08-27", "excepted")])
@pytest.mark.parametrize("conduct", ["technical_assistance", "training", "financial_assistance"])
def test_training_and_aid_for_the_government_are_free_from_14_march_2013(day: str, status: str, conduct: str) -> None:
    facts = training(day, conduct=conduct, payer_is_buyer=False, **SILENT, **HELP)
    assert tell(facts, assume=GOVERNMENT)[ASSISTANCE] == status


@pytest.mark.parametrize(
    ("day", "status"), [("2013-03-14", "excepted"), ("2014-08-26", "excepted"), ("2014-08-27", "excepted")]
)
def test_other_assistance_stays_with_notice_on_the_bare_text(day: str, status: str) -> None:
    facts = training(
        day,
        conduct="other_assistance",
        notified=True,
        negative_decision=False,
        notice_received="2013-03-01",
        approval="not_sought",
        **HELP,
    )
    told = tell(facts, assume=GOVERNMENT)
    assert told[ASSISTANCE] == status
    after = {"other-assistance-approval": "touched"} if day == "2014-08-27" else {}
    assert {r: s for r, s in told.readings(ASSISTANCE).items() if r == "other-assistance-approval"} == after


def test_other_assistance_was_never_free() -> None:
    facts = training("2013-03-14", conduct="other_assistance", **SILENT, **HELP)
    assert tell(facts, assume=GOVERNMENT)[ASSISTANCE] == "touched"


@pytest.mark.parametrize("standing", ["force_outside_authority", "parallel_institution", "armed_group", "foreign_state"])
def test_help_to_anyone_else_is_not_help_to_the_authorities(standing: str) -> None:
    told = tell(training("2020-06-01", **HELP), assume={"recipient_standing": standing})
    assert "recipient" in told.exemption(ASSISTANCE, AUTHORITIES).failing


def test_the_force_in_the_east_is_disputed_from_march_to_december_2015_only() -> None:
    for day, failing in (("2015-03-01", True), ("2015-03-02", False), ("2015-12-22", False), ("2015-12-23", True)):
        told = tell(training(day, **HELP))
        assert ("recipient" in told.exemption(ASSISTANCE, AUTHORITIES).failing) is failing, day


def test_solely_takes_every_reported_purpose() -> None:
    for purpose, mark in (("commercial", "excluded"), ("counter_terrorism", "unreported"), ("combat_capability", "unreported")):
        told = tell(training("2020-06-01", purpose=["security_assistance", purpose]), assume=GOVERNMENT)
        shown = told[f"{ASSISTANCE} <- {AUTHORITIES}"]
        assert (shown == "excluded") is (mark == "excluded"), purpose


def test_personnel_are_not_named_in_13a() -> None:
    facts = supply("2020-06-01", conduct="personnel", **{"class": "armed_mercenary_personnel"}, **SILENT, **HELP)
    told = tell(facts, assume=GOVERNMENT)
    assert told[MERCENARIES] == "touched"
    assert "kind" in told.exemption(MERCENARIES, AUTHORITIES).failing


# --- the five working days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2012-06-08", "touched"),  # received on Friday 1 June: the fifth working day is Friday 8 June
        ("2012-06-09", "touched_unless"),  # a year without a table: a holiday may have fallen in between
        ("2012-06-16", "excepted"),
    ],
)
def test_five_working_days_in_a_year_without_a_table(day: str, status: str) -> None:
    assert government(noticed(day, "2012-06-01", approval="not_sought", **HELP)) == status


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2017-12-18", "2017-12-26"),  # Christmas Day is a holiday
        ("2020-05-20", "2020-05-29"),  # 25 and 26 May 2020: Memorial Day and the feast
        ("2024-04-08", "2024-04-16"),  # 10 April 2024: the feast
        ("2020-09-08", "2020-09-15"),
    ],
)
def test_five_working_days_by_the_table_of_holidays(received: str, last: str) -> None:
    staff = {"class": "small_arm", "conduct": "temporary_export", "personal_use": True, "approval": "not_sought"}
    following = (date.fromisoformat(last) + timedelta(1)).isoformat()
    assert tell({**noticed(last, received), **staff, "date": last}, assume=STAFF)[GOODS] == "touched"
    assert tell({**noticed(following, received), **staff, "date": following}, assume=STAFF)[GOODS] == "excepted"


# --- 2009 para. 13(b) -----------------------------------------------------------------------------------------------------


def arms_of_staff(day: str, **facts: Any) -> dict[str, Any]:
    told = noticed(day, "2011-09-01", conduct="temporary_export", personal_use=True, approval="not_sought", sg_notified=False)
    return {**told, **facts}


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2011-09-15", "touched"),
        ("2011-09-16", "excepted"),
        ("2014-08-26", "excepted"),
        ("2014-08-27", "excepted"),
        ("2026-04-14", "excepted"),
    ],
)
def test_small_arms_of_staff_stay_with_notice(day: str, status: str) -> None:
    assert tell(arms_of_staff(day), assume=STAFF)[GOODS] == status


def test_small_arms_of_staff_unnotified_or_heavier_or_for_others() -> None:
    assert tell(arms_of_staff("2020-06-01", notified=False), assume=STAFF)[GOODS] == "touched"
    heavier = tell(arms_of_staff("2020-06-01", **{"class": "tank"}), assume=STAFF)
    assert "object" in heavier.exemption(GOODS, SMALL_ARMS).failing
    others = tell(arms_of_staff("2020-06-01"))
    assert "users" in others.exemption(GOODS, SMALL_ARMS).failing


# --- 2769: reunification -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "status"), [("2025-01-15", "touched"), ("2025-01-16", "excepted")])
def test_training_for_reunification_is_free_from_16_january_2025(day: str, status: str) -> None:
    assert tell(training(day, **SILENT, **only("reunification")))[ASSISTANCE] == status


@pytest.mark.parametrize(
    ("purposes", "mark"),
    [
        (["reunification", "combat_capability"], "excluded"),
        (["reunification", "counter_terrorism"], "excluded"),
        (["reunification", "pilot_training"], "excluded"),
        (["reunification", "institution_building"], "unreported"),
        (["capacity_building"], "unreported"),
    ],
)
def test_reunification_must_be_the_sole_purpose(purposes: list[str], mark: str) -> None:
    told = tell(training("2025-06-01", purpose=purposes))
    shown = told[f"{ASSISTANCE} <- {REUNIFY}"]
    assert (shown == "excluded") is (mark == "excluded")


def test_it_covers_no_equipment_no_money_and_no_private_provider() -> None:
    goods = tell(supply("2025-06-01", **only("reunification")))
    assert REUNIFY not in {e.ref for e in goods.finding(GOODS).exemptions}
    money = tell(training("2025-06-01", conduct="financial_assistance", payer_is_buyer=False, **only("reunification")))
    assert "help" in money.exemption(ASSISTANCE, REUNIFY).failing
    private = tell(training("2025-06-01", **only("reunification")), assume={"supplier_is_organ": False})
    assert private.exemption(ASSISTANCE, REUNIFY).failing == ("provider",)


def test_a_press_report_that_calls_it_the_only_purpose_does_not_settle_it() -> None:
    assert tell(training("2025-06-01", **SILENT, **only("reunification")), word="press")[ASSISTANCE] == "touched_unless"


# --- 2769: visiting craft --------------------------------------------------------------------------------------------------


def visit(day: str, **facts: Any) -> dict[str, Any]:
    return supply(
        day,
        conduct="temporary_entry",
        recipient="IT",
        supplier="IT",
        **{"class": "warship"},
        **SILENT,
        **only("deliver_exempt"),
        **facts,
    )


FOOD = {"food": {"class": "civil_goods", "conduct": "supply", "stage": "performed", "date": "2025-06-01"}}
RIFLES = {"rifles": {"class": "small_arm", "conduct": "supply", "stage": "performed", "date": "2025-06-01", **SILENT}}


@pytest.mark.parametrize(("day", "status"), [("2025-01-15", "touched"), ("2025-01-16", "excepted")])
def test_visiting_craft_are_free_from_16_january_2025(day: str, status: str) -> None:
    cargo = {"food": {**FOOD["food"], "date": day}}
    assert tell(visit(day), assume={"recipient_standing": "foreign_state"}, carries=cargo)[GOODS] == status


def test_a_craft_that_lands_arms_is_not_saved() -> None:
    told = tell(visit("2025-06-01"), assume={"recipient_standing": "foreign_state"}, carries={**FOOD, **RIFLES})
    assert told[GOODS] == "touched"
    assert told.exemption(GOODS, CRAFT).failing == ("cargo",)


def test_a_craft_that_lands_approved_arms_is_saved() -> None:
    approved = {"rifles": {**RIFLES["rifles"], "approval": "granted", "approval_date": "2025-05-01"}}
    assert tell(visit("2025-06-01"), carries=approved)[GOODS] == "excepted"


def test_a_craft_whose_cargo_nobody_reports_stays_open() -> None:
    told = tell(visit("2025-06-01"), assume={"recipient_standing": "foreign_state"})
    assert told[GOODS] == "touched_unless"
    assert told.exemption(GOODS, CRAFT).unknown == ("cargo",)


@pytest.mark.parametrize(("day", "status"), [("2025-01-15", "touched"), ("2025-01-16", "excepted")])
def test_defensive_arms_that_stay_aboard(day: str, status: str) -> None:
    facts = {**visit(day, stays_aboard=True), "class": "small_arm"}
    told = tell(facts, assume={"recipient_standing": "foreign_state"})
    assert told[GOODS] == status
    landed = tell({**facts, "stays_aboard": False}, assume={"recipient_standing": "foreign_state"})
    assert landed[f"{GOODS} <- {ABOARD}"] in ("excluded", "not_in_force")


def test_a_sale_is_no_visit() -> None:
    told = tell(supply("2025-06-01", conduct="sale", stage="agreed", **{"class": "warship"}))
    assert "entry" in told.exemption(GOODS, CRAFT).failing
