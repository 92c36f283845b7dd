"""Two reports compared: which findings changed, and whether facts, rules, tool or options caused it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.audit.support import change, report, rewrite, world
from tests.cli.support import Ran, quiet_about, run

CASE = "unless.yaml"


def compare(tmp_path: Path, *options: str) -> Ran:
    return quiet_about(run("compare", tmp_path / "old.json", tmp_path / "new.json", *options, rules=None))


def both(tmp_path: Path, edit: Any, *options: str) -> tuple[Path, Path]:
    rules, cases = world(tmp_path)
    report(cases / CASE, rules, tmp_path / "old.json")
    edit(rules, cases)
    report(cases / CASE, rules, tmp_path / "new.json", *options)
    return rules, cases


def causes(tmp_path: Path) -> set[tuple[str, ...]]:
    found = json.loads(compare(tmp_path, "--format", "json").out)
    return {tuple(f["cause"]["moved"]) for f in found["findings"]}


def facts(_: Path, cases: Path) -> None:
    change(cases / CASE, "stage: agreed", "stage: discussed")


def rules(tree: Path, _: Path) -> None:
    change(tree / "north" / "r1.yaml", "when: {term: military_goods}", "when: {fact: class, is: flour}")


def nothing(_: Path, __: Path) -> None:
    pass


def test_the_same_report_has_no_change(tmp_path: Path) -> None:
    both(tmp_path, nothing)
    ran = compare(tmp_path)
    assert (ran.code, ran.out) == (0, "No finding changed.\n")


def test_a_change_of_the_case_is_caused_by_the_facts(tmp_path: Path) -> None:
    both(tmp_path, facts)
    assert compare(tmp_path).code == 1
    assert causes(tmp_path) == {("facts",)}
    assert "because of the facts" in compare(tmp_path).out


def test_a_change_of_the_law_is_caused_by_the_rules(tmp_path: Path) -> None:
    both(tmp_path, rules)
    assert causes(tmp_path) == {("rules",)}


def test_another_option_is_the_cause_where_no_file_moved(tmp_path: Path) -> None:
    both(tmp_path, nothing, "--law-date", "1999-01-01")
    assert causes(tmp_path) == {("options",)}


def test_two_that_moved_are_both_named(tmp_path: Path) -> None:
    def edit(tree: Path, cases: Path) -> None:
        facts(tree, cases)
        rules(tree, cases)

    both(tmp_path, edit)
    assert causes(tmp_path) == {("facts", "rules")}
    assert "together or either" in compare(tmp_path).out


def test_a_case_that_moved_elsewhere_is_no_cause(tmp_path: Path) -> None:
    def edit(tree: Path, cases: Path) -> None:
        change(cases / CASE, "title: {en: ", "title: {en: Again ")
        rules(tree, cases)

    both(tmp_path, edit)
    found = json.loads(compare(tmp_path, "--format", "json").out)["findings"]
    # A finding that stands on one side only has no hash on the other: its cause cannot be told.
    assert {tuple(f["cause"]["moved"]) for f in found if f["cause"]["told"]} == {("rules",)}
    assert {tuple(f["cause"]["moved"]) for f in found if not f["cause"]["told"]} <= {("facts", "rules")}


def test_another_tool_is_named(tmp_path: Path) -> None:
    both(tmp_path, rules)
    change(tmp_path / "old.json", '"version": "0.1.0"', '"version": "0.0.9"')
    assert causes(tmp_path) == {("rules", "tool")}


def test_a_report_changed_by_hand_is_said_to_be(tmp_path: Path) -> None:
    both(tmp_path, nothing)
    change(tmp_path / "new.json", '"mark": "unreported"', '"mark": "claimed"')
    assert causes(tmp_path) == {("report",)}


def test_without_hashes_the_cause_of_several_cannot_be_told(tmp_path: Path) -> None:
    tree, cases = world(tmp_path)
    for name, edit in (("old", nothing), ("new", lambda t, c: (facts(t, c), rules(t, c)))):
        edit(tree, cases)
        run("check", cases / CASE, "--format", "json", "--output", tmp_path / f"{name}.json", rules=tree)
    ran = compare(tmp_path)
    assert ran.code == 1
    assert "the cause cannot be told" in ran.out


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_it_speaks_both_languages_in_every_form(tmp_path: Path, lang: str, form: str) -> None:
    both(tmp_path, facts)
    ran = compare(tmp_path, "--lang", lang, "--format", form)
    assert ("النتائج المتغيرة" if lang == "ar" else "Findings changed") in ran.out


def test_claims_items_and_cases_on_one_side_are_listed(tmp_path: Path) -> None:
    tree, cases = world(tmp_path)
    for name, which in (("old", CASE), ("new", "conflict.yaml")):
        report(cases / which, tree, tmp_path / f"{name}.json")
    out = compare(tmp_path).out
    assert "only in the newer report" in out
    assert "only in the older report" in out


def test_an_item_that_came_brings_its_findings(tmp_path: Path) -> None:
    def edit(_: Path, cases: Path) -> None:
        def more(data: Any) -> None:
            first = data["claims"][0]
            told = {"more": {"class": "rifle"}, "more.sale": first["states"]["rifles.sale"]}
            data["items"]["more"] = {"label": {"en": "more rifles", "ar": "بنادق أخرى"}, "conducts": {"sale": {}}}
            data["claims"].append({**first, "id": "more", "states": told})

        rewrite(cases / CASE, more)

    both(tmp_path, edit)
    ran = compare(tmp_path)
    assert ran.code == 1
    assert "more rifles" in ran.out
    assert "status: not shown → touched unless excepted" in ran.out
    assert "claims added: more" in ran.out


@pytest.mark.parametrize("command", ["report", "check"])
def test_what_only_one_report_unfolds_is_no_change(tmp_path: Path, command: str) -> None:
    rules, cases = world(tmp_path)
    for name, options in (("old", ()), ("new", ("-v",))):
        out = tmp_path / f"{name}.json"
        quiet_about(run(command, cases / CASE, "--format", "json", "--output", out, *options, rules=rules))
    ran = compare(tmp_path)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "No finding changed.")
    assert "cannot be compared: 5" in ran.out


def test_reports_in_two_languages_are_compared_by_what_they_mean(tmp_path: Path) -> None:
    both(tmp_path, nothing, "--lang", "ar")
    assert compare(tmp_path).out == "No finding changed.\n"


def test_a_claim_that_is_told_otherwise_is_named(tmp_path: Path) -> None:
    both(tmp_path, lambda _, cases: change(cases / CASE, "The price was thirteen.", "Thirteen was the price."))
    ran = compare(tmp_path)
    assert ran.code == 0
    assert "claims told otherwise: u2" in ran.out
    assert "what moved between them: the facts" in ran.out


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_in_a_report_acts_on_a_terminal(tmp_path: Path, lang: str) -> None:
    both(tmp_path, facts)
    made = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    made["cases"][0]["items"][0]["label"] = "\x1b[2J\u202e\ud800"
    (tmp_path / "new.json").write_text(json.dumps(made), encoding="utf-8")
    for form in ("text", "markdown", "json"):
        ran = compare(tmp_path, "--lang", lang, "--format", form)
        assert ran.code == 1
        assert not {"\x1b", "\ud800"} & set(ran.out)
        assert form == "json" or "\u202e" not in ran.out


def test_markup_in_a_report_stays_text(tmp_path: Path) -> None:
    both(tmp_path, facts)
    made = json.loads((tmp_path / "new.json").read_text(encoding="utf-8"))
    made["cases"][0]["items"][0]["label"] = "<script>\x1b[2J*x*"
    (tmp_path / "new.json").write_text(json.dumps(made), encoding="utf-8")
    out = compare(tmp_path, "--format", "markdown").out
    assert "<script>" not in out
    assert "\x1b" not in out
