"""Witnesses: nothing can be taken away from one, and the case it is written as gives the check what it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compliance.authoring.prove.reach import days_in_force
from compliance.authoring.solve.case import CaseWriter
from compliance.authoring.solve.problem import Problem
from compliance.authoring.solve.solver import solve
from compliance.authoring.solve.space import MAIN
from compliance.authoring.solve.witness import Witness, ask, shrunk, witness, word_of
from compliance.case.checked import CheckedCase, Options
from compliance.case.load import load
from compliance.check.ask import Laws
from compliance.check.finding import Finding
from compliance.files.dates import Interval
from compliance.logic.values import Known
from tests.authoring import made
from tests.authoring.solve.oracle import Oracle
from tests.authoring.solve.test_agreement import DAYS, asked_limbs
from tests.cli.support import quiet_about, run

DAY = Known(Interval(date(2001, 5, 1), date(2001, 5, 1)))


def word(laws: Laws, ref: str, finding: Finding) -> str:
    return word_of(laws.default.tree.limbs[ref], finding.answer)


def found(laws: Laws, ref: str, day: date) -> Iterator[Witness]:
    """One witness for each answer that a limb can give."""
    oracle = Oracle(laws, ref, day, loose=False)
    return (oracle.told(c) for c in oracle.starts())


def test_no_shrunk_witness_can_lose_a_fact(whole: Laws) -> None:
    for ref in asked_limbs(whole):
        for given in found(whole, ref, DAYS[0]):
            said = word(whole, ref, ask(whole, ref, given))
            small = shrunk(given, lambda less: word(whole, ref, ask(whole, ref, less)) == said)  # noqa: B023
            assert word(whole, ref, ask(whole, ref, small)) == said
            assert all(facts.items() <= given.facts[subject].items() for subject, facts in small.facts.items())
            for less in small.smaller():
                assert word(whole, ref, ask(whole, ref, less)) != said, (ref, said, less)


def test_the_smallest_answer_of_the_solver_is_the_smallest(whole: Laws) -> None:
    """A rifle and nothing else is too little; five facts are what it takes to be touched_unless, and nothing smaller does."""
    problem = Problem([whole.default], DAYS[0])
    limb = problem.limb(0, "north.entry.craft")
    asked = f":- not status({limb.key},touched_unless)."
    solution = solve(problem, asked)
    assert solution is not None
    assert set(solution.facts[MAIN]) == {"conduct", "class", "destination", "stage"}
    assert not solution.judged


def checked(laws: Laws, path: Path, text: str, ref: str, given: Witness) -> str:
    path.write_text(text, encoding="utf-8")
    case = load(path, laws.default.tree.vocabulary, laws.default.catalogue)
    check = CheckedCase(case, laws.default, Options(judged=given.judged))
    return word(laws, ref, check.judge.judge(check.subject("item", "conduct"), ref))


def as_cases(laws: Laws, path: Path, days: int, *kinds: str, regime: str = "") -> set[str]:
    """Write a case for each answer of each limb and check it; return the answers met."""
    writer, met = CaseWriter(laws), set()
    for ref in asked_limbs(laws, *kinds, regime=regime):
        for day in list(days_in_force(laws.default, ref))[-days:]:
            for given in found(laws, ref, day):
                said = word(laws, ref, ask(laws, ref, given))
                text = writer.text("found", given, [ref])
                assert checked(laws, path, text, ref, given) == said, (ref, day, said, text)
                assert f"# {ref}: {said}\n" in text
                assert "on the facts themselves" not in text
                assert bool(given.judged) == ("compliance whatif FILE --set judge." in text)
                met.add(said)
    return met


def test_cases_of_the_made_up_tree_give_what_the_witness_gives(whole: Laws, tmp_path: Path) -> None:
    assert as_cases(whole, tmp_path / "case.yaml", 2) >= {
        "touched", "touched_unless", "prospective (touched)", "prospective (touched_unless)", "excepted", "open", "not_touched",
        "applies", "does_not_apply", "triggered", "not_triggered", "available", "not_available"}  # fmt: skip


@pytest.mark.data_gate
def test_cases_of_a_shipped_regime_give_what_the_witness_gives(regime: str, shipped: Laws, tmp_path: Path) -> None:
    assert as_cases(shipped, tmp_path / "case.yaml", 1, "prohibition", "exemption", regime=regime) >= {
        "touched",
        "touched_unless",
        "excepted",
        "open",
        "applies",
    }


def test_an_act_is_given_somebody_whom_it_covers(whole: Laws, tmp_path: Path) -> None:
    facts = {"conduct": Known("supply"), "stage": Known("performed"), "date": DAY, "class": Known("rifle"),
             "destination": Known("XN"), "supplier": Known("XN"), "approval": Known("granted")}  # fmt: skip
    given = Witness({MAIN: facts}, {})
    text = CaseWriter(whole).text("found", given, ["north.arms.goods"])
    assert "recipient: person-of-xn" in text
    assert checked(whole, tmp_path / "case.yaml", text, "north.arms.goods", given) == "excepted"


def test_what_claims_cannot_bring_about_is_said(tmp_path: Path) -> None:
    """Where nobody's word counts for a value, no claim can bring about what the search took to be so."""
    laws = made.laws(tmp_path, ("vocabulary/facts.yaml", "refused: [committee, panel]", "refused: []"))
    late = Known(Interval(date(2002, 5, 1), date(2002, 5, 1)))
    facts = {"approval": Known("refused"), "class": Known("rifle"), "received": late, "date": late}
    given = Witness({MAIN: facts}, {})
    text = CaseWriter(laws).text("found", given, ["north.approved.any"])
    assert "#   on the facts themselves does_not_apply: claims cannot bring them about in full\n" in text


@pytest.mark.parametrize("limbs", [["north.arms.goods"], ["north.relief.any", "north.arms.goods"]], ids=len)
def test_the_case_says_what_each_limb_answers(whole: Laws, limbs: list[str]) -> None:
    text = CaseWriter(whole).text("found", Witness({MAIN: {"class": Known("fuel"), "date": DAY}}, {}), limbs)
    assert [line for line in text.splitlines() if line.startswith("# north")] == [
        f"# {ref}: {'open' if 'relief' in ref else 'not_touched'}" for ref in limbs
    ]


def test_the_command_for_judgements_in_a_case_can_be_run(whole: Laws, tmp_path: Path) -> None:
    facts = {"conduct": Known("supply"), "stage": Known("performed"), "date": DAY, "class": Known("goods"),
             "destination": Known("XN"), "supplier": Known("XN")}  # fmt: skip
    given = Witness({MAIN: facts}, {"weapons": True, "solely:relieving": False})
    path = tmp_path / "case.yaml"
    path.write_text(CaseWriter(whole).text("found", given, ["north.arms.goods"]), encoding="utf-8")
    [command] = [line for line in path.read_text(encoding="utf-8").splitlines() if "compliance whatif" in line]
    words = command.partition("compliance ")[2].replace("FILE", str(path)).split()
    ran = quiet_about(run(*words, rules=whole.default.tree.root))
    assert ran.code == 0, ran.err


def test_a_tree_without_a_day_of_performance_has_witnesses_that_it_can_read(tmp_path: Path) -> None:
    laws = made.laws(tmp_path, ("vocabulary/facts.yaml", "  performance_date:", "  some_day:"))
    problem = Problem([laws.default], DAYS[0])
    limb = problem.limb(0, "north.entry.craft")
    solution = solve(problem, f":- not t({limb.whole}).")
    assert solution is not None
    given = witness(solution, problem)
    assert "performance_date" not in given.facts[MAIN]
    assert "# north.entry.craft: " in CaseWriter(laws).text("found", given, ["north.entry.craft"])
