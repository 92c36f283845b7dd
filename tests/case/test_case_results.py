"""What the reported items come to under the embargo; one line for each row of the list."""

from datetime import date

import pytest

from compliance.case.checked import CheckedCase
from compliance.case.load import Case
from compliance.check.finding import Finding
from compliance.check.status import Status
from compliance.files.dates import Interval
from compliance.law.compiled import CompiledLaw
from compliance.logic.values import Known, Reason, Unknown

S = Status
DEAL, BENGHAZI, JULY = "pk-lna-arms-deal", "benghazi-agreement", "july-visit-memoranda"
VISIT, FLOWS = "islamabad-visit", "past-flows"
GOODS, ASSISTANCE = "libya.arms-to-libya.goods", "libya.arms-to-libya.assistance"

Checks = dict[str, CheckedCase]

# Help whose military character or whose kind is left open by the reports may be open instead of prospective.
LATER = {S.PROSPECTIVE, S.OPEN}

EXPECTED = [
    ("1", DEAL, "jf-17", {S.TOUCHED_UNLESS}),
    ("2", DEAL, "super-mushak", {S.TOUCHED_UNLESS}),
    ("3", DEAL, "other-equipment", {S.TOUCHED_UNLESS}),
    ("4 5", DEAL, "arms-deal", {S.TOUCHED_UNLESS}),
    ("6", BENGHAZI, "cooperation-agreement", {S.NOT_TOUCHED}),
    ("7", BENGHAZI, "training-expertise", LATER),
    ("7", BENGHAZI, "technical-expertise", LATER),
    ("8", BENGHAZI, "joint-programmes", LATER),
    ("9", BENGHAZI, "offered-capabilities", LATER),
    ("10", BENGHAZI, "cyber-security", LATER),
    ("10", BENGHAZI, "unmanned-aircraft", LATER),
    ("10", BENGHAZI, "defence-technology", LATER),
    ("11", JULY, "memoranda", {S.NOT_TOUCHED}),
    ("12", JULY, "training-programmes", LATER),
    ("13", JULY, "counter-terrorism", LATER),
    ("14", JULY, "defence-industry", {S.OPEN}),
    ("15a", JULY, "supply-operations", LATER),
    ("15a", JULY, "supply-coordination", LATER),
    ("15b", JULY, "technical-support", LATER),
    ("15c", JULY, "technology-transfer", {S.NOT_TOUCHED}),
    ("15d", JULY, "logistics-links", LATER),
    ("16", JULY, "military-advice", LATER),
    ("16", JULY, "intelligence-programmes", LATER),
    ("17", JULY, "maritime-security", LATER),
    ("18", JULY, "naval-manoeuvres", {S.OPEN}),
    ("19", JULY, "cyber-memorandum", LATER),
    ("20", VISIT, "air-force-cooperation", {S.NOT_TOUCHED}),
    ("21", VISIT, "manufacturing-briefing", {S.NOT_TOUCHED}),
    ("22", VISIT, "navy-cooperation", {S.NOT_TOUCHED}),
    ("23", VISIT, "government-talks", {S.NOT_TOUCHED}),
    ("23", VISIT, "army-talks", {S.NOT_TOUCHED}),
    ("23", BENGHAZI, "talks", {S.NOT_TOUCHED}),
    ("24", FLOWS, "arms-flows", {S.OPEN}),
]


def _finding(checks: Checks, case: str, item: str, conduct: str, ref: str) -> Finding:
    return checks[case].explore(checks[case].findings[item, conduct, ref])


def _roots(checks: Checks, case: str, finding: Finding) -> tuple[str, ...]:
    return checks[case].roots(checks[case].claims(finding))


@pytest.mark.parametrize(("rows", "case", "item", "statuses"), EXPECTED, ids=lambda v: v if isinstance(v, str) else "")
def test_item(checks: Checks, rows: str, case: str, item: str, statuses: set[Status]) -> None:
    check = checks[case]
    assert check.case.file.items[item].rows == rows.split()
    assert next(i for i in check.result.items if i.item == item).status in statuses


def test_every_kind_of_agreement_talks_or_briefing_hands_nothing_over(checks: Checks) -> None:
    for check in checks.values():
        for item in check.result.items:
            for finding in item.findings:
                kind = check.subject(item.item, finding.conduct).facts.get("conduct")
                prohibition = check.tree.limbs[finding.ref].limb.kind == "prohibition"
                if prohibition and isinstance(kind, Known) and kind.value in ("cooperation_agreement", "contact", "briefing"):
                    assert finding.status in (S.NOT_TOUCHED, S.NOT_IN_FORCE), (item.item, finding.conduct, finding.ref)


@pytest.mark.parametrize("item", ["arms-deal", "jf-17", "super-mushak", "other-equipment"])
def test_the_deal_is_a_sale_now_and_a_supply_later(checks: Checks, item: str) -> None:
    sale = _finding(checks, DEAL, item, "sale", GOODS)
    supply = _finding(checks, DEAL, item, "supply", GOODS)
    assert sale.status is S.TOUCHED_UNLESS and _roots(checks, DEAL, sale) == ("cnn", "reuters")
    assert supply.status is S.PROSPECTIVE and supply.answer.carried is S.TOUCHED_UNLESS
    assert [(a.state, a.own_act) for a in sale.addressees] == [("PK", True)]
    assert sale.alternatives and any(a.reading == "sale-at-delivery" for a in sale.alternatives)


@pytest.mark.parametrize("item", ["memoranda", "training-programmes"])
def test_opinions_on_purpose_supply_none(checks: Checks, item: str) -> None:
    check = checks[JULY]
    conduct = next(iter(check.case.file.items[item].conducts))
    told = check.support[item, conduct]["purpose"]
    assert told.assertions and not any(a.counts for a in told.assertions)
    assert isinstance(told.fact, Unknown) and told.fact.reason is Reason.NOT_REPORTED


@pytest.mark.parametrize(
    ("case", "item", "conduct"),
    [
        (BENGHAZI, "training-expertise", "training"),
        (BENGHAZI, "technical-expertise", "assistance"),
        (BENGHAZI, "joint-programmes", "training"),
        (JULY, "training-programmes", "training"),
        (JULY, "technical-support", "assistance"),
    ],
)
def test_no_exemption_by_purpose_is_excluded_for_training(checks: Checks, case: str, item: str, conduct: str) -> None:
    """Nobody reports the purpose of the training itself, so 'solely' stays open."""
    finding = _finding(checks, case, item, conduct, ASSISTANCE)
    assert finding.status is S.PROSPECTIVE
    assert not any("purpose" in e.failing for e in finding.exemptions)


def test_the_two_prices_conflict_and_decide_nothing(checks: Checks) -> None:
    check = checks[DEAL]
    price = check.subject("arms-deal", "sale").facts["price_usd_millions"]
    assert isinstance(price, Unknown) and price.reason is Reason.CONFLICTING and set(price.candidates or ()) == {3000, 4000}
    assert _finding(checks, DEAL, "arms-deal", "sale", GOODS).conflicts == ()


def test_a_loose_libya_and_the_named_army_meet(checks: Checks) -> None:
    for conduct in ("sale", "supply"):
        for role in ("recipient", "buyer"):
            assert checks[DEAL].subject("jf-17", conduct).facts[role] == Known("haftar-forces")


def test_china_only_helped_to_design(checks: Checks) -> None:
    assert checks[DEAL].subject("jf-17", "sale").facts["design_state"] == Known("CN")


def test_an_article_without_a_name_for_its_origin_adds_no_root(cases: dict[str, Case]) -> None:
    inferred = {c.id for case in cases.values() for c in case.file.claims if c.through_inferred}
    assert {"a0-12-deal", "a1-7-list", "a1-8-flows"} <= inferred


def test_all_analysts_are_one_root(checks: Checks) -> None:
    check = checks[JULY]
    hands = [h.who.en for c in check.case.file.claims for h in c.hands if "analyst" in h.who.en]
    assert len(set(hands)) == 3
    assert {check.finder.root(c) for c in check.case.file.claims if c.hands} <= {"a2", "a4"}


def test_the_stage_of_the_industry_hinges_on_who_tells_it(checks: Checks) -> None:
    finding = _finding(checks, JULY, "defence-industry", "assistance", ASSISTANCE)
    (conflict,) = [c for c in finding.conflicts if c.fact == "stage"]
    assert not conflict.robust
    assert {value for value, _ in conflict.answers} == {"agreed", "discussed", "planned"}
    assert dict(conflict.answers)["discussed"].status is S.NOT_TOUCHED


def test_an_expected_exercise_has_no_stage(checks: Checks) -> None:
    stage = checks[JULY].support["naval-manoeuvres", "exercise"]["stage"]
    assert stage.assertions and isinstance(stage.fact, Unknown) and stage.fact.reason is Reason.NOT_REPORTED


def test_dates_are_bounded_and_never_guessed(checks: Checks) -> None:
    check = checks[DEAL]
    assert check.subject("arms-deal", "sale").facts["date"] == Known(Interval(date(2025, 11, 27), date(2026, 10, 31)))
    assert check.finder.datings["a0"].interval == Interval(date(2025, 12, 17), date(2026, 11, 22))
    july = checks[JULY].subject("memoranda", "agreement").facts["date"]
    assert july == Known(Interval(date(2025, 7, 1), date(2026, 7, 31)))


def test_the_past_flows_have_no_supplier(checks: Checks) -> None:
    check = checks[FLOWS]
    facts = check.subject("arms-flows", "supply").facts
    assert "supplier" not in facts
    assert isinstance(facts["recipient"], Unknown) and facts["recipient"].candidates
    finding = _finding(checks, FLOWS, "arms-flows", "supply", GOODS)
    assert "nexus" in finding.unknown and _roots(checks, FLOWS, finding) == ("a0", "azad-arabia")


@pytest.mark.parametrize(
    ("who", "day", "standing"),
    [
        ("hamad-cabinet", date(2026, 2, 3), "parallel_institution"),
        ("haftar-forces", date(2025, 12, 22), "force_outside_authority"),
        ("haftar-forces", date(2015, 6, 1), "disputed"),
        ("government-of-national-unity", date(2025, 12, 22), "recognised_authority"),
        ("government-of-national-accord", date(2019, 4, 4), "recognised_authority"),
        ("hor-government-2014", date(2015, 6, 1), "recognised_authority"),
        ("hor-government-2014", date(2016, 6, 1), "parallel_institution"),
        ("national-transitional-council", date(2011, 9, 15), "disputed"),
        ("national-transitional-council", date(2011, 9, 16), "recognised_authority"),
        ("libya-government-forces", date(2020, 1, 1), "recognised_authority"),
    ],
)
def test_standing_on_a_day(book: CompiledLaw, who: str, day: date, standing: str) -> None:
    assert book.tree.vocabulary.attribute(who, "standing", Interval(day, day)) == Known(standing)
