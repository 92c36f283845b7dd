"""What the five articles come to: the status of each reported row, and why."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from compliance.case.checked import CheckedCase, Options
from compliance.case.load import load
from compliance.check.finding import Finding
from compliance.files.dates import partial
from compliance.law.compiled import CompiledLaw
from compliance.law.load import load as load_tree
from compliance.logic.values import Known

ROOT = Path(__file__).resolve().parents[2]
GOODS, ASSISTANCE = "libya.arms-to-libya.goods", "libya.arms-to-libya.assistance"
APPROVAL, TRAINING = "libya.committee-approval.any", "libya.training-for-reunification.any"


@cache
def book() -> CompiledLaw:
    return CompiledLaw(load_tree(ROOT / "rules"))


def check(name: str, **options: object) -> CheckedCase:
    case = load(ROOT / "cases" / f"{name}.yaml", book().tree.vocabulary, book().catalogue)
    return CheckedCase(case, book(), Options(**options))  # type: ignore[arg-type]


@cache
def statuses() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "cases").glob("*.yaml")):
        made = check(path.stem)
        for item in made.result.items:
            for row in made.case.file.items[item.item].rows:
                found.setdefault(row, set()).add(item.status.value)
    return found


def finding(name: str, row: str, ref: str, conduct: str, **options: object) -> Finding:
    made = check(name, **options)
    for item in made.result.items:
        if row in made.case.file.items[item.item].rows:
            for found in item.findings:
                kind = made.subject(found.item, found.conduct).facts.get("conduct")
                if found.ref == ref and isinstance(kind, Known) and kind.value == conduct:
                    return made.explore(found)
    raise LookupError((name, row, ref, conduct))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1", {"touched_unless"}),
        ("2", {"touched_unless"}),
        ("3", {"touched_unless"}),
        ("4", {"touched_unless"}),
        ("5", {"touched_unless"}),
        ("6", {"not_touched"}),
        ("8", {"prospective"}),
        ("9", {"open"}),
        ("11", {"not_touched"}),
        ("15c", {"not_touched"}),
        ("20", {"not_touched"}),
        ("21", {"not_touched"}),
        ("22", {"not_touched"}),
        ("23", {"not_touched"}),
        ("24", {"open"}),
    ],
)
def test_a_row_comes_to_its_status(row: str, expected: set[str]) -> None:
    assert statuses()[row] == expected


def test_every_row_has_a_status() -> None:
    wanted = {str(n) for n in range(1, 25) if n != 15} | {"15a", "15b", "15c", "15d"}
    assert set(statuses()) == wanted


def test_the_sale_is_judged_now_and_the_supply_when_it_comes() -> None:
    sale = finding("pk-lna-arms-deal", "1", GOODS, "sale")
    supply = finding("pk-lna-arms-deal", "1", GOODS, "supply")
    assert (sale.status.value, sale.answer.carried) == ("touched_unless", None)
    assert (supply.status.value, supply.answer.carried) == ("prospective", "touched_unless")
    assert supply.clock == "agreement"


def test_a_trainer_sold_to_an_armed_force_is_military_equipment() -> None:
    assert finding("pk-lna-arms-deal", "2", GOODS, "sale").elements["object"] is True


def test_the_supplying_state_is_addressed_by_its_own_act_and_no_other_state_is() -> None:
    addressed = finding("pk-lna-arms-deal", "1", GOODS, "sale").addressees
    assert [(a.state, a.link, a.own_act) for a in addressed] == [("PK", "own_act", True)]


def test_the_standing_of_the_recipient_excludes_the_exemptions_for_the_government() -> None:
    sale = finding("pk-lna-arms-deal", "1", GOODS, "sale")
    by_ref = {e.ref: e for e in sale.exemptions}
    assert by_ref["libya.help-to-the-authorities.any"].failing == ("recipient",)
    assert by_ref[APPROVAL].mark.value == "unreported"
    government = finding("pk-lna-arms-deal", "1", GOODS, "sale", assume={"recipient": "libya-recognised-government"})
    assert {e.ref: e.mark.value for e in government.exemptions}["libya.help-to-the-authorities.any"] == "unreported"


@pytest.mark.parametrize(
    ("name", "row"), [("benghazi-agreement", "7"), ("benghazi-agreement", "8"), ("july-visit-memoranda", "12")]
)
def test_whether_the_training_exemption_of_2025_is_met_is_unknown(name: str, row: str) -> None:
    training = finding(name, row, ASSISTANCE, "training")
    assert training.status.value == "prospective"
    exemption = next(e for e in training.exemptions if e.ref == TRAINING)
    assert exemption.truth is None


def test_another_year_would_take_the_training_exemption_away() -> None:
    training = finding("july-visit-memoranda", "12", ASSISTANCE, "training")
    other = training.other_times[0]
    assert other.gone == (TRAINING,)
    assert other.on.hi == date(2025, 1, 15)


def test_the_year_is_inferred_and_never_taken_as_told() -> None:
    made = check("july-visit-memoranda")
    assert all(made.finder.datings[s].inferred for s, told in made.case.file.sources.items() if told.file)


def test_silence_of_the_committee_excludes_nothing_and_its_word_does() -> None:
    told = finding("pk-lna-arms-deal", "1", GOODS, "sale", assume={"approval": "not_sought"})
    assert told.status.value == "touched"
    given = {"approval": "granted", "approval_date": partial("2025-01-01")}
    assert finding("pk-lna-arms-deal", "1", GOODS, "sale", assume=given).status.value == "excepted"


def test_a_sale_before_the_embargo_touches_nothing() -> None:
    early = finding("pk-lna-arms-deal", "1", GOODS, "sale", assume={"date": partial("2011-02-25")})
    first = finding("pk-lna-arms-deal", "1", GOODS, "sale", assume={"date": partial("2011-02-26")})
    assert early.status.value == "not_in_force"
    assert first.status.value != "not_in_force"


def test_what_nobody_had_reported_by_a_day_is_left_out() -> None:
    made = check("pk-lna-arms-deal", known_on=date(2025, 1, 1))
    assert made.result.items == ()
    assert set(made.result.not_yet) == set(made.case.file.items)


def test_the_price_in_conflict_hinges_nothing() -> None:
    sale = finding("pk-lna-arms-deal", "4", GOODS, "sale")
    assert check("pk-lna-arms-deal").support[sale.item, sale.conduct]["price_usd_millions"].fact != Known(3000)
    assert sale.conflicts == ()


def test_no_item_is_one_of_the_aircraft_of_the_other_side() -> None:
    for path in (ROOT / "cases").glob("*.yaml"):
        made = check(path.stem)
        labels = " ".join(i.label.en for i in made.case.file.items.values())
        assert not any(name in labels for name in ("Rafale", "Su-30", "MiG-29", "Mirage", "S-400"))
