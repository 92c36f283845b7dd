"""Every reading of the pack switches at least one status. A reading that moves nothing anywhere has no place in it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.support import (
    ASSISTANCE,
    EXPORT,
    GOODS,
    GOVERNMENT,
    MERCENARIES,
    inspection,
    rule_tree,
    supply,
    tell,
    training,
)

SILENT: dict[str, Any] = {"approval": "not_sought", "notified": False}
HELP: dict[str, Any] = {"purpose": {"only": ["security_assistance"]}}
FIGHT: dict[str, Any] = {"purpose": {"only": ["security_assistance", "combat_capability"]}}
UNITY: dict[str, Any] = {"purpose": {"only": ["reunification"]}}
DAY = "2020-06-01"
FOREIGN = {"recipient_standing": "foreign_state", "recipient_armed_force": True}
CARRIER = supply(DAY, armed_or_armable=False, **{"class": "truck_military"}, **SILENT, **HELP)
MARCH = {"sg_notified": True, "purpose": ["protect_civilians"], **SILENT}
OPPOSITION = {"recipient_standing": "armed_group"}
FLIGHT = {
    "conduct": "flight_clearance",
    "stage": "performed",
    "date": DAY,
    "class": "transport_aircraft",
    "supplier": "IT",
    "recipient": None,
    "destination": None,
    "bound_to_or_from": "LY",
    "reasonable_grounds": True,
    "emergency_landing": False,
}
LEAVING = supply(
    DAY,
    conduct="export",
    supplier="LY",
    recipient="PK",
    destination="PK",
    origin="LY",
    approval="granted",
    approval_date="2020-01-01",
)

# Reading: facts, what is assumed of the recipient, the limb, its status by default and under the reading.
SWITCHES: dict[str, tuple[dict[str, Any], dict[str, Any], str, str, str]] = {
    # completion of a conduct
    "sale-at-delivery": (supply(DAY, conduct="sale", stage="agreed", **SILENT), {}, GOODS, "touched", "prospective"),
    "transfer-at-dispatch": (supply(DAY, stage="dispatched", **SILENT), {}, GOODS, "prospective", "touched"),
    "transfer-by-title": (supply(DAY, conduct="transfer", stage="paid", **SILENT), {}, GOODS, "prospective", "touched"),
    # conduct
    "brokering-is-indirect-supply": (supply(DAY, conduct="brokering", **SILENT), {}, GOODS, "open", "touched"),
    "brokering-not-covered": (supply(DAY, conduct="brokering", **SILENT), {}, GOODS, "open", "not_touched"),
    "carriage-is-transfer": (supply(DAY, conduct="carriage", **SILENT), {}, GOODS, "open", "touched"),
    "temporary-visit-no-transfer": (
        supply(DAY, conduct="temporary_entry", **{"class": "warship"}, **SILENT),
        FOREIGN,
        GOODS,
        "touched",
        "not_touched",
    ),
    "brokering-is-other-assistance": (
        training(DAY, conduct="brokering", **SILENT, **{"class": "brokering"}),
        {},
        ASSISTANCE,
        "open",
        "touched",
    ),
    "payment-must-help-recipient": (
        training(DAY, conduct="financial_assistance", payer_is_buyer=False, **SILENT),
        {},
        ASSISTANCE,
        "touched",
        "open",
    ),
    # place and route
    "to-libya-territory-only": (training(DAY, destination="PK", **SILENT), {}, ASSISTANCE, "touched_unless", "not_touched"),
    "to-libya-connected-persons": (
        supply(DAY, destination="MT", **SILENT),
        {"recipient_territory": "MT", "recipient_state": "LY"},
        GOODS,
        "not_touched",
        "touched",
    ),
    "own-contingent-no-transfer": (supply(DAY, **SILENT), FOREIGN, GOODS, "touched", "not_touched"),
    "only-re-exporter-supplies": (
        supply(DAY, via_third_state=True, **SILENT),
        {"recipient_territory": "AE"},
        GOODS,
        "touched",
        "not_touched",
    ),
    "contracts-before-embargo-spared": (
        supply("2011-03-01", contract_date="2010-12-01", **SILENT),
        GOVERNMENT,
        GOODS,
        "touched",
        "not_touched",
    ),
    "exemptions-reach-exports": (LEAVING, {}, EXPORT, "touched", "excepted"),
    # who
    "foreign-subsidiaries-reached": (
        supply(DAY, supplier=None, supplier_parent_state="PK", **SILENT),
        {
            "supplier_is_organ": False,
            "supplier_state_member": False,
            "origin_member": False,
            "transit_member": False,
            "flag_member": False,
            "aircraft_registration_member": False,
        },
        GOODS,
        "not_touched",
        "touched",
    ),
    "haf-official-force-2015": (training("2015-06-01", **SILENT, **HELP), {}, ASSISTANCE, "touched_unless", "excepted"),
    "force-outside-counts-as-authorities": (training(DAY, **SILENT, **HELP), {}, ASSISTANCE, "touched_unless", "excepted"),
    "security-forces-of-government-only": (training("2025-06-01", **SILENT, **UNITY), {}, ASSISTANCE, "excepted", "touched"),
    "panel-foreign-fighters": (
        supply(DAY, conduct="personnel", **{"class": "foreign_fighters"}, **SILENT),
        {},
        MERCENARIES,
        "open",
        "touched",
    ),
    "regular-troops-caught": (
        supply(DAY, conduct="personnel", **{"class": "military_personnel"}, **SILENT),
        {},
        MERCENARIES,
        "not_touched",
        "touched",
    ),
    # what
    "unarmed-carriers-non-lethal": (CARRIER, GOVERNMENT, GOODS, "touched_unless", "excepted"),
    "unarmed-carriers-lethal": (CARRIER, GOVERNMENT, GOODS, "touched_unless", "touched"),
    "any-help-to-armed-force": (
        training(DAY, conduct="technical_assistance", **{"class": "cyber_cooperation"}, **SILENT),
        {},
        ASSISTANCE,
        "open",
        "touched_unless",
    ),
    "manufacture-is-provision": (
        training(DAY, conduct="technical_assistance", **{"class": "defence_industry_cooperation"}, **SILENT),
        {},
        ASSISTANCE,
        "open",
        "touched_unless",
    ),
    "manufacture-outside": (
        training(DAY, conduct="technical_assistance", **{"class": "defence_industry_cooperation"}, **SILENT),
        {},
        ASSISTANCE,
        "open",
        "not_touched",
    ),
    # purposes
    "hostilities-are-security-assistance": (
        training(DAY, **SILENT, **FIGHT),
        GOVERNMENT,
        ASSISTANCE,
        "touched_unless",
        "excepted",
    ),
    "hostilities-are-not-security-assistance": (
        training(DAY, **SILENT, **FIGHT),
        GOVERNMENT,
        ASSISTANCE,
        "touched_unless",
        "touched",
    ),
    # exemptions and their procedures
    "arming-opposition-covered": (supply("2011-06-01", **MARCH), OPPOSITION, GOODS, "touched_unless", "excepted"),
    "arming-opposition-not-covered": (supply("2011-06-01", **MARCH), OPPOSITION, GOODS, "touched_unless", "touched"),
    "personnel-under-13a": (
        supply(
            DAY,
            conduct="personnel",
            notified=True,
            negative_decision=False,
            notice_received="2020-05-01",
            approval="not_sought",
            **{"class": "armed_mercenary_personnel"},
            **HELP,
        ),
        GOVERNMENT,
        MERCENARIES,
        "touched",
        "excepted",
    ),
    "non-lethal-approval-restored": (
        supply(DAY, **{"class": "protective_equipment"}, **SILENT, **HELP),
        GOVERNMENT,
        GOODS,
        "excepted",
        "touched_unless",
    ),
    "other-assistance-approval": (
        training(
            DAY,
            conduct="other_assistance",
            notified=True,
            negative_decision=False,
            notice_received="2020-05-01",
            approval="not_sought",
            **HELP,
        ),
        GOVERNMENT,
        ASSISTANCE,
        "excepted",
        "touched",
    ),
    "cleared-before-2174": (
        supply(
            "2014-10-01", notified=True, negative_decision=False, notice_received="2014-08-01", approval="not_sought", **HELP
        ),
        GOVERNMENT,
        GOODS,
        "touched",
        "excepted",
    ),
    # ends that some see and others do not
    "resolution-2040-ended-para-13": (
        inspection(DAY, inspection_place="seaport"),
        {},
        "libya.cargo-inspection.territory",
        "available",
        "not_available",
    ),
    "suspect-flights-ended-2011": (FLIGHT, {}, "libya.suspect-flights.refuse", "triggered", "not_triggered"),
}


def readings_of_the_pack() -> set[str]:
    """Collect the identifier of everything called a reading, wherever it sits."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            for reading in node.get("readings") or []:
                found.add(reading["id"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    for document in rule_tree().documents.values():
        walk(document.data)
    return found


def test_every_reading_of_the_pack_is_listed_here() -> None:
    assert readings_of_the_pack() == set(SWITCHES)


@pytest.mark.parametrize("reading", sorted(SWITCHES))
def test_a_reading_switches_a_status(reading: str) -> None:
    facts, assume, ref, default, other = SWITCHES[reading]
    told = tell(facts, assume=assume)
    assert told[ref] == default
    assert tell(facts, assume=assume, readings=frozenset({reading}))[ref] == other
    # The check finds the difference by itself and shows it beside the default.
    assert told.readings(ref)[reading] == other


@pytest.mark.parametrize("reading", sorted(SWITCHES))
def test_a_reading_is_told_in_two_languages(reading: str) -> None:
    texts: list[dict[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("id") == reading and "holder" in node:
                texts.extend((node["holder"], node["says"]))
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    for document in rule_tree().documents.values():
        walk(document.data)
    assert len(texts) == 2
    assert all(any("\u0600" <= c <= "\u06ff" for c in t["ar"]) for t in texts)
