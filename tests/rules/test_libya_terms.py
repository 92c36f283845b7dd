"""The terms of art: which classes, conducts, persons and links they cover; and what the listing criteria may say."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.support import ASSISTANCE, EXPORT, GOODS, GOVERNMENT, MERCENARIES, PROCUREMENT, supply, tell, training

DAY = "2020-06-01"
CIVIL = {"recipient_armed_force": False, "recipient_standing": "civilian"}
FORCE = {"recipient_armed_force": True}


def element(told: Any, ref: str, name: str) -> bool | None:
    return told.finding(ref).elements[name]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("kind", "to_force", "to_civilian"),
    [
        ("combat_aircraft", True, True),
        ("trainer_aircraft", True, None),
        ("mrap", True, True),
        ("spare_parts", True, True),
        ("protective_clothing", True, True),
        ("demining_equipment", True, True),
        ("military_uniform", True, True),
        ("vehicle_civil", True, None),
        ("communications", True, None),
        ("uav_civil", True, None),
        ("unspecified_military_equipment", True, None),
        ("production_equipment", None, None),
        ("medical_equipment", None, None),
        ("technology", None, None),
        ("military_capabilities", None, None),
        ("civil_goods", False, False),
        ("training", False, False),
    ],
)
def test_arms_by_class_end_use_and_end_user(kind: str, to_force: bool | None, to_civilian: bool | None) -> None:
    assert element(tell(supply(DAY, **{"class": kind}), assume=FORCE), GOODS, "object") is to_force
    assert element(tell(supply(DAY, **{"class": kind}), assume=CIVIL), GOODS, "object") is to_civilian


@pytest.mark.parametrize(
    ("kind", "to_force"),
    [
        ("training", True),
        ("pilot_training", True),
        ("maintenance", True),
        ("military_advice", True),
        ("intelligence_support", True),
        ("logistics_support", True),
        ("cyber_cooperation", None),
        ("maritime_cooperation", None),
        ("counter_terrorism_cooperation", None),
        ("defence_industry_cooperation", None),
        ("military_cooperation", None),
        ("agreement", False),
        ("industry_briefing", False),
        ("civil_goods", False),
    ],
)
def test_assistance_by_class(kind: str, to_force: bool | None) -> None:
    assert element(tell(training(DAY, **{"class": kind}), assume=FORCE), ASSISTANCE, "object") is to_force


@pytest.mark.parametrize(
    ("conduct", "goods", "assistance", "persons"),
    [
        ("sale", True, False, False),
        ("procurement", True, False, False),
        ("temporary_entry", True, False, False),
        ("brokering", None, None, False),
        ("carriage", None, False, False),
        ("training", False, True, False),
        ("other_assistance", False, True, False),
        ("exercise", False, None, False),
        ("personnel", False, False, True),
        ("cooperation_agreement", False, False, False),
        ("contact", False, False, False),
        ("seizure", False, False, False),
    ],
)
def test_conducts(conduct: str, goods: bool | None, assistance: bool | None, persons: bool | None) -> None:
    told = tell(supply(DAY, conduct=conduct))
    assert element(told, GOODS, "conduct") is goods
    assert element(told, ASSISTANCE, "conduct") is assistance
    assert element(told, MERCENARIES, "conduct") is persons


def test_a_price_that_the_buyer_pays_is_no_assistance() -> None:
    for payer, status in ((True, "not_touched"), (False, "touched_unless"), (None, "open")):
        facts = training(DAY, conduct="financial_assistance", payer_is_buyer=payer, **{"class": "financial_assistance"})
        assert tell(facts)[ASSISTANCE] == status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("armed_mercenary_personnel", "touched_unless"),
        ("foreign_fighters", "open"),
        ("private_military_personnel", "open"),
        ("military_personnel", "not_touched"),
    ],
)
def test_persons(kind: str, status: str) -> None:
    assert tell(supply(DAY, conduct="personnel", **{"class": kind}))[MERCENARIES] == status


@pytest.mark.parametrize(
    ("links", "addressed"),
    [
        ({"supplier": "pakistan-armed-forces"}, {("PK", "own_act")}),
        ({"supplier": None, "origin": "TR"}, {("TR", "from_territory")}),
        ({"supplier": None, "transit": "MT"}, {("MT", "through_territory")}),
        ({"supplier": None, "flag": "PA"}, {("PA", "flag_vessel")}),
        ({"supplier": None, "aircraft_registration": "KZ"}, {("KZ", "registered_aircraft")}),
    ],
)
def test_links_to_a_state(links: dict[str, Any], addressed: set[tuple[str, str]]) -> None:
    told = tell(supply(DAY, **links))
    assert told[GOODS] == "touched_unless"
    assert {(a.state, a.link) for a in told.finding(GOODS).addressees} == addressed


def test_a_national_of_a_member_state() -> None:
    private = {"supplier_is_organ": False, "supplier_state_member": True}
    told = tell(supply(DAY, supplier=None), assume=private)
    assert [a.link for a in told.finding(GOODS).addressees] == ["by_nationals"]


def test_every_recipient_counts() -> None:
    for standing in ("recognised_authority", "force_outside_authority", "armed_group", "foreign_state", "civilian"):
        assert tell(supply(DAY), assume={"recipient_standing": standing})[GOODS] == "touched_unless", standing
    assert tell(supply(DAY), assume=GOVERNMENT)[GOODS] == "touched_unless"


def test_goods_that_leave_are_judged_from_both_sides() -> None:
    facts = supply(DAY, conduct="sale", supplier="haftar-forces", recipient="TD", buyer="TD", destination="TD", origin="LY")
    told = tell(facts)
    assert told[GOODS] == "not_touched"
    assert told[EXPORT] == "touched"
    assert told[PROCUREMENT] == "touched"
    within = tell({**facts, "recipient": "haftar-forces", "destination": "LY"})
    assert within[EXPORT] == "not_touched"


CRITERIA = ["libya.listing-of-violators.criterion", "libya.listing-of-violators-and-evaders.criterion"]


@pytest.mark.parametrize("ref", CRITERIA)
def test_listing_criteria_are_at_most_open(ref: str) -> None:
    banned = tell(supply(DAY, approval="not_sought", notified=False))
    assert banned[GOODS] == "touched"
    assert banned[ref] == "open"
    assert not banned.finding(ref).addressees
    assert tell(supply(DAY, conduct="contact"))[ref] == "not_triggered"
    assert tell(supply("2011-03-16"))[ref] == "not_in_force"


def test_a_sale_between_others_is_outside() -> None:
    told = tell(supply(DAY, recipient="AE", destination="AE", origin="PK", supplier="PK"))
    assert told.outside
    assert not told.findings
