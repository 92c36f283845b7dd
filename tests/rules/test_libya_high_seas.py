"""Inspection, seizure, flights: the windows in which each authorization stands, and what the duties hang on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.support import inspection, law_book, rule_tree, supply, tell

FIRST = "libya.cargo-inspection.high-seas"
TERRITORY = "libya.cargo-inspection.territory"
SECOND = "libya.high-seas-inspection.inspect"
MEASURES = "libya.high-seas-measures.commensurate"
DIVERSION = "libya.high-seas-diversion.divert"
SEIZURE = "libya.seizure.seize"
SEIZURE_AT_SEA = "libya.high-seas-seizure.seize"
SEIZURE_AT_SEA_2024 = "libya.high-seas-seizure-2024.seize"
DISPOSAL = "libya.high-seas-seizure-2024.dispose-with-approval"
FLIGHTS = "libya.suspect-flights.refuse"

# First and last day of each extension: the day of the resolution, and twelve (or six) months later.
EXTENSIONS = [
    ("un.s-res-2357-2017", "2017-06-12", "2018-06-12"),
    ("un.s-res-2420-2018", "2018-06-11", "2019-06-11"),
    ("un.s-res-2473-2019", "2019-06-10", "2020-06-10"),
    ("un.s-res-2526-2020", "2020-06-05", "2021-06-05"),
    ("un.s-res-2578-2021", "2021-06-03", "2022-06-03"),
    ("un.s-res-2635-2022", "2022-06-03", "2023-06-03"),
    ("un.s-res-2684-2023", "2023-06-02", "2024-06-02"),
    ("un.s-res-2733-2024", "2024-05-31", "2025-05-31"),
    ("un.s-res-2780-2025", "2025-05-29", "2025-11-29"),
    ("un.s-res-2804-2025", "2025-11-25", "2026-05-25"),
]


@pytest.mark.parametrize(
    ("day", "status"),
    [("2011-03-16", "not_in_force"), ("2011-03-17", "available"), ("2012-03-11", "available"), ("2012-03-12", "not_in_force")],
)
def test_first_window_on_the_high_seas(day: str, status: str) -> None:
    assert tell(inspection(day))[FIRST] == status


@pytest.mark.parametrize("day", ["2012-03-12", "2014-08-27", "2016-06-13"])
def test_nobody_was_authorized_between_the_two(day: str) -> None:
    told = tell(inspection(day))
    assert told[FIRST] == "not_in_force"
    assert told[SECOND] == "not_in_force"
    assert told[MEASURES] == "not_in_force"


@pytest.mark.parametrize("day", ["2016-06-14", *(d for _, first, last in EXTENSIONS for d in (first, last))])
def test_second_window_on_each_boundary(day: str) -> None:
    told = tell(inspection(day))
    assert told[SECOND] == "available"
    assert told[MEASURES] == "available"


def test_the_chain_of_the_second_window() -> None:
    versions = law_book().law.versions(SECOND)
    chain = [c for c in versions[-1].content.chain if c.do == "extend"]
    told = [(rule_tree().limbs[c.by].instrument.instrument, c.on.isoformat(), c.until and c.until.isoformat()) for c in chain]
    assert told == EXTENSIONS
    assert all(c.computed for c in chain)


def test_each_extension_came_before_the_lapse() -> None:
    ends = ["2017-06-14", *(last for _, _, last in EXTENSIONS)]
    assert all(first <= end for (_, first, _), end in zip(EXTENSIONS, ends, strict=False))


@pytest.mark.parametrize("ref", [SECOND, MEASURES])
def test_after_the_last_known_end_the_law_is_not_known(ref: str) -> None:
    assert tell(inspection("2026-05-25"))[ref] == "available"
    assert tell(inspection("2026-05-26"))[ref] == "open"


@pytest.mark.parametrize(
    ("missing", "element"),
    [
        ({"inspection_place": "territorial_sea"}, "place"),
        ({"carried_by": "aircraft"}, "craft"),
        ({"reasonable_grounds": False}, "grounds"),
        ({"flag_consent_sought": False}, "consent"),
        ({"government_consulted": False}, "consultation"),
        ({"sovereign_immunity": True}, "immunity"),
    ],
)
def test_what_the_second_authorization_asks(missing: dict[str, Any], element: str) -> None:
    told = tell(inspection("2020-01-15", **missing))
    assert told[SECOND] == "not_available"
    assert told.finding(SECOND).failing == (element,)
    assert told[MEASURES] == "not_available"


def test_what_is_not_reported_leaves_it_open() -> None:
    assert tell(inspection("2020-01-15", flag_consent_sought=None))[SECOND] == "open"


def test_a_planned_inspection_is_authorized_too() -> None:
    assert tell(inspection("2020-01-15", stage="planned"))[SECOND] == "available"


@pytest.mark.parametrize("place", ["territory", "seaport", "airport"])
def test_inspection_in_territory_stands_since_2011(place: str) -> None:
    for day, status in (
        ("2011-03-16", "not_in_force"),
        ("2011-03-17", "available"),
        ("2012-03-12", "available"),
        ("2026-04-14", "available"),
    ):
        assert tell(inspection(day, inspection_place=place))[TERRITORY] == status


def find(day: str, **facts: Any) -> dict[str, Any]:
    return {
        "conduct": "seizure",
        "stage": "performed",
        "date": day,
        "supplier": "IT",
        "recipient": None,
        "destination": None,
        "class": "small_arm",
        "inspection_place": "high_seas",
        "carried_by": "vessel",
        "bound_to_or_from": "LY",
        **facts,
    }


def caught(day: str, **facts: Any) -> dict[str, Any]:
    """A delivery that every exemption is excluded for."""
    return {"delivery": supply(day, approval="not_sought", notified=False, **facts)}


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        ("2016-06-13", "not_in_force", "not_in_force"),
        ("2016-06-14", "triggered", "not_in_force"),
        ("2024-05-30", "triggered", "not_in_force"),
        ("2024-05-31", "not_in_force", "triggered"),
        ("2026-05-25", "not_in_force", "triggered"),
        ("2026-05-26", "not_in_force", "open"),
    ],
)
def test_seizure_on_the_high_seas_changed_hands_on_31_may_2024(day: str, old: str, new: str) -> None:
    told = tell(find(day), also=caught(day))
    assert told[SEIZURE_AT_SEA] == old
    assert told[SEIZURE_AT_SEA_2024] == new


@pytest.mark.parametrize(
    ("day", "status"),
    [("2016-06-13", "not_in_force"), ("2016-06-14", "available"), ("2024-05-31", "available"), ("2026-05-26", "open")],
)
def test_diversion_to_a_port(day: str, status: str) -> None:
    assert tell(find(day), also=caught(day))[DIVERSION] == status


@pytest.mark.parametrize("place", ["territory", "seaport", "airport", "territorial_sea"])
@pytest.mark.parametrize("day", ["2012-06-01", "2020-06-01", "2025-06-01"])
def test_seizure_on_land_and_in_port_stays_with_the_first_resolution(place: str, day: str) -> None:
    told = tell(find(day, inspection_place=place), also=caught(day))
    assert told[SEIZURE] == "triggered"
    assert told[SEIZURE_AT_SEA_2024] in ("not_triggered", "not_in_force")


def test_the_duty_to_seize_follows_the_ban() -> None:
    day = "2020-06-01"
    approved = {"delivery": supply(day, approval="granted", approval_date="2020-05-01")}
    assert tell(find(day), also=approved)[SEIZURE] == "not_triggered"
    unreported = {"delivery": supply(day)}
    assert tell(find(day), also=unreported)[SEIZURE] == "open"
    food = {"delivery": supply(day, **{"class": "civil_goods"})}
    assert tell(find(day, **{"class": "civil_goods"}), also=food)[SEIZURE] == "not_triggered"


@pytest.mark.parametrize(
    ("manner", "approval", "status"),
    [
        ("destroyed", "not_sought", "not_triggered"),
        ("made_inoperable", "not_sought", "not_triggered"),
        ("stored", "not_sought", "triggered"),
        ("transferred", "not_sought", "triggered"),
        ("transferred", "pending", "triggered"),
        ("transferred", None, "triggered_unless"),
        ("transferred", "granted", "not_triggered"),
    ],
)
def test_disposal_other_than_destruction_needs_approval(manner: str, approval: str | None, status: str) -> None:
    facts = find("2025-06-01", conduct="disposal", disposal_manner=manner, approval=approval, recipient="LY")
    assert tell(facts)[DISPOSAL] == status
    assert tell({**facts, "date": "2024-05-30"})[DISPOSAL] == "not_in_force"


def flight(day: str, **facts: Any) -> dict[str, Any]:
    return {
        "conduct": "flight_clearance",
        "stage": "performed",
        "date": day,
        "class": "transport_aircraft",
        "supplier": "IT",
        "recipient": None,
        "destination": None,
        "carried_by": "aircraft",
        "bound_to_or_from": "LY",
        "reasonable_grounds": True,
        "emergency_landing": False,
        **facts,
    }


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2011-03-16", "not_in_force"),
        ("2011-03-17", "triggered"),
        ("2011-09-16", "triggered"),
        ("2011-11-01", "triggered"),
        ("2026-04-14", "triggered"),
    ],
)
def test_suspect_flights_are_refused_since_2011(day: str, status: str) -> None:
    assert tell(flight(day))[FLIGHTS] == status


def test_an_emergency_landing_is_spared() -> None:
    assert tell(flight("2020-06-01", emergency_landing=True))[FLIGHTS] == "not_triggered"
    assert tell(flight("2020-06-01", emergency_landing=None))[FLIGHTS] == "triggered_unless"
    assert tell(flight("2020-06-01", reasonable_grounds=False))[FLIGHTS] == "not_triggered"


RETRANSFER = "libya.no-retransfer.refrain"


@pytest.mark.parametrize(("day", "status"), [("2014-03-13", "not_in_force"), ("2014-03-14", "triggered")])
def test_passing_on_what_the_government_received(day: str, status: str) -> None:
    facts = supply(day, conduct="retransfer", arms_supplied_under_exemption=True, designated_end_user=False)
    assert tell(facts)[RETRANSFER] == status
    assert tell({**facts, "designated_end_user": True})[RETRANSFER] in ("not_triggered", "not_in_force")
    assert tell({**facts, "arms_supplied_under_exemption": False})[RETRANSFER] in ("not_triggered", "not_in_force")
