"""Waivers: read with a place for each fault, shown with whether they stand, and never a change of an answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.audit.support import change, report, world
from tests.cli.support import quiet_about, run

CASE = "conflict"


def entry(rules: Path, cases: Path, **changes: Any) -> Any:
    """Write a waiver on one finding beside a case, with some of its places changed, and return the path."""
    printed = quiet_about(run("waive", cases / f"{CASE}.yaml", "crates", "north.arms.goods", rules=rules)).out
    hashes = dict(line.strip().split(": ") for line in printed.splitlines() if line[4:9] in ("facts", "rules"))
    one = {
        "id": "one", "item": "crates", "limb": "north.arms.goods", "reason": {"en": "Held for review.", "ar": "قيد النظر."},
        "by": "First Officer", "second": "Second Officer", "on": "2005-01-01", "expires": "2006-01-01", **hashes,
    }  # fmt: skip
    one = {k: v for k, v in {**one, **changes}.items() if v is not ...}
    path = cases / f"{CASE}.waivers.yaml"
    path.write_text(json.dumps({"waivers": CASE, "entries": [one]}, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def lines(rules: Path, cases: Path, tmp_path: Path, *options: str) -> Any:
    made = report(cases / f"{CASE}.yaml", rules, tmp_path / "r.json", *options)
    return made["cases"][0]["dossier"]["waivers"]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (None, "undated"),
        ("2004-12-31", "expired"),
        ("2005-01-01", "stands"),
        ("2006-01-01", "stands"),
        ("2006-01-02", "expired"),
    ],
)
def test_it_stands_from_its_day_to_its_last(tmp_path: Path, day: str | None, state: str) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases)
    (line,) = lines(rules, cases, tmp_path, *(("--on", day) if day else ()))
    assert (line["state"], line["moved"]) == (state, [])
    assert "First Officer" in line["sentence"]
    assert ("not yet given" in line["sentence"]) == (day == "2004-12-31")


def test_it_changes_no_answer_and_no_exit_code(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    before = report(cases / f"{CASE}.yaml", rules, tmp_path / "a.json")
    code = run("check", cases, rules=rules).code
    entry(rules, cases)
    after = report(cases / f"{CASE}.yaml", rules, tmp_path / "b.json", "--on", "2005-06-01")
    assert [i["status"] for i in before["cases"][0]["items"]] == [i["status"] for i in after["cases"][0]["items"]]
    assert before["counts"] == after["counts"]
    assert run("check", cases, rules=rules).code == code


def test_it_lapses_when_the_facts_change(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases)
    change(cases / f"{CASE}.yaml", "class: rifle", "class: vest")
    (line,) = lines(rules, cases, tmp_path, "--on", "2005-06-01")
    assert (line["state"], line["moved"]) == ("lapsed", ["facts"])


def test_it_lapses_when_the_rules_change(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases)
    change(rules / "north" / "r1.yaml", "the item is military,", "the item is of military use,")
    (line,) = lines(rules, cases, tmp_path, "--on", "2005-06-01")
    assert (line["state"], line["moved"]) == ("lapsed", ["rules"])


def test_an_option_of_the_report_is_not_told_as_a_change_of_the_rules(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases)
    (line,) = lines(rules, cases, tmp_path, "--law-date", "2004-01-01")
    assert (line["state"], line["moved"]) == ("lapsed", ["rules"])
    assert "the rules, or the options of the report" in line["sentence"]


def test_it_does_not_lapse_for_a_label_or_a_comment(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases)
    change(cases / f"{CASE}.yaml", "label: {en: crates,", "label: {en: wooden crates,")
    change(rules / "north" / "r1.yaml", "instrument: r1-2001", "# a comment\ninstrument: r1-2001")
    assert lines(rules, cases, tmp_path, "--on", "2005-06-01")[0]["state"] == "stands"


def test_it_covers_all_conducts_or_one(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases, conduct="sale")
    assert lines(rules, cases, tmp_path, "--on", "2005-06-01")[0]["state"] == "stands"


@pytest.mark.parametrize("form", ["markdown", "html", "json", "sarif"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_it_is_shown_in_every_format_of_text(tmp_path: Path, form: str, lang: str) -> None:
    rules, cases = world(tmp_path)
    entry(rules, cases)
    out = tmp_path / "out"
    quiet_about(run("report", cases / f"{CASE}.yaml", "--format", form, "--lang", lang, "--output", out, rules=rules))
    text = out.read_text(encoding="utf-8")
    assert "First Officer" in text
    assert ("قيد النظر" if lang == "ar" else "Held for review") in text


FAULTS = [
    ({"item": "crate"}, "the case has no item 'crate'; did you mean 'crates'?"),
    ({"conduct": "sales"}, "item 'crates' has no conduct 'sales'; did you mean 'sale'?"),
    ({"limb": "north.arms.good"}, "'north.arms.good' is no limb that makes findings; did you mean 'north.arms.goods'?"),
    ({"limb": "north.vests.any"}, "'north.vests.any' is no limb that makes findings"),
    ({"by": "Second Officer"}, "a waiver needs two persons, and names one"),
    ({"by": "second  OFFICER."}, "a waiver needs two persons, and names one"),
    ({"expires": "2004-12-31"}, "it expires before it was given"),
    ({"facts": "abc"}, "abc"),
    ({"facts": ...}, "'facts' is missing"),
    ({"reason": {"en": "[to be written] why", "ar": "x"}}, "a place of this waiver is still to be written"),
    ({"second": "[to be written] who"}, "a place of this waiver is still to be written"),
    ({"reason": {"en": "x"}}, "'ar' is missing"),
    ({"on": "2005-13-01"}, "2005-13-01"),
    ({"secnd": "x"}, "did you mean 'second'?"),
]


@pytest.mark.parametrize(("changes", "message"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_has_its_place_and_its_mend(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    rules, cases = world(tmp_path)
    path = entry(rules, cases, **changes)
    ran = quiet_about(run("report", cases / f"{CASE}.yaml", "--format", "json", "--output", tmp_path / "r.json", rules=rules))
    assert ran.code == 3
    first = ran.err.splitlines()[0]
    assert first.startswith(f"{path}:"), first
    assert all(part.isdigit() for part in first.removeprefix(f"{path}:").split(":")[:2])
    assert message in ran.err, ran.err


def test_one_identifier_stands_once_and_the_case_is_its_own(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    path = entry(rules, cases)
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**data, "entries": data["entries"] * 2}), encoding="utf-8")
    assert "stands here twice" in run("report", cases / f"{CASE}.yaml", "--output", tmp_path / "x", rules=rules).err
    path.write_text(json.dumps({**data, "waivers": "other"}), encoding="utf-8")
    assert (
        "the case beside them is 'conflict'"
        in run("report", cases / f"{CASE}.yaml", "--output", tmp_path / "x", rules=rules).err
    )


def test_it_is_no_case(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    codes = [run("check", cases, rules=rules).code]
    path = entry(rules, cases)
    codes.append(run("check", cases, rules=rules).code)
    assert codes[0] == codes[1]
    ran = quiet_about(run("check", path, rules=rules))
    assert ran.code == 3
    assert "this is a file of waivers, and no case" in ran.err


def test_what_waive_prints_is_refused_until_it_is_written(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    printed = quiet_about(run("waive", cases / f"{CASE}.yaml", "8", "1", "--conduct", "sale", rules=rules))
    assert printed.code == 0
    path = cases / f"{CASE}.waivers.yaml"
    path.write_text(printed.out, encoding="utf-8")
    ran = run("report", cases / f"{CASE}.yaml", "--output", tmp_path / "x.html", rules=rules)
    assert ran.code == 3
    assert "is not a date" in ran.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("crate", "1"), "did you mean 'crates'?"),
        (("crates", "1", "--conduct", "sales"), "did you mean 'sale'?"),
        (("crates", "99"), "has no finding under '99'"),
    ],
)
def test_waive_says_what_is_not_there(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    rules, cases = world(tmp_path)
    ran = quiet_about(run("waive", cases / f"{CASE}.yaml", *words, rules=rules))
    assert ran.code == 2
    assert message in ran.err
