"""What made-up regimes of six kinds come to: each rule on both sides of its line."""

from __future__ import annotations

import pytest

from compliance.check.finding import Finding
from tests.regimes.told import ALL, BUYING, NO_SNAPBACK, SNAPBACK
from tests.regimes.world import Told, check, findings, rule_book


def results(told: Told) -> dict[str, Finding]:
    return {f"{i}.{c} {ref}": f for (i, c, ref), f in findings(check(told.book, told.data)).items()}


def called(tree: list[Told], name: str) -> Told:
    return next(t for t in tree if t.name == name)


@pytest.mark.parametrize("told", ALL, ids=lambda t: f"{t.tree}: {t.name}")
def test_a_case_comes_to_its_status(told: Told) -> None:
    found = results(told)
    assert {key: str(found[key].status) if key in found else "outside" for key in told.expected} == told.expected


@pytest.mark.parametrize("told", [t for t in ALL if t.marks], ids=lambda t: t.name)
def test_an_exemption_is_marked_by_what_is_shown_of_it(told: Told) -> None:
    for ref, mark in told.marks.items():
        assert [str(e.mark) for e in results(told)[f"x.act {ref}"].exemptions] == [mark]


def test_the_reading_under_which_nothing_came_back_is_shown_where_it_matters() -> None:
    def others(name: str) -> list[tuple[str, str]]:
        finding = results(called(SNAPBACK, name))["x.act snap.arms.goods"]
        return [(a.reading, str(a.answer.status)) for a in finding.alternatives]

    assert others("on the day it came back") == [("no-snapback", "not_in_force")]
    assert others("on the day before it ended") == []
    assert others("on the day before it came back") == []


def test_the_chain_of_what_came_back_names_its_end_and_its_return() -> None:
    version = rule_book("snapback").law.versions("snap.arms.goods")[-1]
    assert [(c.by, c.do) for c in version.content.chain] == [("snap.end.end", "terminate"), ("snap.back.back", "revive")]
    other = rule_book("snapback", NO_SNAPBACK).law.versions("snap.arms.goods")[-1]
    assert [c.do for c in other.content.chain] == ["terminate"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a State buys from the State under embargo", [("EG", "buyer_own_act", True)]),
        ("its company buys", [("EG", "buyer_nationals", False)]),
        ("the same told as a purchase", [("EG", "buyer_own_act", True)]),
    ],
)
def test_a_ban_on_buying_addresses_the_state_of_the_buyer(name: str, expected: list[tuple[str, str, bool]]) -> None:
    finding = results(called(BUYING, name))["x.act buying.from.procurement"]
    assert [(a.state, a.link, a.own_act) for a in finding.addressees] == expected


@pytest.mark.parametrize(
    ("tree", "name", "missing"),
    [
        ("listed", "somebody of whom nothing is known", "recipient"),
        ("buying", "no buyer is reported", "buyer"),
        ("partial", "nobody says who", "recipient"),
        ("partial", "standing in dispute", "judge:outside_force"),
        ("partial", "one of two, of which one is the Government", "recipient"),
        ("snapback", "in a year in which it both was and was not", "date"),
        ("carried", "nobody says what was found", "class"),
    ],
)
def test_an_open_finding_names_what_it_is_open_for(tree: str, name: str, missing: str) -> None:
    told = called([t for t in ALL if t.tree == tree], name)
    finding = results(told)[next(iter(told.expected))]
    assert missing in {m.fact for m in finding.missing}


@pytest.mark.parametrize("answer", [True, False])
def test_a_question_of_judgement_is_settled_by_its_answer_alone(answer: bool) -> None:
    told = called([t for t in ALL if t.tree == "partial"], "standing in dispute")
    found = findings(check(told.book, told.data, judged={"outside_force": answer}))
    assert str(found["x", "act", "partial.arms.goods"].status) == ("touched" if answer else "not_touched")


def test_what_a_source_says_of_standing_is_not_read() -> None:
    """Standing comes from the reference data of the day, so the same words on two days differ."""
    told = called([t for t in ALL if t.tree == "listed"], "on the first day on the list")
    assert "recipient_standing" not in check(told.book, told.data).subject("x", "act").facts
    assumed = findings(check(told.book, told.data, assume={"recipient_standing": "civilian"}))
    assert ("x", "act", "listed.arms.goods") not in assumed
