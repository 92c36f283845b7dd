"""A report held against what it names: it holds as it was written, and each thing that moves is said to have moved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compliance.audit.hashes import of_rules, whole
from compliance.audit.kernel import derive
from compliance.audit.lines import count, differences
from compliance.law.load import load
from tests.audit.support import change, report, verify, world
from tests.cli.support import RULES, SHIPPED_RULES, quiet_about, run, shipped_report

MADE = "conflict.yaml"


def test_hashes_taken_from_the_bytes_are_those_of_the_loader() -> None:
    for root in (RULES, SHIPPED_RULES):
        assert whole(of_rules(root)) == load(root).digest


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("full", [False, True])
def test_every_answer_of_the_shipped_reports_follows_from_its_parts(lang: str, full: bool) -> None:
    found = derive(shipped_report(lang, full=full))
    assert found.wrong == []
    assert found.held > 1900
    # Only what is out of force, or decided by trying, is left to the check.
    assert found.skipped < found.held / 40


def _each(made: Any) -> Any:
    return (f for c in made["cases"] for i in c["items"] for f in i["findings"])


@pytest.mark.parametrize(
    "edit",
    [
        lambda r: r["counts"].update(touched=7),
        lambda r: r["cases"][0]["items"][0].update(status="touched"),
        lambda r: r["cases"][4]["items"][0]["touches"].append("S/RES/0 (0)"),
        lambda r: next(f for f in _each(r) if f["status"] == "touched_unless").update(status="touched"),
        lambda r: next(f for f in _each(r) if f["carried"]).update(carried="touched"),
        lambda r: next(f for f in _each(r) if f["failing"]).update(failing=[]),
        lambda r: next(f for f in _each(r) if f["roots"]).update(roots=["nobody"]),
        lambda r: next(f for f in _each(r) if f["claims"])["claims"].append("never-claimed"),
        lambda r: next(f for f in _each(r) if f["status"] == "touched_unless")["elements"][0].update(truth="false"),
        lambda r: next(e for f in _each(r) for e in f["exemptions"] if e["mark"] == "excluded").update(truth="unknown"),
    ],
)
def test_an_answer_that_does_not_follow_is_found_without_the_check(edit: Any) -> None:
    made = json.loads(json.dumps(shipped_report()))
    edit(made)
    assert derive(made).wrong


@pytest.mark.parametrize("lang", ["en", "ar", "both"])
@pytest.mark.parametrize("case", [MADE, "excepted.yaml", "prospective.yaml", "before.yaml", "open.yaml"])
def test_a_report_holds_as_it_was_written(tmp_path: Path, case: str, lang: str) -> None:
    rules, cases = world(tmp_path)
    report(cases / case, rules, tmp_path / "r.json", "--lang", lang)
    ran = verify(tmp_path / "r.json", rules)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("The report holds.") == (2 if lang == "both" else 1)


@pytest.mark.parametrize(
    "options",
    [
        ("--law-date", "2004-01-01"),
        ("--known-on", "2004-03-09"),
        ("-v",),
        ("--cite", "oscola"),
        ("--on", "2005-01-01"),
    ],
)  # fmt: skip
def test_it_holds_under_every_option(tmp_path: Path, options: tuple[str, ...]) -> None:
    rules, cases = world(tmp_path)
    report(cases / MADE, rules, tmp_path / "r.json", *options)
    assert verify(tmp_path / "r.json", rules).code == 0


@pytest.mark.parametrize("options", [(), ("-v",), ("--law-date", "2004-01-01")])
def test_a_report_of_check_holds_too(tmp_path: Path, options: tuple[str, ...]) -> None:
    rules, cases = world(tmp_path)
    run("check", cases, "--format", "json", "--output", tmp_path / "r.json", *options, rules=rules)
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 0, ran.out


def test_a_case_that_moved_is_named(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    report(cases / MADE, rules, tmp_path / "r.json")
    change(cases / MADE, "class: rifle", "class: vest")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "the case conflict moved" in ran.out
    assert "What moved: the case." in ran.out


def test_rules_that_moved_are_named_file_by_file(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    report(cases / MADE, rules, tmp_path / "r.json")
    change(rules / "north" / "r1.yaml", "instrument: r1-2001", "# a comment\ninstrument: r1-2001")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "changed: north/r1.yaml" in ran.out
    # A comment moves the hash and no line.
    assert "every line is still the same" in ran.out


def test_a_tool_that_moved_is_named(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    made = report(cases / MADE, rules, tmp_path / "r.json")
    made["receipt"]["version"] = "0.0.1"
    (tmp_path / "r.json").write_text(json.dumps(made), encoding="utf-8")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "the tool moved: the receipt says 0.0.1" in ran.out


def test_options_that_moved_are_named(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    made = report(cases / MADE, rules, tmp_path / "r.json")
    made["receipt"]["options"]["law_date"] = "1999-01-01"
    (tmp_path / "r.json").write_text(json.dumps(made), encoding="utf-8")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "What moved: the options." in ran.out


def test_a_sentence_changed_by_hand_is_found(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    report(cases / MADE, rules, tmp_path / "r.json")
    change(tmp_path / "r.json", "the item is military", "the item is civilian")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "the item is civilian" in ran.out
    assert "What moved: the report itself." in ran.out


def test_cases_that_stand_elsewhere_are_found_under_a_folder(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    report(cases / MADE, rules, tmp_path / "r.json")
    cases.rename(tmp_path / "moved")
    gone = verify(tmp_path / "r.json", rules)
    assert gone.code == 1
    assert "not found" in gone.out
    assert "could not be made again" in gone.out
    assert verify(tmp_path / "r.json", rules, "--cases", str(tmp_path / "moved")).code == 0


def test_waivers_that_moved_are_named(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    entry = quiet_about(run("waive", cases / MADE, "crates", "north.arms.goods", rules=rules)).out
    written = {
        "why": "Held.", "السبب": "محفوظ.", "who judges": "First Officer", "who confirms it": "Second Officer",
        "the day, as 2011-02-26": "2005-01-01", "its last day": "2006-01-01",
    }  # fmt: skip
    for old, new in written.items():
        entry = entry.replace(f"[to be written] {old}", new)
    waivers = cases / "conflict.waivers.yaml"
    waivers.write_text(entry, encoding="utf-8")
    made = report(cases / MADE, rules, tmp_path / "r.json")
    assert made["cases"][0]["dossier"]["waivers"]
    assert verify(tmp_path / "r.json", rules).code == 0
    # To a report that was made before, the waivers are new; one of check shows none.
    waivers.rename(tmp_path / "aside")
    report(cases / MADE, rules, tmp_path / "before.json")
    run("check", cases / MADE, "--format", "json", "--output", tmp_path / "check.json", rules=rules)
    (tmp_path / "aside").rename(waivers)
    ran = verify(tmp_path / "before.json", rules)
    assert ran.code == 1
    assert "not there when the report was made" in ran.out
    assert verify(tmp_path / "check.json", rules).code == 0
    change(waivers, "Held.", "Held still.")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "the waivers conflict moved" in ran.out


HUGE = "[" * 100_000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this is no JSON"),
        (b"{", "this is no JSON"),
        (b'{"a": 1}', "but no report"),
        (b"[]", "but no report"),
        (b'"text"', "but no report"),
        (b"null", "but no report"),
        (b'{"schema_version": "1"}', "has the form '1'"),
        (b'{"schema_version": "2"}', "this is no report: at lang"),
        (b'{"schema_version": "2", "reports": {"en": {}}}', "this is no report"),
        (b'{"schema_version": "2", "reports": {"en": 7}}', "this is no report"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b'{"schema_version": "\x1b[2J"}', "this is no JSON"),
        (HUGE.encode(), "nested too deeply"),
        (b'{"schema_version": "2", "schema_version": "2"}', "'schema_version' stands twice"),
        (b'{"schema_version": NaN}', "'NaN' is no number"),
        (b'{"schema_version": ' + b"9" * 5000 + b"}", "this is no report"),
        (b'{"schema_version": "2", "reports": {}, "remark": 1}', "this is no report"),
        (b'{"schema_version": "2", "reports": {"en": {"lang": "ar"}}}', "is in another language"),
        (b'{"schema_version": "2", "reports": {"en": {}}, "remark": 1}', "nothing belongs at 'remark'"),
        (b'{"schema_version": "\\ud800"}', "has the form"),
    ],
    ids=range(20),
)
def test_what_is_no_report_is_said_in_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    for words in (("verify", path), ("compare", path, path)):
        ran = quiet_about(run(*words, rules=RULES if words[0] == "verify" else None))
        assert ran.code == 3
        assert message in ran.err
        assert ran.err.count("\n") == 1
        assert "\x1b" not in ran.err


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda r: r["cases"][0]["items"][0]["findings"][0].update(remark="x"), "goods.remark"),
        (lambda r: r["cases"][0]["items"][0]["findings"][0].update(binding="true"), "binding"),
        (lambda r: r["cases"][0]["questions"][0].update(settles="1"), "settles"),
        (lambda r: r["receipt"].pop("options"), "receipt.options"),
    ],
    ids=range(4),
)
def test_what_a_report_does_not_hold_is_refused(tmp_path: Path, edit: Any, message: str) -> None:
    rules, cases = world(tmp_path)
    made = report(cases / MADE, rules, tmp_path / "r.json")
    edit(made)
    (tmp_path / "r.json").write_text(json.dumps(made), encoding="utf-8")
    ran = verify(tmp_path / "r.json", rules)
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert message in ran.err


@pytest.mark.parametrize("path", ["/dev/zero", "", "/", ".", "\0", "x" * 5000, "\ud800", "/dev/stdin"])
def test_whatever_path_a_report_names_is_only_not_found(tmp_path: Path, path: str) -> None:
    rules, cases = world(tmp_path)
    made = report(cases / MADE, rules, tmp_path / "r.json")
    made["cases"][0]["path"] = path
    made["receipt"]["waivers"] = {MADE.removesuffix(".yaml"): "0" * 64}
    (tmp_path / "r.json").write_text(json.dumps(made), encoding="utf-8")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert "could not be made again" in ran.out


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("readings", ["nowhere"], "a reading that the rules do not have"),
        ("law_date", "yesterday", "an option that there is not"),
        ("on", "soon", "an option that there is not"),
        ("cite", "own", "an option that there is not"),
        ("assume", {"approval": "given"}, "assumptions of a what-if"),
    ],
)
def test_options_that_there_are_not_are_said(tmp_path: Path, name: str, value: Any, why: str) -> None:
    rules, cases = world(tmp_path)
    made = report(cases / MADE, rules, tmp_path / "r.json")
    made["receipt"]["options"][name] = value
    (tmp_path / "r.json").write_text(json.dumps(made), encoding="utf-8")
    ran = verify(tmp_path / "r.json", rules)
    assert ran.code == 1
    assert why in ran.out


def test_what_cannot_be_derived_is_counted(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    report(cases / MADE, rules, tmp_path / "r.json")
    assert "not read): 1\n" in verify(tmp_path / "r.json", rules).out


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    ran = quiet_about(run("verify", tmp_path / "none.json"))
    assert ran.code == 3
    assert "cannot be read" in ran.err


def test_hostile_words_of_a_report_do_not_reach_the_terminal(tmp_path: Path) -> None:
    rules, cases = world(tmp_path)
    made = report(cases / MADE, rules, tmp_path / "r.json")
    made["cases"][0]["items"][0]["label"] = "\x1b[2J\u202ered"
    made["cases"][0]["items"][0]["findings"][0]["limb_label"] = "\x1b]0;x\x07"
    (tmp_path / "r.json").write_text(json.dumps(made), encoding="utf-8")
    for lang in ("en", "ar"):
        ran = verify(tmp_path / "r.json", rules, "--lang", lang)
        assert ran.code == 1
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.out)


def test_lines_are_counted_and_told_apart() -> None:
    old = {"a": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "b": "same"}
    assert count(old) == 5
    assert list(differences(old, old)) == []
    new = {"a": [{"id": "y", "n": 2}], "b": "other", "c": None}
    found = {d.path: (d.old, d.new) for d in differences(old, new)}
    assert found == {("a", "x"): ("2 …", None), ("b",): ("same", "other"), ("c",): (None, "None")}
