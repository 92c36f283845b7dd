"""What is easily got wrong about this embargo, each as a test."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from compliance.law.kinds import FINDING_KINDS
from compliance.law.model import NotEncoded
from tests.rules.support import (
    ASSISTANCE,
    GOODS,
    GOVERNMENT,
    MERCENARIES,
    STAFF,
    inspection,
    law_book,
    rule_tree,
    supply,
    tell,
    training,
)

AUTHORITIES = "libya.help-to-the-authorities.any"
HELP: dict[str, Any] = {"purpose": {"only": ["security_assistance"]}}
SILENT: dict[str, Any] = {"approval": "not_sought", "notified": False}


def steps(ref: str, day: str) -> dict[str, str]:
    version = law_book().law.on(ref, date.fromisoformat(day))
    assert version is not None
    return {name: case.step for name, case in version.content.procedure.items()}


def not_encoded(instrument: str) -> list[NotEncoded]:
    return rule_tree().instruments[instrument].not_encoded


def test_01_paragraph_8_of_2174_not_9_moved_lethal_supplies_to_approval() -> None:
    entry = rule_tree().limbs["libya.approval-for-arms-to-the-government.approve"]
    assert entry.citation() == "S/RES/2174 (2014) para. 8"
    assert steps(AUTHORITIES, "2014-08-26")["lethal"] == "advance_notice"
    assert steps(AUTHORITIES, "2014-08-27")["lethal"] == "advance_approval"
    ninth = rule_tree().limbs["libya.cargo-inspection-restated-2014.inspect"]
    assert ninth.citation() == "S/RES/2174 (2014) para. 9"
    assert not ninth.limb.effects


def test_02_what_2095_freed_for_the_government_stays_free_after_2174() -> None:
    after = steps(AUTHORITIES, "2026-04-14")
    assert (after["non_lethal"], after["training_and_aid"]) == ("none", "none")
    assert tell(training("2020-06-01", **SILENT, **HELP), assume=GOVERNMENT)[ASSISTANCE] == "excepted"


def test_03_two_paragraphs_of_2095_have_two_beneficiaries_and_two_purposes() -> None:
    gear = {"class": "demining_equipment", **SILENT}
    humanitarian, security = {"purpose": {"only": ["humanitarian"]}}, HELP
    # Anyone may receive it for humanitarian use; for security assistance only the Government.
    assert tell(supply("2020-06-01", **gear, **humanitarian))[GOODS] == "excepted"
    assert tell(supply("2020-06-01", **gear, **security))[GOODS] != "excepted"
    assert tell(supply("2020-06-01", **gear, **security), assume=GOVERNMENT)[GOODS] == "excepted"
    wrong = tell(supply("2020-06-01", **gear, **humanitarian), assume=GOVERNMENT)
    assert wrong[f"{GOODS} <- {AUTHORITIES}"] == "excluded"


@pytest.mark.parametrize("day", ["2011-09-16", "2014-08-27", "2026-04-14"])
def test_04_small_arms_of_staff_stay_with_notice(day: str) -> None:
    assert steps("libya.small-arms-of-international-staff.any", day) == {"all": "advance_notice"}


def test_05_the_embargo_has_no_sunset() -> None:
    for name in ("goods", "assistance", "mercenaries"):
        versions = law_book().law.versions(f"libya.arms-to-libya.{name}")
        assert [(v.lo, v.hi, v.in_force) for v in versions] == [(date(2011, 2, 26), None, True)]
    assert tell(supply("2026-11-01"))[GOODS] == "touched_unless"
    for entry in rule_tree().limbs.values():
        if entry.limb.kind == "extension":
            assert all("high-seas" in ref for effect in entry.limb.effects for ref in effect.limbs)


@pytest.mark.parametrize("day", ["2012-03-12", "2013-06-01", "2016-06-13"])
def test_06_no_high_seas_inspection_from_2012_to_2016(day: str) -> None:
    told = tell(inspection(day))
    assert not any(told[ref] == "available" for ref in told.findings)


def test_07_migrant_smuggling_is_no_part_of_this_regime() -> None:
    symbols = {i.symbol for i in rule_tree().instruments.values()}
    assert not any(s.startswith(("S/RES/2240", "S/RES/2312", "S/RES/2652")) for s in symbols)


def test_08_arms_inspection_needs_no_designated_vessel() -> None:
    petroleum = rule_tree().instruments["un.s-res-2146-2014"]
    assert not petroleum.paragraphs
    assert any("designated" in n.subject.en for n in petroleum.not_encoded)
    assert tell(inspection("2020-01-15"))["libya.high-seas-inspection.inspect"] == "available"


def test_09_the_new_disposal_rule_is_for_the_high_seas_only() -> None:
    replaced = rule_tree().limbs["libya.high-seas-seizure-2024.seize"].limb.effects
    assert [ref for e in replaced for ref in e.limbs] == ["libya.high-seas-seizure.seize"]
    assert law_book().law.versions("libya.seizure.seize")[-1].in_force is True


def test_10_quick_handling_exempts_nothing() -> None:
    for ref in ("libya.expedited-requests-2015.expedite", "libya.requests-by-the-government.apply"):
        limb = rule_tree().limbs[ref].limb
        assert limb.kind not in FINDING_KINDS
        assert not limb.excepts
        assert not limb.effects
    rifles = supply(
        "2017-06-01", **{"class": "small_arm"}, **SILENT, purpose={"only": ["security_assistance", "counter_terrorism"]}
    )
    assert tell(rifles, assume=GOVERNMENT)[GOODS] == "touched"


def test_11_the_exemptions_of_2769_execute_themselves_and_free_no_equipment() -> None:
    for ref in ("libya.training-for-reunification.any", "libya.visiting-craft.craft", "libya.visiting-craft.arms-aboard"):
        entry = rule_tree().limbs[ref]
        assert set(steps(ref, "2025-01-16").values()) == {"none"}
        assert entry.paragraph.para is None
        assert entry.citation() == "S/RES/2769 (2025)"
    assert rule_tree().limbs["libya.training-for-reunification.any"].limb.excepts == [ASSISTANCE]


def test_12_2664_touches_asset_freezes_only() -> None:
    instrument = rule_tree().instruments["un.s-res-2664-2022"]
    assert not instrument.paragraphs
    food_for_the_force = supply("2023-06-01", purpose={"only": ["humanitarian"]}, **SILENT)
    assert tell(food_for_the_force)[GOODS] == "touched"


def test_13_2701_runs_to_february_2025() -> None:
    ends = {n.subject.en: n.until for n in not_encoded("un.s-res-2701-2023")}
    assert ends["petroleum measures extended"] == date(2025, 2, 1)
    assert ends["Panel of Experts"] == date(2025, 2, 15)


def test_14_demands_and_calls_are_no_bans() -> None:
    years = {"2510", "2542", "2570", "2571", "2644", "2701", "2769", "2796", "2509", "2441"}
    for entry in rule_tree().limbs.values():
        words = (entry.paragraph.title.en + entry.limb.id).lower()
        if entry.instrument.symbol.split("/")[2][:4] in years and ("demand" in words or "call" in words or "withdraw" in words):
            assert entry.limb.binding == "call", entry.ref
    told = tell(supply("2022-06-01", conduct="personnel", **{"class": "military_personnel"}))
    assert told[MERCENARIES] == "not_touched"
    assert all(rule_tree().limbs[ref].limb.binding == "binding" for ref in told.findings)


def test_15_the_ban_on_libyan_aircraft_ended_and_that_on_suspect_flights_did_not() -> None:
    seventeenth = next(n for n in not_encoded("un.s-res-1973-2011") if n.para == "17")
    assert (seventeenth.from_, seventeenth.until) == (date(2011, 3, 17), date(2011, 9, 15))
    assert law_book().law.versions("libya.suspect-flights.refuse")[-1].in_force is True


def test_9b_is_not_13b() -> None:
    """Clothing needs no notice, weapons of the same people do."""
    mine = {"conduct": "temporary_export", "personal_use": True, **SILENT}
    assert tell(supply("2020-06-01", **{"class": "protective_clothing"}, **mine), assume=STAFF)[GOODS] == "excepted"
    assert tell(supply("2020-06-01", **mine), assume=STAFF)[GOODS] == "touched"
